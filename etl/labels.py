"""Every fixed word a reader sees, in Chinese and English. Words about the data live in `indicators.yaml`.

Tables by code list first, then the words of the files, then the words of the pages. Chinese terms are
those of the statistics bureau.
"""

from collections.abc import Mapping

from etl.codes import Comparator, Direction, Measure, Modality, PlaceKind, Role, Script, Status, Timing, Unit
from etl.text import Text

PRODUCT = Text("区域指标看板", "Regional Indicators")

ROLE: Mapping[str, Text] = {
    Role.TARGET: Text("目标值", "Target"),
    Role.ACTUAL: Text("完成值", "Result"),
    Role.ESTIMATE: Text("预计值", "Estimate"),
    Role.BASE: Text("基期值", "Base"),
}

# How a comparator reads: its meaning, the sign beside a number, and the words around a number.
COMPARATOR: Mapping[str, Text] = {
    Comparator.EQ: Text("等于", "equal to"),
    Comparator.GE: Text("以上（含本数）", "at least"),
    Comparator.GT: Text("超过（不含本数）", "more than"),
    Comparator.LE: Text("以内（含本数）", "at most"),
    Comparator.LT: Text("低于（不含本数）", "less than"),
    Comparator.AP: Text("左右", "about"),
    Comparator.AB: Text("接近（略低于）", "just under"),
    Comparator.RG: Text("区间", "range"),
    Comparator.NA: Text("未量化", "not quantified"),
}
SIGN: Mapping[str, str] = {
    Comparator.EQ: "",
    Comparator.GE: "≥",
    Comparator.GT: ">",
    Comparator.LE: "≤",
    Comparator.LT: "<",
    Comparator.AP: "≈",
    Comparator.AB: "⪅",
    Comparator.RG: "",
    Comparator.NA: "",
}
AROUND: Mapping[str, Text] = {
    Comparator.EQ: Text("{}", "{}"),
    Comparator.GE: Text("{}以上", "≥ {}"),
    Comparator.GT: Text("超{}", "> {}"),
    Comparator.LE: Text("{}以内", "≤ {}"),
    Comparator.LT: Text("低于{}", "< {}"),
    Comparator.AP: Text("{}左右", "about {}"),
    Comparator.AB: Text("近{}", "just under {}"),
    Comparator.RG: Text("{}", "{}"),
}

MODALITY: Mapping[str, Text] = {
    Modality.COMMIT: Text("确保", "commitment"),
    Modality.PLAN: Text("计划", "plan"),
    Modality.ASPIRE: Text("力争", "aspiration"),
    Modality.EXPECT: Text("预计", "expectation"),
    Modality.DONE: Text("已完成", "done"),
}

STATUS: Mapping[str, Text] = {
    Status.NORMAL: Text("正常", "normal"),
    Status.PROVISIONAL: Text("初步核算数", "preliminary"),
    Status.ESTIMATED: Text("预计数", "estimated"),
    Status.FORECAST: Text("预测数", "forecast"),
    Status.BREAK: Text("序列中断", "break in series"),
    Status.DEFINITION_DIFFERS: Text("口径不同", "definition differs"),
    Status.LOW_RELIABILITY: Text("可靠性低", "low reliability"),
    Status.UNVALIDATED: Text("未核实", "unvalidated"),
}

MEASURE: Mapping[str, Text] = {
    Measure.LEVEL: Text("总量", "level"),
    Measure.GROWTH: Text("同比增速", "growth on the year before"),
    Measure.SHARE: Text("比重", "share"),
    Measure.ADDITION: Text("新增（流量）", "addition (flow)"),
    Measure.STOCK: Text("累计（存量）", "total (stock)"),
    Measure.AVERAGE_GROWTH: Text("年均增速", "average yearly growth"),
    Measure.CONTRIBUTION: Text("对增量的贡献率", "contribution to an increment"),
    Measure.RANK: Text("位次", "rank"),
    Measure.EVENT: Text("事件计数", "event count"),
}

DIRECTION: Mapping[str, Text] = {
    Direction.MORE: Text("越高越好", "more is better"),
    Direction.LESS: Text("越低越好", "less is better"),
    Direction.NEITHER: Text("无优劣方向", "neither"),
}

