"""Pages are made before anybody asks for them, as they will be asked for."""

import time
from collections.abc import Callable

import pytest

from app import beforehand, urls
from app.answers import Answers, Asked
from app.beforehand import Beforehand
from app.server import create_app
from app.shared import Shared
from app.site import Site
from app.urls import Compare
from etl.tables import Tables
from tests import catalogues, invented

ROOT = "https://indicators.example/"


@pytest.fixture(scope="module")
def small() -> Tables:
    return catalogues.built(invented.YAML)


@pytest.fixture
def answers(tmp_path) -> Answers:
    return Answers(Shared(tmp_path, "v1"))


@pytest.fixture
def app(small, answers):
    return create_app(small, kept=answers)


@pytest.fixture
def server(app):
    return app.server


@pytest.fixture
def site(app) -> Site:
    return app.site


def asked(target: str, page: str = "") -> Asked:
    return Asked(ROOT, target, "br", page)


def soon(holds: Callable[[], bool]) -> bool:
    """Whether something comes to hold."""
    until = time.monotonic() + 60
    while not holds() and time.monotonic() < until:
        time.sleep(0.05)
    return holds()


def test_what_was_popular_is_made_at_once(server, answers, site, monkeypatch):
    monkeypatch.setattr(beforehand, "AT_ONCE", 60)
    popular = [asked("/guide?"), asked("/_dash-layout?", "/targets?")]
    Beforehand(server, answers, site, popular).at_once()
    assert set(answers.popular(5)) == set(popular)


def test_there_is_little_time_for_it(server, answers, site, monkeypatch):
    monkeypatch.setattr(beforehand, "AT_ONCE", 0)
    Beforehand(server, answers, site, [asked("/guide?"), asked("/targets?")]).at_once()
    assert answers.popular(5) == []


def test_everything_follows_the_first_who_asks(server, answers, site, monkeypatch):
    monkeypatch.setattr(beforehand, "everything", lambda _known: ["/no?", "/guide?lang=en"])
    made = Beforehand(server, answers, site)
    made.begin()
    server.test_client().get("/guide", base_url=ROOT, headers={"Accept-Encoding": "br"})
    assert soon(lambda: asked("/_dash-layout?", "/guide?lang=en") in answers.popular(9))
    assert asked("/guide?lang=en") in answers.popular(9)
    made.stop()


def test_nothing_is_made_when_another_release_is_served(server, answers, site):
    made = Beforehand(server, answers, site, [asked("/guide?")])
    made.stop()
    made.begin()
    time.sleep(0.3)
    assert answers.popular(5) == []


def test_what_cannot_be_made_stops_nothing(server, answers, site, monkeypatch):
    monkeypatch.setattr(beforehand, "AT_ONCE", 60)
    Beforehand(server, answers, site, [Asked("nonsense", "/guide?", "br"), asked("/guide?")]).at_once()
    assert answers.popular(5) == [asked("/guide?")]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_is_what_links_and_controls_ask_for(server, site, language):
    found = list(beforehand.everything(site.known))
    assert len(found) == len(set(found))
    assert found.index("/?") < found.index("/?lang=en")
    for view in (Compare("gdp", period="2023"), Compare("gdp", chart="time")):
        target = beforehand.steered(view, language)
        assert target in found
        parsed = urls.parse("/compare", target.partition("?")[2], site.known)
        assert (parsed.view, parsed.language) == (view, language)
    client = server.test_client()
    assert {client.get(target).status_code for target in found[:3]} == {200}
