"""Changes between editions: what came, went and was revised, in words; releases read back as they were built."""

import json
import shutil
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import invented
import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from trees import classed, hrefs, walk, words

from app.pages import changes as page
from app.urls import Changes
from etl import change_words, release
from etl.changes import Kind, changes
from etl.cli import main
from etl.columns import INDICATORS, OBSERVATIONS, SOURCES
from etl.diff import document, listing
from etl.diff.account import Account
from etl.diff.accounting import between
from etl.labels import CHANGE_FIELD
from etl.problems import InvalidFile
from etl.tables import Tables
from etl.text import Text


def made(folder: Path, *edits: tuple[str, str], yaml: str = invented.YAML) -> Tables:
    """The invented tables after some edits of their file."""
    for old, new in edits:
        assert old in yaml
        yaml = yaml.replace(old, new, 1)
    return invented.tables(folder, yaml)


@pytest.fixture(scope="module")
def before(tmp_path_factory) -> Tables:
    return made(tmp_path_factory.mktemp("before"))


@pytest.fixture(scope="module")
def disputed(tmp_path_factory) -> Tables:
    return made(tmp_path_factory.mktemp("disputed"), yaml=invented.DISPUTED)


def told(older: Tables, newer: Tables, language: str = "zh") -> list[str]:
    """One line a change of what editors typed; what follows from it for ranks and states is told elsewhere."""
    found = between(older, newer, invented.DAY)._replace(ranks=(), states=())
    return listing.report(found, language).splitlines()[1:]


# ── What changed ──

EDITS = {
    "another value": (
        [("超8万亿元, phrase: 总量超8万亿元", "8.2万亿元, phrase: 总量8.2万亿元")],
        "修订 浙江省 地区生产总值（2023年，完成值）：超8万亿元 → 8.2万亿元（数值、比较词变化）",
    ),
    "another bound": (
        [("5%左右, phrase: 增长5%左右", "5%以上, phrase: 增长5%以上")],
        "修订 上海市 生产总值增速（2023年，完成值）：5%左右 → 5%以上（比较词变化）",
    ),
    "another value, with a note": (
        [("近900家, phrase: 近900家企业", "900家, phrase: 900家企业, note: {zh: 更正公告, en: a notice}")],
        "修订 浙江省 企业数（2023年，完成值）：近900家 → 900家（比较词变化）；附注：“更正公告”",
    ),
    "another number": (
        [("4.72万亿元, phrase: 达4.72万亿元", "4.73万亿元, phrase: 达4.73万亿元")],
        "修订 上海市 地区生产总值（2023年，完成值）：4.72万亿元 → 4.73万亿元（数值变化）",
    ),
    "a digit less": (
        [("6.0%, phrase: 增长6.0%", "6%, phrase: 增长6%")],
        "修订 浙江省 生产总值增速（2023年，完成值）：6.0% → 6%（精度变化）",
    ),
    "another scale": (
        [("value: 4.72万亿元, phrase: 达4.72万亿元", "value: 47200亿元, phrase: 达47200亿元")],
        "修订 上海市 地区生产总值（2023年，完成值）：4.72万亿元 → 47200亿元（精度变化）",
    ),
    "another way to write it": (
        [("value: 4.72万亿元, phrase: 达4.72万亿元", "value: 4.72萬億元, phrase: 達4.72萬億元")],
        "修订 上海市 地区生产总值（2023年，完成值）：4.72万亿元 → 4.72萬億元（写法变化）",
    ),
    "another modality": (
        [("role: target, modality: aspire", "role: target, modality: commit")],
        "说明改动 江苏省 地区生产总值（2025年，目标值）：数值不变，14万亿元以上；语气由“力争”改为“确保”",
    ),
    "a note less": (
        [(", note: {zh: 甲, en: A}", "")],
        "说明改动 江苏省 地区生产总值（2025年，目标值）：数值不变，14万亿元以上；附注不再写（原为“甲”）",
    ),
    "another line": (
        [("second, line: 3,", "second, line: 5,")],
        "出处 江苏省 地区生产总值（2025年，目标值）：数值不变，14万亿元以上；"
        "出处由《第二篇》第 3 行改为《第二篇》第 5 行",
    ),
    "another text with the same words": (
        [("second, line: 3,", "first, line: 3,")],
        "出处 江苏省 地区生产总值（2025年，目标值）：数值不变，14万亿元以上；"
        "出处由《第二篇》第 3 行改为《第一篇》第 3 行",
    ),
    "another numerator": (
        [("numerator: {zh: 企业, en: firms}", "numerator: {zh: 法人企业, en: legal firms}")],
        "说明改动 口径 企业数：分子由“企业”改为“法人企业”",
    ),
    "another publisher": (
        [("publisher: {zh: 某报, en: A paper}", "publisher: {zh: 某日报, en: A daily}")],
        "说明改动 来源 第一篇：发布者由“某报”改为“某日报”",
    ),
}


