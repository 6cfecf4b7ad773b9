"""Chinese and Arabic numerals → exact number.

A numeral is one or more groups, each digits and the place words that multiply them: `1亿` `2000万`,
`三万` `五千亿`, `4.72万亿`. The text is folded already (half-width, simplified; `vocabulary.fold`).
Nothing passes through floating point and nothing loose is guessed: 一万五 (15,000 in speech, 10,005 to a
hasty reader) is refused.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from etl.errors import IndicatorsError

_TEN = Fraction(10)
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_SMALL = {"": 0, "十": 1, "百": 2, "千": 3}
_BIG = {"": 0, "万": 4, "亿": 8, "万亿": 12, "亿亿": 16}
_WITHOUT_MORE = str.maketrans("", "", "余多")

_DIGIT = "[一二两三四五六七八九]"
_HUNDRED = "百(?!分点)"  # 百分点 is a unit
_THOUSAND = "千(?![瓦米克伏])"  # so are 千瓦, 千米, 千克 and 千伏
_GROUP = re.compile(
    rf"""
    (?P<gap> 零 )?
    (?: (?P<arabic> (?: [0-9]{{1,3}} (?:,[0-9]{{3}})+ | [0-9]+ ) (?: \.[0-9]+ )? )
        (?P<small> 十 | {_HUNDRED} | {_THOUSAND} )?
      | (?P<chinese> 零
          | (?= {_DIGIT} | 十 )
            (?: {_DIGIT} {_THOUSAND} )?
            (?: {_DIGIT} {_HUNDRED} )?
            (?: (?: (?<!百)零 )? (?: {_DIGIT} | (?<![百千]) ) 十 )?  # 一千零五十, never 一百零五十
            (?: (?: (?<!十)零 | (?<![百千]) ) {_DIGIT} )?            # 一百零五, 十五, never 一百五
        )
        (?: 点 (?P<point> [零一二三四五六七八九]+ ) )?
      | (?P<bare> {_HUNDRED} | {_THOUSAND} | (?=[万亿]) )
    )
    (?P<big> [余多]? (?: 万[余多]?亿 | 亿亿 | [万亿] )? [余多]? )
    """,
    re.VERBOSE,
)


class Malformed(IndicatorsError):
    """A numeral that breaks the rules; `at` is the index, in the text given, of the group that does."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: `digits` × 10^`mult`.

    Place words after Arabic digits or on their own are the multiplier (3千亿 is 3 × 10^11, 千亿 is
    1 × 10^11); a Chinese numeral stands for its Arabic digits, so there only 万 and 亿 are (三千亿 is
    3000 × 10^8). Several groups count in the last one's multiplier (1亿2000万 is 12000 × 10^4).
    """

    digits: Fraction
    mult: int = 0
    decimals: int | None = 0  # digits after the point; None for a common fraction
    scaled: bool = False  # names a multiplier of its own: a range gives it no other
    spoken: int = 0  # place that Chinese digits end in: 2 for 五百, 0 for 500
    more: bool = False  # 余 or 多 within

    @property
    def value(self) -> Fraction:
        """The number meant."""
        return self.digits * _TEN**self.mult

    @property
    def quoted(self) -> Decimal | None:
        """The digits with all decimals written (4.70 keeps its nought); None for a common fraction."""
        if self.decimals is None:
            return None
        return Decimal(f"{int(self.digits * _TEN**self.decimals)}e-{self.decimals}")


def scan(text: str, start: int) -> tuple[Numeral, int] | None:
    """The longest numeral that begins at `start` and the index after it; None if none begins there.

    Raises:
        Malformed: groups that make no number (一二百, 一百二百, 亿万).
    """
    groups = list(_groups(text, start))
    if not groups:
        return None
    _check(groups)
    last = groups[-1]
    numeral = Numeral(
        digits=_total(groups) / _TEN**last.mult,
        mult=last.mult,
        decimals=last.decimals,
        scaled=len(groups) > 1 or last.mult > 0,
        spoken=last.spoken,
        more=last.more,
    )
    return numeral, last.end


@dataclass(frozen=True, slots=True)
class _Group:
    """Digits and the place words behind them: `digits` × 10^`small` × 10^`big`."""

    start: int
    end: int
    digits: Fraction
    decimals: int
    small: int
    big: int
    spoken: int
    gap: bool  # 零 before it
    bare: bool  # place words without digits
    more: bool

    @property
    def mult(self) -> int:
        return self.small + self.big

    def fits(self, value: Fraction, place: int) -> bool:
        """Whether it can stand, as `value`, behind a group whose last place word is 10^`place`.

        It must be smaller, and its place beyond doubt: 零, a place word, or digits that fill the next place.
        """
        placed = self.gap or self.spoken > 0 or value != self.digits or value >= _TEN ** (place - 1)
        return placed and 0 < value < _TEN**place


def _groups(text: str, start: int) -> Iterator[_Group]:
    while match := _GROUP.match(text, start):
        if match.end() == start:  # a digit whose place is open: 百五
            raise Malformed(start)
        yield _group(match)
        start = match.end()


def _group(match: re.Match[str]) -> _Group:
    digits, big = _arabic(match), match["big"].translate(_WITHOUT_MORE)
    return _Group(
        start=match.start(),
        end=match.end(),
        digits=Fraction(digits),
        decimals=len(digits.partition(".")[2]),
        small=_SMALL[match["small"] or match["bare"] or ""],
        big=_BIG[big],
        spoken=0 if match["point"] else _SMALL.get((match["chinese"] or "")[-1:], 0),
        gap=match["gap"] is not None,
        bare=match["bare"] is not None,
        more=big != match["big"],
    )


def _arabic(match: re.Match[str]) -> str:
    """The digits of a group: 1,200 → 1200, 十二点五 → 12.5, and 1 for bare place words."""
    if match["arabic"]:
        return match["arabic"].replace(",", "")
    if not match["chinese"]:
        return "1"
    decimals = "".join(str(_DIGITS[digit]) for digit in match["point"] or "")
    return f"{_section(match['chinese'])}{'.' if decimals else ''}{decimals}"


def _section(chinese: str) -> int:
    """A Chinese numeral below 万: 一千零五十 → 1050."""
    total = digit = 0
    for character in chinese:
        if character in _DIGITS:
            digit = _DIGITS[character]
        else:
            total += (digit or 1) * 10 ** _SMALL[character]  # 十二 has no 一
            digit = 0
    return total + digit


def _check(groups: Sequence[_Group]) -> None:
    """Refuse 零五, and decimals, bare place words or an inner 余 among several groups."""
    if groups[0].gap:
        raise Malformed(groups[0].start)
    for before, group in pairwise(groups):
        if before.more or any(each.bare or each.decimals for each in (before, group)):
            raise Malformed(group.start)


def _total(groups: Sequence[_Group]) -> Fraction:
    total, place = groups[0].digits * _TEN ** groups[0].mult, groups[0].mult
    for group in groups[1:]:
        raises = total < _TEN**group.big  # 三万五千亿 is 35,000 亿: its 亿 raises all before it
        value = group.digits * _TEN ** (group.small if raises else group.mult)
        if not group.fits(value, place):
            raise Malformed(group.start)
        total = (total + value) * _TEN**group.big if raises else total + value
        place = group.mult
    return total
