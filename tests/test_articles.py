"""Texts in every form that editors have them: their lines, or one clear problem."""

import hashlib
import random
import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import opencc
import pytest
from documents import PICTURE, cell, paragraph, pdf, pdf_bomb, run, table, word, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import articles, textfile
from etl.articles import Article
from etl.problems import InvalidFile, Problem

PLAN = "甲市计划二〇二六年地区生产总值增长5.5%左右，新增就业12万人，建成智能工厂30个，数字经济占比超过四成。"
PLAN_TRADITIONAL = (
    "甲市計劃二〇二六年地區生產總值增長5.5%左右，新增就業12萬人，建成智能工廠30個，數字經濟佔比過四成。"
)
KOREAN = "갑시는 올해 지역 경제가 5.5% 성장하고 신규 일자리가 12만 개 늘어날 것으로 예상한다."
JAPANESE = "甲市は今年の地域総生産が5.5%増加し、新しい雇用が12万人に達すると見込んでいる。"
RUSSIAN = "Город ожидает, что экономика вырастет на 5,5 процента, а занятость на 12 тысяч."


@pytest.fixture
def lines(tmp_path):
    def lines(content: str | bytes, suffix: str = ".txt") -> list[str]:
        path = tmp_path / f"text{suffix}"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(articles.read(path).lines)

    return lines


@pytest.fixture
def problem(lines):
    def problem(content: str | bytes, suffix: str = ".txt") -> Problem:
        with pytest.raises(InvalidFile) as caught:
            lines(content, suffix)
        (found,) = caught.value.problems
        return found

    return problem


# Any file


def test_an_article_knows_its_name_lines_and_bytes(tmp_path):
    path = tmp_path / "报告 1.txt"
    path.write_bytes(b"5%\r\n6%")
    article = articles.read(path)
    assert article == Article("报告 1.txt", ("5%", "6%"), hashlib.sha256(b"5%\r\n6%").hexdigest())
    with pytest.raises(FrozenInstanceError):
        article.name = "other"


@pytest.mark.parametrize("name", ["a.doc", "a.xlsx", "a", "a.txt.zip", ".txt"])
def test_other_kinds_of_file_are_refused_by_name(tmp_path, name):
    (tmp_path / name).write_text(PLAN, encoding="utf-8")
    with pytest.raises(InvalidFile, match=r"可读：\.txt \.md \.html \.htm \.docx \.pdf"):
        articles.read(tmp_path / name)


@pytest.mark.parametrize("suffix", articles.SUFFIXES)
def test_a_file_that_is_not_there(tmp_path, suffix):
    with pytest.raises(InvalidFile, match="找不到这个文件"):
        articles.read(tmp_path / f"none{suffix}")


@pytest.mark.parametrize("suffix", articles.SUFFIXES)
def test_a_file_that_is_too_large(problem, monkeypatch, suffix):
    monkeypatch.setattr(textfile, "MAX_MEGABYTES", 1)
    assert "larger than 1 MB" in problem(b"5%\n" * 400_000, suffix).said("en")


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".htm", ".docx", ".pdf"])
def test_an_empty_file_is_a_problem(problem, suffix):
    assert (problem(b"", suffix).line, problem(b"", suffix).column) == (1, 1)


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        pytest.param(" \n\u3000\n", ".txt", id="blank lines"),
        pytest.param(
            "<html><head><title>甲市</title></head><body><br></body></html>", ".html", id="empty page"
        ),
        pytest.param(word(paragraph(" ")), ".docx", id="empty paragraph"),
    ],
)
def test_a_file_without_text_is_a_problem(problem, content, suffix):
    assert "there is no text in it" in problem(content, suffix).said("en")


@pytest.mark.parametrize("suffix", [".TXT", ".Html", ".DOCX", ".Pdf"])
def test_suffixes_may_be_in_capitals(lines, suffix):
    content = {".TXT": PLAN, ".Html": PLAN, ".DOCX": word(paragraph(PLAN)), ".Pdf": pdf([PLAN[:20]])}[suffix]
    assert lines(content, suffix)[0][:20] == PLAN[:20]