@pytest.mark.parametrize(("edits", "line"), EDITS.values(), ids=EDITS)
def test_one_edit_is_told_in_one_line(before, tmp_path, edits, line):
    assert told(before, made(tmp_path, *edits)) == [line]


def test_a_claim_that_comes_to_be_the_one_shown_is_told(before, tmp_path):
    vague = ("4.72万亿元, phrase: 达4.72万亿元", "超4.6万亿元, phrase: 超4.6万亿元")
    assert told(before, made(tmp_path, vague)) == [
        "修订 上海市 地区生产总值（2023年，完成值）：4.72万亿元 → 超4.6万亿元（数值、比较词变化）",
        "说法 上海市 地区生产总值（2023年，完成值）：4.7万亿元，现在以此说列示",
    ]


def test_another_text_with_another_value_is_gone_and_come(before, tmp_path):
    newer = made(
        tmp_path,
        ("second, line: 3,", "first, line: 3,"),
        ("14万亿元以上, phrase: 力争14", "15万亿元以上, phrase: 力争15"),
    )
    assert [change.kind for change in changes(before, newer).figures] == [Kind.REMOVED, Kind.ADDED]


def test_claims_tell_how_they_stand(before, disputed):
    lines = told(before, disputed)
    assert (
        "新增 江苏省 地区生产总值（2025年，目标值）：13.5万亿元；说法不一，采信此说；采信理由：“以文件为准”"
        in lines
    )
    assert "说法 浙江省 生产总值增速（2023年，完成值）：6.0%，由“仅此一处”变为“已被修订”" in lines
    assert "《第一篇》搁置的短语由 0 个变为 2 个" in lines


def test_figures_stand_by_region_and_newest_first(before, disputed):
    figures = changes(before, disputed).figures
    order = {region: place for place, region in enumerate(disputed.regions["region"])}
    places = [(order[each.row["region"]], -each.row["period_end"].toordinal()) for each in figures]
    assert places == sorted(places)


def test_what_is_lost_one_way_is_won_the_other(before, disputed):
    there, back = changes(before, disputed).counts(), changes(disputed, before).counts()
    assert there[Kind.ADDED] == back[Kind.REMOVED] == 3
    assert Kind.REMOVED not in there
    assert listing.summary(between(before, disputed, invented.DAY), "zh").startswith("新增 3 条，说法 2 条")


def test_a_definition_that_goes_and_one_that_comes(before):
    less = replace(before, indicators=before.indicators[before.indicators["indicator"] != "place-in-order"])
    fewer = replace(
        less, observations=before.observations[before.observations["indicator"] != "place-in-order"]
    )
    assert "撤下 口径 位次" in told(before, fewer)
    assert "新增 口径 位次" in told(fewer, before)


def part(tables: Tables, kept: list[bool]) -> Tables:
    return replace(tables, observations=tables.observations[kept])


@settings(deadline=None, max_examples=12)
@given(st.data())
def test_editions_of_parts_of_the_same_figures(disputed, data):
    """Same figures, so nothing is revised; what is only here is added, what is only there removed."""
    some = st.lists(st.booleans(), min_size=len(disputed.observations), max_size=len(disputed.observations))
    one, other = (part(disputed, data.draw(some)) for _ in "ab")
    found = changes(one, other)
    ids, others = set(one.observations["obs_id"]), set(other.observations["obs_id"])
    assert changes(one, one).nothing()
    assert {each.before["obs_id"] for each in found.figures if each.kind is Kind.REMOVED} <= ids - others
    assert {each.after["obs_id"] for each in found.figures if each.kind is Kind.ADDED} <= others - ids
    back = changes(other, one).counts()
    assert found.counts().get(Kind.ADDED, 0) == back.get(Kind.REMOVED, 0)
    assert found.counts().get(Kind.REVISED, 0) == back.get(Kind.REVISED, 0)


def test_comparing_changes_nothing(before, disputed):
    copies = {name: frame.copy() for name, frame in before.named().items()}
    changes(before, disputed)
    for name, frame in before.named().items():
        pd.testing.assert_frame_equal(frame, copies[name])


def test_every_field_that_can_differ_has_a_name():
    unseen = {
        "position", "family", "topic", "indicator", "source", "obs_id", "region", "time_period", "measure_role",
        "fact", "claim", "claim_rank", "line", "also_lines", "as_written", "mentions", "mentions_bound",
        "mentions_set_aside", "mentions_beyond", "period_start", "period_end", "freq", "obs_value",
        "value_as_written", "quoted_value", "obs_value_exact", "obs_upper", "comparator", "unit_mult", "decimals",
        "low", "high", "low_open", "high_open", "quoted_unit", "derivation", "edition",
    }  # fmt: skip
    fields = {name.removesuffix("_zh").removesuffix("_en") for name in (*OBSERVATIONS, *INDICATORS, *SOURCES)}
    assert fields - unseen == set(CHANGE_FIELD)


