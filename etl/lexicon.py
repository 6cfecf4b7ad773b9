"""How Chinese texts write numbers that are no quantities: dates, names, ordinals; and words that only look so.

All patterns are for running text (`etl.running`): simplified, half-width, without white space, dashes as ~.
They are tried in the order of `_ORDER`, each alternative in the order it stands here.
"""

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from etl import areas
from etl.codes import Kind
from etl.running import BREAK

_ZH = "零一二两三四五六七八九十百千万亿"
_SMALL = "[一二两三四五六七八九十]"
_N = "(?:[0-9]+(?:\\.[0-9]+)?|[零一二两三四五六七八九十百]+)"
_YEAR = "(?:19|20)[0-9]{2}"
_YEAR_ZH = "[一二][零九][零一二三四五六七八九]{2}"
_TO = "(?:~+|-|至|到)"
_DAY = "(?:[12][0-9]|3[01]|0?[1-9])"
_DAY_ZH = "(?:三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_MONTH = "(?:1[0-2]|0?[1-9])"
_MONTH_ZH = "(?:十[一二]?|[一二三四五六七八九])"
_OPEN, _CLOSE = "[“‘\"'「『《〈]", "[”’\"'」』》〉]"
_QUARTER = "[前第]?[一二三四1-4]季度"


def _any(alternatives: Iterable[str]) -> str:
    return "|".join(alternatives)


def _longest_first(words: Iterable[str]) -> str:
    return _any(map(re.escape, sorted(words, key=len, reverse=True)))