def test_a_text_file_is_read_without_the_libraries_of_other_kinds(tmp_path):
    (tmp_path / "a.txt").write_text(PLAN, encoding="utf-8")
    script = (
        "import sys, pathlib; from etl import articles; articles.read(pathlib.Path(sys.argv[1]));"
        "print(sorted({'lxml', 'pypdfium2', 'zipfile', 'subprocess'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "a.txt")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


# Text files


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("a\nb", ["a", "b"], id="line feed"),
        pytest.param("a\r\nb", ["a", "b"], id="carriage return and line feed"),
        pytest.param("a\rb", ["a", "b"], id="carriage return"),
        pytest.param("a\r\n\nb\r\rc", ["a", "", "b", "", "c"], id="mixed, blank lines kept"),
        pytest.param("a\nb\n", ["a", "b"], id="a last break begins no line"),
        pytest.param("a\n\n", ["a", ""], id="a last blank line"),
        pytest.param("a\x0cb\nc", ["a\x0cb", "c"], id="form feed stays in its line"),
        pytest.param("a\x0bb\x1cc\x85d\ne", ["a\x0bb\x1cc\x85d", "e"], id="other controls stay too"),
        pytest.param("a\u2028b\u2029c\nd", ["a\u2028b\u2029c", "d"], id="separators stay in their line"),
        pytest.param("a\x00b\x07\n\ue000", ["a\x00b\x07", "\ue000"], id="stray characters do not matter"),
        pytest.param("\ufeff甲\n乙", ["甲", "乙"], id="byte-order mark"),
        pytest.param("　　甲市 \t5%  ", ["　　甲市 \t5%  "], id="spaces stay"),
        pytest.param("<p>甲</p>\n<br>", ["<p>甲</p>", "<br>"], id="source of a page is text"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_lines_are_those_an_editor_counts(lines, content, expected, suffix):
    assert lines(content, suffix) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PLAN, id="simplified"),
        pytest.param(PLAN_TRADITIONAL, id="traditional"),
        pytest.param("增长5%", id="short"),
        pytest.param("增長5%", id="short, traditional"),
        pytest.param("５．５％，１２万人", id="full-width digits"),
        pytest.param("甲市\n\n乙市\t5%\x0c\n", id="breaks and form feed"),
        pytest.param("镕基堃喆", id="beyond GB 2312"),
        pytest.param("㐀𠮷〇€", id="four bytes"),
        pytest.param(f"{PLAN}鲜の每日ガ", id="a little Japanese in it"),
        pytest.param("GDP +5.5% — 12 万", id="hardly any Chinese"),
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_chinese_of_older_programs_is_read(lines, text, mark):
    assert lines((mark + text).encode("gb18030")) == lines(text)


@pytest.mark.parametrize("codec", ["gb2312", "gbk", "gb18030"])
def test_the_older_names_of_gb18030(lines, codec):
    assert lines(PLAN.replace("〇", "零").encode(codec)) == [PLAN.replace("〇", "零")]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(PLAN_TRADITIONAL.encode("big5hkscs"), id="Big5"),
        pytest.param("甲市地區生產總值".encode("big5"), id="Big5, one short line"),
        pytest.param(KOREAN.encode("euc_kr"), id="EUC-KR"),
        pytest.param(KOREAN.encode("johab"), id="Johab"),
        pytest.param(JAPANESE.encode("shift_jis"), id="Shift_JIS"),
        pytest.param(JAPANESE.encode("euc_jp"), id="EUC-JP"),
        pytest.param(RUSSIAN.encode("koi8_r"), id="KOI8-R"),
        pytest.param(RUSSIAN.encode("cp1251"), id="Windows-1251"),
        pytest.param("Élevé à l'été, naïveté créée.".encode("latin_1"), id="Latin-1"),
        pytest.param(PLAN.encode("utf-16"), id="UTF-16"),
        pytest.param(PLAN.encode("utf-16-le"), id="UTF-16 without mark, little end first"),
        pytest.param(PLAN.encode("utf-16-be"), id="UTF-16 without mark, big end first"),
        pytest.param(PLAN.encode("utf-32"), id="UTF-32"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", id="picture"),
        pytest.param(word(paragraph(PLAN)), id="Word file"),
        pytest.param(pdf([PLAN]), id="PDF"),
    ],
)
def test_other_encodings_are_a_problem_that_says_how_to_mend_it(problem, content):
    message = problem(content)
    assert "另存为编码 UTF-8" in message.said("zh")
    assert "save it as UTF-8" in message.said("en")


