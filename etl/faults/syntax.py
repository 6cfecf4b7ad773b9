"""What is not YAML, or YAML too clever for a data file."""

from collections.abc import Mapping

from etl.faults.fault import Fault
from etl.text import Text

SYNTAX = Fault(
    "syntax",
    Text("不符合 YAML 语法（{said}）", "not well-formed YAML ({said})"),
    Text(
        "请对照上下行的写法，检查缩进、冒号、引号和括号",
        "compare it with the lines around: indentation, colons, quotes, brackets",
    ),
)
FORBIDDEN_CHARACTER = Fault(
    "forbidden-character",
    Text(
        "这里有 YAML 不允许的字符（常见：制表符 Tab、@、`）",
        "a character YAML does not allow here (often a tab, @ or `)",
    ),
    Text("缩进请用空格，特殊文字请加引号", "indent with spaces, quote special text"),
)
TAB = Fault(
    "tab", Text("缩进用了制表符 Tab", "a tab is used to indent"), Text("请改用空格", "use spaces instead")
)
UNEXPECTED_COLON = Fault(
    "unexpected-colon",
    Text("这里多了一个“: ”", 'an unexpected ": "'),
    Text(
        "文字中含英文冒号加空格时请整段加引号，或检查缩进",
        "quote text that contains a colon and a space, or check the indentation",
    ),
)
NO_COLON = Fault(
    "no-colon",
    Text("这一行缺少英文冒号“:”加空格", 'this line lacks ": " (an ASCII colon and a space)'),
    Text("请写成“键: 值”，不要用中文冒号“：”", 'write "key: value"'),
)
INDENTATION = Fault(
    "indentation",
    Text("缩进与上下行不一致", "indentation differs"),
    Text("同一层的各行要左对齐", "lines of one level start in one column"),
)
LIST_INDENTATION = Fault(
    "list-indentation",
    Text("列表的各项没有对齐", "the items of this list do not line up"),
    Text("各项要左对齐，并以“- ”开头", 'start them in one column with "- "'),
)
UNCLOSED_QUOTE = Fault(
    "unclosed-quote",
    Text("引号没有关闭", "a quotation mark is not closed"),
    Text("请在文字末尾补上同样的引号", "close it with the same mark"),
)
UNCLOSED_BRACKET = Fault(
    "unclosed-bracket",
    Text("花括号或方括号没有关闭，或缺少英文逗号", "a bracket is not closed, or an ASCII comma is missing"),
    Text("请补上，不要用中文逗号“，”和中文引号", "add it, in ASCII"),
)
TOO_DEEP = Fault(
    "too-deep",
    Text("嵌套太深", "nested too deeply"),
    Text("请检查括号和缩进", "check brackets and indentation"),
)
# What libyaml says, by its beginning.
SYNTAX_KNOWN: Mapping[str, Fault] = {
    "cannot start any token": FORBIDDEN_CHARACTER,
    "found a tab character": TAB,
    "mapping values are not allowed": UNEXPECTED_COLON,
    "could not find expected ':'": NO_COLON,
    "did not find expected key": INDENTATION,
    "did not find expected '-' indicator": LIST_INDENTATION,
    "found unexpected end of stream": UNCLOSED_QUOTE,
    "did not find expected ',' or": UNCLOSED_BRACKET,
    "exceeded maximum nesting depth": TOO_DEEP,
}
NO_SPACE_AFTER_COLON = Fault(
    "no-space-after-colon",
    Text(
        "“{key}”后面缺少英文冒号加空格",
        'after "{key}" an ASCII colon and a space are missing',
    ),
    Text("请写成“{key}: ”，不要用中文冒号", 'write "{key}: "'),
)
SECOND_DOCUMENT = Fault(
    "second-document",
    Text("一个文件只能有一份数据", "one document a file"),
    Text("请删除“---”", 'delete "---"'),
)
TOO_MANY_ENTRIES = Fault(
    "too-many-entries",
    Text("这里的条目超过 {limit} 个", "there are more than {limit} entries here"),
    Text("请分写在几个文件中（files）", "write them in several files (files)"),
)
KEY_NOT_WORD = Fault(
    "key-not-word",
    Text("键必须是一个词，不能是列表或映射", "a key is one word, not a list or a mapping"),
    Text("请改成一个词", "make it one word"),
)
DUPLICATE_KEY = Fault(
    "duplicate-key",
    Text(
        "“{key}”重复（第一次在第 {line} 行第 {column} 列）",
        '"{key}" stands twice (first at line {line}, column {column})',
    ),
    Text("请合并或删除其一", "merge or delete one"),
)
MERGE_KEY = Fault(
    "merge-key",
    Text("不支持合并键“<<”", 'merge keys "<<" are not supported'),
    Text("请把内容写全", "write it out"),
)
ALIAS = Fault(
    "alias",
    Text("不支持别名“*”", 'aliases "*" are not supported'),
    Text("请把内容写全，文字以 * 开头时请加引号", "write it out, or quote text that starts with *"),
)
ANCHOR = Fault(
    "anchor",
    Text("不支持锚点“&”", 'anchors "&" are not supported'),
    Text("请删除，文字以 & 开头时请加引号", "delete it, or quote text that starts with &"),
)
TAG = Fault(
    "tag",
    Text("不支持标签“!”", 'tags "!" are not supported'),
    Text("请删除，文字以 ! 开头时请加引号", "delete it, or quote text that starts with !"),
)
