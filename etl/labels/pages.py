"""Words of the pages."""

from collections.abc import Mapping

from etl.codes import Claim, Kind, Level, Measure, Reason, State
from etl.text import Text

NAVIGATION: Mapping[str, Text] = {
    "overview": Text("概览", "Overview"),
    "compare": Text("比较", "Compare"),
    "targets": Text("目标", "Targets"),
    "heat": Text("对照表", "Heat table"),
    "coverage": Text("覆盖", "Coverage"),
    "region": Text("地区", "Regions"),
    "data": Text("数据", "Data"),
    "sources": Text("来源", "Sources"),
    "changes": Text("变动", "Changes"),
    "search": Text("查找", "Search"),
    "wall": Text("大屏", "Wall screen"),
    "cite": Text("数据引用", "Citation"),
    "guide": Text("取用说明", "How to use the data"),
}
NAVIGATION_NAME = Text("主导航", "Main navigation")
OTHER_LANGUAGE = Text("English", "中文")
CURRENT = Text("（当前页）", " (current page)")
SKIP = Text("跳到正文", "Skip to content")
TITLED = Text("{page} · {product}", "{page} · {product}")
NO_SCRIPT = Text(
    "浏览器未启用 JavaScript：数据照常显示，筛选和图形不可用。",
    "JavaScript is off: the figures are all here, filters and charts are not.",
)
TO_DARK = Text("深色", "Dark")
TO_WALL = Text("大屏", "Wall")
NOT_FOUND_IN_TIME = Text("查找时间太长", "This takes too long")
LATE = Text(
    "查找时间太长，没有完成；请先选地区、指标或时期，再在其中查找",
    "Not found through, for it takes too long: choose a region, an indicator or a period first, and search there",
)
FAULT_TITLE = Text("页面出错了", "Something went wrong")
FAULT_LEAD = Text(
    "服务器未能生成此页，数据没有丢失。请重新载入；若仍如此，请告知管理员。",
    "The server could not make this page; no data is lost. Please reload it, and tell the administrator if it "
    "happens again.",
)
RELOAD = Text("重新载入", "Reload")
UPDATED = Text(
    "数据已更新，本页显示的是上一版。", "The data were updated; this page shows the edition before."
)
UNREACHABLE = Text(
    "与服务器的连接中断，本页显示的是中断前的内容。",
    "The server cannot be reached; this page shows what it held before.",
)
FOOTER = Text(
    "数据版本 {version}　·　{figures}，来自 {sources} 篇公开文本　·　每个数字均可追溯到来源、行号和原文短语",
    "Data version {version} · {figures} from {sources} public texts · every figure leads back to its source, "
    "line and phrase",
)
IGNORED_TITLE = Text("部分参数无法识别", "Some parameters mean nothing here")
IGNORED = Text("已忽略：{listed}。其余参数照常生效。", "Ignored: {listed}. The others apply.")
BAD_FILTER = Text("无法识别的筛选条件：{listed}", "unknown filter: {listed}")
DOWNLOAD_NAME = Text("区域指标", "regional-indicators")

FIGURE_ONE = Text("1 条数据", "1 figure")
FIGURES_MANY = Text("{count} 条数据", "{count} figures")
INFERRED = Text("（推断）", " (inferred)")
EDITION = Text("（{edition}）", " ({edition})")
WITH_COUNT = Text("{name}（{count}）", "{name} ({count})")
SOURCE_LINE = Text("《{title}》第 {line} 行", "{title}, line {line}")
LINE = Text("第 {line} 行", "line {line}")
ALSO_LINES = Text("（另见第 {lines} 行）", " (also {lines})")
NOTE = Text("附注：", "Note: ")
EVIDENCE = Text("时期推断依据：", "Period inferred from: ")
NO_DATA = Text("无数据", "no data")

