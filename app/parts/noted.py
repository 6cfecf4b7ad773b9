"""Figures with numbered notes, as on paper: what each says, and under its number where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from dash import html
from dash.development.base_component import Component

from app.figures import wording
from app.parts.account import shape
from app.parts.citation import lines, value
from app.parts.claim import qualities
from app.parts.words import link, when
from app.urls import Source
from etl import verdicts
from etl.labels import BRIEF_KEY, BRIEF_NOTES
from etl.rows import Row
from etl.text import Language

Numbers = Mapping[str, int]


def numbered(shown: Sequence[Row]) -> Numbers:
    """The number of the note of each observation, from 1; those of one source follow each other."""
    sources = list(dict.fromkeys(row["source"] for row in shown))
    ordered = sorted(shown, key=lambda row: sources.index(row["source"]))
    return {row["obs_id"]: number for number, row in enumerate(ordered, 1)}


def key(shown: Sequence[Row], numbers: Numbers, language: Language) -> list[Component]:
    """A few figures, large."""
    cards = [
        html.Li(
            [
                html.Span(row[f"indicator_name_{language}"]),
                html.Strong([value(row, language), _mark(row, numbers)]),
                html.Span(when(row, language), className="brief-when"),
            ]
        )
        for row in shown
    ]
    title = html.H2(BRIEF_KEY.in_(language))
    return [html.Section([title, html.Ul(cards)], className="brief-key")] if cards else []


def topics(
    shown: Sequence[Row], states: Mapping[str, str], numbers: Numbers, language: Language
) -> list[Component]:
    """Figures by topic, in the order given; `states` tell how targets stand."""
    return [
        html.Section(
            [html.H2(name), html.Ul([_figure(row, states, numbers, language) for row in rows])],
            className="brief-topic",
        )
        for name, rows in groupby(shown, key=lambda row: row[f"topic_name_{language}"])
    ]


def notes(shown: Sequence[Row], numbers: Numbers, language: Language) -> list[Component]:
    """Title, lines and phrases, in the order of the numbers. Phrases stay Chinese."""
    if not shown:
        return []
    ordered = sorted(shown, key=lambda row: numbers[row["obs_id"]])
    cited = [
        _source(list(rows), numbers, language) for _, rows in groupby(ordered, key=lambda row: row["source"])
    ]
    return [html.Section([html.H2(BRIEF_NOTES.in_(language)), *cited], className="brief-notes")]


def _figure(row: Row, states: Mapping[str, str], numbers: Numbers, language: Language) -> Component:
    said = [*wording.facts(row, language), *(each.in_(language) for each in qualities(row))]
    return html.Li(
        [
            html.Span(row[f"indicator_name_{language}"], className="brief-name"),
            html.Span([value(row, language), _mark(row, numbers)], className="brief-value"),
            html.Span([" · ".join(said), *_stands(row, states, language)], className="brief-facts"),
        ]
    )


def _stands(row: Row, states: Mapping[str, str], language: Language) -> list[Component | str]:
    """How a target stands."""
    state = states.get(row["obs_id"])
    if state is None:
        return []
    return [" · ", shape(state), f" {verdicts.state(state, row['modality']).in_(language)}"]


def _mark(row: Row, numbers: Numbers) -> Component:
    number = numbers[row["obs_id"]]
    return html.Sup(html.A(f"[{number}]", href=f"#note-{number}"))


def _source(cited: Sequence[Row], numbers: Numbers, language: Language) -> Component:
    """The notes of one text in one paragraph."""
    title = link(cited[0][f"title_{language}"], Source(cited[0]["source"]), language)
    return html.P([html.B(title), *(part for row in cited for part in _note(row, numbers, language))])


def _note(row: Row, numbers: Numbers, language: Language) -> Iterator[Component | str]:
    number = numbers[row["obs_id"]]
    yield " "
    yield html.Span(
        [f"[{number}] {lines(row, language)} ", html.Q(row["as_written"], lang="zh-CN")], id=f"note-{number}"
    )