TIMING: Mapping[str, Text] = {
    Timing.POINT: Text("时点", "point in time"),
    Timing.STRETCH: Text("时期", "stretch of time"),
}

PERIOD_BASIS: Mapping[str, Text] = {
    "explicit": Text("原文写明", "stated"),
    "inferred": Text("推断", "inferred"),
}

# Periods by their form; the gaps take dates.
PERIOD: Mapping[str, Text] = {
    "year": Text("{start.year}年", "{start.year}"),
    "quarter": Text("{start.year}年第{quarter}季度", "{start.year} Q{quarter}"),
    "month": Text("{start.year}年{start.month}月", "{start:%Y-%m}"),
    "day": Text("{start.year}年{start.month}月{start.day}日", "{start}"),
    "years": Text("{start.year}—{end.year}年", "{start.year}–{end.year}"),
    "span": Text("{start} – {end}", "{start} – {end}"),
}

LEVEL: Mapping[str, Text] = {
    "nation": Text("全国", "nation"),
    "province": Text("省级", "province"),
    "prefecture": Text("地级", "prefecture"),
    "county": Text("县级", "county"),
    PlaceKind.ZONE: Text("功能区", "zone"),
    PlaceKind.PARK: Text("园区", "park"),
    PlaceKind.PLATFORM: Text("平台", "platform"),
    PlaceKind.FACILITY: Text("设施", "facility"),
}

SCRIPT: Mapping[str, Text] = {
    Script.SIMPLIFIED: Text("简体", "Simplified"),
    Script.TRADITIONAL: Text("繁体", "Traditional"),
}

UNIT: Mapping[str, Text] = {
    Unit.CNY: Text("元", "yuan"),
    Unit.USD: Text("美元", "US dollars"),
    Unit.PT: Text("%", "%"),
    Unit.PP: Text("个百分点", "percentage points"),
    Unit.PN: Text("个", "items"),
    Unit.RANK: Text("位", "rank"),
    Unit.PFLOPS: Text("P（PFLOPS，精度未说明）", "P (PFLOPS, precision unstated)"),
    Unit.OPS: Text("次/秒", "operations/s"),
    Unit.MTK: Text("平方米", "m²"),
    Unit.HAR: Text("公顷", "ha"),
    Unit.MTQ: Text("立方米", "m³"),
    Unit.KMT: Text("公里", "km"),
    Unit.TNE: Text("吨", "t"),
    Unit.KWT: Text("千瓦", "kW"),
    Unit.KWH: Text("千瓦时", "kWh"),
}

# Powers of ten with a name, largest first.
SCALE_ZH: Mapping[int, str] = {16: "亿亿", 12: "万亿", 8: "亿", 4: "万", 0: ""}
SCALE_EN: Mapping[int, str] = {15: " quadrillion", 12: " trillion", 9: " billion", 6: " million", 0: ""}
# A figure given in tenths (七成) says no more than that.
TENTHS = Text("{}成", "{}% (given in tenths)")
# The percent sign in a cell, where the text was no percentage.
IN_TENTHS = Text("%（以成计）", "% (in tenths)")
AS_FRACTION = Text("%（{}）", "% ({})")
# 万亿级 tells an order of magnitude, which is less than "about".
MAGNITUDE = Text("{}级", "of the order of {}")
MAGNITUDE_ENDINGS = ("级", "級")
RANKED = Text("第{}位", "No. {}")


# ── Exports: CSV and workbook ──────────────────────────────────────────────────────────────────────────

SHEET: Mapping[str, Text] = {
    "about": Text("说明", "About"),
    "detail": Text("明细", "Figures"),
    "matrix": Text("对比", "Comparison"),
    "indicators": Text("指标", "Indicators"),
    "sources": Text("来源", "Sources"),
}
SHEET_CONTENT: Mapping[str, Text] = {
    "about": Text("怎样读这份工作簿", "how to read this workbook"),
    "detail": Text("每个数字一行；可筛选，可作透视表", "one row a figure, to filter and pivot"),
    "matrix": Text(
        "省份 × 指标，只含至少两个省份有数的同口径指标",
        "provinces × indicators, of the definitions that at least two provinces have a figure for",
    ),
    "indicators": Text("每个指标的口径", "the definition of each indicator"),
    "sources": Text("每篇来源文章", "each source text"),
}

