"""Whether a saved file has lost its end: what a writer leaves behind that died, or that is not done.

A quarter of all beginnings of a YAML file are valid YAML files, so that nothing but the content before tells.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from etl.catalog import CENTRAL, Catalog
from etl.gathered import FILES
from etl.origin import OBSERVATIONS, SET_ASIDE, Figure

Record: TypeAlias = tuple[str, Hashable]  # its kind, and what it is known by

REPEATED = 3  # lines, the last of a file, that are no chance where they stand in the one before too


def breaks_off(before: str, after: str) -> bool:
    """Whether the later content ends earlier than the one before, as far as the text alone tells.

    It does where it is a beginning of it, where it stops within a line, and where its last lines are those of a
    place within the other. It does not where the end is still there, whatever follows it.
    """
    old, new = before.rstrip(), after.rstrip()
    if old.startswith(new):
        return len(new) < len(old)
    if before.endswith("\n") and not after.endswith("\n"):
        return True
    old_lines, new_lines = old.split("\n"), new.split("\n")
    return not _holds(new_lines, _ending(old_lines)) and _stops_within(old_lines, new_lines)


def lost_end(last: Iterable[Record], there: set[Record], text_before: str, text_after: str) -> bool:
    """Whether a valid file lacks what stood last before: the last lines, and the last of any kind of record.

    `there` are the records of all files: one that now stands in another file is not lost.
    """
    old, new = text_before.rstrip().split("\n"), text_after.rstrip().split("\n")
    return not _holds(new, _ending(old)) and not there.issuperset(last)


def records(catalog: Catalog) -> Iterator[tuple[Path, Record]]:
    """Each record of a catalogue with the file that it stands in; the parts that a file lists are records of it."""
    files = catalog.origin.files
    paths = [Path(document.file) for document in files.documents]
    for path, document in zip(paths, files.documents, strict=True):
        listed = document.root.get(FILES, ()) if isinstance(document.root, dict) else ()
        yield from ((path, (FILES, str(name))) for name in listed)
    for kind in (*CENTRAL, "sources", "places"):
        yield from ((paths[files.owners[kind, name]], (kind, name)) for name in getattr(catalog, kind))
    for name in catalog.observations:
        where = catalog.origin.of(name)
        if isinstance(where, Figure):  # a row of a table stands in no file that is written by hand
            yield paths[files.number(OBSERVATIONS, where.block)], (OBSERVATIONS, name)
    for number, each in enumerate(catalog.set_aside):
        told = (each.source, each.reason, each.phrases)
        yield paths[files.number(SET_ASIDE, number)], (SET_ASIDE, told)


def last(found: Iterable[tuple[Path, Record]]) -> Mapping[Path, set[Record]]:
    """The last record of each kind in each file."""
    kinds: dict[Path, dict[str, Hashable]] = {}
    for path, (kind, known) in found:
        kinds.setdefault(path, {})[kind] = known
    return {path: set(each.items()) for path, each in kinds.items()}


def missing(before: Iterable[tuple[Path, Record]], after: Iterable[tuple[Path, Record]]) -> int:
    """How many observations there were before that are there no more."""
    return len(_observations(before) - _observations(after))


def _observations(found: Iterable[tuple[Path, Record]]) -> set[Hashable]:
    return {known for _, (kind, known) in found if kind == OBSERVATIONS}


def _ending(lines: Sequence[str]) -> Sequence[str]:
    """As many of the last lines as stand nowhere else together."""
    last = len(lines) - 1
    others = [at for at in range(last) if lines[at] == lines[last]]
    length = 1
    while others:
        others = [at for at in others if at >= length and lines[at - length] == lines[last - length]]
        length += 1
    return lines[-length:]


def _holds(lines: Sequence[str], ending: Sequence[str]) -> bool:
    size = len(ending)
    return any(
        lines[at] == ending[0] and lines[at : at + size] == ending for at in range(len(lines) - size + 1)
    )


def _stops_within(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether the last lines are found within the content before rather than at its end."""
    at_end = _alike(old, new, len(old))
    within = max((_alike(old, new, end) for end in range(1, len(old)) if old[end - 1] == new[-1]), default=0)
    return within >= REPEATED and within > at_end


def _alike(old: Sequence[str], new: Sequence[str], end: int) -> int:
    """How many lines before `end` are those that the new content ends with."""
    length = 0
    while length < min(end, len(new)) and old[end - 1 - length] == new[-1 - length]:
        length += 1
    return length
