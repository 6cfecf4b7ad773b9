"""Words of pages that show many at once: texts read for some matters only, definitions and regions by the dozen."""

from etl.text import Text

# Texts that are read for some matters only.
SCOPE_OF_TEXT = Text("录入范围", "Read for")
COVERAGE_IN_SCOPE = Text(
    "录入范围“{scope}”之内 {mentions} 处数字：{bound} 处已录入，{set_aside} 处搁置。",
    "{mentions} numbers within the scope “{scope}”: {bound} are figures here, {set_aside} set aside.",
)
COVERED_IN_SCOPE = Text(
    "范围之内的每个数字都有交代：录入，或说明为何搁置。",
    "Every number within it is accounted for: entered, or set aside with a reason.",
)
BEYOND_SCOPE = Text(
    "范围之外另有 {count} 处数字，未录入，也未逐一交代。",
    "Numbers outside it, neither entered nor accounted for one by one: {count}.",
)
SUM_BEYOND_SCOPE = Text(
    "其中 {texts} 篇只按录入范围“{scopes}”核对：范围之外另有 {count} 处数字，未录入，也未逐一交代。",
    "Of the texts, {texts} are audited for “{scopes}” only: {count} further numbers are outside that scope, neither "
    "entered nor accounted for one by one.",
)
EVERY_TEXT = Text("全部文本", "All texts")
OF_NO_EDITION = Text("其他文本", "Other texts")
TEXTS_OF_EDITION = Text("{name}（{count} 篇）", "{name} ({count})")

# Tables of all topics, most broadly told first.
COVERAGE_BROAD = Text("各省说得最多的指标", "Indicators that most provinces tell of")
HEAT_ALONE = Text(
    "只有一个省有完成值的指标（{count}）：无从比较",
    "Results that one province alone has ({count}): nothing to compare with",
)

# A family of many definitions.
MANY_APART = Text(
    "{count} 个口径各不相同：同一口径、同一层级之内才排名次。只列一个地区的口径在后，无从比较。",
    "{count} definitions, no two alike: places are told within one definition and level only. Those of a single region "
    "follow at the end, with nothing to compare them to.",
)
DEFINED_TABLE = Text("各口径的区别（{count}）", "What sets the definitions apart ({count})")
DEFINED_BY = Text("口径", "Definition")
DEFINED_REGIONS = Text("地区数", "Regions")
ALONE_TITLE = Text(
    "只有一个地区有数据的口径（{count}）", "Definitions that one region alone has figures of ({count})"
)
NO_RESULT_MANY = Text("{period} {count} 项", "{count} for {period}")

# Many groups of targets.
FOLDED_HINT = Text(
    "目标较多，按名称收起：点名称逐项展开；选定地区或主题，另有图表、算式和原文短语。",
    "There are many: a name opens its targets. A region or topic alone has charts, formulas and phrases too.",
)
GROUP_ALONE = Text("单独查看：图表、算式和原文短语", "These alone, with chart, formulas and phrases")

# A region with figures of many topics.
TOPICS_HERE = Text("本页主题", "Topics on this page")