# What a column is called, and what needs to be known to read it.
FIELD: Mapping[str, Text] = {
    "region_name_zh": Text("地区", "Region"),
    "level_name": Text("层级", "Level"),
    "province_name": Text("所属省份", "Province"),
    "within_name": Text("所在地区", "Lies within"),
    "topic_name_zh": Text("主题", "Topic"),
    "indicator_name_zh": Text("指标", "Indicator"),
    "period_name": Text("时期", "Period"),
    "role_name": Text("数据性质", "Role"),
    "value_as_written": Text("原文数值", "Value as written"),
    "comparator_name": Text("界限", "Bound"),
    "obs_value": Text("数值", "Value"),
    "obs_upper": Text("区间上限", "Upper end"),
    "unit_name": Text("单位", "Unit"),
    "modality_name": Text("语气", "Modality"),
    "status_name": Text("数据状态", "Status"),
    "as_written": Text("原文短语", "Phrase as written"),
    "title_zh": Text("来源标题", "Title of the source"),
    "line": Text("原文行号", "Line"),
    "note_zh": Text("附注", "Note"),
    "inferred_from_zh": Text("时期推断依据", "Period inferred from"),
    "obs_id": Text("数据编号", "Figure id"),
    "region": Text("地区编号", "Region id"),
    "ref_area": Text("行政区划代码", "Area code"),
    "within": Text("所在行政区划代码", "Code of containing area"),
    "indicator": Text("指标编号", "Indicator id"),
    "time_period": Text("时期代码", "Period code"),
    "period_basis_name": Text("时期依据", "Basis of period"),
    "measure_role": Text("性质代码", "Role code"),
    "comparator": Text("界限代码", "Bound code"),
    "modality": Text("语气代码", "Modality code"),
    "obs_status": Text("状态代码", "Status code"),
    "unit_measure": Text("单位代码", "Unit code"),
    "quoted_value": Text("原文数字", "Digits as written"),
    "unit_mult": Text("原文数量级", "Power of ten as written"),
    "decimals": Text("原文小数位数", "Decimals as written"),
    "source": Text("来源编号", "Source id"),
    "also_lines": Text("重复出现的行", "Lines that repeat it"),
    "region_name_en": Text("地区（英文）", "Region (English)"),
    "indicator_name_en": Text("指标（英文）", "Indicator (English)"),
    "note_en": Text("附注（英文）", "Note (English)"),
    "family_name_zh": Text("指标族", "Family"),
    "family_name_en": Text("指标族（英文）", "Family (English)"),
    "topic_name_en": Text("主题（英文）", "Topic (English)"),
    "measure_name": Text("指标类型", "Kind of measure"),
    "timing_name": Text("时点或时期", "Point or stretch"),
    "direction_name": Text("方向", "Direction"),
    "numerator_zh": Text("分子（统计内容）", "Numerator (what is measured)"),
    "denominator_zh": Text("分母", "Denominator"),
    "scope_zh": Text("范围", "Scope"),
    "price_basis_zh": Text("价格口径", "Price basis"),
    "definition_note_zh": Text("口径附注", "Note on the definition"),
    "numerator_en": Text("分子（英文）", "Numerator (English)"),
    "denominator_en": Text("分母（英文）", "Denominator (English)"),
    "scope_en": Text("范围（英文）", "Scope (English)"),
    "price_basis_en": Text("价格口径（英文）", "Price basis (English)"),
    "definition_note_en": Text("口径附注（英文）", "Note on the definition (English)"),
    "figures": Text("数据条数", "Figures"),
    "publisher_zh": Text("发布者", "Publisher"),
    "date": Text("成文日期", "Date written"),
    "date_evidence_zh": Text("日期依据", "Evidence of the date"),
    "reposted": Text("转载日期", "Date of repost"),
    "file": Text("文件", "File"),
    "sha256": Text("文件 SHA-256", "SHA-256 of the file"),
    "script_name": Text("文字", "Script"),
    "title_en": Text("标题（英文）", "Title (English)"),
    "publisher_en": Text("发布者（英文）", "Publisher (English)"),
    "date_evidence_en": Text("日期依据（英文）", "Evidence of the date (English)"),
}
FIELD_NOTE: Mapping[str, Text] = {
    "within_name": Text(
        "没有行政区划代码的园区、平台等所在的地区；园区的数字不代表该地区",
        "the unit that contains a zone, park or platform; its figures do not stand for the unit",
    ),
    "obs_value": Text(
        "基本单位的数值（元、个、%…），带界限符号显示；区间为下限",
        "in base units (yuan, items, % …), shown with the sign of its bound; the lower end of a range",
    ),
    "unit_name": Text("“数值”一列的单位；百分数 5.2% 的值是 5.2", "of the value; the value of 5.2% is 5.2"),
    "quoted_value": Text(
        "“数值”＝原文数字 × 10 的“原文数量级”次方，如 4.72 × 10^12",
        "the value is these digits × 10 to the power as written: 4.72 × 10^12",
    ),
    "line": Text("原文第几行，从 1 数起", "line of the text, counted from 1"),
    "time_period": Text("2024-01-01/P3Y 表示从该日起三年", "2024-01-01/P3Y means three years from that day"),
}

