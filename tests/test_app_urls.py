"""Addresses ⇄ views: what an URL asks for, and what becomes of what it should not say."""

from collections.abc import Collection
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import urls
from app.known import Known
from app.urls import (
    CHARTS,
    LONGEST_TEXT,
    MODALITIES,
    SECONDS,
    SORTS,
    STATES,
    Address,
    Brief,
    Changes,
    Cite,
    Compare,
    Coverage,
    Data,
    Guide,
    Heat,
    Missing,
    Overview,
    Region,
    Search,
    Source,
    Sources,
    Targets,
    View,
    Wall,
)
from etl.codes import Level

GDP = "310000.gdp.2023.A.shanghai-page-2024"


@pytest.fixture(scope="module")
def known(tables) -> Known:
    return Known.of(tables, ["2024-01-01"], ["map"])


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "view",
    [
        pytest.param(Overview(), id="overview"),
        pytest.param(Overview("gdp.actual"), id="overview by GDP"),
        pytest.param(Compare("strategic-share"), id="compare"),
        pytest.param(Compare("gdp", ("310000", "320500")), id="compare some"),
        pytest.param(
            Compare("gdp", (), ("province", "city"), "across"), id="compare across levels and periods"
        ),
        pytest.param(
            Compare("gdp", period="2023", indicators=("gdp",), beside=("2024-01-01/P3Y",)),
            id="periods beside",
        ),
        pytest.param(
            Compare("gdp", ("delta", "310000"), (), "2023", "gap", "small"), id="compare a group, sorted"
        ),
        pytest.param(Overview("gdp.actual", "map"), id="the map"),
        pytest.param(Brief("330000"), id="brief"),
        pytest.param(Heat(), id="heat table"),
        pytest.param(Heat("talent", "2023"), id="heat table of a topic and period"),
        pytest.param(Changes(), id="changes"),
        pytest.param(Changes("2024-01-01"), id="changes since an edition"),
        pytest.param(Search(), id="search"),
        pytest.param(Search("浙江 GDP&=?#"), id="search for words"),
        pytest.param(Guide(), id="guide"),
        pytest.param(Cite(GDP), id="a figure to be cited"),
        pytest.param(Cite(GDP, "0123456789ab"), id="a figure of an edition"),
        pytest.param(Cite("000000.gdp.2024-01-01/P3Y.T.gone", "2024-01-01"), id="of an earlier one only"),
        pytest.param(Wall(), id="wall"),
        pytest.param(Wall(("/compare?family=gdp&region=310000", "/"), "30"), id="wall of views"),
        pytest.param(Targets(), id="targets"),
        pytest.param(
            Targets(
                ("330000",), ("talent",), ("not_met", "future"), ("aspire",), ("2024",), "2025-01-01", "topic"
            ),
            id="targets narrowed",
        ),
        pytest.param(Coverage(), id="coverage"),
        pytest.param(Coverage("innovation", ("province", "zone")), id="coverage of a topic"),
        pytest.param(Region(), id="regions"),
        pytest.param(Region("330000"), id="province"),
        pytest.param(Region("optics-valley"), id="zone"),
        pytest.param(Data(), id="data"),
        pytest.param(
            Data(("310000",), ("gdp",), ("actual", "target"), ("shanghai-page-2024",), "万亿 GDP&=", GDP),
            id="data narrowed",
        ),
        pytest.param(Sources(), id="sources"),
        pytest.param(Source("shanghai-page-2024"), id="source"),
        pytest.param(Source("shanghai-page-2024", GDP), id="source and figure"),
    ],
)
def test_an_address_leads_back_to_its_view(view, language, known):
    path, _, search = urls.href(view, language).partition("?")
    assert urls.parse(path, search and f"?{search}", known) == Address(view, language)


