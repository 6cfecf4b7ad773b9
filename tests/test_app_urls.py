"""Addresses ⇄ views: what an URL asks for, and what becomes of what it should not say."""

import pytest

from app import urls
from app.known import Known
from app.urls import Address, Compare, Coverage, Data, Missing, Overview, Region, Source, Sources, Targets

GDP = "310000.gdp.2023.A.shanghai-page-2024"


@pytest.fixture(scope="module")
def known(tables) -> Known:
    return Known.of(tables)


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
            "/compare?family=gdp&level=village&level=city&periods=all",
            Compare("gdp", (), ("city",)),
            ("level=village", "periods=all"),
            id="no such level",
        ),
        pytest.param(
            "/coverage?topic=*&level=prefecture&level=city&region=310000",
            Coverage("", ("city",)),
            ("topic=*", "level=prefecture", "region=310000"),
            id="no such topic, level or parameter",
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
        pytest.param("/source/nonsense", Missing("/source/nonsense"), id="no such source"),
        pytest.param("/source/..", Missing("/source/.."), id="no way up"),
        pytest.param("/region/330000/x", Missing("/region/330000/x"), id="too deep"),
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