_NO_MENTION = (
    "一(?:年(?!内|期|多|以|来|左右|后|前)|天(?!内)|日(?!内)|夜|刻|时)",  # 新的一年 counts nothing; 一年内 is a term
    "零(?=[起容差接距]|[\u4e00-\u9fff]步)",
    f"(?:(?<=[{BREAK}。;])|^)[0-9]{{1,2}}[.、](?![0-9])",  # the numbering of paragraphs and notes
    "\\[[0-9]{1,2}\\]",
)
_TECHNICAL = (
    "-?[0-9]+(?:\\.[0-9]+)?(?:~+[0-9]+(?:\\.[0-9]+)?)?"
    "(?:nm|μm|um|mm|cm|[GM]?Hz|[GM]bps|[GTPE]B|bit|dB|℃|°C?|[kK]V|纳米|微米|毫米|厘米|毫秒|微秒|赫兹|摄氏度"
    "|千?伏(?!安)|瓦(?!时)|比特|英寸|升(?![级学值至到格])|级地震)",
    f"{_SMALL}(?:纳米|微米|毫米|毫秒|微秒)",
    "(?:[0-9]+|[十百千万亿]+)参数",
    "[万千]兆",
    f"{_SMALL}(?:车道|轴(?=机器|联动|加工|数控|协作))|[0-9]+量子比特",
    "PM_?2\\.5|PM_?10|CO2|[1-9]\\.[0-9]版",
    "每(?:万|千|百|十万)(?:人|名|户|家|元|平方公里)(?!以)",
    "万元(?=GDP|地区生产总值|国内生产总值|生产总值|工业增加值|产值能耗|单位)",
)
_NAMES = (
    # “三纵四横”, but not “一链一策”
    f"{_OPEN}(?!一.一|.位一体)(?:[{_ZH}]+[^{_ZH}0-9“”]{{1,3}}){{2,5}}{_CLOSE}",
    f"{_OPEN}(?:十?百千万?|[六七八九]五){_CLOSE}",  # “九五”普法
    f"{_OPEN}?{_SMALL}+连[冠增丰升涨降胜击]{_CLOSE}?|{_SMALL}+运会",
    f"{_OPEN}?(?<![二三四五六七八九])十[一二三四五六]五{_CLOSE}?(?![个家项名年条所大天次届])",  # a five-year plan
    f"{_OPEN}[0-9]+(?:[+xX×·.~-][0-9A-Za-z]+)*[A-Za-z+]*{_CLOSE}(?![0-9])",
    f"{_OPEN}[0-9]+[A-Za-z]?(?:\\+[^”’」』》]{{1,12}})+{_CLOSE}",
    f"[〔\\[(（【]{_YEAR}[〕\\])）】]第?[0-9]+号",
    "[A-Za-z]+-?[0-9]+(?:[.+-][0-9]+)*[A-Za-z]*(?:\\+[A-Za-z0-9]+)*(?![0-9.%万亿元个家])",
    "(?<![0-9.A-Za-z])[0-9]+(?:\\.[0-9]+)?"
    "(?![PE](?:FLOPS|flops|F)(?![A-Za-z])|P(?![A-Za-z])|[kKMGT]Wh?|km|kg|TEU)[A-Za-z][A-Za-z0-9]*\\+?",
    "(?<![0-9])[0-9]{1,2}(?:\\+[0-9NXn]{1,2})+(?![0-9.%万亿])",
    "(?<![0-9])[0-9]{3,4}-[0-9]{7,8}|(?<![0-9])[0-9]{4}-[0-9]{4}(?![0-9年])",  # telephones
    "(?<![0-9])1[3-9][0-9]{9}(?![0-9.,%‰万亿~-]|[家个项人名元吨次户平立千公亩台套所座])",
    "(?<![0-9])(?:110|119|120|122)(?=[、和等]|联动|报警|急救)",
    "(?<![0-9])[0-9]{3,6}(?=政务|便民|热线|国道|省道|县道|科创走廊|体系|工程|现代|先进制造|产业集群|战略|行动|计划)",
    "(?<![0-9.])12[0-9]{3}(?![0-9.,%‰~十百千万亿余多家个人名元吨户项次件条台套所座处份辆篇公-])",  # hotlines
    "(?<=邮编:)[0-9]+|[0-9]+室|[0-9]+层?楼",
    "(?<![0-9])[0-9]{1,2}[·•][0-9]{1,2}(?![0-9])",
    "(?<![0-9.])(?:[0-9]+|百|千)强",
    f"{_OPEN}[^“”]{{0,4}}[百千万][^“”]{{0,4}}(?:工程|计划|行动){_CLOSE}",
    f"{_SMALL}号(?=文件|工程|发展工程|战略|院|楼|公告|令|卫星|{_CLOSE})",
    "[0-9]+号(?:文|线|楼|院|公路|井|机组|令|门|泊位|通道)?",
    "(?<=[\u4e00-\u9fffA-Za-z”’」』])[1-9]\\.[0-9](?=[”’」』]|时代|行动|政策|升级|等|体系|工程|计划)",
    "从0到1(?:00?)?|0到1",
)
_DATES = (
    f"{_YEAR}年?{_TO}{_YEAR}(?:年(?:度)?|(?=[”」规期]))",
    f"{_YEAR}[-/.]{_MONTH}[-/.]{_DAY}(?![0-9])(?:[,T]?[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?",
    f"{_YEAR}[~-](?:20)?[0-9]{{2}}(?:年|学年|年度)",
    f"(?:{_YEAR}|{_YEAR_ZH})年(?:度)?"
    f"(?:(?:{_MONTH}|{_MONTH_ZH})月(?:份)?(?:(?:{_DAY}|{_DAY_ZH})[日号])?"
    f"(?:{_TO}(?:{_YEAR}年)?(?:{_MONTH}月)?(?:{_DAY}[日号]|{_MONTH}月))?|{_QUARTER})?"
    "(?:[末底初中](?![等高小学国心央部期医西东共]))?",
    f"(?<![0-9.]){_MONTH}月?{_TO}{_MONTH}月(?:份)?(?:{_DAY}[日号])?",
    f"(?<![0-9.个]){_MONTH}月(?:份|[末底初中](?!国)|(?:{_DAY}[日号](?:{_TO}(?:{_MONTH}月)?{_DAY}[日号])?))?",
    f"(?<![{_ZH}0-9个]){_MONTH_ZH}月(?:份|[末底初]|{_DAY_ZH}[日号])(?!报|刊)",
    f"(?<![{_ZH}0-9个几数])(?:十[一二]月|[二三四五六七八九十]月(?=[,、。;)~至到以前后起]))",
    f"(?<![0-9.]){_DAY}日(?![均产内元处活])",
    f"(?<![0-9.]){_DAY_ZH}日(?=[,上下至在召起前后])(?<!一日)",
    "(?<![0-9:])(?:[01]?[0-9]|2[0-4])[:时点][0-5][0-9](?:分|:[0-5][0-9])?(?![0-9:])",
    f"(?<![0-9.])(?:[01]?[0-9]|2[0-4])[时点](?=[,。、;前后至到半整~{BREAK}]|以前|以后|许|左右)",
    "(?<![0-9.])(?:[01]?[0-9]|2[0-4])[时点]半|[一三]刻钟",
    "(?<=[午晚晨])(?:[01]?[0-9]|2[0-4])[时点]半?",
    f"[前第]?[一二三四1-4](?:{_TO}[二三四2-4])?季度",
    f"{_OPEN}(?:五一|十一|六一|七一|八一){_CLOSE}",
    "(?:20|19|21|十九|二十一?)世纪(?:[0-9一二三四五六七八九]+十?年代)?初?末?",
    "(?<![0-9])[2-9]0年代[末初]?|[2-9二三四五六七八九]十年代",
    "(?:近|约|不到|不足|超|超过|逾|最近|过去|未来|今后|(?<![学提])前|后)?"
    f"(?:{_N}[多余几]?(?:{_TO}{_N})?|[几数])个?半?"
    "(?:周年|年(?![级轻第代龄货产度画会检报终利薪均金轮鉴审功款华纪月])|个月|个?星期|个?小时|分钟|秒钟?"
    "|天(?![然津空生际文])|昼夜|个?工作日|个季度)"
    "(?:以[内上来后前]|之内|左右|来|内|间|期|前|后|多|末|底|初(?![见步期级]))?",
    f"(?:[0-9]+|{_SMALL}+)[周日](?=内|左右|以内|后|前|时间)",
    "(?<![上下])半(?:年|个月|个多月|个?小时|天|日(?=办|内))(?:以[内上来]|左右|来|内|间|多)?",
    "[0-9]+[xX×*][0-9]+(?:小时)?(?=[服不全在线应])",
)
_ORDINALS = (
    f"第{_N}(?:个五年规划|个百年奋斗目标|届|次|轮|批次?|产业|期|条|章|号|款|代|版|部|阶段|方阵|梯队)?",
    f"(?:[0-9]+|{_SMALL}+)届(?:{_SMALL}+次|{_SMALL}+中)?(?:全会|会议)?",
    f"(?<![0-9{_ZH}]){_SMALL}+次(?:全?会议?|全体会议|全国代表大会|党代会|代表大会)",
    "[一二三四五六七]中全会",
    "党的(?:十[五六七八九]|二十)大|(?:十[七八九]|二十)大(?=以来|报告|精神|召开|和|二十|的|、|,|。)",
    "[一二三]产(?=增加|占|比重|业|投资|[、,和])",
    f"前(?:[0-9]+|{_SMALL})批次?",
    f"(?<![0-9{_ZH}])[一二三四五六]期(?![间限望待以内货盼])",
    "[第共][0-9]+页",
    f"(?<=~)[0-9]{{1,3}}(?=~(?:{BREAK}|$))",  # a page number between dashes
    "[一二三四五六]级(?=及以上|公路|医院|甲等|标准|响应|资质|航道)",
    "(?<=图|表|注)[0-9]+|(?<=附件|专栏|附表|附录|案例)[0-9]+",
)
# Quantities that no single number says: 4:3:3; but 2.5:1 is two and a half times as much.
_UNREAD = ("(?<![0-9.:])[0-9]+(?:\\.[0-9]+)?(?!:1(?![0-9.:]))(?::[0-9]+(?:\\.[0-9]+)?)+(?![0-9:])",)
_TOPICS = (
    "方面|问题|领域|维度|环节|层面|关键词|要点|抓手|原则|路径|着力点|关系|坚持|统筹|必须|短板|优势|特征|特点|转变"
    "|体系|角色|作用"
)
_LISTS = (
    f"(?<![0-9.第])(?:[0-9]{{1,2}}|[二两三四五六七八九十]{{1,3}})(?:"
    "大(?![学道街桥豆米型中于约幅力赛关灾雨])"
    f"|(?:个|类|种|项|条|点)?(?:{_TOPICS})"
    "|个(?=关键|层次|重点(?![项企工实产]))"
    "|(?=[省市县区][一二两三四五六七八九十][省市县区])"
    "|地(?=主流|联动|媒体|协同)|次创业"
    "|类(?=平台|企业|产业|人群|主体|产品|项目|群体|地区)|维(?=[^修护持权码度])"
    "|[个项件对种张]?(?:重点)?(?:任务|机制|大事|关系|眼光|清单))",
    "[二两三四五六七八九十](?:类|档)(?!别|案)",
)


