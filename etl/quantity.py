"""A written quantity → `Quantity`: 不低于4.72万亿元, 10余个省份, 3～5万家, 三分之一以上, 第三名.

Why own code: of 35 such phrases cn2an 0.5.24 reads 6, the bare numerals; it knows no bound, unit or range.

The comparator is part of the value. Words that bound (超, 以上, 余) outrank words that only state (达, 为).
Two bounds that can both hold give the weaker one (超…以上 is GE); any others contradict and are refused.
So is a range with a further bound (5%至6%左右), because RG would make its ends firm.
"""

import re
from collections.abc import Container, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from etl import refusals, vocabulary
from etl.codes import Comparator, Unit
from etl.errors import IndicatorsError
from etl.numerals import Malformed, Numeral, scan
from etl.text import Text

_TO_ONE = re.compile(":1(?![0-9.:])")
# One number whose first digit counts: it is neither nought nor part of another number.
_ONE_NUMBER = re.compile(r"([^0-9.,]*)([1-9][0-9]*(?:\.[0-9]+)?)([^0-9.,]*)", re.DOTALL)
_ANY_DIGIT = str.maketrans("0123456789", "1" * 10)


class Unreadable(IndicatorsError):
    """Words that are no quantity: why and how to mend it (`reason`), and where in `written` (`offset`)."""

    def __init__(self, written: str, offset: int, reason: Text) -> None:
        super().__init__(written, offset, reason)
        self.written = written
        self.offset = offset  # from 0; the length of `written` where something is missing at its end
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.written!r} at {self.offset}: {self.reason.en}"


class Quantity(NamedTuple):
    """A number with its bound and unit. For a range all but `upper` describe the lower end.

    `quoted` holds the digits as written (4.72 of 4.72万亿元, 7 of 七成, 1 where 千亿元 has none), `unit_mult`
    the power of ten from there to the base unit, `decimals` the count of digits after the point. A fraction
    such as 三分之一 or 一半 has no digits: None, 0 and None.
    """

    value: Fraction  # in base unit
    upper: Fraction | None  # in base unit
    comparator: Comparator
    unit: Unit | None  # None if the words name none: it is the indicator's
    quoted: Decimal | None
    unit_mult: int
    decimals: int | None


def read(written: str) -> Quantity:
    """The quantity that the words state. White space is passed over, save between digits: there it groups.

    Figures in the same words (4.72万亿元, 5.18万亿元) are read alike but for their digits: they are parsed once.

    Raises:
        Unreadable: the words are not exactly one quantity, or leave open which.
    """
    if len(written) <= refusals.LONGEST and (match := _ONE_NUMBER.fullmatch(written)):
        before, digits, after = match.groups()
        if alike := _alike(before, digits.translate(_ANY_DIGIT), after):
            return _with(alike, digits)
    return parse(written)


@lru_cache(maxsize=4096)
def _alike(before: str, ones: str, after: str) -> Quantity | None:
    """What words around one number say of it; nothing where they make another number of its digits."""
    try:
        found = parse(before + ones + after)
    except Unreadable:
        return None
    plain = found.upper is None and found.quoted is not None and str(abs(found.quoted)) == ones
    return found if plain and abs(found.value) == Fraction(ones) * Fraction(10) ** found.unit_mult else None


def _with(alike: Quantity, digits: str) -> Quantity:
    """The same quantity of other digits."""
    quoted = Decimal(digits if alike.value > 0 else f"-{digits}")
    power = alike.unit_mult - (alike.decimals or 0)
    whole = int(quoted.scaleb(alike.decimals or 0))
    value = Fraction(whole * 10**power) if power >= 0 else Fraction(whole, 10**-power)
    return Quantity(value, None, alike.comparator, alike.unit, quoted, alike.unit_mult, alike.decimals)


def parse(written: str) -> Quantity:
    """As `read`, word by word.

    Raises:
        Unreadable: as there.
    """
    phrase = _Phrase(written)
    quantity = _quantity(phrase)
    phrase.end()
    return quantity


@lru_cache(maxsize=256)  # prose is looked at in several ways before it is read
def begin(words: str) -> tuple[Quantity, int] | None:
    """The quantity that folded words begin with, and the index after it; None if they begin with none.

    Words that only state (为, 的, 大关) do not belong to it, nor does a bound behind a range. What cannot be
    one range is read as its lower end alone: `10家到全国` is `10家`.
    """
    for ranged, bounded in ((True, True), (True, False), (False, True)):
        phrase = _Phrase(words[: refusals.LONGEST])
        try:
            quantity = _quantity(phrase, ranged=ranged, bounded=bounded)
        except Unreadable:
            continue
        return quantity, phrase.bare_end()
    return None


