"""Every fixed word a reader sees, in Chinese and English. Words about the data live in `indicators.yaml`.

Tables by code list first, then the words of the files, then the words of the pages. Chinese terms are
those of the statistics bureau.
"""

from collections.abc import Mapping

from etl.codes import (
    Attainment,
    Claim,
    Comparator,
    Coverage,
    Direction,
    Kind,
    Level,
    Measure,
    Modality,
    Obstacle,
    PlaceKind,
    Reason,
    Role,
    Script,
    State,
    Status,
    Timing,
    Unit,
)
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
    "months": Text("{start.year}年{start.month}—{end.month}月", "{start:%Y-%m}–{end:%m}"),
    "span": Text("{start} – {end}", "{start} – {end}"),
}

LEVEL: Mapping[str, Text] = {
    "nation": Text("全国", "nation"),
    "province": Text("省级", "province"),
    "prefecture": Text("地级市", "prefecture"),
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
    Unit.MTR: Text("米", "m"),
    Unit.KMT: Text("公里", "km"),
    Unit.MU: Text("亩", "mu"),
    Unit.KGM: Text("公斤", "kg"),
    Unit.JIN: Text("斤", "jin (0.5 kg)"),
    Unit.FOLD: Text("倍", "times"),
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


# ── Comparison, targets, coverage ──────────────────────────────────────────────────────────────────────

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
        "有结果，但界限、约数或舍入使达到与否不能确定，或口径不同",
        "there is a result, but bounds, rounding or another definition leave it open",
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
COVERAGE_NOTE = Text(
    "文本没有提到不等于没有，更不是零；“等”字结尾的列举没有点到的地区，也只是没有提到。各地只计自己的数字。",
    "Not stated does not mean that there is none, and is not zero; nor does an open list speak of those it does not "
    "name. Each region has only its own figures.",
)

# ── Exports: CSV and workbook ──────────────────────────────────────────────────────────────────────────

SHEET: Mapping[str, Text] = {
    "about": Text("说明", "About"),
    "detail": Text("明细", "Figures"),
    "matrix": Text("对比", "Comparison"),
    "targets": Text("目标", "Targets"),
    "coverage": Text("覆盖", "Coverage"),
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
    "targets": Text(
        "每条目标一行：基期、结果、完成率、状态和理由",
        "one row a target: base, result, rate, state and reason",
    ),
    "coverage": Text(
        "地区 × 指标：有无目标和结果；空缺不是零",
        "regions × indicators: target and result or neither, which is not zero",
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
    "low": Text("真值下限", "Least it can be"),
    "high": Text("真值上限", "Most it can be"),
    "place_name": Text("位次", "Place"),
    "vintage_zh": Text("数据轮次", "Edition"),
    "set_by_zh": Text("目标设定者", "Set by"),
    "supersedes": Text("取代的目标编号", "Target it replaced"),
    "state_name": Text("目标状态", "State"),
    "reason": Text("理由", "Reason"),
    "rate": Text("完成率", "Rate"),
    "formula": Text("算式", "Formula"),
    "base_to_target": Text("基期 → 目标", "Base → target"),
    "distance": Text("距目标", "Distance to target"),
    "deadline": Text("期限", "Deadline"),
    "as_of": Text("判断日", "Judged for"),
    "target_value": Text("目标值", "Target"),
    "base_value": Text("基期值", "Base"),
    "target_bound": Text("目标界限", "Bound of the target"),
    "result_bound": Text("完成界限", "Bound of the result"),
    "base_bound": Text("基期界限", "Bound of the base"),
    "result_value": Text("完成值", "Result"),
    "base_period": Text("基期时期", "Period of the base"),
    "result_period": Text("结果时期", "Period of the result"),
    "target": Text("目标编号", "Target id"),
    "base": Text("基期编号", "Base id"),
    "result": Text("结果编号", "Result id"),
    "interim": Text("阶段结果编号", "Ids of results so far"),
    "rate_low": Text("完成率下限", "Least the rate can be"),
    "rate_high": Text("完成率上限", "Most the rate can be"),
    "rate_kind": Text("算法", "How it is formed"),
    "state": Text("目标状态代码", "Code of the target's state"),
    "obstacle": Text("不可评理由代码", "Code of the reason"),
    "unrated": Text("无完成率理由代码", "Code why there is no rate"),
    "superseded_by": Text("被何目标取代", "Replaced by"),
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
    "claim_name": Text("说法", "Claim"),
    "claim": Text("说法代码", "Claim code"),
    "claim_rank": Text("说法次序", "Rank of the claim"),
    "fact": Text("事实编号", "Fact id"),
    "preferred_zh": Text("采信理由", "Why preferred"),
    "preferred_en": Text("采信理由（英文）", "Why preferred (English)"),
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
    "mentions": Text("文中数字", "Numbers in the text"),
    "mentions_bound": Text("其中已录入", "Of these entered"),
    "mentions_set_aside": Text("其中搁置", "Of these set aside"),
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
    "claim_rank": Text(
        "1 是展示和计数的说法；2、3…… 是同一事实的其他说法，计数、汇总前请只留 1",
        "1 is the claim shown and counted; 2, 3 … are other claims about the same fact: keep only 1 to count",
    ),
    "fact": Text(
        "地区.指标.时期.性质；编号相同的各行说的是同一事实",
        "region.indicator.period.role; rows with the same id speak of the same fact",
    ),
}

WORKBOOK_CONTENT = Text("内容", "Content")
WORKBOOK_PURPOSE = Text(
    "中国各地区公开文本中的目标与完成情况，逐条人工摘录；每个数字都可追溯到来源、行号和原文短语。",
    "What China's regions aim at and what they achieve, taken from public texts by hand; every figure leads "
    "back to its source, line and phrase.",
)
WORKBOOK_VERSION = Text("数据版本", "Version of the data")
WORKBOOK_SIZE = Text("数据条数", "Figures")
WORKBOOK_AS_OF = Text("目标状态判断日", "Targets judged for")
WORKBOOK_MARKS = Text("图形标记（看板图表）", "Marks (charts of the dashboard)")
WORKBOOK_STATES = Text("目标状态", "States of targets")
WORKBOOK_COVERAGE = Text("覆盖符号", "Signs of coverage")
WORKBOOK_FILTERS = Text("筛选条件", "Filters")
WORKBOOK_ALL = Text("全部数据，未筛选", "everything, not filtered")
WORKBOOK_SHEETS = Text("工作表", "Sheets")
WORKBOOK_BOUNDS = Text("界限符号", "Signs of bounds")
WORKBOOK_ROLES = Text("数据性质", "Roles")
WORKBOOK_MODALITIES = Text("语气", "Modalities")
WORKBOOK_STATUSES = Text("数据状态", "Statuses")
WORKBOOK_CLAIMS = Text("说法", "Claims")
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
    Text(
        "几处文本说到同一事实时，每处一行；计数和汇总只取“说法次序”为 1 的行。",
        "Where several places speak of one fact, each has a row; count and sum only rows whose claim has rank 1.",
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

MATRIX_NOTE = Text(
    "只列省级数据和至少两个省份有数的同口径指标；时期不同的分列。数值带界限符号（含义见“说明”）；"
    "区间用文字列出；几处文本说到同一事实时只列一处。空格表示原文没有这个数字。",
    "Provinces only, and only definitions that at least two provinces have a figure for; different periods "
    "stand in different columns. Values carry the sign of their bound (see the first sheet); ranges are given in "
    "words; of several texts about one fact one is shown. An empty cell means that the texts have no such figure.",
)
MATRIX_CLAIM = Text(
    "带 {mark} 的数字各处文本说法不一，采信理由和其他说法见“明细”。",
    "On figures with {mark} texts differ: see the sheet of figures for the others and why this one is preferred.",
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
CLAIM_MARK = "†"

# ── Command line ───────────────────────────────────────────────────────────────────────────────────────

COMMAND: Mapping[str, Text] = {
    "indicators": Text(
        "核对、发布、导出和展示区域指标。", "Check, release, export and show regional indicators."
    ),
    "check": Text("核对数据文件，报告全部问题。", "Check a data file and report every problem."),
    "build": Text("生成发布目录。", "Write a release directory."),
    "export": Text("导出 CSV 或 Excel 工作簿。", "Export CSV or an Excel workbook."),
    "serve": Text("在本机打开看板。", "Serve the dashboard."),
    "audit": Text("核对文本：每个数字是否都有交代。", "Account for every number of a text."),
    "verify": Text("回到原文：每个数据是否还在原处、是否读对。", "Find every figure again in its text."),
    "compare": Text(
        "比较：同口径的次序，不可比的理由。",
        "Compare: the order within a definition, and why the rest is refused.",
    ),
    "targets": Text(
        "目标账：目标、结果、完成率、状态和理由。", "The ledger of targets: result, rate, state and reason."
    ),
    "coverage": Text(
        "覆盖：哪个地区有哪些指标的目标和结果。", "Coverage: which region has what of which indicator."
    ),
    "changes": Text("变动：与以前一版相比改了什么。", "What changed since an earlier edition."),
}
COMMAND_DETAIL: Mapping[str, Text] = {
    "check": Text(
        "没有问题时不输出任何内容。每个问题一行：文件:行:列: 位置: 问题。--explain 不改变退出码。",
        "Silent when all is well. One line a problem: file:line:column: place: what is wrong. --explain changes\n"
        "no exit code.",
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
    "audit": Text(
        "TEXT 可为文件、--texts 文件夹中的文件名或来源编号；不写则核对文件夹中的全部文本。\n"
        "可读 .txt、.md、.html、.docx、.pdf。没有交代的数字一行一个：文件:行:列: 短语（读作……；疑为……）。\n"
        "--draft 输出可贴入数据文件的 YAML 草稿，不改动数据文件。",
        "A TEXT is a file, a file name in the folder of --texts, or the id of a source; without any, all texts of\n"
        "the folder. Reads .txt, .md, .html, .docx and .pdf. One line a number not accounted for:\n"
        "file:line:column: phrase (read as …; suggested …). --draft prints YAML to paste and changes no file.",
    ),
    "verify": Text(
        "有 --texts 时，短语在原文原处重新查找，数值重读后与 value 比较；没有时，只核对短语与数值。",
        "With --texts, phrases are looked up at their place and values re-read there; without, values are re-read\n"
        "from their phrases.",
    ),
    "compare": Text(
        "--indicator 与 --family 任写其一。位次只在同一口径、轮次、层级、时期、性质之内排；写几个 --level 就把这几个\n"
        "层级一起排，--across-periods 取各地最新一期跨期排，并在 reason 中注明。low、high 为真值所在区间的两端。",
        "Give --indicator or --family. Places count within one definition, edition, level, period and role; several\n"
        "--level rank these together, --across-periods ranks each region's newest, and the reason says so. low and\n"
        "high are the ends of the interval in which the true value lies.",
    ),
    "targets": Text(
        "状态按 --as-of 那一天判断：期限未过为 FUTURE。完成率：越高越好为结果÷目标，越低越好为\n"
        "（基期−结果）÷（基期−目标），百分数取百分点差。对一切可能取值都成立才给状态，否则 NOT_RATEABLE 并说明理由。",
        "States are judged for the day of --as-of: before its deadline a target is FUTURE. Rates: result over target\n"
        "where more is better, (base-result)/(base-target) where less is, points for percentages. A state is given\n"
        "only where all values admitted say so, else NOT_RATEABLE with the reason.",
    ),
    "coverage": Text(
        "都没有，是指文本没有提到，不是零。园区、平台和市县的数字不算作所在省份的。",
        "Neither means that no text states it, not zero. Figures of zones and cities do not count for their province.",
    ),
    "changes": Text(
        "BEFORE、AFTER 是发布目录或数据文件；不写 AFTER，即 indicators.yaml。一行一处变动，数值照原样并列。",
        "BEFORE and AFTER are releases or data files; AFTER is indicators.yaml if not given. One line a change;\n"
        "values stand side by side as they were written.",
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
    "explain": Text(
        "列出看似冲突、其实不冲突的成对说法：互证、修订、时期、口径或性质不同",
        "list pairs of claims that look like a conflict: corroborated, revised, another period, definition or role",
    ),
    "build_out": Text("发布目录", "the release directory"),
    "format": Text("文件格式", "file format"),
    "export_out": Text("输出文件；- 为标准输出（仅 CSV）", "file to write; - for stdout (CSV only)"),
    "region": Text("地区代码、名称，或地点编号、名称", "code or name of a region, id or name of a place"),
    "indicator": Text("指标编号", "id of an indicator"),
    "role": Text(
        "数据性质：target、actual、estimate、base 或 T、A、E、B", "role: target, actual … or T, A …"
    ),
    "source": Text("来源编号", "id of a source"),
    "family": Text("指标族编号", "id of a family"),
    "topic": Text("主题编号", "id of a topic"),
    "period": Text("只要这一时期，如 2024", "this period only, such as 2024"),
    "level": Text("只要这些层级", "these levels only"),
    "levels": Text("只要这些层级；写几个就一起排", "these levels only; several are ranked together"),
    "across_periods": Text("跨期比较：各地取最新一期", "across periods: each region's newest"),
    "as_of": Text("判断状态的日期，默认今天", "the day to judge for; today if not given"),
    "by": Text("按指标或按主题", "by indicator or by topic"),
    "list_format": Text("输出：对齐的文字、CSV 或 JSON", "output: aligned words, CSV or JSON"),
    "list_out": Text("输出文件；- 为标准输出", "file to write; - for stdout"),
    "texts_folder": Text("存放文本的文件夹", "folder of the texts"),
    "catalog": Text("数据文件", "the data file"),
    "audit_format": Text("输出：文字、JSON、CSV 或 HTML 报告", "output: words, JSON, CSV or an HTML report"),
    "audit_out": Text("输出文件；- 为标准输出", "file to write; - for stdout"),
    "draft": Text("输出 YAML 草稿", "print a draft in YAML"),
    "host": Text("地址", "address to listen on"),
    "port": Text("端口", "port to listen on"),
    "texts": Text(
        "存放原文的文件夹；有它，页面显示整句", "folder of the texts; with it, pages show whole sentences"
    ),
    "releases": Text(
        "存放以前各版发布目录的文件夹；有它，“近期变动”可与之相比",
        "folder of earlier releases; with it, pages tell what changed since",
    ),
}
PROBLEM_COUNT = Text("{count} 处问题", "{count} problems")
UNKNOWN: Mapping[str, Text] = {
    "region": Text("没有叫“{word}”的地区或地点", 'there is no region or place "{word}"'),
    "indicator": Text("没有编号为“{word}”的指标", 'there is no indicator with the id "{word}"'),
    "role": Text("没有数据性质“{word}”", 'there is no role "{word}"'),
    "family": Text("没有编号为“{word}”的指标族", 'there is no family with the id "{word}"'),
    "topic": Text("没有编号为“{word}”的主题", 'there is no topic with the id "{word}"'),
    "source": Text("没有编号为“{word}”的来源", 'there is no source with the id "{word}"'),
}
AMBIGUOUS_REGION = Text(
    "“{word}”不止一处；请写代码：{listed}", '"{word}" names several areas; give the code: {listed}'
)
NO_STDOUT_WORKBOOK = Text(
    "工作簿不能写到标准输出；请用 --out 给出文件名", "a workbook cannot go to stdout; name a file with --out"
)
ONE_OF_TWO = Text("--indicator 与 --family 须写其一，且只写其一", "give either --indicator or --family")
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
    "targets": Text("目标", "Targets"),
    "heat": Text("对照表", "Heat table"),
    "coverage": Text("覆盖", "Coverage"),
    "region": Text("地区", "Regions"),
    "data": Text("数据", "Data"),
    "sources": Text("来源", "Sources"),
    "changes": Text("变动", "Changes"),
    "search": Text("查找", "Search"),
    "wall": Text("大屏", "Wall screen"),
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
    State.OUTSIDE_SCOPE: Text("不属正文", "outside the text"),
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
    "这份文本还没有写入 sources；请先添加一条，其中：",
    "this text is not under sources yet; add it first, with:",
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

# ── Charts to take along ───────────────────────────────────────────────────────────────────────────────

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


# ── Search ─────────────────────────────────────────────────────────────────────────────────────────────

SEARCH_TITLE = Text("搜索", "Search")
SEARCH_LABEL = Text(
    "搜索地区、指标、术语、口径、来源", "Search regions, indicators, terms, definitions, sources"
)
SEARCH_HINT = Text("地区、指标、来源", "region, indicator, source")
SEARCH_BUTTON = Text("搜索", "Search")
SEARCH_KIND: Mapping[str, Text] = {
    "region": Text("地区", "Regions"),
    "indicator": Text("指标", "Indicators"),
    "term": Text("术语", "Terms"),
    "definition": Text("口径", "Definitions"),
    "source": Text("来源", "Sources"),
}
SEARCH_FIELD: Mapping[str, Text] = {
    "name": Text("名称", "name"),
    "short": Text("简称", "short name"),
    "pinyin": Text("拼音", "pinyin"),
    "initials": Text("拼音首字母", "initials of the pinyin"),
    "code": Text("编号", "code"),
    "zone": Text("功能区", "zone"),
    "spelling": Text("又称", "also called"),
    "explanation": Text("解释", "explanation"),
    "family": Text("指标族", "family"),
    "topic": Text("主题", "topic"),
    "numerator": Text("分子", "numerator"),
    "denominator": Text("分母", "denominator"),
    "scope": Text("范围", "scope"),
    "price_basis": Text("价格口径", "price basis"),
    "differs": Text("与相近指标的区别", "what sets it apart"),
    "definition_note": Text("附注", "note"),
    "title": Text("标题", "title"),
    "publisher": Text("发布者", "publisher"),
    "date": Text("成文日期", "date"),
}
SEARCH_WHERE = Text("{field}：{words}", "{field}: {words}")
SEARCH_ZONE = Text(
    "{zone}在这里或部分在这里，但不等于它", "{zone} lies in it, or partly, and is not the same"
)
SEARCH_SUM_ONE = Text("“{text}”：找到 1 项", "“{text}”: 1 result")
SEARCH_SUM = Text("“{text}”：找到 {count} 项", "“{text}”: {count} results")
SEARCH_NO_DATA = Text("没有自己的数据", "no figures of its own")
SEARCH_FIRST = Text(
    "共 {count} 项，先列 {shown} 项；写得更具体些，就排得更前。",
    "{count} in all, the first {shown} are listed; say more to narrow them down.",
)
SEARCH_SOME = Text(
    "没有哪一项含有全部这些词；下面各项含有其中之一。",
    "Nothing has all of these words; each of the following has one of them.",
)
SEARCH_IN_DATA = Text(
    "在全部数据中查找“{text}”（{figures}）", "Look for “{text}” among all figures ({figures})"
)
SEARCH_CROSSED = Text("{region}的这些指标（{figures}）", "These indicators of {region} ({figures})")
SEARCH_NONE = Text("没有找到“{text}”", "Nothing found for “{text}”")
SEARCH_NONE_LEAD = Text(
    "请检查写法，或换一个更短、更常用的词。", "Check the spelling, or try a shorter or more usual word."
)
SEARCH_START = Text("可以这样查", "What you can type")
# Words to try, and what they are; in each language those that its readers type.
SEARCH_EXAMPLES: tuple[tuple[Text, Text], ...] = (
    (Text("浙江", "Zhejiang"), Text("名称", "a name")),
    (Text("皖", "hong kong"), Text("简称", "another name")),
    (Text("zhejiang", "xizang"), Text("拼音", "pinyin")),
    (Text("hlj", "hlj"), Text("拼音首字母", "initials of the pinyin")),
    (Text("330100", "330100"), Text("行政区划代码", "an area code")),
    (Text("增加值", "value added"), Text("口径里的词", "words of a definition")),
    (Text("日报", "daily"), Text("来源的标题或发布者", "title or publisher of a source")),
)
SEARCH_ANNOUNCED = Text("{count} 条建议", "{count} suggestions")
SEARCH_NONE_ANNOUNCED = Text("没有建议", "no suggestions")
SEARCH_SUGGESTIONS = Text("搜索建议", "Suggestions")
DESCRIPTION = Text(
    "各地区的发展目标与完成情况：每个数字均可追溯到原文。",
    "What China's regions aim at and what they achieve: every figure leads back to its text.",
)

# ── Map ──
SOUTH_CHINA_SEA = Text("南海诸岛", "South China Sea Islands")
MAP_TITLE = Text("{shown}（地图，示意）", "{shown} (schematic map)")
MAP_LABEL = Text(
    "{shown}：34 个省级行政区的示意地图，其中 {figures} 个有数据；下方表格内容相同。",
    "{shown}: a schematic map of the 34 divisions, {figures} of them with data; the table below says the same.",
)
MAP_LEADS = Text("点击查看该地区", "click to see the region")
MAP_VALUE = Text("数据", "Figure")
MAP_SCHEMATIC = Text(
    "示意图：界线经过简化，小岛以点表示，不作为划界依据。",
    "Schematic: lines are simplified, islets are shown as dots; no ground for any delimitation.",
)
MAP_PROJECTION = Text(
    "等积投影（阿尔伯斯圆锥，标准纬线 25° 和 47°，中央经线 105°）；南海诸岛另图，比例尺不同。",
    "Equal-area projection (Albers conic, standard parallels 25° and 47°, centre 105° E); the South China Sea "
    "Islands are in a frame of another scale.",
)
MAP_SOURCE = Text(
    "边界数据：软件包 {release}（MIT 许可）所附的省级边界，该软件包没有注明数据出处。",
    "Boundaries: those of provinces in the package {release} (MIT licence), which does not state where they are from.",
)
MAP_APPROVED = Text("审图号：{approval}。", "Map approval number: {approval}.")
MAP_NOT_APPROVED = Text(
    "数据没有注明审图号；公开使用前须依法送审。",
    "No approval number is stated for the data; a map must be approved before it is published in China.",
)


# ── Glossary ───────────────────────────────────────────────────────────────────────────────────────────

TERM_SOURCE = Text("出处：{source}", "Source: {source}")
TABS = Text("图示方式", "Drawn as")
TILES_TAB = Text("方格图", "Tiles")
MAP_TAB = Text("地图", "Map")


# ── Recent changes ─────────────────────────────────────────────────────────────────────────────────────

CHANGES_TITLE = Text("近期变动", "Recent changes")
CHANGES_LEAD = Text(
    "与以前的一版数据相比，多了什么、改了什么、撤下了什么。数值照各版原样并列，不作推算。",
    "What came, what was revised and what went since an earlier edition. Values stand as each edition has them; "
    "nothing is computed on them.",
)
CHANGE_KIND: Mapping[str, Text] = {
    "revised": Text("修订", "Revised"),
    "removed": Text("撤下", "Removed"),
    "added": Text("新增", "Added"),
    "restated": Text("说明改动", "Notes changed"),
    "standing": Text("说法", "Standing"),
    "moved": Text("出处", "Moved"),
}
CHANGE_TOLD: Mapping[str, Text] = {
    "revised": Text("由{before}改为{after}", "from {before} to {after}"),
    "removed": Text("原为{before}", "was {before}"),
    "added": Text("{after}", "{after}"),
    "restated": Text("数值不变，{after}", "the value stays {after}"),
    "standing": Text(
        "{after}，由“{claim_before}”变为“{claim_after}”", "{after}, from “{claim_before}” to “{claim_after}”"
    ),
    "moved": Text(
        "数值不变，{after}；出处由{place_before}改为{place_after}",
        "the value stays {after}; found at {place_after}, before at {place_before}",
    ),
}
CHANGE_ABOUT = Text("{name}（{period}，{role}）", "{name} ({period}, {role})")
CHANGE_LINE = Text("{kind} {region} {about}：{what}", "{kind}: {region}, {about}: {what}")
CHANGE_LISTED: Mapping[bool, Text] = {
    True: Text("{kind} {name}：{what}", "{kind}: {name}: {what}"),
    False: Text("{kind} {name}", "{kind}: {name}"),
}
CHANGE_SOURCE = Text("现据{place}", "now by {place}")
CHANGE_FIELD: Mapping[str, Text] = {
    "period_basis": Text("时期依据", "basis of the period"),
    "inferred_from": Text("时期推断依据", "the period is inferred from"),
    "modality": Text("语气", "modality"),
    "obs_status": Text("数据状态", "status"),
    "vintage": Text("数据轮次", "edition"),
    "set_by": Text("目标设定者", "set by"),
    "supersedes": Text("取代的目标", "target it replaces"),
    "note": Text("附注", "note"),
    "preferred": Text("采信理由", "preferred because"),
    "indicator_name": Text("名称", "name"),
    "family_name": Text("指标族", "family"),
    "topic_name": Text("主题", "topic"),
    "measure": Text("指标类型", "kind of measure"),
    "timing": Text("时点或时期", "point or stretch"),
    "unit_measure": Text("单位", "unit"),
    "counted": Text("量词", "what is counted"),
    "direction": Text("优劣方向", "direction"),
    "numerator": Text("分子", "numerator"),
    "denominator": Text("分母", "denominator"),
    "scope": Text("范围", "scope"),
    "price_basis": Text("价格口径", "price basis"),
    "definition_vintage": Text("数据轮次", "edition"),
    "differs": Text("与相近指标的区别", "what sets it apart"),
    "applies_to": Text("适用层级", "levels it applies to"),
    "applies_within": Text("适用地区", "region it applies in"),
    "definition_note": Text("附注", "note"),
    "title": Text("标题", "title"),
    "publisher": Text("发布者", "publisher"),
    "date": Text("成文日期", "date"),
    "date_evidence": Text("日期依据", "date by"),
    "reposted": Text("转载日期", "reposted"),
    "file": Text("文件名", "file"),
    "sha256": Text("文本的 SHA-256", "SHA-256 of the text"),
    "script": Text("字体", "script"),
}
FIELD_CHANGED = Text("{field}由“{before}”改为“{after}”", "{field} from “{before}” to “{after}”")
FIELD_NEW = Text("{field}：“{after}”", "{field}: “{after}”")
FIELD_GONE = Text("{field}不再写（原为“{before}”）", "{field} no longer given (was “{before}”)")
RECOUNTED = Text(
    "《{title}》搁置的短语由 {before} 个变为 {after} 个",
    "{title}: phrases set aside from {before} to {after}",
)
CHANGE_COUNTED = Text("{kind} {count} 条", "{kind} {count}")
CHANGE_NOTHING = Text("两版数据没有差别。", "The two editions do not differ.")
CHANGES_SUM = Text("{date}（版本 {before}）以来：{counted}", "Since {date} (version {before}): {counted}")
CHANGES_NO_FIGURES = Text("数据没有变动", "no figure changed")
CHANGES_SAME = Text("没有变动", "Nothing changed")
CHANGES_SAME_LEAD = Text(
    "{date}（版本 {before}）以来，数据、口径、来源和搁置的数字都没有变动。",
    "Since {date} (version {before}) no figure, definition, source or number set aside changed.",
)
CHANGES_NONE = Text("还没有可比的旧版", "There is no earlier edition to compare with")
CHANGES_NONE_LEAD = Text(
    "要看变动，须留下以前的发布目录：每次用 indicators build --out 生成新的目录，都放在同一个文件夹里，"
    "再用 indicators serve --releases 或环境变量 RELEASES_DIR 指明这个文件夹。",
    "To see changes, keep earlier releases: let indicators build --out write each one as a new folder inside one "
    "folder, and name that folder with indicators serve --releases or the variable RELEASES_DIR.",
)
CHANGES_UNREAD = Text("这一版读不了", "This edition cannot be read")
CHANGES_EDITIONS = Text("与哪一版相比", "Compare with")
CHANGES_EDITION = Text("{date}（{version}）", "{date} ({version})")
CHANGES_OF_DEFINITIONS = Text("口径", "Definitions")
CHANGES_OF_SOURCES = Text("来源", "Sources")
CHANGES_OF_SET_ASIDE = Text("搁置的数字", "Numbers set aside")
RELEASE_NONE = Text(
    "不是发布目录：没有可读的 manifest.json；请写 indicators build 生成的目录",
    "no release: there is no readable manifest.json; name a folder that indicators build wrote",
)
RELEASE_DAMAGED = Text(
    "文件 {file} 缺失或已被改动；请重新生成或重新复制这个发布目录",
    "the file {file} is missing or was changed since; write or copy the release again",
)
RELEASE_OTHER = Text(
    "表 {table} 的列与这一版程序不同（{columns}）；请用这一版程序对当时的数据文件重新运行 indicators build",
    "the table {table} has other columns than this program knows ({columns}); build it again from the data file of "
    "that day",
)

# ── Which chart ────────────────────────────────────────────────────────────────────────────────────────

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

# ── Region brief ──
TO_BRIEF = Text("一页简报", "One-page brief")
TO_REGION = Text("返回地区页", "Back to the region")
BRIEF_PRINT = Text("打印 / 存为 PDF", "Print / save as PDF")
BRIEF_TITLE = Text("{region}：目标与完成情况", "{region}: targets and results")
BRIEF_DATE = Text("截至 {day}", "as of {day}")
BRIEF_QR = Text("{region}简报的网址（二维码）", "Address of the brief of {region} (QR code)")
BRIEF_NONE = Text("没有收录这个地区自己的数据。", "The data hold no figure of this region itself.")
BRIEF_TARGETS = Text(
    "{count} 项目标：{listed}（按 {day} 判断）。", "Targets: {count} ({listed}), judged for {day}."
)
BRIEF_OTHERS = Text("另有{listed}。", "Also: {listed}.")
BRIEF_COUNTED = Text("{name} {count} 项", "{name} {count}")
BRIEF_KEY = Text("最新完成情况", "Newest results")
BRIEF_CHART = Text("目标与对应的数据", "Targets and what answers them")
BRIEF_NOTES = Text("出处", "Notes")
BRIEF_LEFT_OUT = Text(
    "本页列不下的另有 {count} 项，见 ", "Not on this page for lack of room: {count} more, at "
)
BRIEF_INSIDE = Text(
    "辖区内各地另有 {count} 项数据，不计入以上，见 ",
    "Places inside it have {count} more, not counted here, at ",
)
BRIEF_FOOT = Text(
    "数据版本 {version}。数字照原文的界限和位数；缺的没有补。",
    "Data version {version}. Figures keep the bounds and digits of their texts; what is missing stays missing.",
)


# ── Charts over time, heat table ───────────────────────────────────────────────────────────────────────

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

# ── Wall screen ──
WALL_TITLE = Text("大屏轮播", "Wall screen")
WALL_LEAD = Text(
    "选好要轮播的页面和停留时间，得到的网址就是这块大屏；空格键暂停，左右方向键翻页。",
    "Choose what takes turns and for how long; the address that you get is this wall. Space pauses, arrow keys step.",
)
WALL_VIEWS = Text("轮播的页面", "What takes turns")
WALL_SECONDS = Text("每屏停留", "Each stays for")
WALL_SECOND = Text("{seconds} 秒", "{seconds} seconds")
WALL_START = Text("开始轮播", "Start")
WALL_PAUSE = Text("暂停", "Pause")
WALL_RESUME = Text("继续", "Resume")
WALL_FULL = Text("全屏", "Full screen")
WALL_CHOOSE = Text("选择页面", "Choose views")
WALL_BAR = Text("轮播控制", "What is on")
WALL_STEP = Text("第 {number} 页：{name}", "View {number}: {name}")
WALL_NAMED = Text("{page}：{name}", "{page}: {name}")
WALL_DATA = Text("数据版本 {version} · {day}", "Data version {version} · {day}")

IN_TIME_HERE = Text("历年走势", "Over the years")
SMALL_OWN = Text(
    "各图单位和纵轴各不相同，只看各自走势；没有数据的年份断开。",
    "Each chart has its own unit and scale: compare within a chart only; years without data are gaps.",
)
GROUP_OF = Text("{name}（{count} 个省份）", "{name} ({count} provinces)")
# What a chart over time has beside the marks of a bar chart.
TIME_MARK: Mapping[str, Text] = {
    "line": Text(
        "完成值：点；同口径、同轮次的相邻各期以实线相连",
        "result: a dot; solid lines join neighbouring periods of one edition",
    ),
    "estimated": Text("预计值：空心点，虚线", "estimate: hollow dot, dotted line"),
    "break": Text(
        "断开：缺期、序列中断或换了数据轮次",
        "break: a period is missing, the series breaks or the edition changes",
    ),
    "span": Text("横虚线：跨多年的目标", "dotted across: a target for several years"),
}
FROM_TO = Text("—", "–")
SAID_IN_TABLE = Text(
    "{listed}；共 {count} 条数据，见下方表格", "{listed}; {count} figures, all in the table below"
)
GAP_NOTE = Text(
    "按完成值与同期目标值之差排列，只便于查看，不是名次；目标为约数、区间的和没有同期目标的排在最后。",
    "Ordered by the result less the target of its period, to read in and no rank; targets that are approximate or a "
    "range, and regions without one, come last.",
)
CHANGE_PHRASE = Text("数值不变，原文短语改为“{after}”", "the value stays, its phrase now reads “{after}”")
