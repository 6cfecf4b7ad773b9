"""What can be chosen in columns: from a catalogue, from the code lists, and from the areas of GB/T 2260."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from etl import areas, vocabulary
from etl.catalog import Catalog
from etl.codes import Modality, Role, Status, Unit
from etl.labels import (
    CLAUSE,
    ENTRY_DEFINED,
    ENTRY_EXAMPLE,
    ENTRY_MINE,
    ENTRY_REMOVED,
    ENTRY_THEIRS,
    MODALITY,
    ROLE,
    STATUS,
    UNIT,
)
from etl.schema import Indicator
from etl.text import Text

APART = "｜"


@dataclass(frozen=True)
class Choices:
    """What goes by which words in the columns of a catalogue."""

    catalog: Catalog

    @cached_property
    def lists(self) -> Mapping[str, Mapping[str, str]]:
        """Lists to choose from by column: codes, and what is shown for them."""
        return {**self._lists, "region": dict(self._regions())}

    @cached_property
    def _lists(self) -> Mapping[str, Mapping[str, str]]:
        return {
            "action": {word: word for word in (ENTRY_REMOVED, ENTRY_EXAMPLE, ENTRY_MINE, ENTRY_THEIRS)},
            "source": {
                name: f"{name}{APART}{source.title.zh}" for name, source in self.catalog.sources.items()
            },
            "indicator": {
                name: APART.join((each.name.zh, name, unit(each)))
                for name, each in self.catalog.indicators.items()
            },
            "role": _codes(Role, ROLE),
            "modality": _codes(Modality, MODALITY),
            "status": _codes(Status, STATUS),
            "bound": {word: word for word in bounds_before()},
            "supersedes": {
                name: name for name, each in self.catalog.observations.items() if each.role is Role.TARGET
            },
        }

    def shown(self, column: str, code: str) -> str:
        """What a cell shows for a code."""
        if column == "region":
            return self._shown_region(code)
        return self._lists.get(column, {}).get(code, code)

    def _shown_region(self, code: str) -> str:
        if code not in areas.areas():
            return self._places.get(code, code)
        return _named(areas.areas()[code])

    def code(self, column: str, words: str) -> str:
        """The code that words stand for: as shown, the code itself or a name; the words where none does."""
        found = self._codes.get(column, {}).get(words)
        parts = [part.strip() for part in words.split(APART)]
        if found is None and len(parts) > 1:
            found = next((part for part in parts if self._is_code(column, part)), None)
        if found is None and column == "region":
            return _area(words)
        return words if found is None else found

    def _is_code(self, column: str, word: str) -> bool:
        return word in self._codes.get(column, {}).values() or (column == "region" and word in areas.areas())

    @cached_property
    def _codes(self) -> Mapping[str, Mapping[str, str]]:
        """Words → codes. Of names only those that one thing bears. Areas have a table of their own."""
        lists = {**self._lists, "region": self._places}
        return {column: dict(_words(codes)) for column, codes in lists.items()}

    @cached_property
    def _places(self) -> Mapping[str, str]:
        return {name: f"{place.name.zh}{APART}{name}" for name, place in self.catalog.places.items()}

    def _regions(self) -> Iterator[tuple[str, str]]:
        """The nation, provinces, places, regions with figures, and then all others."""
        known = areas.areas()
        first = [code for code, area in known.items() if area.level in ("nation", "province")]
        told = [each.region for each in self.catalog.observations.values() if each.region in known]
        yield from ((code, _named(known[code])) for code in first)
        yield from self._places.items()
        for code in dict.fromkeys((*told, *known)):
            if code not in first:
                yield code, _named(known[code])


def unit(indicator: Indicator) -> str:
    """The unit of an indicator as editors know it."""
    return (
        indicator.counted.zh if indicator.unit is Unit.PN and indicator.counted else UNIT[indicator.unit].zh
    )


def definition(indicator: Indicator) -> str:
    """What an indicator measures, on one line."""
    parts = ((ENTRY_DEFINED[key], getattr(indicator, key)) for key in ENTRY_DEFINED)
    return CLAUSE.zh.join(label.filled(words=words.zh).zh for label, words in parts if words is not None)


def bounds_before() -> Iterable[str]:
    """Words that bound a number and can stand apart from it."""
    return (word for word in vocabulary.BEFORE if word not in vocabulary.STATED)


def bounds_after() -> Iterable[str]:
    """Words behind a number that bound it."""
    return (word for word in vocabulary.AFTER_MULTIPLE if word not in vocabulary.STATED)


def spelled(region: str) -> str:
    """How editors write a region: its short name where only it bears that, or its full name, or its code."""
    area = areas.areas().get(region)
    if area is None:
        return region
    return next(name for name in (area.short_zh, area.name_zh, area.code) if _area(name) == area.code)


def _named(area: areas.Area) -> str:
    name = area.name_zh if area.level in ("nation", "province") else areas.full_name(area)
    return name + APART + area.code


def _area(words: str) -> str:
    try:
        return areas.find(words).code
    except areas.UnknownAreaError:
        return words


def _codes(codes: type[StrEnum], words: Mapping[str, Text]) -> dict[str, str]:
    """Codes as they are typed."""
    return {code.name.lower(): f"{words[code].zh}{APART}{code.name.lower()}" for code in codes}


def _words(codes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    names: dict[str, list[str]] = {}
    for code, shown in codes.items():
        for part in (shown, *shown.split(APART)):
            names.setdefault(part, []).append(code)
    yield from ((name, found[0]) for name, found in names.items() if len(set(found)) == 1)
    yield from ((code, code) for code in codes)
