"""Sections, records and keys."""

from etl.faults.fault import Fault
from etl.text import Text

TOP_LEVEL = Fault(
    "top-level",
    Text("文件顶层应是这些部分：{allowed}", "the top level holds {allowed}"),
    Text("请照此改正", "write these"),
)
NO_SECTION = Fault(
    "no-section",
    Text("缺少“{name}”部分", 'the section "{name}" is missing'),
    Text("请补上", "add it"),
)
NOT_MAPPING = Fault(
    "not-mapping",
    Text("这里应是“键: 值”的映射", 'a mapping "key: value" belongs here'),
    Text("请照同类条目改写", "write it as its neighbours are"),
)
NOT_LIST = Fault(
    "not-list",
    Text("这里应是以“- ”开头的列表", 'a list of items starting with "- " belongs here'),
    Text("请照同类条目改写", "write it as its neighbours are"),
)
NO_FIGURES = Fault(
    "no-figures",
    Text("每组观测须有 figures 列表，其中每项一个数字", "each block has a list figures, one item a figure"),
    Text("请补写 figures:，下面每项以“- ”开头", 'add figures:, with items that start with "- "'),
)
MISSING = Fault(
    "missing",
    Text("缺少“{key}”", '"{key}" is missing'),
    Text("请补上", "add it"),
)
UNKNOWN_KEY = Fault(
    "unknown-key",
    Text("没有“{key}”这个键", 'there is no key "{key}"'),
    Text("可用：{allowed}", "allowed: {allowed}"),
)
COMMA_IN_TEXT = Fault(
    "comma-in-text",
    Text("“{key}”不是键", '"{key}" is no key'),
    Text(
        "花括号里的文字含英文逗号时，请给整段文字加英文引号",
        "inside braces, text that contains a comma must be quoted",
    ),
)
BOTH_LANGUAGES = Fault(
    "both-languages",
    Text(
        "这里要写中英两种文字：{{zh: 中文, en: English}}",
        "two languages belong here: {{zh: 中文, en: English}}",
    ),
    Text("请两种都写", "write both"),
)
NOT_SINGLE = Fault(
    "not-single",
    Text("这里应是一个值，不是列表或映射", "a single value belongs here, not a list or a mapping"),
    Text("请只写一个值；文字以 [ 或 {{ 开头时加引号", "write one value; quote text that starts with [ or {{"),
)
NOTHING_WRITTEN = Fault(
    "nothing-written",
    Text("这里是空的", "nothing is written here"),
    Text("请填写，或删除这一行", "fill it in or delete the line"),
)
DID_YOU_MEAN = Text("；是否想写“{word}”？", '; did you mean "{word}"?')
