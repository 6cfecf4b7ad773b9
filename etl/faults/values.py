"""What is typed as a value."""

from etl.faults.fault import Fault
from etl.text import Text

TOO_LONG = Fault(
    "too-long",
    Text("文字超过 {limit} 字", "longer than {limit} characters"),
    Text("请缩短", "shorten it"),
)
SENTENCE = Fault(
    "sentence",
    Text(
        "这是整句或太长（短语最多 {limit} 字，不含句号、分号）",
        "a sentence, or too long (a phrase has at most {limit} characters and no full stop)",
    ),
    Text("只摘抄含数字的短语", "copy the figure phrase only"),
)
LIKE_FORMULA = Fault(
    "like-formula",
    Text(
        "表格软件会把以“{sign}”开头的文字（分号、制表符之后的也算）当作公式",
        'a spreadsheet takes text that starts with "{sign}", also after a semicolon or tab, for a formula',
    ),
    Text(
        "请从第一个字写起；正负号后面紧跟数字的可以保留",
        "start with a word; a plus or minus right before a number may stay",
    ),
)
NOT_ID = Fault(
    "not-id",
    Text("“{word}”不能作编号", '"{word}" is no id'),
    Text(
        "只用小写字母、数字和连字符，字母开头", "use lower-case letters, digits and hyphens, a letter first"
    ),
)
NOT_LINE = Fault(
    "not-line",
    Text("“{word}”不是行号", '"{word}" is no line number'),
    Text("请写从 1 起的整数", "write a whole number from 1"),
)
NOT_LINES = Fault(
    "not-lines",
    Text("这里应是行号列表", "a list of line numbers belongs here"),
    Text("请写成 [64, 66] 的样子", "write it like [64, 66]"),
)
NOT_LINE_RANGE = Fault(
    "not-line-range",
    Text("“{word}”不是行号或行段", '"{word}" is no line or range of lines'),
    Text("请写 12 或 12-20", "write 12 or 12-20"),
)
NOT_SEVERAL = Fault(
    "not-several",
    Text(
        "这里应是至少一项的列表",
        "a list of at least one item belongs here",
    ),
    Text("请写成 [415X, 8+4] 的样子", "write it like [415X, 8+4]"),
)
NOT_COUNT = Fault(
    "not-count",
    Text("“{word}”不是个数", '"{word}" is no count'),
    Text("请写整数，如 63", "write a whole number such as 63"),
)
NOT_PERIOD = Fault(
    "not-period",
    Text("“{word}”不是时期", '"{word}" is no period'),
    Text(
        "可写 2025、2025-Q1、2025-03、2025-03-31、2024-01-01/P3Y（三年）或 2024-01-01/P6M（上半年）",
        "write 2025, 2025-Q1, 2025-03, 2025-03-31, 2024-01-01/P3Y or 2024-01-01/P6M",
    ),
)
NOT_DAY = Fault(
    "not-day",
    Text("“{word}”不是日期", '"{word}" is no date'),
    Text("请写 2024、2024-03 或 2024-03-05", "write 2024, 2024-03 or 2024-03-05"),
)
NOT_SHA256 = Fault(
    "not-sha256",
    Text("“{word}”不是 SHA-256", '"{word}" is no SHA-256'),
    Text("应是 64 位小写十六进制", "it has 64 lower-case hex digits"),
)
NOT_FILE_NAME = Fault(
    "not-file-name",
    Text("“{word}”不是文本文件名", '"{word}" is no name of a text'),
    Text(
        "只写文件名，如 000.txt（或 .md、.html、.docx、.pdf；表格 .csv、.parquet），不带文件夹",
        "write a bare file name such as 000.txt (or .md, .html, .docx, .pdf; of a table .csv, .parquet)",
    ),
)
UNREADABLE_VALUE = Fault(
    "unreadable-value",
    Text("数值“{word}”从第 {place} 个字起读不懂", 'the value "{word}" is unreadable from character {place}'),
    Text("{reason}", "{reason}"),
)
NOT_CHOICE = Fault(
    "not-choice",
    Text("“{word}”不在可选值中（{allowed}）", '"{word}" is not one of {allowed}'),
    Text("请改成其中之一", "write one of them"),
)
NOT_DECLARED = Fault(
    "not-declared",
    Text("“{word}”不是已声明的编号（见 {kind}）", '"{word}" is not declared under {kind}'),
    Text("请改正，或在 {kind} 里声明", "correct it, or declare it under {kind}"),
)
UNKNOWN_AREA = Fault(
    "unknown-area",
    Text(
        "“{word}”不是 GB/T 2260 的地区，也不是 places 里的地点",
        '"{word}" is neither an area of GB/T 2260 nor declared under places',
    ),
    Text(
        "请写名称或代码；没有代码的地方先在 places 里声明",
        "write a name or code, and declare a place without a code under places",
    ),
)
AMBIGUOUS_AREA = Fault(
    "ambiguous-area",
    Text("“{word}”不止一处", '"{word}" names several areas'),
    Text("请写代码：{candidates}", "give the code: {candidates}"),
)
