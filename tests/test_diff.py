"""Two sides and what is different in meaning: what words name a side, ranks and states, JSON, the page."""

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import invented
import pytest
from browsing import axe_violations
from click.testing import CliRunner, Result

from etl import release
from etl.cli import main
from etl.command import answering
from etl.diff import document, listing, sides
from etl.diff.account import Account, Value
from etl.diff.accounting import between
from etl.diff.drawing import drawing
from etl.diff.page import page
from etl.text import Text
from tests import several

LATER = date(2026, 6, 1)
REVISED = "修订 上海市 生产总值增速（2023年，完成值）：5%左右 → 5%以上（比较词变化）"


def edited(*edits: tuple[str, str], yaml: str = invented.YAML) -> str:
    for old, new in edits:
        assert old in yaml
        yaml = yaml.replace(old, new, 1)
    return yaml


FIRMER = edited(("5%左右, phrase: 增长5%左右", "5%以上, phrase: 增长5%以上"))


@pytest.fixture(scope="module")
def tell(tmp_path_factory) -> Callable[..., Account]:
    """What some edits change; the tables before them are made once."""
    folder = tmp_path_factory.mktemp("edited")
    made = cache(lambda yaml: invented.tables(folder, yaml))

    def told(*edits: tuple[str, str], day: date = LATER, yaml: str = invented.YAML) -> Account:
        return between(made(yaml), made(edited(*edits, yaml=yaml)), day)

    return told


def lines(found: Account, language: str = "zh") -> list[str]:
    return listing.report(found, language).splitlines()[1:]


# ── What OLD and NEW name ──


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=An editor", "-c", "user.email=editor@example.org"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Path:
    """An editor's repository with two commits and an edit, in a folder of it a copy, and a shelf beside it."""
    folder = tmp_path_factory.mktemp("desk")
    file = folder / "indicators.yaml"
    file.write_text(invented.YAML, encoding="utf-8")
    (folder / "data").mkdir()
    (folder / "data" / "copy.yaml").write_text(invented.YAML, encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "first")
    file.write_text(invented.YAML.replace("value: 4.72", "value: 4.72X"), encoding="utf-8")
    git(folder, "commit", "--quiet", "--all", "--message", "broken")
    git(folder, "tag", "broken")
    git(folder, "revert", "--no-edit", "HEAD")
    (folder / "old.yaml").write_text(invented.YAML, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(release, "bundle", lambda *_: b"")
        patched.setattr(release, "workbook", lambda *_: b"")
        made = invented.tables(folder)
        release.build(made, file, folder / "shelf" / "first", date(2024, 1, 1))
    (folder / "shelf" / "current").symlink_to("first")
    file.write_text(FIRMER, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _endless_patience(monkeypatch) -> None:
    """A busy machine must not make a test speak."""
    monkeypatch.setattr(answering, "PATIENCE", 600.0)


@pytest.fixture
def at_desk(desk, monkeypatch) -> Path:
    monkeypatch.chdir(desk)
    monkeypatch.setenv("RELEASES_DIR", "shelf")
    return desk


def diff(*words: str) -> Result:
    return CliRunner().invoke(main, ["diff", *words])


@pytest.mark.usefixtures("at_desk")
@pytest.mark.parametrize(
    ("word", "name"),
    [
        pytest.param("HEAD~2", "HEAD~2:indicators.yaml", id="a revision"),
        pytest.param("main", "main:indicators.yaml", id="a branch"),
        pytest.param("HEAD:data/copy.yaml", "HEAD:data/copy.yaml", id="another path of a revision"),
        pytest.param("old.yaml", "old.yaml", id="a file"),
        pytest.param("shelf/first", "shelf/first", id="a release"),
        pytest.param("shelf", "shelf", id="a shelf stands for what readers see"),
        pytest.param("first", "first", id="a release by its name"),
    ],
)
def test_a_side_is_named_in_many_ways(word, name):
    found = sides.read(word, Path("indicators.yaml"), Path("shelf"))
    assert (found.name, found.tables.version) == (name, release.current(Path("shelf")).id)


def test_a_version_names_a_release(at_desk):
    version = release.current(at_desk / "shelf").id
    assert sides.read(version, at_desk / "indicators.yaml", at_desk / "shelf").tables.version == version


@pytest.mark.usefixtures("at_desk")
def test_where_nothing_is_named_the_file_is_compared_with_its_last_commit():
    done = diff()
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["HEAD:indicators.yaml → indicators.yaml：修订 1 条", REVISED]


@pytest.mark.usefixtures("at_desk")
def test_new_can_be_a_revision_too():
    assert diff("old.yaml", "HEAD").stdout == "old.yaml → HEAD:indicators.yaml：两版数据没有差别。\n"


@pytest.mark.usefixtures("at_desk")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(["absent.yaml"], 2, "absent.yaml", id="no such file"),
        pytest.param(["HEAD:absent.yaml"], 2, "HEAD 里没有文件 absent.yaml", id="no such file then"),
        pytest.param(["nothing"], 2, "“nothing”不是文件", id="no such revision"),
        pytest.param(["--", "--output=x"], 2, "“--output=x”不是文件", id="an option is no revision"),
        pytest.param(["$(touch x)"], 2, "“$(touch x)”不是文件", id="no shell reads it"),
        pytest.param(["data"], 1, "不是发布目录", id="a folder that is no release"),
        pytest.param(["broken"], 1, "broken:indicators.yaml:87:31: observations[1]", id="problems of then"),
    ],
)
def test_what_names_nothing_is_told(words, code, said):
    done = diff(*words)
    assert (done.exit_code, done.stdout) == (code, "")
    assert said in done.stderr
    assert not Path("x").exists()


