"""An audit as one HTML page: each text with its mentions marked by state, beside it what was read.

The page holds the text itself and is for the editor's own eyes; it needs neither script nor network.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined, Template

from etl.accounts import Account, Entry
from etl.audit.listing import suggested, summary
from etl.catalog import Catalog
from etl.codes import State
from etl.labels import AUDIT_NOTE, AUDIT_TITLE, REASON, STATE
from etl.readings import reading
from etl.text import Language

_TAG: dict[Language, str] = {"zh": "zh-CN", "en": "en"}


class _Piece(NamedTuple):
    """A stretch of a line: a mention with its number and state, or plain words."""

    words: str
    id: int | None = None
    state: str = ""
    begins: bool = False  # not the rest of a mention that began in the line before


class _Span(NamedTuple):
    """Part of a mention in one line; columns count from 0, `end` is excluded."""

    line: int
    start: int
    end: int
    id: int
    state: State
    begins: bool


class _Reading(NamedTuple):
    id: int
    words: str
    state: str
    state_words: str
    said: str


class _Line(NamedTuple):
    number: int
    pieces: list[_Piece]
    readings: list[_Reading]


class _Text(NamedTuple):
    name: str
    summary: str
    lines: list[_Line]


def page(accounts: Iterable[Account], catalog: Catalog, language: Language) -> str:
    """The page, whole."""
    return _template().render(
        tag=_TAG[language],
        title=AUDIT_TITLE.in_(language),
        note=AUDIT_NOTE.in_(language),
        key=[(state.value, STATE[state].in_(language)) for state in State],
        texts=[_text(account, catalog, language) for account in accounts],
    )


@cache
def _template() -> Template:
    source = files("etl.audit").joinpath("report.html").read_text("utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True).from_string(source)


def _text(account: Account, catalog: Catalog, language: Language) -> _Text:
    spans = list(_spans(account))
    readings = [
        (entry.mention.line, _reading(i, entry, catalog, language)) for i, entry in enumerate(account.entries)
    ]
    lines = [
        _Line(
            number,
            list(_pieces(line, [span for span in spans if span.line == number])),
            [reading for at, reading in readings if at == number],
        )
        for number, line in enumerate(account.article.lines, start=1)
        if line.strip()
    ]
    return _Text(account.article.name, summary(account, account.article.name, language), lines)


def _spans(account: Account) -> Iterator[_Span]:
    """Where the mentions stand, a span for each line they touch."""
    for i, entry in enumerate(account.entries):
        first = account.running.place(entry.mention.start)
        last = account.running.place(entry.mention.end - 1)
        for line in range(first.line, last.line + 1):
            start = first.column - 1 if line == first.line else 0
            end = last.column if line == last.line else len(account.article.lines[line - 1])
            yield _Span(line, start, end, i, entry.state, line == first.line)


def _pieces(line: str, spans: list[_Span]) -> Iterator[_Piece]:
    at = 0
    for span in spans:
        if span.start > at:
            yield _Piece(line[at : span.start])
        yield _Piece(line[span.start : span.end], span.id, span.state, span.begins)
        at = span.end
    if at < len(line):
        yield _Piece(line[at:])


def _reading(i: int, entry: Entry, catalog: Catalog, language: Language) -> _Reading:
    words = " · ".join(part for part in (_read(entry, language), _became(entry, catalog, language)) if part)
    return _Reading(i, entry.mention.as_written, entry.state, STATE[entry.state].in_(language), words)


def _read(entry: Entry, language: Language) -> str:
    return reading(entry.mention.quantity).in_(language) if entry.mention.quantity else ""


def _became(entry: Entry, catalog: Catalog, language: Language) -> str:
    """Which figures a mention is, why it was set aside, or what is suggested for it."""
    if entry.state is State.UNACCOUNTED:
        return suggested(entry, catalog, language)
    if entry.rule:
        note = (entry.rule.note.zh if language == "zh" else entry.rule.note.en) if entry.rule.note else ""
        return " · ".join(part for part in (REASON[entry.rule.reason].in_(language), note) if part)
    return " ".join(entry.obs_ids)