WORKBOOK_CONTENT = Text("内容", "Content")
WORKBOOK_PURPOSE = Text(
    "中国各地区公开文本中的目标与完成情况，逐条人工摘录；每个数字都可追溯到来源、行号和原文短语。",
    "What China's regions aim at and what they achieve, taken from public texts by hand; every figure leads "
    "back to its source, line and phrase.",
)
WORKBOOK_VERSION = Text("数据版本", "Version of the data")
WORKBOOK_SIZE = Text("数据条数", "Figures")
WORKBOOK_FILTERS = Text("筛选条件", "Filters")
WORKBOOK_ALL = Text("全部数据，未筛选", "everything, not filtered")
WORKBOOK_SHEETS = Text("工作表", "Sheets")
WORKBOOK_BOUNDS = Text("界限符号", "Signs of bounds")
WORKBOOK_ROLES = Text("数据性质", "Roles")
WORKBOOK_MODALITIES = Text("语气", "Modalities")
WORKBOOK_STATUSES = Text("数据状态", "Statuses")
WORKBOOK_FIELDS = Text("“明细”各列", "Columns of the figures")
WORKBOOK_RULES = Text("阅读须知", "How to read")
WORKBOOK_SIGNLESS = Text("（无符号）", "(no sign)")
RULES: tuple[Text, ...] = (
    Text(
        "界限是数值的一部分：“>8”不能当作 8 使用，带符号的数不宜直接求和、求平均或排名。",
        'A bound is part of its value: ">8" is not 8; values with a sign must not be summed, averaged or ranked.',
    ),
    Text(
        "空格表示原文没有这个数字：不是零，也没有用其他年份的数字填补。",
        "An empty cell means that the text has no such figure: not zero, and not filled from another year.",
    ),
    Text(
        "只有同一指标（同一口径）、同一层级、同一时期的数字可以比较；名称相近的指标口径不同，见“指标”表。",
        "Only figures of one indicator (one definition), one level and one period compare; for names that look "
        "alike see the sheet of indicators.",
    ),
    Text(
        "园区、平台等的数字只属于其自身，不代表所在的省、市、县。",
        "A figure of a zone, park or platform is its own and does not stand for the unit around it.",
    ),
)
FILTERED_BY: Mapping[str, Text] = {
    "regions": Text("地区：{listed}", "regions: {listed}"),
    "indicators": Text("指标：{listed}", "indicators: {listed}"),
    "roles": Text("数据性质：{listed}", "roles: {listed}"),
    "sources": Text("来源：{listed}", "sources: {listed}"),
    "words": Text("文字：{listed}", "words: {listed}"),
}
LISTED = Text("、", ", ")
EITHER = Text("；", "; ")

MATRIX_NOTE = Text(
    "只列省级数据和至少两个省份有数的同口径指标；时期不同的分列。数值带界限符号（含义见“说明”）；"
    "区间，以及不同文本互不一致的数字，照原样用文字列出。空格表示原文没有这个数字。",
    "Provinces only, and only definitions that at least two provinces have a figure for; different periods "
    "stand in different columns. Values carry the sign of their bound (see the first sheet); ranges, and "
    "figures on which texts differ, are given in words. An empty cell means that the texts have no such figure.",
)
MATRIX_STATUS = Text(
    "带 {mark} 的数据状态不是“正常”（如初步核算数），见“明细”。",
    "Figures with {mark} have a status other than normal (such as preliminary): see the sheet of figures.",
)
MATRIX_EMPTY = Text(
    "所选数据中没有两个省份都有数的同口径指标，无可对比。",
    "No definition in these data has figures of two provinces: there is nothing to compare.",
)
STATUS_MARK = "*"