def test_english_is_complete(before, disputed):
    told_ = "\n".join(told(before, disputed, "en"))
    assert "Added: Jiangsu, GDP (2025, Target): 13.5 trillion yuan; texts differ, this one preferred" in told_
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in told_)


# ── Releases ──


@pytest.fixture(scope="module")
def releases(before, disputed, tmp_path_factory) -> Path:
    """A shelf with an older edition, a newer one, the older once more, and what is no release."""
    folder = tmp_path_factory.mktemp("releases")
    yaml = tmp_path_factory.mktemp("file") / "indicators.yaml"
    yaml.write_text(invented.YAML, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        # What takes longest to make is told elsewhere.
        patched.setattr(release, "bundle", lambda *_: b"")
        patched.setattr(release, "workbook", lambda *_: b"")
        release.build(before, yaml, folder / "a", date(2024, 1, 1))
        release.build(disputed, yaml, folder / "b", date(2024, 3, 1))
        release.build(before, yaml, folder / "c", date(2024, 2, 1))
    (folder / "notes").mkdir()
    (folder / "notes.txt").write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def shelf(releases, tmp_path) -> Path:
    """A copy to do harm to."""
    return Path(shutil.copytree(releases, tmp_path / "shelf"))


@pytest.mark.parametrize("name", ["before", "disputed"])
def test_a_release_is_read_back_as_it_was_built(shelf, request, name):
    built = request.getfixturevalue(name)
    read = release.read(shelf / {"before": "a", "disputed": "b"}[name])
    assert read.version == built.version
    for table, frame in built.named().items():
        pd.testing.assert_frame_equal(read.named()[table], frame)
    assert changes(read, built).nothing()


def test_editions_are_named_by_version_newest_first(shelf, before, disputed):
    assert [(each.id, each.date, each.path.name) for each in release.editions(shelf)] == [
        (disputed.version, "2024-03-01", "b"),
        (before.version, "2024-02-01", "c"),
    ]
    assert release.editions(shelf / "nowhere") == ()


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        pytest.param(lambda at: (at / "manifest.json").unlink(), ["不是发布目录"], id="no manifest"),
        pytest.param(
            lambda at: (at / "manifest.json").write_text("["), ["不是发布目录"], id="broken manifest"
        ),
        pytest.param(
            lambda at: [(at / f"{name}.parquet").unlink() for name in ("regions", "sources")],
            ["regions.parquet 缺失", "sources.parquet 缺失"],
            id="two tables are gone",
        ),
        pytest.param(
            lambda at: (at / "sources.parquet").write_bytes(b"x"),
            ["sources.parquet 缺失或已被改动"],
            id="changed",
        ),
    ],
)
def test_a_harmed_release_names_every_fault(shelf, harm, said):
    harm(shelf / "a")
    with pytest.raises(InvalidFile) as raised:
        release.read(shelf / "a")
    assert [part in problem.in_("zh") for problem, part in zip(raised.value.problems, said, strict=True)]


def test_a_release_of_another_program_names_its_columns(shelf, monkeypatch):
    columns = {**release.COLUMNS, "sources": {**SOURCES, "licence": "str"}}
    monkeypatch.setattr(release, "COLUMNS", columns)
    with pytest.raises(InvalidFile, match=r"sources.*licence"):
        release.read(shelf / "a")


# ── The app ──


@pytest.mark.parametrize("named", ["option", "environment"])
def test_serve_hands_the_shelf_to_the_app(releases, tmp_path, monkeypatch, named):
    handed: list[object] = []
    stand_in = SimpleNamespace(serve=lambda made, kept, host, port, texts, shelf: handed.append(shelf))
    monkeypatch.setitem(sys.modules, "app.front", stand_in)
    monkeypatch.setenv("RELEASES_DIR", str(releases) if named == "environment" else "")
    path = tmp_path / "indicators.yaml"
    path.write_text(invented.YAML, encoding="utf-8")
    CliRunner().invoke(
        main, ["serve", str(path), *(["--releases", str(releases)] if named == "option" else [])]
    )
    assert handed == [releases]


# ── Page ──


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_tells_every_change_and_leads_to_its_figure(shelf, disputed, language):
    shown = page.layout(disputed, Changes(), language, release.editions(shelf), invented.DAY)
    found = changes(release.read(shelf / "a"), disputed)
    of_ranks = len(listing.orders(between(release.read(shelf / "a"), disputed, invented.DAY)))
    assert len(classed(shown, "change")) == len(found.figures) + len(found.set_aside) + of_ranks
    for change in found.figures:
        assert change_words.what(change, language) in words(shown)
        assert any(f"obs={change.after['obs_id']}" in href for href in hrefs(shown))
    assert "2024-02-01" in words(shown)