OVERVIEW_TITLE = Text("各地区发展目标与完成情况", "What regions aim at, and what they achieve")
OVERVIEW_LEAD = Text(
    "从 {sources} 篇公开文本中逐条摘录 {figures} 条数据，涉及 {regions} 个地区、园区和平台，{topics} 个主题；"
    "“以上”“超”“左右”“力争”等限定词是数据的一部分，照原样保留。",
    "{figures} figures taken one by one from {sources} public texts, on {regions} regions, zones and platforms "
    "and {topics} topics. Words that bound a figure, such as at least, more than, about "
    "or aspire to, belong to it and are kept.",
)
HEADLINES = Text("重点数据", "Headline figures")
HEADLINES_RULE = Text(
    "选取规则：每个主题中第一个有省级完成值的指标，取各省最新一期。",
    "By rule: of each topic the first indicator that a province has a result of, at its newest.",
)
HEADLINE_MORE = Text("另有 {count} 个省份", "{count} more provinces")
TILES = Text("各省数据分布", "Figures by province")
TILES_SCHEMATIC = Text(
    "示意排列，非地图：方格大小、位置和距离均不代表实际面积、边界和距离。",
    "A schematic layout, not a map: the size, place and distance of tiles do not show area, borders or distance.",
)
TILES_COUNTED = Text(
    "数字为数据条数，含辖区内市、县、园区和平台的数据。",
    "Numbers of figures, including those of cities, counties, zones and platforms inside a province.",
)
TILE_RANGE = Text("{low}–{high}", "{low}–{high}")
TILE_BOUND = Text(
    "斜纹：原文只给出界限或约数，颜色按所写数字",
    "striped: the text gives a bound or an approximate value; the colour follows the number written",
)
SEVERAL_FIGURES = Text(
    "同期不止一条数据，见该省页面", "several figures end then: see the page of the province"
)
TILES_PERIOD = Text("时期：{period}", "Period: {period}")
PERIODS_DIFFER = Text(
    "各省最新一期的时期不同，写在方格里；不宜直接比较。",
    "The newest periods differ between provinces and stand in the tiles; they do not compare directly.",
)
COLOUR_BY = Text("着色依据", "Colour by")
BY_NUMBER = Text("数据条数", "Number of figures")
WITH_ROLE = Text("{name}（{role}，{count} 个省份）", "{name} ({role}, {count} provinces)")
BY_TOPIC = Text("按主题", "By topic")
BY_ROLE = Text("按数据性质", "By role")
BY_REGION = Text("数据最多的地区", "Regions with most figures")

