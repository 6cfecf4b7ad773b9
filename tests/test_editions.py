"""Editions of texts: each can be looked at on its own, at addresses of its own, as if there were no other texts."""

import csv
import io
import re
from datetime import date

import pandas as pd
import pytest
from werkzeug.test import Client

from app import mounts, urls
from app.server import create_app
from app.urls import Compare, Overview, Region
from etl import catalog as catalogs
from etl import editions, queries
from etl import tables as tidy
from etl.columns import COLUMNS
from etl.tables import Tables
from tests import catalogues, several

ARTICLES = "/edition/articles-2024"
DAY = date(2026, 11, 24)
HREF = re.compile(r'(?:href|action|data-suggest)="([^"]*)"')


@pytest.fixture(scope="module")
def parted(tmp_path_factory) -> Tables:
    """The tables of an invented catalogue of two editions."""
    return tidy.build(catalogs.read(several.write(tmp_path_factory.mktemp("several"))))


@pytest.fixture(scope="module")
def client(all_tables) -> Client:
    return Client(create_app(all_tables, clock=lambda: DAY).server)


def test_the_editions_of_a_catalogue_are_told_in_its_order(all_tables):
    first, second = editions.listed(all_tables)
    assert (first.id, first.sources, first.figures) == ("articles-2024", 5, 75)
    assert (second.id, second.sources) == ("reports-2026", 31)


def test_texts_of_no_edition_make_none(tables, tmp_path):
    alone = tidy.build(catalogs.read(catalogues.joined(tmp_path)))
    assert editions.listed(alone) == ()
    assert [each.id for each in editions.listed(tables)] == ["articles-2024"]


def test_the_tables_of_an_edition_are_those_of_its_own_file(all_tables, tables):
    found = editions.only(all_tables, "articles-2024")
    assert found.version == tables.version
    for name in COLUMNS:
        pd.testing.assert_frame_equal(found.named()[name], tables.named()[name])


def test_an_edition_leaves_the_whole_as_it_was(parted):
    before = {name: frame.copy() for name, frame in parted.named().items()}
    editions.only(parted, "reports")
    for name, frame in before.items():
        pd.testing.assert_frame_equal(parted.named()[name], frame)


def test_an_edition_that_is_not_there_has_no_texts(parted):
    found = editions.only(parted, "nothing")
    assert found.observations.empty
    assert found.sources.empty
    assert found.version != parted.version


def test_claims_stand_as_if_there_were_no_other_texts(tmp_path):
    """What a later edition contradicts is the only claim of its own."""
    path = several.write(
        tmp_path,
        (several.HUBEI, "region: 湖北", "region: 湖南"),
        (
            several.HUBEI,
            "phrase: 总量7万亿元",
            "phrase: 总量7万亿元\n        preferred: {zh: 较新, en: newer}",
        ),
    )
    both = tidy.build(catalogs.read(path))
    told = both.observations.set_index("source")["claim"]
    assert (told["hubei"], told["article"]) == ("PREFERRED", "CONTRADICTED")
    alone = editions.only(both, "articles")
    assert alone.observations[["source", "claim", "claim_rank"]].to_numpy().tolist() == [
        ["article", "ONLY", 1]
    ]
    read = tidy.build(catalogs.read(tmp_path / several.FIRST))
    assert alone.version == read.version
    assert queries.facts(both) == queries.facts(alone) + 1


def addresses(client: Client, address: str) -> list[str]:
    answer = client.get(address, follow_redirects=True)
    assert answer.status_code == 200, address
    return HREF.findall(answer.get_data(as_text=True))


@pytest.mark.parametrize(
    "page", ["/", "/compare?family=gdp", "/targets", "/heat", "/coverage", "/region/330000", "/data", "/sources",
             "/search?q=zj", "/wall", "/guide", "/brief/330000"],
)  # fmt: skip
def test_every_link_of_an_edition_stays_in_it(client, page):
    found = [each for each in addresses(client, f"{ARTICLES}{page}") if each.startswith("/")]
    assert len(found) > 5
    assert [each for each in found if not each.startswith((f"{ARTICLES}/", "/static/"))] == []


def test_what_is_kept_is_sent_again_as_it_was(client):
    first, second = (client.get(f"{ARTICLES}/region/330000").data for _ in range(2))
    assert first == second
    small = [client.get(f"{ARTICLES}/sources", headers={"Accept-Encoding": "gzip"}).data for _ in range(2)]
    assert small[0] == small[1]


def chosen(page: str) -> str:
    """The edition that a page says it is of."""
    (found,) = [
        words
        for tag, words in re.findall("<a ([^>]*)>([^<]*)", page)
        if "data-edition" in tag and 'aria-current="true"' in tag
    ]
    return found


def test_an_edition_says_which_it_is(client):
    page = client.get(f"{ARTICLES}/targets?lang=en").get_data(as_text=True)
    assert "<title>Targets (Five articles of 2024)" in page
    assert "Texts of “Five articles of 2024” only" in page.partition("<footer")[2]
    assert chosen(page) == "Five articles of 2024"
    assert "Targets (Five articles of 2024)" in page.partition("takeaway-cited")[2]
    assert f'data-below="{ARTICLES}"' in page


