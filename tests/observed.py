"""Invented rows of a VIEW, for figures to draw: every one is a result of 8 trillion yuan unless it says otherwise."""

from decimal import Decimal
from fractions import Fraction
from math import nan

import pandas as pd

from app.figures.plot import Figure
from etl import areas, ranking
from etl.codes import Comparator
from etl.display import exact
from etl.intervals import interval
from etl.period import Period
from etl.quantity import Quantity
from etl.rows import Row


def observation(**other: object) -> dict[str, object]:
    """One invented row of a VIEW: 8 trillion yuan in 2023, a result, with the interval of its number."""
    row = {
        "obs_id": "330000.gdp",
        "region": "330000",
        "source": "first",
        "region_name_zh": "浙江省",
        "region_name_en": "Zhejiang",
        "short_zh": "浙江",
        "indicator": "gdp",
        "level": "province",
        "measure": "level",
        "direction": "more",
        "unit_measure": "CNY",
        "counted_zh": None,
        "counted_en": None,
        "time_period": "2023",
        "period_basis": "explicit",
        "measure_role": "A",
        "modality": "DONE",
        "obs_status": "A",
        "comparator": "EQ",
        "obs_value": 8e12,
        "obs_value_exact": "8000000000000",
        "obs_upper": None,
        "vintage_zh": None,
        "vintage_en": None,
        "timing": "stretch",
        "freq": "A",
        "quoted_value": "8",
        "unit_mult": 12,
        "derivation": "QUOTED",
        "decimals": 0,
        "value_as_written": "8万亿元",
        "as_written": "总量8万亿元",
        "title_zh": "某文",
        "title_en": "A text",
        "line": 2,
    } | other
    period = Period.parse(row["time_period"])
    row |= {"period_end": pd.Timestamp(period.end), "freq": period.freq}
    return row | ends(row)


def ends(row: dict[str, object]) -> dict[str, object]:
    quoted, upper = row["quoted_value"], row["obs_upper"]
    read = Quantity(
        Fraction(row["obs_value_exact"]),
        None if upper is None else Fraction(upper),
        Comparator(row["comparator"]),
        row["unit_measure"],
        None if quoted is None else Decimal(quoted),
        row["unit_mult"],
        None if quoted is None else row["decimals"],
    )
    found = interval(read, row["value_as_written"])
    low, high = (exact(end) if isinstance(end, Fraction) else None for end in found[:2])
    return {"low": low, "high": high, "low_open": found.low_open, "high_open": found.high_open}


def view(*changes: dict[str, object]) -> list[Row]:
    """Invented rows of a VIEW, ranked; what they lack is NaN, as in rows of a frame."""
    written = [observation(**change) for change in changes or ({},)]
    return ranking.ranked(
        [{name: nan if value is None else value for name, value in row.items()} for row in written]
    )


def marks_of(figure: Figure) -> list[str]:
    return [trace["meta"] for trace in figure["data"]]


def texts_of(figure: Figure) -> list[str]:
    return [words["text"] for words in figure["layout"]["annotations"]]


def figure(region: str, period: str, trillions: int, **other: object) -> dict[str, object]:
    """Changes of a row: a province by its code, a period, a number of trillions of yuan."""
    area = areas.areas()[region]
    names = {"region_name_zh": area.name_zh, "region_name_en": area.name_en, "short_zh": area.short_zh}
    value = trillions * 10**12
    number = {"obs_value": float(value), "obs_value_exact": str(value), "quoted_value": str(trillions)}
    role = other.get("measure_role", "A")
    key = {"obs_id": f"{region}.{period}.{role}", "region": region, "time_period": period}
    return {**names, **number, "value_as_written": f"{trillions}万亿元", **key, **other}


TARGET = {"measure_role": "T", "modality": "PLAN"}
