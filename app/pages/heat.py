"""Provinces by the indicators of one topic: where the figures are high and low, column by column.

Topics and periods are links, so that the page works without scripts and loads none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from app.parts import heat
from app.parts.left_out import left_out
from app.parts.words import aria, link
from app.urls import BROAD, Heat
from etl import answered, period, portion, queries, ranking
from etl.breadth import broadest
from etl.codes import Role
from etl.labels import (
    COVERAGE_BROAD,
    HEAT_CLASSES,
    HEAT_EMPTY,
    HEAT_LEAD,
    HEAT_NEWEST,
    HEAT_PAGE,
    HEAT_PERIODS,
    HEAT_TABLE,
    HEAT_TOPICS,
    MARKS,
)
from etl.portion import Portion
from etl.queries import Filters
from etl.rows import Row, gathered, rows
from etl.tables import Tables
from etl.text import Language

MOST = 5_000  # results of one table


def layout(tables: Tables, view: Heat, language: Language) -> Component:
    """The page, whole."""
    return html.Div(
        [
            html.H1(HEAT_PAGE.in_(language)),
            html.P(HEAT_LEAD.in_(language), className="lead"),
            *shown(tables, view, language),
        ]
    )


def shown(tables: Tables, view: Heat, language: Language) -> list[Component]:
    """What can be chosen, the key, and the table of one topic: the period asked for, else each province's newest."""
    topics = _topics(tables)
    if not topics:
        return [html.P(HEAT_EMPTY.in_(language), className="absent")]
    topic = view.topic or topics[0]["topic"]
    asked = _asked(tables, topic)
    shown = _portion(tables, asked, view.period)
    of_topic = _results(tables, shown)
    named = [(row["topic"], row[f"topic_name_{language}"]) for row in topics]
    if broadest(tables):
        named.append((BROAD, COVERAGE_BROAD.in_(language)))
    choices = _choices(named, _periods(tables, asked), Heat(topic, view.period), language)
    if not of_topic:  # a topic of the catalog of which no province has a result
        return [*choices, html.P(HEAT_EMPTY.in_(language), className="absent")]
    return [*choices, *left_out(shown, language), *_table(of_topic, view, dict(named)[topic], language)]


def _topics(tables: Tables) -> list[Row]:
    """The topics that provinces have results of, in the order of the catalog."""
    results = [row for row in rows(queries.mappable(tables)) if row["measure_role"] == Role.ACTUAL]
    return [alike[0] for alike in gathered(results, "topic").values()]


def _asked(tables: Tables, topic: str) -> Filters:
    """The results of a topic or, of all topics, those of the indicators that most provinces tell of."""
    of_all = {"roles": (Role.ACTUAL.value,), "levels": ("province",)}
    if topic == BROAD:
        return Filters(indicators=broadest(tables), **of_all)
    return Filters(topics=(topic,), **of_all)


def _portion(tables: Tables, asked: Filters, code: str) -> Portion:
    """Of these results those of one table; of more than that, of the period that is asked for."""
    every = portion.of(tables, asked, MOST)
    return every if every.whole or not code else portion.of(tables, replace(asked, periods=(code,)), MOST)


@answered.kept(32)
def _periods(tables: Tables, asked: Filters) -> tuple[str, ...]:
    """The periods that there are results of, from the newest."""
    found = queries.of_periods(tables, asked)
    return tuple(found.sort_values(["period_end", "time_period"], ascending=False)["time_period"])


@answered.kept(2)
def _results(tables: Tables, shown: Portion) -> tuple[Row, ...]:
    """The results of provinces, by indicator in the order of the catalog; one claim a fact."""
    found = queries.observations(tables, shown.filters, shown.most if shown.cut else None)
    place = dict(zip(tables.indicators["indicator"], tables.indicators["position"], strict=True))
    return tuple(sorted(rows(found[found["claim_rank"] == 1]), key=lambda row: place[row["indicator"]]))


def _table(of_topic: Sequence[Row], view: Heat, topic: str, language: Language) -> list[Component]:
    """Key and table, the columns that most provinces have first; of many, those of one province follow as a list."""
    of_period = [row for row in of_topic if row["time_period"] == view.period]
    asked = of_period if view.period else ranking.newest(of_topic)
    if not asked:
        return [html.P(HEAT_EMPTY.in_(language), className="absent")]
    listed, alone = heat.apart(heat.columns(asked))
    name = HEAT_TABLE.filled(topic=topic).in_(language)
    return [
        html.Section(
            [
                html.H2(MARKS.in_(language)),
                heat.legend(listed, language),
                html.P(HEAT_CLASSES.in_(language), className="hint"),
            ],
            className="marks",
        ),
        html.H2(name, className="heat-name"),
        heat.table(listed, name, language),
        *heat.listing(alone, language),
    ]


def _choices(
    topics: Sequence[tuple[str, str]], periods: Iterable[str], view: Heat, language: Language
) -> list[Component]:
    """Links to the other topics (ids and names), and to the periods that this one has results of."""
    by_topic = [(name, Heat(topic, view.period)) for topic, name in topics]
    by_period = [(HEAT_NEWEST.in_(language), Heat(view.topic))]
    by_period += [(period.in_words(code, language), Heat(view.topic, code)) for code in periods]
    return [
        _links(HEAT_TOPICS.in_(language), by_topic, view, language),
        _links(HEAT_PERIODS.in_(language), by_period, view, language),
    ]


def _links(name: str, choices: Sequence[tuple[str, Heat]], view: Heat, language: Language) -> Component:
    listed = []
    for words, target in choices:
        chosen = link(words, target, language)
        if target == view:
            setattr(chosen, "aria-current", "true")
        listed.append(html.Li(chosen))
    return html.Nav(
        [html.Span(name, className="heat-choice"), html.Ul(listed)],
        className="heat-choices",
        **aria(label=name),
    )