def test_all_texts_are_shown_unless_one_edition_is_asked_for(client):
    page = client.get("/targets").get_data(as_text=True)
    assert chosen(page) == "全部"
    assert "只含资料" not in page


def test_figures_of_another_edition_are_not_there(client):
    assert client.get(f"{ARTICLES}/source/zhejiang-report-2026").status_code == 404
    assert client.get("/source/zhejiang-report-2026").status_code == 200
    assert client.get(f"{ARTICLES}/source/jimu-news-2024").status_code == 200
    assert client.get("/edition/nothing/").status_code == 404


def test_files_of_an_edition_hold_that_only(client, tables):
    answer = client.get(f"{ARTICLES}/download/data.csv")
    listed = list(csv.DictReader(io.StringIO(answer.get_data(as_text=True).lstrip("\ufeff"))))
    assert len(listed) == len(tables.observations)
    assert "articles-2024" in answer.headers["Content-Disposition"]
    assert tables.version in answer.headers["Content-Disposition"]
    api = client.get(f"{ARTICLES}/api/v1/observations.json").json
    assert len(api["rows"]) == len(tables.observations)


def test_the_interface_of_an_edition_tells_its_own_addresses(client, tables):
    told = client.get(f"{ARTICLES}/api/v1").json
    assert told["version"] == tables.version
    assert all(each["url"].startswith(f"{ARTICLES}/api/v1/") for each in told["datasets"])
    assert client.get(f"{ARTICLES}/api/v1/openapi.json").json["servers"] == [{"url": ARTICLES}]
    assert client.get("/api/v1/openapi.json").json["servers"] == [{"url": "/"}]


def test_controls_suggestions_and_figures_lead_within_the_edition(client, tables):
    moved = client.get(f"{ARTICLES}/steer/compare?family=gdp").json
    inside = [each for part in moved["parts"].values() for each in HREF.findall(part) if each.startswith("/")]
    assert inside
    assert all(each.startswith(f"{ARTICLES}/") for each in inside)
    assert all(
        each["href"].startswith(f"{ARTICLES}/") for each in client.get(f"{ARTICLES}/search.json?q=zj").json
    )
    obs = tables.observations["obs_id"].iloc[0]
    assert client.get(f"{ARTICLES}/figure/{obs}").headers["Location"].startswith(f"{ARTICLES}/source/")
    assert client.get(f"{ARTICLES}/edition").get_data(as_text=True) == tables.version


def test_an_edition_without_a_slash_leads_to_its_first_page(client):
    answer = client.get(f"{ARTICLES}?lang=en")
    assert (answer.status_code, answer.headers["Location"]) == (308, f"{ARTICLES}/?lang=en")


@pytest.mark.parametrize(
    ("seen", "here", "below", "to"),
    [
        pytest.param(Overview(), "", "/edition/a", "edition/a/", id="into one from the first page"),
        pytest.param(Region("330000"), "", "/edition/a", "../edition/a/region/330000", id="into one"),
        pytest.param(Region("330000"), "/edition/a", "", "../../../region/330000", id="out of one"),
        pytest.param(
            Compare("gdp"), "/edition/a", "/edition/b", "../../edition/b/compare?family=gdp", id="across"
        ),
        pytest.param(Overview(), "", "", "./", id="nowhere else"),
    ],
)
def test_links_between_editions_climb(seen, here, below, to):
    assert urls.outside(seen, "zh", below, seen, here) == to


def test_only_what_several_editions_make_is_a_choice(tables):
    client = create_app(tables, clock=lambda: DAY).server.test_client()
    assert "data-edition" not in client.get("/").get_data(as_text=True)
    assert client.get(f"{ARTICLES}/").status_code == 404


@pytest.mark.parametrize(
    ("page", "written"),
    [
        pytest.param('<a href="/data?x=1">', '<a href="/e/data?x=1">', id="a link"),
        pytest.param('{"a":"<a href=\\"/data\\">"}', '{"a":"<a href=\\"/e/data\\">"}', id="a link in JSON"),
        pytest.param('<form action="/search">', '<form action="/e/search">', id="a form"),
        pytest.param('<link href="/static/a.css">', '<link href="/static/a.css">', id="a static file"),
        pytest.param('<a href="../data">', '<a href="../data">', id="a link that climbs"),
        pytest.param("<p>href=&#34;/data&#34;</p>", "<p>href=&#34;/data&#34;</p>", id="words"),
    ],
)
def test_addresses_lead_below_a_path(page, written):
    assert mounts.below("/e", page) == written


def test_controls_of_an_edition_move_it(all_tables, browser):
    from tests.browsing import READY, serving, visiting  # noqa: PLC0415

    with (
        serving(create_app(all_tables, clock=lambda: DAY)) as address,
        visiting(address, browser) as open_page,
    ):
        page = open_page(f"{ARTICLES}/compare?family=gdp")
        page.wait_for_function(READY)
        page.get_by_label("图形").first.click()
        page.get_by_role("option").nth(1).click()
        page.wait_for_function("() => location.search.includes('chart=')")
        assert page.evaluate("location.pathname") == f"{ARTICLES}/compare"
        page.get_by_role("link", name="全部", exact=True).click()
        page.wait_for_function("() => location.pathname === '/compare'")
        assert "chart=" in page.evaluate("location.search")