def test_what_was_removed_leads_nowhere(shelf, before, disputed):
    shown = page.layout(before, Changes(disputed.version), "zh", release.editions(shelf), invented.DAY)
    gone = [each for each in classed(shown, "change") if "撤下" in words(each)]
    assert len(gone) == 3
    assert all(hrefs(each) == [] for each in gone)


def test_editions_are_chosen_by_plain_links(shelf, before, disputed):
    other = replace(before, version="now")
    shown = page.layout(other, Changes(before.version), "en", release.editions(shelf), invented.DAY)
    links = classed(shown, "edition")
    assert [each.href for each in links] == [
        f"/changes?since={disputed.version}&lang=en",
        f"/changes?since={before.version}&lang=en",
    ]
    assert [getattr(each, "aria-current", None) for each in links] == [None, "true"]
    assert "no figure, definition, source" in words(shown)  # the same data under another version


@pytest.mark.parametrize("editions", [(), "itself"], ids=["no shelf", "only this edition"])
def test_without_an_earlier_edition_the_page_says_what_to_do(shelf, disputed, editions):
    at_hand = release.editions(shelf)[:1] if editions else ()
    shown = page.layout(disputed, Changes(), "zh", at_hand, invented.DAY)
    assert "RELEASES_DIR" in words(shown)
    assert not [each for each in walk(shown) if type(each).__name__ == "Nav"]


def with_kept(shelf: Path, found: Account) -> tuple[release.Edition, ...]:
    """The editions of a shelf whose newest keeps an account."""
    content = document.written(found).encode()
    (shelf / "b" / document.NAME).write_bytes(content)
    told_ = release.manifest(shelf / "b")
    told_["files"][document.NAME] = {"sha256": release.sha256(content), "bytes": len(content)}
    del told_[release.SEAL]  # of programs before there was one
    (shelf / "b" / release.MANIFEST).write_text(json.dumps(told_), encoding="utf-8")
    return release.editions(shelf)


def test_the_account_that_a_release_keeps_is_shown_for_the_one_before_it(shelf, before, disputed):
    """Even where that one can no longer be read."""
    found = between(before, disputed, date(2024, 3, 1))
    kept = found._replace(set_aside=(found.set_aside[0]._replace(what=Text("留下的话", "kept words")),))
    editions = with_kept(shelf, kept)
    (shelf / "c" / "regions.parquet").unlink()
    shown = page.layout(disputed, Changes(), "zh", editions, invented.DAY)
    assert "留下的话" in words(shown)
    assert len(classed(shown, "change")) == len(kept.figures) + 1 + len(listing.orders(kept))


def test_for_any_other_edition_changes_are_told_anew(shelf, before, disputed):
    found = between(before, disputed, date(2024, 3, 1))
    other = found._replace(before=found.before._replace(version="another"), figures=())
    shown = page.layout(disputed, Changes(before.version), "zh", with_kept(shelf, other), invented.DAY)
    assert len(classed(shown, "change")) > len(found.figures)


def test_ranks_and_states_are_told_and_lead_to_what_they_are_about(tmp_path, monkeypatch):
    aimed = invented.YAML.replace("period: 2025, role: target", "period: 2023, role: target")
    result = """\
  - {source: first, line: 40, region: 江苏, period: 2023, role: actual, modality: done, figures: [
      {indicator: gdp, value: 14.5万亿元, phrase: 达14.5万亿元}]}
"""
    older, newer = (
        invented.tables(tmp_path, yaml)
        for yaml in (aimed, aimed.replace("observations:\n", f"observations:\n{result}"))
    )
    edition = release.Edition(older.version, "2024-01-01", tmp_path)
    monkeypatch.setattr(page, "read", {edition: older}.get)
    shown = page.layout(newer, Changes(), "zh", [edition], date(2024, 6, 30))
    said = words(shown)
    assert "目标状态 · 按 2024-06-30 判断" in said
    assert "江苏省 地区生产总值（2023年，目标值）" in said
    assert "上海市 第2位 → 第3位" in said
    assert any("obs=320000.gdp.2023.T.second" in href for href in hrefs(shown))
    assert any(href.startswith("/compare") for href in hrefs(shown))


def test_an_edition_that_cannot_be_read_is_said_to_be_so(shelf, disputed):
    (shelf / "c" / "regions.parquet").unlink()
    shown = page.layout(disputed, Changes(), "zh", release.editions(shelf), invented.DAY)
    assert "regions.parquet 缺失" in words(shown)