COMPARE_TITLE = Text("比较", "Compare")
COMPARE_LEAD = Text(
    "同一口径、同一层级才放在一张图里；口径不同的分开列示，并说明差别在哪里。",
    "One chart holds one definition at one level. Look-alikes with other definitions stand apart, with the reason.",
)
FAMILY = Text("指标族", "Family of indicators")
PICK_REGIONS = Text("地区", "Regions")
PICK_LEVELS = Text("层级（多选即合排）", "Levels (merged)")
LEVEL_ASKED: Mapping[str, Text] = {
    Level.NATION: Text("全国", "nation"),
    Level.PROVINCE: Text("省级", "provinces"),
    Level.CITY: Text("地级市", "prefectures"),
    Level.COUNTY: Text("县级", "counties"),
    Level.ZONE: Text("功能区、园区、平台、设施", "zones, parks, platforms, facilities"),
}
PICK_PERIODS = Text("时期", "Periods")
PERIODS_SAME = "same"
PERIODS: Mapping[str, Text] = {
    PERIODS_SAME: Text("同一时期", "same period"),
    "across": Text("各地最新一期", "each region's newest"),
}
OTHER_DEFINITIONS = Text("与同族其他口径的区别", "How the other definitions differ")
FAMILY_FACTS = Text(
    "{definitions} 个口径 · {regions} 个地区 · {figures}",
    "definitions: {definitions} · regions: {regions} · {figures}",
)
APART = Text("为什么分开列示，不混排名次", "Why these stand apart and are not ranked together")
LEVELS_APART = Text(
    "层级不同：省级、地级、县级和园区等各自成图。",
    "Different levels: provinces, prefectures, counties and zones each have a chart of their own.",
)
NO_FIGURE_OF = Text("所选地区中无此类数据：{listed}。", "No such figure of: {listed}.")
NOTHING_TO_COMPARE = Text("没有符合条件的数据。", "There are no such figures.")
# Why two definitions are kept apart.
AGAINST = Text("{one} vs {other}", "{one} vs {other}")
AND_SO = Text("；", "; ")
OVER = Text("占", " over ")
OF_KIND = Text("{name} {words}", "{name}: {words}")
DIFFERENCE_UNSTATED = Text("口径的差别没有写明", "what differs is not stated")
APART_FROM = Text("与《{name}》：{reason}", "against “{name}”: {reason}")
APART_PAIR = Text("《{one}》与《{other}》：{reason}", "“{one}” against “{other}”: {reason}")
# What statistics are called at the end of a numerator in Chinese, before "of" in English; the longest first.
STATISTIC = (
    Text("主营业务收入", "main business revenue"),
    Text("营业收入", "revenue"),
    Text("投资增量", "increment of investment"),
    Text("工业增量", "increment of industry"),
    Text("总产值", "gross output"),
    Text("增加值", "value added"),
    Text("总产出", "total output"),
    Text("产值", "output"),
    Text("利润总额", "total profit"),
    Text("投资", "investment"),
    Text("规模", "scale"),
)
# Words that mean the same in definitions and names of indicators.
SAME_IN_OTHER_WORDS: Mapping[str, tuple[str, ...]] = {
    "规上": ("规模以上",),
    "gdp": ("地区生产总值", "国内生产总值", "生产总值"),
    "战新": ("战略性新兴", "战略新兴"),
    "比重": ("占比", "所占份额", "比例"),
    "增速": ("增长率", "增长速度", "同比增长", "增幅"),
    "数": ("总数", "数量", "个数", "家数"),
    "全地区": ("全省", "全市", "全区域"),
}
MEASURE_SHORT: Mapping[str, Text] = {
    Measure.LEVEL: Text("总量", "level"),
    Measure.GROWTH: Text("同比增速", "growth"),
    Measure.SHARE: Text("比重", "share"),
    Measure.ADDITION: Text("新增", "additions"),
    Measure.STOCK: Text("累计", "total"),
    Measure.AVERAGE_GROWTH: Text("年均增速", "average growth"),
    Measure.CONTRIBUTION: Text("对增量的贡献率", "contribution to an increment"),
    Measure.RANK: Text("位次", "rank"),
    Measure.EVENT: Text("次数", "events"),
}
TEMPO: Mapping[str, Text] = {
    Measure.GROWTH: Text("当年", "of the year"),
    Measure.AVERAGE_GROWTH: Text("年均", "yearly average"),
}
MEASURED = Text("统计内容", "What is measured")
DEFINITION_FIELD: Mapping[str, Text] = {
    "numerator": Text("分子", "Numerator"),
    "denominator": Text("分母", "Denominator"),
    "scope": Text("范围", "Scope"),
    "price_basis": Text("价格口径", "Price basis"),
    "measure": Text("指标类型", "Kind of measure"),
    "timing": Text("时点或时期", "Point or stretch"),
    "unit_measure": Text("单位", "Unit"),
    "definition_vintage": Text("数据轮次", "Edition"),
    "differs": Text("与相近指标的区别", "What sets it apart"),
    "definition_note": Text("附注", "Note"),
}
OF = Text("{name}（{kind}）", "{name} ({kind})")
UNIT_IS = Text("单位：{unit}", "unit: {unit}")
DEFINITION = Text("口径", "Definition")
WHERE_FROM = Text("出处", "Sources")
AS_TABLE = Text("以表格查看", "As a table")
CHART = Text("图：{name}", "Chart: {name}")
RANK_UNDRAWN = Text(
    "位次不是数量，不画成条形。", "A place in an order is no quantity and is not drawn as a bar."
)
PLACE = Text("第{place}位", "place {place}")
PLACE_TIED = Text("并列第{place}位", "tied at {place}")
PLACES = Text("第{best}–{worst}位（不能确定）", "place {best}–{worst} (uncertain)")
PLACES_NOTE = Text(
    "位次只在同一口径、同一层级、同期、同类数据之间排；界限和约数使位次不能确定时，如实注明。",
    "Places count only figures of one definition, level, period and role; where bounds leave a place open, it says so.",
)
PLACES_MIXED = Text(
    "位次按所选的时期、层级混排，只供参照；每条自带时期和地区，没有移用别期的数。",
    "Places mix the periods or levels that were asked for; each row has its own, and nothing is carried to another.",
)
ROWS_DIFFER = Text(
    "各条的时期不同，不能直接比较。", "The periods differ from row to row and do not compare directly."
)
NO_RESULT = Text("有目标、尚无完成值：{listed}", "A target and no result so far: {listed}")
UNORDERED = Text("不可排序", "cannot be ordered")
MARKS = Text("图例", "Key")
MARK: Mapping[str, Text] = {
    "result": Text("完成值：实心", "result: solid"),
    "target": Text("目标值：实心，深色描边", "target: solid with a dark outline"),
    "aspired": Text("力争的目标值：空心", "aspired target: hollow"),
    "estimate": Text("预计值：斜线", "estimate: hatched"),
    "base": Text("基期值：灰色", "base: grey"),
    "at-least": Text("以上、超：只知下限，空心箭头", "at least, more than: only a lower bound, open arrow"),
    "at-most": Text("以内、低于：只知上限，空心箭头", "at most, less than: only an upper bound, open arrow"),
    "about": Text(
        "左右、近：带状；原文未给误差，带宽按 10% 示意；“级”只是数量级，按一半至十倍示意",
        "about, just under: a band; texts state no error, 10% is a convention, as is from half to ten times for an "
        "order of magnitude",
    ),
    "range": Text("区间：浅色段为上下限之间", "range: the pale part lies between its ends"),
}