@pytest.mark.parametrize(
    ("address", "view", "ignored"),
    [
        pytest.param("/compare?family=nonsense", Compare("gdp"), ("family=nonsense",), id="unknown family"),
        pytest.param(
            "/compare?family=funds&region=999999&region=330000",
            Compare("funds", ("330000",)),
            ("region=999999",),
            id="one unknown region",
        ),
        pytest.param(
            "/compare?region=540000", Compare("gdp"), ("region=540000",), id="region without figures"
        ),
        pytest.param(
            "/data?role=A&role=target", Data(roles=("target",)), ("role=A",), id="a code, not a word"
        ),
        pytest.param("/?show=gdp.target&x=1", Overview(), ("show=gdp.target", "x=1"), id="nothing to show"),
        pytest.param("/?lang=fr", Overview(), ("lang=fr",), id="unknown language"),
        pytest.param(
            "/targets?as_of=2025-1-1&due=1999&state=MET&region=310000&as_of=2025-02-30",
            Targets(),
            ("as_of=2025-1-1", "due=1999", "state=MET", "region=310000", "as_of=2025-02-30"),
            id="no such day, year, state or region with targets",
        ),
        pytest.param(
            "/compare?family=gdp&level=village&level=city&period=all",
            Compare("gdp", (), ("city",)),
            ("level=village", "period=all"),
            id="no such level or period",
        ),
        pytest.param(
            "/compare?family=funds&period=2023",
            Compare("funds"),
            ("period=2023",),
            id="a period of another family",
        ),
        pytest.param(
            "/coverage?topic=*&level=prefecture&level=city&region=310000",
            Coverage("", ("city",)),
            ("topic=*", "level=prefecture", "region=310000"),
            id="no such topic, level or parameter",
        ),
        pytest.param(
            "/compare?region=delta&region=anywhere&sort=value&chart=pie&period=1066&sort=name",
            Compare("gdp", ("delta",), sort="name"),
            ("region=anywhere", "sort=value", "chart=pie", "period=1066"),
            id="no such group, order, chart or period",
        ),
        pytest.param("/?tab=globe", Overview(), ("tab=globe",), id="no such tab"),
        pytest.param(
            "/targets?region=delta", Targets(), ("region=delta",), id="a group where regions are asked for"
        ),
        pytest.param(
            "/heat?topic=nonsense&period=1066", Heat(), ("topic=nonsense", "period=1066"), id="no such topic"
        ),
        pytest.param("/changes?since=1999-01-01", Changes(), ("since=1999-01-01",), id="no such edition"),
        pytest.param(
            "/wall?show=/nowhere&show=//example.org&show=/wall&show=http://example.org/&show=/targets&seconds=1",
            Wall(("/targets",)),
            (
                "show=/nowhere",
                "show=//example.org",
                "show=/wall",
                "show=http://example.org/",
                "seconds=1",
            ),
            id="no wall within a wall, nor of other hosts",
        ),
        pytest.param("/data?q=" + "x" * 101, Data(), ("q=" + "x" * 101,), id="text too long"),
        pytest.param("/data?obs=x&%zz=%ff&=&&", Data(), ("obs=x", "%zz=\ufffd"), id="garbage"),
        pytest.param(
            f"/source/jimu-news-2024?obs={GDP}",
            Source("jimu-news-2024"),
            (f"obs={GDP}",),
            id="a figure of another source",
        ),
        pytest.param("/source/jimu-news-2024?obs=", Source("jimu-news-2024"), (), id="no figure at all"),
        pytest.param("/sources?obs=x", Sources(), ("obs=x",), id="a figure where texts are listed"),
        pytest.param(
            "/region/330000?family=gdp", Region("330000"), ("family=gdp",), id="parameter of another page"
        ),
    ],
)
def test_what_means_nothing_is_dropped_and_named(address, view, ignored, known):
    path, _, search = address.partition("?")
    assert urls.parse(path, f"?{search}", known) == Address(view, "zh", ignored)


@pytest.mark.parametrize(
    ("path", "view"),
    [
        pytest.param("/compare/", Compare("gdp"), id="slash at the end"),
        pytest.param("/nowhere", Missing("/nowhere"), id="no page"),
        pytest.param("/region/999999", Missing("/region/999999"), id="no region"),
        pytest.param("/source", Missing("/source"), id="no source named"),
        pytest.param("/brief", Missing("/brief"), id="a brief of nowhere"),
        pytest.param("/brief/delta", Missing("/brief/delta"), id="a group has no page"),
        pytest.param("/figure/x", Missing("/figure/x"), id="no page of its own"),
        pytest.param("/source/nonsense", Missing("/source/nonsense"), id="no such source"),
        pytest.param("/source/..", Missing("/source/.."), id="no way up"),
        pytest.param("/region/330000/x", Missing("/region/330000/x"), id="too deep"),
        pytest.param(f"/cite/{GDP}@", Cite(GDP), id="cited without a version"),
        pytest.param("/cite/lost", Missing("/cite/lost"), id="no such figure"),
        pytest.param("/cite/lost@1066", Missing("/cite/lost@1066"), id="no such figure and no such edition"),
        pytest.param("/cite/@2024-01-01", Missing("/cite/@2024-01-01"), id="an edition without a figure"),
        pytest.param("/cite", Missing("/cite"), id="nothing cited"),
        pytest.param("/%E6%97%A0", Missing("/无"), id="Chinese"),
        pytest.param("", Overview(), id="empty"),
    ],
)
def test_paths(path, view, known):
    assert urls.parse(path, "", known).view == view


def test_the_first_family_is_one_in_which_provinces_compare(known):
    assert known.first_family == "gdp"


def test_no_address_leads_to_another_host(known):
    assert urls.href(urls.parse("//example.org/x", "", known).view, "en") == "/example.org/x?lang=en"


