"""What a reader is likely to ask next is made while nobody waits."""

import time

import pytest

from app import ahead
from app.ahead import Ahead
from app.known import Known
from app.server import create_app
from app.urls import Compare


@pytest.fixture(scope="module")
def known(tables) -> Known:
    return Known.of(tables)


def settled(made: list[object]) -> list[object]:
    """What was made, when no more comes."""
    count = -1
    while count != len(made):
        count = len(made)
        time.sleep(0.2)
    return made


def test_one_choice_away_are_other_periods_orders_and_charts(known):
    found = list(ahead.neighbours(Compare("gdp", levels=("province",)), known))
    assert found[0] == Compare("gdp", (), ("province",), max(known.compared["gdp"]))
    assert {view.period for view in found} == {"", *known.compared["gdp"]}
    assert {view.sort for view in found} == {"", "name", "gap"}
    assert {view.chart for view in found} == {"", "rank", "time", "small"}
    assert {(view.family, view.levels) for view in found} == {("gdp", ("province",))}


def test_what_is_expected_is_made_once(known):
    made: list[object] = []
    worker = Ahead(lambda view, language, _origin: made.append((view, language)))
    for view in (Compare("gdp"), Compare("gdp", period="2023"), Compare("gdp", sort="name")):
        worker.expect(view, "zh", "", known)
    wanted = [(view, "zh") for view in ahead.neighbours(Compare("gdp"), known)]
    assert settled(made) == wanted
    worker.expect(Compare("gdp"), "en", "", known)
    assert len(settled(made)) == 2 * len(wanted)


def test_nothing_is_made_while_somebody_waits(known):
    made: list[object] = []
    worker = Ahead(lambda view, language, _origin: made.append((view, language)))
    worker.waits(1)
    worker.expect(Compare("gdp"), "zh", "", known)
    assert settled(made) == []
    worker.waits(-1)
    time.sleep(2 * ahead.PAUSE)
    assert settled(made)


def test_what_cannot_be_made_stops_nothing(known):
    made: list[object] = []

    def fails(view: object, language: object, _origin: str) -> None:
        made.append((view, language))
        raise RuntimeError("the cause")

    worker = Ahead(fails)
    worker.expect(Compare("gdp"), "zh", "", known)
    assert len(settled(made)) == len(list(ahead.neighbours(Compare("gdp"), known)))


@pytest.mark.parametrize("path", ["/compare?family=gdp", "/steer/compare?family=gdp"])
def test_a_reader_of_a_comparison_is_expected_to_go_on(tables, monkeypatch, path):
    made: list[object] = []
    monkeypatch.setattr(
        Ahead, "expect", lambda _, view, language, _origin, _known: made.append((view, language))
    )
    client = create_app(tables, looks_ahead=True).server.test_client()
    for asked in (
        path,
        f"{path}&region=330000",
        f"{path}&level=city",
        "/targets",
        "/compare?family=nonsense",
        "/nowhere",
    ):
        client.get(asked)
    assert set(made) == {(Compare("gdp"), "zh")}


def test_what_was_made_ahead_is_what_is_answered(tables):
    hasty, calm = (create_app(tables, looks_ahead=looks).server.test_client() for looks in (True, False))
    hasty.get("/compare?family=gdp")
    time.sleep(1)
    for asked in ("/steer/compare?family=gdp&period=2023", "/steer/compare?family=gdp&chart=small"):
        assert hasty.get(asked).data == calm.get(asked).data
