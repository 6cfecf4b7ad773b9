"""Words of charts, and of what can be done with them."""

from collections.abc import Mapping

from etl.text import Text

CHART_TOOL: Mapping[str, Text] = {
    "png": Text("图片 PNG", "Image PNG"),
    "svg": Text("矢量图 SVG", "Vector SVG"),
    "link": Text("复制链接", "Copy link"),
    "screen": Text("全屏", "Full screen"),
}
CHART_TOOLS = Text("保存与分享：{title}", "Save and share: {title}")
DATA_OF_CHART = Text("数据 CSV", "Data CSV")
COPIED = Text("已复制", "Copied")
COPY_FAILED = Text("未能复制，请复制地址栏", "Not copied: please copy the address bar")
COPY_SOURCES = Text("来源：{listed}", "Sources: {listed}")
COPY_VERSION = Text("{product} · 数据版本 {version}", "{product} · data version {version}")

IN_TIME = Text("各地走势", "Each region over time")
MOST_LINES = Text(
    "共 {all} 个地区，只画前 {count} 个；其余见表格，或选“各地小图”。",
    "Lines of the first {count} of {all} regions; the others are in the table, or choose small charts.",
)
SMALL_SHARED = Text(
    "各图纵轴相同，可以互相比较；没有数据的年份断开。",
    "All share one scale, so they compare; years without data are gaps.",
)
NONE_OF_PERIOD = Text("没有{period}的数据。现有：{listed}", "No figures for {period}. There are: {listed}")
PICK_CHART = Text("图形", "Chart")
CHARTS: Mapping[str, Text] = {
    "auto": Text("按数据选择", "automatic"),
    "rank": Text("排序条形图", "ranked bars"),
    "time": Text("走势图", "over time"),
    "small": Text("各地小图", "small charts"),
}
PICK_SORT = Text("排序", "Order")
SORTS: Mapping[str, Text] = {
    "value": Text("按数值", "by value"),
    "name": Text("按名称（拼音）", "by name"),
    "gap": Text("按与目标的差距", "by gap to the target"),
}
GROUPS_OF_REGIONS = Text("地区组", "Groups")
NO_FIGURE_HERE = Text("{name}（此项无数据）", "{name} (no figure here)")

# Scales behind numbers where many stand in a narrow chart; Chinese ones are short as they are.
SCALE_SHORT: Mapping[str, str] = {
    " quadrillion": "qn",
    " trillion": "tn",
    " billion": "bn",
    " million": "m",
}
BREAK_MISSING = Text(
    "{earlier}与{later}之间缺数据，不连线", "no figure between {earlier} and {later}: not joined"
)
BREAK_STATUS = Text(
    "{later}序列中断或口径不同，不连线", "the series breaks or is defined otherwise at {later}: not joined"
)
BREAK_EDITION = Text(
    "{earlier}与{later}数据轮次不同（{one}；{other}），不连线",
    "editions of {earlier} and {later} differ ({one}; {other}): not joined",
)
AXIS_CUT = Text("纵轴不从 0 起", "axis not from 0")
YEAR_END = Text("{year}年末", "end {year}")
HEAT_PAGE = Text("对照表", "Heat table")
HEAT_LEAD = Text(
    "省份 × 同一主题的指标，只列完成值。颜色只在一列之内按分位比较；不同口径的指标不相比较。",
    "Provinces by the indicators of one topic, results only. Shades compare within a column, by quantile; unlike "
    "indicators are never compared with each other.",
)
HEAT_TOPICS = Text("主题", "Topics")
HEAT_PERIODS = Text("时期", "Periods")
HEAT_NEWEST = Text("各省最新一期", "newest of each province")
HEAT_TABLE = Text("{topic}：各省完成值", "{topic}: results by province")
HEAT_CORNER = Text("省份", "Province")
HEAT_HEAD = Text("{period} · 单位：{unit}", "{period} · in {unit}")
HEAT_CLASSES = Text(
    "每列按数值从低到高至多分五档，各档的数值个数大致相等；图例中越靠右的颜色只表示数越大，不表示越好。",
    "Each column has at most five classes, from low to high, of about equally many values; further right in the key "
    "means a greater number, not a better one.",
)
HEAT_LOWEST = Text("本列最低一档", "lowest in its column")
HEAT_HIGHEST = Text("本列最高一档", "highest in its column")
HEAT_UNLIKE = Text(
    "不着色：时期、轮次或口径与本列其他数据不同（写在格内），或是位次",
    "no shade: its period, edition or definition differs from its column (as the cell says), or it is a rank",
)
HEAT_EMPTY = Text("这个主题、时期没有省级完成值。", "No province has a result for this topic and period.")