def test_without_git_the_current_release_is_the_one_before(desk, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("indicators.yaml").write_text(FIRMER, encoding="utf-8")
    assert diff("--releases", str(desk / "shelf")).stdout.startswith("first → indicators.yaml：修订 1 条")
    done = diff()
    assert done.exit_code == 2
    assert "没有可比的旧版" in done.stderr


@pytest.mark.usefixtures("at_desk")
def test_without_the_program_git_it_says_so(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert "不能运行 git" in diff("main").stderr


@pytest.mark.usefixtures("at_desk")
@pytest.mark.parametrize("kind", ["json", "html"])
def test_it_is_written_where_it_is_asked_for(tmp_path, kind):
    out = tmp_path / f"diff.{kind}"
    assert diff("--format", kind, "--out", str(out)).stdout == ""
    assert "5%以上" in out.read_text("utf-8")


# ── Ranks ──


def test_a_place_that_changes_is_told_for_all_whose_place_it_is(tell):
    found = tell(("超8万亿元, phrase: 总量超8万亿元", "4.1万亿元, phrase: 总量4.1万亿元"))
    assert "位次 地区生产总值（2023年，完成值）：上海市 第2位 → 第1位；浙江省 第1位 → 第2位" in lines(found)


def test_a_place_that_a_bound_leaves_open_is_told_as_open(tell):
    found = tell(("超8万亿元, phrase: 总量超8万亿元", "超4万亿元, phrase: 总量超4万亿元"))
    assert "位次 地区生产总值（2023年，完成值）：上海市 第2位 → 不可排序；浙江省 第1位 → 不可排序" in lines(
        found
    )


def test_what_came_or_went_has_no_other_place_but_moves_those_that_stay(tell):
    block = """\
  - {source: first, line: 7, region: 江苏, period: 2023, role: actual, modality: done, figures: [
      {indicator: gdp, value: 6万亿元, phrase: 达6万亿元}]}
"""
    found = tell(("observations:\n", "observations:\n" + block))
    assert [(each.region, each.before.low, each.after.low) for each in found.ranks] == [("310000", 2, 3)]


def test_equal_places_are_no_change(tell):
    found = tell(("4.72万亿元, phrase: 达4.72万亿元", "4.73万亿元, phrase: 达4.73万亿元"))
    assert (len(found.figures), found.ranks) == (1, ())


# ── States ──

# The invented target, to be reached before its text was written.
AIMED = invented.YAML.replace("period: 2025, role: target", "period: 2023, role: target")
RESULT = """\
  - {source: first, line: 40, region: 江苏, period: 2023, role: actual, modality: done, figures: [
      {indicator: gdp, value: 13.9万亿元, phrase: 达13.9万亿元}]}
"""


@pytest.mark.parametrize(
    ("edit", "day", "said"),
    [
        pytest.param(
            ("observations:\n", f"observations:\n{RESULT}"), LATER, "低于力争值", id="a result came"
        ),
        pytest.param(
            ("observations:\n", f"observations:\n{RESULT}"), date(2023, 6, 30), "", id="not yet due"
        ),
        pytest.param(("力争14", "力争14"), LATER, "", id="nothing changed"),
    ],
)
def test_a_target_that_stands_otherwise_is_told(tell, edit, day, said):
    found = tell(edit, day=day, yaml=AIMED)
    assert [each.obs_id for each in found.states] == ["320000.gdp.2023.T.second"] * bool(said)
    if said:
        told_ = next(line for line in lines(found) if line.startswith("目标状态"))
        assert told_.startswith("目标状态 江苏省 地区生产总值（2023年，目标值）：")
        assert said in told_
        assert "13.9万亿元" in told_


def test_a_target_found_elsewhere_is_the_same_target(tell):
    moved = ("second, line: 3,", "first, line: 3,")
    found = tell(moved, ("observations:\n", f"observations:\n{RESULT}"), yaml=AIMED)
    assert [each.obs_id for each in found.states] == ["320000.gdp.2023.T.first"]


# ── For programs ──


@pytest.fixture(scope="module")
def much(tmp_path_factory) -> Account:
    """An account with something in each of its parts, and words that a page must not take for its own."""
    folder = tmp_path_factory.mktemp("much")
    yaml = edited(
        ("5%左右, phrase: 增长5%左右", "5%以上, phrase: 增长5%以上, note: {zh: <script>, en: <script>}"),
        ("numerator: {zh: 企业, en: firms}", "numerator: {zh: 法人企业, en: legal firms}"),
        ("publisher: {zh: 某报, en: A paper}", "publisher: {zh: 某日报, en: A daily}"),
        ("observations:\n", f"observations:\n{RESULT}"),
        yaml=invented.DISPUTED.replace("period: 2025, role: target", "period: 2023, role: target"),
    )
    before, after = (invented.tables(folder, text) for text in (AIMED, yaml))
    return between(before, after, LATER, ("before", "after"))


def test_every_part_of_the_account_is_there(much):
    assert all(much[3:])


def test_a_document_is_read_back_as_it_was_written(much):
    assert document.read(document.written(much).encode()) == much


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda told: told | {"format": "regional-indicators changes 2"}, id="another format"),
        pytest.param(lambda told: {key: told[key] for key in told if key != "ranks"}, id="a part is missing"),
        pytest.param(lambda told: told | {"figures": [1]}, id="another shape"),
        pytest.param(lambda told: told | {"as_of": 2024}, id="another kind of value"),
        pytest.param(lambda told: [], id="a list"),
    ],
)
def test_what_is_no_such_document_is_not_read(much, harm):
    harmed = harm(json.loads(document.written(much)))
    assert document.read(json.dumps(harmed).encode()) is None
    assert document.read(b"{") is None