def _quantity(phrase: "_Phrase", *, ranged: bool = True, bounded: bool = True) -> Quantity:
    phrase.bound(vocabulary.BEFORE)
    if phrase.take(vocabulary.DECREASE):
        phrase.falls = True
        phrase.bound(vocabulary.BEFORE)
    phrase.trailing = 0
    lower = _part(phrase)
    if phrase.falls:
        lower = lower._replace(number=_negative(lower.number))
    upper = _upper(phrase) if ranged else None
    if upper:
        lower = _lower(phrase, lower, upper)
    if bounded:
        phrase.bound(vocabulary.AFTER_MULTIPLE if lower.unit or lower.mult else vocabulary.AFTER)
    return Quantity(
        value=lower.value,
        upper=upper.value if upper else None,
        comparator=_turned(phrase, _comparator(phrase, lower, upper)),
        unit=lower.unit,
        quoted=lower.number.quoted,
        unit_mult=lower.mult,
        decimals=lower.number.decimals,
    )


class _Part(NamedTuple):
    """A number and its unit: one end of a range, or all there is."""

    number: Numeral
    unit: Unit | None = None
    scale: int = 0  # power of ten of the unit: 1 for 成

    @property
    def mult(self) -> int:
        return self.number.mult + self.scale

    @property
    def value(self) -> Fraction:
        return self.number.value * Fraction(10) ** self.scale


_HALF = _Part(Numeral(Fraction(50), decimals=None), Unit.PT)
_HALF_A_POINT = _Part(Numeral(Fraction(1, 2), decimals=None), Unit.PP)
_FIRST = _Part(Numeral(Fraction(1)), Unit.RANK)
_NEGATIVE = {"-", "负"}
_WITHOUT_NUMERAL = dict.fromkeys(("一半", "半数", "半"), _HALF) | dict.fromkeys(("首位", "榜首"), _FIRST)
_WITHOUT_NUMERAL |= {"半个百分点": _HALF_A_POINT}
# 翻番 is twice as much, 翻两番 four times.
_WITHOUT_NUMERAL |= {
    word: _Part(Numeral(Fraction(times), decimals=None), Unit.FOLD)
    for times, words in {2: "翻番 翻一番 翻了一番 翻倍 翻了一倍 倍增", 4: "翻两番 翻二番 翻了两番"}.items()
    for word in words.split()
}


class _Phrase:
    """A cursor over the folded words that gathers their bounds on the way."""

    def __init__(self, written: str) -> None:
        self.written = written
        if len(written) > refusals.LONGEST:
            raise Unreadable(written, refusals.LONGEST, refusals.TOO_LONG)
        self.text, self._offsets = vocabulary.fold(written)
        if not self.text:
            raise Unreadable(written, len(written), refusals.EMPTY)
        self.at = 0
        self.bounds: dict[Comparator, int] = {}  # and where each was read
        self.stated: list[Comparator] = []
        self.trailing = 0  # characters just passed over that only state
        self.falls = False  # a word for a decrease stands before the number

    def refusal(self, reason: Text, at: int) -> Unreadable:
        """The error for what stands at `at` of the folded words."""
        return Unreadable(self.written, self._offsets[at], reason)

    def unread(self, reason: Text) -> Unreadable:
        """The error for what stands at the cursor: its own reason if it is a telltale, else the one given."""
        known = (why for words, why in refusals.TELLTALES if self.text.startswith(words, self.at))
        return self.refusal(next(known, reason), self.at)

    def seen(self, words: Container[str]) -> str:
        """The longest of the words that stands at the cursor, or nothing."""
        ends = range(self.at + vocabulary.LONGEST_WORD, self.at, -1)
        return next((word for end in ends if (word := self.text[self.at : end]) in words), "")

    def take(self, words: Container[str]) -> str:
        """What is `seen`, passed over."""
        word = self.seen(words)
        self.at += len(word)
        return word

    def bound(self, words: Mapping[str, Comparator]) -> None:
        """Pass over all words that bound or state."""
        self.trailing = 0
        start = self.at
        while word := self.take(words):
            if word in vocabulary.STATED:
                self.stated.append(words[word])
                self.trailing += len(word)
            else:
                self.bounds.setdefault(words[word], start)
                self.trailing = 0
            start = self.at

    def bare_end(self) -> int:
        """Where the quantity ends, without words that only state."""
        return self.at - self.trailing

    def numeral(self) -> Numeral:
        try:
            found = scan(self.text, self.at)
        except Malformed as error:
            raise self.refusal(refusals.MALFORMED, error.at) from error
        if not found:
            raise self.unread(refusals.NO_NUMBER)
        numeral, end = found
        if numeral.more:
            self.bounds.setdefault(Comparator.GT, self.at)
        self.at = end
        return numeral

    def end(self) -> None:
        if self.at < len(self.text):
            raise self.unread(refusals.TRAILING)


def _part(phrase: _Phrase) -> _Part:
    if word := phrase.take(_WITHOUT_NUMERAL):
        return _WITHOUT_NUMERAL[word]
    if phrase.take({"第"}):
        return _rank(phrase)
    if not phrase.falls and phrase.take(_NEGATIVE):
        return _amount(phrase, _negative(phrase.numeral()))
    start, number = phrase.at, phrase.numeral()
    if phrase.take({"分之"}):
        return _share(phrase, start, phrase.numeral(), number)
    if phrase.take({"/"}):
        return _share(phrase, start, number, phrase.numeral())
    return _amount(phrase, number)


