"""Words of comparison, targets and coverage."""

from collections.abc import Mapping

from etl.codes import Attainment, Coverage, Obstacle, Rate
from etl.text import Text

LEVELS_DIFFER = Text("层级不同：{one} vs {other}", "levels differ: {one} vs {other}")
PERIODS_APART = Text("时期不同：{one} vs {other}", "periods differ: {one} vs {other}")
ROLES_DIFFER = Text("数据性质不同：{one} vs {other}", "roles differ: {one} vs {other}")
EDITIONS_DIFFER = Text("数据轮次不同：{one} vs {other}", "editions differ: {one} vs {other}")
EDITION_UNSTATED = Text("未注明", "not stated")
DEFINED_APART = Text("口径不同（{name}）：{reason}", "another definition ({name}): {reason}")
STATUS_APART = Text("此数{status}，不与他数比较", "this figure is marked {status} and compares with no other")
ONE_ALONE = Text(
    "没有同口径、同层级、同期、同性质的其他数据", "no other figure of its definition, level, period and role"
)
NO_BETTER = Text("指标没有优劣方向，不排名次", "neither more nor less is better: no places")
NO_ORDER = Text(
    "不可排序：界限、约数或舍入使次序不能确定", "cannot be ordered: bounds or rounding leave the order open"
)
ACROSS_PERIODS = Text("跨期比较：{listed}", "across periods: {listed}")
ACROSS_LEVELS = Text("跨层级比较：{listed}", "across levels: {listed}")

