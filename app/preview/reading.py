"""From what is saved to what is shown: read, judge, and put it in the place of what was shown, or tell why not."""

import sys
import time
import traceback
from _thread import interrupt_main
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from app.preview.desk import Desk, Held, State
from app.preview.endings import breaks_off, lost_end, missing
from app.preview.watch import PAUSE, Look, Watch
from etl import catalog, tables
from etl.catalog import Catalog
from etl.problems import InvalidFile, Problem
from etl.tables import Tables

PATIENCE = 1.0  # seconds that a content without its end may yet grow, before it is read and told


class Reading(NamedTuple):
    """A content that was read and has no problems."""

    look: Look
    catalog: Catalog

    @property
    def text(self) -> str:
        """The content as text."""
        return _text(self.look)


class Reader:
    """Follows a file. `show` puts tables in the place of those shown before; `stand_in` is called when there are
    problems and nothing is shown yet. Both are called in the thread that follows."""

    def __init__(
        self,
        path: Path,
        desk: Desk,
        show: Callable[[Tables], None],
        stand_in: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._watch, self._desk, self._show, self._stand_in = Watch(path, clock), desk, show, stand_in
        self._good: Reading | None = None
        self._held: Reading | None = None
        self._waiting: Look | None = None

    def run(self) -> None:
        """Follow the file for good; end the program if that fails, for a preview that stands still misleads."""
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
        if self._held and self._held.look.digest == self._desk.wanted:
            self._take(self._held)
        found = self._watch.settled()
        if found:
            self._waiting = found
        elif self._watch.still() < PAUSE:
            self._waiting = None  # it changes again
        if self._waiting and (not self._broken(self._waiting) or self._watch.still() >= PATIENCE):
            look, self._waiting = self._waiting, None
            self._judge(look)

    def _broken(self, look: Look) -> bool:
        """Whether the text has visibly lost its end."""
        if self._good is None:
            return False
        return breaks_off(self._good.text, _text(look))

    def _judge(self, look: Look) -> None:
        """Read what was found and take it, hold it or tell what is wrong with it."""
        self._held = None
        try:
            read = Reading(look, catalog.read(self._watch.path))
        except InvalidFile as error:
            if self._watch.unchanged(look):
                self._tell(error.problems, look)
            return
        if not self._watch.unchanged(look):
            return  # what was read is not what was judged; it will be seen once it lies still
        if self._good and (self._broken(look) or self._lost(self._good, read)):
            self._hold(self._good, read)
        else:
            self._take(read)

    @staticmethod
    def _lost(good: Reading, read: Reading) -> bool:
        return lost_end(good.catalog, read.catalog, good.text, read.text)

    def _tell(self, problems: tuple[Problem, ...], look: Look) -> None:
        ordered = tuple(sorted(problems, key=lambda problem: (problem.warning, problem)))
        held = Held(look.digest) if look.content is not None and self._broken(look) else None
        self._desk.lay(State(self._desk.state.edition, ordered, held))
        if self._good is None:
            self._stand_in()

    def _hold(self, good: Reading, read: Reading) -> None:
        self._held = read
        held = Held(read.look.digest, missing(good.catalog, read.catalog))
        self._desk.lay(State(self._desk.state.edition, read.catalog.warnings, held))

    def _take(self, read: Reading) -> None:
        """Show what was read, unless it says the same as what is shown."""
        built = tables.build(read.catalog)
        if built.version != self._desk.state.edition:
            self._show(built)
        self._good, self._held = read, None
        self._desk.lay(State(built.version, read.catalog.warnings))


def _text(look: Look) -> str:
    """A content as text; what is no UTF-8 will have problems. How lines end is not what they say."""
    return (look.content or b"").decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
