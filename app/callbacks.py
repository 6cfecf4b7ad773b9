"""What may be posted: only what a page of this site sends, exactly so.

Dash takes whatever names an output, and says in a traceback what was wrong with it. So each callback of an app is
known here with its inputs, and each input with a judge of the values that pages offer.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from dash import Dash
from flask import Flask, Response, abort, request
from werkzeug.exceptions import NotFound

from app.guard import LONGEST_BODY

PATH = "/_dash-update-component"
# What Dash answers and no page asks for; the first tells the versions of what runs here.
UNUSED = ("/_reload-hash", "/_favicon.ico")
DEEPEST = 8  # lists and objects inside each other; a callback's take four
# What the browser's side of Dash sends; the last two only where there is something to say.
_NEEDED = {"output", "outputs", "inputs", "changedPropIds"}
_TAKEN = _NEEDED | {"parsedChangedPropsIds", "state"}
_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
# Whether a value is among those that pages offer.
Offered = Callable[[object], bool]
Part = Mapping[str, str]


class Known(NamedTuple):
    """A callback: its output, inputs and states by id and property, and a judge of each value that it takes."""

    output: Part
    inputs: Sequence[Part]
    state: Sequence[Part]
    judges: Sequence[Offered]


def register(app: Dash, offered: Mapping[str, Sequence[Offered]]) -> None:
    """Guard the callbacks of an app; `offered` are the judges of the values of each, by its output.

    To be registered once all callbacks are, and before anything else that looks at requests.

    Raises:
        ValueError: a callback has no judges, or not one for each of its inputs and states.
    """
    server: Flask = app.server
    known = {
        output: _known(output, callback, offered.get(output, ()))
        for output, callback in app.callback_map.items()
        if "callback" in callback
    }
    if known.keys() != offered.keys():
        raise ValueError(f"judges of {sorted(offered)} for the callbacks of {sorted(known)}")

    @server.before_request
    def look() -> None:
        if request.path == PATH and request.method == "POST" and not _fits(_posted(), known):
            abort(400)

    for path in UNUSED:
        server.view_functions[path] = _nothing


def _known(output: str, callback: Mapping[str, Any], judges: Sequence[Offered]) -> Known:
    name, _, prop = output.rpartition(".")
    found = Known({"id": name, "property": prop}, callback["inputs"], callback["state"], judges)
    if len(judges) != len(found.inputs) + len(found.state):
        raise ValueError(f"{output} has {len(judges)} judges")
    return found


def _nothing() -> Response:
    raise NotFound


def _posted() -> object:
    """The JSON of a body; None where it is none."""
    request.max_content_length = LONGEST_BODY
    if not request.is_json:
        return None
    body = request.get_data()
    if _depth(body) > DEEPEST:
        return None
    try:
        return json.loads(body, object_pairs_hook=_unique, parse_constant=_refuse)
    except ValueError:
        return None


def _depth(body: bytes) -> int:
    """How deep lists and objects stand inside each other."""
    deepest = now = 0
    for each in _STRINGS.sub(b"", body):
        now += (each in b"[{") - (each in b"]}")
        deepest = max(deepest, now)
    return deepest


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key twice")
    return found


def _refuse(constant: str) -> None:
    """NaN and Infinity are no JSON."""
    raise ValueError(constant)


def _fits(posted: object, known: Mapping[str, Known]) -> bool:
    """Whether a page sends this."""
    if not isinstance(posted, dict) or not _NEEDED <= posted.keys() <= _TAKEN:
        return False
    output = posted["output"]
    callback = known.get(output) if isinstance(output, str) else None
    if callback is None or posted["outputs"] != callback.output:
        return False
    inputs = _values(posted["inputs"], callback.inputs)
    state = _values(posted.get("state", []), callback.state)
    changed = posted["changedPropIds"]
    return (
        inputs is not None
        and state is not None
        and _among(changed, callback.inputs)
        and posted.get("parsedChangedPropsIds", changed) == changed
        and all(judge(value) for judge, value in zip(callback.judges, [*inputs, *state], strict=True))
    )


def _values(held: object, parts: Sequence[Part]) -> list[object] | None:
    """What inputs or states hold; None if they are not those of the callback, in its order."""
    if not isinstance(held, list) or not all(isinstance(each, dict) and "value" in each for each in held):
        return None
    bare = [{key: value for key, value in each.items() if key != "value"} for each in held]
    return [each["value"] for each in held] if bare == list(parts) else None


def _among(changed: object, inputs: Sequence[Part]) -> bool:
    """Whether all that is said to have changed are inputs of the callback, each once."""
    ids = [f"{each['id']}.{each['property']}" for each in inputs]
    return isinstance(changed, list) and all(changed.count(each) == 1 and each in ids for each in changed)
