"""The texts in the app: what each page says of them, where each figure leads, and sentences with their figure lit."""

import hashlib
import re
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from click.testing import CliRunner, Result
from dash.development.base_component import Component

from app import ids, layout
from app import site as sites
from app.figures.bars import bars
from app.pages import compare, data, overview, source, sources
from app.parts import tiles
from app.texts import NO_TEXTS, Presence, Texts
from app.urls import FIGURE_PATH, Compare, Data, Overview, Region, Source, View
from etl import findings, queries, ranking
from etl.cli import main
from etl.codes import Reason
from etl.labels import REASON
from etl.rows import rows
from etl.tables import Tables
from tests import invented
from tests.trees import by_id, classed, has_class, hrefs, marked, plots, walk, words

REAL_GDP = "310000.gdp.2023.A.shanghai-page-2024"
GDP, GROWTH = "330000.gdp.2023.A.first", "330000.growth.2023.A.first"
CHINESE = re.compile(r"[\u4e00-\u9fff]")

# Invented, as is all that the invented catalogue says.
FIRST = """\
昨日发布公报。去年全省经济总量超8万亿元，增长6.0%；另有近900家企业，产值占三分之一以上。其余从略。
上海达4.72万亿元，增长5%左右，有3～5万家。
"""
MOVED = f"刊头\n{FIRST}"
SET_ASIDE = """\
set_aside:
  - {source: first, reason: name, lines: [2, 5-7], phrases: [三五行动, 八八计划], note: {zh: 行动, en: plans}}
  - {source: first, reason: date, phrases: [2023年9月]}
  - {source: first, reason: name, phrases: [G20]}
  - {source: second, reason: date, phrases: [去年12月]}
observations:
"""
ABOUT_FIRST = """\
    outside: [{lines: 1-3, why: {zh: 页眉, en: page header}}]
    audited: {mentions: 12, bound: 7, set_aside: 4}
"""


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def made(tmp_path: Path) -> Tables:
    """The invented catalogue with an audited first text of which one number is unaccounted for."""
    hashed = invented.YAML.replace("0" * 64, digest(FIRST))
    audited = hashed.replace("    script: simplified\n", f"    script: simplified\n{ABOUT_FIRST}")
    return invented.tables(tmp_path, audited.replace("observations:\n", SET_ASIDE))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds the first text."""
    found = tmp_path / "texts"
    found.mkdir()
    (found / "first.txt").write_text(FIRST, encoding="utf-8")
    return found


def told(tables: Tables, name: str) -> dict[str, object]:
    return next(row for row in rows(tables.sources) if row["source"] == name)


def seen(tables: Tables, obs_id: str) -> dict[str, object]:
    return rows(queries.observation(tables, obs_id))[0]


def page_of(tables: Tables, obs: str = "", texts: Texts = NO_TEXTS, language: str = "zh") -> Component:
    return source.layout(tables, Source("first", obs), language, texts)


# ── The list of texts ──


def test_every_text_is_listed_with_what_was_taken_from_it(tables):
    page = sources.layout(tables, "zh")
    cards = classed(page, "source-card")
    assert len(cards) == len(tables.sources)
    for card, row in zip(cards, rows(queries.referred(tables, "source")), strict=True):
        said = words(card)
        for column in ("title_zh", "publisher_zh", "date_evidence_zh"):
            assert row[column] in said
        assert f"{row['figures']} 条数据" in said
        assert f"/source/{row['source']}" in hrefs(card)


def test_a_repost_is_told_beside_the_date_of_the_text(made):
    first, second = classed(sources.layout(made, "zh"), "source-card")
    assert "成文 2024年1月 · 转载 2024年11月22日" in words(second)
    assert "转载" not in words(first)


def test_regions_beyond_a_few_are_counted_and_not_named(tables):
    for card, row in zip(
        classed(sources.layout(tables, "zh"), "source-card"), rows(tables.sources), strict=True
    ):
        regions = queries.observations(tables, queries.Filters(sources=(row["source"],)))["region"].nunique()
        assert len([href for href in hrefs(card) if href.startswith("/region/")]) == min(regions, 6)
        assert (f"等 {regions} 个" in words(card)) == (regions > 6)


@pytest.mark.parametrize(
    ("mentions", "bound", "aside", "loud", "said"),
    [
        pytest.param(63, 20, 43, False, "文中 63 处数字：20 处已录入，43 处搁置。", id="all accounted for"),
        pytest.param(63, 20, 40, True, "还有 3 处数字没有交代", id="some unaccounted for"),
        pytest.param(0, 0, 0, False, "文中 0 处数字", id="a text without numbers"),
        pytest.param(None, None, None, False, "尚未核对", id="never audited"),
    ],
)
def test_coverage_is_told_in_words_first(made, mentions, bound, aside, loud, said):
    counted = {"mentions": mentions, "mentions_bound": bound, "mentions_set_aside": aside}
    columns = {name: pd.array([value] * len(made.sources), dtype="Int64") for name, value in counted.items()}
    audited = replace(made, sources=made.sources.assign(**columns))
    for page in (sources.layout(audited, "zh"), page_of(audited)):
        assert said in words(page)
        assert bool(classed(page, "unaccounted")) == loud
        assert bool(classed(page, "coverage-bar")) == (mentions is not None)
        assert all(getattr(bar, "aria-hidden") == "true" for bar in classed(page, "coverage-bar"))


def test_the_sum_tells_only_of_audited_texts(made):
    page = words(sources.layout(made, "en"))
    assert "Texts: 2; audited: 1, with 12 numbers in all. Of these, 7 are figures here, 4 set aside." in page
    assert "Not audited yet" in page


# ── One text ──


def test_figures_stand_by_line_and_those_of_one_phrase_together(tmp_path):
    together = invented.YAML.replace("phrase: 增长6.0%", "phrase: 总量超8万亿元，增长6.0%").replace(
        "phrase: 总量超8万亿元}", "phrase: 总量超8万亿元，增长6.0%}"
    )
    phrases = classed(page_of(invented.tables(tmp_path, together)), "phrase")
    assert [len(classed(phrase, "figure")) for phrase in phrases] == [2, 1, 1, 1, 1, 1]
    assert [words(phrase).split("\n")[0] for phrase in phrases] == ["第 1 行"] * 3 + ["第 2 行"] * 3


def test_the_order_is_that_of_the_text_and_not_of_the_catalogue(made):
    page = source.layout(made, Source("second"), "zh", NO_TEXTS)
    told = [words(phrase).split("\n")[0].split("（")[0] for phrase in classed(page, "phrase")]
    assert told == ["第 3 行", "第 4 行", "第 4 行", "第 9 行", "第 9 行"]


def test_lines_that_repeat_a_figure_are_told(made):
    page = source.layout(made, Source("second"), "zh", NO_TEXTS)
    assert "第 9 行（另见第 12、15 行）" in words(page)


def test_each_figure_leads_to_its_region_comparison_and_record(made):
    figure = classed(page_of(made), "figure")[0]
    assert hrefs(figure) == [
        f"/source/first?obs={GDP}",
        "/region/330000",
        "/compare?family=gdp",
        f"/data?obs={GDP}",
        f"/cite/{GDP}@{made.version}",
    ]
    assert "超8万亿元" in words(figure)


def test_what_is_set_aside_stands_by_reason_with_lines_and_notes(made):
    reasons = classed(page_of(made), "reason")
    assert [words(reason).split("\n")[0] for reason in reasons] == [
        "日期或时长 · 1 个短语",
        "名称或口号 · 3 个短语",
    ]
    dates, names = map(words, reasons)
    assert "2023年9月" in dates
    assert "全文各处" in dates
    for said in ("三五行动", "八八计划", "第 2、5–7 行", "行动", "G20"):
        assert said in names
    assert "去年12月" not in words(page_of(made))
    assert "lines 2, 5–7" in words(page_of(made, language="en"))


def test_every_reason_has_words():
    assert set(REASON) == set(Reason)


def test_lines_outside_the_text_are_told_with_the_reason(made):
    assert "第 1–3 行" in words(classed(page_of(made), "outside"))
    assert "页眉" in words(classed(page_of(made), "outside"))
    assert "另有 1 段不属于正文" in words(page_of(made))
    assert not classed(source.layout(made, Source("second"), "zh", NO_TEXTS), "outside")


def test_the_facts_about_a_text_name_its_file_and_hash(made):
    (facts,) = classed(page_of(made), "source-facts")
    (digested,) = [each for each in walk(facts) if getattr(each, "title", None)]
    assert digested.title == digest(FIRST)
    assert digested.children == digest(FIRST)[:12]
    for said in ("first.txt", "简体", "电头"):
        assert said in words(facts)


def test_the_figure_that_is_asked_for_is_marked_and_no_other(made):
    page = page_of(made, GROWTH)
    marked = by_id(page, ids.MARKED)
    assert "6.0%" in words(marked)
    assert "您查看的数据" in words(marked)
    assert marked.tabIndex == "-1"
    assert len(classed(page, "phrase-asked")) == 1
    (lit,) = [each for each in walk(page) if type(each).__name__ == "Mark"]
    assert lit.children == "6.0%"
    assert not [each for each in walk(page_of(made)) if getattr(each, "id", None) == ids.MARKED]


def test_a_text_without_figures_says_so(made):
    assert "还没有录入数据" in words(page_of(invented.without_figures(made)))


def test_a_phrase_in_traditional_characters_says_so_to_the_browser(made):
    page = source.layout(made, Source("second"), "zh", NO_TEXTS)
    quoted = [each for each in walk(page) if type(each).__name__ == "Q"]
    assert quoted
    assert {each.lang for each in quoted} == {"zh-Hant"}


# ── The sentence, where the text is at hand ──


def test_the_sentence_is_shown_with_its_figure_lit(made, folder):
    (shown,) = classed(page_of(made, GROWTH, Texts(folder)), "sentence")
    assert "".join(words(shown).split("\n")).startswith("去年全省经济总量超8万亿元，增长6.0%")
    (lit,) = [each for each in walk(shown) if type(each).__name__ == "Mark"]
    assert words(lit).split() == ["增长", "6.0%"]
    assert [each.children for each in walk(lit) if type(each).__name__ == "Strong"] == ["6.0%"]
    assert shown.lang == "zh-CN"


def test_only_the_sentence_that_is_asked_for_is_shown(made, folder):
    page = page_of(made, GROWTH, Texts(folder))
    assert len(classed(page, "sentence")) == 1
    assert "其余从略" not in words(page)
    assert not classed(page_of(made, texts=Texts(folder)), "sentence")


def unreadable(folder: Path) -> None:
    (folder / "first.txt").write_bytes(b"\xff\xfe\x00")


def a_folder(folder: Path) -> None:
    (folder / "first.txt").unlink()
    (folder / "first.txt").mkdir()


def a_way_out(folder: Path) -> None:
    (folder.parent / "outside.txt").write_text(FIRST, encoding="utf-8")
    (folder / "first.txt").unlink()
    (folder / "first.txt").symlink_to(folder.parent / "outside.txt")


def rewritten(folder: Path) -> None:
    (folder / "first.txt").write_text(f"{FIRST}后记\n", encoding="utf-8")


def moved(folder: Path) -> None:
    (folder / "first.txt").write_text(MOVED, encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "presence", "shown", "said"),
    [
        pytest.param(lambda _: None, Presence.SAME, True, "与录入时一致", id="the same"),
        pytest.param(rewritten, Presence.CHANGED, True, "与录入时不同", id="changed elsewhere"),
        pytest.param(moved, Presence.CHANGED, False, "第 1 行没有找到这个短语", id="moved to another line"),
        pytest.param(
            lambda folder: (folder / "first.txt").unlink(),
            Presence.ABSENT,
            False,
            "没有这篇原文",
            id="missing",
        ),
        pytest.param(unreadable, Presence.ABSENT, False, "无法读取", id="not UTF-8"),
        pytest.param(a_folder, Presence.ABSENT, False, "无法读取", id="a folder of that name"),
        pytest.param(a_way_out, Presence.ABSENT, False, "无法读取", id="a link out of the folder"),
    ],
)
def test_whatever_becomes_of_a_text_is_said_in_words(made, folder, change, presence, shown, said):
    change(folder)
    texts = Texts(folder)
    assert texts.presence(told(made, "first")) is presence
    page = page_of(made, GDP, texts)
    assert said in words(page)
    assert bool(classed(page, "sentence")) == shown
    assert "总量超8万亿元" in "".join(words(page).split("\n"))


def test_a_phrase_that_an_unchanged_text_has_elsewhere_is_said_to_be_missing(made, folder):
    row = seen(made, GDP) | {"line": 2}
    found = Texts(folder).sentence(told(made, "first"), row)
    assert found == (Presence.SAME, None)


@pytest.mark.parametrize("line", [3, 10**6])
def test_a_line_that_the_text_does_not_have_holds_no_phrase(made, folder, line):
    assert Texts(folder).sentence(told(made, "first"), seen(made, GDP) | {"line": line}).lit is None


def test_without_a_folder_the_page_says_where_sentences_are(made):
    page = page_of(made, GDP)
    assert "TEXTS_DIR" in words(page)
    assert not classed(page, "sentence")


def test_a_text_that_is_replaced_is_read_anew(made, folder):
    texts = Texts(folder)
    assert texts.presence(told(made, "first")) is Presence.SAME
    moved(folder)
    assert texts.presence(told(made, "first")) is Presence.CHANGED


@pytest.mark.parametrize(
    "name", ["../outside.txt", "/etc/hostname", "..", ".", "\0.txt", "a" * 5000, "first.txt/x"]
)
def test_no_name_leads_out_of_the_folder(made, folder, name):
    (folder.parent / "outside.txt").write_text(FIRST, encoding="utf-8")
    assert Texts(folder).presence(told(made, "first") | {"file": name}) is Presence.ABSENT


def test_a_folder_that_is_not_there_holds_nothing(made, tmp_path):
    assert Texts(tmp_path / "nowhere").presence(told(made, "first")) is Presence.ABSENT


def test_the_record_of_the_data_page_shows_the_sentence_too(made, folder):
    view = Data(obs=GDP)
    record = by_id(data.layout(made, view, "zh", Texts(folder)), ids.DATA_RECORD)
    assert "去年全省经济" in words(classed(record, "sentence"))
    assert not classed(by_id(data.layout(made, view, "zh"), ids.DATA_RECORD), "sentence")


@pytest.fixture
def handed(made, tmp_path, monkeypatch) -> list[Path | None]:
    """The folders of texts that the command handed to a stand-in for the app; it stands beside a catalogue."""
    asked: list[Path | None] = []
    app = SimpleNamespace(serve=lambda made, shelf, host, port, texts, releases: asked.append(texts))
    monkeypatch.setitem(sys.modules, "app.front", app)
    monkeypatch.delenv("TEXTS_DIR", raising=False)
    monkeypatch.chdir(tmp_path)
    return asked


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words, prog_name="indicators")


def test_the_command_hands_the_folder_of_texts_to_the_app(handed, folder, monkeypatch):
    run("serve")
    run("serve", "--texts", str(folder))
    monkeypatch.setenv("TEXTS_DIR", str(folder))
    run("serve")
    monkeypatch.setenv("TEXTS_DIR", "")
    run("serve")
    assert handed == [None, folder, folder, None]


def test_a_folder_of_texts_that_is_not_there_is_said_at_once(handed, tmp_path):
    done = run("serve", "--texts", str(tmp_path / "nowhere"))
    assert done.exit_code == 2
    assert "nowhere" in done.stderr
    assert handed == []


# ── One click ──


@pytest.mark.parametrize(
    "view",
    [
        Overview(),
        Overview("gdp.actual"),
        Compare("gdp"),
        Compare("economy-rank"),
        Region("330000"),
        Region("310000"),
        Data(obs=REAL_GDP),
    ],
)
def test_every_citation_and_every_value_leads_to_its_source(tables, site, view: View):
    page = layout.page(site, view, "zh", invented.DAY)
    known = dict(zip(tables.observations["obs_id"], tables.observations["source"], strict=True))
    values = [each for each in walk(page) if has_class(each, "value")]
    cited = [href for part in classed(page, "citation") for href in hrefs(part)]
    leading = [each.href for each in values] + cited
    assert leading
    for href in leading:
        name, _, obs = href.removeprefix("/source/").partition("?obs=")
        assert known[obs.replace("%2F", "/")] == name


def test_headline_figures_lead_to_the_phrase(tables, site):
    cards = classed(overview.layout(tables, site.known, Overview(), "zh"), "headline")
    for card in cards:
        led = [value.href for value in classed(card, "value")]
        assert led
        assert all(href.startswith("/source/") and "?obs=" in href for href in led)


def tiled(site: sites.Site, shown: str) -> list[str]:
    """Where the tiles of the overview lead."""
    page = overview.drawn(site.tables, site.known, Overview(shown), "zh")
    return [tile.href for tile in classed(page, "tile")]


def test_tiles_by_number_lead_to_regions_and_tiles_by_an_indicator_to_the_phrase(tables, site):
    assert {href.split("/")[1] for href in tiled(site, "figures")} == {"region"}
    coloured = tiled(site, "gdp.actual")
    led = {href for href in coloured if href.startswith("/source/")}
    standing = findings.standing(tables, "gdp", "A")
    assert led == {f"/source/{row['source']}?obs={row['obs_id']}" for row in rows(standing)}
    assert len(coloured) == 34


def test_a_tile_without_a_figure_leads_to_its_region(tables, site):
    face = tiles.of_values(findings.standing(tables, "gdp", "A"), "zh").faces
    assert "440000" not in face
    assert "/region/440000" in tiled(site, "gdp.actual")


def test_every_mark_and_every_word_of_a_chart_tells_its_observation(tables):
    for _, panel in queries.observations(tables).groupby(["indicator", "level"]):
        drawn = bars(ranking.ranked(rows(panel)), "zh")
        told = set(panel["obs_id"])
        assert marked(drawn) == told
        assert all(len(trace["customdata"]) == len(trace["x"]) for trace in drawn["data"])
        named = [each for each in drawn["layout"]["annotations"] if each.get("captureevents")]
        assert {each["name"] for each in named} == told


def test_every_chart_of_a_comparison_can_be_clicked(tables, site):
    found = plots(compare.layout(tables, Compare("gdp"), "zh"))
    assert [plot["about"]["name"] for plot in found] == ["gdp-province-rank", "gdp-prefecture-rank"]
    assert {plot["leads"] for plot in found} == {FIGURE_PATH}
    for plot in found:
        assert marked(plot["figure"]) <= set(site.known.observations)
        assert marked(plot["figure"])


def test_every_row_of_the_table_knows_where_it_stands(tables):
    grid = by_id(data.controls(tables, Data(), "en"), ids.DATA_GRID)
    known = dict(zip(tables.observations["obs_id"], tables.observations["source"], strict=True))
    for row in grid.rowData:
        assert row["stands"].startswith(f"/source/{known[row['id']]}?obs=")
        assert row["stands"].endswith("&lang=en")
    assert {column.get("cellRenderer") for column in grid.columnDefs} >= {"RegionLink", "SourceLink"}


@pytest.mark.parametrize("obs", ["", GDP, GROWTH])
def test_english_pages_of_sources_hold_no_chinese_but_quotations(made, folder, obs):
    found = [
        each.children
        for page in (sources.layout(made, "en"), page_of(made, obs, Texts(folder), "en"))
        for each in walk(page)
        if isinstance(getattr(each, "children", None), str)
        and type(each).__name__ not in {"Q", "Mark", "Strong"}
        and CHINESE.search(each.children)
    ]
    assert found == []
