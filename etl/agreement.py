"""Whether an observation agrees with its own phrase, its indicator and its source."""

from collections.abc import Iterator, Mapping

from etl import amounts, faults, phrases, scalars
from etl.codes import Measure, Role, Unit
from etl.faults.fault import Found
from etl.period import Period
from etl.places import Value
from etl.quantity import Quantity
from etl.schema import Indicator, Observation, Source

CHANGES = (Measure.GROWTH, Measure.AVERAGE_GROWTH)  # of these a decrease is negative
_ANY_DIGIT = str.maketrans("0123456789", "1" * 10)


class Agreement:
    """Looks at the observations of one file.

    Whether a phrase holds its value whole is a matter of the words around it: what was found sound of one figure
    holds for those that differ from it in digits alone.
    """

    def __init__(self, indicators: Mapping[str, Indicator], sources: Mapping[str, Source]) -> None:
        self._indicators = indicators
        self._written = {name: Period.parse(source.date).end for name, source in sources.items()}
        self._masked: dict[str, str] = {}
        self._sound: set[tuple[str, str, str, str | None, bool]] = set()

    def misfits(self, observation: Observation) -> list[tuple[str, Found]]:
        """The key to point at and what was found there; nothing where all is well."""
        indicator = self._indicators.get(observation.indicator)
        found = self._of_phrase(observation, indicator is not None and indicator.measure in CHANGES)
        quantity = observation.value.quantity
        if quantity is None:
            found += _of_goal(observation)
        elif quantity.unit is None or (indicator and not amounts.fits(observation.value, indicator.unit)):
            found += _of_unit(observation, quantity, indicator)
        if observation.role is Role.ACTUAL:
            written = self._written.get(observation.source)
            if written and observation.period.start > written:
                words = faults.NOT_YET.found(period=observation.period.code, date=written.isoformat())
                found.append(("period", words))
        return found

    def partly(self, content: Mapping[str, Value]) -> list[tuple[str, Found]]:
        """The same of what was typed for a figure of which something else is wrong, as far as it can be told."""
        value, phrase, bound, name = (content.get(key) for key in ("value", "phrase", "bound", "indicator"))
        if not (isinstance(value, str) and isinstance(phrase, str) and value.strip()):
            return []
        apart = bound if isinstance(bound, str) else None
        try:
            read = scalars.figure(value, apart or "")
        except scalars.Mistaken:
            return []
        indicator = self._indicators.get(name) if isinstance(name, str) else None
        found = list(_in_phrase(value, phrase, apart, indicator is not None and indicator.measure in CHANGES))
        if indicator and read.quantity and not amounts.fits(read, indicator.unit):
            found.append(("value", _wrong_unit(value, read.quantity.unit, str(name), indicator)))
        return found

    def _of_phrase(self, observation: Observation, changes: bool) -> list[tuple[str, Found]]:
        value, phrase, bound = observation.value.text, observation.phrase, observation.bound
        at = phrase.find(value)
        if at < 0 or phrase.find(value, at + 1) >= 0:
            return list(_in_phrase(value, phrase, bound, changes))
        masked = self._masked.get(value) or self._masked.setdefault(value, value.translate(_ANY_DIGIT))
        kind = (phrase[:at], masked, phrase[at + len(value) :], bound, changes)
        if kind in self._sound:
            return []
        found = list(_in_phrase(value, phrase, bound, changes))
        if not found:
            self._sound.add(kind)
        return found


def _in_phrase(value: str, phrase: str, bound: str | None, changes: bool) -> Iterator[tuple[str, Found]]:
    if fault := phrases.misfit(value, bound, phrase):
        yield "phrase", fault
    if changes and (word := phrases.turned(value, phrase)):
        yield "value", faults.DECREASE.found(word=word, value=value)


def _of_goal(observation: Observation) -> Iterator[tuple[str, Found]]:
    """Without a number something can be aimed at; a result says one."""
    if observation.role is not Role.TARGET:
        yield "value", faults.GOAL_OF_NO_TARGET.found(word=observation.value.text)


def _of_unit(
    observation: Observation, quantity: Quantity, indicator: Indicator | None
) -> Iterator[tuple[str, Found]]:
    if quantity.unit is None:
        if observation.note is None:
            yield "value", faults.NO_UNIT.found(word=observation.value.text)
    elif indicator:
        yield "value", _wrong_unit(observation.value.text, quantity.unit, observation.indicator, indicator)


def _wrong_unit(value: str, unit: Unit | None, name: str, indicator: Indicator) -> Found:
    return faults.WRONG_UNIT.found(word=value, unit=unit, indicator=name, expected=indicator.unit)
