"""What to tell an editor about each kind of problem: what is wrong, what is allowed, how to mend it.

{gaps} are filled with the data at hand. Everything else a reader sees stands in `etl.labels`.
"""

from collections.abc import Mapping

from etl.codes import Relation
from etl.text import Text

# The file as a whole
NO_FILE = Text("找不到这个文件；请检查路径和文件名", "no such file; check the path and the name")
IS_FOLDER = Text("这是文件夹，不是文件；请写出其中的文件", "this is a folder; name a file in it")
NO_PERMISSION = Text("没有读取权限；请检查文件权限", "not allowed to read it; check its permissions")
UNOPENED = Text("无法读取（{said}）", "cannot be read ({said})")
TOO_LARGE = Text("文件超过 {limit} MB；请拆分", "larger than {limit} MB; split it")
EMPTY = Text(
    "文件是空的；至少要有 sources、indicators、observations 等部分",
    "the file is empty; it needs sources, indicators, observations …",
)
ONLY_COMMENTS = Text("文件里只有注释，没有数据", "the file holds comments only, no data")
NOT_UTF8 = Text(
    "这里的字节不是 UTF-8；请在编辑器中用“另存为”选择编码 UTF-8（不要用 GBK）",
    "these bytes are not UTF-8; save the file again with the encoding UTF-8 (not GBK)",
)
INVISIBLE = Text("这里有看不见的字符 {code}；请删除", "an invisible character {code} stands here; delete it")

# YAML
SYNTAX = Text("不符合 YAML 语法（{said}）", "not well-formed YAML ({said})")
# What libyaml says, in the words of someone who has to mend it.
SYNTAX_KNOWN: Mapping[str, Text] = {
    "cannot start any token": Text(
        "这里有 YAML 不允许的字符（常见：制表符 Tab、@、`）；缩进请用空格，特殊文字请加引号",
        "a character YAML does not allow here (often a tab, @ or `); indent with spaces, quote special text",
    ),
    "found a tab character": Text(
        "缩进用了制表符 Tab；请改用空格", "a tab is used to indent; use spaces instead"
    ),
    "mapping values are not allowed": Text(
        "这里多了一个“: ”；文字中含英文冒号加空格时请整段加引号，或检查缩进",
        'an unexpected ": "; quote text that contains a colon and a space, or check the indentation',
    ),
    "could not find expected ':'": Text(
        "这一行缺少英文冒号“:”加空格（不要用中文冒号“：”）",
        'this line lacks ": " (an ASCII colon and a space)',
    ),
    "did not find expected key": Text(
        "缩进与上下行不一致；同一层的各行要左对齐",
        "indentation differs; lines of one level start in one column",
    ),
    "did not find expected '-' indicator": Text(
        "列表的各项要左对齐，并以“- ”开头", 'items of a list start in one column with "- "'
    ),
    "found unexpected end of stream": Text("引号没有关闭", "a quotation mark is not closed"),
    "did not find expected ',' or": Text(
        "花括号或方括号没有关闭，或缺少英文逗号（不要用中文逗号“，”和中文引号）",
        "a bracket is not closed, or an ASCII comma is missing",
    ),
}
NO_SPACE_AFTER_COLON = Text(
    "“{key}”后面要写英文冒号加一个空格（“{key}: ”，不要用中文冒号）",
    'after "{key}" write an ASCII colon and a space ("{key}: ")',
)
SECOND_DOCUMENT = Text("一个文件只能有一份数据；请删除“---”", 'one document a file; delete "---"')
TOO_DEEP = Text("嵌套太深；请检查括号和缩进", "nested too deeply; check brackets and indentation")
KEY_NOT_WORD = Text("键必须是一个词，不能是列表或映射", "a key is one word, not a list or a mapping")
DUPLICATE_KEY = Text(
    "“{key}”重复（第一次在第 {line} 行第 {column} 列）；请合并或删除其一",
    '"{key}" stands twice (first at line {line}, column {column}); merge or delete one',
)
MERGE_KEY = Text("不支持合并键“<<”；请把内容写全", 'merge keys "<<" are not supported; write it out')
ALIAS = Text(
    "不支持别名“*”；请把内容写全，文字以 * 开头时请加引号",
    'aliases "*" are not supported; write it out, or quote text that starts with *',
)
ANCHOR = Text(
    "不支持锚点“&”；请删除，文字以 & 开头时请加引号",
    'anchors "&" are not supported; delete it, or quote text that starts with &',
)
TAG = Text(
    "不支持标签“!”；请删除，文字以 ! 开头时请加引号",
    'tags "!" are not supported; delete it, or quote text that starts with !',
)

