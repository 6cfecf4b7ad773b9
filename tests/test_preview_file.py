"""A working file that is being saved: taken once it is whole, however it is written, and never half of it."""

import os
from pathlib import Path
from typing import NamedTuple

import invented
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.preview import endings, reading, watch
from app.preview.desk import Desk
from app.preview.reading import Reader
from app.preview.watch import Watch
from etl import catalog
from etl.catalog import Catalog
from etl.problems import InvalidFile
from etl.tables import Tables

GOOD = invented.YAML
EDITED = GOOD.replace("超8万亿元", "超9万亿元")
# Blocks of observations, each of some lines.
BLOCKS = [at for at in range(len(GOOD)) if GOOD.startswith("  - {source", at)] + [len(GOOD)]
FIRST, LAST = GOOD[BLOCKS[0] : BLOCKS[1]], GOOD[BLOCKS[-2] :]


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Followed(NamedTuple):
    """A file that is followed, what has been shown of it, and the clock."""

    path: Path
    reader: Reader
    desk: Desk
    shown: list[Tables]
    clock: Clock

    def look(self, times: int = 3) -> None:
        """Look some times, as the thread of a preview does."""
        for _ in range(times):
            self.reader.step()
            self.clock.now += watch.PAUSE

    def wait(self) -> None:
        """Look for as long as a writer may take over the next piece."""
        self.look(int(reading.PATIENCE / watch.PAUSE) + 4)

    def save(self, text: str) -> None:
        self.path.write_text(text, encoding="utf-8")
        self.look()

    @property
    def version(self) -> str:
        return self.desk.state.edition


@pytest.fixture
def followed(tmp_path, monkeypatch) -> Followed:
    """A file whose good content has been shown."""
    path, desk, shown, clock = tmp_path / "working.yaml", Desk(), [], Clock()
    path.write_text(GOOD, encoding="utf-8")
    reader = Reader(path, desk, shown.append, lambda: shown.append(None), clock)
    made = Followed(path, reader, desk, shown, clock)
    made.look()
    assert len(shown) == 1
    return made


@pytest.fixture(scope="module")
def good(tmp_path_factory) -> Catalog:
    return read(tmp_path_factory.mktemp("good"), GOOD)


def read(folder: Path, text: str) -> Catalog:
    path = folder / "read.yaml"
    path.write_text(text, encoding="utf-8")
    return catalog.read(path)


def takes(folder: Path, good: Catalog, text: str) -> bool:
    """Whether a content is taken after the good one by itself."""
    if endings.breaks_off(GOOD, text):
        return False
    try:
        found = read(folder, text)
    except InvalidFile:
        return False
    return not endings.lost_end(good, found, GOOD, text)


# What a writer leaves that dies anywhere, with and without a change before.

EDITS = {
    "no edit": GOOD,
    "a value": EDITED,
    "a word longer": GOOD.replace("第一篇", "第一篇文章"),
    "a block more": GOOD.replace(
        FIRST, FIRST + FIRST.replace("line: 1,", "line: 5,").replace("浙江", "山西")
    ),
    "a block less": GOOD.replace(FIRST, ""),
}


@pytest.mark.parametrize("edit", EDITS)
def test_no_beginning_of_a_file_is_taken(good, tmp_path, edit):
    text = EDITS[edit]
    ends = range(len(text.rstrip()) - 1, -1, -1)
    # Where the text alone does not tell, what it says must: few ends, each of which is read.
    assert [text[end - 40 : end] for end in ends if takes(tmp_path, good, text[:end])] == []


@given(st.integers(0, len(GOOD)), st.text("甲乙: -\n", max_size=30), st.data())
def test_the_text_alone_tells_most_beginnings(at, inserted, data):
    whole = GOOD[:at] + inserted + GOOD[at:]
    end = data.draw(st.integers(0, len(whole.rstrip()) - 1))
    if whole[:end].endswith("\n") and end <= at + len(inserted) + 120:
        return  # a line that ends in or soon after what was changed: what it says decides, in the test above
    assert endings.breaks_off(GOOD, whole[:end]) or whole[:end] == GOOD.rstrip()


@pytest.mark.parametrize("number", range(len(BLOCKS) - 2))
def test_a_block_that_goes_from_the_middle_is_taken_at_once(followed, number):
    followed.save(GOOD[: BLOCKS[number]] + GOOD[BLOCKS[number + 1] :])
    assert len(followed.shown) == 2
    assert followed.desk.state.held is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GOOD + LAST.replace("某谷", "").replace("line: 4", "line: 5").replace("1.2万家", "1.3万家")
                     .replace("2024-01-01/P3Y", "2026"), id="a block more at the end"),
        pytest.param(GOOD.replace("第三", "第四"), id="the last value"),
        pytest.param(GOOD.replace("1.2万家", "1.3万家"), id="a value of the last block"),
        pytest.param(GOOD.rstrip("\n") + "\n\n\n", id="empty lines"),
        pytest.param(GOOD.replace("\n", "\r\n"), id="lines that end otherwise"),
        pytest.param("\ufeff" + EDITED, id="a byte-order mark"),
        pytest.param(GOOD.replace(LAST, "") .replace(FIRST, LAST + FIRST), id="the last block moved to the top"),
    ],
)  # fmt: skip
def test_what_keeps_its_end_is_taken_at_once(followed, text):
    followed.save(text)
    assert (followed.desk.state.problems, followed.desk.state.held) == ((), None)
    followed.save(EDITED)
    assert followed.shown[-1].version == followed.version


