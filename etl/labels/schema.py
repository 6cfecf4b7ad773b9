"""Words of the schema of `indicators.yaml`: what an editor is told of a key, a value or an id while typing."""

from collections.abc import Mapping

from etl.text import Text

SCHEMA_ABOUT = Text(
    "区域指标的主文件或数据文件，由编辑手工填写；保存后请运行 indicators check，它还核对这里看不出的问题。",
    "The main file of Regional Indicators or a data file of it, filled in by hand; after saving run\n"
    "indicators check, which also finds what cannot be seen from here.",
)

# What stands under a key, by kind of record.
SCHEMA_KEY: Mapping[str, Mapping[str, Text]] = {
    "File": {
        "part_of": Text(
            "（数据文件）列出本文件的文件：从本文件算起的相对路径，如 ../indicators.yaml",
            "(Data file) the file that lists this one, by its path from here: ../indicators.yaml",
        ),
        "edition": Text(
            "这些文本合称一辑，可以单独查看；列在下面的文件随之",
            "What these texts are together, to be looked at on their own; so are the files listed here",
        ),
        "files": Text(
            "写有来源和数字的数据文件：从本文件算起的相对路径，一行一个",
            "Data files with sources and figures, by their paths from here, one a line",
        ),
        "topics": Text("主题", "Topics"),
        "families": Text(
            "指标族：一族之内看上去相似、口径不同，并排展示，不混排名次",
            "Indicators that look alike and differ in definition: shown side by side, never ranked together",
        ),
        "scopes": Text(
            "录入范围：来源写明 scope 的，只有说到这些对象的数字须逐一交代",
            "Scopes: of a source that names one, only numbers that speak of its subjects must be accounted for",
        ),
        "indicators": Text("指标：一个编号只对应一个口径", "Indicators: one id is one definition"),
        "sources": Text("来源：一篇文本一条", "Sources: one record a text"),
        "places": Text(
            "没有 GB/T 2260 代码的功能区、园区、平台、设施，和所在的行政区",
            "Zones, parks, platforms and facilities without a GB/T 2260 code, and the unit around each",
        ),
        "set_aside": Text("搁置：没有录入的数字和原因", "Numbers that are not curated, and why"),
        "tables": Text(
            "表格：一个 .csv 或 .parquet 文件一项，写明哪一列是什么",
            "Tables: one item a .csv or .parquet file, with what each column says",
        ),
        "observations": Text(
            "观测：每组写明共有的内容，figures 下每项一个数字",
            "Observations: each block says what its figures share, one item of figures a figure",
        ),
    },
    "Words": {
        "zh": Text("中文", "in Chinese"),
        "en": Text("英文；含英文逗号或冒号时加引号", "in English; quoted where it holds a comma or a colon"),
    },
    "Group": {"name": Text("读者看到的名称", "The name that readers see")},
    "Edition": {
        "id": Text("编号，也写在网址里", "Its id, which stands in addresses too"),
        "name": Text("读者看到的名称", "The name that readers see"),
    },
    "Scope": {
        "name": Text("读者看到的名称", "The name that readers see"),
        "subjects": Text(
            "对象：数字所在的短句说到其中之一，就须交代",
            "Subjects: a number whose clause speaks of one must be accounted for",
        ),
        "passing": Text(
            "顺带提到：对象在这些词里出现时不算",
            "In passing: a subject that stands within one of these words is none",
        ),
        "note": Text("说明", "A note"),
    },
    "Indicator": {
        "name": Text("读者看到的名称", "The name that readers see"),
        "family": Text("所属指标族的编号", "Id of its family"),
        "topic": Text("所属主题的编号", "Id of its topic"),
        "measure": Text("指标类型", "Kind of measure"),
        "timing": Text("说的是一个时点还是一段时期", "A point in time, or a stretch of it"),
        "unit": Text("基本单位的代码", "Code of the base unit"),
        "counted": Text(
            "计数的量词：家、项（unit 为 PN 时必写）", "What is counted: firms, items (with unit PN)"
        ),
        "direction": Text("越高越好还是越低越好", "Whether more or less is better"),
        "numerator": Text("分子：数的是什么", "The numerator: what is measured"),
        "denominator": Text("分母（比重、贡献率必写）", "The denominator (of shares and contributions)"),
        "scope": Text("范围：哪些企业、哪些地方", "The scope: which firms, which places"),
        "price_basis": Text("价格基础：现价、不变价", "Price basis: current or constant prices"),
        "vintage": Text("数据轮次", "Edition of the statistics"),
        "differs": Text(
            "与同族相近指标的区别；以上各项看不出时写",
            "What sets it apart from look-alikes, where nothing above says so",
        ),
        "levels": Text(
            "只可能属于哪些层级；不写就是处处可有", "Levels that it can belong to; all where none is given"
        ),
        "within": Text("只可能在哪个地区之内：写地名", "The only area that it can apply to, by name"),
        "note": Text("说明", "A note"),
    },
    "Outside": {
        "lines": Text("不属于正文的行：12 或 12-20", "Lines outside the text: 12, or 12-20"),
        "why": Text("为什么不属于正文", "Why they are no part of the text"),
    },
    "Audited": {
        "mentions": Text(
            "正文里有几处数字；来源有 scope 的，只数录入范围之内的", "Numbers in the text, or in its scope"
        ),
        "bound": Text("其中几处已录入", "Those that are curated"),
        "set_aside": Text("其中几处搁置", "Those that are set aside"),
        "beyond": Text(
            "录入范围之外还有几处；来源没有 scope 的不写", "Numbers outside the scope, where there is one"
        ),
    },
    "Source": {
        "title": Text("标题", "Title"),
        "publisher": Text("发布者", "Publisher"),
        "date": Text(
            "写成的日期，知道多细写多细：2024、2024-03、2024-03-05",
            "When it was written, as far as is known: 2024, 2024-03, 2024-03-05",
        ),
        "date_evidence": Text("日期的依据", "How the date is known"),
        "reposted": Text("转载日期", "When it was reposted"),
        "file": Text(
            "文本的文件名；在文件夹里的，从存放文本的文件夹写起",
            "Its file, from the folder of the texts",
        ),
        "sha256": Text("文件的 SHA-256，64 个字符", "SHA-256 of the file, 64 characters"),
        "script": Text("简体还是繁体", "Simplified or Traditional characters"),
        "outside": Text("不属于正文的行", "Lines that are no part of the text"),
        "scope": Text(
            "哪些数字须逐一交代：录入范围的编号；不写就是全文",
            "Which of its numbers must be accounted for: id of a scope; all where none is given",
        ),
        "audited": Text(
            "上次 indicators audit 数出的数", "What indicators audit counted when it was last run"
        ),
    },
    "Place": {
        "name": Text("读者看到的名称", "The name that readers see"),
        "kind": Text("是什么样的地方", "What sort of place it is"),
        "within": Text("所在的行政区：名称或代码", "The unit that contains it, by name or code"),
        "note": Text("说明", "A note"),
    },
    "SetAside": {
        "source": Text("来源编号", "Id of the source"),
        "reason": Text("为什么不录入", "Why they are not curated"),
        "lines": Text(
            "只限这些行：[12, 20-24]；不写则全文", "Only in these lines: [12, 20-24]; else anywhere"
        ),
        "phrases": Text("短语，其中的数字都搁置", "Phrases whose numbers are set aside"),
        "note": Text("说明（理由为 other 时必写）", "A note (with the reason other)"),
    },
    "Accepted": {
        "warning": Text("警告的代码，见 check 的输出", "Code of the warning, as check tells it"),
        "zh": Text("为什么属实：中文", "Why the figure stands, in Chinese"),
        "en": Text("为什么属实：英文", "Why the figure stands, in English"),
    },
    "Milestone": {
        "by": Text("到哪个时期为止", "By the end of which period"),
        "value": Text("照抄原文的数值", "The value as written"),
    },
    "Columns": {
        "value": Text("数值在哪一列", "The column of the values"),
        "region": Text("地区（代码或名称）在哪一列", "The column of regions, by code or name"),
        "indicator": Text("指标编号在哪一列", "The column of ids of indicators"),
        "period": Text("时期在哪一列", "The column of periods"),
        "role": Text(
            "目标、完成……在哪一列：target、actual、estimate、base，或 T、A、E、B",
            "The column of roles: target, actual, estimate, base, or T, A, E, B",
        ),
        "modality": Text("说得有多坚决，在哪一列", "The column that tells how firmly it is said"),
        "unit": Text("单位在哪一列：亿元、%、家", "The column of units: 亿元, %, 家"),
        "bound": Text(
            "比较词在哪一列：不低于、超、约，或 GE、GT、LE、LT、AP、EQ",
            "The column of comparators: 不低于, 超, 约, or GE, GT, LE, LT, AP, EQ",
        ),
        "status": Text("数据状态在哪一列", "The column of statuses"),
    },
    "Table": {
        "file": Text(
            "表格文件（.csv 或 .parquet）：从本文件算起的相对路径",
            "The tabular file (.csv or .parquet), by its path from here",
        ),
        "source": Text(
            "来源编号；来源的 file 和 sha256 就是这个表格的",
            "Id of its source, whose file and sha256 are those of this table",
        ),
        "columns": Text("哪一列是什么：照抄表头的列名", "Which column says what, by the names at its head"),
        "region": Text("各行都是这个地区", "The region of all rows"),
        "indicator": Text("各行都是这个指标", "The indicator of all rows"),
        "period": Text("各行都是这个时期", "The period of all rows"),
        "inferred_from": Text(
            "时期从哪里推断；表中写明时不写",
            "What periods are inferred from, where the table does not state them",
        ),
        "role": Text("各行都是目标、完成、预计或基期", "Target, result, estimate or base: for all rows"),
        "modality": Text("说得有多坚决，各行相同", "How firmly it is said, in all rows"),
        "unit": Text(
            "各行的单位，接在数字后面读：亿元、%、家", "The unit of all rows, as it is read behind the number"
        ),
        "bound": Text("各行的比较词：不低于", "The comparator of all rows: 不低于"),
        "status": Text("各行的数据状态；正常时不写", "Status of all rows, where it is not normal"),
        "vintage": Text("数据轮次", "Edition of the statistics"),
        "set_by": Text("（目标）谁定的", "(Targets) who set them"),
        "note": Text("说明，各行相同", "A note, for all rows"),
    },
    "Observation": {
        "source": Text("来源编号", "Id of the source"),
        "line": Text("在文本第几行", "Line of the text"),
        "also": Text("重复同一数字的其他行：[12, 20]", "Other lines that repeat the figure: [12, 20]"),
        "region": Text(
            "地区：名称、GB/T 2260 代码，或 places 中的编号",
            "The region: name, GB/T 2260 code, or id of a place",
        ),
        "indicator": Text("指标编号", "Id of the indicator"),
        "period": Text(
            "时期：2024、2024-Q1、2024-03、2024-03-31、2024-01-01/P3Y",
            "The period: 2024, 2024-Q1, 2024-03, 2024-03-31, 2024-01-01/P3Y",
        ),
        "inferred_from": Text(
            "时期从哪里推断；原文写明时不写",
            "What the period is inferred from, where the text does not state it",
        ),
        "role": Text("目标、完成、预计还是基期", "Target, result, estimate or base"),
        "bound": Text(
            "与数字分开的比较词，如“不低于……的三分之一”的“不低于”",
            "A comparator that stands apart from its number",
        ),
        "value": Text(
            "照抄原文的数值，含“以上、超、近、左右”；目标没有数字的，照抄原话，如“与经济增长同步”",
            "The value as written, comparator included; of a goal without a number its words",
        ),
        "modality": Text("说得有多坚决", "How firmly it is said"),
        "status": Text("数据状态；正常时不写", "Status of the figure, where it is not normal"),
        "phrase": Text(
            "含数值的短语，逐字照抄，不抄整句", "The phrase with the figure, as written; no sentence"
        ),
        "note": Text("说明拿不准之处", "A note on what is unsure"),
        "vintage": Text("数据轮次", "Edition of the statistics"),
        "set_by": Text("（目标）谁定的：文中写明才写", "(Target) who set it, where the text says so"),
        "supersedes": Text(
            "（目标）取代了哪条目标：写那条的编号", "(Target) id of the target that it replaces"
        ),
        "path": Text(
            "（目标）文本写明的分步进度，累计到期末",
            "(Target) its own path: the total by the end of each period",
        ),
        "preferred": Text(
            "与别处说法不能同时为真时，为什么信这一条",
            "Why this claim is believed, where another contradicts it",
        ),
        "review": Text(
            "哪一天复核：过了这一天，check 提醒看它是否仍然成立",
            "When to review it: past that day, check asks whether it still holds",
        ),
        "accepted": Text(
            "看过的警告：为什么属实，[{warning: ……, zh: ……, en: ……}]",
            "Warnings looked into, and why the figure stands: [{warning: …, zh: …, en: …}]",
        ),
        "figures": Text(
            "这一组的数字，每项一个；可另写与本组不同的内容",
            "The figures of the block, one item each; a figure may override what the block says",
        ),
    },
}

