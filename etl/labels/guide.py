"""Words of taking the data along: the files of every page, how to cite, and the guide."""

from collections.abc import Mapping

from etl.text import Text

# ── The files and the citation at the foot of every page ──
TAKEAWAY = Text("取用与引用", "Files and citation")
TAKE_SHOWN = Text("下载所见", "Download this view")
TAKE_ALL = Text("下载全部", "Download everything")
FILE_NAME: Mapping[str, Text] = {
    "xlsx": Text("Excel", "Excel"),
    "csv": Text("CSV", "CSV"),
    "zip": Text("开放格式 ZIP", "Open formats (ZIP)"),
}
TAKE_NAMED = Text("{what} {kind}", "{what}: {kind}")
TO_GUIDE = Text("取用说明", "How to use the data")
CITE_THIS = Text("引用本页", "Cite this page")
PAGE_CITED = Text(
    "{product}. {title}[DS/OL]. 数据版本 {version}. [{day}]. {address}.",
    "{product}. {title} [Data set]. Data version {version}. Accessed {day}. {address}.",
)
COPY = Text("复制", "Copy")
COPY_WHAT = Text("复制：{what}", "Copy: {what}")
COPY_SELECT = Text("未能复制，请选中文字", "Not copied: please select the text")

# ── The page of one cited figure ──
CITE_EYEBROW = Text("数据引用", "A figure, to be cited")
CITE_NAMED = Text("{region} · {indicator}", "{region}: {indicator}")
# How what is shown stands to the edition that was cited: in a few words, and in full.
CITE_STATE: Mapping[str, tuple[Text, Text]] = {
    "present": (
        Text("当前版本", "The present version"),
        Text(
            "引用的是数据版本 {version}，即当前版本。",
            "The citation is of data version {version}, the present one.",
        ),
    ),
    "unversioned": (
        Text("未写明版本", "No version named"),
        Text(
            "引用编号没有写明版本；以下是当前版本 {now}。",
            "The citation names no version; below is the present one, {now}.",
        ),
    ),
    "same": (
        Text("至今没有变动", "Unchanged since"),
        Text(
            "引用的是 {date} 的数据版本 {version}；在当前版本 {now} 中，数值、短语和出处与当时一致。",
            "The citation is of data version {version} of {date}; in the present one, {now}, value, phrase and source "
            "are the same.",
        ),
    ),
    "changed": (
        Text("此后有变动", "Changed since"),
        Text(
            "引用的是 {date} 的数据版本 {version}；到当前版本 {now}，{kind}：{what}",
            "The citation is of data version {version} of {date}. By the present one, {now}: {kind}: {what}",
        ),
    ),
    "gone": (
        Text("当前版本已没有这条数据", "The present version has this figure no longer"),
        Text(
            "引用的是 {date} 的数据版本 {version}，以下是当时的样子；当前版本 {now} 已撤下这条数据。",
            "The citation is of data version {version} of {date}, and below is what the figure was in it; the present "
            "version, {now}, has it no longer.",
        ),
    ),
    "never": (
        Text("引用的版本没有这条数据", "The cited version has no such figure"),
        Text(
            "{date} 的数据版本 {version} 没有这条数据；以下是当前版本 {now}。",
            "Data version {version} of {date} has no such figure; below is the present version, {now}.",
        ),
    ),
    "away": (
        Text("引用的版本不在本站", "The cited version is not at hand"),
        Text(
            "本站没有留存数据版本 {version}，无法显示这条数据当时的样子；以下是当前版本 {now}，可能已有变动。",
            "This site does not keep data version {version} and cannot show what the figure was in it; below is the "
            "present version, {now}, which may differ.",
        ),
    ),
    "unread": (
        Text("引用的版本读不出来", "The cited version cannot be read"),
        Text(
            "数据版本 {version} 的文件已缺失或被改动，无法显示这条数据当时的样子；以下是当前版本 {now}，可能已有变动。",
            "Files of data version {version} are missing or were altered, so what the figure was in it cannot be "
            "shown; below is the present version, {now}, which may differ.",
        ),
    ),
}
CITE_REDEFINED = Text("指标口径的说明此后有变动", "The definition is worded otherwise since")
CITE_WAS = Text("引用的版本 {version}（{date}）", "As cited: version {version} of {date}")
CITE_IS = Text("当前版本 {version}", "The present version, {version}")
CITE_OTHER = Text("当前版本 {version}，不是引用的版本", "The present version, {version}, not the cited one")
CITE_PHRASE = Text("原文短语", "Phrase as written")
CITE_PLACE = Text("出处", "Source")
CITE_ID = Text("引用编号", "Citation id")
CITE_ADDRESS = Text("永久地址", "Permanent address")
CITE_HOW = Text("怎样引用", "How to cite")
CITE_LANGUAGE: Mapping[str, Text] = {
    "zh": Text("中文（GB/T 7714）", "Chinese (GB/T 7714)"),
    "en": Text("英文", "English"),
}
CITE = Text("引用", "Cite")
CITE_TO = Text("引用这条数据", "Cite this figure")
CITE_TO_SOURCE = Text("在来源页查看", "See it in its source")
MISSING_FIGURE_LEAD = Text(
    "没有引用编号为“{asked}”的数据。编号的写法是“数据编号@版本”，在下载文件的“引用编号”一列；此数据可能已撤下，"
    "或编号有误。",
    'There is no figure with the citation id "{asked}". Such an id is the id of the figure, @ and a version, as in '
    "the column CITATION of the files; the figure may have been removed, or the id is wrong.",
)
MISSING_FIGURE_SEARCH = Text("查找“{words}”", 'Search for "{words}"')