TARGETS_TITLE = Text("目标账", "The ledger of targets")
TARGETS_LEAD = Text(
    "每条目标：谁定的、到何时、从什么基数起、由什么结果回答。只有同一地区、同一口径、同一时期的结果才算回答；"
    "对一切可能取值都成立才下结论，否则写明不可评的理由。",
    "Each target: who set it, by when, from which base, and which result answers it. Only a result of the same "
    "region, definition and period does; a state is given only where all values admitted say so, else the reason "
    "why not.",
)
JUDGED_ON = Text("按 {day} 判断", "Judged for {day}")
STATES_SUM = Text("{day}，{count} 条目标：", "{day}, targets: {count}. Of these:")
STATE_KEY = Text("各种状态的含义", "What the states mean")
TARGET_ONE = Text("1 条目标", "1 target")
TARGETS_MANY = Text("{count} 条目标", "{count} targets")
NO_TARGETS = Text("没有符合条件的目标。", "There are no such targets.")
DUE_IN = Text("到期年份", "Due in")
AS_OF_HINT = Text("今天（{today}）", "today ({today})")
GROUP_BY = Text("分组", "Group by")
GROUPED_BY: Mapping[str, Text] = {
    "region": Text("按地区", "by region"),
    "topic": Text("按主题", "by topic"),
}
LEDGER_CHART = Text("目标与结果：{name}", "Targets and results: {name}")
LEDGER_SCALES = Text(
    "每条横轴各自从零起，长短只在一条之内可比；没有条形，就是没有结果。",
    "Each row has its own axis from zero: lengths compare within a row only. No bar means no result.",
)
LEDGER_LISTED = Text(
    "没有基期值、也没有结果可以对照的，不画，列在这里：",
    "What has neither a base value nor a result to compare with is not drawn but listed here:",
)
SET_BY = Text("设定者：{setter}", "Set by: {setter}")
NO_SETTER = Text("文中未写明", "not stated")
LEDGER_MARK: Mapping[str, Text] = {
    "tick-target": Text("目标值：实心菱形", "target: solid diamond"),
    "tick-aspired": Text("力争的目标值：空心菱形", "aspired target: hollow diamond"),
    "result": Text("完成值，或至今的数：实心条", "result, or what there is so far: solid bar"),
    "line": Text(
        "完成值，或至今的数：圆点，粗线自基期值画起",
        "result, or what there is so far: dot, with a thick line from the base to it",
    ),
    "from-base": Text("基期值：圆点，连到目标", "base: dot, with a line to the target"),
    "at-least": Text("以上、超：只知下限，空心箭头", "at least, more than: only a lower bound, open arrow"),
    "at-most": Text("以内、低于：只知上限，空心箭头", "at most, less than: only an upper bound, open arrow"),
    "about": Text("左右、近、级：带状", "about, just under, of the order of: a band"),
}

# Coverage page
COVERAGE_PAGE = Text("数据覆盖", "What the texts cover")
COVERAGE_LEAD = Text(
    "哪个地区、哪个方面，文本给出了目标、结果，还是都没有提到。没有提到不等于没有，更不是零。",
    "Of which region and on which matter the texts give a target, a result, both or neither. What is not stated is not "
    "none, and not zero.",
)
TOPIC = Text("主题", "Topic")
LEVELS_SHOWN = Text("层级", "Levels")
ALL_TOPICS = Text("全部主题", "All topics")
COVERAGE_SUM: Mapping[str, Text] = {
    "topic": Text(
        "{regions} 个地区 × {columns} 个主题：{listed}。",
        "Regions × topics, {regions} × {columns}: {listed}.",
    ),
    "indicator": Text(
        "{regions} 个地区 × {columns} 个指标：{listed}。",
        "Regions × indicators, {regions} × {columns}: {listed}.",
    ),
}
COVERAGE_COUNTED = Text("{state} {count}", "{state} {count}")
COVERAGE_LISTED = Text("，", "; ")
COVERAGE_CELL = Text("{region} · {name}：{said}", "{region} · {name}: {said}")
COVERAGE_COUNTS = Text(
    "{state}（{targets} 个目标，{results} 个结果）", "{state} (targets: {targets}, results: {results})"
)
COVERAGE_ESTIMATES = Text("{state}（{estimates} 个预计值）", "{state} (estimates: {estimates})")
COVERAGE_READ: Mapping[str, Text] = {
    "topic": Text(
        "符号旁的数字是数据条数。同一主题的目标和结果可能属于不同指标：点主题名称，逐个指标看；点有数据的格，看数据。",
        "Beside a sign stands the number of figures. The targets and results of a topic may be of different "
        "indicators: the name of a topic leads to its indicators, a cell with figures to the figures.",
    ),
    "indicator": Text(
        "符号旁的数字是数据条数。点指标名称，比较各地；点有数据的格，看数据。",
        "Beside a sign stands the number of figures. The name of an indicator leads to the comparison, a cell with "
        "figures to the figures.",
    ),
}
COVERAGE_TABLE: Mapping[str, Text] = {
    "topic": Text("覆盖表：地区和主题", "Coverage by region and topic"),
    "indicator": Text("覆盖表：地区和指标，{topic}", "Coverage by region and indicator, {topic}"),
}
COVERAGE_WITH = Text("有数据的地区（{count}）", "With figures here ({count})")
COVERAGE_WITHOUT = Text(
    "没有数据的地区（{count}）：没有不等于零", "Without figures here ({count}): none does not mean zero"
)
NO_SUCH_REGIONS = Text("没有有数据的这类地区。", "No region of this kind has figures.")

