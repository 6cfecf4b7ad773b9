"""The editors' guide as a walk: its commands are run, what it has pasted is pasted, what it has changed is changed."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from etl.entry.columns import COLUMNS
from tests import entry_books
from tests.judges import PROJECT

PAGE = PROJECT / "docs" / "editors.zh.md"
FILE = Path("indicators.yaml")
FORM = Path("entry.xlsx")
REPORTING = ("audit", "check")  # here these have something to point at, and exit 1
_STEP = re.compile(
    r"^```(?P<kind>\w+)\n(?P<block>.*?)^```$"
    r"|把 `(?P<old>[^`]+)` 改成 `(?P<new>[^`]+)`"
    r"|^(?P<table>\|[^\n]+\n\|[-|]+\n\|[^\n]+)$"
    r"|^!\[[^\]\n]*\]\(pictures/editors-(?P<picture>[\w-]+)\.png\)$",
    re.MULTILINE | re.DOTALL,
)


class Step(NamedTuple):
    """What the page has a reader do or see: sh, yaml, text, change, table or picture, and its words."""

    kind: str
    words: str
    line: int


def steps() -> Iterator[Step]:
    """In the order of the page."""
    page = PAGE.read_text("utf-8")
    for found in _STEP.finditer(page):
        line = page.count("\n", 0, found.start()) + 1
        if found["kind"]:
            yield Step(found["kind"], found["block"], line)
        elif found["old"]:
            yield Step("change", f"{found['old']}\n{found['new']}", line)
        elif found["table"]:
            yield Step("table", found["table"], line)
        else:
            yield Step("picture", found["picture"], line)


def laid_out(folder: Path) -> None:
    """A folder like the project's to begin in."""
    (folder / "docs").symlink_to(PROJECT / "docs")
    (folder / ".venv").symlink_to(sys.prefix)


def done(step: Step) -> str:
    """Do one step in the current folder; what commands print."""
    if step.kind == "sh":
        return "".join(run(line) for line in step.words.splitlines())
    if step.kind == "yaml":
        paste(step.words)
    if step.kind == "change":
        change(*step.words.split("\n"))
    if step.kind == "table":
        fill(step.words)
    return ""


def run(line: str) -> str:
    """One line of a terminal. A preview is another's to start and to stop.

    Raises:
        AssertionError: a command of ours failed.
        CalledProcessError: another did.
    """
    program, *words = line.split()
    if program == "indicators":
        result = entry_books.run(*words)
        assert result.exit_code <= (words[0] in REPORTING), (line, result.output)
        return result.output
    shell = ["bash", "-ec", f"{line}\npwd"]
    os.chdir(subprocess.run(shell, check=True, capture_output=True, text=True).stdout.strip())
    return ""


def paste(block: str) -> None:
    """Add a block's lines at the end of the section that its first line names."""
    head, body = block.split("\n", 1)
    before, found, section = FILE.read_text("utf-8").partition(f"\n{head}\n")
    if not found:
        FILE.write_text(f"{before.rstrip()}\n\n{block}", encoding="utf-8")
        return
    following = re.search(r"^\w", section, re.MULTILINE)
    end = following.start() if following else len(section)
    pasted = f"{section[:end].rstrip()}\n\n{body}\n{section[end:]}"
    FILE.write_text(f"{before}{found}{pasted}".rstrip() + "\n", encoding="utf-8")


def change(old: str, new: str) -> None:
    """What a reader does with find and replace, once."""
    text = FILE.read_text("utf-8")
    assert text.count(old) == 1, (old, text.count(old))
    FILE.write_text(text.replace(old, new), encoding="utf-8")


def fill(table: str) -> None:
    """Type the row of a table into the first empty row of the form."""
    titles, _, cells = (line.strip("| ").split("|") for line in table.splitlines())
    keys = {column.title.zh: column.key for column in COLUMNS}
    content = FORM.read_bytes()
    row = entry_books.FIRST + len(list(entry_books.shown(content)))
    typed = {(row, keys[title.strip()]): cell.strip() for title, cell in zip(titles, cells, strict=True)}
    FORM.write_bytes(entry_books.typed(content, typed))


@contextmanager
def standing(command: str) -> Iterator[str]:
    """The address of what a command serves, on some free port, as long as it is needed."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    words = [sys.executable, "-m", "etl", *command.split()[1:], "--port", str(port)]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        yield answering(process, port)
    finally:
        process.terminate()
        process.communicate(timeout=10)


def answering(process: subprocess.Popen[bytes], port: int) -> str:
    """The address, once something answers there.

    Raises:
        ChildProcessError: the program has stopped.
    """
    while process.poll() is None:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return f"http://127.0.0.1:{port}/"
        time.sleep(0.05)
    raise ChildProcessError(str(process.stderr and process.stderr.read()))
