"""A change in words, as a page and a terminal tell it: 修订 浙江 地区生产总值（2023年，完成值）：由……改为……"""

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from etl import display, period
from etl.changes import REMARKS, Change, Changes, Kind, Recount
from etl.codes import Claim
from etl.labels import (
    AND_SO,
    CHANGE_ABOUT,
    CHANGE_COUNTED,
    CHANGE_FIELD,
    CHANGE_KIND,
    CHANGE_LINE,
    CHANGE_LISTED,
    CHANGE_NOTHING,
    CHANGE_PHRASE,
    CHANGE_SOURCE,
    CHANGE_TOLD,
    CLAIM,
    COVERAGE_LISTED,
    DIRECTION,
    FIELD_CHANGED,
    FIELD_GONE,
    FIELD_NEW,
    MEASURE,
    MODALITY,
    PERIOD_BASIS,
    RECOUNTED,
    ROLE,
    SCRIPT,
    SOURCE_LINE,
    STATUS,
    TIMING,
    UNIT,
)
from etl.rows import Row, text
from etl.text import LANGUAGES, Language, Text

# Codes that have a name.
_NAMED: Mapping[str, Mapping[str, Text]] = {
    "modality": MODALITY,
    "obs_status": STATUS,
    "claim": CLAIM,
    "period_basis": PERIOD_BASIS,
    "measure": MEASURE,
    "timing": TIMING,
    "direction": DIRECTION,
    "unit_measure": UNIT,
    "script": SCRIPT,
}


def about(row: Row, language: Language) -> str:
    """What a figure is about: 地区生产总值（2023年，完成值）."""
    return CHANGE_ABOUT.filled(
        name=row[f"indicator_name_{language}"],
        period=period.in_words(row["time_period"], language),
        role=ROLE[row["measure_role"]],
    ).in_(language)


def what(change: Change, language: Language) -> str:
    """What happened to a figure: 由超8万亿元改为8.2万亿元（理由：……）."""
    if change.kind is Kind.MOVED and _place(change.before, language) == _place(change.after, language):
        return CHANGE_PHRASE.filled(after=change.after["as_written"]).in_(language)
    before, after = (display.figure(row, language) if row else "" for row in (change.before, change.after))
    told = CHANGE_TOLD[change.kind].filled(
        before=before,
        after=after,
        place_before=_place(change.before, language),
        place_after=_place(change.after, language),
        claim_before=_value("claim", change.before, language),
        claim_after=_value("claim", change.after, language),
    )
    return AND_SO.in_(language).join([told.in_(language), *_also(change, language)])


def line(change: Change, language: Language) -> str:
    """One change of a figure as one line."""
    return CHANGE_LINE.filled(
        kind=CHANGE_KIND[change.kind],
        region=change.row[f"region_name_{language}"],
        about=about(change.row, language),
        what=what(change, language),
    ).in_(language)


def entry(change: Change, language: Language) -> str:
    """One change of a definition or source as one line: its name, and the fields that differ."""
    column = "indicator_name" if "indicator" in change.row else "title"
    told = fields(change, language)
    words = CHANGE_LISTED[bool(told)].filled(
        kind=CHANGE_KIND[change.kind], name=text(change.row, f"{column}_{language}"), what=told
    )
    return words.in_(language)


def fields(change: Change, language: Language) -> str:
    """What differs in a definition or source, field by field; empty for one that came or went."""
    return AND_SO.in_(language).join(_fields(change, change.fields, language))


def recount(change: Recount, language: Language) -> str:
    """How many phrases of a source are set aside now."""
    title = text(change.source, f"title_{language}")
    return RECOUNTED.filled(title=title, before=change.before, after=change.after).in_(language)


def summary(found: Changes, language: Language) -> str:
    """How many figures changed in which way: 新增 3 条，修订 1 条."""
    counted = [
        CHANGE_COUNTED.filled(kind=CHANGE_KIND[kind], count=count).in_(language)
        for kind, count in found.counts().items()
    ]
    return COVERAGE_LISTED.in_(language).join(counted)


def report(found: Changes, language: Language) -> str:
    """Everything, one line a change, for a terminal."""
    if found.nothing():
        return f"{CHANGE_NOTHING.in_(language)}\n"
    lines = (
        *(line(change, language) for change in found.figures),
        *(entry(change, language) for change in (*found.definitions, *found.sources)),
        *(recount(change, language) for change in found.set_aside),
    )
    return "".join(f"{each}\n" for each in lines)


def _also(change: Change, language: Language) -> Iterator[str]:
    """What else differs, reasons among it; of a new figure, how it stands to others about the same fact."""
    if change.kind is Kind.ADDED and change.after["claim"] != Claim.ONLY:
        yield CLAIM[change.after["claim"]].in_(language)
        if reason := text(change.after, f"preferred_{language}"):
            yield FIELD_NEW.filled(field=CHANGE_FIELD["preferred"], after=reason).in_(language)
    if change.before and change.after:
        yield from _fields(change, [name for name in change.fields if name in REMARKS], language)
        if change.kind is Kind.REVISED and {"source", "line"} & {*change.fields}:
            yield CHANGE_SOURCE.filled(place=_place(change.after, language)).in_(language)


def _fields(change: Change, names: Iterable[str], language: Language) -> Iterator[str]:
    """Each field that differs, once: of a pair of languages the one that is read."""
    for name in names:
        stem, _, tongue = name.rpartition("_")
        if tongue in LANGUAGES and tongue != language:
            continue
        label = CHANGE_FIELD.get(stem if tongue == language else name)
        if label:
            before, after = (_value(name, row, language) for row in (change.before, change.after))
            words = FIELD_CHANGED if before and after else FIELD_NEW if after else FIELD_GONE
            yield words.filled(field=label, before=before, after=after).in_(language)


def _value(field: str, row: Row, language: Language) -> str:
    """What a field says in words; empty where it is missing."""
    if not row or pd.isna(row[field]):
        return ""
    names = _NAMED.get(field, {})
    return names[row[field]].in_(language) if row[field] in names else str(row[field])


def _place(row: Row, language: Language) -> str:
    if not row:
        return ""
    return SOURCE_LINE.filled(title=row[f"title_{language}"], line=row["line"]).in_(language)