# What an editor can have typed for it.
SCHEMA_NEW: Mapping[str, Text] = {
    "Group": Text("新的一项", "a new one"),
    "Indicator": Text("新的指标", "a new indicator"),
    "Source": Text("新的来源", "a new source"),
    "Place": Text("新的地点", "a new place"),
    "Scope": Text("新的录入范围", "a new scope"),
    "SetAside": Text("新的搁置", "something else to set aside"),
    "Table": Text("新的表格", "a new table"),
    "Block": Text("新的一组观测", "a new block of observations"),
    "Figure": Text("这一组的又一个数字", "another figure of the block"),
}

# What is told where something other is written.
SCHEMA_ONLY_KEYS = Text("这里只能写这些键：{keys}", "only these keys belong here: {keys}")
SCHEMA_LACKING = Text("缺少 {key}（{what}）", "{key} is missing: {what}")
SCHEMA_CHOICE = Text("只能是：{allowed}", "one of {allowed}")
SCHEMA_LIST = Text("这里应是列表：- …… 或 [……]", "a list belongs here: - … or […]")
SCHEMA_SECTION = Text("这里应是“编号: 内容”的映射", 'records "id: content" belong here')
SCHEMA_ID = Text(
    "编号只用小写字母、数字和连字符，以字母开头", "ids are lower-case letters, digits and hyphens"
)
SCHEMA_WORDS = Text("这里要写文字，不超过 {limit} 字", "text belongs here, of at most {limit} characters")
SCHEMA_PHRASE = Text(
    "这里要写短语，不超过 {limit} 字，不含句号、分号",
    "a phrase belongs here, of at most {limit} characters, no sentence",
)
SCHEMA_ONE_VALUE = Text("这里要写一个值", "a single value belongs here")
SCHEMA_LINE = Text("行号是从 1 起的整数", "a line is a whole number from 1")
SCHEMA_LINES = Text("行号：12 或 12-20", "lines: 12, or 12-20")
SCHEMA_COUNT = Text("这里要写个数：0、1、2……", "a count belongs here: 0, 1, 2 …")
SCHEMA_PERIOD = Text(
    "时期写作 2024、2024-Q1、2024-03、2024-03-31 或 2024-01-01/P3Y",
    "a period is 2024, 2024-Q1, 2024-03, 2024-03-31 or 2024-01-01/P3Y",
)
SCHEMA_DAY = Text("日期写作 2024、2024-03 或 2024-03-05", "a date is 2024, 2024-03 or 2024-03-05")
SCHEMA_FILE = Text(
    "文件名，以 .txt、.md、.html、.docx、.pdf 结尾，表格以 .csv 或 .parquet 结尾；文件夹用 / 分隔，不写 .. 和绝对路径",
    "a file name that ends in .txt, .md, .html, .docx, .pdf, .csv or .parquet, with / between folders and no ..",
)
SCHEMA_TABLE = Text(
    "表格文件的相对路径，以 .csv 或 .parquet 结尾，用 / 分隔，不用 ..",
    "the path of a tabular file from here, ending in .csv or .parquet, with / and no ..",
)
SCHEMA_PART = Text(
    "数据文件的相对路径，以 .yaml 结尾，如 data/2026/330000.yaml",
    "the path of a data file from here, ending in .yaml, such as data/2026/330000.yaml",
)
SCHEMA_CENTRAL = Text(
    "{key} 只写在主文件中，各数据文件共用", "{key} stands in the main file only, for all data files"
)
SCHEMA_SHA256 = Text("SHA-256 是 64 个小写十六进制字符", "a SHA-256 is 64 lower-case hexadecimal characters")
SCHEMA_FITTING = Text("{role} 的 modality 只能是：{allowed}", "the modality of {role} is one of {allowed}")

# What an id stands for.
SCHEMA_INDICATOR = Text("{name}（{measure}，{unit}；{scope}）", "{name} ({measure}, {unit}; {scope})")
SCHEMA_SOURCE = Text("{title}（{date}）", "{title} ({date})")
SCHEMA_PLACE = Text("{name}（在{area}内）", "{name} (in {area})")
SCHEMA_AREA = Text("{name}（{level}，{code}）", "{name} ({level}, {code})")
