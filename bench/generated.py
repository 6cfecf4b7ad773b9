"""The observations of a large release in which nothing is true, a province and year at a time."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl import areas
from etl.codes import Unit
from etl.columns import OBSERVATIONS
from etl.store.facts import schema

# Shares of figures that were revised a year later, and of targets; of these some have no number.
REVISED, TARGETS, NO_NUMBER = 0.112, 0.044, 0.01
SPARSE = 0.14  # of the last indicator this much more is missing than of the first
LEVELS = {"nation": 1.0, "province": 1.0, "prefecture": 0.98, "county": 0.995}
WRITTEN = {Unit.CNY: "亿元", Unit.PT: "%", Unit.PN: "家"}
TIMES = {Unit.CNY: 8, Unit.PT: 0, Unit.PN: 0}  # power of ten between what is written and the base unit
PLACES = {Unit.CNY: 2, Unit.PT: 1, Unit.PN: 0}  # written after the point
SCHEMA = schema(OBSERVATIONS)


class _Told(NamedTuple):
    """What a text tells, one element a row."""

    region: Any  # place in the regions of the province
    indicator: Any  # place in the definitions
    amount: Any  # in units of the last digit written
    target: Any
    rank: Any
    revised: Any  # whether there are two claims about the fact


@cache
def provinces() -> tuple[str, ...]:
    """Those that have counties."""
    held = {areas.province_of(each.code) for each in areas.areas().values() if each.level == "county"}
    return tuple(code for code in areas.areas() if code in held)


def source(province: str, year: int) -> str:
    """The id of the text that tells of a province and year."""
    return f"bulletin-{province}-{year}"


def observations(indicators: pd.DataFrame, years: Sequence[int]) -> Iterator[pa.RecordBatch]:
    """Rows of OBSERVATIONS in the order of their positions, a batch a province and year."""
    chance = np.random.default_rng(10)
    sizes = _sizes(chance)
    begun = 0
    for province in provinces():
        inside = [code for code in sizes if areas.province_of(code) == province]
        for number, year in enumerate(years):
            now = np.array([sizes[code] for code in inside]) * 1.07**number
            last = year == years[-1]  # which no text has revised yet
            told = _told(chance, indicators, inside, now, 0 if last else REVISED)
            later = source(province, year if last else year + 1)
            yield _batch(told, indicators, inside, year, (source(province, year), later), begun)
            begun += len(told.region)


def _sizes(chance: np.random.Generator) -> Mapping[str, float]:
    """Regions below the nation and what they have, in 亿元: few large ones, many small."""
    typical = {"province": 9000, "prefecture": 900, "county": 90}
    return {
        area.code: float(typical[area.level] * chance.lognormal(0, 1.1))
        for area in areas.areas().values()
        if area.level in typical and areas.province_of(area.code) in provinces()
    }


def _told(
    chance: np.random.Generator, indicators: pd.DataFrame, inside: Sequence[str], sizes: Any, revisions: float
) -> _Told:
    kinds = len(indicators)
    there = (1 - SPARSE * (np.arange(kinds) / max(kinds, 2)) ** 2)[None, :] * np.array(
        [LEVELS[areas.areas()[code].level] for code in inside]
    )[:, None]
    region, indicator = np.nonzero(chance.random(there.shape) < there)
    drawn = chance.random(len(region))
    target, revised = drawn < TARGETS, drawn > 1 - revisions
    amount = _amounts(chance, indicators["unit_measure"].to_numpy(str)[indicator], sizes[region])
    # Both claims of a revised figure: the later one, which is believed, and the first.
    twice = np.flatnonzero(revised)
    order = np.argsort(np.concatenate([np.arange(len(region)), twice]), kind="stable")
    parts = np.concatenate([np.arange(len(region)), twice])[order]
    second = order >= len(region)
    return _Told(
        region[parts],
        indicator[parts],
        np.where(second, amount[parts] - amount[parts] // 50, amount[parts]),
        target[parts],
        np.where(second, 2, 1),
        revised[parts],
    )


def _amounts(chance: np.random.Generator, units: Any, sizes: Any) -> Any:
    """In units of the last digit: hundredths of 亿元, tenths of a percent, pieces."""
    money = np.rint(100 * sizes * chance.lognormal(-3, 1, len(units)))
    percent = np.rint(10 * chance.normal(7, 4, len(units)))
    pieces = np.rint(sizes * chance.lognormal(-3, 1, len(units)))
    return np.select([units == Unit.CNY, units == Unit.PT], [money, percent], pieces).astype("int64")


def _batch(
    told: _Told,
    indicators: pd.DataFrame,
    inside: Sequence[str],
    year: int,
    sources: tuple[str, str],
    begun: int,
) -> pa.RecordBatch:
    number = len(told.region)
    names = pa.array(indicators["indicator"]).cast(pa.string())
    units = indicators["unit_measure"].to_numpy(str)[told.indicator]
    region, indicator = pa.array(inside).take(pa.array(told.region)), names.take(pa.array(told.indicator))
    role = pc.if_else(pa.array(told.target), "T", "A")
    goal = told.target & (told.amount % round(1 / NO_NUMBER) == 0)
    without = pa.array(goal)
    later = pa.array(told.revised & (told.rank == 1))
    text = pc.if_else(later, sources[1], sources[0])
    line = pa.array(1 + np.arange(number) // 3)
    fact = pc.binary_join_element_wise(region, indicator, str(year), role, ".")
    digits, exact, low, high = (_gone(each, without) for each in _texts(told.amount, units))
    unit = _of_unit(units, WRITTEN)
    value = pc.if_else(
        without, "再上新台阶", pc.binary_join_element_wise(digits, unit, "", null_handling="skip")
    )
    value = pc.if_else(
        pc.and_(pa.array(told.target), pc.invert(without)),
        pc.binary_join_element_wise(value, "以上", ""),
        value,
    )
    given = {
        "position": pa.array(begun + 1 + np.arange(number)),
        "obs_id": pc.binary_join_element_wise(fact, text, "."),
        "region": region,
        "indicator": indicator,
        "time_period": str(year),
        "period_start": datetime(year, 1, 1),
        "period_end": datetime(year, 12, 31),
        "freq": "A",
        "period_basis": "explicit",
        "measure_role": role,
        "obs_value": _gone(pc.cast(exact, pa.float64()), without),
        "obs_value_exact": exact,
        "low": low,
        "high": _gone(high, pa.array(told.target)),
        "low_open": False,
        "high_open": pa.array((units != Unit.PN) & ~told.target),
        "unit_measure": pa.array(units),
        "quoted_value": digits,
        "unit_mult": _gone(_of_unit(units, TIMES), without),
        "decimals": _gone(_of_unit(units, PLACES), without),
        "quoted_unit": _gone(pa.array(units), without),
        "derivation": _gone(pa.array(["QUOTED"] * number), without),
        "comparator": pc.if_else(without, "NA", pc.if_else(pa.array(told.target), "GE", "EQ")),
        "modality": pc.if_else(pa.array(told.target), "PLAN", "DONE"),
        "obs_status": "A",
        "source": text,
        "line": line,
        "value_as_written": value,
        "as_written": pc.binary_join_element_wise(_zh(indicators).take(pa.array(told.indicator)), value, ""),
        "fact": fact,
        "claim_rank": pa.array(told.rank),
        "claim": pc.if_else(pa.array(told.revised), pc.if_else(later, "LATEST", "REVISED"), "ONLY"),
    }
    columns = [_column(given.get(field.name), field.type, number) for field in SCHEMA]
    return pa.RecordBatch.from_arrays(columns, schema=SCHEMA)


def _zh(indicators: pd.DataFrame) -> Any:
    return pa.array(indicators["indicator_name_zh"]).cast(pa.string())


def _of_unit(units: Any, of: Mapping[Unit, Any]) -> Any:
    kinds = list(of)
    places = np.select([units == kind for kind in kinds], range(len(kinds)))
    return pa.array(list(of.values())).take(pa.array(places))


def _texts(amounts: Any, units: Any) -> tuple[Any, Any, Any, Any]:
    """Digits as written, the exact number in base unit, and between which ends the true one lies."""
    places = np.select([units == unit for unit in PLACES], list(PLACES.values()))
    money, exactly = units == Unit.CNY, units == Unit.PN
    base = np.where(money, amounts * 10**6, amounts)  # a hundredth of 亿元 is 10⁶ yuan
    half = np.where(money, 5 * 10**5, np.where(exactly, 0, 5))
    finer = np.where(money | exactly, base, base * 10)  # half a tenth of a percent is five hundredths
    known, ends = np.where(money, 0, places), np.where(money | exactly, 0, places + 1)
    return (
        _decimals(amounts, places),
        _decimals(base, known, bare=True),
        _decimals(finer - half, ends, bare=True),
        _decimals(finer + half, ends, bare=True),
    )


def _decimals(whole: Any, places: Any, *, bare: bool = False) -> Any:
    """Whole numbers with the point so many places from the right; `bare` ones end in no zero behind it."""
    size, scale = np.abs(whole), 10**places
    behind = ["", *(f".{rest}" for rest in range(10)), *(f".{rest:02}" for rest in range(100))]
    if bare:
        behind = [each.rstrip("0").rstrip(".") for each in behind]
    begins = np.select([places == 1, places == 2], [1, 11], 0)
    sign = pa.array(np.where(whole < 0, "-", ""))
    digits = pc.cast(pa.array(size // scale), pa.string())
    return pc.binary_join_element_wise(
        sign, digits, pa.array(behind).take(pa.array(begins + size % scale)), ""
    )


def _gone(values: Any, where: Any) -> Any:
    return pc.if_else(where, None, values)


def _column(values: Any, kind: Any, number: int) -> Any:
    if isinstance(values, pa.Array | pa.ChunkedArray):
        return values.cast(kind)
    return pa.repeat(pa.scalar(values, kind), number)
