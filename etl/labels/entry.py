"""Words of the workbook for data entry: its columns, its explanations, what is refused and what is found."""

from collections.abc import Mapping

from etl.text import Text

ENTRY_TITLE = Text("数据录入表", "Data entry")
ENTRY_SHEET: Mapping[str, str] = {"entry": "填写", "guide": "填写说明", "lists": "选项"}
ENTRY_COMMENT = Text("{title}\n{told}\n例：{example}", "{title}\n{told}\ne.g. {example}")

# What the first column says of a row.
ENTRY_REMOVED = "删除"
ENTRY_EXAMPLE = "示例"
ENTRY_MINE = "以本表为准"
ENTRY_THEIRS = "以文件为准"

ENTRY_COLUMN: Mapping[str, Text] = {
    "id": Text("编号", "Id"),
    "action": Text("处理", "What to do"),
    "problems": Text("错误说明", "Problems"),
    "source": Text("来源", "Source"),
    "line": Text("行号", "Line"),
    "region": Text("地区", "Region"),
    "indicator": Text("指标", "Indicator"),
    "unit": Text("单位", "Unit"),
    "definition": Text("口径", "Definition"),
    "period": Text("时期", "Period"),
    "role": Text("性质", "Role"),
    "modality": Text("语气", "Modality"),
    "bound": Text("分开的界限词", "Bound apart"),
    "value": Text("数值", "Value"),
    "phrase": Text("短语", "Phrase"),
    "status": Text("状态", "Status"),
    "inferred_from.zh": Text("时期推断依据", "Period inferred from (zh)"),
    "inferred_from.en": Text("时期推断依据（英文）", "Period inferred from (en)"),
    "note.zh": Text("附注", "Note (zh)"),
    "note.en": Text("附注（英文）", "Note (en)"),
    "also": Text("重复的行", "Also in lines"),
    "set_by.zh": Text("目标设定者", "Target set by (zh)"),
    "set_by.en": Text("目标设定者（英文）", "Target set by (en)"),
    "supersedes": Text("取代的目标", "Target it replaces"),
    "path": Text("目标进度", "Path of the target"),
    "vintage.zh": Text("数据轮次", "Edition (zh)"),
    "vintage.en": Text("数据轮次（英文）", "Edition (en)"),
    "preferred.zh": Text("采信理由", "Why preferred (zh)"),
    "preferred.en": Text("采信理由（英文）", "Why preferred (en)"),
    "review": Text("复核日期", "Review date"),
    "accepted": Text("已核实的提醒", "Warnings accepted"),
}
ENTRY_TOLD: Mapping[str, Text] = {
    "action": Text(
        "一般不填。“删除”：去掉这一行的数据；“示例”：这一行不读；“以本表为准”“以文件为准”：解决冲突。",
        "Usually empty. Remove the figure, pass over an example, or settle a conflict.",
    ),
    "problems": Text("由程序填写，不读。", "Filled in by the program; not read."),
    "source": Text("从下拉表选，或写来源编号。", "Choose it, or write the id of the source."),
    "line": Text("数字在原文的第几行。", "The line of the text where the figure stands."),
    "region": Text(
        "从下拉表选，或写名称（安徽、安徽省）、六位代码、地点编号；重名的写代码。",
        "Choose it, or write a name, a GB/T 2260 code or the id of a place.",
    ),
    "indicator": Text(
        "从下拉表选，或写指标编号；选后右边显示单位和口径，口径不同的不能混用。",
        "Choose it, or write its id; unit and definition are then shown beside it.",
    ),
    "unit": Text("自动显示，不用填。", "Shown by itself."),
    "definition": Text("自动显示，不用填。", "Shown by itself."),
    "period": Text(
        "2024、2024-Q1、2024-03、2024-01-02，或起日/长度：2024-01-01/P3Y（三年）。",
        "A year, quarter, month or day, or first day/length.",
    ),
    "role": Text("目标、完成、预计还是基期。", "Target, result, estimate or base."),
    "modality": Text(
        "确保、计划、力争、预计，或已完成；须与性质相配。",
        "How firmly the text says it; it has to fit the role.",
    ),
    "bound": Text(
        "只在界限词与数字分开时填：“不低于全国的三分之一”填“不低于”。",
        "Only where the bounding word stands apart from its number.",
    ),
    "value": Text(
        "照抄原文的数值，连同“以上、超、近、左右”和单位；不换算。",
        "As the text writes it, with its comparator and unit; never converted.",
    ),
    "phrase": Text(
        "含有数值的短语，逐字照抄，不抄整句（最多 40 字）。",
        "The phrase with the value, word for word, no whole sentence.",
    ),
    "status": Text("不填就是正常。", "Normal where empty."),
    "inferred_from.zh": Text(
        "原文没有写明时期时必填：从哪里推断。", "Where the text does not state the period."
    ),
    "inferred_from.en": Text("同上，英文。", "The same in English."),
    "note.zh": Text("读者看到的说明。", "What readers should know."),
    "note.en": Text("同上，英文；两种文字须都写。", "The same in English; both are needed."),
    "also": Text("重复同一数字的其他行，用顿号或逗号分开。", "Other lines that repeat it, with commas."),
    "set_by.zh": Text("（目标）谁定的：文中写明才写。", "Whose target it is, if the text says so."),
    "set_by.en": Text("同上，英文。", "The same in English."),
    "supersedes": Text("（目标）取代了哪条目标：从下拉表选编号。", "The id of the target it replaces."),
    "path": Text(
        "（目标）文本写明的进度，一行一步：时期：数值。",
        "Steps of a target, one a line: period: value.",
    ),
    "vintage.zh": Text("如“五经普修订”；不同轮次不排名次。", "The edition of the statistics."),
    "vintage.en": Text("同上，英文。", "The same in English."),
    "preferred.zh": Text(
        "两处说法不能同时为真时，在可信的一条写理由。", "Why this claim is believed where two contradict."
    ),
    "preferred.en": Text("同上，英文。", "The same in English."),
    "review": Text(
        "到这一天再查有无新的说法，如 2026-06。", "When to look for newer statements, such as 2026-06."
    ),
    "accepted": Text(
        "核实过、仍然成立的提醒，一行一条：提醒代码：中文理由 / 英文理由。",
        "Warnings looked into, one a line: code: reason in Chinese / in English.",
    ),
}
ENTRY_SHOWN: Mapping[str, str] = {
    "source": "jimu-news-2024",
    "line": "46",
    "region": "江西省｜360000",
    "indicator": "specialised-smes",
    "period": "2024",
    "role": "目标值｜target",
    "modality": "力争｜aspire",
    "bound": "不低于",
    "value": "突破4000家",
    "phrase": "专精特新中小企业突破4000家",
    "status": "初步核算数｜provisional",
    "inferred_from.zh": "“今年”，成文于2024年1月",
    "inferred_from.en": "“this year”, written in January 2024",
    "note.zh": "“力争”读作只管这一项",
    "note.en": "the aspiration is read as covering this item only",
    "also": "64、66",
    "set_by.zh": "浙江省政府工作报告",
    "set_by.en": "Zhejiang government work report",
    "supersedes": "330000.gdp.2024.T.first",
    "path": "2024-06：10家",
    "vintage.zh": "五经普修订",
    "vintage.en": "revised by the fifth economic census",
    "preferred.zh": "以正式文件为准",
    "preferred.en": "the official paper",
    "review": "2026-06",
    "accepted": "growth-range：低基数，已核对原文 / a low base, checked with the text",
}
# Two rows that show how a sheet is filled in; what is chosen from lists is taken from the catalogue.
ENTRY_EXAMPLES: tuple[Mapping[str, str], ...] = (
    {
        "line": "17", "period": "2023", "value": "4.72万亿元", "phrase": "达到4.72万亿元",
        "note.zh": "这一行是示例，不会读入", "note.en": "an example, which is not read",
    },
    {
        "line": "46", "period": "2024", "value": "10%以上", "phrase": "增长10%以上",
        "note.zh": "界限词连同数字照抄", "note.en": "the comparator is part of the value",
    },
)  # fmt: skip

