"""The sheet 目标: one row a target, with what answers it and how it stands on a day; rates are live formulas."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import islice
from math import isfinite

import pandas as pd

from etl import display, target_listing, verdicts
from etl.codes import Comparator
from etl.derived import Measured
from etl.exchange.datasets import citation
from etl.labels import ATTAINMENT_SHAPE, COMPARATOR, MODALITY, RATE_KIND, SHEET
from etl.rows import Row, rows
from etl.sheets import figures, rates
from etl.sheets.book import Book
from etl.sheets.content import Content, Number
from etl.sheets.detail import PART, column, day, decimal, number, text, when, word
from etl.sheets.listed import Column, Read, fill
from etl.sheets.rates import Inputs
from etl.tables import Tables
from etl.targets import Entry, table

TABLE = "targets"


def _of(role: str, read: Read) -> Read:
    """A reading of the target, base or result of an entry; empty where there is none."""

    def find(row: Row) -> Content:
        about = getattr(row["entry"], role)
        return None if about is None else read(about)

    return find


def _said(name: str) -> Read:
    return lambda row: getattr(row["said"], name) or None


def _state(row: Row) -> Content:
    return f"{ATTAINMENT_SHAPE[row['state']]} {row['said'].state}"


def _value(row: Row) -> Content:
    """A number with its sign; words for a range, whose ends no one number shows."""
    return display.figure(row, "zh") if row["comparator"] == Comparator.RG else figures.value(row)


def _rate(read: Callable[[Entry, Inputs | None], Content]) -> Read:
    return lambda row: read(row["entry"], row["inputs"])


def _rate_or_words(row: Row) -> Content:
    """The rate as one number, live; in words where two ends say more than one number."""
    return rates.rate(row["entry"], row["inputs"]) or row["said"].rate or None


def _input(name: str, end: Callable[[Measured], Fraction | float]) -> Read:
    """A number that the rate is formed from; empty where there is no rate, or no end."""

    def find(row: Row) -> Content:
        measured = getattr(row["inputs"], name) if row["inputs"] else None
        if measured is None or not isfinite(end(measured)):
            return None
        return Number(float(end(measured)), None)

    return find


def _inputs() -> list[Column]:
    ends: dict[str, Callable[[Measured], Fraction | float]] = {
        "STATED": lambda number: number.stated,
        "LOW": lambda number: number.interval.low,
        "HIGH": lambda number: number.interval.high,
    }
    names = {"REACHED": "reached", "WANTED": "wanted", "FROM": "base"}
    return [
        column(f"{code}_{end}", _input(name, read))
        for code, name in names.items()
        for end, read in ends.items()
    ]


COLUMNS: tuple[Column, ...] = (
    column("REF_AREA_NAME", _of("target", text("region_name_zh")), True),
    column("INDICATOR_NAME", _of("target", text("indicator_name_zh")), True),
    column("PERIOD_NAME", _of("target", when), True),
    column("TARGET_SHOWN", _of("target", figures.shown), True),
    column("RESULT_SHOWN", _of("result", figures.shown), True),
    column("MODALITY_NAME", _of("target", word("modality", MODALITY)), True),
    column("RATE", _rate_or_words, True),
    column("STATE_NAME", _state, True),
    column("REASON", _said("reason"), True),
    column("BASE_TO_TARGET", _said("pair"), True),
    column("AS_WRITTEN", _of("target", text("as_written")), True),
    column("SOURCE_TITLE", _of("target", text("title_zh")), True),
    column("LINE", _of("target", number("line")), True),
    column("TARGET_SHOWN_UNIT", _of("target", figures.shown_unit)),
    column("RESULT_SHOWN_UNIT", _of("result", figures.shown_unit)),
    column("TARGET_VALUE", _of("target", _value)),
    column("RESULT_VALUE", _of("result", _value)),
    column("UNIT_NAME", _of("target", lambda row: display.short_unit(row, "zh"))),
    column("RATE_LOW", _rate(rates.low)),
    column("RATE_HIGH", _rate(rates.high)),
    column("RATE_IN_WORDS", _said("rate")),
    column("RATE_FORMULA", _said("formula")),
    column("RATE_KIND_NAME", word("rate_kind", RATE_KIND)),
    *_inputs(),
    column("DISTANCE", _said("distance")),
    column("TARGET_AS_WRITTEN", _of("target", text("value_as_written"))),
    column("TARGET_COMPARATOR_NAME", _of("target", word("comparator", COMPARATOR))),
    column("RESULT_COMPARATOR_NAME", _of("result", word("comparator", COMPARATOR))),
    column("RESULT_PERIOD", _of("result", text("time_period"))),
    column("BASE_VALUE", _of("base", _value)),
    column("BASE_COMPARATOR_NAME", _of("base", word("comparator", COMPARATOR))),
    column("BASE_PERIOD", _of("base", text("time_period"))),
    column("SET_BY", _of("target", text("set_by_zh"))),
    column("AS_OF", day("as_of")),
    column("DEADLINE", day("deadline")),
    column("TARGET", text("target")),
    column("REF_AREA", text("region")),
    column("INDICATOR", text("indicator")),
    column("TIME_PERIOD", text("time_period")),
    column("COMPARATOR", _of("target", text("comparator"))),
    column("RESULT_COMPARATOR", _of("result", text("comparator"))),
    column("BASE_COMPARATOR", _of("base", text("comparator"))),
    column("TARGET_UPPER", _of("target", figures.upper)),
    column("RESULT_UPPER", _of("result", figures.upper)),
    column("RESULT_AS_WRITTEN", _of("result", text("value_as_written"))),
    column("BASE_AS_WRITTEN", _of("base", text("value_as_written"))),
    column("BASE_ROLE", text("base_role")),
    column("DIRECTION", text("direction")),
    column("SOURCE", _of("target", text("source"))),
    column("MODALITY", _of("target", text("modality"))),
    column("UNIT_MEASURE", _of("target", text("unit_measure"))),
    column("BASE", text("base")),
    column("RESULT", text("result")),
    column("INTERIM", text("interim")),
    column("RATE_KIND", text("rate_kind")),
    column("STATE", text("state")),
    column("OBSTACLE", text("obstacle")),
    column("UNRATED", text("unrated")),
    column("DISTANCE_LOW", decimal("distance_low")),
    column("DISTANCE_HIGH", decimal("distance_high")),
    column("SUPERSEDED_BY", text("superseded_by")),
    column("SUPERSEDES", text("supersedes")),
    column("CITATION", text("citation")),
    column("VERSION", text("version")),
)


def write(book: Book, tables: Tables, found: Iterable[Entry], as_of: date) -> list[Entry]:
    """Write the sheet for entries of the ledger that were judged for a day; those without a state or rate."""
    unrated: list[Entry] = []

    def parts() -> Iterator[Sequence[Row]]:
        entries = iter(found)
        while part := list(islice(entries, PART)):
            unrated.extend(entry for entry in part if entry.verdict.obstacle or entry.verdict.unrated)
            yield _records(tables, part, as_of)

    fill(book, SHEET["targets"].zh, TABLE, COLUMNS, parts())
    return unrated


def _records(tables: Tables, found: Sequence[Entry], as_of: date) -> Sequence[Row]:
    following = target_listing.sequels(tables, found)
    said = [verdicts.said(entry, following.get(entry.superseded_by), "zh") for entry in found]
    frame = table(found, as_of)
    dated = frame.assign(as_of=pd.to_datetime(frame["as_of"]), deadline=pd.to_datetime(frame["deadline"]))
    return [
        row
        | {"entry": entry, "inputs": rates.inputs(entry), "said": words, "version": tables.version}
        | {"citation": citation(row["target"], tables.version)}
        for row, entry, words in zip(rows(dated), found, said, strict=True)
    ]
