"""What is worth knowing first: computed from the tables, left open where words leave it open, absent without data."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from app.known import FIGURES, Known
from app.pages import compare, overview
from app.parts import stories as cards
from app.parts import tiles
from app.server import create_app
from app.urls import Compare, Overview, parse
from etl import areas, findings
from etl.codes import Role
from etl.findings import Lead, Pair
from etl.stories import stories
from etl.tables import Tables
from tests import catalogues
from tests.catalogues import words
from tests.trees import charts, classed, hrefs
from tests.trees import words as read

PROVINCES = [code for code, area in areas.areas().items() if area.level == "province"]
KINDS = {
    "growth": ("PT", "growth", "economy"),
    "jobs": ("PT", "growth", "economy"),
    "intensity": ("PT", "level", "economy"),
}


def made(*told: tuple[str, str, str, Mapping[str, str]], family: str = "growth") -> Tables:
    """Tables of provinces: indicator, role, period, and by region the value as written."""
    sections = {
        "topics": {"economy": {"name": words("经济", "Economy")}},
        "families": {family: {"name": words("增速", "Growth")}},
        "indicators": {
            name: {
                "name": words(name, name.title()),
                "family": family,
                "topic": topic,
                "measure": measure,
                "timing": "stretch",
                "unit": unit,
                "direction": "more",
                "numerator": words(name, name),
                "scope": words("全地区", "all"),
            }
            for name, (unit, measure, topic) in KINDS.items()
        },
        "sources": {
            "report": {
                "title": words("报告", "Report"),
                "publisher": words("某报", "A paper"),
                "date": "2026-01",
                "date_evidence": words("电头", "dateline"),
                "file": "report.txt",
                "sha256": "0" * 64,
                "script": "simplified",
            }
        },
    }
    blocks = [
        {
            "source": "report",
            "line": line,
            "region": region,
            "period": period,
            "role": role,
            "modality": "plan" if role == "target" else "done",
            "figures": [{"indicator": indicator, "value": value, "phrase": f"增长{value}"}],
        }
        for line, (indicator, role, period, values) in enumerate(told, start=1)
        for region, value in values.items()
    ]
    return catalogues.built(catalogues.document(sections, blocks))


def alike(value: str, count: int = 20, **others: str) -> dict[str, str]:
    """The first provinces with one value, some of them (p3=…: the fourth) with another."""
    found = dict.fromkeys(PROVINCES[:count], value)
    return found | {PROVINCES[int(name[1:])]: other for name, other in others.items()}


@pytest.fixture(scope="module")
def aiming() -> Tables:
    """Twenty provinces that aim, and what they achieved the year before."""
    targets = alike("5%左右", p0="5%以上", p1="4.5%", p2="4.5%—5%", p3="7%左右", p4="6%左右")
    results = alike("5.2%", 19, p1="4.8%", p2="4.0%", p3="5.0%", p4="6.8%")
    jobs = alike("2%", 17)
    return made(
        ("growth", "target", "2026", targets),
        ("growth", "actual", "2025", results),
        ("jobs", "target", "2026", {**jobs, PROVINCES[18]: "合理增长"}),
        ("intensity", "actual", "2025", {PROVINCES[0]: "3.1%"}),
    )


def test_the_lead_is_what_most_provinces_have_a_number_of(aiming):
    assert findings.lead(aiming) == Lead("growth", Role.TARGET, "2026", 20)


@pytest.mark.parametrize(
    ("told", "lead"),
    [
        pytest.param([("growth", "target", "2026", alike("5%", 17))], None, id="not more than half"),
        pytest.param(
            [("growth", "actual", "2025", alike("5%", 20)), ("growth", "target", "2026", alike("5%", 19))],
            Lead("growth", Role.ACTUAL, "2025", 20),
            id="most before targets",
        ),
        pytest.param(
            [("growth", "actual", "2025", alike("5%", 20)), ("growth", "target", "2026", alike("5%", 20))],
            Lead("growth", Role.TARGET, "2026", 20),
            id="of equals targets",
        ),
        pytest.param(
            [("growth", "actual", "2024", alike("5%", 20)), ("growth", "actual", "2025", alike("6%", 20))],
            Lead("growth", Role.ACTUAL, "2025", 20),
            id="of equals the newest",
        ),
        pytest.param(
            [
                ("growth", "target", "2026", alike("合理增长", 20)),
                ("jobs", "actual", "2025", alike("5%", 18)),
            ],
            Lead("jobs", Role.ACTUAL, "2025", 18),
            id="words alone are no number",
        ),
    ],
)
def test_which_figures_lead(told, lead):
    assert findings.lead(made(*told)) == lead


def test_figures_written_alike_are_counted_together(aiming):
    found = findings.spread(aiming, findings.lead(aiming))
    assert [len(group) for group in found.alike] == [15, 1, 1, 1, 1, 1]
    assert [row["region"] for row in found.highest] == [PROVINCES[3]]
    assert {row["region"] for row in found.lowest} == {PROVINCES[1], PROVINCES[2]}


def test_targets_are_set_against_the_results_of_the_year_before(aiming):
    found = findings.moves(aiming, findings.lead(aiming))
    lower, higher = ({pair.target["region"] for pair in each} for each in (found.lower, found.higher))
    assert (found.before, lower, higher) == (
        "2025",
        {PROVINCES[1], PROVINCES[4]},
        {PROVINCES[2], PROVINCES[3]},
    )
    assert len(found.pairs) == 19  # one has no result
    assert len(found.open) == 15


@pytest.mark.parametrize(
    ("target", "result", "moved"),
    [
        pytest.param("5%", "5.3%", "lower", id="a number below"),
        pytest.param("5%", "4.9%", "higher", id="a number above"),
        pytest.param("5%", "5.0%", "open", id="the result's rounding leaves it open"),
        pytest.param("5%左右", "5.2%", "open", id="about"),
        pytest.param("5%左右", "5.6%", "lower", id="about, and still below"),
        pytest.param("5%以上", "5.6%", "open", id="at least"),
        pytest.param("6%以上", "5.6%", "higher", id="at least, from above"),
        pytest.param("4.5%—5%", "4.7%", "open", id="a range around it"),
        pytest.param("4.5%—5%", "3.9%", "higher", id="a range above"),
    ],
)
def test_what_can_be_ordered(target, result, moved):
    made_of = made(
        ("growth", "target", "2026", {"浙江": target}), ("growth", "actual", "2025", {"浙江": result})
    )
    both = {row["measure_role"]: row for row in made_of.observations.to_dict("records")}
    assert findings.moved(Pair(both["T"], both["A"])) == moved


def test_who_gives_no_number_where_nearly_all_do(aiming):
    (found,) = findings.unsaid(aiming, findings.lead(aiming))
    assert found.indicator["indicator"] == "jobs"
    assert {row["region"] for row in found.regions} == set(PROVINCES[17:20])
    assert [row["value_as_written"] for row in found.worded] == ["合理增长"]


def test_tiles_show_one_period_where_most_provinces_have_one():
    tables = made(
        ("growth", "target", "2026", alike("5%", 19)),
        ("growth", "target", "2027", {PROVINCES[0]: "6%", PROVINCES[33]: "7%"}),
    )
    found = findings.standing(tables, "growth", "T").set_index("region")["time_period"]
    assert set(found[PROVINCES[:19]]) == {"2026"}
    assert found[PROVINCES[33]] == "2027"


def test_words_that_infer_a_period_do_not_make_it_another(aiming):
    told = findings.standing(aiming, "growth", "T")
    inferred = told.assign(period_basis=["inferred", *["explicit"] * 19])
    assert "2026年" in tiles.of_values(inferred, "zh").notes[0]
    assert {face.period for face in tiles.of_values(inferred, "zh").faces.values()} == {""}


@pytest.mark.parametrize(
    ("language", "face"),
    [pytest.param("zh", "5%左右", id="Chinese"), pytest.param("en", "≈5%", id="English")],
)
def test_a_tile_says_about_in_its_language(aiming, language, face):
    found = tiles.of_values(findings.standing(aiming, "growth", "T"), language)
    assert found.faces[PROVINCES[8]].short == face
    assert found.faces[PROVINCES[0]].short == "≥5%"
    assert found.faces[PROVINCES[8]].bound


def page(tables: Tables, language: str = "zh") -> object:
    return overview.layout(tables, Known.of(tables), Overview(), language)


def test_the_first_page_tells_the_findings_in_words(aiming):
    said = re.sub(r"\s", "", read(classed(page(aiming), "findings")))
    assert "20个省份的2026年growth目标值：5%左右15省，其余5省另有写法。" in said
    assert "写出的数最高：7%左右" in said
    assert "与2025年完成值相比，2省定得低" in said
    assert "15省因“左右”“以上”、区间或末位取舍不能断定。" in said
    assert "没有给出2026年数字目标的：jobs3省" in said


def test_each_part_leads_to_an_address_that_means_all_it_says(aiming):
    known = Known.of(aiming)
    links = [each for part in classed(page(aiming), "findings") for each in hrefs(part)]
    assert len(links) > 10
    for each in links:
        path, _, query = each.partition("?")
        assert parse(path, query, known).ignored == (), each


def test_the_list_behind_a_number_has_as_many_figures(aiming):
    client = create_app(aiming, clock=lambda: date(2026, 1, 1)).server.test_client()
    (first, *_) = [each for part in classed(page(aiming), "findings") for each in hrefs(part)]
    listed = client.get(first.replace("/data?", "/download/data.csv?")).get_data(as_text=True)
    assert len(listed.strip().splitlines()) == 15 + 1


def test_without_breadth_nothing_is_found_and_the_page_stands(tables):
    assert findings.lead(tables) is None
    assert classed(page(tables), "findings") == []
    assert Known.of(tables).first_shown == FIGURES
    assert classed(page(tables), "headlines")
    assert classed(page(tables), "tile")


def test_real_data_lead_with_what_most_provinces_aim_at(all_tables):
    lead = findings.lead(all_tables)
    assert lead == Lead("gdp-growth", Role.TARGET, "2026", 31)
    assert Known.of(all_tables).first_shown == "gdp-growth.target"
    moves = findings.moves(all_tables, lead)
    assert len(moves.pairs) == 31
    assert moves.open


def test_all_stories_of_the_real_data_open(all_tables):
    known = Known.of(all_tables)
    found = stories(all_tables)
    assert found.aims
    assert found.shares.definitions > 3
    assert found.course.indicator["indicator"] == "rd-intensity"
    assert len(found.sizes) == 2
    listed = hrefs(cards.cards(all_tables, "zh"))
    assert len(listed) == 7
    for each in listed:
        path, _, query = each.partition("?")
        view, _, ignored = parse(path, query, known)
        assert ignored == ()
        assert read(compare.layout(all_tables, view, "zh"))


def test_stories_without_data_are_not_offered(tables):
    found = stories(tables)
    assert (found.aims, found.course, found.sizes) == (None, None, ())
    assert found.shares.definitions == 3
    assert stories(made(("growth", "actual", "2025", {"浙江": "5%"}))) == (None, None, None, ())


BESIDE = Compare("growth", period="2026", indicators=("growth",), beside=("2025",))


def cells(tables: Tables, view: Compare) -> list[list[str]]:
    """The lines of the table of figures beside each other, a list of words each."""
    table = classed(compare.layout(tables, view, "zh"), "table")[0]
    return [[read(cell).replace("\n", "") for cell in line.children] for line in table.children[1].children]


def test_results_of_another_period_stand_beside_targets(aiming):
    lines = cells(aiming, BESIDE)
    assert len(lines) == 20
    assert lines[0][1:] == ["7%左右", "5.0%", "高"]
    assert [line[2:] for line in lines if line[2] == "无数据"] == [["无数据", ""]]
    (chart,) = charts(compare.layout(aiming, BESIDE, "zh"))
    names = next(trace for trace in chart["data"] if trace.get("meta") == "words-left")
    assert len(names["text"]) == 20  # one lane a region


def test_those_that_aim_lower_come_first_where_that_is_asked_for(aiming):
    order = [line[3] for line in cells(aiming, replace(BESIDE, sort="gap"))]
    assert order == ["低"] * 2 + ["高"] * 2 + ["不能断定"] * 15 + [""]


def test_only_the_definitions_asked_for_are_compared(aiming):
    found = compare.layout(aiming, Compare("growth", indicators=("intensity",)), "zh")
    assert [read(each) for each in classed(found, "panel")] != []
    assert "jobs" not in read(classed(found, "panel"))
