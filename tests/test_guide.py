"""The guide: its programs run as they are shown, against a served app; what it lists is there."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from dash import html

from app import snippets
from app.layout import page
from app.server import create_app
from app.urls import Guide
from etl import queries
from etl.exchange.fields import OBSERVATIONS
from etl.queries import Filters
from etl.rows import Row, rows
from tests import invented
from tests.browsing import serving
from tests.judges import packages
from tests.trees import hrefs, walk, words

PROJECT = Path(__file__).parent.parent
# No proxy stands between a program and the app on this machine.
ALONE = {**os.environ, "no_proxy": "127.0.0.1", "NO_PROXY": "127.0.0.1"}
Run = Callable[..., str]


@pytest.fixture(scope="module")
def app(tables):
    return create_app(tables, clock=lambda: invented.DAY)


@pytest.fixture(scope="module")
def served(app):
    with serving(app) as address:
        yield address


@pytest.fixture(scope="module")
def shown(site, served) -> dict[str, str]:
    """The programs as the page shows them, by name."""
    guide = page(site, Guide(), "zh", invented.DAY, served)
    found = [each.children.children for each in walk(guide) if isinstance(each, html.Pre)]
    return dict(zip(("excel", "pandas", "r", "curl"), found, strict=True))


@pytest.fixture
def run(tmp_path) -> Run:
    """Runs a program in a folder of its own; what it prints."""

    def run(*command: str, given: str = "") -> str:
        done = subprocess.run(
            command, check=False, input=given, capture_output=True, encoding="utf-8", cwd=tmp_path, env=ALONE
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="module")
def facts(tables) -> list[Row]:
    """What the examples take: all facts of the indicator that most provinces have."""
    found = queries.observations(tables, Filters(indicators=("gdp",)))
    return rows(found[found["claim_rank"] == 1])


def told(tables, facts: list[Row]) -> list[tuple[str, str, str, float]]:
    """Citation id, code of the area, bound and value of each fact."""
    return [
        (
            f"{row['obs_id']}@{tables.version}",
            row["region"],
            row["comparator"],
            float(row["obs_value_exact"]),
        )
        for row in facts
    ]


def exact(facts: list[Row]) -> int:
    return sum(row["comparator"] == "EQ" for row in facts)


def test_the_example_has_bounds_to_mind(facts):
    assert {row["comparator"] for row in facts} > {"EQ"}


def test_the_program_for_pandas_runs_as_shown(run, shown, tables, facts, tmp_path):
    (tmp_path / "shown.py").write_text(shown["pandas"], encoding="utf-8")
    after = """
import json, runpy
made = runpy.run_path("shown.py")
columns = ["CITATION", "REF_AREA", "COMPARATOR", "OBS_VALUE"]
print(json.dumps([made["facts"][columns].values.tolist(), len(made["exact"])]))
"""
    *printed, last = run(sys.executable, "-c", after).splitlines()
    found, count = json.loads(last)
    assert [tuple(row) for row in found] == told(tables, facts)
    assert count == exact(facts)
    assert sum(tables.version in line for line in printed) == len(facts)


def test_the_program_for_r_runs_as_shown(run, shown, tables, facts, tmp_path):
    (tmp_path / "shown.R").write_text(shown["r"], encoding="utf-8")
    after = (
        'source("shown.R"); out <- facts[c("CITATION", "REF_AREA", "COMPARATOR", "OBS_VALUE")];'
        'cat(sep = "", "\\n=", nrow(exact), "\\n",'
        ' paste0("=", apply(format(out, digits = 15), 1, paste, collapse = "|"), "\\n"))'
    )
    lines = [line[1:] for line in run("Rscript", "-e", after).splitlines() if line.startswith("=")]
    found = [tuple(part.strip() for part in line.split("|")) for line in lines[1:]]
    assert [(*row[:3], float(row[3])) for row in found] == told(tables, facts)
    assert int(lines[0]) == exact(facts)


def test_the_commands_of_curl_run_as_shown_and_nothing_is_sent_twice(run, shown, served, app, tmp_path):
    assert run("bash", "-euc", shown["curl"]).split() == ["304"]
    taken = (tmp_path / "figures.csv").read_bytes()
    address = re.search(r'address="([^"]*)"', shown["curl"])[1]
    assert taken == app.server.test_client().get(address.removeprefix(served)).data
    assert (tmp_path / "everything.zip").read_bytes().startswith(b"PK")


def test_the_program_for_excel_is_power_query(run, shown):
    parse = (PROJECT / "tests" / "node" / "powerquery.cjs").read_text("utf-8")
    (name,) = run("env", f"NODE_PATH={packages()}", "node", "-e", parse, given=shown["excel"]).split()
    assert name == "LetExpression"


def test_the_program_for_excel_names_what_is_there(app, shown, served, facts, tables):
    """What only Excel could prove is taken apart here: address, encoding, columns and their types."""
    code = shown["excel"]
    query = re.search(
        r'Web\.Contents\(\s*"([^"]+)",\s*\[RelativePath = "([^"]+)", Query = \[(\w+) = "(\w+)"\]\]', code
    )
    site, path, parameter, value = query.groups()
    assert site == served
    answer = app.server.test_client().get(f"/{path}?{parameter}={value}")
    assert answer.status_code == 200
    assert 'Delimiter = ",", Encoding = 65001' in code
    head, *lines = answer.data.decode("utf-8-sig").splitlines()
    assert len(lines) >= len(facts)
    types = {"type number": "number", "Int64.Type": "integer", "type date": "date", "type logical": "flag"}
    typed = {column: types[type_] for column, type_ in re.findall(r'\{"(\w+)", ([\w. ]+)\}', code)}
    assert typed == {field.code: field.kind for field in OBSERVATIONS if field.kind not in {"text", "code"}}
    assert {*typed} <= {*head.split(",")}
    assert "[CLAIM_RANK] = 1" in code


def test_a_bound_that_is_called_na_is_not_taken_for_missing(shown):
    assert "keep_default_na=False" in shown["pandas"]
    assert 'na.strings = ""' in shown["r"]


@pytest.mark.parametrize("name", snippets.SNIPPETS)
def test_no_gap_is_left_in_a_program(name):
    code = snippets.snippet(name, "https://example.org", "gdp")
    assert "https://example.org/" in code or '"https://example.org"' in code
    assert not re.search(r"\{(site|indicator|types)\}", code)


def test_every_address_of_the_guide_answers(app, site):
    zh, en = (
        {each for each in hrefs(page(site, Guide(), language, invented.DAY, "")) if each.startswith("/")}
        for language in ("zh", "en")
    )
    client = app.server.test_client()
    assert zh == en
    assert "/api/v1/openapi.json" in zh
    assert {each: client.get(each).status_code for each in zh} == dict.fromkeys(zh, 200)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_guide_says_how_to_cite_this_version(site, language):
    said = words(page(site, Guide(), language, invented.DAY, "http://localhost"))
    assert site.tables.version in said
    assert invented.DAY.isoformat() in said
