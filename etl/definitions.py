"""What a definition is made of, and why two of one family are kept apart, in words.

A definition is its numerator, denominator, scope, price basis, kind of measure, kind of period, unit and the
edition of its statistics. Where all these agree, two indicators are one definition under two names.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from etl import likeness
from etl.codes import Measure
from etl.labels import (
    AGAINST,
    AND_SO,
    DEFINITION_FIELD,
    DIFFERENCE_UNSTATED,
    EDITION_UNSTATED,
    MEASURE,
    MEASURE_SHORT,
    MEASURED,
    OF_KIND,
    OVER,
    STATISTIC,
    TEMPO,
    TIMING,
    UNIT,
)
from etl.rows import Row, text
from etl.text import Language, Text

# The parts of the key, in the order in which a statistician asks.
WORDED = ("numerator", "denominator", "scope", "price_basis", "definition_vintage")
CODED = {"measure": MEASURE, "timing": TIMING, "unit_measure": UNIT}
PARTS = (*WORDED, *CODED)
_GROWTHS = {Measure.GROWTH, Measure.AVERAGE_GROWTH}
_OF = " of "


def key(definition: Row) -> tuple[str, ...]:
    """The definition as a key: equal keys, one definition. `definition` is a row of the indicators table."""
    worded = (likeness.normal(text(definition, f"{part}_zh")) for part in WORDED)
    return (*worded, *(str(definition[part]) for part in CODED))


def differing(one: Row, other: Row) -> list[str]:
    """The parts of the key, of PARTS, in which two definitions differ."""
    return [part for part, a, b in zip(PARTS, key(one), key(other), strict=True) if a != b]


def apart(one: Row, other: Row, language: Language) -> str:
    """Why two definitions are kept apart: each field that differs, the one against the other.

    总产值占总产值 vs 增加值占增加值; 新增 vs 累计; 年均 vs 当年.
    """
    return AND_SO.in_(language).join(_reasons(one, other, language)) or DIFFERENCE_UNSTATED.in_(language)


def reasons_of(definitions: Iterable[Row], language: Language) -> list[tuple[str, str, str]]:
    """For each pair of rows of the indicators table: both ids, and why they are kept apart."""
    return [
        (one["indicator"], other["indicator"], apart(one, other, language))
        for one, other in combinations(definitions, 2)
    ]


def field_name(definition: Row, part: str) -> Text:
    """What a part of a definition is called: 分子 only where there is a 分母, else what is measured."""
    if part == "numerator" and not text(definition, "denominator_zh"):
        return MEASURED
    return DEFINITION_FIELD[part]


def described(definition: Row, language: Language) -> list[tuple[str, str]]:
    """What one definition states, part by part: name of the part, words. Parts it does not state are absent."""
    parts = [
        (field_name(definition, part).in_(language), text(definition, f"{part}_{language}"))
        for part in (*WORDED, "differs", "definition_note")
    ]
    coded = [
        (DEFINITION_FIELD[part].in_(language), words[definition[part]].in_(language))
        for part, words in CODED.items()
        if part != "unit_measure"
    ]
    return [(name, words) for name, words in (*parts[:3], *coded, *parts[3:]) if words]


def _reasons(one: Row, other: Row, language: Language) -> Iterator[str]:
    parts = differing(one, other)
    if {"numerator", "denominator"} & {*parts}:
        yield from _ratios(one, other, language)
    if "measure" in parts:
        both = {one["measure"], other["measure"]} <= _GROWTHS
        words = TEMPO if both else MEASURE_SHORT
        yield _against(language, (words[row["measure"]].in_(language) for row in (one, other)))
    elif "timing" in parts:
        yield _against(language, (TIMING[row["timing"]].in_(language) for row in (one, other)))
    for part in ("scope", "price_basis", "definition_vintage"):
        said = [text(row, f"{part}_{language}") or EDITION_UNSTATED.in_(language) for row in (one, other)]
        repeated = all(map(_same, said, _subjects(one, other, "numerator", language)))
        if part in parts and not repeated:
            name = DEFINITION_FIELD[part].in_(language)
            yield OF_KIND.filled(name=name, words=_against(language, said)).in_(language)
    if "unit_measure" in parts and "measure" not in parts:
        yield _against(language, (UNIT[row["unit_measure"]].in_(language) for row in (one, other)))
    yield from dict.fromkeys(filter(None, (text(row, f"differs_{language}") for row in (one, other))))


def _ratios(one: Row, other: Row, language: Language) -> Iterator[str]:
    """First by which statistic over which, then of what; in full where no statistic is named."""
    first, second = _statistics(one, language), _statistics(other, language)
    if not (first and second):
        yield _against(language, (_ratio(one, language), _ratio(other, language)))
        return
    if first != second:
        yield _against(language, (first, second))
    for part in ("numerator", "denominator"):
        subjects = _subjects(one, other, part, language)
        whole = [text(row, f"{part}_{language}") for row in (one, other)]
        if all(whole) and not _same(*subjects):
            yield _against(language, subjects if all(subjects) else whole)


def _subjects(one: Row, other: Row, part: str, language: Language) -> tuple[str, str]:
    """Of what each measures a statistic, in one part of a ratio."""
    first, second = (_split(text(row, f"{part}_{language}"), language)[0] for row in (one, other))
    return first, second


def _same(one: str, other: str) -> bool:
    return likeness.normal(one) == likeness.normal(other)


def _statistics(row: Row, language: Language) -> str:
    """总产值占总产值; just 总产值 where it is no ratio; nothing where a part names no known statistic."""
    parts = [text(row, f"{part}_{language}") for part in ("numerator", "denominator")]
    named = [_split(part, language)[1] for part in parts if part]
    return OVER.in_(language).join(named) if all(named) else ""


def _ratio(row: Row, language: Language) -> str:
    parts = [text(row, f"{part}_{language}") for part in ("numerator", "denominator")]
    return OVER.in_(language).join(part for part in parts if part)


def _split(words: str, language: Language) -> tuple[str, str]:
    """What is measured of what: 战略性新兴产业|总产值, or in English the other way round. Unknown: all, nothing."""
    for statistic in STATISTIC:
        name = statistic.in_(language)
        if language == "zh" and words.endswith(name):
            return words.removesuffix(name), name
        if language == "en" and words.lower().startswith(f"{name}{_OF}"):
            return words[len(name) + len(_OF) :], name
    return words, ""


def _against(language: Language, said: Iterable[str]) -> str:
    one, other = said
    return AGAINST.filled(one=one, other=other).in_(language)
