"""YAML for the mentions that nothing accounts for yet, to be completed and pasted by an editor."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from etl import areas
from etl.accounts import Account, Entry
from etl.catalog import Catalog
from etl.codes import Kind, Modality, Reason, Role, State, Unit
from etl.labels import (
    DRAFT_FIGURES,
    DRAFT_HEAD,
    DRAFT_INDICATORS,
    DRAFT_INFERRED,
    DRAFT_SAME,
    DRAFT_SET_ASIDE,
    DRAFT_SOURCE,
    TO_FILL,
)
from etl.running import BREAK, fold
from etl.scalars import MAX_PHRASE
from etl.schema import Indicator
from etl.text import Language
from etl.vocabulary import DECREASE

_ROLE: Mapping[Modality, Role] = {
    Modality.DONE: Role.ACTUAL,
    Modality.EXPECT: Role.ESTIMATE,
    Modality.PLAN: Role.TARGET,
    Modality.ASPIRE: Role.TARGET,
    Modality.COMMIT: Role.TARGET,
}
# Kinds that are no figures of a region, and the reason to set them aside.
_REASON: Mapping[Kind, Reason] = {
    Kind.DATE: Reason.DATE,
    Kind.NAME: Reason.NAME,
    Kind.ORDINAL: Reason.ORDINAL,
    Kind.COMPANY: Reason.COMPANY,
    Kind.TECHNICAL: Reason.TECHNICAL,
    Kind.LIST: Reason.LIST,
}
_CLAUSE = re.compile(f"[,;:。!?、…{BREAK}][^,;:。!?、…{BREAK}]*$")
# What grows stands in the clause before: 地区生产总值6万亿元、增长5%.
_SAYS_NOTHING = re.compile("(?:同比|分别|比上年|年均)*(?:实际)?(?:增长|下降|提高|增加|减少)?")
_PLAIN = re.compile(r"[\w\u4e00-\u9fff“”‘’][\w\u4e00-\u9fff“”‘’.%+~—～·()（）/-]*")
_OWN_NAME = re.compile("[A-Za-z“”‘’「」+]")
_QUOTE = re.compile("[“‘「]([^“”‘’「」]{1,12})[”’」]")
_NOUN = re.compile(f"[^0-9,;:。!?、…“”()《》{BREAK}]{{1,6}}")
_AROUND = 14  # characters
_BEFORE = 24  # characters of a phrase before its figure
_ALIKE = 2  # characters that an indicator's words must share with a phrase
_SUGGESTED = 3


class _Block(NamedTuple):
    """What the figures of one block share."""

    line: int
    region: str | None
    period: str | None
    modality: Modality | None


def draft(account: Account, catalog: Catalog, language: Language) -> str:
    """Blocks for `observations` and `set_aside`; empty where everything is accounted for.

    What only an editor can say stands as TO_FILL, which `check` refuses until it is filled in.
    """
    open_entries = [entry for entry in account.entries if entry.state is State.UNACCOUNTED]
    if not open_entries:
        return ""
    figures = [entry for entry in open_entries if entry.mention.kind is Kind.FIGURE]
    others = [entry for entry in open_entries if entry.mention.kind is not Kind.FIGURE]
    lines = [
        f"# {DRAFT_HEAD.filled(file=account.article.name, count=len(open_entries)).in_(language)}",
        *([] if account.source else _source(account, language)),
        *(_observations(figures, account, catalog, language) if figures else []),
        *(_set_aside(others, account, language) if others else []),
    ]
    return "\n".join(lines) + "\n"


def _source(account: Account, language: Language) -> Iterator[str]:
    to_fill, both = TO_FILL.zh, f"{{zh: {TO_FILL.zh}, en: {TO_FILL.zh}}}"
    yield f"sources:  # {DRAFT_SOURCE.in_(language)}"
    yield f"  {to_fill}:"
    yield f"    title: {both}"
    yield f"    publisher: {both}"
    yield f"    date: {to_fill}"
    yield f"    date_evidence: {both}"
    yield f"    file: {scalar(account.article.name)}"
    yield f"    sha256: {account.article.sha256}"
    yield "    script: simplified"


def _observations(
    figures: Sequence[Entry], account: Account, catalog: Catalog, language: Language
) -> Iterator[str]:
    yield f"observations:  # {DRAFT_FIGURES.in_(language)}"
    for block, entries in groupby(figures, key=_block):
        yield from _head(block, account.source or TO_FILL.zh, language)
        for entry in entries:
            yield from _figure(entry, account, catalog, language)


def _block(entry: Entry) -> _Block:
    return _Block(entry.mention.line, *entry.suggestion)


def _head(block: _Block, source: str, language: Language) -> Iterator[str]:
    to_fill = TO_FILL.zh
    area = areas.areas().get(block.region or "")
    yield f"  - source: {source}"
    yield f"    line: {block.line}"
    yield f"    region: {block.region or to_fill}{f'  # {area.name_zh}' if area else ''}"
    yield f"    period: {block.period or to_fill}"
    yield f"    inferred_from: {to_fill}  # {DRAFT_INFERRED.in_(language)}"
    yield f"    role: {_ROLE[block.modality].name.lower() if block.modality else to_fill}"
    yield f"    modality: {block.modality.name.lower() if block.modality else to_fill}"
    yield "    figures:"


def _figure(entry: Entry, account: Account, catalog: Catalog, language: Language) -> Iterator[str]:
    phrase = _phrase(entry, account)
    # Never filled in: a look-alike of another definition would pass every check.
    near = nearest(entry, phrase, catalog.indicators)
    hint = f"  # {DRAFT_INDICATORS.filled(listed=', '.join(near)).in_(language)}" if near else ""
    yield f"      - indicator: {TO_FILL.zh}{hint}"
    same = _same(entry, account, catalog)
    remark = f"  # {DRAFT_SAME.filled(listed=', '.join(map(str, same))).in_(language)}" if same else ""
    yield f"        value: {scalar(_decrease(entry, account) + entry.mention.as_written)}{remark}"
    yield f"        phrase: {scalar(phrase)}"


def _same(entry: Entry, account: Account, catalog: Catalog) -> list[int]:
    """The lines of the figures of this text that have the same value: the mention may but repeat one of them."""
    read = entry.mention.quantity
    lines = (
        observation.line
        for observation in catalog.observations.values()
        if observation.source == account.source and read is not None
        if (told := observation.value.quantity) and (told.value, told.unit) == (read.value, read.unit)
    )
    return list(dict.fromkeys(lines))


def _decrease(entry: Entry, account: Account) -> str:
    """The word before a percentage that makes it negative, as the text writes it."""
    text, mention = account.running, entry.mention
    if not mention.quantity or mention.quantity.unit not in (Unit.PT, Unit.PP):
        return ""
    length = next((len(word) for word in DECREASE if text.text.endswith(word, 0, mention.start)), 0)
    return text.written(mention.start - length, mention.start) if length else ""


def _phrase(entry: Entry, account: Account) -> str:
    """The figure with the words before it in its clause."""
    text, mention = account.running, entry.mention
    start = _clause(text.text, mention.start)
    if _SAYS_NOTHING.fullmatch(text.text, start, mention.start) and text.text[start - 1 : start] in (
        "、",
        ",",
    ):
        start = _clause(text.text, start - 1)
    return text.written(max(start, mention.end - MAX_PHRASE), mention.end)


def _clause(text: str, end: int) -> int:
    """Where the clause begins that ends at `end`, or _BEFORE characters before."""
    before = text[max(end - _BEFORE, 0) : end]
    mark = _CLAUSE.search(before)
    return end - len(before) + (mark.start() + 1 if mark else 0)


def nearest(entry: Entry, phrase: str, indicators: Mapping[str, Indicator]) -> list[str]:
    """The ids of the indicators whose words are most like the phrase and whose unit is that of the figure."""
    unit = entry.mention.quantity.unit if entry.mention.quantity else None
    words = fold(phrase)
    scored = [
        (_likeness(words, indicator), name)
        for name, indicator in indicators.items()
        if indicator.unit == unit
    ]
    ranked = sorted((pair for pair in scored if pair[0] >= _ALIKE), key=lambda pair: -pair[0])
    return [name for _, name in ranked[:_SUGGESTED]]


def _likeness(words: str, indicator: Indicator) -> int:
    """The length of what the phrase shares with the indicator's name or numerator."""
    return max(
        SequenceMatcher(None, words, fold(said), autojunk=False).find_longest_match().size
        for said in (indicator.name.zh, indicator.numerator.zh)
    )


