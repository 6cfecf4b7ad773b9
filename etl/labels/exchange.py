"""Words of the open formats."""

from collections.abc import Mapping

from etl.text import Text

# Columns of SDMX files only, and notes on what is otherwise there.
SDMX_COLUMN: Mapping[str, Text] = {
    "UNIT_MULT": Text(
        "数量级（恒为 0：数值已是基本单位）", "Unit multiplier (always 0: values are in base unit)"
    ),
}
SDMX_NOTE: Mapping[str, Text] = {
    "REF_AREA": Text(
        "CN 加六位行政区划代码（GB/T 2260，CN000000 为全国）；没有代码的园区、平台用本数据的编号，其数字不代表所在地区",
        "CN and the six-digit code of GB/T 2260 (CN000000 the nation); a zone, park or platform without one has an "
        "id of this catalogue, and its figures do not stand for the unit around it",
    ),
    "COMPARATOR": Text(
        "界限是数值的一部分：只有 EQ 表示数值就是 OBS_VALUE；GT 8 是“超过 8”，不能当作 8 使用",
        "the bound is part of the value: only EQ says that the value is OBS_VALUE; GT 8 is more than 8, not 8",
    ),
}
SDMX_LIST: Mapping[str, Text] = {
    "CL_AREA": Text("地区（有数据的地区及其上级）", "Areas (those with figures and the units above them)"),
    "CL_INDICATOR": Text("指标（一个编号一个口径）", "Indicators (one id, one definition)"),
    "CL_SOURCE": Text("来源", "Sources"),
    "CL_MEASURE_ROLE": Text("数据性质", "Roles"),
    "CL_COMPARATOR": Text("界限", "Bounds"),
    "CL_MODALITY": Text("语气", "Modalities"),
    "CL_OBS_STATUS": Text("数据状态", "Statuses"),
    "CL_UNIT_MEASURE": Text("单位", "Units"),
    "CL_DERIVATION": Text("数值来历", "Quoted or converted"),
    "CL_PERIOD_BASIS": Text("时期依据", "Bases of periods"),
    "CL_CLAIM": Text("说法", "Claims"),
    "CL_LEVEL": Text("层级", "Levels"),
    "CL_MEASURE": Text("指标类型", "Kinds of measure"),
    "CL_TIMING": Text("时点或时期", "Point or stretch"),
    "CL_DIRECTION": Text("方向", "Directions"),
    "CL_SCRIPT": Text("文字", "Scripts"),
    "CL_ATTAINMENT": Text("目标状态", "States of targets"),
    "CL_OBSTACLE": Text("不可评的理由", "Why a target cannot be rated"),
    "CL_RATE_KIND": Text("完成率算法", "How rates are formed"),
    "CL_COVERAGE": Text("覆盖状态", "States of coverage"),
}
SDMX_CONCEPTS = Text("数据的概念", "Concepts of the observations")
SDMX_STRUCTURE = Text("区域指标：一行一个说法", "Regional indicators: one row a claim")
SDMX_STRUCTURE_NOTE = Text(
    "OBS_VALUE 必须与 COMPARATOR 一同阅读：COMPARATOR 不是 EQ 时，OBS_VALUE 是界限、约数或区间的下限，不是确切数值；"
    "LOW、HIGH 是真值所在区间的两端。OBS_VALUE 是基本单位的数值，UNIT_MULT 恒为 0；"
    "原文数字见 QUOTED_VALUE 和 QUOTED_MULT。"
    "几个说法的 FACT 相同时说的是同一事实，只有 CLAIM_RANK 为 1 的可以计数。可能被当作公式的文字前加撇号。",
    "OBS_VALUE must be read with COMPARATOR: where that is not EQ, OBS_VALUE is a bound, about right or the lower end "
    "of a range, never an exact value; LOW and HIGH are the ends of the interval in which the true value lies. "
    "OBS_VALUE is in base unit and UNIT_MULT always 0; the digits as written are QUOTED_VALUE and QUOTED_MULT. Claims "
    "with the same FACT speak of one fact, of which only the one of CLAIM_RANK 1 counts. Text that could pass for a "
    "formula has an apostrophe before it.",
)

