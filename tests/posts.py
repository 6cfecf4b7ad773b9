"""What a browser posts when a control of a page changes, and what comes back."""

import json
from collections.abc import Mapping
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

CALLBACKS = "/_dash-update-component"
Values = Mapping[str, object]


def body(client: FlaskClient, changed: str, values: Values) -> str:
    """The JSON of a post: `changed` and the keys of `values` are inputs and states as `compare-url.search`.

    The callback is the one that the server has for `changed`; what is not among `values` is null.
    """
    (callback,) = [
        each
        for each in client.get("/_dash-dependencies").json
        if changed in map(_joined, each["inputs"]) and not each["clientside_function"]
    ]
    output = callback["output"]
    outputs = [_split(name) for name in output.strip(".").split("...")]
    several = output.startswith("..")
    return json.dumps(
        {
            "output": output,
            "outputs": outputs if several else outputs[0],
            "inputs": [_held(each, values) for each in callback["inputs"]],
            "state": [_held(each, values) for each in callback["state"]],
            "changedPropIds": [changed],
        }
    )


def post(client: FlaskClient, changed: str, values: Values, **how: Any) -> TestResponse:
    """The answer to such a post; `how` are further words for the client, such as headers."""
    return client.post(CALLBACKS, data=body(client, changed, values), content_type="application/json", **how)


def told(answer: TestResponse) -> dict[str, Any]:
    """What an answer sets, by `compare-family.value`."""
    return {
        f"{name}.{prop.partition('@')[0]}": value
        for name, props in answer.json["response"].items()
        for prop, value in props.items()
    }


def parts(answer: TestResponse) -> dict[str, str]:
    """The HTML that an answer puts into the page, by the id of the element."""
    found: dict[str, str] = told(answer)["content.data"]["parts"]
    return found


def _joined(dependency: Mapping[str, str]) -> str:
    return f"{dependency['id']}.{dependency['property']}"


def _split(name: str) -> dict[str, str]:
    part, _, prop = name.partition(".")
    return {"id": part, "property": prop}


def _held(dependency: Mapping[str, str], values: Values) -> dict[str, object]:
    return {**dependency, "value": values.get(_joined(dependency))}