ENTRY_GUIDE: tuple[Text, ...] = (
    Text(
        "一行一个数字。深色标题的列必填，其余有才填。",
        "One row a figure. Columns with a dark title are needed.",
    ),
    Text(
        "下拉表里的内容来自现有的数据文件；要用新的来源、指标或地点，先在数据文件里登记，再重新生成本表。",
        "Lists come from the data file; declare new sources, indicators and places there first.",
    ),
    Text(
        "所有格子都是文本：2024-03 不会变成日期，8.3% 不会变成 0.083。从别处粘贴时请用“只粘贴文本”。",
        "All cells are text. When you paste, paste text only.",
    ),
    Text(
        "不要写公式，不要合并单元格，不要改动第 2 行的列名。",
        "No formulas, no merged cells; leave row 2 as it is.",
    ),
    Text(
        "可以加行、删行、排序、筛选；自己的备注可写在最右边另加的列里，不会读入。",
        "Rows can be added, removed, sorted and filtered; columns of your own at the right are not read.",
    ),
    Text(
        "去掉一个已有的数据：在“处理”列选“删除”，或删去整行。一次去掉五分之一以上，须另加 --allow-removals。",
        "To remove a figure, mark its row or delete it. More than a fifth at once needs --allow-removals.",
    ),
    Text(
        "填好后运行 indicators import 本表.xlsx：只显示会改什么，不改数据文件；满意后加 --apply 才写入。",
        "Then run indicators import on this file: it shows what would change; --apply writes it.",
    ),
    Text(
        "有问题时，另存一份副本，在“错误说明”列写明，出错的格子涂红；改好后导入副本即可。",
        "What is wrong is written into a copy, beside the cells; mend it there and import the copy.",
    ),
    Text(
        "导出后数据文件若有别人改动：只改了一边的，照改；两边都改了的是冲突，在“处理”列选一边后再导入。",
        "If the data file was changed meanwhile, what changed on both sides is a conflict; choose a side.",
    ),
)
ENTRY_GUIDE_HEADS: tuple[Text, ...] = (
    Text("列", "Column"),
    Text("必填", "Needed"),
    Text("说明", "Explanation"),
    Text("例", "Example"),
)
ENTRY_NEEDED = Text("必填", "needed")
ENTRY_GUIDE_COLUMNS = Text("各列怎么填", "What each column takes")
ENTRY_GUIDE_VALUES = Text("数值里可写的界限词", "Words that bound a value")
ENTRY_BEFORE = Text("写在数字前", "before the number")
ENTRY_AFTER = Text("写在数字后", "behind the number")
ENTRY_DEFINED: Mapping[str, Text] = {
    "numerator": Text("分子：{words}", "numerator: {words}"),
    "denominator": Text("分母：{words}", "denominator: {words}"),
    "scope": Text("范围：{words}", "scope: {words}"),
    "price_basis": Text("价格：{words}", "prices: {words}"),
}
ENTRY_LIST: Mapping[str, Text] = {
    "action": Text("处理", "What to do"),
    "source": Text("来源", "Sources"),
    "region": Text("地区和地点", "Regions and places"),
    "indicator": Text("指标", "Indicators"),
    "indicator_id": Text("指标编号", "Ids of indicators"),
    "indicator_unit": Text("指标单位", "Units of indicators"),
    "indicator_definition": Text("指标口径", "Definitions of indicators"),
    "role": Text("性质", "Roles"),
    "modality": Text("语气", "Modalities"),
    "status": Text("状态", "Statuses"),
    "bound": Text("界限词", "Bounding words"),
    "supersedes": Text("已有的目标", "Targets"),
}
ENTRY_MADE = Text("录入表：{path}（{count} 条数据）", "workbook for data entry: {path} ({count} figures)")
ENTRY_STEP = Text("正在生成录入表……", "writing the workbook …")
ENTRY_IMPORT_STEP = Text("正在核对录入表……", "checking the workbook …")