def views(known: Known) -> st.SearchStrategy[View]:
    """Any view that an address of this edition may ask for."""

    def one(values: Collection[str]) -> st.SearchStrategy[str]:
        return st.sampled_from(sorted(values))

    def maybe(values: Collection[str]) -> st.SearchStrategy[str]:
        return st.just("") | one(values)

    def several(values: Collection[str]) -> st.SearchStrategy[tuple[str, ...]]:
        return st.lists(one(values), unique=True, max_size=3).map(tuple)

    def words() -> st.SearchStrategy[str]:
        return st.text(max_size=LONGEST_TEXT)

    levels = [level.value for level in Level]
    days = st.just("") | st.dates(date(1950, 1, 1), date(2100, 12, 31)).map(lambda day: day.isoformat())
    plain = st.one_of(
        st.builds(Overview, maybe(known.shown), maybe(known.tabs)),
        one(known.families).flatmap(
            lambda family: st.builds(
                Compare,
                st.just(family), several(known.reporting | known.groups), several(levels),
                maybe([urls.PERIODS_ACROSS, *known.compared[family]]), maybe(SORTS[1:]), maybe(CHARTS),
            )
        ),
        st.builds(
            Targets,
            several(known.aiming), several(known.topics), several(STATES), several(MODALITIES), several(known.due),
            days, one([urls.BY_REGION, urls.BY_TOPIC]),
        ),
        st.builds(Coverage, maybe(known.topics), several(levels)),
        st.builds(Region, maybe(known.regions)),
        st.builds(Brief, one(known.regions)),
        st.builds(Heat, maybe(known.topics), maybe(known.periods)),
        st.builds(Changes, maybe(known.editions)),
        st.builds(Search, words()),
        st.just(Guide()),
        st.builds(Cite, one(known.observations), st.just("") | st.text("0123456789abcdef", min_size=1, max_size=12)),
        st.builds(
            Data,
            several(known.reporting), several(known.indicators), several(known.roles), several(known.sources),
            words(), maybe(known.observations),
        ),
        st.just(Sources()),
        one(known.observations).map(lambda obs: Source(known.observations[obs], obs)),
        st.builds(Source, one(known.sources)),
    )  # fmt: skip
    shown = st.lists(st.builds(urls.href, plain, st.sampled_from(["zh", "en"])), unique=True, max_size=3).map(
        tuple
    )
    return plain | st.builds(Wall, shown, maybe(SECONDS))


@given(data=st.data(), language=st.sampled_from(["zh", "en"]))
def test_any_view_is_found_again_by_its_address(known, data, language):
    view = data.draw(views(known))
    path, _, search = urls.href(view, language).partition("?")
    assert urls.parse(path, search, known) == Address(view, language)
    assert "?" not in path


@given(path=st.text(max_size=30), search=st.text(max_size=60))
def test_whatever_is_asked_for_is_understood_or_dropped_and_stays_on_this_host(known, path, search):
    address = urls.parse(path, search, known)
    again = urls.href(address.view, address.language)
    assert again.startswith("/")
    assert not again.startswith("//")
    if not isinstance(address.view, Missing):
        assert urls.parse(*again.partition("?")[::2], known) == Address(address.view, address.language)


@pytest.mark.parametrize(
    ("view", "across"),
    [
        (Compare("gdp"), ()),
        (Compare("gdp", levels=("province",)), ()),
        (Compare("gdp", levels=("province", "city")), ("level",)),
        (Compare("gdp", period="across"), ("time_period",)),
        (Compare("gdp", levels=("province", "city"), period="across"), ("level", "time_period")),
    ],
)
def test_only_what_is_asked_for_is_ranked_together(view, across):
    assert view.across() == across


@pytest.mark.parametrize(
    ("view", "xlsx"),
    [
        pytest.param(Overview("gdp.actual"), "/download/overview.xlsx?show=gdp.actual", id="overview"),
        pytest.param(
            Compare("gdp", ("330000",)), "/download/compare.xlsx?family=gdp&region=330000", id="comparison"
        ),
        pytest.param(Region("330000"), "/download/region/330000.xlsx", id="region"),
        pytest.param(Brief("330000"), "/download/brief/330000.xlsx", id="brief"),
        pytest.param(
            Data(("310000",), obs=GDP), "/download/data.xlsx?region=310000", id="data, whatever is looked at"
        ),
        pytest.param(
            Source("shanghai-page-2024", GDP),
            "/download/source/shanghai-page-2024.xlsx",
            id="source, likewise",
        ),
        pytest.param(Region(), "", id="regions to choose from"),
        pytest.param(Search("浙江"), "", id="what is found"),
        pytest.param(Wall(("/",)), "", id="wall"),
        pytest.param(Guide(), "", id="guide"),
        pytest.param(Cite(GDP), "", id="cited figure"),
        pytest.param(Missing("/nowhere"), "", id="no page"),
    ],
)
def test_what_a_page_shows_has_an_address_as_a_file(view, xlsx):
    assert urls.export(view, "xlsx") == xlsx
    assert urls.export(view, "csv") == xlsx.replace(".xlsx", ".csv")


@given(data=st.data())
def test_the_file_of_a_view_is_asked_for_in_the_words_of_its_page(known, data):
    view = data.draw(views(known))
    path, _, query = urls.export(view, "csv").partition("?")
    if path:
        page = path.removeprefix("/download").removesuffix(".csv").replace("/overview", "/")
        asked = urls.parse(page, query, known)
        assert asked.ignored == ()
        assert urls.export(asked.view, "csv") == urls.export(view, "csv")
