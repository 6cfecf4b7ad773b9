"""What may stand where a file is meant: links, pipes, devices, folders, loops, and files that still grow."""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Thread

from etl import catalog, gathered, textfile
from etl.problems import InvalidFile, Problem
from tests import several
from tests.trust.hostile_judge import misplaced
from tests.trust.row import Row

PATIENCE = 1.0  # seconds that opening anything may take, on a busy machine too


def _link(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def _device(path: Path) -> None:
    """A file of the system that gives bytes for ever; no other device can be made without its administrator."""
    path.symlink_to("/dev/zero")


def _loop(path: Path) -> None:
    path.symlink_to(path)


# What stands at a path, and the code of the problem that says so.
ODD: Mapping[str, tuple[Callable[[Path], object], str]] = {
    "link": (_link, "is-link"),
    "link to a device": (_device, "is-link"),
    "link to itself": (_loop, "is-link"),
    "pipe": (os.mkfifo, "is-device"),
    "folder": (Path.mkdir, "is-folder"),
}
# What a file may say of others, and the code of the problem.
ASTRAY = {
    "../../../../etc/passwd": "not-part",
    "/etc/passwd": "not-part",
    "/etc/x.yaml": "not-part",
    "../../x.yaml": "not-part",
    "data/../../x.yaml": "not-part",
    "./x.yaml": "not-part",
    "'C:\\x.yaml'": "not-part",
    "'data\\x.yaml'": "not-part",
    "[[[[x]]]]": "not-part",
    "2024-13-45": "not-part",
    "data/none.yaml": "part-not-there",
    f"{'九' * 99}.yaml": "part-not-there",  # longer than a name can be, in bytes
    f"{'a/' * 4000}x.yaml": "part-not-there",
    r'"data/\0.yaml"': "not-part",
    "indicators.yaml": "part-twice",
    "data/2026.yaml": "part-twice",
}
# What a part may say of the file above it.
ABOVE = {
    "../../etc/passwd": "not-part",
    "/etc/passwd": "not-part",
    "2024.yaml": "part-twice",
    "../none.yaml": "part-not-there",
    f"../{'九' * 99}.yaml": "part-not-there",
    r'"../\0.yaml"': "not-part",
}


def rows(folder: Path) -> Iterator[Row]:
    """Each kind of path, as the main file and as one that it lists."""
    wrong = [*_odd(folder / "odd"), *_astray(folder / "astray"), *_above(folder / "above")]
    number = 2 * len(ODD) + len(ASTRAY) + len(ABOVE)
    figure = f"{number}, {len(wrong)} read or refused otherwise" + "".join(
        f"\n      {each}" for each in wrong
    )
    yield Row(
        "files that are none, and paths that lead astray",
        figure,
        "each refused in its own words, none waited for",
        not wrong,
    )
    grown = _growing(folder / "growing.yaml")
    most = textfile.MAX_MEGABYTES * 2**20 + 1
    yield Row("a file that grows while it is read", f"{grown:,} bytes read", f"≤ {most:,}", grown <= most)


def _odd(folder: Path) -> Iterator[str]:
    for number, (name, (make, code)) in enumerate(ODD.items()):
        main = several.write(folder / str(number))
        main.unlink()
        make(main)
        yield from _unless(name, main, [(str(main), code)])
        main = several.write(folder / f"part-{number}")
        (main.parent / several.FIRST).unlink()
        make(main.parent / several.FIRST)
        yield from _unless(f"{name}, listed", main, [(str(main), code)])


def _astray(folder: Path) -> Iterator[str]:
    for number, (name, code) in enumerate(ASTRAY.items()):
        main = several.write(folder / str(number))
        several.edit(main.parent, several.MAIN, "data/2024.yaml", f"data/2024.yaml\n  - {name}")
        yield from _unless(f"files: {name}", main, [(str(main), code)])


def _above(folder: Path) -> Iterator[str]:
    """What a part may say of the file above it."""
    for number, (name, code) in enumerate(ABOVE.items()):
        main = several.write(folder / str(number))
        part = main.parent / several.FIRST
        several.edit(main.parent, several.FIRST, "../indicators.yaml", name)
        yield from _unless(f"part_of: {name}", part, [(str(part), code)])


def _unless(name: str, path: Path, wanted: list[tuple[str, str]]) -> Iterator[str]:
    """What is told that should not be, or not soon."""
    began = time.monotonic()
    problems = _problems(path)
    found = [(each.file, each.code) for each in problems if each.code in _CODES]
    yield from (f"{name}: {said}" for said in misplaced(problems))
    gathered.files(path)
    if found != wanted:
        yield f"{name}: {found}"
    if time.monotonic() - began > PATIENCE:
        yield f"{name}: waited for"


_CODES = {code for _, code in ODD.values()} | {*ASTRAY.values()}


def _problems(path: Path) -> tuple[Problem, ...]:
    try:
        return catalog.read(path).warnings
    except InvalidFile as error:
        return error.problems


def _growing(path: Path) -> int:
    """How much is read of a file to which somebody writes without end."""
    path.touch()
    os.truncate(path, textfile.MAX_MEGABYTES * 2**20 - 1)  # so that it grows too large as soon as it grows
    done: list[int] = []

    def grow() -> None:
        with path.open("ab") as file:
            while not done and file.tell() < 2 * textfile.MAX_MEGABYTES * 2**20:
                file.write(b"a" * 2**16)

    writer = Thread(target=grow)
    writer.start()
    try:
        read = len(textfile.plain(path))
    except textfile.OddFileError:
        read = textfile.MAX_MEGABYTES * 2**20 + 1
    finally:
        done.append(1)
        writer.join()
        path.unlink()
    return read
