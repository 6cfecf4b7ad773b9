"""The chart of targets that there is something to compare with, once for a desk and once for a phone."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from app.figures.ledger import Told, keyed, ledger
from app.parts.chart import About, chart, cited, sources_said
from app.urls import Data
from etl import display
from etl.labels import LEDGER_CHART, LEDGER_SCALES
from etl.rows import Row
from etl.targets import Entry
from etl.text import Language


def bullets(key: str, name: str, told: Sequence[Told], language: Language) -> list[Component]:
    """The chart of those that have something beside their mark, once for a desk and once for a phone: its words
    wrap where they are drawn, and the style sheet shows the one that there is room for.
    """
    if not told:
        return []
    charts = [
        html.Div(_chart(f"targets-{key}{suffix}", name, told, language, wide=wide), className=look)
        for wide, suffix, look in ((True, "", "lanes-wide"), (False, "-narrow", "lanes-narrow"))
    ]
    return [html.Div(charts, className="lanes"), html.P(LEDGER_SCALES.in_(language), className="hint")]


def _chart(id_: str, name: str, told: Sequence[Told], language: Language, *, wide: bool) -> Component:
    figure = ledger(told, language, wide=wide)
    said = "; ".join(
        f"{each.name} {display.figure(each.entry.target, language)} {each.said.state}" for each in told
    )
    title = LEDGER_CHART.filled(name=name).in_(language)
    titles = cited(
        row[f"title_{language}"] for each in told for row in (each.entry.target, *answering(each.entry))
    )
    about = About(
        id_,
        title,
        [(mark, words.in_(language)) for mark, words in keyed(told).items()],
        [LEDGER_SCALES.in_(language), sources_said(titles, language)],
    )
    targets = [each.entry.target for each in told]
    regions, indicators = (
        tuple(dict.fromkeys(row[name] for row in targets)) for name in ("region", "indicator")
    )
    data = Data(regions, indicators)
    return chart(figure, about, f"{title}: {said}", language, data)


def answering(entry: Entry) -> Sequence[Row]:
    """What answers a target, or what there is so far or instead."""
    if entry.result is not None:
        return (entry.result,)
    if entry.pace:
        return entry.pace.parts
    return entry.instead or ((entry.latest,) if entry.latest else ())