ATTAINMENT: Mapping[str, Text] = {
    Attainment.EXCEEDED: Text("超过目标", "exceeded"),
    Attainment.MET: Text("达到目标", "met"),
    Attainment.ON_PACE: Text("未到期，进度达标", "not due, on pace"),
    Attainment.BEHIND: Text("未到期，进度落后", "not due, behind"),
    Attainment.NOT_MET: Text("未达到目标", "not met"),
    Attainment.FUTURE: Text("未到期", "not due yet"),
    Attainment.NO_RESULT: Text("已到期，无结果", "due, no result"),
    Attainment.NOT_RATEABLE: Text("不可评", "cannot be rated"),
    Attainment.SUPERSEDED: Text("已被新目标取代", "superseded"),
}
# A missed 力争 is no failure.
BELOW_ASPIRED = Text("低于力争值", "below the aspired value")
ATTAINMENT_RULE: Mapping[str, Text] = {
    Attainment.EXCEEDED: Text(
        "结果好于目标的数；“超”“低于”的目标至多算达到",
        "the result is better than the target's number; more than or less than a number is at best met",
    ),
    Attainment.MET: Text("结果不差于目标", "the result is no worse than the target"),
    Attainment.ON_PACE: Text(
        "期限未过，新增的进度不落后于时间或文本写明的进度",
        "before the deadline, additions keep up with time or the stated path",
    ),
    Attainment.BEHIND: Text("期限未过，新增的进度落后", "before the deadline, additions lag behind"),
    Attainment.NOT_MET: Text(
        "结果差于目标；力争的目标称“低于力争值”",
        "the result is worse; of an aspiration: below the aspired value",
    ),
    Attainment.FUTURE: Text("判断日未过目标期限的最后一天", "the last day of its period has not passed"),
    Attainment.NO_RESULT: Text(
        "期限已过，文本没有同口径、同时期的结果",
        "past its deadline, no text has a result of its definition and period",
    ),
    Attainment.NOT_RATEABLE: Text(
        "期限已过，但目标没有数字，或界限、约数、舍入使达到与否不能确定，或口径不同",
        "past its deadline, but the target names no number, or bounds, rounding or another definition leave it open",
    ),
    Attainment.SUPERSEDED: Text("后来的目标取代了它；仍保留", "a later target replaced it; it is kept"),
}
# For paper and for eyes that do not tell colours apart.
ATTAINMENT_SHAPE: Mapping[str, str] = {
    Attainment.EXCEEDED: "▲",
    Attainment.MET: "●",
    Attainment.ON_PACE: "▷",
    Attainment.BEHIND: "◁",
    Attainment.NOT_MET: "▼",
    Attainment.FUTURE: "○",
    Attainment.NO_RESULT: "□",
    Attainment.NOT_RATEABLE: "?",
    Attainment.SUPERSEDED: "×",
}
OBSTACLE: Mapping[str, Text] = {
    Obstacle.QUALITATIVE: Text("目标没有数字", "the target names no number"),
    Obstacle.OPEN: Text(
        "结果可能是{reached}，目标是{wanted}：有的取值达到，有的没有",
        "the result may be {reached}, the target is {wanted}: some values meet it, others do not",
    ),
    Obstacle.DEFINED_OTHERWISE: Text(
        "目标、结果或基期注明口径不同或序列中断", "by its status a figure is of another definition"
    ),
    Obstacle.EDITIONS: Text(
        "结果有几个轮次的数，按不同轮次结论不同", "editions of the result differ, and so would the state"
    ),
    Obstacle.ESTIMATE_ONLY: Text(
        "只有预计值，预计值不算结果", "there is only an estimate, which is no result"
    ),
    Obstacle.PART_ONLY: Text("只有部分时段的结果", "there are only results of a part of its period"),
    Obstacle.NO_BASE: Text(
        "越低越好的指标须有基期值，文本没有给出", "less is better, and no text gives the base to count from"
    ),
    Obstacle.BASE_BELOW: Text(
        "越低越好，基期值却不高于目标值，无从计算", "less is better, and the base is not above the target"
    ),
    Obstacle.ENDLESS: Text(
        "结果或基期只知一端，算不出完成率", "only one end of the result or base is known: no rate follows"
    ),
    Obstacle.NOT_POSITIVE: Text("零或负数不作比值", "no ratio is formed on zero or negative numbers"),
    Obstacle.NO_DIRECTION: Text(
        "指标没有优劣方向，不算完成率", "neither more nor less is better: there is no rate"
    ),
    Obstacle.ORDINAL: Text("位次不算完成率", "a place in an order has no rate"),
}
SUPERSEDED_BY = Text(
    "由《{title}》的新目标{value}（{period}）取代", "replaced by the target of {value} ({period}) in {title}"
)
PACE_OPEN = Text(
    "已完成的可能是{reached}，是否够这个份额不能确定",
    "what was added may be {reached}: whether that is enough is open",
)
DUE_BY_TIME = Text(
    "到{until}应完成目标的 {due}（按时间均摊）",
    "by {until} {due} of the target were due (its share of the time)",
)
DUE_BY_PATH = Text(
    "到{until}应完成目标的 {due}（按文本写明的进度）",
    "by {until} {due} of the target were due (the path its text states)",
)
FORMULA: Mapping[str, Text] = {
    "ratio": Text("{reached} ÷ {wanted} = {rate}", "{reached} ÷ {wanted} = {rate}"),
    "difference": Text("{reached} − {wanted} = {rate}", "{reached} − {wanted} = {rate}"),
    "reduction": Text(
        "（{base} − {reached}）÷（{base} − {wanted}）= {rate}",
        "({base} − {reached}) ÷ ({base} − {wanted}) = {rate}",
    ),
    "progress": Text("{reached} ÷ {wanted} = {rate}", "{reached} ÷ {wanted} = {rate}"),
}
PLUS = Text(" + ", " + ")
BRACKETED = Text("（{words}）", "({words})")
# A computed number, by what is known of it.
COMPUTED: Mapping[str, Text] = {
    "exact": Text("{stated}", "{stated}"),
    "rounded": Text("约 {stated}", "about {stated}"),
    "between": Text("{low}—{high}", "{low}–{high}"),
    "at least": Text("{low}以上", "at least {low}"),
    "more than": Text("高于 {low}", "more than {low}"),
    "at most": Text("{high}以内", "at most {high}"),
    "less than": Text("低于 {high}", "less than {high}"),
    "unknown": Text("无法计算", "unknown"),
}
HIGHER = Text("高 {size} 个百分点", "{size} pp above")
LOWER = Text("低 {size} 个百分点", "{size} pp below")
EQUAL = Text("数字相同", "the same number")
BETWEEN_POINTS = Text("差值在 {low} 至 {high} 个百分点之间", "between {low} and {high} pp")
POINTS_FROM = Text("差值不低于 {low} 个百分点", "at least {low} pp")
POINTS_TO = Text("差值不高于 {high} 个百分点", "at most {high} pp")
DISTANCE = Text("{period}距目标还差{size}", "{size} short of the target ({period})")
BEYOND_TARGET = Text("{period}已比目标多出{size}", "{size} beyond the target ({period})")
UNDER_TARGET = Text("{period}已比目标少{size}", "{size} beyond the target ({period})")
AT_TARGET = Text("{period}与目标的数字相同", "the number of the target ({period})")
DISTANCE_OPEN = Text("{period}距目标的差距不能确定", "how far from the target is not known ({period})")
BASE_TO_TARGET = Text(
    "{base}（{base_period}）→ {target}（{target_period}）",
    "{base} ({base_period}) → {target} ({target_period})",
)
COVERAGE_STATE: Mapping[str, Text] = {
    Coverage.BOTH: Text("有目标、有结果", "target and result"),
    Coverage.TARGET_ONLY: Text("只有目标", "target only"),
    Coverage.RESULT_ONLY: Text("只有结果", "result only"),
    Coverage.NEITHER: Text("都没有（文本未提，不是零）", "neither (not stated, not zero)"),
    Coverage.NOT_APPLICABLE: Text("不适用", "not applicable"),
}
COVERAGE_SIGN: Mapping[str, str] = {
    Coverage.BOTH: "◆",
    Coverage.TARGET_ONLY: "◇",
    Coverage.RESULT_ONLY: "●",
    Coverage.NEITHER: "·",
    Coverage.NOT_APPLICABLE: "—",
}
ESTIMATED_SIGN = "○"
ESTIMATED_ONLY = Text("只有预计值", "estimate only")
COVERAGE_KEY = (
    *((COVERAGE_SIGN[state], words) for state, words in COVERAGE_STATE.items()),
    (ESTIMATED_SIGN, ESTIMATED_ONLY),
)
COVERAGE_PROVINCES = Text(
    "地区太多，这里只列全国和各省；其他级别请在上面选择。",
    "There are too many regions: the nation and the provinces are listed. Choose other levels above.",
)
COVERAGE_FIRST = Text(
    "地区太多，这里只列前 {count} 个；其余请看各地的页面或数据表。",
    "There are too many regions: the first {count} are listed. The others have pages of their own.",
)
COVERAGE_NOTE = Text(
    "文本没有提到不等于没有，更不是零；“等”字结尾的列举没有点到的地区，也只是没有提到。各地只计自己的数字。",
    "Not stated does not mean that there is none, and is not zero; nor does an open list speak of those it does not "
    "name. Each region has only its own figures.",
)

# Why there is no state or no rate, and how a rate is formed, in a few words, for code lists.
OBSTACLE_NAME: Mapping[str, Text] = {
    Obstacle.OPEN: Text("取值范围内有达到也有未达到", "some values that are possible meet it, others do not"),
    **{code: words for code, words in OBSTACLE.items() if code is not Obstacle.OPEN},
}
RATE_KIND: Mapping[str, Text] = {
    Rate.RATIO: Text("完成值÷目标值", "result over target"),
    Rate.REDUCTION: Text("（基期−完成值）÷（基期−目标值）", "(base − result) over (base − target)"),
    Rate.DIFFERENCE: Text("完成值−目标值，百分点", "result less target, percentage points"),
    Rate.PROGRESS: Text("已完成部分÷目标值", "what was added so far over target"),
}
