"""docs/api.md against the interface: every command and program in it is run, every table compared."""

import json
import re
import shlex
import threading
from pathlib import Path

import pytest
from waitress.server import create_server

from app.api.limits import limits
from app.api.parameters import PARAMETERS
from app.api.representations import REPRESENTATIONS
from etl import areas
from etl.exchange.fields import FIELDS
from tests import interface

DOCUMENT = (Path(__file__).parent.parent / "docs" / "api.md").read_text("utf-8")
BASE = "http://127.0.0.1:8050"


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)```$", DOCUMENT, re.MULTILINE | re.DOTALL)


def table(heading: str) -> dict[str, list[str]]:
    """The first table below a heading: other cells of each line by the codes of the first."""
    body = DOCUMENT.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line.strip("|").split(" | ") for line in body.split("\n") if line.startswith("|")]
    return {code: rest for first, *rest in lines for code in re.findall(r"`([^`]+)`", first)}


COMMANDS = [line for block in blocks("sh") for line in block.splitlines()]


@pytest.fixture(scope="module")
def server(tables):
    return interface.server(tables)


@pytest.fixture(scope="module")
def address(server):
    """The interface on a port of this machine."""
    served = create_server(server, host="127.0.0.1", port=0)
    thread = threading.Thread(target=served.run)
    thread.start()
    yield f"http://127.0.0.1:{served.effective_port}"
    served.close()
    thread.join(10)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_answered(server, command):
    program, *words = shlex.split(command)
    (address,) = [word.removeprefix(BASE) for word in words if word.startswith(BASE)]
    query = dict(word.split("=") for word in words[1:] if words[words.index(word) - 1] == "--data-urlencode")
    method = "HEAD" if "-I" in words else "GET"
    answer = server.test_client().open(address, method=method, query_string=query or None)
    assert program == "curl"
    assert answer.status_code == (400 if "=Zhejiang" in command else 200), answer.text
    assert "-I" in words or answer.data


@pytest.mark.parametrize("program", blocks("python"), ids=range(len(blocks("python"))))
def test_every_program_runs(address, capsys, program):
    assert BASE in program
    exec(compile(program.replace(BASE, address), "api.md", "exec"), {})
    assert "print" not in program or capsys.readouterr().out


def test_the_problem_shown_is_what_is_answered(server):
    (shown,) = map(json.loads, blocks("json"))
    told = server.test_client().get("/api/v1/observations?region=Zhejiang").json
    assert {name: told[name] for name in shown} == shown


def test_every_dataset_and_document_is_listed():
    listed = {each.strip("/").partition(".")[0] for each in table("What there is")}
    assert {each.of for each in REPRESENTATIONS} <= listed
    assert {*FIELDS} <= listed


def test_every_parameter_is_told_with_what_takes_it():
    told = table("Parameters")
    assert {*PARAMETERS} <= {*told}
    for name in PARAMETERS:
        taken = {each.of for each in REPRESENTATIONS if name in each.takes and each.of in FIELDS}
        assert takers(told[name][-1]) == taken, name


def takers(said: str) -> set[str]:
    """The datasets that a cell names."""
    words = {*re.findall(r"[a-z]+", said)}
    if "but" in words:
        return {*FIELDS} - words
    files = {"csv": {*FIELDS}, "xlsx": {"observations"}}
    return (words & {*FIELDS}).union(*(files[word] for word in words & {*files}))


def test_the_groups_named_exist():
    (named,) = re.findall(r"groups of provinces \(([^)]+)\)", DOCUMENT)
    assert {*re.findall(r"`([^`]+)`", named)} <= {*areas.groups()}


def test_the_limits_are_those_enforced():
    told = table("Limits")
    numbers = {
        name: re.search(r"[\d,]+", told[name][0])[0].replace(",", "") for name in told if name in limits()
    }
    assert {name: int(number) for name, number in numbers.items()} == limits()
