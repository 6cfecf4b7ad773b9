"""Publishing: readers see the old release or the new one, whatever happens; and every switch can be taken back."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import invented
import pytest
from click.testing import CliRunner, Result
from shelves import DAY, NOW, Step, Way, mechanical, names, offered, published, quick, seen

from etl import release, swap
from etl.cli import main
from etl.command import answering
from etl.diff import document
from etl.problems import InvalidFile
from etl.publishing import publish, releases, switches
from etl.publishing.publish import Asked, FileChangedError, Published
from etl.publishing.rollback import NoReleaseError, rollback
from etl.publishing.shelf import HeldError, LinkInTheWayError, held
from tests import several

FIRST = invented.YAML
SECOND = FIRST.replace("5%左右, phrase: 增长5%左右", "5%以上, phrase: 增长5%以上")
THIRD = FIRST.replace("4.72万亿元, phrase: 达4.72", "4.73万亿元, phrase: 达4.73")
ALWAYS = ["current", "switches.json"]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    quick(monkeypatch)
    monkeypatch.setattr(answering, "PATIENCE", 600.0)


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where neither what releases hold nor what they changed matters."""
    mechanical(monkeypatch)


@pytest.fixture
def first(tmp_path: Path) -> str:
    """The name of a release that readers see."""
    return published(tmp_path, FIRST).path.name


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--releases", str(folder / "shelf")])


# ── Publishing ──


def test_a_first_release_is_there_whole(tmp_path):
    done = published(tmp_path, FIRST)
    assert done.path.name == f"2024-06-30-{done.version}"
    assert (seen(tmp_path), names(tmp_path)) == (done.path.name, [done.path.name, *ALWAYS])
    assert (done.before, done.account, releases.kept(done.path)) == (None, None, None)


def test_a_second_release_keeps_what_it_changed(tmp_path, first):
    done = published(tmp_path, SECOND, date(2024, 7, 1))
    assert seen(tmp_path) == done.path.name == f"2024-07-01-{done.version}"
    assert names(tmp_path) == [first, done.path.name, *ALWAYS]
    assert done.account.before.name == first
    assert [change.what.zh for change in done.account.figures] == ["5%左右 → 5%以上（比较词变化）"]
    assert document.NAME in release.manifest(done.path)["files"]
    assert releases.kept(done.path) == done.account


def test_unchanged_data_make_no_release(tmp_path, first):
    done = published(tmp_path, f"{FIRST}# a remark\n", date(2024, 7, 1))
    assert (done.unchanged, done.path) == (True, None)
    assert names(tmp_path) == [first, *ALWAYS]


@pytest.mark.usefixtures("bare")
def test_data_that_come_back_on_the_same_day_are_the_release_that_stands(tmp_path, first):
    second = published(tmp_path, SECOND).path.name
    inode = (tmp_path / "shelf" / first).stat().st_ino
    assert published(tmp_path, FIRST).path.name == seen(tmp_path) == first
    assert (tmp_path / "shelf" / first).stat().st_ino == inode
    assert names(tmp_path) == sorted([first, second, *ALWAYS])


def test_a_trial_leaves_nothing(tmp_path):
    assert published(tmp_path, FIRST, trial=True).path is None
    assert not (tmp_path / "shelf").exists()


def test_a_trial_tells_what_would_change(tmp_path, first):
    done = published(tmp_path, SECOND, trial=True)
    assert len(done.account.figures) == 1
    assert (seen(tmp_path), names(tmp_path)) == (first, [first, *ALWAYS])


def test_a_release_that_was_harmed_is_published_again_beside_it(tmp_path, first):
    (tmp_path / "shelf" / first / "sources.csv").write_text("x")
    assert published(tmp_path, FIRST).path.name == seen(tmp_path) == f"{first}-2"


def test_where_the_one_before_cannot_be_read_the_new_one_keeps_no_account(tmp_path, first):
    (tmp_path / "shelf" / first / "sources.parquet").unlink()
    done = published(tmp_path, SECOND)
    assert seen(tmp_path) == done.path.name
    assert (done.account, releases.kept(done.path)) == (None, None)


# ── What keeps it from being published ──


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(SECOND.replace("value: 4.72", "value: 4.72X"), id="a problem of the file"),
        pytest.param(SECOND.replace("phrase: 达4.72", "phrase: 达94.72"), id="a phrase that says otherwise"),
    ],
)
def test_what_is_wrong_is_not_published(tmp_path, first, wrong):
    with pytest.raises(InvalidFile):
        published(tmp_path, wrong)
    assert (seen(tmp_path), names(tmp_path)) == (first, [first, *ALWAYS])