@pytest.mark.parametrize("size", [32, 100, 1000, 10_000])
def test_random_bytes_are_no_text(problem, size):
    chance = random.Random(size)
    for _ in range(30):
        assert "UTF-8" in problem(b"\xff\xfe" + chance.randbytes(size)).said("en")
        assert "UTF-8" in problem("甲市".encode("gbk") + chance.randbytes(size)).said("en")


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        pytest.param("甲市\n增长".encode() + b"\xff5%", 2, 3, id="a broken byte"),
        pytest.param("\ufeff甲a".encode() + b"\xff", 1, 3, id="after a byte-order mark"),
        pytest.param(PLAN.encode()[:-1], 1, len(PLAN), id="cut off in its last character"),
        pytest.param(b"a\n" + KOREAN.encode("euc_kr"), 2, 1, id="another encoding"),
    ],
)
def test_the_place_of_the_first_byte_that_is_not_utf8(problem, content, line, column):
    found = problem(content)
    assert (found.line, found.column) == (line, column)


@pytest.fixture(scope="module")
def corpus(texts) -> dict[str, str]:
    """Real texts by file name, in both scripts."""
    simplified = {path.name: path.read_text("utf-8") for path in texts.rglob("*.txt")}
    turned = opencc.OpenCC("s2t")
    return simplified | {f"{name} (Hant)": turned.convert(text) for name, text in simplified.items()}


def test_real_texts_in_gb18030_are_read(corpus, lines):
    assert [name for name, text in corpus.items() if lines(text.encode("gb18030")) != lines(text)] == []


@pytest.mark.parametrize("codec", ["big5hkscs", "utf-16-le", "euc_jp", "shift_jis"])
def test_real_texts_in_other_encodings_are_not(corpus, problem, codec):
    for text in corpus.values():
        assert problem(text.encode(codec, "ignore")).column


def test_single_lines_of_real_texts_in_gb18030_are_read(corpus, tmp_path):
    """A line of headings may have too few characters to be told by; one in a thousand may be lost."""
    every = [line for text in corpus.values() for line in text.split("\n") if line.strip()]
    path = tmp_path / "line.txt"
    lost = []
    for line in every:
        path.write_bytes(line.encode("gb18030"))
        try:
            articles.read(path)
        except InvalidFile:
            lost.append(line)
    assert len(lost) < len(every) / 1000, lost


