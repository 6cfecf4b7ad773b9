"""Reading in a process of its own: it ends when it must, leaves nothing, and remembers between files."""

import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from etl import catalog, tables
from etl.confined import ROOT, Confined, Limits
from etl.problems import InvalidFile
from tests import several
from tests.trust.hostile_child import lives, told

READING = "app.preview.whole:Reading"
PLANTED = "tests.trust.planted:Planted"


@pytest.fixture(scope="module")
def read():
    with Confined(READING) as confined:
        yield confined


def test_it_reads_as_if_it_were_read_here(read, tmp_path):
    path = several.write(tmp_path)
    here = catalog.read(path)
    whole = read(path)
    assert whole.tables.version == tables.build(here).version
    assert whole.warnings == here.warnings
    assert {str(file.relative_to(tmp_path)) for file, _ in whole.records} == {*several.FILES}


def test_problems_come_back_as_they_were_found(read, tmp_path):
    path = several.write(tmp_path, (several.HUBEI, "湖北", "湖北首"))
    with pytest.raises(InvalidFile) as here:
        catalog.read(path)
    with pytest.raises(InvalidFile) as there:
        read(path)
    assert there.value.problems == here.value.problems
    assert str(there.value) == str(here.value)


def test_problems_travel():
    path = Path("x.yaml")
    with pytest.raises(InvalidFile) as caught:
        catalog.read(path)
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems


def test_the_same_process_reads_many_files_and_is_replaced_in_the_end(tmp_path):
    path = several.write(tmp_path)
    with Confined(READING, uses=2) as read:
        pids = [read.pid for _ in range(4) if read(path)]
        assert len(pids) == 4
        assert pids[0] == pids[1]
        assert pids[1] != pids[2]
        assert not lives(pids[0])


def test_who_kills_it_costs_nothing_but_time(read, tmp_path):
    path = several.write(tmp_path)
    os.kill(read.pid, signal.SIGKILL)
    time.sleep(0.2)
    assert told(read, path) == "read"


def test_a_crash_is_told_at_the_beginning_of_the_file(tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text("# crash\n", encoding="utf-8")
    with Confined(PLANTED) as read, pytest.raises(InvalidFile) as caught:
        read(path)
    (found,) = caught.value.problems
    assert (found.code, found.file, found.line, found.column) == ("reading-crashed", str(path), 1, 1)


def test_limits_are_told_in_words(tmp_path):
    path = tmp_path / "bad.yaml"
    with Confined(PLANTED, Limits(seconds=1, megabytes=300)) as read:
        for planted, words in (("loop", "1 秒内没有读完"), ("swell", "超过 300 MB")):
            path.write_text(f"# {planted}\n", encoding="utf-8")
            with pytest.raises(InvalidFile, match=words):
                read(path)


def test_it_ends_with_the_program_that_started_it_even_while_it_works(tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text("# loop\n", encoding="utf-8")
    program = (
        "import sys, threading\nfrom pathlib import Path\nfrom etl.confined import Confined, Limits\n"
        f"read = Confined({PLANTED!r}, Limits(seconds=2))\n"
        f"threading.Thread(target=read, args=(Path({str(path)!r}),), daemon=True).start()\n"
        "print(read.pid, flush=True)\nsys.stdin.read()\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    )
    with parent:
        assert parent.stdout
        pid = int(parent.stdout.readline())
        time.sleep(0.5)
        parent.kill()
    ends = time.monotonic() + 30
    while _runs(pid) and time.monotonic() < ends:
        time.sleep(0.1)
    assert not _runs(pid)


def _runs(pid: int) -> bool:
    """Whether a process does anything still; one that has ended may wait for whoever adopts it."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text("ascii")
    except OSError:
        return False
