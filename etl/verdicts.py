"""An entry of the ledger in words: its state, why, the formula with the numbers put in, how far it still is."""

from collections.abc import Mapping
from fractions import Fraction
from math import isfinite
from typing import Any, NamedTuple

from etl import arithmetic, attainment, derived, display, period
from etl.codes import Attainment, Comparator, Direction, Modality, Obstacle, Rate, Unit
from etl.derived import Measured
from etl.intervals import Interval, point
from etl.labels import (
    AND_SO,
    AT_TARGET,
    ATTAINMENT,
    BASE_TO_TARGET,
    BELOW_ASPIRED,
    BETWEEN_POINTS,
    BEYOND_TARGET,
    BRACKETED,
    COMPUTED,
    DISTANCE,
    DISTANCE_OPEN,
    DUE_BY_PATH,
    DUE_BY_TIME,
    EQUAL,
    FORMULA,
    HIGHER,
    LOWER,
    OBSTACLE,
    PACE_OPEN,
    PLUS,
    POINTS_FROM,
    POINTS_TO,
    SUPERSEDED_BY,
    UNDER_TARGET,
)
from etl.rows import Row
from etl.targets import Entry
from etl.text import Language, Text


class Said(NamedTuple):
    """What a reader is told; empty where there is nothing to say."""

    state: str
    reason: str
    rate: str
    formula: str
    pair: str  # base → target, which is no attainment
    distance: str


def said(entry: Entry, sequel: Row | None, language: Language) -> Said:
    """An entry in one language. `sequel` is the target that superseded it, as a row of a VIEW."""
    return Said(
        state(entry.verdict.state, entry.target["modality"]).in_(language),
        _reason(entry, sequel, language),
        rate(entry.verdict.kind, entry.verdict.rate, language),
        _formula(entry, language),
        _pair(entry, language),
        _distance(entry, language),
    )


def state(code: str, modality: str) -> Text:
    """The state in words, by how firmly the target was set."""
    missed = code == Attainment.NOT_MET and modality == Modality.ASPIRE
    return BELOW_ASPIRED if missed else ATTAINMENT[code]


def rate(kind: Rate | None, number: Measured | None, language: Language) -> str:
    """A rate with no more digits than its inputs allow."""
    if number is None:
        return ""
    return _points(number, language) if kind is Rate.DIFFERENCE else _percent(number, language)


def _reason(entry: Entry, sequel: Row | None, language: Language) -> str:
    if sequel is not None:
        value = display.figure(sequel, language)
        return SUPERSEDED_BY.filled(
            title=sequel[f"title_{language}"],
            value=value,
            period=period.in_words(sequel["time_period"], language),
        ).in_(language)
    if entry.verdict.obstacle is Obstacle.OPEN:
        return _open(entry, language)
    if entry.verdict.obstacle:
        return OBSTACLE[entry.verdict.obstacle].in_(language)
    if entry.pace:
        return _due(entry, language)
    return OBSTACLE[entry.verdict.unrated].in_(language) if entry.verdict.unrated else ""


def _open(entry: Entry, language: Language) -> str:
    if entry.pace:
        reached = display.span(entry.pace.reached.interval, entry.target, language)
        return AND_SO.in_(language).join(
            [_due(entry, language), PACE_OPEN.filled(reached=reached).in_(language)]
        )
    assert entry.result is not None
    words = {
        "reached": display.span(derived.span(entry.result), entry.target, language),
        "wanted": display.figure(entry.target, language),
    }
    return OBSTACLE[Obstacle.OPEN].filled(**words).in_(language)


def _due(entry: Entry, language: Language) -> str:
    assert entry.pace is not None
    words = DUE_BY_PATH if entry.pace.stated else DUE_BY_TIME
    due = f"{_number(derived.nearest(entry.pace.due * 100, 0))}%"
    return words.filled(until=_day(entry.pace.until.isoformat(), language), due=due).in_(language)


def _day(code: str, language: Language) -> str:
    return period.in_words(code, language)


def _formula(entry: Entry, language: Language) -> str:
    kind, number = entry.verdict.kind, entry.verdict.rate
    if kind is None or number is None:
        return ""
    reached = entry.pace.parts if entry.pace else [entry.result] if entry.result else []
    added = PLUS.in_(language).join(_term(row, language) for row in reached)
    words = {
        "reached": BRACKETED.filled(words=added).in_(language) if len(reached) > 1 else added,
        "wanted": _term(entry.target, language),
        "base": _term(entry.base, language) if entry.base else "",
        "rate": rate(kind, number, language),
    }
    return FORMULA[kind].filled(**words).in_(language)