def _negative(number: Numeral) -> Numeral:
    return replace(number, digits=-number.digits)


def _rank(phrase: _Phrase) -> _Part:
    start, number = phrase.at, phrase.numeral()
    if number.decimals or number.more or number.value < 1:
        raise phrase.refusal(refusals.RANK, start)
    phrase.take({"位", "名"})
    return _Part(number, Unit.RANK)


def _share(phrase: _Phrase, start: int, numerator: Numeral, denominator: Numeral) -> _Part:
    """A fraction in percent. 百分之三十 keeps its digits, 三分之一 has none."""
    if denominator == Numeral(Fraction(1), mult=2, scaled=True):
        return _Part(numerator, Unit.PT)
    whole = not (numerator.decimals or denominator.decimals or denominator.more)
    if not whole or not 0 < numerator.value <= denominator.value:
        raise phrase.refusal(refusals.FRACTION, start)
    return _Part(Numeral(100 * numerator.value / denominator.value, decimals=None), Unit.PT)


def _amount(phrase: _Phrase, number: Numeral) -> _Part:
    if phrase.seen(vocabulary.AFTER):  # the tail 台阶 begins like the measure word 台
        return _Part(number)
    if _TO_ONE.match(phrase.text, phrase.at):  # 2.5:1
        phrase.at += len(":1")
        return _Part(number, Unit.FOLD)
    word = phrase.take(vocabulary.UNITS)
    if word == "成":
        number = _with_tenths(phrase, number)
    return _Part(number, *vocabulary.UNITS.get(word, (None, 0)))


def _with_tenths(phrase: _Phrase, number: Numeral) -> Numeral:
    """七成五 is 7.5 成."""
    if number.decimals or number.scaled or not (tenths := phrase.take(vocabulary.TENTHS)):
        return number
    return replace(number, digits=number.digits + Fraction(vocabulary.TENTHS[tenths], 10), decimals=1)


def _upper(phrase: _Phrase) -> _Part | None:
    start = phrase.at
    if not phrase.take(vocabulary.RANGE):
        return None
    phrase.bounds.setdefault(Comparator.RG, start)
    return _part(phrase)


def _lower(phrase: _Phrase, lower: _Part, upper: _Part) -> _Part:
    """The lower end with what the upper one writes for both: 万 and 家 in 3～5万家."""
    start = phrase.bounds[Comparator.RG]
    if _ambiguous(lower, upper):
        raise phrase.refusal(refusals.AMBIGUOUS, start)
    if lower.unit is None and upper.number.decimals is not None:
        number = _in_scale_of(lower.number, upper.number)
        lower = upper._replace(number=number)
    if lower.unit is not upper.unit:
        raise phrase.refusal(refusals.UNITS_DIFFER, start)
    if lower.value > upper.value:
        raise phrase.refusal(refusals.DESCENDS, start)
    return lower


def _in_scale_of(number: Numeral, upper: Numeral) -> Numeral:
    """3 in 3～5万 counts 万; 八千 in 八千到一万 does not, for it would exceed its upper end."""
    shared = replace(number, mult=upper.mult)
    own = number.scaled or (number.spoken > 1 and number.value < upper.value < shared.value)
    return number if own else shared


def _ambiguous(lower: _Part, upper: _Part) -> bool:
    """三到五百, but neither 五到十 nor 三～500."""
    if lower.unit or lower.number.scaled:
        return False
    digits = lower.number.digits
    return digits < digits * Fraction(10) ** upper.number.spoken < upper.number.digits


# 下降3%以上 is -3 % or less; 下降近3% is a little more than -3 %.
_TURNED = {
    Comparator.GE: Comparator.LE,
    Comparator.GT: Comparator.LT,
    Comparator.LE: Comparator.GE,
    Comparator.LT: Comparator.GT,
    Comparator.AB: Comparator.GT,
}


def _turned(phrase: _Phrase, comparator: Comparator) -> Comparator:
    """The bound of a number whose words bound how far it fell."""
    if not phrase.falls:
        return comparator
    if comparator is Comparator.RG:
        raise phrase.refusal(refusals.FALLING_RANGE, 0)
    return _TURNED.get(comparator, comparator)


def _comparator(phrase: _Phrase, lower: _Part, upper: _Part | None) -> Comparator:
    bounds, last = frozenset(phrase.bounds), max(phrase.bounds.values(), default=0)
    if upper is None and Comparator.RG in bounds:
        raise phrase.refusal(refusals.NO_RANGE, last)
    if len(bounds) > 1 and bounds not in vocabulary.WEAKER:
        raise phrase.refusal(refusals.RANGE_BOUND if upper else refusals.CONFLICT, last)
    comparator = vocabulary.WEAKER.get(bounds) or next(iter([*bounds, *phrase.stated, Comparator.EQ]))
    if lower.unit is Unit.RANK and comparator not in {Comparator.EQ, Comparator.RG}:
        raise phrase.refusal(refusals.RANK_BOUND, last)
    return comparator