REGION_TITLE = Text("地区", "Regions")
REGIONS_LEAD = Text(
    "选择一个地区、园区或平台，查看它的全部数据。",
    "Choose a region, zone or platform to see all its figures.",
)
REGIONS_WITH = Text("有数据的地区", "Regions with figures")
REGIONS_WITHOUT = Text("尚无数据的省级地区", "Provinces without figures so far")
PICK_REGION = Text("选择地区", "Choose a region")
PICK_HINT = Text("输入名称查找", "type a name to find it")
ANY = Text("全部", "all")
NOTHING_FOUND = Text("没有匹配的选项", "nothing matches")
CHAIN = Text("›", "›")
OWN_FIGURES = Text("本地区的数据", "Figures of this region")
INSIDE = Text("区域内的功能区、平台与下级地区", "Zones, platforms and lesser regions inside")
INSIDE_NOTE = Text(
    "以下数据只属于各自的地方，不代表本地区。",
    "These figures are those places' own and do not stand for this region.",
)
LIES_IN = Text("位于{chain}", "in {chain}")
LIES_IN_NOTE = Text(
    "没有行政区划代码的地方；它的数据不代表所在的地区。",
    "A place without an area code; its figures do not stand for the unit around it.",
)
NO_FIGURES_YET = Text("尚无数据", "No figures so far")
NO_FIGURES_YET_LEAD = Text(
    "已录入的文本没有提到本地区的数字。没有数据不等于零。",
    "The texts entered so far state no figure of this region. No data does not mean zero.",
)
NO_OWN_FIGURES = Text(
    "已录入的文本没有本地区自己的数字；下面是区域内各地的数据。",
    "The texts entered so far state no figure of this region itself; below are those of places inside it.",
)

DATA_TITLE = Text("数据", "Data")
DATA_LEAD = Text(
    "每行一条数据；几处文本说到同一条的，各占一行。选中一行可查看完整出处和附注；点列名可排序。",
    "One row a figure; where several texts speak of one, a row each. Select a row for its full source and notes; "
    "select a heading to sort.",
)
FIND = Text("文字查找", "Find text")
FIND_HINT = Text("指标、地区、原文……", "indicator, region, phrase …")
SHOWN_OF = Text("显示 {shown}，共 {all} 条", "{shown} shown of {all}")
FIRST_OF = Text(
    "表中是前 {shown} 行；符合条件的{found}，全部 {all} 行。请收窄筛选，或用接口和整版文件。",
    "The first {shown} rows are in the table; {found} match, of {all}. Narrow them down, or take them from the API.",
)
EXACTLY = Text("有 {count} 行", "{count}")
AT_LEAST = Text("至少有 {count} 行", "at least {count}")
# What a page of too many figures leaves out.
PORTION = Text(
    "数字太多，这里{listed}。其余见数据表。",
    "There are too many figures: {listed}. The table has the others.",
)
PORTION_PROVINCES = Text("只列各省", "those of provinces are listed")
PORTION_PERIODS = Text("只列最近的时期（{listed}）", "those of the newest periods ({listed}) are listed")
PORTION_DEFINITIONS = Text("只列前 {count} 个口径", "those of the first {count} definitions are listed")
PORTION_CUT = Text("只列前 {count} 条", "the first {count} are listed")
RECORD = Text("数据详情", "Figure in detail")
RECORD_EMPTY = Text(
    "选中表中一行，这里显示它的出处、原文短语和附注。",
    "Select a row to see its source, phrase and notes here.",
)
CLOSE = Text("关闭", "Close")
TO_COMPARE = Text("与其他地区比较", "Compare with other regions")
GRID: Mapping[str, Text] = {
    "noRowsToShow": Text("没有符合条件的数据", "No such figures"),
    "page": Text("页码", "Page"),
    "to": Text("至", "to"),
    "of": Text("/", "of"),
    "more": Text("更多", "more"),
    "nextPage": Text("下一页", "Next page"),
    "lastPage": Text("最后一页", "Last page"),
    "firstPage": Text("第一页", "First page"),
    "previousPage": Text("上一页", "Previous page"),
    "pageSizeSelectorLabel": Text("每页条数：", "Rows a page:"),
    "pageLastRowUnknown": Text("？", "?"),
    "loadingOoo": Text("正在载入……", "Loading …"),
    "ariaPageSizeSelectorLabel": Text("每页条数", "Rows a page"),
    "ariaSortableColumn": Text("按回车键排序", "Press Enter to sort"),
    "ariaRowSelect": Text("按空格键选中此行", "Press Space to select this row"),
    "ariaRowDeselect": Text("按空格键取消选中", "Press Space to deselect this row"),
}

