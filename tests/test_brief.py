"""The brief of a region: words first, every figure with its note, and what does not fit is told."""

import re
from datetime import date

import invented
import pytest
from trees import classed, hrefs, walk, words

from app.markup import markup
from app.pages import brief
from app.parts.qr import qr
from app.urls import Brief
from etl import display, queries
from etl.rows import rows
from etl.targets import entries
from tests import panel

DAY = date(2026, 11, 24)
HERE = "https://figures.example/brief/330000"
LANGUAGES = ["zh", "en"]


def page(tables, region: str, language="zh", day: date = DAY):
    return brief.layout(tables, Brief(region), language, day, HERE)


def numbers(part: object) -> list[int]:
    return [int(each) for each in re.findall(r"\[(\d+)\]", words(part))]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("region", ["330000", "310000", "320500", "optics-valley", "000000"])
def test_every_figure_has_its_note_and_what_is_left_out_is_counted(tables, region, language):
    sheet = page(tables, region, language)
    view = queries.profile(tables, region)
    own = view[view["own"] & (view["claim_rank"] == 1)]
    listed = [number for each in classed(sheet, "brief-topic") for number in numbers(each)]
    noted = [number for each in classed(sheet, "brief-notes") for number in numbers(each)]
    assert sorted(listed) == noted == list(range(1, len(noted) + 1))
    assert {f"note-{number}" for number in noted} <= {getattr(each, "id", None) for each in walk(sheet)}
    told = " ".join(words(each) for each in classed(sheet, "brief-more"))
    assert str(len(own) - len(noted)) in told or len(own) == len(noted)
    shown = words(sheet)
    values = {display.figure(row, language) for row in rows(own)}
    assert len({value for value in values if value in shown}) >= len(set(listed)) / 2


def test_words_come_first_and_count_targets_by_state(tables):
    sheet = page(tables, "320500")
    (said,) = map(words, classed(sheet, "brief-words"))
    assert said == "4 项目标：未到期 4 项（按 2026年11月24日 判断）。"


def test_states_are_those_of_the_ledger(tables):
    sheet = page(tables, "330000")
    (said,) = map(words, classed(sheet, "brief-words"))
    targets = entries(tables, DAY, queries.Filters(("330000",)))
    assert said.startswith(f"{len(targets)} 项目标：")


@pytest.mark.parametrize(("language", "said"), [("zh", "没有收录"), ("en", "hold no figure")])
def test_a_region_without_figures_says_so(tables, language, said):
    sheet = page(tables, "540000", language)
    assert said in words(sheet)
    assert classed(sheet, "brief-topic") == classed(sheet, "brief-notes") == classed(sheet, "brief-key") == []


def test_places_inside_are_not_mixed_in(tables):
    sheet = page(tables, "420000")
    assert classed(sheet, "brief-topic") == []
    assert "辖区内" in words(sheet)


def test_bounds_stay_bounds(tmp_path):
    sheet = page(invented.tables(tmp_path), "330000")
    assert {"超8万亿元", "近900家", "1/3以上"} <= set(words(sheet).split("\n"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_dense_region_the_newest_and_the_targets_are_there(language):
    tables = panel.dense_tables()
    sheet = page(tables, "330000", language)
    view = queries.profile(tables, "330000")
    targets = view[view["measure_role"] == "T"]
    shown = words(sheet)
    assert all(display.figure(row, language) in shown for row in rows(targets))
    newest = view[(view["indicator"] == "gdp") & (view["time_period"] == "2024") & (view["claim_rank"] == 1)]
    assert all(display.figure(row, language) in shown for row in rows(newest[newest["measure_role"] == "A"]))
    assert len(classed(sheet, "plot")) == 1


def test_the_sheet_leads_back_to_itself(tables):
    sheet = page(tables, "330000")
    assert HERE in hrefs(sheet)
    assert "<svg" in str(markup(sheet))
    assert "[object" not in str(markup(sheet))


def test_the_code_is_one_path_in_the_colour_of_the_text():
    drawn = str(qr(HERE, "where"))
    assert drawn.count("<path") == 1
    assert 'fill="currentColor"' in drawn
    assert 'aria-label="where"' in drawn
    # No bar begins in the white around the code.
    assert not re.search(r"M[0-3] ", drawn)