# How to cite.
DATASETS_TITLE = Text("中国各地区目标与完成情况", "Targets and results of China's regions")
DATA_PURPOSE = Text(
    "中国各地区公开文本中的目标与完成情况，逐条人工摘录；每个数字都可追溯到来源、行号和原文短语。",
    "What China's regions aim at and what they achieve, taken from public texts by hand; every figure leads back to "
    "its source, line and phrase.",
)
CITED_DATA = Text(
    "{product}. {title}[{medium}]. 数据版本 {version}. [{day}].{address}",
    "{product}. {title} [Data set]. Data version {version}. Accessed {day}.{address}",
)
CITED_FIGURE = Text(
    "{product}. {region}{indicator}（{period}，{role}）：{figure}[{medium}]. 据{publisher}《{title}》，原文第{line}行. "
    "数据版本 {version}. 引用编号 {citation}.{address}",
    "{product}. {region}, {indicator} ({period}, {role}): {figure} [Data set]. From {publisher}, “{title}”, line "
    "{line}. Data version {version}. Citation id {citation}.{address}",
)
CITED_AT = Text(" {address}.", " {address}.")
# Signs of GB/T 7714 for a data set: one at an address, one in a file.
MEDIUM_ONLINE, MEDIUM_FILE = "DS/OL", "DS"
CITE_MESSAGE = Text("使用这些数据请引用如下。", "If you use these data, please cite them as below.")
MAINTAINERS = "The Regional Indicators maintainers"
DATA_KEYWORDS = ("China", "regions", "targets", "indicators")

# The data package and the archive of everything.
PACKAGE_CSV_NOTE = Text(
    "数值须与 COMPARATOR 一同阅读；可能被当作公式的文字前加撇号 '。",
    "Values must be read with COMPARATOR; text that could pass for a formula has an apostrophe ' before it.",
)
ARCHIVE_CONTENT = Text("内容", "Content")
ARCHIVE_FILES: Mapping[str, Text] = {
    "regional-indicators.xlsx": Text("Excel 工作簿，给人看", "Excel workbook, for people"),
    "csv/": Text("每个数据集一份 CSV（UTF-8，带 BOM）", "a CSV file a dataset (UTF-8 with byte-order mark)"),
    "json/": Text("同样的数据，JSON，数字不舍入", "the same as JSON, numbers with all their digits"),
    "parquet/": Text(
        "同样的数据，Parquet，列带类型（数值为精确十进制）",
        "the same as Parquet, columns with their types (numbers are exact decimals)",
    ),
    "datapackage.json": Text(
        "Frictionless 数据包：CSV 各列的类型、含义和代码",
        "Frictionless data package: types, meaning and codes of the columns of the CSV files",
    ),
    "sdmx/observations.csv": Text("SDMX-CSV 2.0", "SDMX-CSV 2.0"),
    "sdmx/structure.xml": Text(
        "其数据结构定义和代码表（SDMX-ML 3.0）", "its data structure and code lists (SDMX-ML 3.0)"
    ),
    "CITATION.cff": Text("引用信息，供程序读取", "how to cite, for programs"),
    "SHA256SUMS": Text("各文件的校验值（sha256sum -c SHA256SUMS）", "check sums (sha256sum -c SHA256SUMS)"),
}
ARCHIVE_DATASETS = Text("数据集", "Datasets")
ARCHIVE_RULES = Text("阅读须知", "How to read")
ARCHIVE_CITE = Text("怎样引用", "How to cite")
ARCHIVE_VERSION = Text(
    "数据版本 {version}；目标按 {day} 判断。", "Data version {version}; targets are judged for {day}."
)
ARCHIVE_LICENCE = Text(
    "许可：MIT。原文归各自的发布者。", "Licence: MIT. The texts belong to their publishers."
)

# What the workbook of an export was narrowed down to.
EXPORTED_BY: Mapping[str, Text] = {
    "regions": Text("地区：{listed}", "regions: {listed}"),
    "indicators": Text("指标：{listed}", "indicators: {listed}"),
    "roles": Text("数据性质：{listed}", "roles: {listed}"),
    "sources": Text("来源：{listed}", "sources: {listed}"),
    "families": Text("指标族：{listed}", "families: {listed}"),
    "topics": Text("主题：{listed}", "topics: {listed}"),
    "periods": Text("时期：{listed}", "periods: {listed}"),
    "levels": Text("层级：{listed}", "levels: {listed}"),
}
