"""Texts that a spreadsheet could take for a formula, a link or a command, and what its files cannot hold."""

from collections.abc import Sequence

_FORMULAS = (
    "=1+1", "=A1", "=A1+B1", "=SUM(A1:B9)", "={1,2}", "==1+1", "=+1+1", "=-1", "=@A1", "= 1+1", "=\t1+1",
    '=HYPERLINK("http://e.invalid/1","a")', '=HYPERLINK("#A1")', "=HYPERLINK(A1)",
    '=WEBSERVICE("http://e.invalid/2")', '=IMPORTXML("http://e.invalid/3","//a")', '=IMAGE("http://e.invalid/4")',
    '=ENCODEURL("a")', "=RTD(,,1)", '=CALL("urlmon","a")', '=REGISTER.ID("a","b")', '=EXEC("calc")',
    "=cmd|'/c calc'!A0", "=cmd|' /C calc'!'A1'", '=DDE("cmd";"/c calc";"a")', "=MSEXCEL|'\\..\\cmd.exe /c calc'!A1",
    "='file://e.invalid/a'#$Sheet1.A1", "='\\\\e.invalid\\[a.xlsx]S'!A1", "=[http://e.invalid/a.xlsx]S!A1",
    '=INDIRECT("A1")', "=NOW()", "=RAND()", "=#REF!", "=NA()", "=1/0", '=IF(1,"a","b")',
    "+1+1", "+A1", "+SUM(A1)", "+cmd|'/c calc'!A0", "+HYPERLINK(A1)", "++1", "+-1", "+1+cmd|' /C calc'!A0",
    "-1+1", "-A1", "-1+cmd|'/c calc'!A0", "-2+3+cmd|' /C calc'!A0", "--1", "-SUM(A1)", "-(1)",
    "@SUM(A1)", "@A1", "@SUM(1+1)*cmd|'/c calc'!A0", "@@A1",
    "＝1+1", "＋1+1", "－1+1", "＠SUM(A1)", "＝HYPERLINK(A1)",
    "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\xa0=1+1", "\u3000=1+1", "\u200b=1+1", "\ufeff=1+1", "\u2028=1+1",
    "\x00=1+1", "\x0b=1+1", "\x0c=1+1", "\x1f=1+1", "\x7f=1+1",
    "'=1+1", "''=1+1", '"=1+1', '"=1+1"', '""=1+1', "'+1", "'-1", "`=1+1", "(=1+1)", "a=1+1", "1=1+1",
    '",=1+1', '"\n=1+1', '",=1+1,"', "a,=1+1", "a;=1+1", "a\t=1+1", "a|=1+1", "a\r\n=1+1", "a\n=1+1", "a\r=1+1",
    ';=1+1;"', "%=1+1", "%0A=1+1", "&=1+1", "\\=1+1", "/=1+1", "sep=;", "SEP=\t", "ID;P", "<table><tr><td>=1+1",
)  # fmt: skip
_LINKS = (
    "http://e.invalid/5", "https://e.invalid/6", "HTTP://E.INVALID/7", "ftp://e.invalid/8", "file:///etc/passwd",
    "file://e.invalid/a", "\\\\e.invalid\\a", "//e.invalid/9", "mailto:a@e.invalid", "a@e.invalid", "javascript:1",
    "internal:A1", "internal:'说明'!A1", "external:a.xlsx", "external:\\\\e.invalid\\a.xlsx", "#A1", "#说明!A1",
    "www.e.invalid", "tel:1", "ms-excel:ofe|u|http://e.invalid/a",
)  # fmt: skip
_CHARACTERS = (
    "_x0041_", "_x000D_", "_x000A_=1+1", "_x003D_1+1", "_x005F_x0041_", "_x005f_x0041_", "__x0041_", "_x0000_",
    "a\x00b", "a\x01b", "a\x08b", "a\x0bb", "a\x1bb", "a\x1fb", "a\x7fb", "a\x80b", "a\x85b", "a\x9fb", "a\ufffeb",
    "a\uffffb", "a\ufffdb", "a\ud800b", "a\udfffb", "a\udc80b", "a\u202eb", "a\u2066b", "a\u200bb", "a\u2028b",
    "a\u2029b", "\U0001f600", "\U0010ffff", "e\u0301", "&amp;", "&#61;1+1", "&#x3D;1+1", "<b>a</b>", "]]>", "<!--",
    "<?xml?>", "&", "<", '"', "'", "''", '"a"', "NA", "NaN", "null", "TRUE", "1e5", "00123", "1-2", "3/4",
    "2024-03-01", "12:30", "1,234", "0x10", "١٢", "１２", "$A$1", "A1", "R1C1", "[a]b", "a:b", "a?b", "a*b",
    " a ", "a\n\nb", "\n", "\t", "\r\n",
)  # fmt: skip

LONG = "长" * 40_000  # more than a cell of Excel can hold
LONG_FORMULA = "=" + "1+" * 20_000 + "1"
PAYLOADS: Sequence[str] = (*_FORMULAS, *_LINKS, *_CHARACTERS, LONG, LONG_FORMULA)
# What starts so is taken for a formula by one program or another, however it looks to a reader.
STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