def shape(told: object) -> object:
    """The members of a document, without their values."""
    match told:
        case {"zh": _, "en": _}:
            return "words"
        case dict():
            return {name: shape(each) for name, each in told.items()}
        case [first, *_]:
            return [shape(first)]
    return type(told).__name__


def test_the_document_keeps_its_shape(much):
    """Programs rely on it: what is taken away or renamed makes another format."""
    found = shape(json.loads(document.written(much)))
    side = {"name": "str", "version": "str"}
    listed = {"kind": "str", "id": "str", "name": "words", "what": "words", "fields": ["str"]}
    place = {"words": "words", "low": "int", "high": "int", "of": "int", "tied": "int"}
    state = {"code": "str", "obstacle": "NoneType", "words": "words"}
    about = {"obs_id": "str", "source": "str", "region": "str", "region_name": "words", "indicator": "str"}
    value = found["figures"][0].pop("before")
    assert set(value) == set(Value._fields)
    assert found["figures"][0].pop("after").keys() == value.keys()
    assert found == {
        "format": "str",
        "before": side,
        "after": side,
        "as_of": "str",
        "figures": [
            {
                "kind": "str",
                "region": "str",
                "region_name": "words",
                "indicator": "str",
                "time_period": "str",
                "measure_role": "str",
                "about": "words",
                "what": "words",
                "aspects": ["str"],
                "fields": ["str"],
            }
        ],
        "definitions": [listed],
        "sources": [listed],
        "set_aside": [{"source": "str", "title": "words", "what": "words", "before": "int", "after": "int"}],
        "ranks": [
            about
            | {"time_period": "str", "measure_role": "str", "level": "str", "about": "words"}
            | {"before": found["ranks"][0]["before"], "after": place}
        ],
        "states": [
            about | {"time_period": "str", "about": "words", "before": state, "after": state, "why": "words"}
        ],
    }