# Shape
TOP_LEVEL = Text("文件顶层应是这些部分：{allowed}", "the top level holds {allowed}")
NO_SECTION = Text("缺少“{name}”部分；请补上", 'the section "{name}" is missing; add it')
NOT_MAPPING = Text("这里应是“键: 值”的映射", 'a mapping "key: value" belongs here')
NOT_LIST = Text("这里应是以“- ”开头的列表", 'a list of items starting with "- " belongs here')
NO_FIGURES = Text(
    "每组观测须有 figures 列表，其中每项一个数字", "each block has a list figures, one item a figure"
)
MISSING = Text("缺少“{key}”；请补上", '"{key}" is missing; add it')
UNKNOWN_KEY = Text("没有“{key}”这个键；可用：{allowed}", 'there is no key "{key}"; allowed: {allowed}')
COMMA_IN_TEXT = Text(
    "“{key}”不是键；花括号里的文字含英文逗号时，请给整段文字加英文引号",
    '"{key}" is no key; inside braces, text that contains a comma must be quoted',
)
BOTH_LANGUAGES = Text(
    "这里要写中英两种文字：{zh: 中文, en: English}", "two languages belong here: {zh: 中文, en: English}"
)
WRONG_SHAPE = Text(
    "内容的形状不对；请对照同类条目的写法", "this has the wrong shape; compare it with its neighbours"
)
NOT_SINGLE = Text("这里应是一个值，不是列表或映射", "a single value belongs here, not a list or a mapping")
NOTHING_WRITTEN = Text(
    "这里是空的；请填写，或删除这一行", "nothing is written here; fill it in or delete the line"
)
DID_YOU_MEAN = Text("；是否想写“{word}”？", '; did you mean "{word}"?')