# A workbook that is not read at all.
ENTRY_REFUSED = Text("“{file}”没有读：{why}", '"{file}" was not read: {why}')
ENTRY_NO_FILE = Text("打不开（{reason}）", "it cannot be opened ({reason})")
ENTRY_NO_WORKBOOK = Text(
    "不是 .xlsx 工作簿，或已损坏；请用 Excel 另存为 .xlsx", "no .xlsx workbook, or damaged; save it as .xlsx"
)
ENTRY_OLD = Text(
    "是旧的 .xls 格式，或设了密码；请去掉密码，另存为 .xlsx",
    "an old .xls, or locked with a password; remove the password and save it as .xlsx",
)
ENTRY_MACROS = Text("含有宏；请另存为不含宏的 .xlsx", "it holds macros; save it as .xlsx without them")
ENTRY_EXTERNAL = Text(
    "含有指向别的文件或网址的外部数据（{part}）；请断开链接后再存",
    "it draws on other files or addresses ({part}); break the links and save it again",
)
ENTRY_EMBEDDED = Text(
    "含有嵌入的对象或数据连接（{part}）；请去掉后再存",
    "it holds embedded objects or connections ({part}); remove them",
)
ENTRY_LARGE = Text(
    "太大：文件最多 {file} MB，解开后最多 {whole} MB", "too large: at most {file} MB, and {whole} MB unpacked"
)
ENTRY_BOMB = Text(
    "压缩得异常（解开后是原来的 {ratio} 倍），像是压缩炸弹", "packed suspiciously ({ratio} to 1)"
)
ENTRY_PATHS = Text("压缩包里有异常的路径（{part}）", "a suspicious path inside ({part})")
ENTRY_ENTITIES = Text("{part} 里有文档类型声明（DTD）或实体", "a document type or entities in {part}")
ENTRY_ENCODING = Text("{part} 不是 UTF-8 编码", "{part} is not UTF-8")
ENTRY_ROWS = Text("“填写”表超过 {limit} 行；请分成几份", "more than {limit} rows to read; split it up")
ENTRY_CELLS = Text("“填写”表的格子太多（超过 {limit} 个）；请删去空列空行", "more than {limit} cells to read")
ENTRY_NO_SHEET = Text(
    "没有“{sheet}”表（有：{found}）；请用 indicators template 生成的工作簿",
    'it has no sheet "{sheet}" (it has {found}); take one that indicators template made',
)
ENTRY_NO_RECORD = Text(
    "没有导出时的记录；请用 indicators template 生成的工作簿，不要只复制其中的表",
    "the record of what was exported is missing; take the workbook as indicators template made it",
)
ENTRY_NO_COLUMN = Text(
    "第 2 行缺少列名 {names}；请恢复，或重新生成录入表",
    "row 2 lacks the columns {names}; put them back, or make the workbook anew",
)
ENTRY_TWICE = Text("第 2 行的列名重复：{names}", "row 2 has columns twice: {names}")
ENTRY_MERGED = Text("“填写”表有合并的单元格（{cells}）；请取消合并", "merged cells ({cells}); unmerge them")

