"""The coverage page: five states told apart, silence never taken for zero, each cell leading to its figures."""

import re

import pytest
from dash.development.base_component import Component

from app import ids, layout
from app.known import Known
from app.pages import coverage
from app.parts import matrix
from app.urls import Address, Compare, Coverage, Data, Region, href, parse
from etl.codes import Coverage as State
from etl.labels import COVERAGE_SIGN, COVERAGE_STATE
from etl.tables import Tables
from tests import invented
from tests.trees import by_id, classed, hrefs, walk, words

CHINESE = re.compile(r"[\u4e00-\u9fff]")
# One indicator for zones alone, one for Jiangsu alone, one of a topic and family that no text speaks of.
BOUNDED = invented.YAML.replace(
    "    numerator: {zh: 甲, en: A}\n    scope: {zh: 全国, en: nation}\n",
    """\
    numerator: {zh: 甲, en: A}
    scope: {zh: 全国, en: nation}
    levels: [zone]
  local-plan:
    name: {zh: 江苏专项, en: Jiangsu plan}
    family: silent
    topic: silence
    measure: level
    timing: stretch
    unit: CNY
    direction: more
    numerator: {zh: 甲, en: A}
    scope: {zh: 全省, en: province}
    within: 江苏
""",
).replace(
    "  economy: {name: {zh: 经济, en: Economy}}\n",
    "  economy: {name: {zh: 经济, en: Economy}}\n  silence: {name: {zh: 无声, en: Silence}}\n",
).replace("  others: {", "  silent: {name: {zh: 无声, en: Silent}}\n  others: {")  # fmt: skip


@pytest.fixture
def bounded(tmp_path) -> Tables:
    return invented.tables(tmp_path, BOUNDED)


ALL = Coverage()


def shown(tables: Tables, view: Coverage = ALL, language: str = "zh") -> Component:
    return coverage.layout(tables, view, language)


def cell(page: Component, start: str) -> Component:
    """The cell whose words start so."""
    (found,) = [each for each in walk(page) if type(each).__name__ == "Td" and each.title.startswith(start)]
    return found


def sign(part: Component) -> str:
    """What eyes see in a cell."""
    drawn = classed(part, "cover-sign")
    return drawn[0].children if drawn else getattr(part, "data-sign")


@pytest.mark.parametrize(
    ("view", "start", "rest", "state"),
    [
        pytest.param(
            Coverage(), "浙江省 · 战略性新兴产业与高新技术产业：", "有目标、有结果（1 个目标，4 个结果）", State.BOTH,
            id="both, of a topic",
        ),
        pytest.param(
            Coverage(), "浙江省 · 人才：", "只有目标（7 个目标，0 个结果）", State.TARGET_ONLY, id="target only"
        ),
        pytest.param(
            Coverage(), "浙江省 · 制造业与产业集群：", "只有结果（0 个目标，5 个结果）", State.RESULT_ONLY,
            id="result only",
        ),
        pytest.param(
            Coverage(), "北京市 · 人才：", "都没有（文本未提，不是零）", State.NEITHER, id="a province without"
        ),
        pytest.param(
            Coverage("innovation"), "上海市 · 湖北实验室数：", "不适用", State.NOT_APPLICABLE, id="elsewhere"
        ),
        pytest.param(
            Coverage("innovation"), "湖北省 · 湖北实验室数：", "都没有（文本未提，不是零）", State.NEITHER,
            id="where it could be, though no text says so",
        ),
        pytest.param(
            Coverage("innovation"), "中国光谷 · 湖北实验室数：", "只有结果（0 个目标，1 个结果）",
            State.RESULT_ONLY, id="a place",
        ),
        pytest.param(
            Coverage("reform"), "浙江省 · 布局未来能源的省份数：", "不适用", State.NOT_APPLICABLE,
            id="the nation's alone",
        ),
    ],
)  # fmt: skip
def test_each_state_has_its_sign_and_its_words(tables, view, start, rest, state):
    found = cell(shown(tables, view), start)
    assert found.title == start + rest
    assert sign(found) == COVERAGE_SIGN[state]
    assert f"covers-{state}" in found.className


