"""Stories that are ready to open: cards with a line of numbers, each an address that can be kept."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from app.parts.findings import period_words
from app.parts.words import figures, link
from app.urls import Compare
from etl.labels import (
    AIMS_SUM,
    COURSE_TOLD,
    FINDING_COMMA,
    FINDING_SEMICOLON,
    MOVES_SUM,
    ROLE,
    SENTENCE,
    SHARES_SUM,
    SIZES_OF,
    SIZES_SUM,
    STORIES,
    STORY,
)
from etl.rows import Row
from etl.stories import Aims, Breadth, Course, stories
from etl.tables import Tables
from etl.text import Language, Text


class Card(NamedTuple):
    """What a story is called, its numbers in a line, and the views that tell it, each with what it is called."""

    title: Text
    summary: Text
    views: tuple[tuple[Text, Compare], ...]


def cards(tables: Tables, language: Language) -> list[Component]:
    """The stories that the tables can tell; nothing where they can tell none."""
    listed = [_card(each, language) for each in _cards(tables, language)]
    if not listed:
        return []
    return [
        html.Section(
            [html.H2(STORIES.in_(language)), html.Div(listed, className="stories")], className="card"
        )
    ]


def _card(card: Card, language: Language) -> Component:
    (_, first), *others = card.views
    more = [link(name.in_(language), view, language) for name, view in card.views] if others else []
    return html.Article(
        [
            html.H3(link(card.title.in_(language), first, language)),
            html.P(card.summary.in_(language)),
            *([html.P(more, className="story-views")] if more else []),
        ],
        className="story",
    )


def _cards(tables: Tables, language: Language) -> Iterator[Card]:
    found = stories(tables)
    if found.aims:
        yield from _aims(found.aims)
    if found.shares:
        yield _shares(found.shares, language)
    if found.course:
        yield _course(found.course)
    if found.sizes:
        yield _sizes(found.sizes)


def _aims(aims: Aims) -> Iterator[Card]:
    lead, moves = aims.lead, aims.moves
    name = _name(moves.pairs[0].target, "indicator_name")
    told = {"period": period_words(lead.period), "before": period_words(moves.before)}
    view = Compare(
        aims.family,
        period=lead.period,
        indicators=(lead.indicator,),
        beside=(moves.before,),
    )
    yield Card(
        STORY["aims"].filled(name=name), AIMS_SUM.filled(count=len(moves.pairs), **told), ((name, view),)
    )
    counts = {kind: len(getattr(moves, kind)) for kind in ("lower", "higher", "open")}
    yield Card(STORY["moves"], MOVES_SUM.filled(**counts, **told), ((name, replace(view, sort="gap")),))


def _shares(breadth: Breadth, language: Language) -> Card:
    name = _name(breadth.family, "family_name")
    counted = figures(breadth.figures, language)
    said = SHARES_SUM.filled(definitions=breadth.definitions, regions=breadth.regions, figures=counted)
    return Card(STORY["shares"].filled(name=name), said, ((name, Compare(breadth.family["family"])),))


def _course(course: Course) -> Card:
    """What is achieved and what is aimed at stand side by side."""
    name = _name(course.indicator, "indicator_name")
    told = [
        COURSE_TOLD.filled(
            period=period_words(each.period), role=_inside(ROLE[each.role]), count=each.provinces
        )
        for each in course.told
    ]
    first, *others = dict.fromkeys(each.period for each in course.told)
    view = Compare(
        course.indicator["family"],
        period=first,
        indicators=(course.indicator["indicator"],),
        beside=tuple(others),
    )
    return Card(
        STORY["course"].filled(name=name),
        SENTENCE.filled(words=_listed(FINDING_COMMA, told)),
        ((name, view),),
    )


def _sizes(sizes: tuple[Breadth, ...]) -> Card:
    names = [_name(each.family, "family_name") for each in sizes]
    told = [
        SIZES_OF.filled(name=name, definitions=each.definitions, regions=each.regions)
        for name, each in zip(names, sizes, strict=True)
    ]
    views = [(name, Compare(each.family["family"])) for name, each in zip(names, sizes, strict=True)]
    summary = SIZES_SUM.filled(listed=_listed(FINDING_SEMICOLON, told))
    return Card(STORY["sizes"].filled(name=_listed(FINDING_COMMA, names)), summary, tuple(views))


def _inside(words: Text) -> Text:
    """Words as they stand inside a sentence."""
    return Text(words.zh, words.en.lower())


def _name(row: Row, column: str) -> Text:
    return Text(row[f"{column}_zh"], row[f"{column}_en"])


def _listed(between: Text, words: list[Text]) -> Text:
    return Text(between.zh.join(each.zh for each in words), between.en.join(each.en for each in words))
