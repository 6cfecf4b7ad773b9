"""Tabular files (CSV, Parquet) and what their rows say."""

from etl.faults.fault import Fault
from etl.text import Text

NOT_TABLE = Fault(
    "not-table",
    Text(
        "这里应是一个表格文件的相对路径，如 tables/gdp-2024.csv",
        "the path of a tabular file from here belongs here, such as tables/gdp-2024.csv",
    ),
    Text(
        "请用 / 分隔，不用 ..，以 .csv 或 .parquet 结尾（Excel 表请另存为 CSV UTF-8）",
        "write it with /, without .., ending in .csv or .parquet (save a workbook as CSV UTF-8)",
    ),
)
TABLE_TWICE = Fault(
    "table-twice",
    Text("表格“{name}”已经列过", 'the table "{name}" is listed already'),
    Text("请只列一次", "list it once"),
)
TABLE_NOT_SOURCE = Fault(
    "table-not-source",
    Text(
        "来源“{source}”的 file 是“{file}”，不是这个表格",
        'the file of the source "{source}" is "{file}", not this table',
    ),
    Text(
        "每一行要能回到它的来源（文件和行号）：请在 sources 中为“{name}”单列一条来源",
        'each row leads to its source by file and row: give "{name}" a source of its own',
    ),
)
TABLE_CHANGED = Fault(
    "table-changed",
    Text(
        "表格的 SHA-256 是 {found}，与来源写的不同",
        "the SHA-256 of the table is {found}, which is not what its source says",
    ),
    Text(
        "如果表格确实换过，请在来源中改写 sha256",
        "if the table was replaced on purpose, change sha256 of its source",
    ),
)
TABLE_UNREADABLE = Fault(
    "table-unreadable",
    Text("表格读不了（{said}）", "the table cannot be read ({said})"),
    Text("请重新导出这个文件", "export the file again"),
)
TABLE_NOT_UTF8 = Fault(
    "table-not-utf8",
    Text("这里的字节不是 UTF-8，可能是 GBK", "these bytes are not UTF-8, perhaps GBK"),
    Text("请在 Excel 中另存为“CSV UTF-8（逗号分隔）”", 'save it in Excel as "CSV UTF-8 (comma delimited)"'),
)
TABLE_EMPTY = Fault(
    "table-empty",
    Text("表格里没有一行数据", "there is no row of data in the table"),
    Text(
        "第一行应是列名，其后一行一个数字",
        "the first row has the names of the columns, each other row a figure",
    ),
)
NO_COLUMN = Fault(
    "no-column",
    Text("表格里没有“{name}”这一列；有：{allowed}", 'the table has no column "{name}"; it has: {allowed}'),
    Text("请照抄表头的列名", "write it as the head of the table does"),
)
COLUMN_TWICE = Fault(
    "column-twice",
    Text("“{name}”这一列出现两次", 'the column "{name}" is there twice'),
    Text("请给其中一列改名", "give one of them another name"),
)
COLUMN_KIND = Fault(
    "column-kind",
    Text(
        "“{name}”这一列的类型是 {kind}，读不成文字",
        'the column "{name}" is of type {kind}, which has no text',
    ),
    Text("请存为文字、整数或小数（decimal）", "store it as text, whole numbers or decimals"),
)
SAID_TWICE = Fault(
    "said-twice",
    Text("“{key}”既写了固定值，又写了列", '"{key}" has both one value for all rows and a column'),
    Text("请只留一处", "keep one of them"),
)
SAID_NOWHERE = Fault(
    "said-nowhere",
    Text("没有写“{key}”", '"{key}" is said nowhere'),
    Text(
        "每行相同的直接写在表格这一项里，各行不同的在 columns 里写明在哪一列",
        "write it here if it holds for all rows, or under columns the column that says it",
    ),
)
ROW_LENGTH = Fault(
    "row-length",
    Text("这一行有 {found} 格，表头有 {expected} 格", "this row has {found} cells, the head has {expected}"),
    Text(
        "含逗号的文字和带千分位的数要用双引号括起来",
        "put text with commas and numbers like 1,234 in double quotes",
    ),
)
CELL_EMPTY = Fault(
    "cell-empty",
    Text("这一格是空的，而这一行有数值", "this cell is empty, though the row has a value"),
    Text("请补上；没有数字的行，数值一格留空", "fill it in; where there is no figure, leave the value empty"),
)
CELL_FORMULA = Fault(
    "cell-formula",
    Text("“{word}”是公式，不是它的结果", '"{word}" is a formula, not what it comes to'),
    Text("请在 Excel 中选择性粘贴为“数值”，再导出", 'paste it in Excel as "values", then export again'),
)
CELL_NO_NUMBER = Fault(
    "cell-no-number",
    Text("“{word}”不是数字", '"{word}" is no number'),
    Text("没有数字的，请把这一格留空", "where there is no figure, leave the cell empty"),
)
LOST_ZEROS = Fault(
    "lost-zeros",
    Text(
        "“{word}”不是六位代码，前面的 0 可能丢了",
        '"{word}" is no code of six digits: its zeros in front may be lost',
    ),
    Text(
        "如果是 {code}，请把这一列设为文字再导出",
        "if it is {code}, make this a column of text and export again",
    ),
)
CODE_AS_NUMBER = Fault(
    "code-as-number",
    Text("“{word}”是代码当成了小数", '"{word}" is a code that was made a decimal'),
    Text("请把这一列设为文字再导出：{code}", "make this a column of text and export again: {code}"),
)
SPREADSHEET_DATE = Fault(
    "spreadsheet-date",
    Text("“{word}”是电子表格改写过的日期", '"{word}" is a date as a spreadsheet program rewrote it'),
    Text(
        "请把这一列设为文字，写作 2025、2025-Q1、2025-03 或 2025-03-31",
        "make this a column of text and write 2025, 2025-Q1, 2025-03 or 2025-03-31",
    ),
)
NOT_EXACT = Fault(
    "not-exact",
    Text(
        "{word} 是二进制小数，不是原来写的数", "{word} is a binary fraction, not the number that was written"
    ),
    Text("请把这一列存为 decimal 或文字", "store the column as decimals or text"),
)
MORE_IN_TABLE = Fault(
    "more-in-table",
    Text("这个表格另有 {count} 处错误，没有一一列出", "{count} more errors of this table are not listed"),
    Text("请先改正列出的，再查一次", "mend those listed, then check again"),
)
MORE_DOUBTS = Fault(
    "more-doubts-in-table",
    Text(
        "这个表格另有 {count} 处可疑，没有一一列出",
        "{count} more doubtful figures of this table are not listed",
    ),
    Text("请先核对列出的；如果都属实，不必改动", "look into those listed first; what is true may stay"),
    warning=True,
)
TOO_MANY_DOUBTS = Fault(
    "too-many-doubts",
    Text(
        "大表格里与别的数字相比可能不合理的行超过 {limit} 行，没有逐一核对",
        "more than {limit} rows of large tables may make no sense beside others; none of them were looked into",
    ),
    Text("请看是否有整列写错了单位或时期", "look whether a whole column has another unit or period"),
    warning=True,
)
TABLE_SAVED = Fault(
    "table-saved",
    Text("读的过程中这个表格又保存过一次", "the table was saved once more while it was read"),
    Text("请再运行一次", "run it again"),
)
TOLD_ELSEWHERE = Fault(
    "told-elsewhere",
    Text(
        "大表格里有 {count} 行说的事，别的行、别的表格或手工录入的数字也说了，最多可有 {limit} 行",
        "{count} rows of large tables tell what other rows, tables or figures by hand tell too; {limit} at most can be "
        "compared",
    ),
    Text(
        "请看是不是漏写了一列（如 period），或同一个表格列了两次；较新的一份请只留新增的行",
        "look whether a column is left out (such as period) or one table is listed twice; of a newer one keep the rows "
        "that are new",
    ),
)