def _term(row: Row, language: Language) -> str:
    """A figure in a formula: in English a bound stands before its number and wants brackets."""
    words = display.figure(row, language)
    plain = language == "zh" or row["comparator"] in (Comparator.EQ, Comparator.RG)
    return words if plain else BRACKETED.filled(words=words).in_(language)


def _pair(entry: Entry, language: Language) -> str:
    if entry.base is None:
        return ""
    words = {
        "base": display.figure(entry.base, language),
        "base_period": period.in_words(entry.base["time_period"], language),
        "target": display.figure(entry.target, language),
        "target_period": period.in_words(entry.target["time_period"], language),
    }
    return BASE_TO_TARGET.filled(**words).in_(language)


def _distance(entry: Entry, language: Language) -> str:
    if entry.distance is None or entry.latest is None:
        return ""
    when = period.in_words(entry.latest["time_period"], language)
    interval, place = entry.distance.interval, entry.distance.told
    measured = _points_for(entry.target)
    falling = attainment.direction(entry.target) is Direction.LESS
    beyond = UNDER_TARGET if falling else BEYOND_TARGET
    if interval.low <= 0 < interval.high and not entry.distance.firm:
        return DISTANCE_OPEN.filled(period=when).in_(language)
    if not entry.distance.firm:
        words, way = (DISTANCE, interval) if interval.low > 0 else (beyond, arithmetic.negative(interval))
        return words.filled(period=when, size=display.span(way, measured, language)).in_(language)
    size = derived.nearest(entry.distance.stated, place)
    if size == 0:
        return (DISTANCE_OPEN if entry.distance.stated else AT_TARGET).filled(period=when).in_(language)
    words = DISTANCE if entry.distance.stated > 0 else beyond
    return words.filled(period=when, size=display.amount(abs(size), measured, language)).in_(language)


def _points_for(target: Row) -> Mapping[str, Any]:
    """The difference of two percentages is in percentage points."""
    return target | {"unit_measure": Unit.PP} if target["unit_measure"] == Unit.PT else target


def _percent(number: Measured, language: Language) -> str:
    """A ratio as a percentage: as stated where that stands for it, else by its ends, rounded away from each other."""
    place = number.told
    stated = derived.nearest(number.stated, place)
    words = {"stated": f"{_number(stated * 100)}%"}
    if number.firm and not hides_the_difference(number, stated):
        exactly = number.interval.low == number.interval.high == stated
        return COMPUTED["exact" if exactly else "rounded"].filled(**words).in_(language)
    low, high = (f"{_number(Fraction(end) * 100)}%" if end else "" for end in derived.ends(number, place))
    return COMPUTED[_shape(number.interval)].filled(low=low, high=high).in_(language)


def hides_the_difference(number: Measured, rounded: Fraction) -> bool:
    """Whether rounding makes a ratio 100% that certainly is not: then its ends say more than it does."""
    return rounded == 1 and not number.interval.meets(point(Fraction(1)))


def _points(number: Measured, language: Language) -> str:
    place = number.told
    if not number.firm:
        return _points_between(number, language)
    size = derived.nearest(number.stated, place)
    higher = number.stated > 0
    if number.stated == 0:
        return EQUAL.in_(language)
    return (HIGHER if higher else LOWER).filled(size=_number(abs(size), place)).in_(language)


def _points_between(number: Measured, language: Language) -> str:
    low, high = derived.ends(number, number.told)
    if low and high:
        return BETWEEN_POINTS.filled(low=low, high=high).in_(language)
    words = POINTS_FROM if low else POINTS_TO if high else COMPUTED["unknown"]
    return words.filled(low=low, high=high).in_(language)


def _shape(interval: Interval) -> str:
    if isfinite(interval.low) and isfinite(interval.high):
        return "between"
    if isfinite(interval.low):
        return "more than" if interval.low_open else "at least"
    if isfinite(interval.high):
        return "less than" if interval.high_open else "at most"
    return "unknown"


def _number(value: Fraction, place: int = 0) -> str:
    """Digits of a rounded number; zeros that its place allows stay."""
    plain = display.exact(value)
    wanted = max(-place, 0)
    whole, _, decimals = plain.partition(".")
    return f"{whole}.{decimals.ljust(wanted, '0')}" if wanted else plain
