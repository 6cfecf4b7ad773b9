"""Words of the programming interface: what addresses, parameters, limits and problems are called and mean."""

from collections.abc import Mapping

from etl.text import Text

API_TITLE = Text("区域指标数据接口", "Regional Indicators API")
API_SUMMARY = Text(
    "只读、开放、无需密钥。每个数字都带着比较词、口径、来源和原文短语。",
    "Read-only, open, without a key. Every figure has its comparator, definition, source and phrase as written.",
)
API_ABOUT = Text(
    "网址不写格式即为 JSON，不按 Accept 头协商。/api/v1/… 是现行版，每次须用 ETag 核对；"
    "/api/v1/releases/<版本>/… 的内容不变；目标、工作簿、ZIP、数据包须同时写明 as_of，"
    "因为目标按某一天判断，不写就是今天。"
    "无法识别的参数、取值、格式一律报错（application/problem+json），不会被忽略。",
    "An address without a format is JSON; there is no negotiation by Accept. /api/v1/… is the edition that is "
    "served, to be asked for again with its ETag; what stands at /api/v1/releases/<version>/… does not change, "
    "of targets, workbook, zip and data package where as_of names the day: without it targets are judged for today. "
    "An unknown parameter, value or format is an error (application/problem+json) and never ignored.",
)
API_LIMITS = Text("限制：{listed}", "Limits: {listed}")
API_LIMIT: Mapping[str, Text] = {
    "query_bytes": Text("查询字符串最多 {most} 字节", "{most} bytes of query string"),
    "values_per_parameter": Text("一个参数最多 {most} 个值", "{most} values of a parameter"),
    "characters_of_q": Text("检索词最多 {most} 字", "{most} characters of search words"),
    "json_rows": Text(
        "JSON 最多 {most} 行（CSV、Parquet 不限）", "{most} rows of JSON (of CSV and Parquet any number)"
    ),
    "xlsx_rows": Text("Excel 最多 {most} 行", "{most} rows of Excel"),
    "made_at_once": Text(
        "同时制作的工作簿和压缩包最多 {most} 个，其余请稍后再取",
        "{most} workbooks and archives made at a time; others are asked to come again",
    ),
}

# What an address gives, beside the datasets.
API_GIVES: Mapping[str, Text] = {
    "index": Text("目录：有哪些数据、格式、参数和限制", "Index: datasets, formats, parameters and limits"),
    "release": Text("一个版本的目录", "Index of one release"),
    "releases": Text("有哪些版本", "The releases at hand"),
    "openapi": Text("本接口的 OpenAPI 3.1 说明", "OpenAPI 3.1 description of this interface"),
    "problems": Text("错误的种类", "The kinds of problems"),
    "problem": Text("一种错误的说明", "What one kind of problem means"),
    "structure": Text("数据结构定义和代码表（SDMX-ML 3.0）", "Data structure and code lists (SDMX-ML 3.0)"),
    "datapackage": Text("数据包说明（Frictionless）", "Descriptor of the data package (Frictionless)"),
    "zip": Text("全部数据、全部格式，一个压缩包", "Everything in all formats, as one archive"),
}
API_FORMAT: Mapping[str, Text] = {
    "json": Text("JSON，数字保留全部位数", "JSON, numbers with all their digits"),
    "csv": Text("CSV（UTF-8，带 BOM）", "CSV (UTF-8 with byte-order mark)"),
    "parquet": Text("Parquet（zstd）", "Parquet (zstd)"),
    "xlsx": Text("Excel 工作簿", "Excel workbook"),
    "sdmx.csv": Text("SDMX-CSV 2.0", "SDMX-CSV 2.0"),
    "xml": Text("SDMX-ML 3.0", "SDMX-ML 3.0"),
    "zip": Text("压缩包", "archive"),
}
API_PARAMETER: Mapping[str, Text] = {
    "region": Text(
        "地区：GB/T 2260 代码、没有代码的园区或平台的编号，或地区组（如 east），组代表其全部成员",
        "Region: GB/T 2260 code, id of a place without one, or a group (such as east), which stands for its members",
    ),
    "indicator": Text("指标编号", "Id of an indicator"),
    "role": Text(
        "数据性质：target（T）目标值、actual（A）完成值、estimate（E）预计值、base（B）基期值",
        "Role: target (T), actual (A), estimate (E) or base (B)",
    ),
    "source": Text("来源编号", "Id of a source"),
    "family": Text("指标族编号", "Id of a family of indicators"),
    "topic": Text("主题编号", "Id of a topic"),
    "level": Text("地区层级，同 LEVEL 列", "Level of the region, as in the column LEVEL"),
    "period": Text("时期，同 TIME_PERIOD 列", "Period, as in the column TIME_PERIOD"),
    "q": Text(
        "检索词，以空格分开，须全部出现在名称、短语、附注或来源标题中",
        "Words, separated by spaces, that must all occur in names, phrase, notes or title of the source",
    ),
    "obs": Text("数据编号", "Id of a figure"),
    "as_of": Text(
        "目标按哪一天判断，如 2025-01-01；不写就是今天",
        "Day that targets are judged for, as 2025-01-01; else today",
    ),
    "headers": Text(
        "CSV 的列名：codes 代码、zh 中文、en 英文",
        "Names of the columns of CSV: codes, zh (Chinese) or en (English)",
    ),
    "version": Text("版本，见 /api/v1/releases", "Version, see /api/v1/releases"),
    "kind": Text("错误的种类，见 /api/v1/problems", "Kind of problem, see /api/v1/problems"),
}
API_REPEATABLE = Text("可重复", "May be repeated")
API_ALLOWED_AT = Text("全部取值见 {at}", "All values: {at}")
API_STOP = Text("。", ". ")
API_RESPONSE: Mapping[str, Text] = {
    "304": Text("与 If-None-Match 所指相同，没有内容", "The same as If-None-Match names; no content"),
    "400": Text("参数有误，或行数太多", "A parameter is wrong, or there are too many rows"),
    "404": Text("没有这个网址、格式或版本", "There is no such address, format or release"),
    "414": Text("查询字符串太长", "The query string is too long"),
    "503": Text("正忙，或这个版本无法读取", "Busy, or the release cannot be read"),
}