# Values
TOO_LONG = Text("文字超过 {limit} 字；请缩短", "longer than {limit} characters; shorten it")
SENTENCE = Text(
    "只摘抄含数字的短语，不抄整句（最多 {limit} 字，不含句号、分号）",
    "copy the figure phrase only, never a sentence (at most {limit} characters)",
)
NOT_ID = Text(
    "“{word}”不能作编号；只用小写字母、数字和连字符，字母开头",
    '"{word}" is no id; use lower-case letters, digits and hyphens, a letter first',
)
NOT_LINE = Text(
    "“{word}”不是行号；请写从 1 起的整数", '"{word}" is no line number; write a whole number from 1'
)
NOT_LINES = Text("also 是行号列表，如 [64, 66]", "also is a list of line numbers such as [64, 66]")
NOT_LINE_RANGE = Text(
    "“{word}”不是行号或行段；请写 12 或 12-20", '"{word}" is no line or range of lines; write 12 or 12-20'
)
NOT_SEVERAL = Text(
    "这里应是至少一项的列表，如 [415X, 8+4]", "a list of at least one item belongs here, such as [415X, 8+4]"
)
NOT_COUNT = Text("“{word}”不是个数；请写整数，如 63", '"{word}" is no count; write a whole number such as 63')
NOT_PERIOD = Text(
    "“{word}”不是时期；可写 2025、2025-Q1、2025-03、2025-03-31、2024-01-01/P3Y（三年）或 2024-01-01/P6M（上半年）",
    '"{word}" is no period; write 2025, 2025-Q1, 2025-03, 2025-03-31, 2024-01-01/P3Y or 2024-01-01/P6M',
)
NOT_DAY = Text(
    "“{word}”不是日期；请写 2024、2024-03 或 2024-03-05",
    '"{word}" is no date; write 2024, 2024-03 or 2024-03-05',
)
NOT_SHA256 = Text(
    "“{word}”不是 SHA-256；应是 64 位小写十六进制", '"{word}" is no SHA-256; it has 64 lower-case hex digits'
)
NOT_FILE_NAME = Text(
    "“{word}”不是文本文件名；只写文件名，如 000.txt（或 .md、.html、.docx、.pdf），不带文件夹",
    '"{word}" is no name of a text; write a bare file name such as 000.txt (or .md, .html, .docx, .pdf)',
)
UNREADABLE_VALUE = Text(
    "数值“{word}”从第 {place} 个字起读不懂：", 'the value "{word}" is unreadable from character {place}: '
)
NOT_CHOICE = Text("“{word}”不在可选值中（{allowed}）", '"{word}" is not one of {allowed}')
NOT_DECLARED = Text("“{word}”不是已声明的编号（见 {kind}）", '"{word}" is not declared under {kind}')
UNKNOWN_AREA = Text(
    "“{word}”不是 GB/T 2260 的地区，也不是 places 里的地点",
    '"{word}" is neither an area of GB/T 2260 nor declared under places',
)
AMBIGUOUS_AREA = Text(
    "“{word}”不止一处；请写代码：{candidates}", '"{word}" names several areas; give the code: {candidates}'
)

# What must agree
NO_DENOMINATOR = Text(
    "比重和贡献率必须写明分母 denominator", "a share or a contribution must state its denominator"
)
WHY_OTHER = Text("reason 为 other 时必须在 note 里说明原因", "the reason `other` needs a note that says why")
COUNTED = Text(
    "计数指标（unit: PN）必须写量词 counted，其他指标不写",
    "a count (unit: PN) states its measure word as counted; no other indicator does",
)
NOT_IN_PHRASE = Text(
    "短语里找不到 {key} 的“{part}”；phrase 须逐字含有它",
    'the phrase lacks the {key} "{part}"; it must contain it letter by letter',
)
CUT_NUMBER = Text(
    "“{part}”在短语里是一个更长的数的一部分；value 要写完整的数",
    'in the phrase "{part}" is part of a longer number; the value must be the whole of it',
)
BOUND_LEFT_OUT = Text(
    "短语里数值旁边有“{word}”，它是数值的一部分；请写进 value",
    'next to the value the phrase says "{word}", which is part of it; write it into value',
)
DECREASE = Text(
    "短语写的是“{word}”，而指标是增速；value 请连同写成“{word}{value}”，读作负数",
    'the phrase says "{word}" and the indicator is a growth rate; write "{word}{value}" as the value: it is negative',
)
NO_UNIT = Text(
    "“{word}”没有单位；请照原文补上（元、%、家……）；原文确实没写的，在 note 里说明",
    '"{word}" has no unit; add it as the text has it (元, %, 家 …), or say in a note that the text has none',
)
WRONG_MODALITY = Text(
    "role 是 {role} 时 modality 只能是 {allowed}；请改正其一",
    "with the role {role} the modality is {allowed}; correct one of them",
)
NOT_YET = Text(
    "完成值的时期 {period} 晚于来源的日期 {date}；请核对时期，或改作 target、estimate",
    "a result for {period} cannot stand in a source of {date}; check the period, or make it target or estimate",
)
WRONG_UNIT = Text(
    "“{word}”的单位是 {unit}，而指标 {indicator} 的单位是 {expected}；请改正其一",
    '"{word}" is in {unit}, but {indicator} is measured in {expected}; correct one of them',
)
SAME_FACT = Text(
    "同一来源的同一事实已在第 {line} 行写过；重复出现的行号请写进 also",
    "the same fact of the same source stands at line {line}; list repeats under also",
)

