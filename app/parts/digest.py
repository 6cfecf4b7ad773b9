"""Which figures of a region go on one sheet of paper: targets and the newest first, as many as there is room."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import NamedTuple

import pandas as pd

from app.figures import wording
from app.parts.claim import qualities
from etl import display, verdicts
from etl.codes import Role
from etl.rows import Row, rows
from etl.text import Language, across

# Widths in letters, heights in lines of the sheet (see `5b-brief.css`), for wide faces: a narrow one leaves room.
COLUMNS = 2
COLUMN = 44  # letters of a name beside its value, on a line of a column
VALUE = 20  # letters of a value at most, before it goes on below
FACTS = 50  # letters of what else is said of a figure
WIDE = 118  # letters of a line of notes
NOTE = 14  # letters of a note beside its phrase: its number and line
NAMED, SAID, APART = 0.97, 0.86, 0.27  # heights: a line of a name, one of facts, the room between figures
TOPIC = 1.5
NOTED = 0.88
CARD = 21  # letters of a name on a line over a large figure
KEY = 4  # most figures that are shown large

States = Mapping[str, str]


class Digest(NamedTuple):
    """Rows of a VIEW: those shown, by topic; of them the large ones; and how many are left out."""

    shown: Sequence[Row]
    key: Sequence[Row]
    left_out: int


def digest(
    own: pd.DataFrame, states: States, room: float, language: Language, breadth: Mapping[str, int]
) -> Digest:
    """What to show of a region's figures on so many lines of a sheet.

    `own` has a row a fact, in the order of topics; `states` tell how targets stand, by obs_id; `breadth` tells of how
    many provinces there are figures of an indicator. What is shown large comes first, then the newest of each
    definition and role, those of more provinces before others and targets before results, then what is older.
    """
    own = own.reset_index(drop=True)
    own = own.assign(breadth=own["indicator"].map(lambda name: breadth.get(name, 0)))
    key = _key(own)
    chosen: list[Row] = []
    spent = max((_above(row, language) for row in key), default=0.0)
    for row in _by_weight(own, [row["obs_id"] for row in key]):
        spent += _cost(row, chosen, states, language)
        if spent > room:
            break
        chosen.append(row)
    places = {obs_id: place for place, obs_id in enumerate(own["obs_id"])}
    shown = sorted(chosen, key=lambda row: places[row["obs_id"]])
    return Digest(shown, key, len(own) - len(shown))


def _by_weight(own: pd.DataFrame, key: Sequence[str]) -> list[Row]:
    newest = own.groupby(["indicator", "measure_role"])["period_end"].transform("max")
    weighed = own.assign(
        large=~own["obs_id"].isin(key),
        older=own["period_end"] < newest,
        other=own["measure_role"] != Role.TARGET,
    )
    order = ["large", "older", "breadth", "other", "period_end"]
    ascending = [True, True, False, True, False]
    return rows(weighed.sort_values(order, ascending=ascending, kind="stable"))


def _key(own: pd.DataFrame) -> list[Row]:
    """The newest result of the indicator of each topic that most provinces have, then of the second, and so on.

    What is older than the newest results of the region is large only where nothing else is.
    """
    results = own[own["measure_role"] == Role.ACTUAL]
    newest = results.sort_values("period_end", ascending=False, kind="stable").drop_duplicates("indicator")
    newest = newest.assign(older=newest["period_end"].dt.year < newest["period_end"].dt.year.max())
    ordered = newest.sort_index().sort_values(["older", "breadth"], ascending=[True, False], kind="stable")
    turn = ordered.groupby("topic", sort=False).cumcount()
    return rows(ordered.loc[turn.sort_values(kind="stable").index].head(KEY))


def _above(row: Row, language: Language) -> float:
    """Lines that the name of a large figure takes beyond the two that it always has."""
    return NAMED * max(ceil(across(row[f"indicator_name_{language}"]) / CARD) - 2, 0)


def _cost(row: Row, before: Sequence[Row], states: States, language: Language) -> float:
    """Lines that a figure takes: its own, those of its note, and of what it is the first to need."""
    topic = 0.0 if any(each["topic"] == row["topic"] for each in before) else TOPIC
    source = 0.0 if any(each["source"] == row["source"] for each in before) else 1.0
    noted = source + (NOTE + across(row["as_written"])) / WIDE
    return (_height(row, states, language) + topic) / COLUMNS + NOTED * noted


def _height(row: Row, states: States, language: Language) -> float:
    name, value = across(row[f"indicator_name_{language}"]), across(display.figure(row, language))
    named = max(ceil(name / (COLUMN - min(value + 4, VALUE))), ceil(value / VALUE))
    said = [*wording.facts(row, language), *(each.in_(language) for each in qualities(row))]
    if state := states.get(row["obs_id"]):
        said.append(verdicts.state(state, row["modality"]).in_(language))
    return NAMED * named + SAID * ceil(across(" · ".join(said)) / FACTS) + APART