# ── Command line ───────────────────────────────────────────────────────────────────────────────────────

COMMAND: Mapping[str, Text] = {
    "indicators": Text(
        "核对、发布、导出和展示区域指标。", "Check, release, export and show regional indicators."
    ),
    "check": Text("核对数据文件，报告全部问题。", "Check a data file and report every problem."),
    "build": Text("生成发布目录。", "Write a release directory."),
    "export": Text("导出 CSV 或 Excel 工作簿。", "Export CSV or an Excel workbook."),
    "serve": Text("在本机打开看板。", "Serve the dashboard."),
}
COMMAND_DETAIL: Mapping[str, Text] = {
    "check": Text(
        "没有问题时不输出任何内容。每个问题一行：文件:行:列: 位置: 问题。",
        "Silent when all is well. One line a problem: file:line:column: place: what is wrong.",
    ),
    "build": Text(
        "内容：各表的 Parquet 和 CSV、工作簿、含哈希的 manifest.json。整体替换旧发布；内容相同则不动。",
        "Tables as Parquet and CSV, the workbook, and manifest.json with hashes. Replaces an older release as a\n"
        "whole; leaves an equal one alone.",
    ),
    "export": Text(
        "筛选条件可重复，同类取其一，不同类须同时满足。--region 只含该地区本身，不含其内的市县和园区。\n"
        "CSV 是不带 BOM 的 UTF-8；给 Excel 用请导出 xlsx。可能被当作公式的文字前加撇号 '。",
        "Filters can be repeated: any of one kind, all kinds together. --region means the region itself, not\n"
        "what lies inside it. CSV is UTF-8 without a byte-order mark; for Excel, export xlsx. Text that could\n"
        "pass for a formula gets an apostrophe ' before it.",
    ),
    "serve": Text(
        "按 Ctrl+C 停止。也可用环境变量 HOST、PORT 指定地址和端口。",
        "Ctrl+C stops it. The variables HOST and PORT of the environment count too.",
    ),
}
EXIT_CODES = Text(
    "退出码：0 正常，1 数据有问题，2 用法不对。",
    "Exit codes: 0 fine, 1 problems in the data, 2 wrong use.",
)
EXAMPLE = Text("例", "Example")
OPTION: Mapping[str, Text] = {
    "lang": Text("提示用的语言", "language of messages"),
    "build_out": Text("发布目录", "the release directory"),
    "format": Text("文件格式", "file format"),
    "export_out": Text("输出文件；- 为标准输出（仅 CSV）", "file to write; - for stdout (CSV only)"),
    "region": Text("地区代码、名称，或地点编号、名称", "code or name of a region, id or name of a place"),
    "indicator": Text("指标编号", "id of an indicator"),
    "role": Text(
        "数据性质：target、actual、estimate、base 或 T、A、E、B", "role: target, actual … or T, A …"
    ),
    "source": Text("来源编号", "id of a source"),
    "host": Text("地址", "address to listen on"),
    "port": Text("端口", "port to listen on"),
}
PROBLEM_COUNT = Text("{count} 处问题", "{count} problems")
UNKNOWN: Mapping[str, Text] = {
    "region": Text("没有叫“{word}”的地区或地点", 'there is no region or place "{word}"'),
    "indicator": Text("没有编号为“{word}”的指标", 'there is no indicator with the id "{word}"'),
    "role": Text("没有数据性质“{word}”", 'there is no role "{word}"'),
    "source": Text("没有编号为“{word}”的来源", 'there is no source with the id "{word}"'),
}
AMBIGUOUS_REGION = Text(
    "“{word}”不止一处；请写代码：{listed}", '"{word}" names several areas; give the code: {listed}'
)
NO_STDOUT_WORKBOOK = Text(
    "工作簿不能写到标准输出；请用 --out 给出文件名", "a workbook cannot go to stdout; name a file with --out"
)
NOT_WRITTEN = Text("写不了“{path}”：{reason}", 'cannot write "{path}": {reason}')
SERVING = Text("看板地址：{address}（按 Ctrl+C 停止）", "dashboard at {address} (Ctrl+C stops it)")
NOT_SERVED = Text("不能在 {address} 上提供服务：{reason}", "cannot serve on {address}: {reason}")
RELEASE_REFUSED = Text(
    "“{path}”不是发布目录，或含有别的文件（{found}）；请换一个 --out，或先移走它们",
    '"{path}" is no release or holds other files ({found}); choose another --out or move them away first',
)
STEP_READ = Text("正在读取和核对数据……", "reading and checking the data …")
STEP_EXPORT = Text("正在生成导出文件……", "writing the export …")
STEP_RELEASE = Text("正在生成发布目录……", "writing the release …")
RELEASED = Text("版本 {version} 已发布到 {path}", "version {version} is at {path}")

