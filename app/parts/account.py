"""The targets of one region or topic: a chart of those that there is something to compare with, a list of the
others, and a table of all with the formula and the phrases behind it.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from app.figures.ledger import Told, drawn
from app.parts.bullets import answering, bullets
from app.parts.citation import citation, value
from app.parts.words import aria, figures_of_targets, link, when
from app.urls import Region, View
from etl import display, goals
from etl.codes import Modality, Role, Unit
from etl.labels import (
    AS_TABLE,
    ATTAINMENT_SHAPE,
    FIELD,
    GOAL_LISTED,
    GROUP_ALONE,
    LEDGER_CHART,
    LEDGER_LISTED,
    MODALITY,
    NO_SETTER,
    RANK_UNDRAWN,
    ROLE,
    SET_BY,
    WHERE_FROM,
)
from etl.rows import Row, text
from etl.targets import Entry
from etl.text import Language

_HEADS = (
    "state_name", "indicator_name_zh", "target_value", "period_name", "modality_name", "base_to_target",
    "result_value", "rate", "reason",
)  # fmt: skip


def account(key: str, name: str, told: Sequence[Told], language: Language) -> Component:
    """One group of targets under its name; `key` is the id of its region or topic."""
    charted = [each for each in told if drawn(each.entry)]
    others = [each for each in told if not drawn(each.entry)]
    return html.Article(
        [
            html.Header([html.H2(name), html.P(figures_of_targets(len(told), language), className="hint")]),
            *bullets(key, name, charted, language),
            *_listed(others, language, beside_chart=bool(charted)),
            html.Details([html.Summary(AS_TABLE.in_(language)), _table(name, told, language)]),
            _sources(told, language),
        ],
        className="card account",
    )


def folded(name: str, told: Sequence[Told], whole: View, language: Language) -> Component:
    """One group of many: its name, how many of its targets stand how and, when it is opened, each as a line.

    `whole` is the view that has the group alone, with its chart, its table and its phrases.
    """
    count = html.Span(figures_of_targets(len(told), language), className="hint")
    items = [html.Li(_aim(each, language), className="aim") for each in told]
    return html.Details(
        [
            html.Summary([html.H2(name), count, *_states(told)]),
            html.P(link(GROUP_ALONE.in_(language), whole, language)),
            html.Ul(items, className="aims"),
        ],
        className="card account folded",
    )


def _states(told: Sequence[Told]) -> list[Component]:
    """How many targets stand how, the most common state first."""
    looks = {each.said.state: each.entry.verdict.state for each in told}
    counts = Counter(each.said.state for each in told).most_common()
    return [
        html.Span([shape(looks[words]), f"{words} {count}"], className="state hint")
        for words, count in counts
    ]


def shape(state: str) -> Component:
    """The shape of a state, in its colour; the words beside it say the same."""
    return html.Span(
        ATTAINMENT_SHAPE[state], className=f"state-shape state-{state.lower()}", **aria(hidden="true")
    )


def _listed(told: Sequence[Told], language: Language, *, beside_chart: bool) -> list[Component]:
    """The targets without a row in the chart, and why they have none where a chart has others."""
    hints = [
        *([LEDGER_LISTED] if beside_chart and any(map(_an_amount, told)) else []),
        *([RANK_UNDRAWN] if any(map(_a_place, told)) else []),
        *([GOAL_LISTED] if beside_chart and any(goals.is_goal(each.entry.target) for each in told) else []),
    ]
    items = [html.Li(_aim(each, language), className="aim") for each in told]
    words = [html.P(hint.in_(language), className="hint") for hint in hints]
    return [html.Div([*words, html.Ul(items, className="aims")], className="undrawn")] if items else []


def _a_place(told: Told) -> bool:
    target = told.entry.target
    return bool(target["unit_measure"] == Unit.RANK) and not goals.is_goal(target)


def _an_amount(told: Told) -> bool:
    return not _a_place(told) and not goals.is_goal(told.entry.target)


def _aim(told: Told, language: Language) -> list[Component]:
    """Name and value, by when and how firmly, how it stands, what there is instead of a result, and why."""
    target, said = told.entry.target, told.said
    modality = [MODALITY[target["modality"]].in_(language)] if target["modality"] != Modality.PLAN else []
    reached = _results(told.entry, language)
    return [
        html.Div([html.Span(told.name, className="aim-name"), value(target, language)], className="aim-head"),
        html.Div(
            [
                html.Span(" · ".join([when(target, language), *modality])),
                _state(told),
                *([html.Span(said.rate)] if said.rate else []),
            ],
            className="aim-facts",
        ),
        *([html.Div(reached, className="aim-facts")] if reached else []),
        *([html.P(said.reason, className="aim-reason")] if said.reason else []),
    ]


def _state(told: Told) -> Component:
    return html.Span([shape(told.entry.verdict.state), told.said.state], className="state")


def _table(name: str, told: Sequence[Told], language: Language) -> Component:
    head = html.Tr([html.Th(FIELD[each].in_(language), scope="col") for each in _HEADS])
    body = [_row(each, language) for each in told]
    table = html.Table([html.Thead(head), html.Tbody(body)], className="table ledger")
    return html.Div(
        table,
        className="scroll",
        tabIndex="0",
        role="region",
        **aria(label=LEDGER_CHART.filled(name=name).in_(language)),
    )


def _row(told: Told, language: Language) -> Component:
    entry, said = told.entry, told.said
    target = entry.target
    return html.Tr(
        [
            html.Td(_state(told)),
            html.Th(link(told.name, Region(target["region"]), language), scope="row"),
            html.Td([value(target, language), *_set_by(target, language)]),
            html.Td(when(target, language)),
            html.Td(MODALITY[target["modality"]].in_(language), className=_firmness(target)),
            html.Td(_base(entry.base, said.pair, language)),
            html.Td(_results(entry, language)),
            html.Td(
                [html.Div(said.formula or said.rate), *([html.Div(said.distance)] if said.distance else [])]
            ),
            html.Td(said.reason),
        ]
    )


def _set_by(target: Row, language: Language) -> list[Component]:
    setter = text(target, f"set_by_{language}")
    return [html.Div(SET_BY.filled(setter=setter).in_(language), className="hint setter")] if setter else []


def _firmness(target: Row) -> str:
    return "aspired" if target["modality"] == Modality.ASPIRE else ""


def _base(row: Row | None, pair: str, language: Language) -> list[Any]:
    """A base leading to its phrase, and what it is to lead up to: no attainment, just where it starts."""
    if row is None:
        return []
    return [
        value(row, language),
        html.Span(pair.removeprefix(display.figure(row, language)), className="hint"),
    ]


def _results(entry: Entry, language: Language) -> list[Any]:
    """What answers a target, or what there is so far or instead, each leading to its phrase."""
    return [
        html.Div([value(row, language), " ", html.Span(_quality(row, language), className="hint")])
        for row in answering(entry)
    ]


def _quality(row: Row, language: Language) -> str:
    """When it was, and that it is an estimate where it is no result."""
    estimated = row["measure_role"] != Role.ACTUAL
    return when(row, language) + (f" · {ROLE[row['measure_role']].in_(language)}" if estimated else "")


def _sources(told: Sequence[Told], language: Language) -> Component:
    """Every figure of the table with its phrase, as the text writes it."""
    cited = [
        html.Li(
            [
                html.B(f"{each.name} · {display.figure(row, language)}"),
                *_setter(row, language),
                citation(row, language),
            ]
        )
        for each in told
        for row in (
            each.entry.target,
            *answering(each.entry),
            *([each.entry.base] if each.entry.base else []),
        )
    ]
    return html.Details([html.Summary(WHERE_FROM.in_(language)), html.Ul(cited, className="cited")])


def _setter(row: Row, language: Language) -> list[Component]:
    if row["modality"] == Modality.DONE:
        return []
    setter = text(row, f"set_by_{language}") or NO_SETTER.in_(language)
    return [html.P(SET_BY.filled(setter=setter).in_(language), className="remark")]
