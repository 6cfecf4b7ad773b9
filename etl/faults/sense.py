"""Figures that are well written and still make no sense, or ask for a second look.

Warnings here can be accepted: with a reason written beside the figure (`accepted`) they are silent.
"""

from etl.faults.fault import Fault
from etl.text import Text

SHARE_OVER_WHOLE = Fault(
    "share-over-whole",
    Text(
        "比重是 {value}：部分不会超过整体的 100%，也不会小于 0",
        "a share of {value}: no part exceeds 100% or is below 0",
    ),
    Text(
        "请核对数值和指标（增速、倍数和能超过 100% 的比率另立指标，不作比重）",
        "check value and indicator (growth, multiples and ratios that can exceed 100% have their own: no shares)",
    ),
)
PART_OVER_WHOLE = Fault(
    "part-over-whole",
    Text(
        "{part}的数（{value}）大于它所在的{whole}（{line}，{other}）",
        "{part} has more ({value}) than {whole} that it lies in ({line}, {other})",
    ),
    Text(
        "请核对数值、单位和地区；指标不能相加的（如人均数）请写分母 denominator；确实如此，写 accepted 说明理由",
        "check value, unit and region; if the indicator does not add up (as per head), state its denominator; "
        "if it is so, accept it with a reason",
    ),
    warning=True,
)
PARTS_OVER_WHOLE = Fault(
    "parts-over-whole",
    Text(
        "它所含的 {count} 个地区合计 {sum}，大于这里的 {value}",
        "the {count} regions inside it sum up to {sum}, which is more than {value} here",
    ),
    Text(
        "请核对单位；统计上确实如此（如各省合计大于全国），写 accepted 说明理由",
        "check the units; if the statistics are so (provinces summing up to more than the nation), accept it "
        "with a reason",
    ),
    warning=True,
)
UNIT_SLIP = Fault(
    "unit-slip",
    Text(
        "{value}与同一指标的“{other}”（{line}）相差约 {times} 倍，像是单位写错（万、亿）",
        '{value} and "{other}" of the same indicator ({line}) are about {times} times apart, as if 万 '
        "or 亿 were mistaken",
    ),
    Text(
        "请对照原文改正单位；确实如此，写 accepted 说明理由",
        "compare the unit with the text; if it is so, accept it with a reason",
    ),
    warning=True,
)
GROWTH_RANGE = Fault(
    "growth-range",
    Text(
        "增速 {value} 超出常见范围（-50% 至 100%）",
        "a growth of {value} is out of the usual range (-50% to 100%)",
    ),
    Text(
        "请核对数值和指标；确实如此，写 accepted 说明理由",
        "check value and indicator; if it is so, accept it with a reason",
    ),
    warning=True,
)
TARGET_BELOW_RESULT = Fault(
    "target-below-result",
    Text(
        "目标 {value} 低于已有的完成值“{other}”（{line}，{period}），而这个指标越大越好",
        'the target {value} is below the result "{other}" ({line}, {period}), and more is better',
    ),
    Text(
        "请核对口径、单位和时期；确实如此，写 accepted 说明理由",
        "check definition, unit and period; if it is so, accept it with a reason",
    ),
    warning=True,
)
JUMP = Fault(
    "jump",
    Text(
        "与上一期“{other}”（{line}，{period}）相比变动过大：{value}",
        'a jump against the period before, "{other}" ({line}, {period}): {value}',
    ),
    Text(
        "请核对数值、单位和口径；确实如此，写 accepted 说明理由",
        "check value, unit and definition; if it is so, accept it with a reason",
    ),
    warning=True,
)
NOT_OVER = Fault(
    "not-over",
    Text(
        "完成值的时期 {period} 到来源的日期 {date} 还没有过完",
        "a result for {period}, which is not over on the date {date} of its source",
    ),
    Text(
        "请核对时期（截至某月的写那个月），或改作 target、estimate；确实如此，写 accepted 说明理由",
        "check the period (write the month it reaches to), or make it target or estimate; "
        "if it is so, accept it with a reason",
    ),
    warning=True,
)
OUTSIDE_REGION = Fault(
    "outside-region",
    Text("{place}不在这一组写明的{region}之内", "{place} does not lie in {region}, which its block states"),
    Text(
        "请改正其一，或把这个数字移到另一组", "correct one of them, or move the figure to a block of its own"
    ),
    warning=True,
)
OUTSIDE_SCOPE = Fault(
    "outside-scope",
    Text(
        "指标 {indicator} 写明只适用于 {scope}，这里是{region}",
        "{indicator} is said to apply to {scope} only, and this is {region}",
    ),
    Text(
        "请核对指标和地区，或改指标的 levels、within；确实如此，写 accepted 说明理由",
        "check indicator and region, or the indicator's levels and within; if it is so, accept it with a reason",
    ),
    warning=True,
)
TOLD_TWICE = Fault(
    "told-twice",
    Text(
        "同一来源同一行的同一短语、同一数值已录为另一条（{line}，{other}）",
        "the same value of the same phrase and line is entered as another figure at {line} ({other})",
    ),
    Text(
        "请删除一条；原文确是一数两用，写 accepted 说明理由",
        "delete one; if the text means both, accept it with a reason",
    ),
    warning=True,
)
STALE = Fault(
    "stale",
    Text("已过复核日期 {review}", "its review date {review} is past"),
    Text("请查有无新的说法，再改写 review 或删除", "look for newer statements, then change or delete review"),
    warning=True,
)
NOTHING_TO_ACCEPT = Fault(
    "nothing-to-accept",
    Text(
        "这条数据没有“{code}”警告，用不着 accepted", 'there is no warning "{code}" of this figure to accept'
    ),
    Text("请删除这一项", "delete the item"),
    warning=True,
)
