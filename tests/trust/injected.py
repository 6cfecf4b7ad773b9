"""A catalogue every free text of which is a payload: what it may hold is taken from `etl.schema`, field by field.

Record k carries payload k in each of its texts. A text that the check refuses is told as refused, and a harmless one
stands in its place, so that all others are still seen.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl import catalog, records, scalars
from etl.catalog import SECTIONS
from etl.problems import InvalidFile
from etl.scalars import Reader
from etl.schema import (
    Accepted,
    Audited,
    Indicator,
    Milestone,
    Observation,
    Outside,
    Place,
    SetAside,
    Source,
)

# Readers that let any words through, but for their length and the like.
FREE: Mapping[str, Reader] = {
    "words": scalars.words,
    "phrase": scalars.phrase,
    "file_name": scalars.file_name,
}
# Readers of what has a form, is one of a list, or is the id of something.
FORMED: tuple[Reader, ...] = (
    scalars.record_id, scalars.sha256, scalars.line_number, scalars.count, scalars.line_range, scalars.warning,
    scalars.period, scalars.day, scalars.area, scalars.region, scalars.value,
)  # fmt: skip
# Fields whose reader takes any words, while what is made of them does not: a bound is read together with its value,
# and what a target supersedes is the id of another.
READ_ON = frozenset({(Observation, "bound"), (Observation, "supersedes")})
REGIONS = ("330000", "310000", "320000", "110000")
# What is not free in records of a kind. None leaves a field out.
_PLAIN: Mapping[type, Mapping[str, Any]] = {
    Indicator: {
        "measure": "addition", "timing": "stretch", "unit": "PN", "direction": "more", "levels": None, "within": None,
    },
    Source: {"date": "2024-03", "script": "simplified", "reposted": None},
    Place: {"kind": "zone", "within": "330000"},
    Outside: {"lines": "90-95"},
    Audited: {"mentions": 1, "bound": 1, "set_aside": 0, "beyond": 0},
    Accepted: {"warning": "jump"},
    Milestone: {"by": "2025-Q2", "value": "7家"},
    SetAside: {"reason": "name", "lines": None},
    Observation: {"also": None, "status": None, "review": None, "bound": None, "supersedes": None},
}  # fmt: skip
_RESULT: Mapping[str, Any] = {"role": "actual", "modality": "done", "set_by": None, "path": None}
_TARGET: Mapping[str, Any] = {"role": "target", "modality": "plan", "period": 2025}
_UNRIVALLED: Mapping[str, Any] = {"preferred": None}
_HIDDEN = re.compile("[\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")

Payload = Callable[[int], str]


@dataclass
class Injected:
    """The catalogue in the making: `refused` are the places whose text the check does not let in, with its code."""

    payload: Payload
    count: int
    refused: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)  # each free text by its place

    def yaml(self) -> str:
        """The catalogue as it stands."""
        self.texts.clear()
        lines = [f"{section}:{self._records(section, kind)}" for section, kind in SECTIONS.items()]
        lines.append("set_aside:" + self._listed("set_aside", map(self._set_aside, range(self.count))))
        lines.append("observations:" + self._listed("observations", self._observations()))
        return "\n".join(lines) + "\n"

    def written(self, kind: type, k: int, at: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """A record with payload k in each free text; `at` is where it stands.

        Raises:
            LookupError: a field that cannot be left out is neither free nor given.
        """
        content: dict[str, Any] = {}
        known = {**_PLAIN.get(kind, {}), **given}
        for each in records.fields(kind):
            place = f"{at}.{each.key}"
            inside = f"{place}[0]" if each.listed else place
            if each.key in known:
                value = known[each.key]
            elif each.record is not None:
                value = self.written(each.record, k, inside, {})
                value = [value] if each.listed else value
            elif each.reader in FREE.values():
                value = self._text(k, inside, each.reader)
                value = [value] if each.listed else value
            elif each.required:
                raise LookupError(place)
            else:
                value = None
            if value is not None:
                content[each.key] = value
        return content

    def _text(self, k: int, at: str, reader: Reader | None) -> str:
        words = f"甲{k}" if at in self.refused else self.payload(k)
        if at in self.refused or at not in self.texts:
            self.texts[at] = words
        return f"{words}.txt" if reader is scalars.file_name else words

    def _records(self, section: str, kind: type) -> str:
        letter = section[:2]
        made = (
            f"  {letter}{k}: {_flow(self.written(kind, k, f'{section}.{letter}{k}', _given(kind, k)))}"
            for k in range(self.count)
        )
        return "\n" + "\n".join(made)

    def _listed(self, section: str, made: Iterator[Mapping[str, Any]]) -> str:
        return "\n" + "\n".join(f"  - {_flow(each)}" for each in made)

    def _set_aside(self, k: int) -> Mapping[str, Any]:
        return self.written(SetAside, k, f"set_aside[{k}]", {"source": f"so{k}"})

    def _observations(self) -> Iterator[Mapping[str, Any]]:
        """Of each k a result of two provinces and of its place, a target, and a goal without a number."""
        number = 0
        for k in range(self.count):
            for n, given in enumerate(_told(k, self.count)):
                at = f"observations[{number}].figures[0]"
                about = {"source": f"so{k}", "indicator": f"in{k}", "line": 10 * k + n + 1, **given}
                content = self.written(Observation, k, at, about)
                if given["value"] is None:
                    content["value"] = content["phrase"] = self._goal(k, at)
                else:
                    content["phrase"] += f" 达{given['value']}"
                yield {"figures": [content]}
                number += 1

    def _goal(self, k: int, at: str) -> str:
        """A goal is told in words, among which a payload without digits may stand."""
        places = (f"{at}.value", f"{at}.phrase")
        refused = not self.refused.keys().isdisjoint(places)
        words = "甲" if refused else self.payload(k).replace(f"({k})", "()")
        self.texts |= dict.fromkeys(places, words)
        return f"{words}保持平稳"


def _given(kind: type, k: int) -> Mapping[str, Any]:
    """What records of a kind say that depends on their number."""
    if kind is Indicator:
        return {"family": f"fa{k}", "topic": f"to{k}"}
    if kind is Source:
        return {"sha256": f"{k:064}", "scope": f"sc{k}"}
    return {}


def _told(k: int, count: int) -> list[Mapping[str, Any]]:
    """What is told of indicator k beside its texts; two sources contradict each other, and one is preferred."""
    first, second = REGIONS[k % 4], REGIONS[(k + 1) % 4]
    other = {"source": f"so{(k + 1) % count}"}
    return [
        {**_RESULT, "region": first, "period": 2023, "value": "8家"},
        {**_RESULT, "region": first, "period": 2023, "value": "3家", **_UNRIVALLED, **other},
        {**_RESULT, "region": second, "period": 2023, "value": "9家", **_UNRIVALLED},
        {**_RESULT, "region": first, "period": 2022, "value": "6家", **_UNRIVALLED},
        {**_RESULT, "region": f"pl{k}", "period": 2023, "value": "5家", **_UNRIVALLED},
        {**_TARGET, "region": first, "value": "12家", **_UNRIVALLED},
        {**_TARGET, "region": second, "value": None, "path": None, **_UNRIVALLED},
    ]


def inject(payload: Payload, count: int, folder: Path) -> tuple[Path, Injected]:
    """Write a catalogue of `count` records of each kind that the check lets in; what it refused is told.

    Raises:
        InvalidFile: something else is wrong with it.
    """
    made = Injected(payload, count)
    path = folder / "indicators.yaml"
    while True:
        path.write_text(made.yaml(), encoding="utf-8")
        try:
            catalog.read(path)
        except InvalidFile as error:
            wrong = {problem.path: problem.code for problem in error.problems if not problem.warning}
            refused = {at: wrong[at] for at in wrong.keys() & made.texts.keys() - made.refused.keys()}
            if not refused:
                raise  # it is not a payload that is refused
            made.refused |= refused
        else:
            return path, made


def free(kind: type) -> Iterator[str]:
    """The free texts of a kind of record, those of records inside it included: `title.zh`, `outside.why.zh`."""
    for each in records.fields(kind):
        if each.record is not None:
            yield from (f"{each.key}.{inner}" for inner in free(each.record))
        elif each.reader in FREE.values():
            yield each.key


def _flow(content: Mapping[str, Any]) -> str:
    """JSON is YAML too; what nobody can see is written by its number, for the check looks for it in the file.

    A line a text: of several long ones it would be longer than is read.
    """
    written = json.dumps(content, ensure_ascii=False, indent=1).replace("\n", "\n      ")
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