def test_with_the_texts_at_hand_figures_must_stand_in_them(tmp_path, first):
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "first.txt").write_text("没有数字的文本。", encoding="utf-8")
    with pytest.raises(InvalidFile, match="first"):
        published(tmp_path, SECOND, texts=texts)
    assert seen(tmp_path) == first


def test_a_text_that_is_not_at_hand_keeps_nobody_from_publishing(tmp_path, first):
    texts = tmp_path / "texts"
    texts.mkdir()
    assert published(tmp_path, SECOND, texts=texts).path is not None


@pytest.mark.usefixtures("bare")
def test_a_file_saved_while_it_is_published_is_not_published(tmp_path, first, monkeypatch):
    write = release.write

    def saved_meanwhile(directory, tables, yaml_path, *more):
        yaml_path.write_text(FIRST, encoding="utf-8")
        return write(directory, tables, yaml_path, *more)

    monkeypatch.setattr(release, "write", saved_meanwhile)
    with pytest.raises(FileChangedError):
        published(tmp_path, SECOND)
    assert (seen(tmp_path), names(tmp_path)) == (first, [first, *ALWAYS])


@pytest.mark.parametrize("harm", ["bytes", "table"])
def test_what_was_not_written_as_it_was_made_is_not_published(tmp_path, first, monkeypatch, harm):
    if harm == "bytes":
        write = swap.write
        monkeypatch.setattr(swap, "write", lambda path, content: write(path, content[:-1]))
    else:
        read = release.read
        monkeypatch.setattr(release, "read", lambda path: harmed(read(path)) if path.suffix else read(path))
    with pytest.raises(InvalidFile):
        published(tmp_path, SECOND)
    assert (seen(tmp_path), names(tmp_path)) == (first, [first, *ALWAYS])


def harmed(tables):
    tables.sources.loc[0, "title_zh"] = "另一篇"
    return tables


@pytest.mark.usefixtures("bare")
def test_two_do_not_publish_at_once(tmp_path, first):
    with held(tmp_path / "shelf"), pytest.raises(HeldError):
        published(tmp_path, SECOND)
    assert seen(tmp_path) == first
    with held(tmp_path / "empty"):
        # Who is told to wait takes nothing away from who is at work.
        with pytest.raises(HeldError), held(tmp_path / "empty"):
            pass
        assert (tmp_path / "empty").is_dir()
    assert published(tmp_path, SECOND).path.name == seen(tmp_path)


def test_a_directory_in_place_of_the_link_is_told(tmp_path):
    (tmp_path / "shelf" / "current").mkdir(parents=True)
    with pytest.raises(LinkInTheWayError):
        published(tmp_path, FIRST)
    assert names(tmp_path) == ["current"]


# ── When it fails or is killed on the way ──


def fail() -> None:
    raise OSError(28, "No space left on device")


def crucial(steps: list[Step]) -> list[int]:
    """The steps to stop at: the first ones, and all from the last file of the release on."""
    last = [(step.name, step.path.name) for step in steps].index(("open", release.MANIFEST))
    return [1, 2, *range(last, len(steps))]


@pytest.fixture(scope="module")
def steps(tmp_path_factory) -> list[Step]:
    """What a second publication does to the disk, one step after the other."""
    folder = tmp_path_factory.mktemp("steps")
    with pytest.MonkeyPatch.context() as patched:
        quick(patched)
        mechanical(patched)
        published(folder, FIRST)
        way = Way(patched)
        published(folder, SECOND)
    return way.steps


def test_the_steps_are_those_that_the_link_hangs_on(steps):
    log = ["open", "write", "fsync", "replace", "unlink", "fsync"]
    assert [steps[at].name for at in crucial(steps)][2:] == [
        "open", "write", "fsync", *log, "fsync", "rename", "fsync", "symlink", "replace", "unlink", "fsync", *log,
        "rmdir",
    ]  # fmt: skip


@pytest.mark.usefixtures("bare")
def test_a_publication_that_fails_anywhere_is_as_if_it_had_not_been_tried(tmp_path, monkeypatch, steps):
    first = published(tmp_path, FIRST).path.name
    way, late = Way(monkeypatch), []
    for at in crucial(steps):
        way.before(at, fail)
        try:
            done = published(tmp_path, SECOND)
        except OSError:
            assert (seen(tmp_path), offered(tmp_path), at) == (first, [first], at)
            assert names(tmp_path) == [first, *ALWAYS]
        else:
            # Too late to fail: what could not be written down is found out by the next.
            late.append(steps[at].name)
            assert seen(tmp_path) == done.path.name
            rollback(tmp_path / "shelf", None, DAY, NOW)
            swap.remove(done.path)
    assert late == ["unlink", "fsync", "open", "write", "fsync", "replace", "unlink", "fsync", "rmdir"]
    way.before(-1, fail)
    assert published(tmp_path, SECOND).path.name == seen(tmp_path)


