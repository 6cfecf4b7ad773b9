"""Ready stories of the first page: which of them the data can tell, and the few numbers that sum each up."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from etl import answered, findings, queries
from etl.codes import Role
from etl.findings import Lead, Moves
from etl.rows import Row, rows
from etl.tables import Tables

SUBJECTS = Path(__file__).with_name("data") / "stories.csv"
SHARES, INTENSITY, SIZES = "shares", "intensity", "sizes"


class Breadth(NamedTuple):
    """How much there is of a family: figures of so many definitions, of so many regions."""

    family: Row  # of `etl.queries.families`
    definitions: int
    regions: int
    figures: int


class Told(NamedTuple):
    """Of how many provinces there is a figure of one role and period."""

    role: Role
    period: str
    provinces: int


class Aims(NamedTuple):
    """What most provinces aim at, beside what they achieved the year before."""

    lead: Lead
    family: str
    moves: Moves


class Course(NamedTuple):
    """One indicator from results to targets."""

    indicator: Row  # of the indicators table
    told: tuple[Told, ...]  # the newest results, then targets by period


class Stories(NamedTuple):
    """What can be told; None or nothing where the data have none of it."""

    aims: Aims | None
    shares: Breadth | None
    course: Course | None
    sizes: tuple[Breadth, ...]


@answered.kept(1)
def stories(tables: Tables) -> Stories:
    """The stories of some tables, about the subjects that `data/stories.csv` names."""
    subjects = _subjects()
    shares = [each for family, _ in subjects[SHARES] if (each := _breadth(tables, family))]
    sizes = [each for family, _ in subjects[SIZES] if (each := _breadth(tables, family))]
    courses = [course for _, name in subjects[INTENSITY] if (course := _course(tables, name))]
    # One definition alone is a ranking like any other.
    several, sized = ([each for each in found if each.definitions > 1] for found in (shares, sizes))
    return Stories(_aims(tables), next(iter(several), None), next(iter(courses), None), tuple(sized))


def _aims(tables: Tables) -> Aims | None:
    lead = findings.lead(tables)
    moves = findings.moves(tables, lead) if lead else None
    if not lead or not moves:
        return None
    family = tables.indicators.loc[tables.indicators["indicator"] == lead.indicator, "family"]
    return Aims(lead, family.iloc[0], moves)


def _breadth(tables: Tables, family: str) -> Breadth | None:
    found = queries.comparison(tables, family)
    named = [row for row in rows(queries.families(tables)) if row["family"] == family]
    if found.empty:
        return None
    counts = (found[name].nunique() for name in ("indicator", "region", "fact"))
    return Breadth(named[0], *counts)


def _course(tables: Tables, indicator: str) -> Course | None:
    """An indicator that provinces have targets of; results alone lead nowhere."""
    definition = tables.indicators[tables.indicators["indicator"] == indicator]
    results, targets = (
        [Told(role, *counted) for counted in findings.breadth(tables, indicator, role).items()]
        for role in (Role.ACTUAL, Role.TARGET)
    )
    return Course(rows(definition)[0], (*results[-1:], *targets)) if targets else None


@cache
def _subjects() -> Mapping[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {SHARES: [], INTENSITY: [], SIZES: []}
    with SUBJECTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["story"]].append((row["family"], row["indicator"]))
    return found