def test_cells_say_the_same_to_the_ear(tables):
    page = shown(tables)
    full, empty = cell(page, "浙江省 · 人才："), cell(page, "北京市 · 人才：")
    assert full.title in words(full)
    assert words(empty) == COVERAGE_STATE[State.NEITHER].zh


def test_signs_differ_without_colour():
    assert len(set(matrix.SIGNS.values())) == len(matrix.SIGNS) == len(State) + 1


def test_an_estimate_alone_is_neither_silence_nor_result(tables):
    found = cell(shown(tables), "浙江省 · 数字经济与人工智能：")
    assert found.title.endswith("只有预计值（1 个预计值）")
    assert sign(found) not in COVERAGE_SIGN.values()
    assert hrefs(found) == ["/data?region=330000&indicator=digital-core-growth"]


def test_figures_of_places_do_not_count_for_the_province_around_them(tables):
    page = shown(tables, Coverage("digital"))
    assert "有目标" not in cell(page, "浙江省 · 新开通智能算力：").title
    assert cell(page, "图灵小镇 · 新开通智能算力：").title.endswith("只有目标（1 个目标，0 个结果）")
    assert "功能区" in words(page)


@pytest.mark.parametrize("level", ["province", "zone"])
def test_levels_narrow_the_regions(tables, level):
    page = shown(tables, Coverage("", (level,)))
    names = [each for each in walk(page) if getattr(each, "scope", None) == "row"]
    found = tables.regions[tables.regions["region"].isin(region_of(name) for name in names)]
    wanted = {"province": {"province"}, "zone": {"zone", "park", "platform", "facility"}}
    assert len(found) == len(names) > 0
    assert set(found["level"]) == wanted[level]


def region_of(name: Component) -> str:
    return hrefs(name)[0].removeprefix("/region/")


def test_no_province_is_left_out_and_those_without_figures_come_behind(tables):
    bodies = [each for each in walk(shown(tables)) if type(each).__name__ == "Tbody"]
    with_figures, without = [set(map(region_of, rows_of(body))) for body in bodies]
    provinces = set(tables.regions.query("level == 'province'")["region"])
    assert provinces <= with_figures | without
    assert with_figures == set(tables.observations["region"])
    assert not with_figures & without
    assert f"没有数据的地区（{len(without)}）：没有不等于零" in words(bodies[1])


def rows_of(body: Component) -> list[Component]:
    return [each for each in walk(body) if getattr(each, "scope", None) == "row"]


@pytest.mark.parametrize(
    ("view", "language", "said"),
    [
        pytest.param(
            Coverage(), "zh",
            "36 个地区 × 2 个主题：有目标、有结果 0，只有目标 2，只有结果 2，"
            "都没有（文本未提，不是零） 33，不适用 35。",
            id="topics",
        ),
        pytest.param(
            Coverage("economy"), "en",
            "Regions × indicators, 36 × 5: target and result 0; target only 3; result only 7; "
            "neither (not stated, not zero) 135; not applicable 35.",
            id="indicators",
        ),
    ],
)  # fmt: skip
def test_totals_are_told_in_words(bounded, view, language, said):
    assert [words(each) for each in classed(shown(bounded, view, language), "summed")] == [said]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("topic", ["", "innovation"])
def test_the_key_has_all_states(tables, topic, language):
    key = classed(shown(tables, Coverage(topic), language), "cover-legend")[0]
    for state in State:
        assert COVERAGE_STATE[state].in_(language) in words(key).split("\n")
        assert COVERAGE_SIGN[state] in words(key).split("\n")


def test_a_topic_leads_to_its_indicators_and_keeps_levels_and_language(tables):
    page = shown(tables, Coverage("", ("province",)), "en")
    assert "/coverage?topic=talent&level=province&lang=en" in hrefs(page)


