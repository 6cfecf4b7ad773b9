"""Terms explained where they stand: by pointing, by the keyboard and by touch, without a script.

A script only adds that Escape hides the explanation (assets/glossary.js).
"""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from dash import html
from dash.development.base_component import Component

from app import ids
from app.island import ENTRY
from app.parts import chinese
from app.parts.words import aria
from etl.glossary import Term, mentions
from etl.labels import TERM_SOURCE
from etl.text import Language, Text

# What is read as text, and what may stand in it.
_TEXT = frozenset({html.P, html.Li, html.Dd, html.Td, html.Figcaption})
_IN_TEXT = frozenset({html.Span, html.Div})
# What can be focused must not lie in what can be focused, and a name is no text: it is heard again and again.
_APART = frozenset(
    {
        html.A, html.Button, html.Summary, html.Label, html.Legend, html.Nav, html.Form, html.Caption, html.Thead,
        html.Th, html.Dt, html.H1, html.H2, html.H3, html.H4, html.H5, html.H6, html.Code, html.Q, html.Blockquote,
        html.Script,
    }
)  # fmt: skip
# Other words than those of the page, words for the pointer or for ears alone, words that are read out by themselves.
_ATTRIBUTES = frozenset({"lang", "title", "hidden", "aria-hidden"})
_ROLES = frozenset({"img", "search", "status", "tooltip"})
_LOOKS = frozenset({"visually-hidden", "notice-title", "hits"})
# What a control fills anew while the rest of its page stays.
_MOVED = frozenset({ids.OVERVIEW_TILES, ids.COMPARE_PANELS, ids.TARGETS_LEDGER, ids.COVERAGE_MATRIX})


class _Reading(NamedTuple):
    """How far a page is read: the terms explained so far, by name, and the parts that are left for later."""

    language: Language
    seen: set[Text]
    folded: list[Any]
    moved: list[Any]


def explain(page: Any, language: Language, told: Collection[Text] = ()) -> frozenset[Text]:
    """Explain each term where a reader of a page first comes upon it, in place; the terms explained, by name.

    What is folded up comes after what is seen, and what controls move comes last: it must be the same whether it came
    with its page or is sent for alone. Then `told` are the terms that its page explains around it, which are the
    answer here. A page is a component or a list of them, made for this one answer.
    """
    seen, moved = set(told), list[Any]()
    _read(page, language, seen, moved)
    around = frozenset(seen)
    for part in moved:
        _read(part, language, seen, [])
    return around


def _read(page: Any, language: Language, seen: set[Text], moved: list[Any]) -> None:
    reading = _Reading(language, seen, [page], moved)
    for part in reading.folded:  # which grows meanwhile
        _told(part, reading, reads=False)


def _told(part: Any, reading: _Reading, *, reads: bool) -> Any:
    """What stands in the place of a part of a page; `reads` where it belongs to a text."""
    kind = type(part)
    if kind is str:  # no Markup, which is made already
        return _explained(part, reading) if reads else part
    if kind is list or kind is tuple:
        return [_told(each, reading, reads=reads) for each in part]
    own = getattr(part, "__dict__", {})
    children = own.get("children")
    if children is None or kind in _APART or _aside(own):
        return part
    if own.get("id") in _MOVED:
        reading.moved.append(children)
    elif kind is html.Details and not own.get("open"):
        reading.folded.append(children)
    else:
        part.children = _told(children, reading, reads=kind in _TEXT or (reads and kind in _IN_TEXT))
    return part


def _aside(own: Mapping[str, Any]) -> bool:
    """Whether the attributes of a component tell that it is none of the text that a reader meets here."""
    return (
        own.get("className") in _LOOKS
        or own.get("id") == ENTRY
        or own.get("role") in _ROLES
        or not _ATTRIBUTES.isdisjoint(own)
    )


def _explained(text: str, reading: _Reading) -> str | Component:
    """A text with the terms in it explained. It stays one element, for what it stands in may be a row of elements."""
    found = mentions(text, reading.language)
    if all(term is None or term.name in reading.seen for _, term in found):
        return text
    told: list[str | Component] = []
    for words, term in found:
        if term is None or term.name in reading.seen:
            told.append(words)
        else:
            reading.seen.add(term.name)
            told.append(_hinted(words, term, reading.language))
    return html.Span(told)


def _hinted(words: str, term: Term, language: Language) -> Component:
    name = f"term-{term.id}"
    # The explanation stands beside the term, not in it, or it would be read out as part of the text.
    return html.Span(
        [
            html.Span(words, className="term", tabIndex="0", **aria(describedby=name)),
            html.Span(
                [html.Strong(chinese.told(term.name.in_(language), language)), *definition(term, language)],
                id=name,
                role="tooltip",
                className="term-said",
            ),
        ],
        className="explained",
    )


def definition(term: Term, language: Language) -> list[Component]:
    """What a term means, and where its sense is laid down."""
    source = TERM_SOURCE.filled(source=term.source).in_(language)
    return [
        html.Span(chinese.told(term.definition.in_(language), language)),
        html.Span(chinese.told(source, language), className="term-source"),
    ]
