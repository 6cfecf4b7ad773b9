"""What a preview knows at a moment: what it shows, what is wrong with the files, what it holds back."""

from hashlib import sha256
from threading import Event
from typing import NamedTuple

from etl.problems import Problem


class Held(NamedTuple):
    """A content that is not taken by itself, for an end is missing: its digest, and how many figures fewer it has.

    `fewer` is None where it cannot be read, so that there is nothing to take. `files` lack their ends.
    """

    digest: str
    fewer: int | None = None
    files: tuple[str, ...] = ()


class State(NamedTuple):
    """What the pages show and what is to be told beside them. `edition` is empty while there is no good data.

    `saved` are the files that were saved last, where there are several to choose from.
    """

    edition: str = ""
    problems: tuple[Problem, ...] = ()
    held: Held | None = None
    saved: tuple[str, ...] = ()

    @property
    def stamp(self) -> str:
        """Tells states apart, those of a server that started again too."""
        return sha256(repr(self).encode()).hexdigest()[:16]


class Desk:
    """Where the reader of the files lays down its state for those who answer, and they what the editor wants."""

    def __init__(self) -> None:
        self.state = State()
        self.stamp = self.state.stamp
        self.asked = Event()
        self.wanted = ""

    def lay(self, state: State) -> None:
        """Say how things are now."""
        self.state, self.stamp = state, state.stamp

    def want(self, digest: str) -> bool:
        """Ask for what is held back to be taken; whether it is what is held now."""
        held = self.state.held
        if held is None or held.fewer is None or held.digest != digest:
            return False
        self.wanted = digest
        self.asked.set()
        return True