def test_an_indicator_leads_to_its_family_unless_there_is_nothing_to_compare(bounded):
    assert href(Compare("shares"), "zh") in hrefs(shown(bounded, Coverage("economy")))
    silent = shown(bounded, Coverage("silence"))
    assert "江苏专项" in words(silent)
    assert not [each for each in hrefs(silent) if each.startswith("/compare")]


def test_a_cell_leads_to_exactly_its_figures(tables):
    known = Known.of(tables)
    for view in (Coverage(), Coverage("innovation")):
        found = [each for each in hrefs(shown(tables, view)) if each.startswith("/data")]
        assert found
        for each in found:
            address = parse(*each.split("?"), known)
            assert address.ignored == ()
            assert isinstance(address.view, Data)
            figures = tables.observations["indicator"].isin(address.view.indicators)
            assert (figures & tables.observations["region"].isin(address.view.regions)).any()
    assert hrefs(cell(shown(tables), "苏州市 · 制造业与产业集群：")) == [
        "/data?region=320500&indicator=industrial-output&indicator=leading-industries"
        "&indicator=leading-industry-size"
    ]


def test_names_lead_to_their_regions(tables):
    page = shown(tables)
    assert {href(Region(code), "zh") for code in ("110000", "330000", "turing-town")} <= {*hrefs(page)}


def test_what_scrolls_can_be_reached_and_has_a_name(tables):
    for view, name in ((Coverage(), "覆盖表：地区和主题"), (Coverage("talent"), "覆盖表：地区和指标，人才")):
        (frame,) = classed(shown(tables, view), "cover-scroll")
        assert (frame.tabIndex, frame.role, getattr(frame, "aria-label")) == ("0", "region", name)


def test_a_kind_of_region_that_has_no_figures_is_said_to_have_none(bounded):
    page = shown(bounded, Coverage("", ("city",)))
    assert "没有有数据的这类地区。" in words(page)
    assert not classed(page, "cover")


def test_controls_hold_what_the_address_says(tables):
    controls = coverage.controls(tables, Coverage("talent", ("zone",)), "zh")
    assert by_id(controls, ids.COVERAGE_TOPIC).value == "talent"
    assert by_id(controls, ids.COVERAGE_LEVELS).value == ["zone"]
    assert by_id(coverage.controls(tables, ALL, "zh"), ids.COVERAGE_TOPIC).value == coverage.EVERY


def test_unknown_parameters_are_named(site):
    address = parse("/coverage", "?topic=nonsense&level=village", site.known)
    assert address == Address(Coverage(), "zh", ("topic=nonsense", "level=village"))
    page = layout.shell(site, address, invented.DAY)
    (notice,) = classed(page, "notice")
    assert "topic=nonsense、level=village" in words(notice)


def test_the_page_is_in_the_navigation_and_has_a_title(site):
    address = Address(Coverage(), "en")
    assert layout.title(site, address) == "Coverage · Regional Indicators"
    nav = next(
        each for each in walk(layout.shell(site, address, invented.DAY)) if type(each).__name__ == "Nav"
    )
    assert hrefs(nav)[2:5] == ["/targets?lang=en", "/heat?lang=en", "/coverage?lang=en"]


@pytest.mark.parametrize("topic", ["", "innovation", "digital"])
def test_english_pages_hold_no_chinese(tables, topic):
    page = shown(tables, Coverage(topic), "en")
    titles = [each.title for each in walk(page) if getattr(each, "title", None)]
    assert titles
    assert not CHINESE.search("\n".join([words(page), *titles]))


def test_a_page_of_the_widest_topic_stays_light(tables):
    widest = tables.indicators["topic"].value_counts().idxmax()
    cells = tables.indicators["topic"].value_counts().max() * 47
    assert len([*walk(shown(tables, Coverage(widest)))]) < 1.6 * cells
