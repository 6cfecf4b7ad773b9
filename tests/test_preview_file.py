"""A working file that is being saved: taken once it is whole, however it is written, and never half of it."""

import os
from pathlib import Path
from typing import NamedTuple

import invented
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.preview import endings, reading, watch, whole
from app.preview.desk import Desk
from app.preview.reading import Reader
from app.preview.watch import Watch
from app.preview.whole import Reading
from etl import catalog, strict_yaml
from etl.catalog import Catalog
from etl.problems import InvalidFile
from etl.tables import Tables
from etl.tabular import listed
from tests import several
from tests.tabled import catalogue, rows

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
    reader = Reader(path, Reading(), desk, shown.append, lambda: shown.append(None), clock)
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
    (last,) = endings.last(endings.records(good)).values()
    return not endings.lost_end(last, {record for _, record in endings.records(found)}, GOOD, text)


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
        path,
        Reader(path, Reading(), desk, shown.append, lambda: shown.append(None), clock),
        desk,
        shown,
        clock,
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

    monkeypatch.setattr(whole.catalog, "read", meanwhile)
    followed.save(EDITED)
    assert len(followed.shown) == 1
    followed.look()
    assert len(followed.shown) == 2


def test_looking_at_a_file_that_lies_still_reads_it_once(tmp_path):
    path, clock = tmp_path / "file", Clock()
    path.write_text("a", encoding="utf-8")
    watched = Watch(path, clock)
    found = [watched.settled() for _ in range(5)]
    assert [each.looks[path].content for each in found if each] == [b"a"]


# A catalogue of several files.


@pytest.fixture
def parts(tmp_path) -> Followed:
    """Several files whose good content has been shown."""
    return following(several.write(tmp_path))


def following(path: Path) -> Followed:
    desk, shown, clock = Desk(), [], Clock()
    made = Followed(
        path,
        Reader(path, Reading(), desk, shown.append, lambda: shown.append(None), clock),
        desk,
        shown,
        clock,
    )
    made.look(4)
    assert (len(shown), desk.state.saved) == (1, ())
    return made


def edit(parts: Followed, name: str, old: str, new: str) -> None:
    several.edit(parts.path.parent, name, old, new)
    parts.look()


def saved(parts: Followed) -> list[str]:
    return [Path(each).name for each in parts.desk.state.saved]


@pytest.mark.parametrize("name", [several.MAIN, several.FIRST, several.HUBEI])
def test_a_save_of_any_file_is_seen_and_told(parts, name):
    before = parts.version
    edit(parts, name, "{zh: 经济," if name == several.MAIN else "{zh: 某报,", "{zh: 另一,")
    assert (len(parts.shown), saved(parts)) == (2, [Path(name).name])
    assert parts.version != before


def test_only_the_file_that_changed_is_read_again(parts, monkeypatch):
    read, asked = strict_yaml.parsed, []
    monkeypatch.setattr(strict_yaml, "parsed", lambda path, raw: asked.append(path.name) or read(path, raw))
    edit(parts, several.HUBEI, "7万亿元", "7.1万亿元")
    assert parts.desk.state.problems  # for its phrase says another number
    edit(parts, several.HUBEI, "总量7万亿元", "总量7.1万亿元")
    assert (asked, len(parts.shown)) == (["420000.yaml"] * 2, 2)


def test_a_problem_is_told_of_its_file_and_the_other_files_are_shown_as_they_were(parts):
    edit(parts, several.HUBEI, "region: 湖北", "region: 湖被")
    (problem,) = parts.desk.state.problems
    assert Path(problem.file) == parts.path.parent / several.HUBEI
    edit(parts, several.ZHEJIANG, "{zh: 某报,", "{zh: 另一,")
    assert (len(parts.shown), saved(parts)) == (1, ["330000.yaml"])
    edit(parts, several.HUBEI, "region: 湖被", "region: 湖北")
    assert (len(parts.shown), parts.desk.state.problems) == (2, ())


