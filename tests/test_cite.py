"""Where citation ids lead: today's figures, those of earlier editions, and ids of nothing."""

import json
from datetime import date
from html import unescape

import pytest
from flask.testing import FlaskClient

from app.server import create_app
from etl import change_words, display, queries, release
from etl.exchange.citing import of_figure
from etl.rows import Row, rows
from etl.tables import Tables
from tests import invented

GDP = "330000.gdp.2023.A.first"
GROWTH = "310000.growth.2023.A.first"
FIRMS = "330000.firms.2023.A.second"
SAME = "310000.gdp.2023.A.first"
SITE = "http://localhost"
# What the newer edition says otherwise, and what it has no longer.
EDITS = (
    ("超8万亿元, phrase: 总量超8万亿元", "8.2万亿元, phrase: 总量8.2万亿元"),
    ("      {indicator: growth, value: 5%左右, phrase: 增长5%左右},\n", ""),
    ("numerator: {zh: 甲, en: A}", "numerator: {zh: 丙, en: C}"),
)
SHARE = "330000.share.2023.A.first"


@pytest.fixture(scope="module")
def before(tmp_path_factory) -> Tables:
    return invented.tables(tmp_path_factory.mktemp("before"))


@pytest.fixture(scope="module")
def now(tmp_path_factory) -> Tables:
    yaml = invented.DISPUTED
    for old, new in EDITS:
        assert old in yaml
        yaml = yaml.replace(old, new, 1)
    return invented.tables(tmp_path_factory.mktemp("now"), yaml)


