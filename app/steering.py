"""Address and controls of a page are two sides of one view: whichever moved, the other follows."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, cast

from dash import ctx, no_update
from dash.exceptions import PreventUpdate

from app import urls
from app.known import Known
from app.urls import Address, Compare, Coverage, Data, Overview, Targets

Steered = TypeVar("Steered", Overview, Compare, Targets, Coverage, Data)


def steer(location: str, address: Address, chosen: Steered, known: Known) -> tuple[Any, Steered]:
    """What to write into the address, and the view to show.

    `location` is the id of the page's address, `chosen` what its controls say. Values that do not exist are
    dropped, whoever sent them.

    Raises:
        PreventUpdate: both sides agree already.
    """
    search = urls.search(chosen, address.language)
    existing = urls.parse(urls.path(chosen), search, known).view
    if existing == address.view:
        raise PreventUpdate
    if ctx.triggered_id == location:
        return no_update, cast(Steered, address.view)  # Same path, so the same kind of view.
    return urls.search(existing, address.language), cast(Steered, existing)


def several(values: object) -> tuple[str, ...]:
    """What a control for several values holds; nothing while it is empty."""
    return tuple(value for value in values if isinstance(value, str)) if isinstance(values, list) else ()


def single(value: object) -> str:
    """What a control for one value holds; an empty text while it is empty."""
    return value if isinstance(value, str) else ""


def news(values: Iterable[object], held: Iterable[object]) -> Iterator[object]:
    """What to send to controls: their new values, nothing to those that hold them already."""
    return (no_update if new == old else new for new, old in zip(values, held, strict=True))
