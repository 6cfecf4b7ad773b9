"""Ways to switch releases, what readers see after them, and what is said of a switch that was disturbed."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from etl.publishing import rollback as taking_back
from etl.publishing import switches
from etl.publishing.rollback import NoReleaseError
from tests import invented
from tests.shelves import DAY, NOW, mechanical, names, offered, published, quick, seen

PROJECT = Path(__file__).resolve().parents[2]
OLD = invented.YAML
NEW = OLD.replace("4.72万亿元, phrase: 达4.72", "4.73万亿元, phrase: 达4.73")
NOTHING = "nothing"
ALWAYS = ["current", "switches.json"]  # what lies in a shelf beside releases


class Way(NamedTuple):
    """A way to switch: what is done before, and the switch, which may be tried again."""

    before: Callable[[Path], object]
    switch: Callable[[Path], object]


class Outcome(NamedTuple):
    """What came of a switch that was disturbed.

    `seen` is `old`, `new` or NOTHING, or what is wrong with what readers see; `gone` are releases that were seen
    before and are no longer there; `next` is what came of another attempt, empty if it went well and cleared up.
    """

    way: str
    disturbed: str  # "kill before replace current"
    ended: str  # how the process ended: "killed", "refused", "done"; anything else is no way to end
    seen: str
    gone: int
    next: str

    @property
    def torn(self) -> bool:
        """Whether readers see anything but the old or the new."""
        return self.seen not in ("old", "new") and not (self.seen == NOTHING and self.way == "first")

    @property
    def lost(self) -> bool:
        """Whether what was said to be done is not seen, or what was seen is gone."""
        return bool(self.gone) or (self.ended == "done" and self.seen != "new")

    @property
    def astray(self) -> bool:
        """Whether it ended as nothing should, or keeps the next one from its work."""
        return self.ended not in ("killed", "refused", "done") or bool(self.next)


class Switch(NamedTuple):
    """Releases by name, as they are before a switch and to be after it."""

    old: str | None
    new: str

    def found(self, folder: Path) -> str:
        """What readers see."""
        try:
            now = seen(folder)
        except AssertionError:
            return "torn"
        return {self.old: "old", self.new: "new", None: NOTHING}.get(now, f"another: {now}")

    def gone(self, folder: Path) -> int:
        """How many releases that were seen before cannot be asked for any more."""
        return int(self.old is not None and self.old not in offered(folder))

    def next(self, folder: Path, way: Way) -> str:
        """What comes of another attempt; empty if it is done, and nothing lies about."""
        try:
            way.switch(folder)
        except Exception as error:
            return repr(error)
        if seen(folder) != self.new:
            return "not switched"
        known = sorted({self.new, *ALWAYS, *([self.old] if self.old else ())})
        return "" if names(folder) == known else f"left: {names(folder)}"


def _take_back(folder: Path) -> None:
    """Let readers see the old release again, unless they do."""
    with suppress(NoReleaseError):
        first = switches.log(folder / "shelf").done[0]
        taking_back.rollback(folder / "shelf", first.release, DAY, NOW)


def _two(folder: Path) -> None:
    published(folder, OLD)
    published(folder, NEW)


WAYS = {
    "second": Way(lambda at: published(at, OLD), lambda at: published(at, NEW)),
    "first": Way(lambda at: published(at, NEW, trial=True), lambda at: published(at, NEW)),
    "rollback": Way(_two, _take_back),
}


def made(base: Path, name: str) -> Switch:
    """A folder on which a way can be gone, and what it leads to."""
    way, done = WAYS[name], base / f"{name}-done"
    for folder in (base / name, done):
        folder.mkdir()
        way.before(folder)
    old = seen(base / name)
    way.switch(done)
    now = seen(done)
    assert now is not None
    return Switch(old, now)


def patched() -> pytest.MonkeyPatch:
    """Only what is done on the disk is done; for a process of one's own."""
    patch = pytest.MonkeyPatch()
    quick(patch)
    mechanical(patch)
    return patch


def tell(outcomes: Iterable[Outcome]) -> None:
    """Hand outcomes to whoever started this process."""
    for each in outcomes:
        sys.stdout.write(json.dumps(each) + "\n")
        sys.stdout.flush()


def told(room: str, folder: Path, *words: object) -> list[Outcome]:
    """The outcomes that another process tells.

    Raises:
        RuntimeError: it failed.
    """
    folder.mkdir()
    asked = [sys.executable, "-m", f"tests.trust.{room}", str(folder), *map(str, words)]
    done = subprocess.run(asked, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [Outcome(*json.loads(line)) for line in done.stdout.splitlines()]