# Claims
SAME_LINE = Text(
    "同一来源的同一行已在第 {line} 行写过这一事实，说法却不同（“{other}”）；请核对数值、指标、时期和地区",
    'the same line of the same source says this fact otherwise at line {line} ("{other}"); check value, indicator, '
    "period and region",
)
CONFLICT = Text(
    "说法冲突：与本文件第 {line} 行（来源 {source}）的“{other}”不能同时为真；这里是{here}，那里是{there}。"
    "请核对数值、时期和指标；若其一是后来修订过的初步数，写 status: provisional；"
    "若口径不同，写 status: definition_differs 或另立指标；"
    "都不是，就在采信的一处写 preferred: {{zh: 理由, en: why}}",
    'a conflict: it and "{other}" at line {line} of this file (source {source}) cannot both be true; here it is '
    "{here}, there {there}. Check value, period and indicator; if one is a preliminary value that was revised later, "
    "write status: provisional; if the definition differs, write status: definition_differs or use another indicator; "
    "if none of these, write preferred: {{zh: 理由, en: why}} where you believe it",
)
# Added to a conflict, by whether the period is inferred here and there.
PERHAPS_ANOTHER_PERIOD: Mapping[tuple[bool, bool], Text] = {
    (False, False): Text("", ""),
    (True, False): Text(
        "。这里的时期是推断的，也许说的是另一时期", ". The period here is inferred: perhaps it is another"
    ),
    (False, True): Text(
        "。那里的时期是推断的，也许说的是另一时期", ". The period there is inferred: perhaps it is another"
    ),
    (True, True): Text(
        "。两处的时期都是推断的，也许说的是不同时期", ". Both periods are inferred: perhaps they differ"
    ),
}
NOT_REVISED = Text(
    "。有一处已写 provisional，但按来源日期看不出另一处是后来的修订",
    ". One is marked provisional, but by the dates of the sources the other is no later revision",
)
TWO_PREFERRED = Text(
    "同一事实已在第 {line} 行写了 preferred；只能采信一处，请删除其一",
    "preferred is written at line {line} for the same fact; only one can be believed, delete the other",
)
NOTHING_TO_PREFER = Text(
    "没有与它冲突的说法，用不着 preferred；请删除",
    "nothing contradicts it, so there is nothing to prefer; delete preferred",
)

# What `check --explain` says of two claims that look like a conflict and are none.
PAIR = Text(
    "与本文件第 {line} 行（来源 {source}）的“{other}”：",
    'beside "{other}" at line {line} of this file (source {source}): ',
)
PAIRED: Mapping[Relation, Text] = {
    Relation.AGREES: Text(
        "同一事实，可以同时为真，互相印证，只计一次",
        "the same fact, corroborated: both can be true, it counts once",
    ),
    Relation.CONFLICTS: Text(
        "同一事实，说法冲突，已由 preferred 定夺", "the same fact, a conflict that preferred has settled"
    ),
    Relation.REVISES: Text(
        "同一事实，这里修订了那里的初步数", "the same fact: it revises the preliminary value there"
    ),
    Relation.REVISED: Text(
        "同一事实，这里的初步数后来由那里修订", "the same fact: a preliminary value, revised there later"
    ),
    Relation.SUPERSEDES: Text("这里的目标取代了那里的", "the target here replaced the one there"),
    Relation.SUPERSEDED: Text("这里的目标已由那里的取代", "the target here was replaced by the one there"),
    Relation.OTHER_DEFINITION: Text("口径不同：", "another definition: "),
    Relation.OTHER_PERIOD: Text("时期不同：", "another period: "),
    Relation.OTHER_ROLE: Text("数据性质不同：", "another role: "),
}
AGAINST = Text(" / ", " / ")
INFERRED_PERIOD = Text("{period}（推断）", "{period} (inferred)")