def test_a_block_that_goes_from_the_end_is_held_until_the_editor_wants_it(followed):
    followed.save(GOOD.removesuffix(LAST))
    assert followed.desk.state.held is None  # for it may yet come
    followed.wait()
    held = followed.desk.state.held
    assert (held.fewer, len(followed.shown)) == (2, 1)
    assert not followed.desk.want("other")
    assert followed.desk.want(held.digest)
    followed.look()
    assert len(followed.shown) == 2
    assert followed.desk.state.held is None
    followed.wait()
    assert len(followed.shown) == 2


def test_what_was_held_is_let_go_when_the_end_is_there_again(followed):
    followed.save(GOOD.removesuffix(LAST))
    followed.wait()
    assert followed.desk.state.held
    followed.save(EDITED)
    assert followed.desk.state.held is None
    assert len(followed.shown) == 2


def test_what_is_held_is_not_taken_once_the_file_is_another(followed):
    followed.save(GOOD.removesuffix(LAST))
    followed.wait()
    held = followed.desk.state.held
    followed.save(EDITED[: len(EDITED) // 2])
    followed.wait()
    assert not followed.desk.want(held.digest)
    followed.look()
    assert len(followed.shown) == 1


# Ways to save.


def in_place(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def by_renaming(path: Path, text: str) -> None:
    beside = path.with_suffix(".part")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def anew(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text, encoding="utf-8")


def at_the_same_time(path: Path, text: str) -> None:
    """As coarse clocks of drives have it."""
    before = path.stat()
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("save", [in_place, by_renaming, anew, at_the_same_time])
def test_each_way_to_save_is_seen(followed, save):
    for text in (EDITED, GOOD, EDITED):
        save(followed.path, text)
        followed.look()
    assert len(followed.shown) == 4


@pytest.mark.parametrize("pieces", [2, 7, 40])
@pytest.mark.parametrize("looks", [1, 2, 5], ids="{} looks between".format)
def test_a_slow_writer_is_waited_for(followed, pieces, looks):
    content = EDITED.encode()
    size = len(content) // pieces + 1
    with followed.path.open("wb", buffering=0) as file:
        followed.look(looks)
        for at in range(0, len(content), size):
            assert len(followed.shown) == 1
            assert followed.desk.state.problems == ()
            file.write(content[at : at + size])
            followed.look(looks)
    followed.look()
    assert len(followed.shown) == 2


def test_a_writer_that_dies_leaves_what_was_shown(followed):
    content = EDITED.encode()
    followed.path.write_bytes(content[: len(content) * 2 // 3])
    followed.wait()
    assert len(followed.shown) == 1
    assert followed.desk.state.held
    assert followed.version == followed.shown[0].version


def test_a_file_that_is_away_for_a_moment_is_no_news_and_one_that_stays_away_is(followed):
    followed.path.rename(followed.path.with_suffix(".gone"))
    followed.look()
    assert followed.desk.state.problems == ()
    followed.wait()
    assert len(followed.desk.state.problems) == 1
    assert followed.version
    followed.save(EDITED)
    assert followed.desk.state.problems == ()


def test_errors_keep_what_was_shown_and_come_first(followed):
    followed.save(GOOD.replace("value: 6.0%", "value: 6.0").replace("region: 上海", "region: 上海滩"))
    state = followed.desk.state
    assert len(followed.shown) == 1
    assert len(state.problems) >= 2
    assert [problem.warning for problem in state.problems] == sorted(p.warning for p in state.problems)
    followed.save(EDITED)
    assert followed.desk.state.problems == ()


def test_what_says_the_same_is_not_shown_again(followed):
    followed.save("# a remark\n" + GOOD)
    assert len(followed.shown) == 1
    # It is the one to compare with from now on.
    followed.save("# a remark\n" + GOOD.removesuffix(LAST))
    followed.wait()
    assert followed.desk.state.held


def test_without_good_data_something_stands_in_until_there_are_some(tmp_path):
    path, desk, shown, clock = tmp_path / "working.yaml", Desk(), [], Clock()
    path.write_text(GOOD.replace("上海", "上海滩"), encoding="utf-8")
    made = Followed(
        path, Reader(path, desk, shown.append, lambda: shown.append(None), clock), desk, shown, clock
    )
    made.look()
    assert (shown, made.version) == ([None], "")
    made.save(GOOD)
    assert made.version == shown[-1].version


def test_a_file_that_changes_while_it_is_read_is_read_again(followed, monkeypatch):
    def meanwhile(path: Path) -> Catalog:
        monkeypatch.undo()
        found = catalog.read(path)
        path.write_text(EDITED.replace("6.0%", "6.1%"), encoding="utf-8")
        return found

    monkeypatch.setattr(reading.catalog, "read", meanwhile)
    followed.save(EDITED)
    assert len(followed.shown) == 1
    followed.look()
    assert len(followed.shown) == 2


def test_looking_at_a_file_that_lies_still_reads_it_once(tmp_path):
    path, clock = tmp_path / "file", Clock()
    path.write_text("a", encoding="utf-8")
    watched = Watch(path, clock)
    found = [watched.settled() for _ in range(5)]
    assert [each.content for each in found if each] == [b"a"]