KILLED = """
import os, shutil, sys
from pathlib import Path
sys.path[:0] = [sys.argv[1]]
import pytest
from shelves import Way, mechanical, names, offered, published, quick, seen
from test_publishing import FIRST, SECOND

patched = pytest.MonkeyPatch()
quick(patched)
mechanical(patched)
way = Way(patched)

def forked(work):
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    return os.waitpid(child, 0)[1]

base = Path(sys.argv[2]) / "base"
base.mkdir()
published(base, FIRST)
published(base, SECOND, trial=True)
for at in map(int, sys.argv[3:]):
    folder = Path(sys.argv[2]) / str(at)
    shutil.copytree(base, folder, symlinks=True)
    way.before(at, lambda: os.kill(os.getpid(), 9))
    status = forked(lambda: published(folder, SECOND))
    way.before(-1, lambda: None)
    print(at, status, seen(folder), ",".join(offered(folder)), flush=True)
    assert forked(lambda: published(folder, SECOND)) == 0
"""


def test_a_publication_that_is_killed_anywhere_leaves_the_old_or_the_new_and_hinders_nobody(
    tmp_path, project, steps
):
    words = [sys.executable, "-c", KILLED, str(project / "tests"), str(tmp_path), *map(str, crucial(steps))]
    done = subprocess.run(words, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    first, switched = seen(tmp_path / "base"), []
    for line in done.stdout.splitlines():
        at, status, now, shelved = line.split()
        (second,) = {*offered(tmp_path / at)} - {first}
        assert (int(status), shelved.split(",")) == (9, [first] if now == first else sorted([first, second]))
        # The next publication went well, and cleared away what there was.
        assert seen(tmp_path / at) == second
        assert names(tmp_path / at) == sorted([first, second, *ALWAYS])
        switched.append(now == second)
    assert switched == sorted(switched)  # up to one step the old, from then on the new
    assert {*switched} == {False, True}


# ── Listed and taken back ──


def test_what_was_switched_is_taken_back_and_back_again(tmp_path, first):
    second = published(tmp_path, SECOND).path.name
    done = rollback(tmp_path / "shelf", None, DAY, NOW)
    assert (done.before.path.name, done.after.path.name, seen(tmp_path)) == (second, first, first)
    assert [change.what.zh for change in done.account.figures] == ["5%以上 → 5%左右（比较词变化）"]
    assert rollback(tmp_path / "shelf", None, DAY, NOW).after.path.name == seen(tmp_path) == second
    assert [each.how for each in switches.log(tmp_path / "shelf").done] == ["publish"] * 2 + ["rollback"] * 2


@pytest.mark.usefixtures("bare")
def test_any_release_can_be_gone_back_to_by_name_or_version(tmp_path, first):
    version = release.current(tmp_path / "shelf").id
    published(tmp_path, SECOND)
    published(tmp_path, THIRD)
    for word in (first, version):
        assert rollback(tmp_path / "shelf", word, DAY, NOW).after.path.name == seen(tmp_path) == first
        rollback(tmp_path / "shelf", None, DAY, NOW)


@pytest.mark.usefixtures("bare")
def test_what_comes_after_a_rollback_is_told_from_what_readers_saw(tmp_path, first):
    published(tmp_path, SECOND)
    rollback(tmp_path / "shelf", None, DAY, NOW)
    assert published(tmp_path, THIRD).before.path.name == first


def test_a_harmed_release_is_not_gone_back_to_but_can_be_left(tmp_path, first):
    second = published(tmp_path, SECOND).path
    (tmp_path / "shelf" / first / "sources.csv").write_text("x")
    with pytest.raises(InvalidFile, match=r"sources\.csv"):
        rollback(tmp_path / "shelf", None, DAY, NOW)
    assert seen(tmp_path) == second.name
    third = published(tmp_path, THIRD).path
    (third / "regions.parquet").unlink()
    assert rollback(tmp_path / "shelf", None, DAY, NOW).account is None
    assert seen(tmp_path) == second.name


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(
    ("word", "said"),
    [
        pytest.param(None, "没有可退回的上一版", id="nothing before"),
        pytest.param("2020-01-01", "没有发布“2020-01-01”", id="no such release"),
        pytest.param("it", "读者看到的已经是", id="the one that is seen"),
    ],
)
def test_what_cannot_be_gone_back_to_is_told(tmp_path, first, word, said):
    with pytest.raises(NoReleaseError) as raised:
        rollback(tmp_path / "shelf", first if word == "it" else word, DAY, NOW)
    assert said in raised.value.message.zh
    assert first in raised.value.message.zh


def test_releases_are_listed_newest_first(tmp_path, first):
    second = published(tmp_path, SECOND).path.name
    rollback(tmp_path / "shelf", None, DAY, NOW)
    listed = releases.releases(tmp_path / "shelf")
    assert [(each.name, each.current, each.figures) for each in listed] == [
        (second, False, 12),
        (first, True, 12),
    ]
    assert listed[0].changes.zh == "修订 1 条"
    assert listed[1].since.startswith("2024-06-30T09:30:00")


@pytest.mark.usefixtures("bare")
def test_a_shelf_offers_what_was_published_once(tmp_path, first):
    second = published(tmp_path, SECOND).path
    shelf = tmp_path / "shelf"
    assert [each.path.name for each in release.editions(shelf)] == [second.name, first]
    assert release.current(shelf).path == second.resolve()
    assert release.current(tmp_path) is None
    assert release.current(second) is None


@pytest.mark.usefixtures("bare")
def test_a_link_that_was_moved_by_hand_is_what_readers_see_and_nothing_is_lost(tmp_path, first):
    second = published(tmp_path, SECOND).path.name
    swap.point(tmp_path / "shelf" / "current", first)
    third = published(tmp_path, THIRD)
    assert third.before.path.name == first
    assert offered(tmp_path) == sorted([first, second, third.path.name])


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("content", ["{", "[]", '{"format": "another"}'])
def test_a_log_that_cannot_be_read_stops_switches_but_no_readers(tmp_path, first, content):
    (tmp_path / "shelf" / "switches.json").write_text(content, encoding="utf-8")
    with pytest.raises(switches.UnreadLogError):
        published(tmp_path, SECOND)
    assert (seen(tmp_path), offered(tmp_path)) == (first, [first])


# ── Commands ──


def test_an_editor_publishes_lists_and_takes_back(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("indicators.yaml").write_text(FIRST, encoding="utf-8")
    assert "这是第一版" in run(tmp_path, "publish", "--as-of", "2024-06-30").stdout
    Path("indicators.yaml").write_text(SECOND, encoding="utf-8")
    tried, done = (run(tmp_path, "publish", *more, "--as-of", "2024-07-01") for more in (["--dry-run"], []))
    assert tried.stdout.startswith("试运行")
    assert tried.stdout.splitlines()[1:] == done.stdout.splitlines()[1:]
    assert "5%左右 → 5%以上（比较词变化）" in done.stdout
    assert run(tmp_path, "publish").stdout.startswith("数据没有变动")
    assert run(tmp_path, "releases").stdout.splitlines()[1].startswith("*     2024-07-01-")
    back = run(tmp_path, "rollback").stdout
    assert back.startswith("读者现在看到 2024-06-30-")
    assert "5%以上 → 5%左右（比较词变化）" in back
    told = json.loads(run(tmp_path, "releases", "--format", "json").stdout)
    assert [(each["date"], each["current"]) for each in told] == [("2024-07-01", False), ("2024-06-30", True)]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(["publish", "absent.yaml"], 2, "absent.yaml", id="no file"),
        pytest.param(["publish", "wrong.yaml"], 1, "wrong.yaml:87:", id="a file with problems"),
        pytest.param(["rollback"], 2, "没有发布过", id="nothing was published"),
        pytest.param(["releases"], 0, "里没有发布", id="nothing to list"),
    ],
)
def test_what_cannot_be_done_is_told(tmp_path, monkeypatch, words, code, said):
    monkeypatch.chdir(tmp_path)
    Path("wrong.yaml").write_text(FIRST.replace("value: 4.72", "value: 4.72X"), encoding="utf-8")
    done = run(tmp_path, *words)
    assert (done.exit_code, done.stdout) == (code, "")
    assert said in done.stderr
    assert not (tmp_path / "shelf").exists()


# ── Several files ──


def publish_part(folder: Path, name: str = several.MAIN) -> Published:
    return publish.publish(Asked(folder / name, folder / "shelf", DAY, NOW))


@pytest.mark.usefixtures("bare")
def test_a_part_that_is_saved_meanwhile_is_noticed(tmp_path, monkeypatch):
    several.write(tmp_path)
    done = publish_part(tmp_path)
    build = publish.tables.build

    def late(read):
        several.edit(tmp_path, several.HUBEI, "line: 7", "line: 8")
        return build(read)

    several.edit(tmp_path, several.ZHEJIANG, "line: 7", "line: 8")
    monkeypatch.setattr(publish.tables, "build", late)
    with pytest.raises(FileChangedError):
        publish_part(tmp_path)
    assert (seen(tmp_path), names(tmp_path)) == (done.path.name, [done.path.name, *ALWAYS])


def test_an_edition_is_published_on_its_own(tmp_path):
    several.write(tmp_path)
    done = publish_part(tmp_path, several.SECOND)
    assert {*release.read(done.path).sources["source"]} == {"zhejiang", "hubei"}