# Web pages


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("<p>甲<p>乙", ["甲", "乙"], id="paragraphs, not closed"),
        pytest.param("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"], id="blocks in blocks"),
        pytest.param("甲<br>乙<br/>丙", ["甲", "乙", "丙"], id="line breaks"),
        pytest.param("<p>增<b>长</b><span>5<i>.5</i></span>%</p>", ["增长5.5%"], id="inline elements"),
        pytest.param(
            "<p>增长<o:p>5</o:p><st1:chmetcnv>5家</st1:chmetcnv></p>", ["增长55家"], id="Word's elements"
        ),
        pytest.param("<p>\n  增长\n\t 5% \r\n</p>", ["增长 5%"], id="spaces collapse"),
        pytest.param("<p>&nbsp;&nbsp;　　增长&#53;&percnt;&lt;</p>", ["增长5%<"], id="entities"),
        pytest.param("<p></p><p> </p><p>&nbsp;</p><br><br>甲", ["甲"], id="blank lines are left out"),
        pytest.param("<h1>题</h1><ul><li>一<li>二</ul>", ["题", "一", "二"], id="headings and lists"),
        pytest.param("<script>a</script><style>b</style><p>甲", ["甲"], id="script and style"),
        pytest.param("甲<template>a</template><noscript>b</noscript>乙", ["甲乙"], id="template"),
        pytest.param("甲<!-- <p>a</p> -->乙<?php b ?>", ["甲乙"], id="comments"),
        pytest.param("甲<p hidden>a<p>乙", ["甲", "乙"], id="hidden"),
        pytest.param(
            "甲<p style='color:red; DISPLAY : none'>a<b>c</b></p>乙", ["甲", "乙"], id="not displayed"
        ),
        pytest.param(
            "<div style='visibility: hidden'>甲</div>", ["甲"], id="articles that a script will show"
        ),
        pytest.param("<head><title>题</title></head><body>甲", ["甲"], id="title of the window"),
        pytest.param("<pre>甲  5%\n乙<b>\n丙</b></pre>", ["甲 5%", "乙", "丙"], id="as typed"),
        pytest.param("<p>达100<sup>2</sup>家", ["达100²家"], id="mark of a note is no digit"),
        pytest.param("<p>甲<sup><a href='#'>[12]</a></sup>乙", ["甲[¹²]乙"], id="mark of a note, linked"),
        pytest.param("<ruby>甲<rp>(<rt>jia<rp>)</ruby>市", ["甲市"], id="readings"),
        pytest.param("甲\x00\x1e\x1f乙", ["甲\ufffd 乙"], id="control characters"),
        pytest.param("只有文字", ["只有文字"], id="no tags at all"),
    ],
)
@pytest.mark.parametrize("suffix", [".html", ".htm"])
def test_a_page_gives_the_lines_that_are_seen(lines, content, expected, suffix):
    assert lines(content, suffix) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            "<table><caption>表</caption><tr><th>地区</th><th>增速</th></tr><tr><td>甲</td><td>5%</td></tr></table>完",
            ["表", "地区\t增速", "甲\t5%", "完"],
            id="rows and cells",
        ),
        pytest.param(
            "<table><tr>\n<td>甲</td>\n<td>5%</td>\n</tr></table>", ["甲\t5%"], id="indented source"
        ),
        pytest.param(
            "<table><tr><td><p>甲</p></td><td><p>5</p><p>%</p></td></table>", ["甲\t5 %"], id="paragraphs"
        ),
        pytest.param("<table><tr><td>甲<td><td>5</table>", ["甲\t\t5"], id="an empty cell"),
        pytest.param(
            "<table><tr><td><p></p><td>2025<tr><td>甲<td>5</table>", ["\t2025", "甲\t5"], id="first empty"
        ),
        pytest.param(
            "<table><tr><td colspan=2>甲<td rowspan=2>乙</table>", ["甲\t乙"], id="merged cells once"
        ),
        pytest.param(f"<table><tr><td>1<td><p>{PLAN * 4}</p></table>", [f"1\t{PLAN * 4}"], id="a long cell"),
        pytest.param("<table><tr><td>甲<td> </table>", ["甲"], id="last empty"),
        pytest.param(
            f"<table><tr><td>目录<td><p>{PLAN * 4}</p><p>乙</p></table>",
            ["目录", PLAN * 4, "乙"],
            id="layout",
        ),
        pytest.param(
            "<table><tr><td>目录<td><table><tr><td>甲<td>5</table></table>",
            ["目录", "甲\t5"],
            id="table in table",
        ),
    ],
)
def test_a_row_of_a_page_is_one_line(lines, content, expected):
    assert lines(content, ".html") == expected


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        pytest.param("<meta charset=utf-8>", "utf-8", id="UTF-8"),
        pytest.param("", "utf-8", id="UTF-8, not declared"),
        pytest.param("", "utf-8-sig", id="UTF-8 with mark"),
        pytest.param('<meta charset="gb2312">', "utf-8", id="saved anew as UTF-8"),
        pytest.param('<meta charset="gb2312">', "gb18030", id="GB 2312, but more is used"),
        pytest.param(
            "<META http-equiv=Content-Type content='text/html; charset=GBK'>", "gbk", id="GBK, old form"
        ),
        pytest.param('<?xml version="1.0" encoding="GB18030"?>', "gb18030", id="declared as XML"),
        pytest.param("", "gb18030", id="GB 18030, not declared"),
        pytest.param('<meta charset="no-such">', "gb18030", id="GB 18030, declared as nonsense"),
        pytest.param('<meta charset="hex">', "gb18030", id="GB 18030, declared as no encoding"),
        pytest.param("", "utf-16", id="UTF-16 with mark"),
        pytest.param("\ufeff", "utf-16-be", id="UTF-16 with mark, big end first"),
    ],
)
def test_a_page_in_any_encoding_it_declares(lines, head, codec):
    assert lines(f"{head}<p>镕{PLAN}</p>".encode(codec), ".html") == [f"镕{PLAN}"]