MISSING_TITLE = Text("没有这个页面", "There is no such page")
MISSING_LEAD = Text(
    "地址“{path}”不存在，可能是链接有误。", 'The address "{path}" does not exist; the link may be wrong.'
)
MISSING_REGION_LEAD = Text(
    "没有代码或编号为“{asked}”的地区。地区用 GB/T 2260 六位代码，园区等用编号。",
    'There is no region with the code or id "{asked}". Regions go by their six-digit code of GB/T 2260, zones by id.',
)
MISSING_NEAR = Text("也许想找", "Perhaps you mean")

# Sources page
SOURCES_TITLE = Text("来源", "Sources")
SOURCES_LEAD = Text(
    "全部数据出自下列文本。每篇都列明：哪些数字已录入，哪些搁置、为什么，哪些行不属于正文。",
    "All figures come from these texts. Each says which of its numbers are figures here, which are set aside and "
    "why, and which lines do not belong to it.",
)
SOURCES_SUM = Text(
    "{texts} 篇文本，已核对 {audited} 篇，其中共有 {mentions} 处数字：{mentions_bound} 处已录入，"
    "{mentions_set_aside} 处搁置。",
    "Texts: {texts}; audited: {audited}, with {mentions} numbers in all. Of these, {mentions_bound} are figures "
    "here, {mentions_set_aside} set aside.",
)
COVERAGE = Text(
    "文中 {mentions} 处数字：{bound} 处已录入，{set_aside} 处搁置。",
    "{mentions} numbers in the text: {bound} are figures here, {set_aside} set aside.",
)
COVERED = Text(
    "每个数字都有交代：录入，或说明为何搁置。",
    "Every number is accounted for: entered, or set aside with a reason.",
)
UNACCOUNTED = Text(
    "还有 {count} 处数字没有交代：既未录入，也未说明为何搁置。",
    "Numbers not accounted for: {count}. They are neither figures here nor set aside with a reason.",
)
NOT_AUDITED = Text(
    "尚未核对：文中有多少数字没有录入，还不知道。",
    "Not audited yet: how many numbers of the text are missing here is not known.",
)
BEYOND = Text(
    "另有 {count} 段不属于正文，其中的数字不计在内。",
    "Passages that do not belong to the text, their numbers not counted: {count}.",
)
COVERAGE_TITLE = Text("数字的去向", "What became of its numbers")
FACTS_TITLE = Text("关于这篇文本", "About the text")
WRITTEN = Text("成文 {date}", "written {date}")
DATE_BY = Text("日期依据：{evidence}", "date by: {evidence}")
REPOSTED = Text("转载 {date}", "reposted {date}")
REGIONS_COVERED = Text("涉及：", "of ")
MORE_REGIONS = Text(" 等 {count} 个", " – {count} in all")
NOTHING_TAKEN = Text("这篇文本还没有录入数据。", "No figure has been taken from this text so far.")
ITS_FIGURES = Text("已录入的数据，按行", "Its figures, by line")
AS_DATA = Text("在数据表中查看", "See them in the table")
IN_DATA = Text("数据详情", "Record")
CLICK_FOR_SOURCE = Text("点击看出处", "Click to see where it stands")
TILE_LEADS = Text("点方格看该数据的出处。", "A tile leads to where its figure stands.")
ASKED_FOR = Text("您查看的数据", "The figure you came for")
SET_ASIDE_TITLE = Text("搁置的数字，按理由", "Numbers set aside, by reason")
SET_ASIDE_LEAD = Text(
    "这些短语里的数字不是本看板的数据；理由由编辑写明。",
    "The numbers in these phrases are no figures here; the editors say why.",
)
SET_ASIDE_NONE = Text("没有搁置的数字。", "No number is set aside.")
PHRASE_COUNT = Text("{count} 个短语", "phrases: {count}")
OUTSIDE_TITLE = Text("不属于正文的行", "Lines that do not belong to the text")
AT_LINES = Text("第 {lines} 行", "lines {lines}")
ALL_LINES = Text("全文各处", "anywhere in the text")
LINE_SPAN = Text("{first}–{last}", "{first}–{last}")
REASON: Mapping[str, Text] = {
    Reason.DATE: Text("日期或时长", "Date or duration"),
    Reason.NAME: Text("名称或口号", "Name or slogan"),
    Reason.ORDINAL: Text("序数", "Ordinal"),
    Reason.COMPANY: Text("企业自己的数字", "A company's own figure"),
    Reason.DUPLICATE: Text("重复", "Duplicate"),
    Reason.TECHNICAL: Text("技术名称或规格", "Technical designation"),
    Reason.RHETORIC: Text("修辞", "Rhetoric"),
    Reason.LIST: Text("事项的列举", "List of topics"),
    Reason.OTHER: Text("其他（见说明）", "Other (see the note)"),
}
# The text itself, where the operator of the site keeps it.
SENTENCES_ELSEWHERE = Text(
    "这里显示短语和行号。运行者存有原文（设置 TEXTS_DIR）时，显示整句。",
    "Phrase and line are shown here. Where the operator keeps the texts (setting TEXTS_DIR), whole sentences are.",
)
TEXT_SAME = Text(
    "原文在手，与录入时一致（SHA-256 相符）。",
    "The text is at hand and unchanged: its SHA-256 is the one recorded.",
)
TEXT_CHANGED = Text(
    "原文文件与录入时不同（SHA-256 不符）：短语的位置可能已变。",
    "The file is not the one the figures were read from (its SHA-256 differs): a phrase may have moved.",
)
TEXT_ABSENT = Text(
    "运行者的文件夹里没有这篇原文，或无法读取，因此只显示短语和行号。",
    "The operator's folder does not hold this text, or it cannot be read: only phrase and line are shown.",
)
NOT_ON_LINE = Text(
    "原文第 {line} 行没有找到这个短语。", "The phrase was not found on line {line} of the text."
)

