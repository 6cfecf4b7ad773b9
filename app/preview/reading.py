"""From what is saved to what is shown: read, judge, and put it in the place of what was shown, or tell why not."""

import sys
import time
import traceback
from _thread import interrupt_main
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from app.preview.desk import Desk, Held, State
from app.preview.endings import breaks_off, last, lost_end, missing
from app.preview.watch import PAUSE, Found, Look, Watch
from app.preview.whole import Whole
from etl.problems import InvalidFile, Problem
from etl.tables import Tables

PATIENCE = 1.0  # seconds that a content without its end may yet grow, before it is read and told


class Reading(NamedTuple):
    """A content that was read and has no problems."""

    found: Found
    whole: Whole


class Reader:
    """Follows a file and those that it is read with; `read` reads them.

    `show` puts tables in the place of those shown before; `stand_in` is called when there are problems and nothing
    is shown yet. Both are called in the thread that follows.
    """

    def __init__(
        self,
        path: Path,
        read: Callable[[Path], Whole],
        desk: Desk,
        show: Callable[[Tables], None],
        stand_in: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._read = read
        self._watch, self._desk, self._show, self._stand_in = Watch(path, clock), desk, show, stand_in
        self._good: Reading | None = None
        self._held: Reading | None = None
        self._waiting: Found | None = None
        self._seen: Found | None = None

    def run(self) -> None:
        """Follow the files for good; end the program if that fails, for a preview that stands still misleads."""
        try:
            while True:
                self.step()
                if self._desk.asked.wait(PAUSE):
                    self._desk.asked.clear()
        except BaseException:
            traceback.print_exc(file=sys.stderr)
            interrupt_main()

    def step(self) -> None:
        """Look once, and deal with what is found."""
        if self._held and self._held.found.digest == self._desk.wanted:
            self._take(self._held)
        found = self._watch.settled()
        if found:
            self._waiting = found
        elif self._watch.still() < PAUSE:
            self._waiting = None  # it changes again
        if self._waiting and (not self._broken(self._waiting) or self._watch.still() >= PATIENCE):
            found, self._waiting = self._waiting, None
            self._judge(found)

    def _broken(self, found: Found) -> list[Path]:
        """Files whose text has visibly lost its end."""
        return [file for file, old, new in self._edited(found) if breaks_off(old.text, new.text)]

    def _edited(self, found: Found) -> Iterator[tuple[Path, Look, Look]]:
        """Files that were good and now have another content, before and after."""
        good = self._good.found if self._good else found
        for file, look in found.changed(good).items():
            if file in good.looks and look.content is not None:
                yield file, good.looks[file], look

    def _judge(self, found: Found) -> None:
        """Read what was found and take it, hold it or tell what is wrong with it."""
        self._held = None
        # Reading takes a moment, and which file was seen is known at once.
        self._desk.lay(self._desk.state._replace(saved=self._saved(found)))
        try:
            read = Reading(found, self._read(self._watch.path))
        except InvalidFile as error:
            if found.unchanged():
                self._tell(error.problems, found)
            return
        if not found.unchanged():
            return  # what was read is not what was judged; it will be seen once it lies still
        if self._good and (lost := self._broken(found) or self._lost(self._good, read)):
            self._hold(self._good, read, lost)
        else:
            self._take(read)

    def _lost(self, good: Reading, read: Reading) -> list[Path]:
        """Files that lack what stood last in them."""
        edited = list(self._edited(read.found))
        if not edited:
            return []
        before, there = last(good.whole.records), {record for _, record in read.whole.records}
        return [
            file for file, old, new in edited if lost_end(before.get(file, ()), there, old.text, new.text)
        ]

    def _tell(self, problems: tuple[Problem, ...], found: Found) -> None:
        ordered = tuple(sorted(problems, key=lambda problem: (problem.warning, problem)))
        broken = self._broken(found)
        held = Held(found.digest, files=_named(broken)) if broken else None
        self._desk.lay(self._desk.state._replace(problems=ordered, held=held))
        if self._good is None:
            self._stand_in()

    def _hold(self, good: Reading, read: Reading, lost: list[Path]) -> None:
        self._held = read
        held = Held(read.found.digest, missing(good.whole.records, read.whole.records), _named(lost))
        self._desk.lay(self._desk.state._replace(problems=read.whole.warnings, held=held))

    def _take(self, read: Reading) -> None:
        """Show what was read, unless it says the same as what is shown."""
        built = read.whole.tables
        if built.version != self._desk.state.edition:
            self._show(built)
        self._good, self._held = read, None
        self._desk.lay(State(built.version, read.whole.warnings, saved=self._desk.state.saved))

    def _saved(self, found: Found) -> tuple[str, ...]:
        """Of several files those that are not as they were when last told of; they stay so until others are."""
        before, self._seen = self._seen, found
        if before is None or len(found.all()) == 1:
            return ()
        return _named(found.changed(before)) or self._desk.state.saved


def _named(files: Iterable[Path]) -> tuple[str, ...]:
    return tuple(map(str, files))
