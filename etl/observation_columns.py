"""Observations as columns: what each says, and how it stands to others about the same fact.

Many figures are written alike, of few periods: whatever follows from a text is worked out once.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor, log10
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from etl import amounts, claims
from etl.catalog import Catalog
from etl.claims import Standing
from etl.codes import Claim, Comparator, Derivation, Status, Unit
from etl.display import exact
from etl.labels import STATUS
from etl.quantity import Quantity
from etl.scalars import Written
from etl.schema import Indicator, Observation, Words

# A status that names an edition of the statistics by itself.
_PRELIMINARY = {Status.PROVISIONAL: Words(*STATUS[Status.PROVISIONAL])}


class _Read(NamedTuple):
    """What a written value says, in the columns of the table."""

    obs_value: float | None
    obs_value_exact: str | None
    obs_upper: float | None
    low: str | None
    high: str | None
    low_open: bool
    high_open: bool
    quoted_value: str | None
    unit_mult: int | None
    decimals: int | None
    quoted_unit: str | None
    derivation: str | None
    comparator: str
    value_as_written: str


_NO_NUMBER = _Read(
    None, None, None, None, None, False, False, None, None, None, None, None, Comparator.NA, ""
)

Column = tuple[str, Sequence[Any]]


def columns(
    named: Mapping[str, Observation],
    indicators: Mapping[str, Indicator],
    standings: Mapping[str, Standing],
    first: int = 1,
) -> Iterator[Column]:
    """The columns of OBSERVATIONS (see `etl.tables`) one by one, of figures by id in their order; the position of the
    first is `first`. `standings` are those of facts told more than once."""
    figures = list(named.values())
    yield "position", range(first, first + len(figures))
    yield "obs_id", list(named)
    for name, field in _AS_TYPED.items():
        yield name, [*map(attrgetter(field), figures)]
    yield "also_lines", [" ".join(map(str, each.also)) if each.also else None for each in figures]
    for name in ("inferred_from", "set_by", "note", "preferred"):
        yield from _words(name, [*map(attrgetter(name), figures)])
    yield from _words("vintage", [each.vintage or _PRELIMINARY.get(each.status) for each in figures])
    yield from _periods(figures)
    yield from _values(figures, indicators)
    yield from _claims(named, standings)


def standings(catalog: Catalog) -> dict[str, Standing]:
    """How claims about facts that are told more than once stand, those of large tables among them."""
    told = claims.contested({**catalog.observations, **catalog.beside})
    return claims.standings(claims.statements(told, catalog.indicators, catalog.sources))


# Columns that hold a field of an observation as it is.
_AS_TYPED = {
    "region": "region",
    "indicator": "indicator",
    "supersedes": "supersedes",
    "source": "source",
    "line": "line",
    "modality": "modality",
    "measure_role": "role",
    "obs_status": "status",
    "as_written": "phrase",
}


def _words(name: str, words: Sequence[Words | None]) -> Iterator[Column]:
    yield f"{name}_zh", [each.zh if each else None for each in words]
    yield f"{name}_en", [each.en if each else None for each in words]


def _periods(figures: Sequence[Observation]) -> Iterator[Column]:
    codes = [each.period.code for each in figures]
    known = {each.period.code: each.period for each in figures}
    yield "time_period", codes
    yield "period_start", [known[code].start for code in codes]
    yield "period_end", [known[code].end for code in codes]
    lengths = {code: period.freq for code, period in known.items()}
    yield "freq", [lengths[code] for code in codes]
    yield "period_basis", ["inferred" if each.inferred_from else "explicit" for each in figures]


def _values(figures: Sequence[Observation], indicators: Mapping[str, Indicator]) -> Iterator[Column]:
    units = [indicators[each.indicator].unit for each in figures]
    yield "unit_measure", units
    known: dict[tuple[int, Unit], _Read] = {}  # equal texts are read once, as one object
    for each, unit in zip(figures, units, strict=True):
        if (id(each.value), unit) not in known:
            known[id(each.value), unit] = _read(each.value, unit)
    rows = [known[id(each.value), unit] for each, unit in zip(figures, units, strict=True)]
    for place, name in enumerate(_Read._fields):
        yield name, [*map(itemgetter(place), rows)]


def _read(value: Written, unit: Unit) -> _Read:
    if value.quantity is None:
        return _NO_NUMBER._replace(value_as_written=value.text)
    span = amounts.meant(value, unit)
    low, high = (exact(end) if isinstance(end, Fraction) else None for end in span[:2])
    quantity = _converted(value.quantity, unit)
    return _Read(
        float(quantity.value),
        exact(quantity.value),
        None if quantity.upper is None else float(quantity.upper),
        low,
        high,
        span.low_open,
        span.high_open,
        None if quantity.quoted is None else str(quantity.quoted),
        quantity.unit_mult,
        quantity.decimals,
        value.quantity.unit or unit,
        Derivation.QUOTED if value.quantity.unit in (None, unit) else Derivation.CONVERTED,
        quantity.comparator,
        value.text,
    )


def _converted(quantity: Quantity, unit: Unit) -> Quantity:
    """The quantity in a unit; its digits are then those of the converted number, in 万, 亿 or 万亿 from 1 on.

    Its decimals reach as far as the last digit of the text does, or further where the exact number needs it.
    """
    times = amounts.multiple(quantity.unit, unit)
    if times is None or times == 1:
        return quantity
    value = quantity.value * times
    upper = None if quantity.upper is None else quantity.upper * times
    mult = next((mult for mult in (12, 8, 4) if abs(value) >= 10**mult), 0)
    quoted = Decimal(exact(value / 10**mult))
    places = max(0, -int(quoted.as_tuple().exponent))
    if quantity.decimals is not None:
        last = quantity.unit_mult - quantity.decimals + floor(log10(times))
        places = max(places, mult - last)
    return quantity._replace(value=value, upper=upper, quoted=quoted, unit_mult=mult, decimals=places)


def _claims(named: Mapping[str, Observation], standings: Mapping[str, Standing]) -> Iterator[Column]:
    alone = Standing("", 1, Claim.ONLY)
    found = [standings.get(name, alone) for name in named]
    yield "fact", [*map(claims.fact, named.values())]
    yield "claim_rank", [each.rank for each in found]
    yield "claim", [each.claim for each in found]
