"""Every numeric mention of a text: found, read, and given the kind it seems to be.

A mention is a quantity, date, name or ordinal written with a number. Words that only look so (统一, 进一步,
一个 as an article) are none; nor are words that name no number (数十, 若干).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl import lexicon, prose, quantity
from etl.codes import Comparator, Kind, Unit
from etl.quantity import Quantity
from etl.running import BREAK, Running, run

_NUMBER = "0-9零一二三四五六七八九十百千万亿两半第负"
_BEGINS = re.compile(f"[{_NUMBER}-]")
_DOUBLED = re.compile("翻了?[一二两]番|翻番|翻倍|翻了一倍|倍增(?=[,;。、]|$)")
# The characters that anything found here can begin with.
_STARTS = re.compile(rf"[{_NUMBER}A-Za-z几数每前近约不超逾最过未今后党首榜从翻倍共若多好“‘「『《〔\[(（【-]")
_VAGUE = re.compile(
    "(?:好?几|若干|多|(?<![人件次总指倍基户个点系参分整岁家项])数)[零一二三四五六七八九十百千万亿两]+"
)
_DIGITS = re.compile("[0-9][0-9.,]*")
# What holds no mention where it begins holds none further on: a word in letters, a run of numerals.
_RUN = re.compile("[A-Za-z]+|[零一二三四五六七八九十百千万亿两]+")
_LONGEST = 48  # characters of a date or name; without a limit a text of a million digits would take hours
_NO_SIGN = re.compile("(?<=[0-9A-Za-z.%])[-负]|(?<=[不辜担肩欠背抱胜自])负")  # joins two numbers; 不负
_RANKED = re.compile(
    "(?:(?:居|列|排名?|跃升至)[^,;:。、]{0,10}|位|全国|全省|全市|全球|世界|中部|西部|东部|同类城市|地区)$"
)
_FAR = 14  # characters to look back for what ranks
_ORDINAL_NOUNS = frozenset("个届次批轮条期产梯方档家线书时要动资责手代")
_TOP = re.compile("前([0-9]+|[二三四五六七八九十百]+)(位|名|强)?(?![0-9]|批|个|次|期|轮|年|月|天|季)")
_FIRST = re.compile("(?<![摆放]在)(?:首位|榜首)(?!度|要|产业|战略)")
_QUOTED = re.compile('[“‘「『《"]([^“”‘’「」『』《》"]{1,9})[”’」』》"]')
_MEASURED = re.compile("[%元成]|百分")  # what a slogan in quotation marks does not count in
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_CODE = re.compile("0[0-9]+")
_SENTENCE = re.compile(f"[^。!?;{BREAK}]*$")
_LONGEST_SENTENCE = 120
_NEAR = 30  # characters between a company and its figure; further on the sentence speaks of others
_COMPANY = re.compile("(?<!上市)公司(?![0-9])|集团(?![化军0-9])|控股|该企业|该厂|董事长|总经理|创始人")
_REGION = re.compile("全省|全市|全县|全区|全国|我省|我市|[省市县区](?:政府|委|长)")


_QUANTITIES = {Kind.FIGURE, Kind.COMPANY}


@dataclass(frozen=True, slots=True)
class Mention:
    """One numeric mention. `start` and `end` are places in the running text of its article."""

    start: int
    end: int
    line: int  # of its first character, from 1
    column: int  # of its first character, from 1
    as_written: str  # without line breaks
    kind: Kind  # what it seems to be
    quantity: Quantity | None  # None where it is no quantity, or one that cannot be read


def find(lines: Sequence[str]) -> list[Mention]:
    """All mentions of an article's lines, in order; none overlaps another."""
    return find_in(run(lines))


def find_in(running: Running) -> list[Mention]:
    """All mentions of a running text, in order; none overlaps another."""
    return list(_mentions(running))


class _Found(NamedTuple):
    """What stands at a place. Without a kind it is no mention, and only passed over."""

    start: int
    end: int
    kind: Kind | None = None
    quantity: Quantity | None = None


