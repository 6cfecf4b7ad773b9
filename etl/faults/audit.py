"""The catalogue against its texts."""

from etl.faults.fault import Fault
from etl.text import Text

TEXT_CHANGED = Fault(
    "text-changed",
    Text(
        "文本 {file} 已变（SHA-256 现为 {sha256}）",
        "the text {file} has changed (its SHA-256 is now {sha256})",
    ),
    Text("逐条核对后改写 sha256", "check its figures, then update sha256"),
)
TEXT_NOT_THERE = Fault(
    "text-not-there",
    Text("给出的文件夹里没有这个文本", "the folder that was given does not hold this text"),
    Text("请核对文件名，或放入文本", "check its name, or put it there"),
)
MOVED = Fault(
    "moved",
    Text(
        "“{phrase}”不在第 {line} 行，而在第 {found} 行",
        '"{phrase}" does not stand on line {line} but on {found}',
    ),
    Text("请改写 line", "correct the line"),
)
NOT_IN_TEXT = Fault(
    "not-in-text",
    Text("原文第 {line} 行及别处都没有“{phrase}”", 'neither line {line} nor any other holds "{phrase}"'),
    Text("请照原文改写", "write it as the text does"),
)
NOT_REPEATED = Fault(
    "not-repeated",
    Text("第 {line} 行没有“{value}”", 'line {line} does not hold "{value}"'),
    Text("请改写 also", "correct `also`"),
)
NOT_REREAD = Fault(
    "not-reread",
    Text("在原处读不出“{value}”", '"{value}" cannot be read at its place'),
    Text("请核对 phrase 和 value", "check phrase and value"),
)
READ_OTHERWISE = Fault(
    "read-otherwise",
    Text(
        "原文写的是“{written}”（{found}），value 是“{value}”（{curated}）",
        'the text says "{written}" ({found}), the value is "{value}" ({curated})',
    ),
    Text("请照原文改正", "correct it by the text"),
)
COVERS_NOTHING = Fault(
    "covers-nothing",
    Text("“{phrase}”在文本里没有盖住任何数字", '"{phrase}" covers no number of the text'),
    Text("请核对写法和 lines，或删除", "check its wording and lines, or delete it"),
)
AUDITED_OTHERWISE = Fault(
    "audited-otherwise",
    Text("与现在数出的不符", "is not what is counted now"),
    Text(
        "请改写为 {{mentions: {mentions}, bound: {bound}, set_aside: {set_aside}{beyond}}}",
        "write {{mentions: {mentions}, bound: {bound}, set_aside: {set_aside}{beyond}}}",
    ),
)