def _set_aside(others: Sequence[Entry], account: Account, language: Language) -> Iterator[str]:
    yield f"set_aside:  # {DRAFT_SET_ASIDE.in_(language)}"
    ordered = sorted(others, key=lambda entry: list(_REASON).index(entry.mention.kind))
    for kind, entries in groupby(ordered, key=lambda entry: entry.mention.kind):
        found = list(entries)
        phrases = dict.fromkeys(_told_apart(entry, account) for entry in found)
        lines = dict.fromkeys(entry.mention.line for entry in found)
        yield f"  - source: {account.source or TO_FILL.zh}"
        yield f"    reason: {_REASON[kind].name.lower()}"
        if kind not in (Kind.DATE, Kind.TECHNICAL):  # the same words may be a figure elsewhere
            yield f"    lines: [{', '.join(map(str, lines))}]"
        yield f"    phrases: [{', '.join(map(scalar, phrases))}]"


def _told_apart(entry: Entry, account: Account) -> str:
    """Words that mean this mention and no other: `3个` alone would set aside every 3个 of the text."""
    text, mention = account.running, entry.mention
    if mention.kind in (Kind.DATE, Kind.TECHNICAL) or _OWN_NAME.search(mention.as_written):
        return mention.as_written
    if mention.kind is Kind.COMPANY:
        return _phrase(entry, account)
    quoted = _QUOTE.finditer(text.text, max(mention.start - _AROUND, 0), mention.end + _AROUND)
    whole = next((match for match in quoted if match.start() < mention.start < match.end()), None)
    start, end = whole.span(1) if whole else (mention.start, _noun_end(text.text, mention.end))
    return text.written(start, end)


def _noun_end(text: str, end: int) -> int:
    noun = _NOUN.match(text, end)
    return noun.end() if noun else end


def scalar(words: str) -> str:
    """Words as a YAML scalar, in quotes where they could be taken for something else."""
    return words if _PLAIN.fullmatch(words) else json.dumps(words, ensure_ascii=False)