def _mentions(running: Running) -> Iterator[Mention]:
    at = after = 0
    while match := _STARTS.search(running.text, at):
        found = _at(running.text, match.start(), after)
        at = found.end
        if found.kind is not None:
            after = found.end
            place, written = running.place(found.start), running.written(found.start, found.end)
            yield Mention(found.start, found.end, *place, written, found.kind, found.quantity)


def _at(text: str, at: int, after: int) -> _Found:
    """What begins at `at`; bounds that stand before it begin no earlier than `after`."""
    if name := lexicon.place_names().match(text, at):
        return _Found(at, name.end())
    if known := lexicon.known().match(text, at, at + _LONGEST):
        return _as_known(text, at, known.end(), lexicon.kind_of(known))
    if first := _FIRST.match(text, at):
        return _Found(at, first.end(), Kind.FIGURE, quantity.read(first[0]))
    if (top := _TOP.match(text, at)) and (found := _as_top(text, at, top)):
        return found
    if vague := _VAGUE.match(text, at):
        return _Found(at, vague.end())
    if doubled := _DOUBLED.match(text, at):
        return _Found(at, doubled.end(), Kind.FIGURE, quantity.read(doubled[0]))
    if _BEGINS.match(text, at) and not _NO_SIGN.match(text, at):
        return _as_quantity(text, at, after)
    return _passed(text, at)


def _passed(text: str, at: int) -> _Found:
    run = _RUN.match(text, at)
    return _Found(at, run.end() if run else at + 1)


def _as_known(text: str, at: int, end: int, kind: Kind | None) -> _Found:
    begun = (
        quantity.begin(text[at : at + prose.LONGEST]) if kind is Kind.ORDINAL and text[at] == "第" else None
    )
    if begun is None:
        return _Found(at, end, kind)
    read, length = begun
    if _ranks(text, at, at + length):
        return _Found(at, at + length, Kind.FIGURE, read)
    return _Found(at, end, kind, read)


def _ranks(text: str, start: int, end: int) -> bool:
    """Whether 第三 is a place in an order: 全国第三, 第5位."""
    if text[end - 1] in ("位", "名"):
        return text[end : end + 1] != "的"
    return text[end : end + 1] not in _ORDINAL_NOUNS and _is_ranked(text, start)


def _is_ranked(text: str, at: int) -> bool:
    return _RANKED.search(text, max(at - _FAR, 0), at) is not None


def _as_top(text: str, at: int, top: re.Match[str]) -> _Found | None:
    """前10位: a place of 10 or better."""
    begun = quantity.begin(top[1])
    if not begun or not (top[2] or _is_ranked(text, at)):
        return None
    return _Found(at, top.end(), Kind.FIGURE, begun[0]._replace(unit=Unit.RANK, comparator=Comparator.LE))


def _as_quantity(text: str, at: int, after: int) -> _Found:
    if begun := prose.begin(text, at, after):
        kind = _kind(text, begun)
        return _Found(begun.start, begun.end, kind, begun.quantity if kind in _QUANTITIES else None)
    # Arabic digits are a mention even where nothing can read them; other numerals count nothing then.
    digits = _DIGITS.match(text, at)
    return _Found(at, digits.end(), Kind.FIGURE) if digits else _passed(text, at)


def _kind(text: str, found: prose.Begun) -> Kind:
    start, end, read = found
    if not _MEASURED.search(text, start, end) and _is_quoted(text, start, end):
        return Kind.NAME
    if read.unit is None and _YEAR.fullmatch(text, start, end):
        return Kind.DATE
    if read.unit is None and _CODE.fullmatch(text, start, end):
        return Kind.NAME
    return Kind.COMPANY if _is_company(text, start) else Kind.FIGURE


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether it stands within short quotation marks, as slogans and names do."""
    around = _QUOTED.finditer(text, max(start - 9, 0), end + 10)
    return any(match.start() < start and end < match.end() for match in around)


def _is_company(text: str, start: int) -> bool:
    """Whether its sentence speaks of a company before it, and of no region after that."""
    sentence = _SENTENCE.search(text, max(start - _LONGEST_SENTENCE, 0), start)
    words = sentence[0] if sentence else ""
    company = max((match.end() for match in _COMPANY.finditer(words)), default=0)
    return company > 0 and len(words) - company <= _NEAR and not _REGION.search(words, company)
