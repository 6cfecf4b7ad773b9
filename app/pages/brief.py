"""One region on one sheet of paper: words first, then figures, where each stands, and the way back here."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import pandas as pd
from dash import html
from dash.development.base_component import Component

from app import urls
from app.figures.ledger import Told, keyed, ledger
from app.figures.plot import Figure
from app.parts.chart import About, chart, cited, sources_said
from app.parts.digest import COLUMNS, Digest, digest
from app.parts.left_out import left_out
from app.parts.noted import key, notes, numbered, topics
from app.parts.qr import qr
from app.parts.words import data as data_
from app.parts.words import level, link
from app.urls import Brief, Data, Region
from etl import areas, breadth, goals, period, portion, queries, target_listing, verdicts
from etl.codes import Attainment, Role, Unit
from etl.labels import (
    ATTAINMENT,
    BRIEF_CHART,
    BRIEF_COUNTED,
    BRIEF_DATE,
    BRIEF_FOOT,
    BRIEF_INSIDE,
    BRIEF_LEFT_OUT,
    BRIEF_NONE,
    BRIEF_OTHERS,
    BRIEF_PRINT,
    BRIEF_QR,
    BRIEF_TARGETS,
    BRIEF_TITLE,
    LISTED,
    OF,
    PRODUCT,
    ROLE,
    TO_REGION,
)
from etl.portion import Portion
from etl.rows import Row, rows
from etl.tables import Tables
from etl.targets import Entry, entries
from etl.text import Language

ROOM = 38.0  # lines of figures and notes that a sheet has beside all else
LINE = 16.8  # pixels of a line
DRAWN = 3  # most targets in the chart
MOST = 1_000  # figures that a sheet is made of
SIZE = 12.5  # pixels of the words of the chart


class _Facts(NamedTuple):
    """The figures of a region (one row a fact, by topic), how many lie inside it, and its targets on the day.

    `portion` tells of which the sheet is made.
    """

    own: pd.DataFrame
    inside: int
    targets: Sequence[Entry]
    portion: Portion


def layout(tables: Tables, view: Brief, language: Language, today: date, address: str) -> Component:
    """The sheet of a region as of a day; `address` is where it is found again, printed with its QR code."""
    region = rows(queries.ancestry(tables, view.region))[-1]
    facts = _facts(tables, view.region, today)
    drawn = _told(tables, facts.targets, language)
    figure = _small(ledger(drawn, language)) if drawn else None
    taken = figure["layout"]["height"] / LINE / COLUMNS + 1 if figure else 0
    states = {each.target["obs_id"]: each.verdict.state for each in facts.targets}
    shown = digest(facts.own, states, ROOM - taken, language, breadth.breadth(tables))
    numbers = numbered(shown.shown)
    return html.Article(
        [
            _tools(view, language),
            _head(region, language, today, address),
            *_words(facts, language, today),
            *left_out(facts.portion, language),
            *key(shown.key, numbers, language),
            html.Div(
                [*_chart(figure, drawn, region, language), *topics(shown.shown, states, numbers, language)],
                className="brief-body",
            ),
            *_left_out(shown, facts, view, language),
            *notes(shown.shown, numbers, language),
            _foot(tables, language, address),
        ],
        className="brief",
    )


def _facts(tables: Tables, region: str, today: date) -> _Facts:
    shown = portion.of(tables, queries.Filters((region,)), MOST)
    most = shown.most if shown.cut else None
    view = queries.observations(tables, shown.filters, most)
    first = view[view["claim_rank"] == 1]
    topics = list(queries.topics(tables)["topic"])
    own = first.sort_values("topic", key=lambda topic: topic.map(topics.index), kind="stable")
    inside = 0 if region == areas.NATION else int(queries.inside(tables, region)["figures"].sum())
    return _Facts(own, inside, entries(tables, today, shown.filters, most), shown)


def _told(tables: Tables, found: Sequence[Entry], language: Language) -> list[Told]:
    """The targets that something answers or leads up to: others would be a mark and nothing beside it.

    Those of what most provinces tell of come first.
    """
    counts = breadth.breadth(tables)
    told = [each for each in found if _answered(each) and _an_amount(each.target)]
    drawn = sorted(told, key=lambda each: -counts.get(each.target["indicator"], 0))[:DRAWN]
    following = target_listing.sequels(tables, drawn)
    return [
        Told(
            each,
            verdicts.said(each, following.get(each.superseded_by), language),
            each.target[f"indicator_name_{language}"],
        )
        for each in drawn
    ]


def _an_amount(target: Row) -> bool:
    """Whether a target has a length to draw: neither a place in an order nor a goal without a number."""
    return target["unit_measure"] != Unit.RANK and not goals.is_goal(target)


def _answered(entry: Entry) -> bool:
    return any(row is not None for row in (entry.result, entry.latest, entry.base))


def _tools(view: Brief, language: Language) -> Component:
    button = html.Button(BRIEF_PRINT.in_(language), type="button", className="tool", **data_(do="print"))
    return html.Div(
        [link(TO_REGION.in_(language), Region(view.region), language, "tool"), button],
        className="brief-tools",
    )


def _head(region: Row, language: Language, today: date, address: str) -> Component:
    name = region[f"region_name_{language}"]
    day = period.in_words(today.isoformat(), language)
    return html.Header(
        [
            html.Div(
                [
                    html.P(PRODUCT.in_(language), className="brief-product"),
                    html.H1(BRIEF_TITLE.filled(region=name).in_(language)),
                    html.P(f"{level(region, language)} · {BRIEF_DATE.filled(day=day).in_(language)}"),
                ]
            ),
            html.Div([qr(address, BRIEF_QR.filled(region=name).in_(language))], className="brief-qr"),
        ],
        className="brief-head",
    )


def _words(facts: _Facts, language: Language, today: date) -> list[Component]:
    """How many targets and how they stand, how many other figures and of what role."""
    if facts.own.empty:
        return [html.P(BRIEF_NONE.in_(language), className="brief-words")]
    said = []
    if facts.targets:
        states = Counter(entry.verdict.state for entry in facts.targets)
        counted = [(ATTAINMENT[state], states[state]) for state in Attainment if states[state]]
        day = period.in_words(today.isoformat(), language)
        listed = _listed(counted, language)
        said.append(BRIEF_TARGETS.filled(count=len(facts.targets), listed=listed, day=day).in_(language))
    roles = Counter(facts.own["measure_role"])
    others = [(ROLE[role], roles[role]) for role in Role if role != Role.TARGET and roles[role]]
    if others:
        said.append(BRIEF_OTHERS.filled(listed=_listed(others, language)).in_(language))
    return [html.P((" " if language == "en" else "").join(said), className="brief-words")]


def _listed(counted: Sequence[tuple[Any, int]], language: Language) -> str:
    said = (BRIEF_COUNTED.filled(name=name, count=count).in_(language) for name, count in counted)
    return LISTED.in_(language).join(said)


def _small(figure: Figure) -> Figure:
    """The same chart in the type of the sheet."""
    layout = figure["layout"]
    return {"data": figure["data"], "layout": layout | {"font": layout["font"] | {"size": SIZE}}}


def _chart(figure: Figure | None, drawn: Sequence[Told], region: Row, language: Language) -> list[Component]:
    if figure is None:
        return []
    words = BRIEF_CHART.in_(language)
    said = "; ".join(f"{each.name} {each.said.state}" for each in drawn)
    targets = [each.entry.target for each in drawn]
    about = About(
        f"brief-{region['region']}",
        OF.filled(name=region[f"region_name_{language}"], kind=words).in_(language),
        [(mark, told.in_(language)) for mark, told in keyed(drawn).items()],
        [sources_said(cited(row[f"title_{language}"] for row in targets), language)],
    )
    data = Data((region["region"],), tuple(dict.fromkeys(row["indicator"] for row in targets)))
    return [
        html.Section(
            [html.H2(words), chart(figure, about, f"{words}: {said}", language, data)],
            className="brief-chart",
        )
    ]


def _left_out(shown: Digest, facts: _Facts, view: Brief, language: Language) -> list[Component]:
    """How many figures are not on the sheet, and where they are."""
    said = [(BRIEF_LEFT_OUT, shown.left_out), (BRIEF_INSIDE, facts.inside)]
    page = link(urls.path(Region(view.region)), Region(view.region), language)
    return [
        html.P([words.filled(count=count).in_(language), page], className="brief-more")
        for words, count in said
        if count
    ]


def _foot(tables: Tables, language: Language, address: str) -> Component:
    words = BRIEF_FOOT.filled(version=tables.version).in_(language)
    return html.Footer([html.P(words), html.P(html.A(address, href=address))], className="brief-foot")
