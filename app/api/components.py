"""The parameters and refusals of the OpenAPI description, from the tables that requests are read by."""

from collections.abc import Iterator
from typing import Any

from app.api.limits import LONGEST_WORDS, MOST_VALUES
from app.api.parameters import HEADS, PARAMETERS
from app.api.problems import LONGEST_VALUE, MEDIA, Kind, both
from app.api.schemas import Schema, ref
from app.api.vocabulary import Values, vocabulary
from etl import queries
from etl.codes import Role
from etl.labels import API_ALLOWED_AT, API_PARAMETER, API_REPEATABLE, API_RESPONSE, API_STOP
from etl.rows import rows
from etl.tables import Tables
from etl.text import Text

# Parameters and the columns of a VIEW that hold values of them.
_COLUMNS = {
    "region": "region",
    "indicator": "indicator",
    "source": "source",
    "family": "family",
    "topic": "topic",
    "level": "level",
    "period": "time_period",
    "obs": "obs_id",
    "q": "indicator_name_en",
}


def parameters(tables: Tables) -> Iterator[tuple[str, Schema]]:
    """Every parameter by name, with an example from an edition; together they find a figure."""
    offered, examples = vocabulary(tables), _examples(tables)
    for name, parameter in PARAMETERS.items():
        values = offered.get(name, Values({}))
        said = [API_PARAMETER[name]]
        about: Schema = {"name": name, "in": "query", "schema": _value(name, values)}
        if parameter.repeated:
            several = {"type": "array", "items": about["schema"], "minItems": 1, "maxItems": MOST_VALUES}
            about |= {"style": "form", "explode": True, "schema": several}
            said.append(API_REPEATABLE)
        if values.listed_at:
            said.append(API_ALLOWED_AT.filled(at=values.listed_at))
        about |= {"examples": {"example": {"value": examples[name]}}} if name in examples else {}
        yield name, {**about, "description": both(_sentences(said))}
    yield "version", _in_path("version", {"type": "string"}, tables.version)
    yield "kind", _in_path("kind", {"enum": list(map(str, Kind))}, Kind.UNKNOWN_VALUE.value)


def responses() -> Iterator[tuple[str, Schema]]:
    """Every answer that is none, by its status."""
    for code, words in API_RESPONSE.items():
        content = {} if code == "304" else {"content": {MEDIA: {"schema": ref("problem")}}}
        yield code, {"description": both(words), **content}


def _value(name: str, values: Values) -> Schema:
    """What one value looks like. Closed lists are told; ids are text, for every edition has more of them."""
    match PARAMETERS[name].form:
        case "words":
            return {"type": "string", "minLength": 1, "maxLength": LONGEST_WORDS}
        case "day":
            return {"type": "string", "format": "date"}
        case "heads":
            return {"enum": list(HEADS)}
        case "listed" if not values.listed_at:
            return {"enum": list(values.meaning)}
    return {"type": "string", "minLength": 1, "maxLength": LONGEST_VALUE}


def _sentences(said: list[Text]) -> Text:
    zh, en = API_STOP
    return Text(zh.join(each.zh for each in said) + zh, f"{en.join(each.en for each in said)}{en.rstrip()}")


def _in_path(name: str, schema: Schema, example: str) -> Schema:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": both(API_PARAMETER[name]),
        "schema": schema,
        "examples": {"example": {"value": example}},
    }


def _examples(tables: Tables) -> dict[str, Any]:
    """A value of each parameter, all of one figure of an edition; of an empty edition those that need none."""
    found: dict[str, Any] = {"as_of": "2025-01-01", "headers": "zh"}
    for row in rows(queries.observations(tables, most=1)):
        found |= {name: [row[column]] for name, column in _COLUMNS.items()}
        found["role"] = [Role(row["measure_role"]).name.lower()]
    return found