# ── The guide ──
GUIDE_LEAD = Text(
    "用 Excel、pandas、R 或任何程序取用这里的数据：取哪种文件，哪些列要小心，怎样定时更新，怎样引用。",
    "How to take these data into Excel, pandas, R or any other program: which file, which columns need care, how to "
    "stay up to date, how to cite.",
)
GUIDE_PART: Mapping[str, Text] = {
    "files": Text("取哪种文件", "Which file"),
    "columns": Text("哪些列要小心", "Which columns need care"),
    "programs": Text("用程序取用", "From a program"),
    "api": Text("数据接口", "The API"),
    "citing": Text("怎样引用", "How to cite"),
}
GUIDE_HEADS: Mapping[str, tuple[Text, ...]] = {
    "files": (Text("文件", "File"), Text("适合", "Good for"), Text("取自", "Found at")),
    "columns": (Text("列", "Column"), Text("名称", "Name"), Text("须知", "What to know")),
    "comparators": (Text("代码", "Code"), Text("含义", "Meaning"), Text("怎样用", "How to use it")),
    "datasets": (Text("数据", "Dataset"), Text("地址", "Addresses"), Text("参数", "Parameters")),
    "parameters": (Text("参数", "Parameter"), Text("含义", "Meaning")),
}
GUIDE_EVERY_PAGE = Text("每页下方", "below every page")
# Each file: what it is, what it is good for, and where it is (nothing: below every page).
GUIDE_FILES: tuple[tuple[Text, Text, str], ...] = (
    (
        Text("下载所见：Excel、CSV", "Download this view: Excel, CSV"),
        Text("带走正在看的一页，条件与页面相同", "what a page shows, narrowed down as the page is"),
        "",
    ),
    (
        Text("下载全部：Excel", "Download everything: Excel"),
        Text(
            "人工查阅、筛选、作透视表；先读“说明”表",
            "people who read, filter and pivot; its first sheet explains it",
        ),
        "/download/everything.xlsx",
    ),
    (
        Text("开放格式 ZIP", "Open formats, ZIP"),
        Text("存档和离线使用：全部数据的各种格式", "archives and work offline: everything in all formats"),
        "/api/v1/zip",
    ),
    (
        Text("CSV", "CSV"),
        Text(
            "任何程序；数字是完整的十进制数，未舍入", "any program; numbers are exact decimals, not rounded"
        ),
        "/api/v1/observations.csv",
    ),
    (
        Text("Parquet", "Parquet"),
        Text("pandas、Arrow、DuckDB；各列带类型", "pandas, Arrow, DuckDB; columns have their types"),
        "/api/v1/observations.parquet",
    ),
    (
        Text("JSON", "JSON"),
        Text("网页和小程序", "web pages and small programs"),
        "/api/v1/observations.json",
    ),
    (
        Text("SDMX-CSV 2.0", "SDMX-CSV 2.0"),
        Text(
            "统计机构之间交换；结构见下一行",
            "exchange between statistical offices; its structure is the next row",
        ),
        "/api/v1/observations.sdmx.csv",
    ),
    (
        Text("SDMX-ML 3.0", "SDMX-ML 3.0"),
        Text("数据结构定义和代码表", "data structure definition and code lists"),
        "/api/v1/structure.xml",
    ),
    (
        Text("datapackage.json", "datapackage.json"),
        Text(
            "Frictionless 数据包：各列的类型、含义和代码",
            "Frictionless data package: types, meaning and codes of columns",
        ),
        "/api/v1/datapackage.json",
    ),
)
GUIDE_COLUMNS = (
    "COMPARATOR", "OBS_VALUE", "LOW", "HIGH", "CLAIM_RANK", "FACT", "MEASURE_ROLE", "MODALITY", "OBS_STATUS",
    "TIME_PERIOD", "REF_AREA", "CITATION",
)  # fmt: skip
# What the notes of the columns leave to be said.
GUIDE_COLUMN: Mapping[str, Text] = {
    "COMPARATOR": Text(
        "界限是数值的一部分，务必随“数值”一起保留；不是 EQ 的不能当作确切数求和、求平均或排名",
        "part of the value, to be kept with it; what is not EQ is no exact number to add, average or rank",
    ),
    "MEASURE_ROLE": Text(
        "目标值、完成值、预计值、基期值不可混用", "targets, results, estimates and bases are not to be mixed"
    ),
    "MODALITY": Text(
        "力争（ASPIRE）不等于确保（COMMIT）", "what is striven for (ASPIRE) is not committed to (COMMIT)"
    ),
    "OBS_STATUS": Text("P 为初步核算数，以后可能修订", "P is preliminary and may be revised"),
}
GUIDE_COMPARATOR: Mapping[str, Text] = {
    "EQ": Text("数值就是 OBS_VALUE", "the value is OBS_VALUE"),
    "GE": Text("OBS_VALUE 是下限，含", "OBS_VALUE is the least, included"),
    "GT": Text("OBS_VALUE 是下限，不含", "OBS_VALUE is the least, not included"),
    "LE": Text("OBS_VALUE 是上限，含", "OBS_VALUE is the most, included"),
    "LT": Text("OBS_VALUE 是上限，不含", "OBS_VALUE is the most, not included"),
    "AP": Text("约数，上下都可能", "about, to either side"),
    "AB": Text("略低于 OBS_VALUE", "a little below OBS_VALUE"),
    "RG": Text("在 OBS_VALUE 与 OBS_UPPER 之间", "between OBS_VALUE and OBS_UPPER"),
    "NA": Text("没有数值，不是零", "no value, which is not zero"),
}
GUIDE_TRAPS: tuple[Text, ...] = (
    Text(
        "代码一律按文本读取：010000 的首位 0 不能丢，代码 NA（未量化）不是缺失；只有空格才是缺失。",
        "Read codes as text: the leading 0 of 010000 must not be lost, and the code NA (not quantified) is not "
        "missing; only an empty cell is.",
    ),
    Text(
        "计数、汇总前只留 CLAIM_RANK 为 1 的行：其余是同一事实的其他说法。",
        "Keep only rows of CLAIM_RANK 1 before counting or adding: the others are further claims about the same fact.",
    ),
    Text(
        "只有同一指标、同一时期、同一层级的数字可以比较；不要跨指标求和。",
        "Only figures of one indicator, one period and one level compare; do not add across indicators.",
    ),
)
GUIDE_SNIPPETS_LEAD = Text(
    "以下代码可直接运行，地址就是本站；示例取“{indicator}”的全部数据。",
    'These run as they are, against this site; the example takes all figures of "{indicator}".',
)
SNIPPET: Mapping[str, Text] = {
    "excel": Text("Excel（Power Query）", "Excel (Power Query)"),
    "pandas": Text("Python（pandas）", "Python (pandas)"),
    "r": Text("R", "R"),
    "curl": Text("命令行（curl）", "Command line (curl)"),
}
SNIPPET_STEPS: Mapping[str, tuple[Text, ...]] = {
    "excel": (
        Text(
            "“数据”→“获取数据”→“自其他源”→“空白查询”；",
            "Data, Get Data, From Other Sources, Blank Query;",
        ),
        Text(
            "在编辑器里选“主页”→“高级编辑器”，用以下代码替换全部内容，点“完成”；",
            "in the editor choose Home, Advanced Editor, replace all there is by this code, and press Done;",
        ),
        Text(
            "问到访问方式时选“匿名”；点“关闭并上载”。以后“全部刷新”即更新。",
            "when asked how to connect choose Anonymous; press Close & Load. Refresh All then brings it up to date.",
        ),
        Text(
            "表中保留 COMPARATOR 一列；Excel 的数字只有 15 位有效数字。",
            "Keep the column COMPARATOR in the table; Excel's numbers have 15 significant digits.",
        ),
    ),
    "pandas": (
        Text(
            "facts 是一行一个事实；exact 只留确切数值，其余看 COMPARATOR、LOW 和 HIGH。",
            "facts has one row a fact; exact has the exact values only; for the others read COMPARATOR, LOW and HIGH.",
        ),
        Text(
            "需要全部位数时，OBS_VALUE 不要转成浮点数，用 decimal.Decimal。CSV 中可能被当作公式的文字前有一个撇号。"
            '读工作簿用 read_excel(…, sheet_name="明细", header=1, keep_default_na=False, na_values=[""])。',
            "Where every digit counts, make OBS_VALUE a decimal.Decimal and not a float. In a CSV a text that could be "
            'taken for a formula has an apostrophe before it. Read the workbook with read_excel(…, sheet_name="明细", '
            'header=1, keep_default_na=False, na_values=[""]).',
        ),
    ),
    "r": (
        Text(
            "只用 R 自带的函数。facts 是一行一个事实；exact 只留确切数值，其余看 COMPARATOR、LOW 和 HIGH。",
            "Base R only. facts has one row a fact; exact has the exact values only; for the others read COMPARATOR, "
            "LOW and HIGH.",
        ),
    ),
    "curl": (
        Text(
            "第一次取下数据和它的 ETag；以后带 ETag 再问，没有变动时答 304，不再传送。",
            "First the data and their ETag are taken; asked again with it, the answer is 304 and nothing is sent as "
            "long as nothing changed.",
        ),
        Text("最后一条取下全部数据的各种格式。", "The last command takes everything in all formats."),
    ),
}
GUIDE_FORMAL = Text("供程序读取的完整说明：", "The whole description, for programs: ")
GUIDE_NO_PARAMETERS = Text("无", "none")
GUIDE_CITING = Text(
    "引用一个数字时写它的引用编号（文件的 CITATION 一列）：在本站地址后加 /cite/ 和编号即可查到它的值和出处；"
    "本站留存有该版本时，还注明此后有无变动。每页下方有“引用本页”。引用全部数据如下：",
    "For one figure give its citation id (the column CITATION of the files): the address of this site, /cite/ and the "
    "id lead to its value and source and, where that version is kept here, to what has changed since. Below every page "
    "there is how to cite the page. "
    "For the data as a whole:",
)