# Audit and verification
TEXT_CHANGED = Text(
    "文本 {file} 已变（SHA-256 现为 {sha256}）；逐条核对后改写 sha256",
    "the text {file} has changed (its SHA-256 is now {sha256}); check its figures, then update sha256",
)
TEXT_NOT_THERE = Text(
    "给出的文件夹里没有这个文本；请核对文件名，或放入文本",
    "the folder that was given does not hold this text; check its name, or put it there",
)
MOVED = Text(
    "“{phrase}”不在第 {line} 行，而在第 {found} 行；请改写 line",
    '"{phrase}" does not stand on line {line} but on {found}; correct the line',
)
NOT_IN_TEXT = Text(
    "原文第 {line} 行及别处都没有“{phrase}”；请照原文改写",
    'neither line {line} nor any other holds "{phrase}"; write it as the text does',
)
NOT_REPEATED = Text(
    "第 {line} 行没有“{value}”；请改写 also", 'line {line} does not hold "{value}"; correct `also`'
)
NOT_REREAD = Text(
    "在原处读不出“{value}”；请核对 phrase 和 value",
    '"{value}" cannot be read at its place; check phrase and value',
)
READ_OTHERWISE = Text(
    "原文写的是“{written}”（{found}），value 是“{value}”（{curated}）；请照原文改正",
    'the text says "{written}" ({found}), the value is "{value}" ({curated}); correct it by the text',
)
COVERS_NOTHING = Text(
    "“{phrase}”在文本里没有盖住任何数字；请核对写法和 lines，或删除",
    '"{phrase}" covers no number of the text; check its wording and lines, or delete it',
)
AUDITED_OTHERWISE = Text(
    "与现在数出的不符；请改写为 {{mentions: {mentions}, bound: {bound}, set_aside: {set_aside}}}",
    "is not what is counted now; write {{mentions: {mentions}, bound: {bound}, set_aside: {set_aside}}}",
)

# Targets and look-alikes
OR_SUPERSEDES = Text(
    "；后来的目标若取代了先前的，在后来的一条写 supersedes: 先前那条的编号",
    "; where the later target replaced the earlier one, write supersedes: and the id of the earlier in the later",
)
WARNING = Text("警告：", "warning: ")
OF_TARGETS = Text(
    "{key} 只用于目标（role: target）；请删除，或改 role",
    "{key} belongs to targets (role: target); delete it",
)
NO_SUCH_FIGURE = Text(
    "没有编号为“{word}”的数据；编号是 地区.指标.时期.性质.来源，见“数据”页",
    'there is no figure "{word}"; ids are region.indicator.period.role.source, see the Data page',
)
SUPERSEDES_ITSELF = Text(
    "这条目标经由 supersedes 取代了自己；请删除其中一处",
    "this target supersedes itself in the end; delete one link",
)
NOT_SUPERSEDABLE = Text(
    "“{word}”不是同一地区、同一指标的目标，不能被这条取代",
    '"{word}" is no target of the same region and indicator; this one cannot replace it',
)
SUPERSEDED_TWICE = Text(
    "“{word}”已由第 {line} 行的目标取代；一条目标只能被取代一次，请接着取代后一条",
    '"{word}" is already replaced by the target of line {line}; replace that one instead',
)
PATH_UNIT = Text(
    "路径的单位是 {unit}，目标的单位是 {expected}；请改成一样",
    "the path is in {unit}, the target in {expected}; write both alike",
)
PATH_NOT_FIRM = Text(
    "路径上的值须是确定的数；请去掉“以上、左右”等，只写数字和单位",
    "a value of a path is a plain number, without a bound; take it away",
)
PATH_OF_NO_FLOW = Text(
    "只有按时期相加的数（新增，或全年总量）才有进度；请删除 path",
    "only what adds up over time (additions, a level of a stretch of time) has a path; delete it",
)
PATH_FALLS = Text(
    "路径写累计数，逐步增加，不超过目标；“{by}”的值比上一步小，或超过了目标",
    'a path is cumulative: it rises up to the target; the value of "{by}" is below the step before or above it',
)
PATH_OUTSIDE = Text(
    "“{by}”不在目标的时期 {period} 之内，或不在上一步之后；请按先后改正",
    '"{by}" is not inside the period {period} of the target, or not after the step before; mend their order',
)
LOOK_ALIKE = Text(
    "与第 {line} 行的“{other}”（{name}）同族、同单位、名称相近，却没有写明差别；若是同一口径请合并，"
    "否则在 numerator、denominator、scope、price_basis、measure、timing、vintage 中写出差别，或用 differs 说明",
    'looks like "{other}" ({name}) of line {line}: same family, same unit, alike in name, and nothing says what '
    "differs; merge them if they are one definition, else say it in numerator, denominator, scope, price_basis, "
    "measure, timing or vintage, or under differs",
)

