"""Trees of `dash.html` components as HTML text: what the server sends is readable before any script runs."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup, escape

# Attributes that dash spells otherwise.
_NAMES = {"className": "class", "htmlFor": "for"}
_VOID = frozenset({"Br", "Hr", "Img", "Input", "Link", "Meta", "Source", "Track", "Wbr", "Col"})
# Text in these is not markup and must not be escaped.
_RAW = frozenset({"Script"})
_WILDCARDS = ("data-", "aria-")
_LAST = 1000  # where attributes stand that any element may have


def markup(part: object) -> Markup:
    """A component, text or list of them as HTML; `markupsafe.Markup` is taken as it is.

    Raises:
        TypeError: a component of another library, which only the browser can draw.
    """
    written: list[str] = []
    _write(part, written)
    return Markup("".join(written))


def element(name: str, children: object = None, /, **attributes: object) -> Markup:
    """An element that `dash.html` lacks, such as input: `element("input", type="search", aria_label="…")`."""
    named = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    opened = f"<{name}{''.join(_attributes(named))}>"
    return Markup(opened if name.title() in _VOID else f"{opened}{markup(children)}</{name}>")


def _write(part: object, written: list[str]) -> None:
    """Append the pieces of a part. Pages have up to 100,000 of them, so that each call counts."""
    if isinstance(part, Component):
        _element(part, written)
    elif isinstance(part, list | tuple):
        for each in part:
            _write(each, written)
    elif part is not None:
        written.append(escape(part))


def _element(part: Component, written: list[str]) -> None:
    known = _known(type(part))
    own = [name for name in part.__dict__ if name in known or name.startswith(_WILDCARDS)]
    properties = {name: part.__dict__[name] for name in sorted(own, key=lambda name: known.get(name, _LAST))}
    children = properties.pop("children", None)
    kind = type(part).__name__
    name = kind.lower()
    written.append(f"<{name}{''.join(_attributes(properties))}>")
    if kind in _VOID:
        return
    if kind in _RAW:
        written.append(_inert(str(children)))
    else:
        _write(children, written)
    written.append(f"</{name}>")


@cache
def _known(kind: type[Component]) -> Mapping[str, int]:
    """The properties of a kind of element, each with its place in the order in which they are written.

    Raises:
        TypeError: it is a component of another library.
    """
    if kind.__module__.split(".")[:2] != html.__name__.split("."):
        raise TypeError(f"{kind.__name__} is no HTML element")
    return {name: place for place, name in enumerate(kind()._prop_names)}


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
