"""Words of the first page: what is worth knowing first, and stories that are ready to open."""

from collections.abc import Mapping

from etl.text import Text

FINDINGS = Text("要点", "Findings")
SPREAD = Text(
    "{count} 个省份的 {period}{name}{role}：{groups}{others}。",
    "{name}, {role} for {period}, {count} provinces: {groups}{others}.",
)
SPREAD_GROUP = Text("{figure} {count} 省", "{figure} in {count}")
SPREAD_OTHERS = Text("，其余 {count} 省另有写法", ", {count} written otherwise")
ENDS = Text(
    "写出的数最高：{highest}；最低：{lowest}。", "Highest number written: {highest}; lowest: {lowest}."
)
OF_REGIONS = Text("{figure}（{regions}）", "{figure} ({regions})")
MOVES = Text("与{before}完成值相比，{parts}。", "Against the results of {before}, {parts}.")
MOVED: Mapping[str, Text] = {
    "lower": Text("{count} 省定得低", "{count} aim lower"),
    "higher": Text("{count} 省定得高", "{count} aim higher"),
    "equal": Text("{count} 省相同", "{count} aim at the same"),
    "open": Text(
        "{count} 省因“左右”“以上”、区间或末位取舍不能断定",
        "{count} cannot be ordered, as “about”, “at least”, ranges or rounding leave it open",
    ),
}
REGIONS_NAMED = Text("（{listed}）", " ({listed})")
UNSAID = Text("没有给出{period}数字目标的：{listed}。", "No target in numbers for {period}: {listed}.")
UNSAID_OF = Text("{name} {count} 省{regions}", "{name} in {count}{regions}")
FINDING_COMMA = Text("，", ", ")
FINDING_SEMICOLON = Text("；", "; ")

STORIES = Text("专题", "Stories")
STORY: Mapping[str, Text] = {
    "aims": Text("{name}：目标排列，上年完成值在旁", "{name}: targets in order, last year's results beside"),
    "moves": Text("谁定得低，谁定得高", "Who aims lower, who higher"),
    "shares": Text("{name}：口径不同，分开看", "{name}: definitions side by side"),
    "course": Text("{name}：完成值与目标", "{name}: results and targets"),
    "sizes": Text("{name}：按各自口径看规模", "{name}: sizes by definition"),
}
AIMS_SUM = Text(
    "{count} 省既有{period}目标，又有{before}完成值。",
    "{count} provinces have a target for {period} and a result of {before}.",
)
MOVES_SUM = Text(
    "{period}目标比{before}完成值：{lower} 省低，{higher} 省高，{open} 省不能排先后。",
    "Targets for {period} against results of {before}: {lower} lower, {higher} higher, {open} without order.",
)
SHARES_SUM = Text(
    "{definitions} 种口径，{regions} 个地区，{figures}；口径之间不排名次。",
    "{definitions} definitions, {regions} regions, {figures}; no order across definitions.",
)
COURSE_TOLD = Text("{period}{role} {count} 省", "{role} for {period}: {count} provinces")
SENTENCE = Text("{words}。", "{words}.")
SIZES_OF = Text(
    "{name} {definitions} 种口径 {regions} 个地区", "{name}: {definitions} definitions, {regions} regions"
)
SIZES_SUM = Text("{listed}；规模不相加，不混排。", "{listed}; sizes are neither added nor ranked together.")

BESIDE_COLUMN = Text("{period}{role}", "{role}, {period}")
BESIDE_ORDER = Text("目标高低", "Target is")
BESIDE: Mapping[str, Text] = {
    "lower": Text("低", "lower"),
    "higher": Text("高", "higher"),
    "equal": Text("相同", "the same"),
    "open": Text("不能断定", "cannot be ordered"),
}
BESIDE_NOTE = Text(
    "目标按写出的数排列，便于查看，不是名次；只有所有可能的值都在一边时才说高或低。",
    "Targets stand in the order of the numbers written, to read in and no rank; higher or lower is said only where "
    "all possible values are.",
)
