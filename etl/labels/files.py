"""Words of the files to take away."""

from collections.abc import Mapping

from etl.codes import Comparator
from etl.text import Text

SHEET: Mapping[str, Text] = {
    "about": Text("说明", "About"),
    "matrix": Text("对比", "Comparison"),
    "detail": Text("明细", "Figures"),
    "targets": Text("目标", "Targets"),
    "coverage": Text("覆盖", "Coverage"),
    "indicators": Text("指标", "Indicators"),
    "sources": Text("来源", "Sources"),
    "codes": Text("代码表", "Code lists"),
    "disputes": Text("冲突与不可评", "Conflicts and targets without a rate"),
}
SHEET_CONTENT: Mapping[str, Text] = {
    "about": Text("怎样读这份工作簿", "how to read this workbook"),
    "matrix": Text(
        "地区 × 指标，同口径并列；金额单位可切换，图与表同数",
        "regions × indicators of one definition each; the unit of money can be switched, charts draw the same numbers",
    ),
    "detail": Text(
        "每个数字一行：数值、界限、原文短语、来源和行号；第 2 行是代码，可筛选，可作透视表",
        "one row a figure with bound, phrase, source and line; codes in row 2; to filter and pivot",
    ),
    "targets": Text(
        "每条目标一行：基期、结果、完成率（公式）、状态和理由",
        "one row a target: base, result, rate (a formula), state and reason",
    ),
    "coverage": Text(
        "地区 × 指标：有无目标和结果；空缺不是零",
        "regions × indicators: target and result or neither, which is not zero",
    ),
    "indicators": Text("每个指标的口径", "the definition of each indicator"),
    "sources": Text("每篇来源文章", "each source text"),
    "codes": Text("各列代码的含义", "what the codes stand for"),
    "disputes": Text(
        "几处文本说法不一的数字，以及没有完成率的目标和理由",
        "figures that texts tell in different ways, and targets without a rate, with the reason",
    ),
}
# What a field is called on pages.
FIELD: Mapping[str, Text] = {
    "region_name_zh": Text("地区", "Region"),
    "level_name": Text("层级", "Level"),
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
    "modality_name": Text("语气", "Modality"),
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
    "measure_role": Text("性质代码", "Role code"),
    "comparator": Text("界限代码", "Bound code"),
    "modality": Text("语气代码", "Modality code"),
    "obs_status": Text("状态代码", "Status code"),
    "unit_measure": Text("单位代码", "Unit code"),
    "quoted_value": Text("原文数字", "Digits as written"),
    "unit_mult": Text("原文数量级", "Power of ten as written"),
    "decimals": Text("原文小数位数", "Decimals as written"),
    "quoted_unit": Text("原文单位", "Unit as written"),
    "derivation": Text("数值来历", "Quoted or converted"),
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

WORKBOOK_CONTENT = Text("内容", "Content")
WORKBOOK_HOLDS = Text("所含", "What it holds")
WORKBOOK_ADDRESS = Text("网页所见", "Where it is seen")
WORKBOOK_VERSION = Text("数据版本（内容哈希）", "Version of the data (hash of its content)")
WORKBOOK_DAY = Text("发布日期", "Day of release")
WORKBOOK_AS_OF = Text("目标判断日", "Targets judged for")
WORKBOOK_CITE = Text("引用方式", "How to cite")
WORKBOOK_SOURCE = Text(
    "数据版本 {version}，{day}；每个数字的来源、行号和原文短语见“明细”。",
    "version {version}, {day}; source, line and phrase of every figure on the sheet of figures",
)
WORKBOOK_SIZE = Text("数据条数", "Figures")
WORKBOOK_MARKS = Text("图形标记（看板图表）", "Marks (charts of the dashboard)")
WORKBOOK_STATES = Text("目标状态", "States of targets")
WORKBOOK_COVERAGE = Text("覆盖符号", "Signs of coverage")
WORKBOOK_FILTERS = Text("筛选条件", "Filters")
WORKBOOK_ALL = Text("没有筛选", "not filtered")
WORKBOOK_USUAL = Text("页面未另作选择，按默认显示", "the page as it is without a choice")
EVERYTHING = Text("全部数据", "Everything")
SELECTION = Text("所选数据", "Selected figures")
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
LISTED = Text("、", ", ")

MATRIX_HEADS: tuple[Text, ...] = (
    Text("指标", "Indicator"),
    Text("数据性质", "Role"),
    Text("时期", "Period"),
    Text("层级", "Level"),
    Text("单位", "Unit"),
)
MATRIX_NOTE = Text(
    "只列省级数据和至少两个省份有数的同口径指标；时期、轮次不同的分列。数值带界限符号（含义见“说明”）；"
    "区间、没有数字的目标用文字列出，不画入图；几处文本说到同一事实时只列一处。空格表示原文没有这个数字。",
    "Provinces only, and only definitions that at least two provinces have a figure for; different periods and "
    "editions stand in different columns. Values carry the sign of their bound (see the first sheet); ranges and "
    "targets without a number are given in words and not drawn; of several texts about one fact one is shown. An "
    "empty cell: the texts have no such figure.",
)
MATRIX_SEEN = Text(
    "与页面所见相同：地区按页面次序；口径、性质、时期、层级不同的分列，不混排。数值带界限符号（含义见“说明”）；"
    "区间、没有数字的目标用文字列出，不画入图；几处文本说到同一事实时只列一处。空格表示原文没有这个数字。",
    "What the page shows, in its order; what differs in definition, role, period or level stands in different "
    "columns. Values carry the sign of their bound (see the first sheet); ranges and targets without a number "
    "are given in words and not drawn; of several texts about one fact one is shown. An empty cell: the texts have "
    "no such figure.",
)
MATRIX_CHOSEN = Text(
    "所选的数字：口径、性质、时期、层级不同的分列，不混排。数值带界限符号（含义见“说明”）；区间、没有数字的目标用文字列出，不画入图；"
    "几处文本说到同一事实时只列一处。空格表示所选数据中没有这个数字。",
    "The figures asked for; what differs in definition, role, period or level stands in different columns. Values "
    "carry the sign of their bound (see the first sheet); ranges and targets without a number are given in words and "
    "not drawn; of several texts about one fact one is shown. An empty cell: these data have no such figure.",
)
MATRIX_INFERRED = Text("时期为推断", "its period is inferred")
MATRIX_LEFT_OUT = Text(
    "这里列出前 {shown} 列，共 {all} 列；全部数字见“明细”。",
    "The first {shown} of {all} columns are here; all figures are on the sheet of figures.",
)
MATRIX_EMPTY = Text(
    "所选数据中没有可以并列对比的数字。", "Among these data there is nothing to set side by side."
)
MATRIX_UNIT = Text("金额单位", "Unit of money")
MATRIX_SWITCH = Text(
    "← 点左边第二格可换单位；只影响以元计的列，图随之变化",
    "choose another unit in the second cell; only columns of money change, and their charts",
)
MATRIX_NOTED = Text("注", "Note")
MATRIX_NOTES = Text("附注", "Notes")
CHART_DATA = Text("图所用的数字（引用左表）", "Numbers of the charts, which refer to the table")
CHART_SERIES: Mapping[str, Text] = {
    Comparator.EQ: Text("确数", "exact"),
    Comparator.GE: Text("≥ 只知下限（含）", "at least"),
    Comparator.GT: Text("> 只知下限（不含）", "more than"),
    Comparator.LE: Text("≤ 只知上限（含）", "at most"),
    Comparator.LT: Text("< 只知上限（不含）", "less than"),
    Comparator.AP: Text("≈ 约数", "about"),
    Comparator.AB: Text("⪅ 略低于", "just under"),
}
CLAIMS_DIFFER = Text("几处文本说法不一", "texts differ")
UNRATED_TARGET = Text("目标不能判断或没有完成率", "target without a state or rate")

# ── What a page shows, as a file ──
NAMED = Text("{page}：{name}", "{page}: {name}")
ASKED_FOR_IN_FILE = Text("{name}：{listed}", "{name}: {listed}")
PARAMETER: Mapping[str, Text] = {
    "show": Text("着色依据", "Coloured by"),
    "tab": Text("图示方式", "Drawn as"),
    "family": Text("指标族", "Family"),
    "region": Text("地区", "Regions"),
    "indicator": Text("指标", "Indicators"),
    "role": Text("数据性质", "Roles"),
    "source": Text("来源", "Sources"),
    "topic": Text("主题", "Topics"),
    "level": Text("层级", "Levels"),
    "period": Text("时期", "Period"),
    "beside": Text("并列时期", "Beside"),
    "sort": Text("排序", "Order"),
    "chart": Text("图形", "Chart"),
    "state": Text("目标状态", "States"),
    "modality": Text("语气", "Modalities"),
    "due": Text("到期年份", "Due in"),
    "as_of": Text("判断日", "Judged for"),
    "by": Text("分组", "Grouped by"),
    "since": Text("起始版本", "Since the edition"),
    "q": Text("文字", "Words"),
    "obs": Text("数据编号", "Figures"),
}
TAB_NAME: Mapping[str, Text] = {"map": Text("地图", "Map")}
TOO_MANY_ROWS = Text(
    "共 {rows} 条，超出 Excel 一张表的 {most} 行；请缩小范围，或改用 CSV、Parquet",
    "{rows} observations are more than the {most} rows of a sheet of Excel; narrow them down, or take CSV or Parquet",
)
TOO_MANY_TO_HOLD = Text(
    "这里一次最多给出 {most} 条；请缩小范围，或取整版发布文件 observations.parquet",
    "At most {most} observations are given at once: narrow them down, or take observations.parquet of the release",
)
TOO_LONG_TO_FIND = Text(
    "数据太多，在 {seconds} 秒内没有找完；请先选地区、指标或时期，再在其中查找",
    "There are too many data to be looked through within {seconds} seconds: choose a region, an indicator or a period "
    "first, and search there",
)
CODE_OF = Text("{name}（代码）", "{name} (code)")
