"""An editor's preview while the working file is broken, missing, unreadable or a link: the last good data stay."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from werkzeug.test import Client

from app.preview.server import preview
from app.preview.watch import PAUSE
from etl import faults
from etl.confined import Confined
from tests import invented
from tests.trust.row import Row
from tests.trust.stepped import Stepped

SOONEST = 5.0  # seconds in which the bar must say why, and the mended file must be shown
PATIENCE = 60.0  # seconds after which neither is waited for any more
PAGE = "/region/330000"


def _broken(path: Path) -> None:
    path.write_text(invented.YAML.replace("topics:", "topics: ["), encoding="utf-8")


def _wrong(path: Path) -> None:
    path.write_text(invented.YAML.replace("role: actual", "role: acutal"), encoding="utf-8")


def _missing(path: Path) -> None:
    path.unlink()


def _unreadable(path: Path) -> None:
    path.write_bytes(b"\xff\xfe" + invented.YAML.encode("utf-16-le"))


def _link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/passwd")


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _bomb(path: Path) -> None:
    path.write_text("topics: " + "[" * 100_000, encoding="utf-8")


class Harm(NamedTuple):
    """Something that happens to the file, and the words by which the bar must say so."""

    name: str
    do: Callable[[Path], None]
    words: str


HARMS = (
    Harm("broken", _broken, faults.UNCLOSED_BRACKET.wrong.zh),
    Harm("wrong", _wrong, "acutal"),
    Harm("missing", _missing, faults.NO_FILE.wrong.zh),
    Harm("unreadable", _unreadable, faults.NOT_UTF8.wrong.zh),
    Harm("a link", _link, faults.IS_LINK.wrong.zh),
    Harm("a pipe", _pipe, faults.IS_DEVICE.wrong.zh),
    Harm("a folder", _folder, faults.IS_FOLDER.wrong.zh),
    Harm("nested without end", _bomb, faults.TOO_DEEP.wrong.zh),
)


def rows(cycles: int, folder: Path, soonest: float = SOONEST) -> Iterator[Row]:
    """Harm done and mended again and again, under the eyes of the thread of a preview and of a viewer."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "working.yaml"
    _mend(path, 0)
    wrong: list[str] = []
    longest = 0.0
    with Confined("app.preview.whole:Reading") as read, _Followed(path, read) as followed:
        assert followed.shows("8.0000000")
        for cycle in range(cycles):
            harm = HARMS[cycle % len(HARMS)]
            last = f"8.{cycle:07d}"
            began = time.monotonic()
            harm.do(path)
            if not followed.says(harm.words):
                wrong.append(f"{harm.name}: the bar does not say why")
            if not followed.shows(last):
                wrong.append(f"{harm.name}: the last good data are gone")
            told = time.monotonic() - began
            began = time.monotonic()
            _mend(path, cycle + 1)
            if not followed.shows(f"8.{cycle + 1:07d}"):
                wrong.append(f"{harm.name}: not shown once it is mended")
            longest = max(longest, told, time.monotonic() - began)
    figure = f"{cycles} times: {len(wrong)} wrong, longest {longest:.1f} s" + "".join(
        f"\n      {each}" for each in wrong
    )
    yield Row(
        "the working file of a preview goes bad",
        figure,
        f"0 wrong, each ≤ {soonest:g} s",
        not wrong and longest <= soonest,
    )


def _mend(path: Path, number: int) -> None:
    """Put a sound file there, whatever stands there."""
    if path.is_dir():
        path.rmdir()
    beside = path.with_name("beside.yaml")
    beside.write_text(invented.YAML.replace("8万亿元", f"8.{number:07d}万亿元"), encoding="utf-8")
    beside.replace(path)


class _Followed(Stepped):
    """A preview whose thread follows a file, and who looks at its pages."""

    def __init__(self, path: Path, read: Any) -> None:
        door, reader = preview(path, read=read)
        super().__init__(reader)
        self._client = Client(door)

    def shows(self, words: str) -> bool:
        """Whether the page comes to show these data."""
        return self._comes(lambda: words in self._client.get(PAGE).text)

    def says(self, words: str) -> bool:
        """Whether the bar comes to say this."""
        return self._comes(lambda: words in self._client.get("/preview/news?lang=zh").get_json()["bar"])

    def _comes(self, there: Callable[[], bool]) -> bool:
        ends = time.monotonic() + PATIENCE
        while not (found := there()) and time.monotonic() < ends:
            time.sleep(PAUSE)
        return found
