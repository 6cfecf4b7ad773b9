"""What is found for a reader's words, by kind; what else to try where nothing is."""

from dash import html
from dash.development.base_component import Component

from app.parts import chinese, hits
from app.parts.words import aria, figures, link
from app.urls import Data, Search
from etl import queries, search
from etl.entries import Found
from etl.labels import (
    OR_MORE,
    SEARCH_CROSSED,
    SEARCH_EXAMPLES,
    SEARCH_FIRST,
    SEARCH_IN_DATA,
    SEARCH_KIND,
    SEARCH_NONE,
    SEARCH_NONE_LEAD,
    SEARCH_SOME,
    SEARCH_START,
    SEARCH_SUM,
    SEARCH_SUM_ONE,
    SEARCH_TITLE,
    WITH_COUNT,
)
from etl.queries import Filters
from etl.search import Hit, Index
from etl.tables import Tables
from etl.text import Language

LISTED = 20  # of one kind
COUNTED = 10_000  # beyond which figures are not counted to the last


def layout(tables: Tables, view: Search, language: Language, index: Index) -> Component:
    """The page, whole."""
    words = view.text.strip()
    return html.Div(
        [
            html.H1(SEARCH_TITLE.in_(language)),
            hits.box(language, words, wide=True),
            *(_answer(tables, words, language, index) if words else _hints(language)),
        ],
        className="searched",
    )


def _answer(tables: Tables, words: str, language: Language, index: Index) -> list[Component]:
    found = search.find(index, words, language)
    partly = [] if found else _any_of(index, words, language)
    told = found or partly
    said = SEARCH_SOME.in_(language) if partly else _sum(words, len(found), language)
    return [
        html.P(chinese.told(said, language), className="lead", role="status"),
        *_in_data(tables, words, language),
        *_crossed(tables, partly, language),
        *([_jumps(told, language)] if len({hit.kind for hit in told}) > 1 else []),
        *(_group(kind, told, language) for kind in Found if _of(kind, told)),
        *([] if told else [html.P(SEARCH_NONE_LEAD.in_(language)), *_hints(language)]),
    ]


def _any_of(index: Index, words: str, language: Language) -> list[Hit]:
    """What has one of several words, where nothing has all."""
    each = words.split()
    if len(each) < 2:
        return []
    return list(dict.fromkeys(hit for word in each for hit in search.find(index, word, language)))


def _sum(words: str, count: int, language: Language) -> str:
    said = {0: SEARCH_NONE, 1: SEARCH_SUM_ONE}.get(count, SEARCH_SUM)
    return said.filled(text=words, count=count).in_(language)


def _in_data(tables: Tables, words: str, language: Language) -> list[Component]:
    """The way to the figures that have these words in their names, phrase, notes or title."""
    found = queries.number(tables, Filters(words=tuple(words.split())), COUNTED)
    if not found.figures:
        return []
    count = figures(found.figures, language)
    told = OR_MORE.filled(figures=count).in_(language) if found.at_least else count
    said = SEARCH_IN_DATA.filled(text=words, figures=told).in_(language)
    return [html.P(link(chinese.told(said, language), Data(text=words), language), className="search-onward")]


def _crossed(tables: Tables, partly: list[Hit], language: Language) -> list[Component]:
    """Where some words name a region and others indicators: the way to these figures of that region."""
    region = next((hit for hit in partly if hit.kind is Found.REGION and hit.figures), None)
    asked = tuple(hit.id for hit in partly if hit.kind is Found.INDICATOR and hit.figures)
    if region is None or not asked:
        return []
    of_region = queries.told(tables, "indicator", Filters(regions=(region.id,), indicators=asked))
    there = tuple(name for name in asked if name in set(of_region["indicator"]))
    if not there:
        return []
    count = figures(int(of_region["figures"].sum()), language)
    said = SEARCH_CROSSED.filled(region=region.name, figures=count).in_(language)
    view = Data(regions=(region.id,), indicators=there)
    return [html.P(link(said, view, language), className="search-onward")]


def _jumps(told: list[Hit], language: Language) -> Component:
    """Where each kind begins on the page."""
    items = [
        html.Li(html.A(_heading(kind, told, language), href=f"#{kind.value}"))
        for kind in Found
        if _of(kind, told)
    ]
    return html.Nav(html.Ul(items), className="jumps", **aria(label=SEARCH_TITLE.in_(language)))


def _group(kind: Found, told: list[Hit], language: Language) -> Component:
    found = _of(kind, told)
    more = SEARCH_FIRST.filled(count=len(found), shown=LISTED).in_(language)
    return html.Section(
        [
            html.H2(_heading(kind, told, language), id=kind.value),
            html.Ul([hits.line(hit, language) for hit in found[:LISTED]], className="hits"),
            *([html.P(more, className="hint")] if len(found) > LISTED else []),
        ],
        className="card found",
        **aria(labelledby=kind.value),
    )


def _heading(kind: Found, told: list[Hit], language: Language) -> str:
    name = SEARCH_KIND[kind].in_(language)
    return WITH_COUNT.filled(name=name, count=len(_of(kind, told))).in_(language)


def _of(kind: Found, told: list[Hit]) -> list[Hit]:
    return [hit for hit in told if hit.kind is kind]


def _hints(language: Language) -> list[Component]:
    samples = tuple((words.in_(language), what.in_(language)) for words, what in SEARCH_EXAMPLES)
    return [html.H2(SEARCH_START.in_(language)), hits.examples(language, samples)]
