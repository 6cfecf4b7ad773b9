"""Whether a saved file has lost its end: what a writer leaves behind that died, or that is not done.

A quarter of all beginnings of a YAML file are valid YAML files, so that nothing but the content before tells.
"""

from collections.abc import Hashable, Iterator, Sequence

from etl.catalog import Catalog

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


def lost_end(before: Catalog, after: Catalog, text_before: str, text_after: str) -> bool:
    """Whether a valid file lacks what stood last before: the last lines, and the last of any kind of record."""
    old, new = text_before.rstrip().split("\n"), text_after.rstrip().split("\n")
    return not _holds(new, _ending(old)) and not _last(before) <= set(_records(after))


def missing(before: Catalog, after: Catalog) -> int:
    """How many observations there were before that are there no more."""
    return len(before.observations.keys() - after.observations.keys())


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


def _last(catalog: Catalog) -> set[tuple[str, Hashable]]:
    """The last record of each kind."""
    return set(dict(_records(catalog)).items())


def _records(catalog: Catalog) -> Iterator[tuple[str, Hashable]]:
    """Each record by its kind and what it is known by."""
    for kind in ("topics", "families", "indicators", "sources", "places", "observations"):
        yield from ((kind, name) for name in getattr(catalog, kind))
    yield from (("set_aside", (each.source, each.reason, each.phrases)) for each in catalog.set_aside)