# ── Drawn ──

POINT = ("EQ", "5", "5", "5")


def value(comparator: str, number: str, low: str | None, high: str | None, unit: str = "PT") -> Value:
    blank = Value("", Text("", ""), "", "", None, None, None, False, False, "", "", "", "", "", "", 1, "")
    return blank._replace(comparator=comparator, obs_value=number, low=low, high=high, unit_measure=unit)


@pytest.mark.parametrize(
    ("before", "after", "marks"),
    [
        pytest.param(POINT, ("GE", "5", "5", None), [("dot", 50, 50), ("up", 50, 96)], id="at least"),
        pytest.param(POINT, ("GT", "8", "8", None), [("dot", 12, 12), ("up", 88, 96)], id="more than"),
        pytest.param(POINT, ("LE", "3", None, "3"), [("dot", 88, 88), ("down", 4, 12)], id="at most"),
        pytest.param(POINT, ("AP", "5", "4.5", "5.5"), [("dot", 50, 50), ("band", 12, 88)], id="about"),
        pytest.param(
            ("RG", "3", "3", "5"), ("AB", "5", "4.5", "5"), [("band", 12, 88), ("band", 69, 88)], id="bands"
        ),
        pytest.param(("EQ", "0", "0", "0"), ("EQ", "0", "0", "0"), [("dot", 50, 50)] * 2, id="zero twice"),
    ],
)
def test_a_bound_is_never_drawn_as_a_number(before, after, marks):
    drawn = drawing(value(*before), value(*after))
    assert [(mark.shape, mark.start, mark.end) for mark in drawn] == marks
    assert [mark.hollow for mark in drawn] == [each[0] in ("GT", "LT") for each in (before, after)]


def test_two_units_have_no_common_scale():
    assert drawing(value(*POINT), value(*POINT, unit="CNY")) is None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_needs_nothing_else_and_tells_everything(much, language):
    html = page(much, language)
    assert html.lstrip().startswith("<!DOCTYPE html>")
    assert not re.search(r"<script|<link|<img|src=|https?:|@import|url\((?!#)", html)
    assert "&lt;script&gt;" in html
    for told_ in (*much.figures, *much.definitions, *much.sources, *much.set_aside):
        assert told_.what.in_(language).split("<")[0] in html
    assert html.count('class="mark up"') == 2  # in the figure and in the key