def _idioms(kind: Kind | None) -> str:
    with files("etl").joinpath("data", "idioms.csv").open(encoding="utf-8") as lines:
        return _longest_first(row["words"] for row in csv.DictReader(lines) if row["kind"] == (kind or ""))


# What the patterns mean; None marks words that are no mention.
_ORDER: tuple[tuple[Kind | None, str], ...] = (
    (None, _idioms(None)),
    (Kind.NAME, _idioms(Kind.NAME)),
    (None, _any(_NO_MENTION)),
    (Kind.TECHNICAL, _any(_TECHNICAL)),
    (Kind.NAME, _any(_NAMES)),
    (Kind.DATE, _any(_DATES)),
    (Kind.ORDINAL, _any(_ORDINALS)),
    (Kind.FIGURE, _any(_UNREAD)),
    (Kind.LIST, _any(_LISTS)),
)


@cache
def known() -> re.Pattern[str]:
    """Matches what is written with a number and is no quantity; `kind_of` tells what it is."""
    return re.compile("|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_ORDER)))


def kind_of(match: re.Match[str]) -> Kind | None:
    """What a match of `known` is; None for words that are no mention."""
    return _ORDER[int(str(match.lastgroup)[1:])][0]


@cache
def place_names() -> re.Pattern[str]:
    """Names of areas that hold a numeral: 三门峡, 五家渠, 万州."""
    return re.compile(_longest_first(name for name in areas.names() if re.search(f"[{_ZH}双半]", name)))