# ── Pages ──────────────────────────────────────────────────────────────────────────────────────────────

NAVIGATION: Mapping[str, Text] = {
    "overview": Text("概览", "Overview"),
    "compare": Text("比较", "Compare"),
    "region": Text("地区", "Regions"),
    "data": Text("数据", "Data"),
}
NAVIGATION_NAME = Text("主导航", "Main navigation")
OTHER_LANGUAGE = Text("English", "中文")
CURRENT = Text("（当前页）", " (current page)")
SKIP = Text("跳到正文", "Skip to content")
TITLED = Text("{page} · {product}", "{page} · {product}")
NO_SCRIPT = Text("本页需要启用 JavaScript。", "This page needs JavaScript.")
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
SEVERAL_CLAIMS = Text("不同文本说法不一，见该省页面", "texts differ: see the page of the province")
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
DIFFERS = Text("{part}不同：{kinds}", "{part} differs: {kinds}")
MORE_KINDS = Text(" 等，另有 {count} 种", " and {count} more")
NOT_A_RATIO = Text("无（不是比值）", "none (not a ratio)")
MEASURED = Text("统计内容", "What is measured")
DEFINITION_FIELD: Mapping[str, Text] = {
    "numerator": Text("分子", "Numerator"),
    "denominator": Text("分母", "Denominator"),
    "scope": Text("范围", "Scope"),
    "price_basis": Text("价格口径", "Price basis"),
    "measure": Text("指标类型", "Kind of measure"),
    "timing": Text("时点或时期", "Point or stretch"),
    "unit_measure": Text("单位", "Unit"),
    "definition_note": Text("附注", "Note"),
}
OF = Text("{name}（{kind}）", "{name} ({kind})")
UNIT_IS = Text("单位：{unit}", "unit: {unit}")
DEFINITION = Text("口径", "Definition")
WHERE_FROM = Text("出处", "Sources")
AS_TABLE = Text("以表格查看", "As a table")
CHART = Text("条形图：{name}", "Bar chart: {name}")
RANK_UNDRAWN = Text(
    "位次不是数量，不画成条形。", "A place in an order is no quantity and is not drawn as a bar."
)
PLACE = Text("第{place}位", "place {place}")
PLACES = Text("第{best}–{worst}位（不能确定）", "place {best}–{worst} (uncertain)")
PLACES_NOTE = Text(
    "位次只在同一口径、同一层级、同期、同类数据之间排；界限和约数使位次不能确定时，如实注明。",
    "Places count only figures of one definition, level, period and role; where bounds leave a place open, it says so.",
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
        "左右、近：浅色加须线；原文未给误差，须线按 10% 示意",
        "about, just under: pale with a whisker; texts state no error, 10% is a convention",
    ),
    "range": Text("区间：浅色段为上下限之间", "range: the pale part lies between its ends"),
}

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
    "每行一条数据。选中一行可查看完整出处和附注；点列名可排序。",
    "One row a figure. Select a row for its full source and notes; select a heading to sort.",
)
FIND = Text("文字查找", "Find text")
FIND_HINT = Text("指标、地区、原文……", "indicator, region, phrase …")
SHOWN_OF = Text("显示 {shown}，共 {all} 条", "{shown} shown of {all}")
DOWNLOAD_SHOWN = Text("下载所见", "Download what is shown")
DOWNLOAD_ALL = Text("下载全部", "Download everything")
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
