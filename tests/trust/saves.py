"""Saves as editors, copies and network drives make them, while a preview serves: only what was saved whole is shown."""

import os
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from app.preview.desk import Desk
from app.preview.reading import PATIENCE, Reader
from app.preview.watch import PAUSE
from app.preview.whole import Reading
from etl.tables import Tables
from tests import invented
from tests.trust.row import Row
from tests.trust.stepped import Stepped


@dataclass(frozen=True)
class Counts:
    """How many saves, and how many files are saved at a time."""

    saves: int = 1000
    files: int = 6
    seed: int = 9


_ITEM = re.compile(rb"^  - ", re.MULTILINE)
_NUMBER = re.compile(r"[81]\.(\d{7})万")
QUICK = Counts(saves=22, files=4)


class Saved(NamedTuple):
    """What came of saves of one file."""

    ways: Counter[str]
    shown: int
    partial: list[str]
    missed: list[str]


def rows(counts: Counts, folder: Path) -> Iterator[Row]:
    """Saves of several files at a time, each followed by the thread of a preview."""
    began = time.monotonic()
    each = [counts.saves // counts.files + (n < counts.saves % counts.files) for n in range(counts.files)]
    with ThreadPoolExecutor(counts.files) as pool:
        done = [
            *pool.map(lambda n: saved(each[n], counts.seed + n, folder / f"saves-{n}"), range(counts.files))
        ]
    ways = sum((one.ways for one in done), Counter[str]())
    partial = [what for one in done for what in one.partial]
    missed = [what for one in done for what in one.missed]
    figure = (
        f"{ways.total():,} saves in {len(ways)} ways: {len(partial)} partial, {len(missed)} not shown in the end, "
        f"{sum(one.shown for one in done):,} shown, {time.monotonic() - began:.0f} s"
    )
    told = "".join(f"\n      {what}" for what in [*partial, *missed][:8])
    yield Row(
        "half-written files", figure + told, "0 partial, the last of each shown", not partial and not missed
    )


def saved(saves: int, seed: int, folder: Path) -> Saved:
    """So many saves of a file that is followed."""
    folder.mkdir(parents=True)
    path, chance = folder / "working.yaml", random.Random(seed)
    path.write_bytes(version(0))
    shown: list[Tables] = []
    figures = len(Reading()(path).tables.observations)
    followed = _Followed(path, shown)
    ways: Counter[str] = Counter()
    partial: list[str] = []
    missed: list[str] = []
    with followed:
        followed.waits_for(0)
        for number in range(1, saves + 1):
            before = len(shown)
            # Each way comes early in one of the files, then by chance.
            early = [*WAYS][(number + 6 * seed) % len(WAYS)]
            name = early if number <= len(WAYS) else chance.choice([*WAYS])
            ways[name] += 1
            WAYS[name](path, number, chance)
            if not followed.waits_for(number):
                missed.append(f"{name}: version {number} (seed {seed}): {followed.desk.state.problems[:1]}")
            partial += [
                f"{name}: after version {number} (seed {seed})"
                for each in shown[before:]
                if not is_whole(each, figures)
            ]
    return Saved(ways, len(shown), partial, missed)


class _Followed(Stepped):
    """A file that the thread of a preview follows."""

    def __init__(self, path: Path, shown: list[Tables]) -> None:
        self.desk = Desk()
        super().__init__(Reader(path, Reading(), self.desk, shown.append, lambda: None))
        self._shown = shown

    def waits_for(self, number: int, seconds: float = 30) -> bool:
        """Whether this version is what is shown in the end."""
        ends = time.monotonic() + seconds
        while (
            not (there := bool(self._shown) and numbers(self._shown[-1]) == [number])
            and time.monotonic() < ends
        ):
            time.sleep(PAUSE / 2)
        return there


def version(number: int) -> bytes:
    """A whole file. Each version has numbers of its own at its beginning and end, in as many bytes."""
    text = invented.YAML.replace("8万亿元", f"8.{number:07d}万亿元").replace("1.2万家", f"1.{number:07d}万家")
    return text.encode()


def is_whole(tables: Tables, figures: int) -> bool:
    """Whether tables are those of one version, and of all of it."""
    return len(tables.observations) == figures and len(numbers(tables)) == 1


def numbers(tables: Tables) -> list[int]:
    """The numbers of all versions of which there are figures, which stand at the beginning and at the end."""
    found = (_NUMBER.search(value) for value in tables.observations["value_as_written"])
    return sorted({int(each[1]) for each in found if each})


# Ways to save. `pause` is longer than what two looks of the watch lie apart, now and then longer than its patience.


def _pause(chance: random.Random) -> None:
    time.sleep(
        chance.choice((0, 0, PAUSE / 2, 2 * PAUSE, 3 * PAUSE, 3 * PAUSE, 5 * PAUSE))
        if chance.random() < 0.98
        else PATIENCE + 0.3
    )


def _pieces(content: bytes, chance: random.Random, most: int = 4) -> Iterator[tuple[int, bytes]]:
    """Pieces that end anywhere, or before an item of a list: what stands until there may be a sound file with less."""
    items = [each.start() for each in _ITEM.finditer(content)]
    anywhere = range(1, len(content))
    cuts = sorted(
        {0, *(chance.choice(chance.choice((items, anywhere))) for _ in range(chance.randint(1, most)))}
    )
    return ((start, content[start:end]) for start, end in zip(cuts, [*cuts[1:], len(content)], strict=True))


def truncated(path: Path, number: int, _chance: random.Random) -> None:
    """Emptied and written at once."""
    path.write_bytes(version(number))


def in_pieces(path: Path, number: int, chance: random.Random) -> None:
    """Emptied and written slowly, in pieces that end anywhere."""
    with path.open("wb", buffering=0) as file:
        for _, piece in _pieces(version(number), chance):
            file.write(piece)
            _pause(chance)


def appended(path: Path, number: int, chance: random.Random) -> None:
    """In pieces, each by a program that opens the file anew."""
    path.write_bytes(b"")
    for _, piece in _pieces(version(number), chance):
        with path.open("ab") as file:
            file.write(piece)
        _pause(chance)


def renamed(path: Path, number: int, chance: random.Random) -> None:
    """Written beside it, slowly, and renamed over it."""
    beside = path.with_name(f".{path.name}.swp")
    in_pieces(beside, number, chance)
    beside.replace(path)


def with_backup(path: Path, number: int, chance: random.Random) -> None:
    """The old one is moved aside, so that for a while there is none."""
    backup = path.with_name(f"{path.name}~")
    path.replace(backup)
    _pause(chance)
    in_pieces(path, number, chance)
    backup.unlink()


def anew(path: Path, number: int, chance: random.Random) -> None:
    """Deleted and made anew."""
    path.unlink()
    _pause(chance)
    truncated(path, number, chance)


def over_network(path: Path, number: int, chance: random.Random) -> None:
    """Its length is set first, and the content arrives in blocks from its beginning, or from its end."""
    content = version(number)
    with path.open("r+b", buffering=0) as file:
        file.truncate(0)
        file.truncate(len(content))
        pieces = [*_pieces(content, chance)]
        for start, piece in pieces if chance.random() < 0.7 else pieces[::-1]:
            file.seek(start)
            file.write(piece)
            _pause(chance)


def in_place(path: Path, number: int, chance: random.Random) -> None:
    """Written over block by block, as long as before: at each moment it is a sound file, of two versions."""
    with path.open("r+b", buffering=0) as file:
        for start, piece in _pieces(version(number), chance):
            file.seek(start)
            file.write(piece)
            _pause(chance)


def twice(path: Path, number: int, chance: random.Random) -> None:
    """Saved, and saved again soon."""
    path.write_bytes(version(number + 1_000_000))
    time.sleep(chance.choice((0, PAUSE / 3, PAUSE, 2 * PAUSE)))
    path.write_bytes(version(number))


def locked(path: Path, number: int, chance: random.Random) -> None:
    """Beside files by which an editor says that it has it open."""
    lock = path.with_name(f".~lock.{path.name}#")
    lock.write_text("editor", encoding="utf-8")
    path.with_name(f".#{path.name}").symlink_to("editor@machine.1")
    in_pieces(path, number, chance)
    path.with_name(f".#{path.name}").unlink()
    lock.unlink()


def back_in_time(path: Path, number: int, _chance: random.Random) -> None:
    """With the time of the one before, as a coarse clock or a copy has it."""
    before = path.stat()
    path.write_bytes(version(number))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


WAYS: Mapping[str, Callable[[Path, int, random.Random], None]] = {
    each.__name__: each
    for each in (
        truncated, in_pieces, appended, renamed, with_backup, anew, over_network, in_place, twice, locked, back_in_time,
    )
}  # fmt: skip
