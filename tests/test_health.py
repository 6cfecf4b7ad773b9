"""What those who watch over a deployed server are told: health, figures, and lines of the log."""

import json
import logging
from datetime import UTC, datetime, timedelta

import pytest
from werkzeug.test import Client

from app.following import Status
from app.health import Health
from app.lines import Lines
from app.logs import LOG, Logged
from app.metrics import Metrics, room
from app.settings import settings
from etl.errors import MisuseError
from etl.text import Text

SINCE = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
GOOD = Status("2026-11-26-1ea2a0b5ba9a", "1ea2a0b5ba9a", SINCE, None, None)
NOW = "1ea2a0b5ba9a-20261127-5e0f1a2b"
STALE = GOOD._replace(stale_since=SINCE - timedelta(days=1), reason=Text("清单缺失", "no manifest"))


def behind(environ, start):
    """An app that answers, fails, or says that it kept an answer."""
    match environ["PATH_INFO"]:
        case "/fails":
            raise ValueError("secret of a reader")
        case "/kept":
            environ["indicators.told"]["kept"] = "hit"
        case "/missing":
            start("404 Not Found", [])
            return []
    start("200 OK", [("Content-Type", "text/plain")])
    return [b"page"]


def client(status=GOOD, metrics=None) -> Client:
    metrics = metrics or Metrics()
    return Client(Logged(Health(behind, lambda: status, lambda: NOW, metrics), metrics))


def test_a_server_says_that_it_lives_and_what_it_serves():
    assert (client().get("/healthz").status_code, client().get("/healthz").text) == (200, "ok\n")
    assert client().get("/readyz").json == {
        "release": "2026-11-26-1ea2a0b5ba9a",
        "version": "1ea2a0b5ba9a",
        "since": "2026-11-26T09:30:00+00:00",
        "stale_since": None,
        "reason": None,
    }
    assert client().get("/compare").text == "page"


def test_nginx_is_told_what_pages_show():
    answer = client().get("/releasez")
    assert (answer.text, answer.headers["X-Release"], answer.headers["Cache-Control"]) == (
        f"{NOW}\n",
        NOW,
        "no-store",
    )


def test_a_server_that_serves_an_older_release_says_since_when_and_why():
    answer = client(STALE).get("/readyz")
    assert answer.status_code == 200  # readers get the last good one
    assert answer.json["reason"] == {"zh": "清单缺失", "en": "no manifest"}
    assert answer.json["stale_since"] == "2026-11-25T09:30:00+00:00"


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_such_answers_are_kept_nowhere_and_only_read(path):
    assert client().get(path).headers["Cache-Control"] == "no-store"
    assert client().head(path).data == b""
    assert client().post(path).text == "page"  # which is for the app to refuse


def test_figures_of_requests_answers_kept_and_the_release():
    metrics = Metrics()
    asked = client(STALE, metrics)
    for path in ("/", "/compare?family=gdp", "/kept", "/missing", "/wp-login.php"):
        asked.get(path)
    told = asked.get("/metrics").text
    for line in (
        'indicators_requests_total{method="GET",room="overview",status="200"} 1.0',
        'indicators_requests_total{method="GET",room="compare",status="200"} 1.0',
        'indicators_requests_total{method="GET",room="other",status="404"} 1.0',
        'indicators_request_seconds_count{room="compare"} 1.0',
        'indicators_kept_answers_total{found="hit"} 1.0',
        f"indicators_release_timestamp_seconds {SINCE.timestamp()!r}",
    ):
        assert line.replace("1795685400.0", "1.7956854e+09") in told
    assert "wp-login" not in told
    stale = float(told.partition("\nindicators_release_stale_seconds ")[2].partition("\n")[0])
    assert abs(stale - (datetime.now(UTC) - STALE.stale_since).total_seconds()) < 60


def test_problems_of_a_working_file_are_figures_of_a_preview_only():
    metrics = Metrics()
    assert b"working_file_problems{" not in metrics.told()
    metrics.problems("error", 3)
    assert b'indicators_working_file_problems{kind="error"} 3.0' in metrics.told()


@pytest.mark.parametrize(
    ("path", "counted"),
    [("/", "overview"), ("", "overview"), ("/region/330000", "region"), ("/.env", "other"), ("//x", "other")],
)
def test_paths_are_counted_under_few_names(path, counted):
    assert room(path) == counted


def lines(caplog) -> list[dict]:
    return [json.loads(Lines().format(record)) for record in caplog.records if record.name == LOG.name]


def test_a_request_is_one_line_without_what_was_asked_for(caplog):
    caplog.set_level(logging.INFO, LOG.name)
    client().get("/region/330000?q=secret", headers={"X-Request-Id": "abc", "Cookie": "secret"})
    (line,) = lines(caplog)
    assert {key: line[key] for key in ("method", "path", "status", "request", "said")} == {
        "method": "GET",
        "path": "/region/330000",
        "status": 200,
        "request": "abc",
        "said": "answered",
    }
    assert "secret" not in json.dumps(line)


def test_no_path_breaks_a_line(caplog):
    caplog.set_level(logging.INFO, LOG.name)
    client().get('/a%0a{"level":"error"}%1b[31m/%e6%b5%99%ff')
    (record,) = [each for each in caplog.records if each.name == LOG.name]
    assert "\n" not in Lines().format(record)
    assert lines(caplog)[0]["path"].startswith('/a\n{"level":"error"}')


def test_what_went_wrong_is_told_by_kind_and_place_and_not_by_what_it_says(caplog):
    caplog.set_level(logging.INFO)
    with pytest.raises(ValueError, match="secret"):
        client().get("/fails")
    assert lines(caplog)[0]["status"] == 500
    try:
        raise ValueError("secret of a reader")
    except ValueError:
        logging.getLogger("app.failing").exception("failed")
    (record,) = [each for each in caplog.records if each.name == "app.failing"]
    told = json.loads(Lines().format(record))
    assert (told["error"], told["said"]) == ("ValueError", "failed")
    assert "test_health.py" in told["at"][0]
    assert "secret" not in json.dumps(told)


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({}, "RELEASES_DIR"),
        ({"RELEASES_DIR": "/nowhere"}, "/nowhere"),
        ({"TEXTS_DIR": "/nowhere"}, "RELEASES_DIR"),
    ],
)
def test_a_setting_that_is_missing_or_wrong_is_told(environ, said):
    with pytest.raises(MisuseError, match=said):
        settings(environ)


def test_settings_are_read_from_the_environment(tmp_path):
    told = settings({"RELEASES_DIR": str(tmp_path), "INDICATORS_ADDRESS": "https://indicators.example.cn"})
    assert told == (tmp_path, None, "https://indicators.example.cn", None, None)
    assert settings({"RELEASES_DIR": str(tmp_path), "TEXTS_DIR": str(tmp_path)}).texts == tmp_path
