"""Controls with their label, alike on every page."""

from collections.abc import Mapping, Sequence

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from etl.labels import ANY, NOTHING_FOUND, PICK_HINT
from etl.text import Language

Options = Sequence[Mapping[str, object]]
# Inside the landmark of the controls, where screen readers look for it; built when it opens, for lists are long.
DROPDOWN = {"withinPortal": False, "keepMounted": False}


def one_of(
    name: str, label: str, options: Options, value: str, language: Language, *, by_keywords: bool = False
) -> Component:
    """A choice of exactly one; an empty value is none so far. `by_keywords` as in `several_of`."""
    found = {"filter": {"function": "byKeywords"}} if by_keywords else {}
    control = dmc.Select(
        id=name,
        label=label,
        data=options,
        value=value or None,
        allowDeselect=False,
        searchable=True,
        placeholder=PICK_HINT.in_(language),
        nothingFoundMessage=NOTHING_FOUND.in_(language),
        comboboxProps=DROPDOWN,
        **found,
    )
    return html.Div(control, className="control")


def several_of(
    name: str,
    label: str,
    options: Options,
    values: Sequence[str],
    language: Language,
    *,
    by_keywords: bool = False,
) -> Component:
    """A choice of any number; none chosen means all. `by_keywords`: options are found by their `words` too."""
    found = {"filter": {"function": "byKeywords"}} if by_keywords else {}
    control = dmc.MultiSelect(
        id=name,
        label=label,
        data=options,
        value=list(values),
        searchable=True,
        clearable=True,
        placeholder="" if values else ANY.in_(language),
        nothingFoundMessage=NOTHING_FOUND.in_(language),
        comboboxProps=DROPDOWN,
        **found,
    )
    return html.Div(control, className="control")


def text(name: str, label: str, hint: str, value: str) -> Component:
    """A field for words to find; it waits until typing pauses."""
    control = dmc.TextInput(id=name, label=label, placeholder=hint, value=value, debounce=400)
    return html.Div(control, className="control")