# A cell that is not read.
ENTRY_FORMULA = Text("这里是公式；请改成文本（选择性粘贴“数值”）", "a formula; paste its value as text")
ENTRY_ERROR_CELL = Text("这里是 Excel 的错误值 {word}", "an error of Excel, {word}")
ENTRY_DATE_CELL = Text(
    "Excel 把它变成了日期；请把格子设为文本，照原样重新输入",
    "Excel took it for a date; make the cell text and type it again",
)
ENTRY_NUMBER_CELL = Text(
    "Excel 把它变成了数字（实为 {word}，显示的不同）；请把格子设为文本，照原文输入",
    "Excel took it for a number ({word}, which is not what it shows); make the cell text and type it again",
)
ENTRY_LACKING = Text("“{column}”必填", '"{column}" is needed')
ENTRY_IN_ROW = Text("（见本表第 {rows} 行）", " (row {rows} of this sheet)")
ENTRY_LONG_CELL = Text("文字太长（最多 {limit} 字）", "too long (at most {limit} characters)")

# What an import finds.
ENTRY_CONFLICT = Text(
    "冲突：{column} 导出时是“{base}”，数据文件现在是“{theirs}”，本表是“{mine}”；"
    "请在“处理”列选“以本表为准”或“以文件为准”",
    'conflict: {column} was "{base}" when exported, is "{theirs}" in the data file now and "{mine}" here; '
    "choose a side in the first column",
)
ENTRY_CONFLICT_NEW = Text(
    "冲突：数据文件里已有同一来源、同一行的这个数据，{column} 是“{theirs}”，本表是“{mine}”；"
    "请在“处理”列选“以本表为准”或“以文件为准”",
    'conflict: the data file has this figure of the same line already, with {column} "{theirs}" and not "{mine}"; '
    "choose a side in the first column",
)
ENTRY_CONFLICT_GONE = Text(
    "冲突：数据文件里已没有这条数据，而本表改了它；请在“处理”列选“以本表为准”（重新加入）或“以文件为准”",
    "conflict: the data file no longer has this figure, which was changed here; choose a side in the first column",
)
ENTRY_CONFLICT_REMOVED = Text(
    "冲突：本表删去了 {id}，而它在数据文件里已有改动（{column}：“{base}”改为“{theirs}”）；请重新导出后再删",
    'conflict: {id} was removed here and changed in the data file ({column}: "{base}" became "{theirs}"); '
    "export it again before you remove it",
)
ENTRY_MANY_REMOVED = Text(
    "将删去 {count} 条，占导出的 {total} 条中的很大一部分；确实要删，请加 --allow-removals",
    "{count} of the {total} exported figures would be removed; if that is meant, add --allow-removals",
)
ENTRY_IMPORT_COUNTS = Text(
    "新增 {added} 条，修改 {changed} 条，删除 {removed} 条，冲突 {conflicts} 处，问题 {problems} 处",
    "{added} new, {changed} changed, {removed} removed, {conflicts} conflicts, {problems} problems",
)
ENTRY_NOTHING = Text("没有改动", "nothing changes")
ENTRY_IS_ADDED = Text("＋ 第 {row} 行 {what}", "+ row {row}: {what}")
ENTRY_IS_REMOVED = Text("－ {what}", "- {what}")
ENTRY_IS_CHANGED = Text("～ 第 {row} 行 {what}", "~ row {row}: {what}")
ENTRY_FROM_TO = Text("    {column}：{before} → {after}", "    {column}: {before} → {after}")
ENTRY_COLON = Text("：", ": ")
ENTRY_EMPTY = Text("（空）", "(empty)")
ENTRY_WHAT = Text(
    "{region} {indicator} {period} {role} {value}（{source} 第 {line} 行）",
    "{region} {indicator} {period} {role} {value} ({source}, line {line})",
)
ENTRY_REPORTED = Text("问题写在这份副本里：{path}", "problems are written beside their cells in {path}")
ENTRY_REPORT_NAME = Text("{stem}-错误说明.xlsx", "{stem}-problems.xlsx")
ENTRY_NOT_APPLIED = Text("没有写入数据文件", "the data file was not changed")
ENTRY_APPLIED = Text(
    "已写入 {path}；原来的文件留在 {kept}，要撤销就把它改回原名",
    "{path} is written; the file as it was is kept as {kept}: give it its old name to undo",
)
ENTRY_HOW_TO_APPLY = Text(
    "以上只是预览，数据文件没有动；写入请加 --apply", "only a preview: add --apply to write it"
)
ENTRY_MOVED = Text(
    "核对期间“{path}”又有改动；请再导入一次", '"{path}" was changed while this was checked; import again'
)
ENTRY_OWN_COLUMNS = Text("不认识的列没有读：{names}", "columns that were not read: {names}")
ENTRY_UNPATCHABLE = Text(
    "数据文件的写法特殊，改动后读出来与预期不同，因此没有改；请直接改 YAML",
    "the data file is written in a way that cannot be changed with certainty, so nothing was changed; edit the YAML",
)