@pytest.mark.parametrize(
    ("charset", "codec", "text"),
    [
        pytest.param("big5", "big5", PLAN_TRADITIONAL.replace("〇", "零"), id="Big5"),
        pytest.param("Shift_JIS", "cp932", JAPANESE, id="Shift_JIS"),
        pytest.param("euc-kr", "cp949", KOREAN, id="EUC-KR"),
        pytest.param("iso-8859-1", "cp1252", "Élevé à l’été", id="Latin-1 with Windows quotes"),
    ],
)
def test_a_page_in_another_encoding_must_declare_it(lines, problem, charset, codec, text):
    page = f"<p>{text}</p>".encode(codec)
    assert lines(f"<meta charset={charset}>".encode() + page, ".html") == [text]
    assert "UTF-8" in problem(page, ".html").said("en")


def test_a_broken_character_does_not_spoil_a_page(lines):
    page = f"<meta charset=gbk><p>{PLAN}</p><p>".encode("gbk") + b"\xff</p>"
    assert lines(page, ".html") == [PLAN, "\ufffd"]


@pytest.mark.parametrize("depth", [250, 300, 2000])
def test_tags_that_are_never_closed_lose_no_text(lines, depth):
    assert "末尾5%" in "".join(lines("<font>甲" * depth + "末尾5%", ".html"))


def test_a_page_that_cannot_be_read_to_its_end_is_a_problem(problem):
    assert "nested too deeply" in problem("<font>甲" * 3000 + "末尾5%", ".html").said("en")


# Word files


def box(*texts: str) -> str:
    inside = "".join(paragraph(text) for text in texts)
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{content}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict>{content}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


MERGE, MERGED = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param([paragraph("增长", "5.5", "%")], ["增长5.5%"], id="runs"),
        pytest.param(
            [paragraph("甲"), table(["地区", "5%"]), paragraph("乙")], ["甲", "地区\t5%", "乙"], id="order"
        ),
        pytest.param(
            [paragraph("甲"), paragraph(), paragraph(" "), paragraph("乙")], ["甲", "乙"], id="blank ones"
        ),
        pytest.param([paragraph("甲", "<w:r><w:br/></w:r>", "乙")], ["甲", "乙"], id="line break"),
        pytest.param(
            [paragraph("甲", "<w:r><w:tab/></w:r>", "乙")], ["甲\t乙"], id="tab, but not a tab stop"
        ),
        pytest.param([paragraph("5", "<w:r><w:noBreakHyphen/></w:r>", "6")], ["5-6"], id="hyphen"),
        pytest.param([paragraph("<w:hyperlink>" + run("甲") + "</w:hyperlink>")], ["甲"], id="link"),
        pytest.param([paragraph("<w:ins>" + run("甲") + "</w:ins>")], ["甲"], id="inserted"),
        pytest.param(
            [paragraph("甲", "<w:moveFrom>" + run("乙") + "</w:moveFrom>")], ["甲"], id="moved away"
        ),
        pytest.param(
            [paragraph("甲", "<w:del><w:r><w:delText>乙</w:delText></w:r></w:del>")], ["甲"], id="deleted"
        ),
        pytest.param([paragraph("甲", "<w:r><w:instrText>PAGE</w:instrText></w:r>")], ["甲"], id="field"),
        pytest.param(
            [paragraph("约", "<m:oMath><m:r><m:t>5.5</m:t></m:r></m:oMath>")], ["约5.5"], id="formula"
        ),
        pytest.param(
            ["<w:sdt><w:sdtPr/><w:sdtContent>" + paragraph("甲") + "</w:sdtContent></w:sdt>"],
            ["甲"],
            id="control",
        ),
        pytest.param(
            [paragraph("达100", run("2", '<w:vertAlign w:val="superscript"/>'))], ["达100²"], id="raised"
        ),
        pytest.param([paragraph("甲", box("框5%", "二"), "乙")], ["甲乙", "框5%", "二"], id="text box, once"),
        pytest.param([table(["甲", "5%"], ["乙", "6%"])], ["甲\t5%", "乙\t6%"], id="rows"),
        pytest.param([table([cell("甲", "市"), "5"])], ["甲 市\t5"], id="two paragraphs in a cell"),
        pytest.param(
            [table([cell("甲", properties='<w:gridSpan w:val="2"/>'), "5"])], ["甲\t5"], id="merged across"
        ),
        pytest.param(
            [table([cell("甲", properties=MERGE), "5"], [cell("甲", properties=MERGED), "6"])],
            ["甲\t5", "\t6"],
            id="merged downwards",
        ),
        pytest.param(
            [table([cell(table(["甲", "5"], ["乙", "6"])), "7"])], ["甲 5 乙 6\t7"], id="table in table"
        ),
    ],
)
def test_a_word_file_gives_paragraphs_and_rows(lines, blocks, expected):
    assert lines(word(*blocks), ".docx") == expected


