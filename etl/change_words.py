"""A change in words: 修订 浙江省 地区生产总值（2023年，完成值）：超8万亿元 → 8.2万亿元（数值、比较词变化）"""

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from etl import display, period
from etl.changes import REMARKS, Change, Kind, Recount
from etl.codes import Claim
from etl.labels import (
    AND_SO,
    CHANGE_ABOUT,
    CHANGE_ASPECT,
    CHANGE_FIELD,
    CHANGE_LIST,
    CHANGE_PHRASE,
    CHANGE_SHOWN,
    CHANGE_SOURCE,
    CHANGE_TOLD,
    CLAIM,
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
    """What happened to a figure: 5.5%左右 → 5.5%以上（比较词变化）；理由：……"""
    if change.kind is Kind.MOVED and _place(change.before, language) == _place(change.after, language):
        return CHANGE_PHRASE.filled(after=change.after["as_written"]).in_(language)
    if change.kind is Kind.STANDING and change.before["claim"] == change.after["claim"]:
        after = display.figure(change.after, language)
        return CHANGE_SHOWN[change.after["shown"]].filled(after=after).in_(language)
    before, after = _values(change, language)
    told = CHANGE_TOLD[change.kind].filled(
        before=before,
        after=after,
        aspects=CHANGE_LIST.in_(language).join(CHANGE_ASPECT[each].in_(language) for each in change.aspects),
        place_before=_place(change.before, language),
        place_after=_place(change.after, language),
        claim_before=_value("claim", change.before, language),
        claim_after=_value("claim", change.after, language),
    )
    return AND_SO.in_(language).join([told.in_(language), *_also(change, language)])


def _values(change: Change, language: Language) -> list[str]:
    """Both figures as a reader sees them; as they were written, where a reader would see no difference."""
    shown = [display.figure(row, language) if row else "" for row in (change.before, change.after)]
    if change.kind is Kind.REVISED and shown[0] == shown[1]:
        return [row["value_as_written"] for row in (change.before, change.after)]
    return shown


def fields(change: Change, language: Language) -> str:
    """What differs in a definition or source, field by field; empty for one that came or went."""
    return AND_SO.in_(language).join(_fields(change, change.fields, language))


def recount(change: Recount, language: Language) -> str:
    """How many phrases of a source are set aside now."""
    title = text(change.source, f"title_{language}")
    return RECOUNTED.filled(title=title, before=change.before, after=change.after).in_(language)


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
