"""The live part of a page: its controls. Everything around them is plain HTML from the server.

Only this part is built by scripts. What a control changes comes back as an `Answer` (see `steering`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component
from flask import has_request_context, request

from app import ids

ENTRY = "react-entry-point"  # where Dash builds its components
NAVY = [
    "#EAF2FB", "#C6DDF2", "#94C1E4", "#5B9BD0", "#2B6FB0", "#1B4F9C", "#17447F", "#123A6E", "#0B3C74", "#082C57",
]  # fmt: skip
THEME = {
    "fontFamily": "var(--font)",
    "headings": {"fontFamily": "var(--font)"},
    "primaryColor": "navy",
    "primaryShade": {"light": 5, "dark": 3},
    "colors": {"navy": NAVY},
    "defaultRadius": "sm",
}


class Answer(NamedTuple):
    """What a view moves, by id: values of controls, what stands in elements of the page, and further properties of
    live components, such as the options (`data`) of a control."""

    values: Mapping[str, object]
    parts: Mapping[str, object]
    properties: Mapping[str, Mapping[str, object]] = MappingProxyType({})


def place(controls: Sequence[Component]) -> Component:
    """Where the controls of a page will stand; until then their labels and values, as high as they will be."""
    return html.Div(still(controls), id=ENTRY)


def row(*controls: Component) -> Component:
    """Controls side by side, as far as there is room."""
    return html.Div(list(controls), className="controls", role="search")


def still(controls: Sequence[Component]) -> Component:
    """Labels and values of controls that no script has built yet."""
    return html.Div(list(_still(controls)), className="controls still")


def without(part: Component) -> Component:
    """A page that nothing is live in: its controls and ids are taken out of it, for it may stand beside others."""
    inside = getattr(part, "children", None)
    listed = inside if isinstance(inside, list | tuple) else [inside]
    kept = [each for each in listed if getattr(each, "id", None) != ENTRY]
    for each in kept:
        if isinstance(each, Component):
            without(each)
    if len(kept) < len(listed):
        part.children = kept
    if getattr(part, "id", None):
        setattr(part, "id", None)  # noqa: B010  (not every component has one)
    return part


def frame(controls: Sequence[Component], asked: str) -> Component:
    """What the browser builds: the controls of the page at an address, or none yet if it was not told."""
    built: Component = dmc.MantineProvider(
        [
            dcc.Location(id=ids.URL, refresh=False),
            dcc.Store(id=ids.BUILT, data=asked),
            dcc.Store(id=ids.LACKING),
            html.Div(list(controls), id=ids.CONTROLS),
        ],
        theme=THEME,
        defaultColorScheme="auto",
    )
    return built


def asked() -> str:
    """The address of the page that its scripts ask for, as the browser tells it; empty where it does not."""
    try:
        found = urlsplit(request.referrer or "" if has_request_context() else "")
    except ValueError:  # http://[
        return ""
    return f"{found.path}?{found.query}" if found.path else ""


def register(app: Dash, controls: Callable[[str], Sequence[Component]]) -> str:
    """Send the controls of a page whose address was not told; the output of the callback that does."""
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("live", "lacking"),
        Output(ids.LACKING, "data"),
        Input(ids.URL, "href"),
        State(ids.BUILT, "data"),
    )

    output = Output(ids.CONTROLS, "children")

    @app.callback(output, Input(ids.LACKING, "data"), prevent_initial_call=True)
    def build(address: str) -> Sequence[Component]:
        return controls(address)

    return str(output)


def _still(controls: object) -> Iterator[Component]:
    """Labels and values of the controls among some components."""
    for part in _walk(controls):
        label = getattr(part, "label", None)
        if isinstance(label, str):
            shown = html.Span(_value(part), className="still-value")
            yield html.Div([html.Span(label, className="still-label"), shown], className="control")


def _value(control: Component) -> str:
    """What a control shows: the words of its values, or its hint."""
    words = _words(getattr(control, "data", None) or [])
    value = getattr(control, "value", None)
    chosen = value if isinstance(value, list) else [value]
    said = [words.get(each, each) for each in chosen if each]
    return " ".join(said) or str(getattr(control, "placeholder", None) or "")


def _words(options: Sequence[Any]) -> Mapping[Any, str]:
    found: dict[Any, str] = {}
    for option in options:
        items = option.get("items", [option]) if isinstance(option, Mapping) else []
        found.update({item["value"]: item["label"] for item in items})
    return found


def _walk(part: object) -> Iterator[Component]:
    if isinstance(part, Component):
        yield part
        yield from _walk(getattr(part, "children", None))
    elif isinstance(part, list | tuple):
        for each in part:
            yield from _walk(each)