def test_notes_of_a_word_file_follow_its_text(lines):
    document = word(
        paragraph("甲"),
        footnotes=f"<w:footnote>{paragraph()}</w:footnote><w:footnote>{paragraph('脚注5%')}</w:footnote>",
        endnotes=f"<w:endnote>{paragraph('尾注6%')}</w:endnote>",
    )
    assert lines(document, ".docx") == ["甲", "脚注5%", "尾注6%"]


@pytest.mark.parametrize("main", ["word/document2.xml", "文档/正文.xml"])
def test_the_parts_of_a_word_file_are_found_by_their_relations(lines, main):
    document = word(paragraph("甲"), footnotes=f"<w:footnote>{paragraph('注')}</w:footnote>", main=main)
    assert lines(document, ".docx") == ["甲", "注"]


def nested(depth: int) -> str:
    inside = paragraph("甲")
    for _ in range(depth):
        inside = table([cell(inside)])
    return inside


def test_tables_in_tables_are_read_as_deep_as_word_makes_them(lines):
    assert lines(word(nested(80)), ".docx") == ["甲"]


SOUND = word(paragraph(PLAN))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password", id="old or locked"),
        pytest.param(SOUND[:-30], "sound .docx", id="cut off"),
        pytest.param(SOUND[:200] + b"\xff" * 40 + SOUND[240:], "sound .docx", id="damaged"),
        pytest.param(PLAN.encode(), "sound .docx", id="no zip"),
        pytest.param(zipped({"a.txt": PLAN}), "sound .docx", id="any zip"),
        pytest.param(
            SOUND.replace(b"word/document.xml", b"word/document.xmk"), "sound .docx", id="part missing"
        ),
        pytest.param(word("<w:p>"), "sound .docx", id="XML not closed"),
        pytest.param(word(nested(300)), "sound .docx", id="nested too deeply"),
        pytest.param(zipped({"_rels/.rels": "<Relationships/>"}), "sound .docx", id="no document"),
    ],
)
def test_a_word_file_that_cannot_be_read(problem, content, said):
    assert said in problem(content, ".docx").said("en")


def test_a_workbook_is_no_word_file(problem):
    relations = '<Relationships><Relationship Type="/officeDocument" Target="book.xml"/></Relationships>'
    workbook = zipped({"_rels/.rels": relations, "book.xml": "<workbook/>"})
    assert "sound .docx" in problem(workbook, ".docx").said("en")


def test_entities_are_not_followed(problem, tmp_path):
    (tmp_path / "secret").write_text("密码", encoding="utf-8")
    relations = '<Relationships><Relationship Type="/officeDocument" Target="a.xml"/></Relationships>'
    content = (
        f'<!DOCTYPE document [<!ENTITY e SYSTEM "{tmp_path.as_uri()}/secret">]>'
        "<document><body><p><t>&e;</t></p></body></document>"
    )
    document = zipped({"_rels/.rels": relations, "a.xml": content})
    assert "no text" in problem(document, ".docx").said("en")


def test_a_word_file_that_unpacks_to_too_much(problem, monkeypatch):
    monkeypatch.setattr(textfile, "MAX_MEGABYTES", 1)
    document = word(paragraph("甲" * 2**20))
    assert len(document) < 2**15
    assert "unpacks to more than 1 MB" in problem(document, ".docx").said("en")


# PDF


def test_a_pdf_gives_its_lines_page_by_page(lines):
    pages = pdf(["甲市工作要点", "", "一、目标"], ["增长5.5%，𠮷", "二"])
    assert lines(pages, ".pdf") == ["甲市工作要点", "一、目标", "增长5.5%，𠮷", "二"]


