"""Power cuts: what may be left of a switch on the disk when the machine goes down at any moment.

What was synced is there. Of anything else each change to a directory may be there or not, and each file may hold any
beginning of its content: `python -m tests.trust.publishing_power`.
"""

import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.shelves import Step
from tests.shelves import Way as Steps
from tests.trust import publishing_ways as ways
from tests.trust.publishing_ways import Outcome


@dataclass(eq=False)
class File:
    """A file, as programs see it and as the disk has it for certain."""

    content: bytes = b""
    synced: bytes = b""


@dataclass(frozen=True)
class Link:
    """A symbolic link; it is made whole."""

    to: str


@dataclass(eq=False)
class Folder:
    """A directory, as programs see it and as the disk has it for certain, with what was changed in between."""

    entries: dict[str, "Node"] = field(default_factory=dict)
    synced: dict[str, "Node"] = field(default_factory=dict)
    changes: list[dict[str, "Node | None"]] = field(default_factory=list)

    def change(self, change: dict[str, "Node | None"]) -> None:
        """Entries that came or went in one step."""
        _apply(self.entries, change)
        self.changes.append(change)

    def sync(self) -> None:
        """Through to the disk."""
        self.synced, self.changes = dict(self.entries), []


Node = File | Link | Folder


class Disk:
    """What lies below a folder, while steps are taken."""

    def __init__(self, root: Path) -> None:
        self._root, self._top = root, _loaded(root)

    def take(self, step: Step) -> None:
        """Do what a step does. One that fails changes nothing."""
        if step.name == "fsync":
            self._sync(step.path)
            return
        above, name = self._at(step.path.parent), step.path.name
        assert isinstance(above, Folder)
        there = above.entries.get(name)
        match step.name:
            case "open":
                above.change({name: File()})
            case "write":
                assert isinstance(there, File)
                assert isinstance(step.other, bytes)
                there.content += step.other
            case "mkdir":
                above.change({name: Folder()})
            case "symlink":
                above.change({name: Link(str(step.other))})
            case "rename" | "replace":
                assert isinstance(step.other, Path)
                assert step.other.parent == step.path.parent
                above.change({step.other.name: None, name: above.entries[step.other.name]})
            case "unlink" if there is not None:
                above.change({name: None})
            case "rmdir" if isinstance(there, Folder) and not there.entries:
                above.change({name: None})

    def write(self, to: Path, chance: random.Random | None) -> None:
        """What may be left, into a new folder: only what is certain, or more by `chance`."""
        _left(self._top, to, chance)

    def _sync(self, path: Path) -> None:
        node = self._at(path)
        if isinstance(node, Folder):
            node.sync()
        elif isinstance(node, File):
            node.synced = node.content

    def _at(self, path: Path) -> Node:
        node: Node = self._top
        for name in path.relative_to(self._root).parts:
            assert isinstance(node, Folder)
            node = node.entries[name]
        return node


def _loaded(path: Path) -> Folder:
    found = Folder()
    for each in path.iterdir():
        if each.is_symlink():
            node: Node = Link(str(each.readlink()))
        elif each.is_dir():
            node = _loaded(each)
        else:
            node = File(each.read_bytes(), each.read_bytes())
        found.entries[each.name] = node
    found.sync()
    return found


def _apply(entries: dict[str, Node], change: dict[str, Node | None]) -> None:
    for name, node in change.items():
        if node is None:
            entries.pop(name, None)
        else:
            entries[name] = node


def _left(folder: Folder, to: Path, chance: random.Random | None) -> None:
    entries = dict(folder.synced)
    for change in folder.changes:
        if chance and chance.random() < 0.5:
            _apply(entries, change)
    to.mkdir()
    for name, node in entries.items():
        if isinstance(node, Link):
            (to / name).symlink_to(node.to)
        elif isinstance(node, Folder):
            _left(node, to / name, chance)
        elif node.content == node.synced or chance is None:
            (to / name).write_bytes(node.synced)
        else:
            (to / name).write_bytes(node.content[: chance.randint(0, len(node.content))])


def cuts(base: Path, way: str, steps: Steps, most: int, variants: int, seed: int) -> Iterator[Outcome]:
    """The power goes before `most` steps of a switch (0: each), after the last one too, and so much of it is left."""
    switch, folder = ways.made(base, way), base / f"{way}-going"
    shutil.copytree(base / way, folder, symlinks=True)
    disk = Disk(folder)
    steps.before(-1, lambda: None)
    ways.WAYS[way].switch(folder)
    taken = [*steps.steps]
    every = range(len(taken) + 1)
    some = {*random.Random(seed).sample(every, min(most, len(taken))), every[-1]} if most else {*every}
    for at in every:
        if at:
            disk.take(taken[at - 1])
        if at not in some:
            continue
        for variant in range(variants + 1):
            left = base / "left"
            disk.write(left, random.Random(f"{seed} {at} {variant}") if variant else None)
            ended = "done" if at == len(taken) else "killed"
            found, gone = switch.found(left), switch.gone(left)
            tried = switch.next(left, ways.WAYS[way])
            yield Outcome(way, f"power cut at {at} of {len(taken)}", ended, found, gone, tried)
            shutil.rmtree(left)


def _all(base: Path, most: int, variants: int, seed: int) -> Iterator[Outcome]:
    patch = ways.patched()
    try:
        steps = Steps(patch)
        steps.syncs = False
        for name in ways.WAYS:
            yield from cuts(base, name, steps, most, variants, seed)
    finally:
        patch.undo()


if __name__ == "__main__":
    ways.tell(_all(Path(sys.argv[1]), *map(int, sys.argv[2:5])))
