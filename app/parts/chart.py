"""A chart on a page: where it is drawn, what a copy of it says, and what can be done with it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from dash import html
from dash.development.base_component import Component

from app import urls
from app.parts.words import aria
from app.parts.words import data as data_
from app.urls import FIGURE_PATH, Data
from etl.labels import CHART_TOOL, CHART_TOOLS, COPIED, COPY_FAILED, COPY_SOURCES, DATA_OF_CHART, LISTED
from etl.text import Language

Figure = Mapping[str, Any]
TOOLS = ("png", "svg", "link", "screen")


class About(NamedTuple):
    """What goes along with a copy of a chart.

    `name` is a part of an id and of file names (ASCII); `title` says what is shown (indicator, period, unit);
    `key` has the marks that occur as name and words; `notes` end with the sources.
    """

    name: str
    title: str
    key: Sequence[tuple[str, str]] = ()
    notes: Sequence[str] = ()


def chart(
    figure: Figure,
    about: About,
    label: str,
    language: Language,
    data: Data | None = None,
    leads: str = FIGURE_PATH,
) -> Component:
    """The chart with its tools. `label` tells it to those who do not see it; `data` are its observations.

    What is clicked leads to `leads` followed by what the mark tells (see `app.figures`).
    """
    return tooled([plot(figure, label, leads)], about, language, data)


def small_charts(
    charts: Iterable[tuple[str, Figure]], about: About, language: Language, data: Data | None = None
) -> Component:
    """Small charts under their names side by side, taken along as one."""
    figures = [
        html.Figure([html.Figcaption(name), plot(figure, f"{name} · {about.title}")], className="small")
        for name, figure in charts
    ]
    return tooled([html.Div(figures, className="multiples")], about, language, data)


def tooled(
    drawn: Sequence[Component], about: About, language: Language, data: Data | None = None
) -> Component:
    """What is drawn, with what can be done with it."""
    return html.Figure(
        [*drawn, html.Script(_json(about._asdict()), type="application/json"), _tools(about, data, language)],
        className="chart",
        id=f"chart-{about.name}",
    )


def plot(figure: Figure, label: str, leads: str = FIGURE_PATH) -> Component:
    """Just the drawing, as high as its figure says. The browser draws it from the data inside."""
    return html.Div(
        html.Script(_json({"figure": figure, "leads": leads}), type="application/json"),
        role="img",
        className="plot",
        style={"height": f"{figure['layout']['height']:g}px"},
        **aria(label=label),
    )


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def sources_said(titles: Iterable[str], language: Language) -> str:
    """The line of a picture that names its sources."""
    return COPY_SOURCES.filled(listed=LISTED.in_(language).join(titles)).in_(language)


def cited(titles: Iterable[str]) -> list[str]:
    """Sources, each once."""
    return list(dict.fromkeys(titles))


def _tools(about: About, data: Data | None, language: Language) -> Component:
    done = data_(done=COPIED.in_(language), failed=COPY_FAILED.in_(language))
    buttons: list[Component] = [
        html.Button(
            CHART_TOOL[tool].in_(language),
            type="button",
            className="tool",
            **{
                "data-do": tool,
                **(done if tool == "link" else {}),
                **aria(label=_named(tool, about, language)),
            },
        )
        for tool in TOOLS
    ]
    if data:
        words = DATA_OF_CHART.in_(language)
        buttons.insert(2, html.A(words, href=urls.export(data, "csv"), className="tool"))
    label = CHART_TOOLS.filled(title=about.title).in_(language)
    return html.Div(buttons, className="tools", role="group", **aria(label=label))


def _named(tool: str, about: About, language: Language) -> str:
    return f"{CHART_TOOL[tool].in_(language)} · {about.title}"
