"""The ledger of targets with its words: as a table for programs, and as one for people."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from etl import display, period, queries, targets, verdicts
from etl.labels import OF
from etl.queries import Filters
from etl.rows import Row, rows
from etl.tables import Tables
from etl.targets import Entry, entries
from etl.text import Language

# Columns of `listed`: those of the ledger that are read first, words and figures, then the rest.
LISTED = (
    "target", "base", "result", "rate_low", "rate_high", "state", "reason", "state_name", "rate", "formula",
    "base_to_target", "distance", "rate_kind", "obstacle", "unrated", "as_of", "deadline", "region", "ref_area",
    "region_name", "level", "indicator", "indicator_name", "time_period", "target_value", "target_upper",
    "target_as_written", "comparator", "modality", "direction", "unit_measure", "set_by", "base_value",
    "base_as_written", "base_comparator", "base_period", "base_role", "result_value", "result_upper",
    "result_as_written", "result_comparator", "result_period", "interim", "distance_low", "distance_high",
    "superseded_by", "supersedes", "source", "source_title", "line", "as_written",
)  # fmt: skip
_OF_OTHERS = {
    "value": "obs_value_exact",
    "upper": "obs_upper",
    "as_written": "value_as_written",
    "period": "time_period",
    "comparator": "comparator",
}


def listed(
    tables: Tables, as_of: date, language: Language = "zh", filters: Filters = Filters()
) -> pd.DataFrame:
    """The ledger (see `etl.targets.ledger`) with its figures and words put in: columns LISTED, all text.

    Values are exact decimals in base unit; `…_as_written` is what the text says.
    """
    found = entries(tables, as_of, filters)
    told = targets.table(found, as_of).astype("object")
    following = sequels(tables, found)
    words = [verdicts.said(entry, following.get(entry.superseded_by), language) for entry in found]
    columns: dict[str, list[Any]] = {name: list(told[name]) for name in targets.LEDGER}
    for name in ("reason", "rate", "formula", "distance"):
        columns[name] = [getattr(each, name) for each in words]
    columns["state_name"] = [each.state for each in words]
    columns["base_to_target"] = [each.pair for each in words]
    columns |= {
        name: [entry.target[column] for entry in found] for name, column in _of_target(language).items()
    }
    for role in ("base", "result"):
        about = [getattr(entry, role) or {} for entry in found]
        columns |= {
            f"{role}_{name}": [row.get(column) for row in about] for name, column in _OF_OTHERS.items()
        }
    return pd.DataFrame({name: columns[name] for name in LISTED}).astype("str")


def spoken(
    tables: Tables, as_of: date, language: Language = "zh", filters: Filters = Filters()
) -> pd.DataFrame:
    """The ledger for a person to read: target, base, result, rate_low, rate_high, state, reason, all in words."""
    found = entries(tables, as_of, filters)
    told = targets.table(found, as_of)
    following = sequels(tables, found)
    words = [verdicts.said(entry, following.get(entry.superseded_by), language) for entry in found]
    lines = [
        {
            "target": " ".join(
                (
                    entry.target[f"region_name_{language}"],
                    entry.target[f"indicator_name_{language}"],
                    _dated(entry.target, language),
                )
            ),
            "base": _dated(entry.base, language),
            "result": _dated(entry.result, language),
            "state": each.state,
            "reason": each.reason or each.distance,
        }
        for entry, each in zip(found, words, strict=True)
    ]
    columns = ["target", "base", "result", "rate_low", "rate_high", "state", "reason"]
    return pd.DataFrame(lines, columns=columns).assign(
        rate_low=list(told["rate_low"]), rate_high=list(told["rate_high"])
    )


def sequels(tables: Tables, found: Iterable[Entry]) -> dict[str | None, Row]:
    """The targets that superseded others, by id, as rows of a VIEW."""
    wanted = tuple(dict.fromkeys(entry.superseded_by for entry in found if entry.superseded_by))
    view = queries.observations(tables, Filters(ids=wanted)) if wanted else None
    return {row["obs_id"]: row for row in rows(view)} if view is not None else {}


def _of_target(language: Language) -> dict[str, str]:
    """Column of `listed` → column of a VIEW, of the target."""
    same = ("ref_area", "level", "comparator", "modality", "unit_measure", "source", "line", "as_written")
    return {name: name for name in same} | {
        "region_name": f"region_name_{language}",
        "indicator_name": f"indicator_name_{language}",
        "target_value": "obs_value_exact",
        "target_upper": "obs_upper",
        "target_as_written": "value_as_written",
        "set_by": f"set_by_{language}",
        "source_title": f"title_{language}",
    }


def _dated(row: Row | None, language: Language) -> str:
    if row is None:
        return ""
    value, when = display.figure(row, language), period.in_words(row["time_period"], language)
    return OF.filled(name=value, kind=when).in_(language)
