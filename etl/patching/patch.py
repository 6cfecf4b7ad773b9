"""Figures changed, added and removed in the text of a catalogue, and nothing else."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from etl.errors import MisuseError
from etl.labels import ENTRY_UNPATCHABLE
from etl.patching import additions
from etl.patching.additions import SHARED, Values
from etl.patching.entries import changed, line_break, without_items
from etl.patching.figures import OBSERVATIONS, Block, Figure, Located, located
from etl.patching.nodes import Wish, composed, entries, plain, start, tail
from etl.patching.splices import Splice, spliced, unified

Wanted = Mapping[str, Wish]  # keys to set, and with None to take out
_MARK = "\ufeff"


class Edits(NamedTuple):
    """What to do with figures, which go by their place among all of the file, from 0."""

    changed: Mapping[int, Wanted] = {}
    added: Sequence[Values] = ()
    removed: Collection[int] = ()


class Patch(NamedTuple):
    """A text, and what changes in it."""

    before: str
    splices: tuple[Splice, ...]

    @property
    def after(self) -> str:
        """The text with all changes made."""
        return spliced(self.before, self.splices)

    def unified(self, name: str) -> str:
        """The changes as `git apply` and `patch` take them; `name` is the file, seen from where they run."""
        return unified(self.before, self.splices, name)


class UnpatchableError(MisuseError):
    """A text written in a way that cannot be changed with certainty."""

    def __init__(self) -> None:
        super().__init__(ENTRY_UNPATCHABLE)


def patched(text: str, edits: Edits) -> Patch:
    """The smallest change of a text that `etl.catalog.read` accepts; read again it says just what is wanted.

    A key that all figures of a block inherit is changed in the block if all of them change alike, and else
    written beside the figure. A new figure joins the block of its source and line, or founds one.

    Raises:
        UnpatchableError: what would come out says anything else than what is wanted.
    """
    if OBSERVATIONS not in entries(composed(text.removeprefix(_MARK))):
        return _begun(text, edits)
    mark = _MARK if text.startswith(_MARK) else ""
    body = text.removeprefix(mark)
    found = located(body)
    splices = tuple(_splices(body, found, edits))
    if _said(spliced(body, splices)) != _wanted(found, edits):
        raise UnpatchableError
    shifted = (Splice(start + len(mark), end + len(mark), new) for start, end, new in splices)
    return Patch(text, tuple(shifted))


def _begun(text: str, edits: Edits) -> Patch:
    """A text that has no observations yet, with some at its end."""
    new = line_break(text)
    lines = ["" if text.endswith("\n") else new, new, f"{OBSERVATIONS}: []{new}"]
    after = patched(text + "".join(lines), edits).after
    return Patch(text, (Splice(len(text), len(text), after[len(text) :]),))


def _said(text: str) -> list[str]:
    return sorted(_key(values) for values in located(text).values())


def _wanted(found: Located, edits: Edits) -> list[str]:
    kept = [
        {**values, **edits.changed.get(place, {})}
        for place, values in enumerate(found.values())
        if place not in edits.removed
    ]
    return sorted(_key(values) for values in (*kept, *edits.added))


def _key(values: Wanted) -> str:
    said = {key: value for key, value in values.items() if value is not None}
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def _splices(text: str, found: Located, edits: Edits) -> Iterator[Splice]:
    gone, shared = set[int](), set[int]()
    place = 0
    for number, block in enumerate(found.blocks):
        places = range(place, place + len(block.figures))
        place = places.stop
        staying = [
            figure for figure, at in zip(block.figures, places, strict=True) if at not in edits.removed
        ]
        wanted = [edits.changed.get(at, {}) for at in places if at not in edits.removed]
        if not staying:
            gone.add(number)
            continue
        if len(staying) < len(block.figures):
            removed = {n for n, at in enumerate(places) if at in edits.removed}
            yield from without_items(text, block.items, removed)
        if any(wanted):
            together, apart = _parted(block, staying, wanted)
            if together:
                shared.add(number)
                yield from changed(text, block.node, together)
            for figure, own in zip(staying, apart, strict=True):
                yield from changed(text, figure.node, own)
    yield from _added(text, found, edits.added, gone, shared)
    if len(gone) == len(found.blocks) and not edits.added:
        yield Splice(start(found.items), tail(found.items, text), "[]")
    elif gone:
        yield from without_items(text, found.items, gone)


def _parted(
    block: Block, staying: Sequence[Figure], wanted: Sequence[Wanted]
) -> tuple[dict[str, Wish], list[dict[str, Wish]]]:
    """What to change in a block, and what in each of its figures."""
    together: dict[str, Wish] = {}
    apart: list[dict[str, Wish]] = [dict(own) for own in wanted]
    for key in dict.fromkeys(key for own in wanted for key in own):
        heirs = [n for n, figure in enumerate(staying) if key not in figure.own]
        before = plain(block.shared[key].value) if key in block.shared else None
        after = [wanted[n].get(key, before) for n in heirs]
        for n in heirs:
            apart[n].pop(key, None)
        # An owner that goes without its own would inherit.
        bared = key in block.shared and any(key in own and own[key] is None for own in apart)
        alike = bool(after) and all(value == after[0] for value in after)
        if alike and not bared and (key in block.shared or key in SHARED):
            if after[0] != before:
                together[key] = after[0]
        elif bared or (key in block.shared and None in after):
            together[key] = None
            for n, value in zip(heirs, after, strict=True):
                if value is not None:
                    apart[n][key] = value
        else:
            for n, value in zip(heirs, after, strict=True):
                if value != before:
                    apart[n][key] = value
    return together, apart


def _added(
    text: str, found: Located, added: Sequence[Values], gone: set[int], shared: set[int]
) -> Iterator[Splice]:
    joining: dict[int, list[Values]] = {}
    founding: list[Values] = []
    for values in added:
        number = additions.fitting(found, values, gone | shared)
        if number is None:
            founding.append(values)
        else:
            joining.setdefault(number, []).append(values)
    for number, several in joining.items():
        yield from additions.joined(text, found.blocks[number], several)
    yield from additions.founded(text, found, founding, gone)