# Claims
CLAIM: Mapping[str, Text] = {
    Claim.ONLY: Text("仅此一处", "only one"),
    Claim.AGREED: Text("互相印证", "corroborated"),
    Claim.PREFERRED: Text("说法不一，采信此说", "texts differ, this one preferred"),
    Claim.CONTRADICTED: Text("与采信的说法不符", "contradicts the one preferred"),
    Claim.LATEST: Text("修订或更新后的数", "the revised or newer value"),
    Claim.REVISED: Text("已被修订", "since revised"),
    Claim.SUPERSEDED: Text("已被新目标取代", "since superseded"),
    Claim.APART: Text("口径不同，另列", "of another definition"),
}
OTHERWISE = Text("另有说法：", "Also stated: ")
PREFERRED_FOR = Text("采信理由：", "Preferred because: ")
OTHERS_ON_IT = Text("同一事实的其他说法", "Other claims about the same fact")
ROWS_OF_CLAIMS = Text("（{rows} 行：每处说法一行）", " ({rows} rows: one for each claim)")
NOT_DRAWN = Text("另有说法，图中未画：{listed}", "Also stated, not drawn: {listed}")
# Where a true value can lie, by the shape of its interval.
INTERVAL: Mapping[str, Text] = {
    "exactly": Text("恰为{low}", "exactly {low}"),
    "at least": Text("{low}以上", "at least {low}"),
    "more than": Text("超过{low}", "more than {low}"),
    "at most": Text("{high}以下", "at most {high}"),
    "less than": Text("不满{high}", "less than {high}"),
    "between": Text("{low}至{high}", "{low} to {high}"),
    "below": Text("{low}至{high}（不含）", "{low} up to, not including, {high}"),
}

