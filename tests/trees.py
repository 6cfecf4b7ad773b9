"""Looking into pages as trees of components."""

import json
from collections.abc import Iterator
from typing import Any

from dash import html
from dash.development.base_component import Component


def walk(part: object) -> Iterator[Component]:
    """A component and everything inside it."""
    if isinstance(part, Component):
        yield part
        yield from walk(getattr(part, "children", None))
    elif isinstance(part, list | tuple):
        for each in part:
            yield from walk(each)


def words(part: object) -> str:
    """All text inside a component that is there to be read, one piece a line."""
    if isinstance(part, html.Script):
        return ""
    if isinstance(part, Component):
        return words(getattr(part, "children", None))
    if isinstance(part, list | tuple):
        return "\n".join(words(each) for each in part)
    return "" if part is None else str(part)


def has_class(part: Component, name: str) -> bool:
    return name in (getattr(part, "className", None) or "").split()


def classed(part: object, name: str) -> list[Component]:
    """The components inside one that have a class, in order."""
    return [each for each in walk(part) if has_class(each, name)]


def by_id(part: object, name: str) -> Component:
    return next(each for each in walk(part) if getattr(each, "id", None) == name)


def hrefs(part: object) -> list[str]:
    """Where the links inside a component lead, in order."""
    return [each.href for each in walk(part) if getattr(each, "href", None)]


def plots(part: object) -> list[dict[str, Any]]:
    """What the browser is told of each drawing inside a component: figure, leads, and about its chart."""
    about = {
        id(plot): json.loads(next(each for each in chart.children if isinstance(each, html.Script)).children)
        for chart in classed(part, "chart")
        for plot in classed(chart, "plot")
    }
    return [
        {**json.loads(each.children.children), "about": about.get(id(each))} for each in classed(part, "plot")
    ]


def charts(part: object) -> list[dict[str, Any]]:
    """The figures of the charts inside a component, in order."""
    return [plot["figure"] for plot in plots(part)]


def marked(figure: dict[str, Any]) -> set[str]:
    """The observations that the marks of a figure tell when they are clicked."""
    return {obs for trace in figure["data"] for obs in trace.get("customdata", ()) if obs}
