"""Trees of `dash.html` components as HTML text: what the server sends is readable before any script runs."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup, escape

# Attributes that dash spells otherwise.
_NAMES = {"className": "class", "htmlFor": "for"}
_VOID = frozenset({"Br", "Hr", "Img", "Input", "Link", "Meta", "Source", "Track", "Wbr", "Col"})
# Text in these is not markup and must not be escaped.
_RAW = frozenset({"Script"})


def markup(part: object) -> Markup:
    """A component, text or list of them as HTML; `markupsafe.Markup` is taken as it is.

    Raises:
        TypeError: a component of another library, which only the browser can draw.
    """
    return Markup("".join(_pieces(part)))


def element(name: str, children: object = None, /, **attributes: object) -> Markup:
    """An element that `dash.html` lacks, such as input: `element("input", type="search", aria_label="…")`."""
    named = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    opened = f"<{name}{''.join(_attributes(named))}>"
    return Markup(opened if name.title() in _VOID else f"{opened}{markup(children)}</{name}>")


def _pieces(part: object) -> Iterator[str]:
    match part:
        case None:
            return
        case Component():
            yield from _element(part)
        case list() | tuple():
            for each in part:
                yield from _pieces(each)
        case _:
            yield escape(part)


def _element(part: Component) -> Iterator[str]:
    if type(part).__module__.split(".")[:2] != html.__name__.split("."):
        raise TypeError(f"{type(part).__name__} is no HTML element")
    kind = type(part).__name__
    properties = part.to_plotly_json()["props"]  # type: ignore[no-untyped-call]
    children = properties.pop("children", None)
    name = kind.lower()
    yield f"<{name}{''.join(_attributes(properties))}>"
    if kind in _VOID:
        return
    yield from [_inert(str(children))] if kind in _RAW else _pieces(children)
    yield f"</{name}>"


def _attributes(properties: Mapping[str, Any]) -> Iterator[str]:
    for key, value in properties.items():
        name = _NAMES.get(key) or (key if "-" in key else key.lower())
        if value is None or value is False:
            continue
        if value is True or value == "":
            yield f" {name}" if not name.startswith("aria-") else f' {name}="{str(value).lower()}"'
        else:
            yield f' {name}="{escape(_style(value) if name == "style" else str(value))}"'


def _style(rules: Mapping[str, object]) -> str:
    return ";".join(f"{_dashed(name)}:{value}" for name, value in rules.items())


def _dashed(name: str) -> str:
    return re.sub(r"[A-Z]", lambda letter: f"-{letter[0].lower()}", name)


def _inert(text: str) -> str:
    """Data inside a script element, in which no tag may end it."""
    return text.replace("<", "\\u003c")