# Audit
KIND: Mapping[str, Text] = {
    Kind.FIGURE: Text("数据", "figure"),
    Kind.DATE: Text("日期或时长", "date or duration"),
    Kind.NAME: Text("名称", "name"),
    Kind.ORDINAL: Text("序数", "ordinal"),
    Kind.COMPANY: Text("企业数字", "company's figure"),
    Kind.TECHNICAL: Text("技术规格", "technical designation"),
    Kind.LIST: Text("事项列举", "list of topics"),
}
STATE: Mapping[str, Text] = {
    State.BOUND: Text("已录入", "a figure here"),
    State.SET_ASIDE: Text("搁置", "set aside"),
    State.NOT_TEXT: Text("不属正文", "outside the text"),
    State.OUTSIDE_SCOPE: Text("录入范围之外", "outside the scope"),
    State.UNACCOUNTED: Text("没有交代", "not accounted for"),
}
NOT_READ = Text("没有读出数量", "no quantity")
VALUE_READ = Text("{comparator} {value} {unit}", "{comparator} {value} {unit}")
RANGE_READ = Text("区间 {low}—{high} {unit}", "range {low}–{high} {unit}")
AUDIT_READ = Text("读作 {reading}", "read as {reading}")
AUDIT_SUGGESTED = Text("；疑为 {suggested}", "; suggested: {suggested}")
AUDIT_SUMMARY = Text(
    "{file}（{source}）：{mentions} 处数字，已录入 {bound}，搁置 {set_aside}，不属正文 {outside}，"
    "没有交代 {unaccounted}；覆盖 {coverage}",
    "{file} ({source}): {mentions} mentions, {bound} bound, {set_aside} set aside, {outside} outside the text, "
    "{unaccounted} unaccounted; coverage {coverage}",
)
AUDIT_BEYOND = Text("；录入范围之外 {count}（{listed}）", "; {count} outside the scope ({listed})")
UNDECLARED = Text("sources 中没有这份文本", "not declared under sources")
AUDIT_TITLE = Text("文本数字核对", "Audit of numbers")
AUDIT_NOTE = Text(
    "左为原文，右为读出的数字及其去向。本页含原文，仅供编辑自用。",
    "Left the text, right what was read and what became of it. This page holds the text: for the editors' own use.",
)
DRAFT_HEAD = Text(
    "{file}：{count} 处数字尚无交代。补全“待填”，核对其余，再贴入数据文件的同名部分。",
    "{file}: {count} numbers not accounted for. Fill in what says 待填, check the rest, paste under the same sections.",
)
DRAFT_SOURCE = Text(
    "这份文本还没有登记；先补全这一条贴入，再运行一次，下面的 source 就会填好",
    "not declared yet: complete and paste this first; run again, and source is filled in below",
)
DRAFT_FIGURES = Text("地区、时期、性质、语气均为推测", "region, period, role and modality are guesses")
DRAFT_INDICATORS = Text("字面相近，口径须核对：{listed}", "alike in words, compare the definitions: {listed}")
DRAFT_INFERRED = Text(
    "原文在此写明时期的，删去这一行；否则写 {zh: 依据, en: evidence}",
    "delete this line where the text states the period here; else write {zh: 依据, en: evidence}",
)
DRAFT_SAME = Text(
    "第 {listed} 行的数据同值；若是重复，写进那一条的 also",
    "equals the figure of line {listed}; if it repeats it, list it under also there",
)
DRAFT_SET_ASIDE = Text(
    "理由为推测；是本地区数据的请移到 observations", "reasons are guesses; figures belong under observations"
)
TO_FILL = Text("待填", "to be filled in")
NO_TEXTS = Text(
    "请用 --texts 给出存放文本的文件夹，或列出文本",
    "name the folder of the texts with --texts, or list texts",
)
NO_SUCH_TEXT = Text(
    "“{word}”不是文件，不在 --texts 的文件夹里，也不是来源编号",
    '"{word}" is no file, not in the folder of --texts, and no id of a source',
)
NOTHING_TO_AUDIT = Text("“{folder}”里没有可核对的文本", 'there is no text to audit in "{folder}"')
VERIFIED = Text(
    "{refound} 个数据在原文原处找到，数值与原文相符（地区、时期、指标由编辑判断）；"
    "{others} 个的原文不在手边，只核对了短语",
    "figures re-found at their place, their values as the text has them: {refound} (region, period and indicator "
    "are the editor's to judge); checked against their phrase only, their text not being at hand: {others}",
)
TEXT_OF_SOURCE_MISSING = Text(
    "来源“{word}”的文本 {file} 不在文件夹里", 'the text {file} of the source "{word}" is not in the folder'
)
TEXT_IS_FOLDER = Text("“{word}”是文件夹；请写 --texts {word}", '"{word}" is a folder; write --texts {word}')
OUT_IS_INPUT = Text(
    "--out 不能是读取的文件“{path}”；请换一个文件名", 'the file "{path}" is read; name another one with --out'
)
STEP_AUDIT = Text("正在核对文本……", "auditing the texts …")