FULL = "全年地区生产总值增长百分之五左右规模以上工业增加值增长百分之六以上"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param(
            [f"{FULL}达81.8亿", "元左右。", "完"], [f"{FULL}达81.8亿元左右。", "完"], id="unit cut off"
        ),
        pytest.param([f"{FULL}甲", f"{FULL}乙", "丙"], [f"{FULL}甲{FULL}乙丙"], id="three lines"),
        pytest.param([f"{FULL}。", "下一段"], [f"{FULL}。", "下一段"], id="a sentence ends with its line"),
        pytest.param([f"{FULL}甲", "　　下一段"], [f"{FULL}甲", "　　下一段"], id="next line is indented"),
        pytest.param([f"{FULL}甲", "乙", "丙"], [f"{FULL}甲乙", "丙"], id="short lines end a paragraph"),
        pytest.param([f"{FULL}5-", "7%"], [f"{FULL}5-7%"], id="cut at a dash"),
        pytest.param([f"{FULL}AI-", "GDP"], [f"{FULL}AI-GDP"], id="cut at a hyphen"),
        pytest.param([f"{FULL}GDP", "per head"], [f"{FULL}GDP per head"], id="words"),
        pytest.param([f"{FULL}5.5", "2026"], [f"{FULL}5.5 2026"], id="numbers do not run together"),
        pytest.param(["甲市", "乙市"], ["甲市", "乙市"], id="a column of names"),
    ],
)
def test_printed_lines_become_paragraphs(lines, printed, expected):
    assert lines(pdf(printed), ".pdf") == expected


def test_a_paragraph_goes_on_over_the_page(lines):
    assert lines(pdf([f"{FULL}达4"], ["万亿元"]), ".pdf") == [f"{FULL}达4万亿元"]


WHOLE = pdf([PLAN])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(pdf([]), "OCR", id="no text"),
        pytest.param(pdf([""], [" "]), "OCR", id="no text on any page"),
        pytest.param(pdf([PLAN], locked=True), "has a password", id="locked"),
        pytest.param(pdf(PICTURE), "no text in this PDF", id="scanned"),
        pytest.param(
            pdf([PLAN], PICTURE, [], PICTURE), "page 2, 4 is but a picture", id="some pages scanned"
        ),
        pytest.param(WHOLE[: len(WHOLE) // 2], "no sound PDF", id="cut off"),
        pytest.param(PLAN.encode(), "no sound PDF", id="no PDF"),
        pytest.param(SOUND, "no sound PDF", id="Word file"),
        pytest.param(pdf_bomb(3000), "too heavy", id="unpacks to gigabytes"),
    ],
)
def test_a_pdf_that_cannot_be_read(problem, content, said):
    assert said in problem(content, ".pdf").said("en")


def test_a_pdf_that_takes_too_long(problem, monkeypatch):
    monkeypatch.setattr("etl.articles.pdf.SECONDS", 0.001)
    assert "too heavy" in problem(pdf([PLAN]), ".pdf").said("en")


# Whatever comes

SEEDS = {
    ".txt": PLAN.encode("gb18030"),
    ".html": f"<meta charset=gbk><table><tr><td>{PLAN}<td>5<tr><td>乙</table>".encode("gbk"),
    ".docx": SOUND,
    ".pdf": WHOLE,
}


@st.composite
def damaged(draw, seed: bytes) -> bytes:
    """A sound file with some bytes put in the place of others."""
    content = seed
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = start + draw(st.integers(0, 20))
        content = content[:start] + draw(st.binary(max_size=8)) + content[end:]
    return content


def survives(tmp_path_factory, suffix: str, content: bytes) -> None:
    path: Path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(content)
    try:
        article = articles.read(path)
    except InvalidFile as error:
        (problem,) = error.problems
        assert problem.file == str(path)
    else:
        assert any(line.strip() for line in article.lines)


@pytest.mark.parametrize("suffix", [".txt", ".html", ".docx"])
@given(data=st.data())
def test_any_bytes_are_an_article_or_a_problem(tmp_path_factory, suffix, data):
    content = data.draw(st.binary(max_size=400) | damaged(SEEDS[suffix]))
    survives(tmp_path_factory, suffix, content)


@given(content=st.binary(max_size=400) | damaged(SEEDS[".pdf"]))
@settings(max_examples=15, deadline=None)  # each starts a process
def test_any_bytes_are_a_pdf_or_a_problem(tmp_path_factory, content):
    survives(tmp_path_factory, ".pdf", content)
