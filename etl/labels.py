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
    "regions": Text("地区：{}", "regions: {}"),
    "indicators": Text("指标：{}", "indicators: {}"),
    "roles": Text("数据性质：{}", "roles: {}"),
    "sources": Text("来源：{}", "sources: {}"),
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
    "带 {} 的数据状态不是“正常”（如初步核算数），见“明细”。",
    "Figures with {} have a status other than normal (such as preliminary): see the sheet of figures.",
)
MATRIX_EMPTY = Text(
    "所选数据中没有两个省份都有数的同口径指标，无可对比。",
    "No definition in these data has figures of two provinces: there is nothing to compare.",
)
STATUS_MARK = "*"

# ── Command line ───────────────────────────────────────────────────────────────────────────────────────

PROBLEM_COUNT = Text("{} 处问题", "{} problems")
UNKNOWN: Mapping[str, Text] = {
    "region": Text("没有叫“{}”的地区或地点", 'there is no region or place "{}"'),
    "indicator": Text("没有编号为“{}”的指标", 'there is no indicator with the id "{}"'),
    "role": Text("没有数据性质“{}”", 'there is no role "{}"'),
    "source": Text("没有编号为“{}”的来源", 'there is no source with the id "{}"'),
}
AMBIGUOUS_REGION = Text("“{}”不止一处；请写代码：{}", '"{}" names several areas; give the code: {}')
NO_STDOUT_WORKBOOK = Text(
    "工作簿不能写到标准输出；请用 --out 给出文件名", "a workbook cannot go to stdout; give --out a file name"
)
NOT_WRITTEN = Text("写不了“{}”：{}", 'cannot write "{}": {}')
NOT_SERVED = Text("不能在 {} 上提供服务：{}", "cannot serve on {}: {}")
RELEASE_REFUSED = Text(
    "“{}”里有不是发布生成的文件（{}）；请换一个 --out，或先移走它们",
    '"{}" holds what no release wrote ({}); choose another --out or move it away first',
)
STEP_READ = Text("正在读取和核对数据……", "reading and checking the data …")
STEP_EXPORT = Text("正在生成导出文件……", "writing the export …")
STEP_RELEASE = Text("正在生成发布目录……", "writing the release …")
RELEASED = Text("数据版本 {}，已发布到 {}", "version {} is at {}")
