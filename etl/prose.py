"""Quantities as running prose writes them: begun by bounds, followed by whatever the sentence goes on with.

`etl.quantity` reads words that are one quantity and nothing else. Here it is to be seen where a quantity ends,
and which characters beside a number belong to other words: 签约28个, 13个省级中心, 七八十辆, 118部/百人.
"""

import re
from typing import NamedTuple

from etl import quantity, vocabulary
from etl.codes import Comparator, Unit
from etl.quantity import Quantity
from etl.running import BREAK

LONGEST = 60  # characters of a quantity with its bounds

_ARABIC = re.compile("[0-9]")
# Where a number ends although the text goes on like a measure word or a bound: 13个省级中心, 80家上下游企业.
_OTHER_WORD = re.compile(
    "(?<=个)(?=[省市县区乡镇村](?:级|域|重点|重大|列|定|属|内|外|直|政府|委))|(?=成[势本为就功立果长效熟员交])|(?=上下[游级])"
    "|(?=多[式元样晶维层方功云边])|(?=余[热量额姚杭])|(?=以上[市海述])|(?=级[差别联])"
    "|(?=项目)|(?<=亿)(?=[县镇市村企园群])|(?<=[0-9][万亿])(?=[一二两三四五六七八九]个)|(?<=[0-9]万亿)(?=[一二两三四五六七八九]个)"
)
# 由5.2%到6.0% is a change, no range.
_FROM = re.compile("[由从]")
_TO = re.compile("[至到]")
# 七八十辆 is 70 to 80, 十五六家 15 to 16.
_PAIR = re.compile(
    "([二三四五六七八九]?十)?([一二两三四五六七八])([二三四五六七八九])([十百千万亿]*)(?=[个家项名座所条种处件天次人户辆台元吨亩])"
)
# Measure words without a code: the number is read, the unit is not.
_UNCODED = re.compile(
    "[微毫]克(?:/(?:立方米|升))?|千?伏安|‰|[港欧日澳]元|英镑|基点|海里|[尾羽]|周?岁|分(?![之钟析别])|步(?![骤入伐])|蒸吨|当量"
)
# A rate is measured in neither of its units: 118部/百人.
_RATE = re.compile("/每?[百千万]?(?:人|户|年|天|日|平方公里|平方米|立方米|公里|公顷|亩|升)|(?<=[吨人车])公里")
# 一 is an article unless something is counted.
_ARTICLE = re.compile("一(?=[\u4e00-\u9fff])(?![百千万亿成倍半点十至到]|分之)")
_COUNTED = re.compile("(?:新增|新建|建成|获批|累计|共有?|仅有?|只有|增加|减少|引进|创建|入选)$")
_COUNTABLE = re.compile("一(?:[个家项座所名条处支](?!批|系列|方面|重要|更)|成)")
_POINT = re.compile("一个百分点")
# Place words without digits are a number where something is measured: 千亿元, 百万平方米; not in 百姓 or 万家.
_BARE = re.compile("[百千万亿]+")
_BOUND_WHEN_BARE = re.compile("上[百千万亿]|过半(?![百程])")
_COUNTS = {Unit.PN, Unit.RANK, None}


class Begun(NamedTuple):
    """A quantity and where it begins and ends."""

    start: int
    end: int
    quantity: Quantity


def begin(text: str, at: int, after: int) -> Begun | None:
    """The quantity whose number begins at `at`; its bounds begin no earlier than `after`. None if there is none."""
    if _is_article(text, at):
        return None
    start = _bounds_start(text, at, after)
    for first in dict.fromkeys((start, at)):  # with its bounds, or else without
        words = _OTHER_WORD.sub(BREAK, text[first : first + LONGEST]).split(BREAK)[0]
        if _FROM.match(text, first - 1 if first else 0):
            words = _TO.sub(BREAK, words)
        if begun := _pair(words, at - first) or _uncoded(words) or quantity.begin(words):
            found = Begun(first, first + begun[1], begun[0])
            return found if _is_number(text, at, found) else None
    return None


def _is_article(text: str, at: int) -> bool:
    if not _ARTICLE.match(text, at) or _POINT.match(text, at):
        return False
    return not (_COUNTABLE.match(text, at) and _COUNTED.search(text, max(at - 4, 0), at))


def _bounds_start(text: str, at: int, after: int) -> int:
    start = at
    while (word := vocabulary.bound_before(text, start)) and start - len(word) >= after:
        start -= len(word)
    if start == at > after and _BOUND_WHEN_BARE.match(text, at - 1):
        start -= 1
    return start


def _pair(words: str, at: int) -> tuple[Quantity, int] | None:
    pair = _PAIR.match(words, at)
    if not pair:
        return None
    tens, low, high, place = pair.groups(default="")
    ranged = f"{words[:at]}{tens}{low}{place}~{tens}{high}{place}"
    begun = quantity.begin(ranged + words[pair.end() :])
    return (begun[0], begun[1] - len(ranged) + pair.end()) if begun else None


def _uncoded(words: str) -> tuple[Quantity, int] | None:
    """A number with a measure word that has no code, or with two of them, and the bound behind: 28微克/立方米以下."""
    begun = quantity.begin(words)
    if begun is None:
        return None
    coded = begun[0].unit is not None
    measure = (_RATE if coded else _UNCODED).match(words, begun[1])
    if not measure:
        return None
    counted = words[: begun[1]] + ("" if coded else "个")  # as if counted, to read on behind the measure word
    read, length = quantity.begin(counted + words[measure.end() :]) or begun
    return read._replace(unit=None), length - len(counted) + measure.end()


def _is_number(text: str, at: int, found: Begun) -> bool:
    """Whether Chinese numerals count something: 三个, 千亿元, 七成; not 三 of 三亚 or 百 of 百姓."""
    read, bounded = found.quantity, found.start < at
    if bounded or text[at] == "第" or _ARABIC.search(text, at, found.end):
        return True
    if text[at] == "半":
        return text.startswith(("半数", "半个百分点"), at)
    if bare := _BARE.match(text, at):
        if _ARABIC.match(text, found.end):  # a column that says 万吨 before its number
            return False
        measured = read.unit not in _COUNTS or read.comparator is not Comparator.EQ
        return measured or (len(bare[0]) > 1 and ("亿" in bare[0] or read.unit is not None))
    if text[at] == "零" and found.end - at < 3:
        return False
    return read.unit is not None or read.upper is not None or read.unit_mult >= 4
