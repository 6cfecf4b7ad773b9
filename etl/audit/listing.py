"""An audit in words: what each text holds, and where something is not accounted for."""

from collections.abc import Iterator

from etl import areas, period
from etl.accounts import Account, Entry
from etl.catalog import Catalog
from etl.codes import State
from etl.labels import (
    AUDIT_BEYOND,
    AUDIT_READ,
    AUDIT_SUGGESTED,
    AUDIT_SUMMARY,
    KIND,
    LISTED,
    MODALITY,
    UNDECLARED,
)
from etl.readings import reading
from etl.text import Language


def listing(account: Account, file: str, catalog: Catalog, language: Language) -> Iterator[str]:
    """One line that counts, and one `file:line:column: phrase (…)` for each mention not accounted for."""
    yield summary(account, file, language)
    for entry in account.entries:
        if entry.state is State.UNACCOUNTED:
            place = f"{file}:{entry.mention.line}:{entry.mention.column}"
            yield f"{place}: {entry.mention.as_written} ({described(entry, catalog, language)})"


def summary(account: Account, file: str, language: Language) -> str:
    """How many mentions, how they are accounted for, and how much of the text is covered."""
    counts = account.counts
    words = AUDIT_SUMMARY.filled(
        file=file,
        source=account.source or UNDECLARED.in_(language),
        mentions=len(account.entries),
        bound=counts[State.BOUND],
        set_aside=counts[State.SET_ASIDE],
        outside=counts[State.NOT_TEXT],
        unaccounted=counts[State.UNACCOUNTED],
        coverage=coverage(account),
    )
    return words.in_(language) + _beyond(account, language)


def _beyond(account: Account, language: Language) -> str:
    """How many mentions the scope leaves out, by what they seem to be."""
    if not account.counts[State.OUTSIDE_SCOPE]:
        return ""
    listed = (f"{KIND[kind].in_(language)} {count}" for kind, count in sorted(account.beyond.items()))
    words = AUDIT_BEYOND.filled(
        count=account.counts[State.OUTSIDE_SCOPE], listed=LISTED.in_(language).join(listed)
    )
    return words.in_(language)


def coverage(account: Account) -> str:
    """The share of mentions in scope that are accounted for, never rounded up to all of them."""
    done = account.in_scope - account.counts[State.UNACCOUNTED]
    return f"{1000 * done // account.in_scope / 10:g}%" if account.in_scope else "100%"


def described(entry: Entry, catalog: Catalog, language: Language) -> str:
    """How a mention was read, and what is suggested."""
    read = AUDIT_READ.filled(reading=reading(entry.mention.quantity)).in_(language)
    return read + AUDIT_SUGGESTED.filled(suggested=suggested(entry, catalog, language)).in_(language)


def suggested(entry: Entry, catalog: Catalog, language: Language) -> str:
    """What a mention seems to be, of which region and period, and how firmly said."""
    suggestion = entry.suggestion
    parts = [
        KIND[entry.mention.kind].in_(language),
        *([_region(suggestion.region, catalog, language)] if suggestion.region else []),
        *([period.in_words(suggestion.period, language)] if suggestion.period else []),
        *([MODALITY[suggestion.modality].in_(language)] if suggestion.modality else []),
    ]
    return LISTED.in_(language).join(parts)


def _region(code: str, catalog: Catalog, language: Language) -> str:
    if code in catalog.places:
        return catalog.places[code].name.zh if language == "zh" else catalog.places[code].name.en
    area = areas.areas()[code]
    return area.name_zh if language == "zh" else area.name_en
