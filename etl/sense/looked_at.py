"""What the checks look at: observations with the numbers and regions behind them, each worked out once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from etl import amounts, areas
from etl.codes import Unit
from etl.intervals import Interval
from etl.period import Period
from etl.schema import Indicator, Observation, Place, Source
from etl.text import Text


@dataclass(frozen=True, slots=True)
class LookedAt:
    """The observations of a file by id, those whose unit is not their indicator's left out.

    `stated` has the region of the block of those that name another one themselves.
    """

    observations: Mapping[str, Observation]
    indicators: Mapping[str, Indicator]
    sources: Mapping[str, Source]
    places: Mapping[str, Place]
    stated: Mapping[str, str]
    day: date
    line_of: Callable[[str], Text]  # the line of the file where the value of an observation is written
    written: Mapping[str, date] = field(init=False)  # when each source was written, at the latest
    _around: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _numbers: dict[tuple[int, Unit], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        written = {name: Period.parse(source.date).end for name, source in self.sources.items()}
        object.__setattr__(self, "written", written)

    def knows(self, observation: Observation) -> bool:
        """Whether it can be compared with others at all: what it speaks of is known, its unit is the indicator's."""
        indicator = self.indicators.get(observation.indicator)
        if indicator is None or observation.source not in self.sources:
            return False
        # A goal without a number has nothing that could be looked into.
        value = observation.value
        told = value.quantity is not None and amounts.fits(value, indicator.unit)
        return told and self.knows_region(observation.region)

    def knows_region(self, region: str) -> bool:
        """Whether it is an area, or a place that is declared as it should be."""
        return region in self.places or region in areas.areas()

    def number(self, observation: Observation) -> float:
        """A value in the unit of its indicator, for a first look: bounds are not heeded. Equal texts are one object."""
        unit, value = self.indicators[observation.indicator].unit, observation.value
        found = self._numbers.get((id(value), unit))
        if found is None:
            found = self._numbers[id(value), unit] = float(amounts.number(value, unit) or 0)
        return found

    def interval(self, observation: Observation) -> Interval:
        """Where the true value can lie."""
        return amounts.meant(observation.value, self.indicators[observation.indicator].unit)

    def around(self, region: str) -> tuple[str, ...]:
        """The codes of the regions that a region lies in, nearest first; the nation is last."""
        found = self._around.get(region)
        if found is None:
            found = self._around[region] = tuple(self._parents(region))
        return found

    def level(self, region: str) -> str:
        """The level of an area, or the kind of a place."""
        return self.places[region].kind if region in self.places else areas.areas()[region].level

    def name(self, region: str) -> str:
        """The Chinese name of a region."""
        return self.places[region].name.zh if region in self.places else areas.areas()[region].name_zh

    def _parents(self, region: str) -> Iterator[str]:
        if region in self.places:
            region = self.places[region].within
            yield region
        while region := areas.areas()[region].parent:
            yield region