# The kinds of problems: what each is called, and what to do about it.
PROBLEM: Mapping[str, Text] = {
    "not-found": Text("没有这个网址", "No such address"),
    "unknown-format": Text("没有这种格式", "No such format"),
    "unknown-release": Text("没有这个版本", "No such release"),
    "method-not-allowed": Text("只读接口不接受此方法", "Method not allowed: the interface is read-only"),
    "unknown-parameter": Text("参数未知", "Unknown parameter"),
    "unknown-value": Text("取值未知", "Unknown value"),
    "repeated-parameter": Text("参数重复", "Repeated parameter"),
    "too-many-values": Text("取值太多", "Too many values"),
    "unreadable-query": Text("查询字符串无法读取", "Unreadable query string"),
    "query-too-long": Text("查询字符串太长", "Query string too long"),
    "too-many-rows": Text("行数太多", "Too many rows"),
    "busy": Text("正忙", "Busy"),
    "release-unreadable": Text("版本无法读取", "Release cannot be read"),
    "fault": Text("服务器出错", "Fault of the server"),
}
PROBLEM_MEANS: Mapping[str, Text] = {
    "not-found": Text("请从目录 /api/v1 出发。", "Start from the index /api/v1."),
    "unknown-format": Text("allowed 列出这份数据的格式。", "allowed lists the formats of this dataset."),
    "unknown-release": Text(
        "版本列在 /api/v1/releases；服务器只保留部分旧版。",
        "The releases are listed at /api/v1/releases; the server keeps only some of the older ones.",
    ),
    "method-not-allowed": Text("只有 GET、HEAD 和 OPTIONS。", "There are GET, HEAD and OPTIONS."),
    "unknown-parameter": Text(
        "每个网址只接受对它有意义的参数，见 allowed。",
        "Each address takes only the parameters that mean something to it, see allowed.",
    ),
    "unknown-value": Text(
        "allowed 列出可用的值，太多时列出最接近的，全部见 allowed_at。",
        "allowed lists the values or, of many, the nearest; all are at allowed_at.",
    ),
    "repeated-parameter": Text("这个参数只能写一次。", "This parameter may be given once."),
    "too-many-values": Text("请分几次取，或用地区组。", "Ask several times, or use a group of regions."),
    "unreadable-query": Text(
        "查询字符串须是百分号编码的 UTF-8，不含控制字符。",
        "A query string is percent-encoded UTF-8 without control characters.",
    ),
    "query-too-long": Text("请分几次取。", "Ask several times."),
    "too-many-rows": Text("请加条件缩小范围，或取 CSV、Parquet。", "Narrow it down, or take CSV or Parquet."),
    "busy": Text("请按 Retry-After 所示秒数之后再取。", "Come again after the seconds of Retry-After."),
    "release-unreadable": Text(
        "这个旧版的文件已损坏，或由另一版程序写成；请取别的版本。",
        "The files of this older release are damaged or of another program's version; take another release.",
    ),
    "fault": Text("请把网址告诉管理者。", "Please tell the address to whoever runs the site."),
}
BAD_ADDRESS = Text("没有“{path}”。", 'There is no "{path}".')
BAD_FORMAT = Text("“{dataset}”没有“{format}”格式。", '"{dataset}" has no format "{format}".')
BAD_RELEASE = Text("没有版本“{version}”。", 'There is no release "{version}".')
BAD_METHOD = Text("不接受 {method}。", "{method} is not allowed.")
BAD_PARAMETER = Text("这里没有参数“{name}”。", 'There is no parameter "{name}" here.')
BAD_VALUE = Text("参数 {name} 没有“{value}”这个值。", 'The parameter {name} has no value "{value}".')
BAD_WORDS = Text("参数 {name} 须是 1 到 {most} 个字。", "The parameter {name} takes 1 to {most} characters.")
BAD_DATE = Text(
    "参数 {name} 须是一天，写作 2025-01-01；“{value}”不是。",
    'The parameter {name} is a day, written as 2025-01-01; "{value}" is not.',
)
BAD_REPEAT = Text("参数 {name} 写了 {count} 次。", "The parameter {name} was given {count} times.")
BAD_COUNT = Text(
    "参数 {name} 有 {count} 个值，最多 {most} 个。",
    "The parameter {name} has {count} values, {most} at most.",
)
BAD_QUERY = Text("查询字符串不是百分号编码的 UTF-8。", "The query string is not percent-encoded UTF-8.")
BAD_CONTROL = Text("参数 {name} 含有控制字符。", "The parameter {name} has control characters.")
BAD_LENGTH = Text(
    "查询字符串有 {count} 字节，最多 {most} 字节。", "The query string has {count} bytes, {most} at most."
)
BAD_ROWS = Text(
    "共 {count} 行，{format} 最多 {most} 行。", "There are {count} rows; {format} has {most} at most."
)
BUSY = Text("正在制作别的工作簿或压缩包。", "Other workbooks or archives are being made.")
BAD_EDITION = Text("版本“{version}”无法读取。", 'The release "{version}" cannot be read.')
FAULT = Text("出错了，已记入日志。", "Something went wrong; the log tells what.")
