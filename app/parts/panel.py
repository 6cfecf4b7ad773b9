"""One definition at one level: its chart, what it means, where it comes from, and the same as a table."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from dash import html
from dash.development.base_component import Component

from app.parts.citation import citation, value
from app.parts.claim import RIVALS, own_words
from app.parts.drawn import Choice, drawn, shown, title
from app.parts.unquantified import unquantified
from app.parts.words import figures, link, when
from app.urls import Region
from etl import comparison, display, goals, period, ranking, targets
from etl.codes import Role, Unit
from etl.definitions import described
from etl.labels import (
    AS_TABLE,
    CLAIM,
    DEFINITION,
    FIELD,
    GAP_NOTE,
    LISTED,
    MODALITY,
    NO_RESULT,
    NO_RESULT_MANY,
    NONE_OF_PERIOD,
    NOT_DRAWN,
    OF,
    OTHER_DEFINITIONS,
    PLACES_MIXED,
    PLACES_NOTE,
    RANK_UNDRAWN,
    ROLE,
    ROWS_DIFFER,
    WHERE_FROM,
)
from etl.rows import Row, distinct, text
from etl.text import Language

MOST_NAMED = 6  # targets without a result that are named one by one


class Shown(NamedTuple):
    """What a panel shows: its chart (see `app.parts.drawn`), the facts in it, all facts of all periods, all claims."""

    kind: str
    facts: Sequence[Row]
    everything: Sequence[Row]
    claims: Sequence[Row]


def ranked(view: Iterable[Row], across: Collection[str]) -> list[Row]:
    """The facts among the rows of a VIEW that share a definition, in the order to read them, with their places."""
    return ranking.ranked(ranking.arranged([row for row in view if row["claim_rank"] == 1]), across)


def prepared(view: Sequence[Row], everything: Sequence[Row], choice: Choice) -> Shown:
    """What is shown of the rows of a VIEW that share a definition; `everything` are its facts as `ranked` gives them.

    Places count all rows, also where only some regions are chosen, so that they stay what they are.
    """
    if choice.regions:
        everything, view = (
            [row for row in found if row["region"] in choice.regions] for found in (everything, view)
        )
    kind, facts = shown(everything, choice)
    return Shown(kind, facts, everything, _in_order(view, facts))


def panel(
    told: Shown, definition: Row, apart: Sequence[str], language: Language, choice: Choice, name: str = ""
) -> Component:
    """One definition. `apart` says what sets it apart from the others of its family; `name` is where links find it."""
    kind, facts, everything, claims = told
    if not facts:
        return _absent(everything, definition, choice, language)
    named: Any = {"id": name} if name else {}
    return html.Article(
        [
            _heading(facts, definition, language),
            *(html.P(words, className="mixed") for words in comparison.mixed(facts, language, choice.across)),
            *_chart(kind, facts, everything, choice, language),
            *_remarks(kind, facts, claims, language, choice),
            _definition(definition, language),
            *_others(apart, language),
            _sources(claims, language),
            _table(claims, facts, language),
        ],
        className="card panel",
        **named,
    )


def _absent(everything: Iterable[Row], definition: Row, choice: Choice, language: Language) -> Component:
    """That there is nothing for the period asked for: shown as missing, with the periods that there are."""
    when = period.in_words(choice.period, language)
    there = [
        period.in_words(code, language) for code in sorted(distinct(everything, "time_period"), reverse=True)
    ]
    words = NONE_OF_PERIOD.filled(period=when, listed=LISTED.in_(language).join(there)).in_(language)
    heading = html.Header(html.H3(definition[f"indicator_name_{language}"]))
    return html.Article([heading, html.P(words, className="absent")], className="card panel")


def _others(apart: Sequence[str], language: Language) -> list[Component]:
    listed = html.Ul([html.Li(words) for words in apart], className="apart")
    return [html.Details([html.Summary(OTHER_DEFINITIONS.in_(language)), listed])] if apart else []


def _in_order(view: Iterable[Row], facts: Iterable[Row]) -> list[Row]:
    """All claims about some facts, those about one together and by rank, in the order of the facts."""
    places = {row["fact"]: place for place, row in enumerate(facts)}
    found = (row for row in view if row["fact"] in places)
    return sorted(found, key=lambda row: (places[row["fact"]], row["claim_rank"]))


def _heading(facts: Sequence[Row], definition: Row, language: Language) -> Component:
    named, _, unit = title(facts, language).rpartition(" · ")
    hint = f"{unit} · {figures(len(facts), language)}"
    return html.Header([html.H3(named), html.P(hint, className="hint")])


def _chart(
    kind: str, facts: Sequence[Row], everything: Sequence[Row], choice: Choice, language: Language
) -> list[Component]:
    numbers, apart = goals.numbers(facts), unquantified(goals.goals(facts), language)
    if not numbers:
        return apart
    if facts[0]["unit_measure"] == Unit.RANK:
        return [_statements(numbers, language), *apart]
    return [*drawn(kind, numbers, everything, choice, language), *apart]


def _remarks(
    kind: str, facts: Sequence[Row], claims: Iterable[Row], language: Language, choice: Choice
) -> list[Component]:
    """What a reader must know of the rows together: periods, places, what else is stated, results that are missing."""
    said = []
    ordered, across = kind == "rank", choice.across
    if kind != "time" and choice.view.sort == "gap":
        said.append(GAP_NOTE.in_(language))
    if ordered and len(distinct(facts, "time_period")) > 1 and "time_period" not in across:
        said.append(ROWS_DIFFER.in_(language))
    if ordered and any(row["rank_low"] is not None for row in facts):
        said.append((PLACES_MIXED if across else PLACES_NOTE).in_(language))
    if rivals := _rivals(claims, language):
        said.append(NOT_DRAWN.filled(listed=LISTED.in_(language).join(rivals)).in_(language))
    if unanswered := _unanswered(facts, language):
        said.append(NO_RESULT.filled(listed=LISTED.in_(language).join(unanswered)).in_(language))
    return [html.P(words, className="hint") for words in said]


def _rivals(claims: Iterable[Row], language: Language) -> list[str]:
    """What is stated otherwise and not drawn: region, value and why not."""
    return [
        OF.filled(
            name=f"{row[f'region_name_{language}']} {display.figure(row, language)}",
            kind=CLAIM[row["claim"]].in_(language),
        ).in_(language)
        for row in claims
        if row["claim"] in RIVALS
    ]


def _unanswered(facts: Sequence[Row], language: Language) -> list[str]:
    """Regions and periods with a target that no result answers; of many, how many for each period."""
    results = [row for row in facts if row["measure_role"] == Role.ACTUAL]
    open_ = [
        row
        for row in facts
        if row["measure_role"] == Role.TARGET
        if not any(row["region"] == each["region"] and targets.answers(row, each) for each in results)
    ]
    if len(open_) > MOST_NAMED:
        counts = sorted(Counter(row["time_period"] for row in open_).items())
        return [
            NO_RESULT_MANY.filled(period=period.in_words(code, language), count=count).in_(language)
            for code, count in counts
        ]
    return [
        OF.filled(
            name=row[f"region_name_{language}"], kind=period.in_words(row["time_period"], language)
        ).in_(language)
        for row in open_
    ]


def _statements(facts: Iterable[Row], language: Language) -> Component:
    """Places in an order are no lengths: they are said, not drawn."""
    lines = [
        html.Li(
            [
                row[f"region_name_{language}"],
                " ",
                html.B(value(row, language)),
                " · ",
                when(row, language),
            ]
        )
        for row in facts
    ]
    return html.Div(
        [html.Ul(lines, className="statements"), html.P(RANK_UNDRAWN.in_(language), className="hint")]
    )


def _definition(definition: Row, language: Language) -> Component:
    parts = [
        part for name, words in described(definition, language) for part in (html.Dt(name), html.Dd(words))
    ]
    return html.Div([html.H4(DEFINITION.in_(language)), html.Dl(parts)], className="definition")


def _sources(claims: Iterable[Row], language: Language) -> Component:
    cited = [
        html.Li([html.B(row[f"region_name_{language}"]), *own_words(row, language), citation(row, language)])
        for row in claims
    ]
    return html.Details(
        [html.Summary(WHERE_FROM.in_(language)), html.Ul(cited, className="cited")], open=len(cited) <= 3
    )


def _table(claims: Iterable[Row], facts: Iterable[Row], language: Language) -> Component:
    heads = (
        "region_name_zh", "obs_value", "period_name", "vintage_zh", "role_name", "place_name", "modality_name",
        "claim_name",
    )  # fmt: skip
    places = {row["obs_id"]: ranking.told(row, language) for row in facts}
    body = [
        html.Tr(
            [
                html.Th(link(row[f"region_name_{language}"], Region(row["region"]), language), scope="row"),
                html.Td(value(row, language)),
                html.Td(when(row, language)),
                html.Td(text(row, f"vintage_{language}")),
                html.Td(ROLE[row["measure_role"]].in_(language)),
                html.Td(places.get(row["obs_id"], "")),
                html.Td(MODALITY[row["modality"]].in_(language)),
                html.Td(CLAIM[row["claim"]].in_(language)),
            ]
        )
        for row in claims
    ]
    head = html.Tr([html.Th(FIELD[name].in_(language), scope="col") for name in heads])
    table = html.Table([html.Thead(head), html.Tbody(body)], className="table")
    return html.Details([html.Summary(AS_TABLE.in_(language)), html.Div(table, className="scroll")])
