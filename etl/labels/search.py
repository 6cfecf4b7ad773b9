"""Words of searching."""

from collections.abc import Mapping

from etl.text import Text

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
OR_MORE = Text("至少 {figures}", "at least {figures}")
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