@pytest.fixture(scope="module")
def shelf(before, tmp_path_factory):
    """A folder with the older edition, and one that cannot be read."""
    folder = tmp_path_factory.mktemp("shelf")
    yaml = tmp_path_factory.mktemp("file") / "indicators.yaml"
    yaml.write_text(invented.YAML, encoding="utf-8")
    release.build(before, yaml, folder / "older", date(2024, 1, 1))
    broken = folder / "broken"
    broken.mkdir()
    told = json.loads((folder / "older" / release.MANIFEST).read_text("utf-8"))
    del told[release.SEAL]  # older programs wrote none
    told["version"] = "0123456789ab"
    (broken / release.MANIFEST).write_text(json.dumps(told), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def client(now, shelf) -> FlaskClient:
    return create_app(now, clock=lambda: invented.DAY, releases=shelf).server.test_client()


def asked(client: FlaskClient, path: str) -> tuple[int, str]:
    answer = client.get(path)
    return answer.status_code, unescape(answer.get_data(as_text=True))


def row(tables: Tables, obs: str) -> Row:
    (found,) = rows(queries.observation(tables, obs))
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("versioned", [True, False], ids=["with its version", "without a version"])
def test_a_figure_of_today_says_all_of_itself_and_how_to_cite_it(client, now, language, versioned):
    at = f"/cite/{SAME}" + (f"@{now.version}" if versioned else "")
    status, page = asked(client, f"{at}?lang={language}")
    said = row(now, SAME)
    assert status == 200
    for words in (
        display.figure(said, language), said[f"region_name_{language}"], said[f"indicator_name_{language}"],
        said[f"title_{language}"], said[f"publisher_{language}"], said["as_written"], f"{SAME}@{now.version}",
        *of_figure(said, now.version, SITE), f"{SITE}/cite/{SAME}@{now.version}",
    ):  # fmt: skip
        assert words in page
    assert f'href="/source/{said["source"]}?obs={SAME}' in page
    assert ("没有写明版本" in page or "names no version" in page) is not versioned


def test_a_bound_is_part_of_the_cited_figure(client, before):
    _, page = asked(client, f"/cite/{GDP}@{before.version}")
    assert "超8万亿元" in page
    assert "超过" in page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_figure_that_changed_stands_beside_what_it_is_now(client, before, now, language):
    status, page = asked(client, f"/cite/{GDP}@{before.version}?lang={language}")
    then, today = row(before, GDP), row(now, GDP)
    assert status == 200
    assert display.figure(then, language) in page
    assert display.figure(today, language) in page
    assert {"zh": "此后有变动", "en": "Changed since"}[language] in page
    assert "2024-01-01" in page
    assert of_figure(then, before.version, SITE).in_(language) in page
    assert of_figure(today, now.version, SITE).in_(language) not in page


def test_a_figure_that_did_not_change_is_said_to_be_the_same(client, before, now):
    status, page = asked(client, f"/cite/{SAME}@{before.version}")
    assert status == 200
    assert "至今没有变动" in page
    assert before.version in page
    assert now.version in page


@pytest.mark.parametrize(("obs", "said"), [(SHARE, True), (SAME, False)], ids=["another", "the same"])
def test_the_same_number_of_another_definition_is_told_apart(client, before, obs, said):
    _, page = asked(client, f"/cite/{obs}@{before.version}")
    assert "至今没有变动" in page
    assert ("由“甲”改为“丙”" in page) is said


def test_a_figure_that_is_gone_is_shown_as_it_was_and_leads_nowhere(client, before):
    status, page = asked(client, f"/cite/{GROWTH}@{before.version}")
    assert status == 200
    assert "当前版本已没有这条数据" in page
    assert display.figure(row(before, GROWTH), "zh") in page
    assert f"obs={GROWTH}" not in page


@pytest.mark.parametrize(
    ("version", "said"),
    [
        pytest.param("ffffffffffff", "引用的版本不在本站", id="an edition that is not at hand"),
        pytest.param("0123456789ab", "引用的版本读不出来", id="an edition that cannot be read"),
    ],
)
def test_an_edition_that_cannot_be_shown_is_said_to_be_so_and_today_is_no_substitute(
    client, now, version, said
):
    status, page = asked(client, f"/cite/{GDP}@{version}")
    assert status == 200
    assert said in page
    assert f"当前版本 {now.version}，不是引用的版本" in page
    assert display.figure(row(now, GDP), "zh") in page


def test_a_figure_that_came_later_is_said_to_have_been_missing(client, before, now):
    status, page = asked(client, f"/cite/{FIRMS}@{before.version}")
    assert status == 200
    assert "引用的版本没有这条数据" in page
    assert f"当前版本 {now.version}，不是引用的版本" in page


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "at", ["", "@ffffffffffff", "@{before}", "@{now}"], ids=["no version", "unknown", "at hand", "present"]
)
def test_an_id_of_nothing_is_missing_and_leads_to_search(client, before, now, at, language):
    obs = "330000.gdp.1066.A.lost"
    version = at.format(before=before.version, now=now.version)
    status, page = asked(client, f"/cite/{obs}{version}?lang={language}")
    assert status == 404
    assert obs in page
    assert "/search?q=330000+gdp" in page
    assert f'href="/cite/{GDP}' in page  # what there is of the same region and indicator


@pytest.mark.parametrize(
    "at", ["x", "@", "<script>", "%00", "../..", "a" * 3000, "x@y@z", "%E6%97%A0@%E6%97%A0"]
)
def test_whatever_is_asked_for_is_answered(client, at):
    status, page = asked(client, f"/cite/{at}")
    assert status in {404, 308}
    assert "<script>alert" not in page


def test_the_words_of_the_change_are_those_of_the_page_of_changes(client, before, now):
    _, page = asked(client, f"/cite/{GDP}@{before.version}")
    _, changes = asked(client, f"/changes?since={before.version}")
    said = "超8万亿元 → 8.2万亿元（数值、比较词变化）"
    assert said in page
    assert said in changes
    assert change_words.about(row(now, GDP), "zh") in changes


@pytest.mark.parametrize("page", ["/data?obs={obs}", "/source/first?obs={obs}"])
def test_where_one_figure_is_shown_in_full_its_citation_stands(client, now, page):
    _, shown = asked(client, page.format(obs=GDP))
    assert f'href="/cite/{GDP}@{now.version}"' in shown
