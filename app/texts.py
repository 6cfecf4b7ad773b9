"""The texts themselves, where the operator keeps them: the sentence around a figure, never more."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from etl import articles, sentences
from etl.articles import Article
from etl.problems import InvalidFile
from etl.rows import Row
from etl.sentences import Lit

KEPT = 64  # texts in memory, of all folders


class Presence(StrEnum):
    """Whether a text is at hand."""

    ELSEWHERE = "elsewhere"  # no folder is configured
    ABSENT = "absent"  # the folder has no such file, or none that can be read
    CHANGED = "changed"  # it is not the file that the figures were read from
    SAME = "same"


class Sentence(NamedTuple):
    """The sentence around a figure; none where the text is not at hand or the phrase not on its line."""

    presence: Presence
    lit: Lit | None = None


@dataclass(frozen=True, slots=True)
class Texts:
    """A folder of texts, or none. Rows are those of the sources table and of a VIEW; nothing here raises."""

    folder: Path | None = None

    def stamp(self) -> tuple[tuple[str, int, int], ...]:
        """What tells whether any text came, went or changed: names, times and sizes."""
        try:
            files = sorted(self.folder.iterdir()) if self.folder else []
            return tuple((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files)
        except OSError:
            return ()

    def content(self, name: str) -> bytes:
        """What is in a plain file of the folder; nothing where there is none that can be read."""
        found = _inside(self.folder, name) if self.folder else None
        try:
            return found[0].read_bytes() if found else b""
        except OSError:
            return b""

    def presence(self, source: Row) -> Presence:
        """Whether the text of a source is at hand, and still the one that the figures were read from."""
        return self._presence(source, self._article(source))

    def sentence(self, source: Row, observation: Row) -> Sentence:
        """The sentence of a source around one of its figures. A changed text is searched too."""
        article = self._article(source)
        if article is None:
            return Sentence(self._presence(source, article))
        line, phrase = int(observation["line"]), str(observation["as_written"])
        lit = sentences.light(article.lines, line, phrase)
        return Sentence(self._presence(source, article), lit)

    def _article(self, source: Row) -> Article | None:
        found = _inside(self.folder, str(source["file"])) if self.folder else None
        return _read(*found) if found else None

    def _presence(self, source: Row, article: Article | None) -> Presence:
        if article is None:
            return Presence.ABSENT if self.folder else Presence.ELSEWHERE
        return Presence.SAME if article.sha256 == source["sha256"] else Presence.CHANGED


# What pages take that are given no folder.
NO_TEXTS = Texts()


def _inside(folder: Path, name: str) -> tuple[Path, int, int] | None:
    """A plain file of the folder with its time and size, which tell whether it was read before."""
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()) or not path.is_file():
            return None
        about = path.stat()
    except (OSError, ValueError):  # A name that no file system takes is a ValueError.
        return None
    return path, about.st_mtime_ns, about.st_size


@lru_cache(maxsize=KEPT)
def _read(path: Path, time: int, size: int) -> Article | None:
    try:
        return articles.read(path)
    except InvalidFile:
        return None