def test_the_page_fits_a_telephone_and_paper_and_is_accessible(much, browser, tmp_path):
    path = tmp_path / "diff.html"
    path.write_text(page(much, "zh"), encoding="utf-8")
    shown = browser.contexts[0].new_page()
    fetched: list[str] = []
    shown.on("request", lambda request: fetched.append(request.url))
    shown.set_viewport_size({"width": 360, "height": 800})
    shown.goto(path.as_uri())
    assert shown.evaluate("document.documentElement.scrollWidth") <= 360
    assert fetched == [path.as_uri()]
    assert axe_violations(shown) == []
    shown.emulate_media(media="print", color_scheme="dark")
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    shown.close()


def test_comparing_changes_nothing(tmp_path):
    tables = invented.tables(tmp_path)
    copies = {name: frame.copy() for name, frame in tables.named().items()}
    between(tables, replace(tables, version="other"), LATER)
    assert all(frame.equals(copies[name]) for name, frame in tables.named().items())


# ── Several files ──


@pytest.fixture
def at_parts(tmp_path, monkeypatch) -> Path:
    """A repository whose catalogue is in a folder of it, in several files, and was in one before."""
    folder = tmp_path / "editors"
    several.write(folder)
    (folder / "single.yaml").write_text(invented.YAML, encoding="utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "first")
    monkeypatch.chdir(folder)
    return folder


ZHEJIANG_CHANGED = "修订 浙江省 地区生产总值（2025年，完成值）：9万亿元 → 9.1万亿元（数值变化）"


@pytest.mark.parametrize(
    ("words", "head"),
    [
        pytest.param([], "HEAD:editors/indicators.yaml → indicators.yaml", id="the whole"),
        pytest.param(
            ["HEAD", several.ZHEJIANG], f"HEAD:editors/{several.ZHEJIANG} → {several.ZHEJIANG}", id="a part"
        ),
        pytest.param(
            ["HEAD:./2026.yaml", several.SECOND],
            f"HEAD:editors/{several.SECOND} → {several.SECOND}",
            id="an edition",
        ),
    ],
)
def test_files_are_compared_with_those_of_the_same_commit(at_parts, words, head):
    for value in ("value: 9", "phrase: 总量9"):
        several.edit(at_parts, several.ZHEJIANG, f"{value}万亿元", f"{value}.1万亿元")
    done = diff(*words)
    assert (done.stderr, done.stdout.splitlines()) == ("", [f"{head}：修订 1 条", ZHEJIANG_CHANGED])


def test_a_part_that_came_later_is_not_looked_for_in_the_commit_before(at_parts):
    several.edit(at_parts, several.SECOND, "  - 2026/420000.yaml\n", "")
    (at_parts / several.HUBEI).unlink()
    git(at_parts, "commit", "--quiet", "--all", "--message", "one province")
    several.write(at_parts)
    told = diff("HEAD", "indicators.yaml").stdout
    assert "新增 湖北省 地区生产总值" in told
    assert "浙江" not in told


def test_problems_of_then_are_told_of_the_part_as_it_was_called_then(at_parts):
    several.edit(at_parts, several.HUBEI, "region: 湖北", "region: 湖被")
    git(at_parts, "commit", "--quiet", "--all", "--message", "broken")
    several.edit(at_parts, several.ZHEJIANG, "{source: zhejiang, ", "{source: hubei, ")
    git(at_parts, "commit", "--quiet", "--all", "--message", "more broken")
    several.write(at_parts)
    done = diff("HEAD")
    assert done.exit_code == 1
    for file in (several.ZHEJIANG, several.HUBEI):
        assert f"HEAD:editors/{file}:" in done.stderr
    assert str(Path("/tmp")) not in done.stderr


@pytest.mark.parametrize("path", ["../outside.yaml", "../../outside.yaml"])
def test_what_lies_outside_of_the_repository_is_not_read(at_parts, path):
    several.edit(at_parts, several.FIRST, "part_of: ../indicators.yaml", f"part_of: ../../{path}")
    git(at_parts, "commit", "--quiet", "--all", "--message", "astray")
    assert diff(f"HEAD:./{several.FIRST}", several.MAIN).exit_code == 1
    several.write(at_parts)
    assert diff(f"HEAD:{path}", several.MAIN).exit_code == 2