# Texts
TEXT_KIND = Text(
    "这类文件读不了；可读：{allowed}（.doc、.wps 请另存为 .docx）",
    "files of this kind cannot be read; allowed: {allowed} (save a .doc or .wps as .docx)",
)
TEXT_EMPTY = Text(
    "文件里没有文字；请检查是否保存完整", "there is no text in it; check that it was saved as a whole"
)
TEXT_ENCODING = Text(
    "这里的字节既不是 UTF-8，也不是 GB 18030（GBK）的中文；请在能正常显示它的程序中另存为编码 UTF-8 的文本",
    "these bytes are neither UTF-8 nor Chinese in GB 18030 (GBK); save it as UTF-8 in a program that shows it well",
)
PAGE_TOO_DEEP = Text(
    "网页的嵌套太深，读不到末尾；请把正文复制到 .txt 文件",
    "the page is nested too deeply to be read to its end; copy its text into a .txt file",
)
WORD_OLD = Text(
    "这是旧版 Word 文档（.doc）或有密码的文档；请打开后去掉密码，另存为 .docx",
    "an old Word file (.doc) or one with a password; open it, take the password off and save it as .docx",
)
WORD_DAMAGED = Text(
    "不是完好的 .docx 文件；请重新下载，或在 Word、WPS 中打开后另存为 .docx",
    "no sound .docx file; download it again, or open it in Word or WPS and save it as .docx",
)
WORD_TOO_LARGE = Text(
    "文件解压后有一部分超过 {limit} MB；请把正文复制到 .txt 文件",
    "a part of it unpacks to more than {limit} MB; copy its text into a .txt file",
)
PDF_DAMAGED = Text("不是完好的 PDF 文件；请重新下载", "no sound PDF file; download it again")
PDF_LOCKED = Text(
    "这个 PDF 有密码；请打开后去掉密码，另存为 PDF",
    "this PDF has a password; open it, take the password off and save it as PDF",
)
PDF_PICTURES = Text(
    "第 {pages} 页只有图片，其中的数字读不到；请先做文字识别（OCR），不含数字的封面等请删去",
    "page {pages} is but a picture, and its numbers cannot be read; run text recognition (OCR), or take out a "
    "page such as a cover that holds none",
)
PDF_NO_TEXT = Text(
    "这个 PDF 里没有文字，可能是扫描件；请先做文字识别（OCR），或另找有文字的版本",
    "there is no text in this PDF, perhaps only scanned pages; run text recognition (OCR) or find a version with text",
)
PDF_TOO_HEAVY = Text(
    "这个 PDF 过大，读不完；请按页拆分，或把文字复制到 .txt 文件",
    "this PDF is too heavy to be read; split it by pages, or copy its text into a .txt file",
)