def test_a_part_that_lost_its_end_is_held_and_named(parts):
    whole = several.FILES[several.HUBEI]
    part = parts.path.parent / several.HUBEI
    part.write_text(
        whole + whole[whole.index("  - source") :].replace("7", "8").replace("2025", "2024"), "utf-8"
    )
    parts.look()
    assert len(parts.shown) == 2
    part.write_text(whole, encoding="utf-8")
    parts.wait()
    held = parts.desk.state.held
    assert (held.fewer, [Path(each).name for each in held.files]) == (1, ["420000.yaml"])
    assert parts.desk.want(held.digest)
    parts.look()
    assert len(parts.shown) == 3


def test_a_list_of_files_that_lost_its_end_is_held(parts):
    edit(parts, several.SECOND, "  - 2026/420000.yaml\n", "")
    parts.wait()
    assert (len(parts.shown), parts.desk.state.held.fewer) == (1, 1)


def test_a_record_that_moves_to_another_file_is_not_lost(parts):
    """Though it was the last of its kind in its file."""
    place = "places:\n  valley: {name: {zh: 谷, en: Valley}, kind: zone, within: 武汉}\n"
    for name in (several.HUBEI, several.FIRST):
        text = several.FILES[name] + place
        (parts.path.parent / several.HUBEI).write_text(several.FILES[several.HUBEI], encoding="utf-8")
        (parts.path.parent / name).write_text(text, encoding="utf-8")
        parts.look(4)
    assert (len(parts.shown), parts.desk.state.held, parts.desk.state.problems) == (2, None, ())


def test_a_part_that_is_added_is_watched_from_then_on(parts):
    folder = parts.path.parent
    new = (
        several.FILES[several.HUBEI].replace("hubei", "anhui").replace("湖北", "安徽").replace("51020", "415")
    )
    (folder / "data/2026/340000.yaml").write_text(new, encoding="utf-8")
    edit(parts, several.SECOND, "files:\n", "files:\n  - 2026/340000.yaml\n")
    parts.look()
    assert (len(parts.shown), parts.desk.state.problems) == (2, ())
    edit(parts, "data/2026/340000.yaml", "{zh: 某报,", "{zh: 另一,")
    assert (len(parts.shown), saved(parts)) == (3, ["340000.yaml"])


def test_a_part_that_is_away_is_missed_where_it_is_listed(parts):
    (parts.path.parent / several.HUBEI).unlink()
    parts.look()
    assert parts.desk.state.problems == ()
    parts.wait()
    (problem,) = parts.desk.state.problems
    assert (Path(problem.file).name, problem.code) == ("2026.yaml", "part-not-there")


def test_a_table_that_is_saved_is_seen_with_what_its_source_then_says(tmp_path):
    parts = following(catalogue(tmp_path, rows("北京,gdp,2023,43760.7,亿元")))
    (tmp_path / "gdp.csv").write_bytes(rows("北京,gdp,2023,43760.9,亿元"))
    parts.look()
    assert ([each.code for each in parts.desk.state.problems], saved(parts)) == (
        ["table-changed"],
        ["gdp.csv"],
    )
    parts.save(catalogue(tmp_path, rows("北京,gdp,2023,43760.9,亿元")).read_text("utf-8"))
    assert (len(parts.shown), parts.desk.state.problems) == (2, ())


def test_tables_too_large_to_be_shown_are_told_as_such(tmp_path, monkeypatch):
    parts = following(catalogue(tmp_path, rows("北京,gdp,2023,43760.7,亿元")))
    monkeypatch.setattr(listed, "MOST_HELD", 1)
    parts.save(parts.path.read_text("utf-8") + "\n")
    assert ["indicators publish" in each.message.en for each in parts.desk.state.problems] == [True]


def test_a_part_is_followed_on_its_own_with_what_it_is_part_of(parts):
    folder = parts.path.parent
    alone = following(folder / several.ZHEJIANG)
    assert [*alone.shown[0].observations["region"]] == ["330000"]
    several.edit(folder, several.HUBEI, "{zh: 某报,", "{zh: 另一,")
    alone.look()
    assert len(alone.shown) == 1
    several.edit(folder, several.MAIN, "{zh: 经济,", "{zh: 另一,")
    alone.look()
    assert (len(alone.shown), saved(alone)) == (2, ["indicators.yaml"])
