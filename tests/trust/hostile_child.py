"""Reading in a process of its own: whatever goes wrong there is a refusal in words, and the next file is read."""

import time
from collections.abc import Iterator
from pathlib import Path

from etl.confined import Confined, Limits
from etl.problems import InvalidFile
from tests import several
from tests.trust.hostile_judge import misplaced
from tests.trust.row import Row

LIMITS = Limits(seconds=3, megabytes=512)
# What goes wrong in the process, and the code of the problem that it is told as.
PLANTED = {
    "crash": "reading-crashed",
    "mistake": "reading-crashed",
    "exit": "reading-crashed",
    "loop": "reading-too-slow",
    "swell": "reading-too-large",
}


def rows(most: int, folder: Path) -> Iterator[Row]:
    """Each way to go wrong, and what is left of it."""
    good, bad = several.write(folder / "child"), folder / "bad.yaml"
    wrong: list[str] = []
    pids = set()
    with Confined("tests.trust.planted:Planted", LIMITS) as read:
        for planted, code in [*PLANTED.items()][:most]:
            bad.write_text(f"# {planted}\n", encoding="utf-8")
            pids.add(read.pid)
            if (found := told(read, bad)) != code:
                wrong.append(f"{planted}: {found}")
            if (found := told(read, good)) != "read":
                wrong.append(f"after {planted}: {found}")
        pids.add(read.pid)
        bad.write_text("# prints\na: 1\n", encoding="utf-8")
        if (found := told(read, bad)) != "no-section":
            wrong.append(f"prints: {found}")
    left = sum(map(lives, pids))
    figure = f"{min(most, len(PLANTED))} ways to go wrong: {len(wrong)} outages, {left} processes left"
    yield Row(
        "reading in a process of its own",
        figure + "".join(f"\n      {each}" for each in wrong),
        "0, 0",
        not wrong and not left,
    )


def told(read: Confined, path: Path) -> str:
    """The code of what is wrong with a file; "read" where nothing is."""
    try:
        read(path)
    except InvalidFile as error:
        return next(misplaced(error.problems), error.problems[0].code)
    return "read"


def lives(pid: int) -> bool:
    """Whether there is a process of this number, be it only a name that nobody has asked for."""
    ends = time.monotonic() + 5
    while (there := Path(f"/proc/{pid}").exists()) and time.monotonic() < ends:
        time.sleep(0.02)
    return there
