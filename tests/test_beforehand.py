"""Pages are made before anybody asks for them, as they will be asked for."""

import pickle
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from app import beforehand, making, urls
from app.answers import Answers, Asked
from app.beforehand import Beforehand
from app.making import make
from app.server import create_app
from app.settings import Settings
from app.shared import Shared
from app.site import Site
from app.urls import Compare
from tests import invented, shelves

ROOT = "https://indicators.example/"
POPULAR = [Asked(ROOT, "/guide?", "br"), Asked(ROOT, "/_dash-layout?", "br", "/targets?")]


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Settings:
    folder = tmp_path_factory.mktemp("published")
    with pytest.MonkeyPatch.context() as patched:
        shelves.quick(patched)
        shelves.published(folder, invented.YAML)
    return Settings(folder / "shelf")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return invented.tables(tmp_path_factory.mktemp("small"))


@pytest.fixture
def shared(tmp_path, small) -> Shared:
    return Shared(tmp_path, small.version)


@pytest.fixture
def answers(shared) -> Answers:
    return Answers(shared)


@pytest.fixture
def app(small, answers, told):
    return create_app(small, releases=told.releases, kept=answers)


@pytest.fixture
def server(app):
    return app.server


@pytest.fixture
def site(app) -> Site:
    return app.site


def soon(holds: Callable[[], bool]) -> bool:
    """Whether something comes to hold."""
    until = time.monotonic() + 60
    while not holds() and time.monotonic() < until:
        time.sleep(0.05)
    return holds()


def made(shared: Shared) -> int:
    """How many answers there are."""
    return len([path for path in shared.folder.iterdir() if path.name != beforehand.LOCK])


def quick(patched: pytest.MonkeyPatch, program: str) -> None:
    """Have another program instead of the one that makes all there is."""
    patched.setattr(beforehand, "_PROGRAM", program)


# What it is told, it writes beside the answers.
TELLS = (
    "import pickle, sys; from app.making import Job; job = pickle.load(sys.stdin.buffer); "
    "open(job.folder / 'told', 'a').write(f'{job.version} {job.asked[0].target}\\n')"
)


def test_what_was_popular_is_made_at_once(server, answers, site, told, monkeypatch):
    monkeypatch.setattr(beforehand, "AT_ONCE", 60)
    Beforehand(server, answers, site, told, POPULAR).at_once()
    assert set(answers.popular(5)) == set(POPULAR)


def test_there_is_little_time_for_it(server, answers, site, told, monkeypatch):
    monkeypatch.setattr(beforehand, "AT_ONCE", 0)
    Beforehand(server, answers, site, told, POPULAR).at_once()
    assert answers.popular(5) == []


def test_a_process_makes_all_else_for_all_who_share(server, answers, site, told, shared, small):
    first = Beforehand(server, answers, site, told, POPULAR[:1])
    first.begin()
    wanted = list(making.wanted(tuple(POPULAR[:1]), site.known))
    assert soon(lambda: made(shared) >= len(set(wanted)))
    first.stop()
    other = Answers(Shared(shared.folder.parent, small.version))
    for asked in wanted[:5]:
        assert other.get((asked, (site.clock(), site.texts.stamp()))) is not None


def test_it_is_made_once(server, answers, site, told, shared, monkeypatch):
    quick(monkeypatch, TELLS)
    first, second = (Beforehand(server, answers, site, told, POPULAR) for _ in range(2))
    for each in (first, second):
        each.begin()
    there = shared.folder.parent / "told"
    assert soon(there.exists)
    time.sleep(1)
    assert there.read_text() == f"{site.tables.version} /guide?\n"
    first.stop()
    second.stop()


def test_another_day_it_is_made_again(server, answers, site, told, shared, monkeypatch):
    quick(monkeypatch, TELLS)
    monkeypatch.setattr(beforehand, "PAUSE", 0.05)
    days = iter(range(1, 10_000))
    monkeypatch.setattr(type(site), "clock", property(lambda _site: lambda: next(days)), raising=False)
    again = Beforehand(server, answers, site, told, POPULAR)
    again.begin()
    there = shared.folder.parent / "told"
    assert soon(lambda: there.exists() and len(there.read_text().splitlines()) > 2)
    again.stop()


def test_it_follows_the_first_who_asks(server, answers, site, told, shared, monkeypatch):
    quick(monkeypatch, TELLS)
    waiting = Beforehand(server, answers, site, told)
    waiting.begin()
    time.sleep(0.5)
    assert not (shared.folder.parent / "told").exists()
    make(server, Asked(ROOT, "/targets?", "br"))
    assert soon((shared.folder.parent / "told").exists)
    waiting.stop()


def test_it_ends_when_another_release_is_served(server, answers, site, told, shared, monkeypatch):
    mark = shared.folder.parent / "begun"
    quick(monkeypatch, f"import pathlib, time; pathlib.Path({str(mark)!r}).touch(); time.sleep(600)")
    long = Beforehand(server, answers, site, told, POPULAR)
    long.begin()
    assert soon(mark.exists)
    long.stop()
    # The lock is free again, for whoever makes the next.
    with beforehand._alone(shared.folder):
        pass
    assert made(shared) == 0


def test_where_it_fails_the_log_says_so(server, answers, site, told, shared, monkeypatch, caplog):
    quick(monkeypatch, "raise SystemExit(7)")
    failing = Beforehand(server, answers, site, told, POPULAR)
    failing.begin()
    assert soon(lambda: "ended with 7" in caplog.text)
    failing.stop()
    assert made(shared) == 0


def begun(job: making.Job) -> "subprocess.Popen[bytes]":
    """The process that makes, told what to make."""
    process = subprocess.Popen(
        [sys.executable, "-c", beforehand._PROGRAM], stdin=subprocess.PIPE, cwd=beforehand.ROOT
    )
    assert process.stdin
    process.stdin.write(pickle.dumps(job))
    process.stdin.flush()
    return process


def test_a_release_that_is_gone_is_not_made(tmp_path, told):
    with begun(making.Job(told, "0123456789ab", tmp_path, tuple(POPULAR))) as process:
        assert process.wait(60) == making.GONE
    assert list(tmp_path.iterdir()) == []


def test_it_ends_with_who_asked(told, shared, small, site):
    with begun(making.Job(told, small.version, shared.folder.parent, tuple(POPULAR))) as process:
        process.stdin.close()
        assert process.wait(60) == 0
    assert made(shared) < len(list(making.wanted(tuple(POPULAR), site.known)))


def test_what_cannot_be_made_stops_nothing(server, answers, site, told, monkeypatch):
    monkeypatch.setattr(beforehand, "AT_ONCE", 60)
    popular = [Asked("nonsense", "/guide?", "br"), POPULAR[0]]
    Beforehand(server, answers, site, told, popular).at_once()
    assert answers.popular(5) == POPULAR[:1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_is_what_links_and_controls_ask_for(server, site, language):
    found = list(making.everything(site.known))
    assert len(found) == len(set(found))
    assert found.index("/?") < found.index("/?lang=en")
    for view in (Compare("gdp", period="2023"), Compare("gdp", chart="time")):
        target = making.steered(view, language)
        assert target in found
        parsed = urls.parse("/compare", target.partition("?")[2], site.known)
        assert (parsed.view, parsed.language) == (view, language)
    client = server.test_client()
    assert {client.get(target).status_code for target in (*found[:3], *making.FILES)} == {200}
