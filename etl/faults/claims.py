"""Texts that contradict each other."""

from collections.abc import Mapping

from etl.faults.fault import Fault
from etl.text import Text

SAME_LINE = Fault(
    "same-line",
    Text(
        "同一来源的同一行已在{line}写过这一事实，说法却不同（“{other}”）",
        'the same line of the same source says this fact otherwise at {line} ("{other}")',
    ),
    Text("请核对数值、指标、时期和地区", "check value, indicator, period and region"),
)
CONFLICT = Fault(
    "conflict",
    Text(
        "说法冲突：与{line}（来源 {source}）的“{other}”不能同时为真：这里是{here}，那里是{there}",
        'a conflict: it and "{other}" at {line} (source {source}) cannot both be true: '
        "here it is {here}, there {there}",
    ),
    Text(
        "请核对数值、时期和指标；若其一是后来修订过的初步数，写 status: provisional；若口径不同，写 status: "
        "definition_differs 或另立指标；都不是，就在采信的一处写 preferred: {{zh: 理由, en: why}}",
        "check value, period and indicator; if one is a preliminary value that was revised later, write "
        "status: provisional; if the definition differs, write status: definition_differs or use another "
        "indicator; if none of these, write preferred: {{zh: 理由, en: why}} where you believe it",
    ),
)
PERHAPS_ANOTHER_PERIOD: Mapping[tuple[bool, bool], Text] = {
    (False, False): Text("", ""),
    (True, False): Text(
        "。这里的时期是推断的，也许说的是另一时期", ". The period here is inferred: perhaps it is another"
    ),
    (False, True): Text(
        "。那里的时期是推断的，也许说的是另一时期", ". The period there is inferred: perhaps it is another"
    ),
    (True, True): Text(
        "。两处的时期都是推断的，也许说的是不同时期", ". Both periods are inferred: perhaps they differ"
    ),
}
NOT_REVISED = Text(
    "。有一处已写 provisional，但按来源日期看不出另一处是后来的修订",
    ". One is marked provisional, but by the dates of the sources the other is no later revision",
)
TWO_PREFERRED = Fault(
    "two-preferred",
    Text("同一事实已在{line}写了 preferred", "preferred is written at {line} for the same fact"),
    Text("只能采信一处，请删除其一", "only one can be believed, delete the other"),
)
NOTHING_TO_PREFER = Fault(
    "nothing-to-prefer",
    Text("没有与它冲突的说法，用不着 preferred", "nothing contradicts it, so there is nothing to prefer"),
    Text("请删除", "delete preferred"),
)
