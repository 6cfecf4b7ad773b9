"""Words of the command line."""

from collections.abc import Mapping

from etl.text import Text

COMMAND: Mapping[str, Text] = {
    "indicators": Text(
        "核对、发布、导出和展示区域指标。", "Check, release, export and show regional indicators."
    ),
    "check": Text("核对数据文件，报告全部问题。", "Check data files and report every problem."),
    "build": Text("生成发布目录。", "Write a release directory."),
    "export": Text("导出数据：Excel、CSV 和各种开放格式。", "Export data: Excel, CSV and open formats."),
    "serve": Text("在本机打开看板。", "Serve the dashboard."),
    "preview": Text(
        "预览：边改数据文件边看看板。", "Preview the dashboard while the data file is being edited."
    ),
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
    "diff": Text(
        "变动：与以前一版相比，意思上改了什么。", "What changed in meaning since an earlier edition."
    ),
    "schema": Text(
        "数据文件的 JSON Schema，供编辑器边写边核对。",
        "The JSON Schema of the data file, for editors that check as you type.",
    ),
    "problems": Text("问题一览：错在哪里，怎样改。", "Every kind of problem, and how to mend it."),
    "publish": Text(
        "发布：核对、生成、复核、切换，一步完成。", "Publish: check, build, verify, switch, in one go."
    ),
    "releases": Text("列出各版发布。", "List the releases."),
    "rollback": Text("退回到以前的一版发布。", "Switch back to an earlier release."),
    "load": Text(
        "把一版发布载入存储（DuckDB、PostgreSQL 或 ClickHouse）。",
        "Load a release into a store (DuckDB, PostgreSQL or ClickHouse).",
    ),
    "stored": Text("列出存储里的各版，或换一版。", "List the releases in a store, or choose another."),
    "template": Text("录入表：给编辑填写的 Excel 工作簿。", "A workbook for data entry."),
    "import": Text(
        "导入录入表：先看会改什么，再写入数据文件。",
        "Import a filled workbook: see the patch, then apply it.",
    ),
}
COMMAND_DETAIL: Mapping[str, Text] = {
    "check": Text(
        "没有问题时不输出任何内容。每个问题一行：文件:行:列: 位置: 问题。--explain 不改变退出码。",
        "Silent when all is well. One line a problem: file:line:column: place: what is wrong. --explain changes\n"
        "no exit code.",
    ),
    "build": Text(
        "内容：各表的 Parquet 和 CSV、工作簿、开放格式的 ZIP、含哈希的 manifest.json。整体替换旧发布；内容相同则不动。",
        "Tables as Parquet and CSV, the workbook, a zip of open formats, and manifest.json with hashes. Replaces an\n"
        "older release as a whole; leaves an equal one alone.",
    ),
    "export": Text(
        "筛选条件可重复，同类取其一，不同类须同时满足。--region 只含该地区本身，不含其内的市县和园区。\n"
        "csv、json、parquet 可用 --dataset 选数据集；sdmx-csv、xlsx 只有 observations；sdmx-ml（数据结构和代码表）、\n"
        "datapackage、zip（所有格式）总是全部数据。CSV 是不带 BOM 的 UTF-8；给 Excel 用请导出 xlsx。可能被当作公式的\n"
        "文字前加撇号 '。",
        "Filters can be repeated: any of one kind, all kinds together. --region means the region itself, not\n"
        "what lies inside it. csv, json and parquet hold the --dataset asked for; sdmx-csv and xlsx only\n"
        "observations; sdmx-ml (data structure, code lists), datapackage and zip (all formats) always everything.\n"
        "CSV is UTF-8 without a byte-order mark; for Excel, export xlsx. Text that could pass for a formula gets an\n"
        "apostrophe ' before it.",
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
    "diff": Text(
        "OLD、NEW 可为数据文件、发布目录、发布的版本号，或 git 版本（HEAD~1、HEAD:data/indicators.yaml）。\n"
        "不写 NEW，即 indicators.yaml；不写 OLD，即它在 git 中上次提交的样子，没有 git 则为当前的发布。\n"
        "数值照原样并列；位次、目标状态的变动也列出，目标状态按 --as-of 那一天判断。",
        "OLD and NEW are data files, releases, versions of releases, or git revisions (HEAD~1, HEAD:data/x.yaml).\n"
        "NEW is indicators.yaml if not given, OLD what the last commit has of it or, without git, the current\n"
        "release. Values stand side by side as written; places in an order and states of targets that differ are\n"
        "told too, the states for the day of --as-of.",
    ),
    "publish": Text(
        "依次核对数据文件、生成发布、逐个文件复核、回到短语（有 --texts 时回到原文）、切换，再列出变动。\n"
        "哪一步不成，读者看到的都不变。各版留在 --releases 文件夹里，链接 current 指向当前一版。数据没有变，不另发布。",
        "Checks the data file, builds the release, verifies each of its files, re-reads the phrases (with --texts the\n"
        "texts), switches, and tells what changed. Whatever fails, readers see what they saw. Releases stay in the\n"
        "folder of --releases; the link current names the one readers see. Unchanged data make no new release.",
    ),
    "releases": Text(
        "一行一版，新的在前；* 是读者现在看到的一版。",
        "One line a release, newest first; * is the one that readers see.",
    ),
    "load": Text(
        "RELEASE 是一个发布目录，或存放各版的文件夹（取其当前一版）。要么整版载入并切换，要么什么都不变；\n"
        "已经载入过的只切换，退回以前一版就这样做。",
        "RELEASE is the directory of a release, or a folder of releases (its current one). It is loaded whole and\n"
        "then shown, or nothing changes; one that is there already is only shown, which is how to go back.",
    ),
    "stored": Text(
        "一行一版，新载入的在前；* 是读者现在看到的一版。",
        "One line a release, what was loaded last first; * is the one that readers see.",
    ),
    "rollback": Text(
        "VERSION 是版本号或目录名；不写，即上一次切换之前的那一版，所以再运行一次就回来。\n"
        "先复核那一版的全部文件，再切换，并列出由此收回的变动。不删除任何一版。",
        "VERSION is a version or the name of a release; if not given, the one before the last switch, so that doing\n"
        "it again undoes it. Its files are verified before the switch, and what that takes back is told. Nothing is\n"
        "removed.",
    ),
    "schema": Text(
        "JSON Schema（draft-07），中英文说明齐全。数据文件第一行写 # yaml-language-server: $schema=文件名，\n"
        "VS Code 的 YAML 扩展等编辑器就能边写边补全、边核对。编号随数据文件变；没列出的编号也能写，由 check 核对。",
        "A JSON Schema (draft 07), explained in both languages. Named in the first line of the data file, as\n"
        "# yaml-language-server: $schema=…, it lets VS Code's YAML extension and others complete and check while you\n"
        "type. It offers the ids that the file declares; others can be written too, and are for check to judge.",
    ),
    "problems": Text(
        "只显示给出编号 CODE 的问题；不给编号则全部列出，是一页 Markdown。",
        "Only those of the given CODEs; else all of them, as one page of Markdown.",
    ),
    "serve": Text(
        "FILE 是数据文件、发布目录，或存放各版发布的文件夹：后两种有了新的发布，不必重启就跟着换。\n"
        "按 Ctrl+C 停止。也可用环境变量 HOST、PORT 指定地址和端口。",
        "FILE is a data file, a release, or a folder of releases; of the last two, newly published ones are served\n"
        "without a restart. Ctrl+C stops it. The variables HOST and PORT of the environment count too.",
    ),
    "preview": Text(
        "每次保存后，打开的页面自己更新。文件有问题时，页面仍是上一份没有问题的数据，并列出问题；\n"
        "没有保存完的文件不会被采用。预览不发布任何东西。按 Ctrl+C 停止。",
        "After each save the open pages update by themselves. While the file has problems they show the last data\n"
        "without any, and list the problems; a file that was not saved whole is never taken. Nothing is published.\n"
        "Ctrl+C stops it.",
    ),
    "template": Text(
        "不加 --filled 是空表，附示例行；加上（或加筛选条件）则带出已有数据，供改正。下拉表取自数据文件。",
        "Empty with example rows; with --filled, or a filter, existing figures are rows to correct.\n"
        "Lists to choose from come from the data file.",
    ),
    "import": Text(
        "只显示会新增、修改、删除什么和 YAML 的补丁，不改数据文件；--apply 才写入，原文件留一份。导出后两边都改了的\n"
        "是冲突，须先选一边。问题写进工作簿副本的“错误说明”列，退出码 1。含宏、外部链接或过大的工作簿不读，退出码 2。",
        "Shows what would be added, changed and removed, and the patch of the YAML; only --apply writes it and\n"
        "keeps the file as it was. What both sides changed is a conflict to settle. Problems go into a copy of the\n"
        "workbook, beside their cells. Workbooks with macros, external links or of excessive size are refused.",
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
    "check_format": Text(
        "输出：文字（含原行和标记）、JSON、SARIF 或 GitHub 的标注",
        "output: words with the line and marks under it, JSON, SARIF or annotations of GitHub",
    ),
    "every": Text("同类问题也全部列出", "list all problems of one kind, too"),
    "whole": Text(
        "核对这些文件所属的整个数据（主文件和它列出的全部文件）",
        "check all of what the files are part of: the main file and every file that it lists",
    ),
    "build_out": Text("发布目录", "the release directory"),
    "format": Text("文件格式", "file format"),
    "export_out": Text(
        "输出文件；- 为标准输出（仅文本格式）", "file to write; - for stdout (formats of text only)"
    ),
    "dataset": Text("数据集", "the dataset"),
    "headers": Text("csv 的表头：代码、中文或英文", "header line of csv: codes, Chinese or English"),
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
    "diff_format": Text("输出：文字、JSON 或 HTML 网页", "output: words, JSON or an HTML page"),
    "schema_out": Text("写入的文件；- 为标准输出", "file to write; - is standard output"),
    "problems_out": Text("写入的文件；- 为标准输出", "file to write; - is standard output"),
    "shelf": Text("存放各版发布的文件夹", "folder of the releases"),
    "dry_run": Text("做到切换之前为止，什么也不留下", "everything but the switch; nothing is left behind"),
    "releases_format": Text("输出：对齐的文字或 JSON", "output: aligned words or JSON"),
    "template_out": Text("录入表（.xlsx）", "the workbook (.xlsx)"),
    "filled": Text("带出已有数据", "with the figures there are"),
    "import_format": Text(
        "输出：文字和补丁、JSON，或只要补丁", "output: words and patch, JSON, or the patch alone"
    ),
    "report": Text(
        "写明问题的工作簿副本；默认在原工作簿旁边",
        "copy of the workbook with its problems; beside it if not given",
    ),
    "apply": Text("写入数据文件（没有问题时）", "write the data file, if nothing is wrong"),
    "allow_removals": Text("允许一次删去很多", "let many figures be removed at once"),
    "store": Text(
        "存储的地址：duckdb:文件夹、postgresql://… 或 clickhouse://…",
        "address of the store: duckdb:FOLDER, postgresql://… or clickhouse://…",
    ),
    "store_use": Text("让读者看这一版", "let readers see this release"),
    "store_remove": Text("移除这一版", "remove this release"),
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
NO_STDOUT = Text(
    "{kind} 不能写到标准输出；请用 --out 给出文件名", "{kind} cannot go to stdout; name a file with --out"
)
OBSERVATIONS_ONLY = Text(
    "{kind} 没有数据集可选；请去掉 --dataset，或改用 {others}",
    "{kind} has no datasets to choose from; leave out --dataset or take {others}",
)
ALWAYS_WHOLE = Text(
    "{kind} 总是全部数据；请去掉筛选条件", "{kind} always holds everything; leave out the filters"
)
HEADERS_OF_CSV = Text("--headers 只用于 csv", "--headers is for csv only")
ONE_OF_TWO = Text("--indicator 与 --family 须写其一，且只写其一", "give either --indicator or --family")
NOT_WRITTEN = Text("写不了“{path}”：{reason}", 'cannot write "{path}": {reason}')
SERVING = Text("看板地址：{address}（按 Ctrl+C 停止）", "dashboard at {address} (Ctrl+C stops it)")
NOT_SERVED = Text("不能在 {address} 上提供服务：{reason}", "cannot serve on {address}: {reason}")
RELEASE_REFUSED = Text(
    "“{path}”不是发布目录，或含有别的文件（{found}）；请换一个 --out，或先移走它们",
    '"{path}" is no release or holds other files ({found}); choose another --out or move them away first',
)
STEP_LOAD = Text("正在载入……", "loading …")
LOADED = Text(
    "版本 {version} 已在存储里，读者看到的就是它；载入 {rows} 条",
    "version {version} is in the store and is what readers see; {rows} rows loaded",
)
STORE_FAILED = Text(
    "存储用不了：{reason}；请看地址、权限和服务是否在运行",
    "the store cannot be used: {reason}; look at its address, its rights, and whether it is running",
)
STORE_LACKS = Text("存储里没有 {version}；有：{known}", "the store holds no {version}; there are {known}")
STORE_SHOWS = Text(
    "读者正在看 {version}，不能移除；请先用 --use 换一版",
    "readers see {version}, which cannot be removed; choose another with --use first",
)
STORE_UNKNOWN = Text(
    "没有以“{address}:”开头的存储；可用的有：{known}，例如 duckdb:/srv/stores",
    'no store begins with "{address}:"; there are {known}, as in duckdb:/srv/stores',
)
STORE_DRIVER = Text(
    "没有安装 {package}，因此不能用这种存储；请按 requirements-servers.txt 安装（即 {extra} 一项）",
    "{package} is not installed, so that this store cannot be used; install from requirements-servers.txt ({extra})",
)
STEP_READ = Text("正在读取和核对数据……", "reading and checking the data …")
STEP_EXPORT = Text("正在生成导出文件……", "writing the export …")
STEP_RELEASE = Text("正在生成发布目录……", "writing the release …")
RELEASED = Text("版本 {version} 已发布到 {path}", "version {version} is at {path}")
