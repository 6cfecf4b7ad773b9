"""The schema of the data file says what `check` says, as far as one look at the file's shape can tell."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import invented
import pytest
import strained
import test_catalog
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema_rs import Draft7Validator, meta

from etl import catalog as catalogs
from etl import gathered, json_schema
from etl.cli import main
from etl.json_schema.records import RECORDS
from etl.labels import SCHEMA_KEY
from etl.problems import InvalidFile
from etl.records import fields
from etl.schema import Observation
from tests import catalogues, several

PROJECT = Path(__file__).parent.parent
KEPT = PROJECT / "docs" / "indicators.schema.json"
NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


@pytest.fixture(scope="module")
def schema() -> Draft7Validator:
    return Draft7Validator(json.loads(KEPT.read_text("utf-8")))


def typed(text: str) -> Any:
    """The content of a YAML file with every value the text that was typed, as our reader has it."""
    return yaml.load(text, Loader=yaml.CBaseLoader)


def taken(content: Any) -> Any:
    """The same as YAML editors take it, by the core schema of YAML 1.2."""
    if isinstance(content, dict):
        return {key: taken(each) for key, each in content.items()}
    if isinstance(content, list):
        return [taken(each) for each in content]
    if content in ("true", "false"):
        return content == "true"
    if not NUMBER.fullmatch(content):
        return content
    return int(content) if content.lstrip("-+").isdigit() else float(content)


def test_the_schema_is_one():
    meta.validate(json.loads(KEPT.read_text("utf-8")))


def test_the_schema_in_the_project_is_that_of_the_real_files(everything):
    assert json_schema.written(everything) == KEPT.read_text("utf-8"), (
        "run: indicators schema --out docs/indicators.schema.json"
    )


REAL_FILES = [path.relative_to(PROJECT) for path in gathered.files(PROJECT / "indicators.yaml")]


@pytest.mark.parametrize("name", REAL_FILES, ids=str)
def test_a_real_file_names_its_schema_in_its_first_line_and_is_accepted(schema, name):
    text = (PROJECT / name).read_text("utf-8")
    first = text.split("\n")[0]
    (named,) = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first).groups()
    assert (PROJECT / name.parent / named).samefile(KEPT)
    assert [each.message for each in schema.iter_errors(taken(typed(text)))] == []


def test_the_command_writes_the_schema_of_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("small.yaml").write_text(invented.YAML, encoding="utf-8")
    done = CliRunner().invoke(main, ["schema", "small.yaml", "--out", "small.json"])
    assert (done.exit_code, done.output) == (0, "")
    known, _ = json.loads(Path("small.json").read_text("utf-8"))["definitions"]["indicators"]["anyOf"]
    assert known["enum"] == ["gdp", "growth", "share", "firms", "place-in-order"]


def test_the_command_makes_nothing_of_a_file_with_problems(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("small.yaml").write_text("topics:\n", encoding="utf-8")
    assert CliRunner().invoke(main, ["schema", "small.yaml", "--out", "small.json"]).exit_code == 1
    assert not Path("small.json").exists()


def test_no_key_is_explained_that_is_none():
    known = {record.__name__: {field.key for field in fields(record)} for record in (*RECORDS, Observation)}
    assert {name: {*words} for name, words in SCHEMA_KEY.items() if name != "File"} == {
        **known,
        "Observation": {*known["Observation"], "figures"},
    }


SOUND = [
    pytest.param(catalogues.single(), id="the real file"),
    pytest.param(test_catalog.SOUND, id="a small file"),
    pytest.param(invented.YAML, id="every kind of figure"),
    pytest.param(invented.DISPUTED, id="texts that contradict each other"),
    pytest.param(strained.yaml(), id="a large file"),
]


@pytest.mark.parametrize("content", SOUND)
def test_what_is_sound_is_accepted_however_its_values_are_taken(schema, content):
    for read in (typed(content), taken(typed(content))):
        assert [each.message for each in schema.iter_errors(read)] == []


# What may be wrong with one of several files: the file, what stood there, what stands there now.
MISPLACED = [
    pytest.param(several.MAIN, "topics:", "topic:", id="no topics in the main file"),
    pytest.param(
        several.MAIN, "files:\n  - data/2024.yaml\n  - data/2026.yaml\n", "", id="no figures, and no files"
    ),
    pytest.param(several.MAIN, "- data/2024.yaml", "- data/2024", id="no file of YAML"),
    pytest.param(several.MAIN, "subjects: [生产总值]", "subjects: []", id="a scope of nothing"),
    pytest.param(several.FIRST, "part_of: ../indicators.yaml\n", "", id="a part of nothing"),
    pytest.param(several.FIRST, "part_of: ../indicators.yaml", "part_of: indicators", id="a part of no file"),
    pytest.param(
        several.FIRST, "sources:", "topics: {a: {name: {zh: 甲, en: A}}}\nsources:", id="topics in a part"
    ),
    pytest.param(several.FIRST, "sources:", "scopes: {}\nsources:", id="scopes in a part"),
    pytest.param(several.FIRST, "observations:", "observation:", id="a part without figures"),
    pytest.param(several.FIRST, "id: articles", "id: Articles", id="an id of an edition"),
    pytest.param(several.SECOND, "  name: {zh: 报告, en: Reports}\n", "", id="an edition without a name"),
    pytest.param(several.ZHEJIANG, "scope: headline", "scope: [headline]", id="several scopes"),
]


@pytest.mark.parametrize("name", several.FILES)
def test_each_of_several_files_is_accepted(schema, name):
    assert [each.message for each in schema.iter_errors(taken(typed(several.FILES[name])))] == []


@pytest.mark.parametrize(("name", "right", "wrong"), MISPLACED)
def test_what_does_not_belong_in_one_of_several_files_is_seen(schema, tmp_path, name, right, wrong):
    path = several.write(tmp_path, (name, right, wrong)).parent / name
    assert not schema.is_valid(taken(typed(path.read_text("utf-8"))))
    with pytest.raises(InvalidFile):
        catalogs.read(path)


# Mistakes that a schema cannot see: it knows no other file, no arithmetic, and no ids declared a moment ago.
UNSEEN = {
    "unknown region, nearest match", "ambiguous region, candidates", "zone not declared", "unknown indicator",
    "unknown source", "day that does not exist", "unreadable value", "兆 is refused", "value not in the phrase",
    "unit of value and indicator differ", "bound left out", "bound behind left out", "number cut",
    "no unit and no note", "a result later than its source", "unknown containing unit", "duplicate key", "anchor",
}  # fmt: skip


def mistakes() -> Iterator[Any]:
    for mistake in test_catalog.MISTAKES:
        right, wrong, _ = mistake.values
        content = test_catalog.SOUND.replace(right, wrong, 1).replace(test_catalog.MARK, "")
        yield pytest.param(content, mistake.id not in UNSEEN, id=mistake.id)


@pytest.mark.parametrize(("content", "seen"), [*mistakes()])
def test_a_mistake_of_shape_is_seen(schema, content, seen):
    assert schema.is_valid(taken(typed(content))) is not seen


# What an editor might type where something else belongs.
STRANGE = (
    "", " ", "x", "0", "7", "-1", "2024", "2024-03", "2024-13", "1e3", "3.5", "true", "浙江", "GDP", "一句话。",
    "字" * 41, "字" * 401, "report.pdf", "../report.txt", "actual", "target", "plan", "done", "share", "PN", "other",
    "provisional", "10亿元", "12-20", [], ["7"], {}, {"zh": "甲", "en": "A"}, {"zh": "甲"}, [{"zh": "甲", "en": "A"}],
)  # fmt: skip


def places(content: Any, trail: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every value but the whole."""
    inside = (
        content.items()
        if isinstance(content, dict)
        else enumerate(content)
        if isinstance(content, list)
        else ()
    )
    for key, each in inside:
        yield (*trail, key)
        yield from places(each, (*trail, key))


def spoilt(content: Any, trail: tuple[str | int, ...], change: Any) -> Any:
    """The content with one value changed, taken away (None) or under another key (the change is a tuple)."""
    copy = json.loads(json.dumps(content))
    around = copy
    for step in trail[:-1]:
        around = around[step]
    before = around.pop(trail[-1])
    if isinstance(around, list):
        around[trail[-1] : trail[-1]] = [] if change is None or isinstance(change, tuple) else [change]
    elif isinstance(change, tuple):
        around[change[0]] = before
    elif change is not None:
        around[trail[-1]] = change
    return copy


FILES = {
    "every kind of record": typed(invented.DISPUTED),
    "figures that override their block": typed(test_catalog.SOUND),
    "the real file": typed(catalogues.single()),
}
CHANGES = st.one_of(
    st.sampled_from(STRANGE), st.none(), st.sampled_from([("note",), ("status",), ("x",), ("Gdp",)])
)


@pytest.mark.parametrize("name", several.FILES)
@settings(max_examples=25)
@given(data=st.data())
def test_what_the_schema_refuses_in_a_part_check_refuses_too(schema, tmp_path_factory, name, data):
    content = typed(several.FILES[name])
    changed = spoilt(content, data.draw(st.sampled_from([*places(content)])), data.draw(CHANGES))
    if not (schema.is_valid(changed) and schema.is_valid(taken(changed))):
        folder = several.write(tmp_path_factory.getbasetemp() / "parts").parent
        assert refused(folder / name, changed)


def refused(path: Path, content: Any) -> bool:
    """Whether `check` finds something wrong with it. JSON is YAML too, and all its values are texts here."""
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    try:
        catalogs.read(path)
    except InvalidFile:
        return True
    return False


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
@settings(max_examples=40)
@given(data=st.data())
def test_what_the_schema_refuses_check_refuses_too(schema, tmp_path_factory, content, data):
    trail = data.draw(st.sampled_from([*places(content)]))
    changed = spoilt(content, trail, data.draw(CHANGES))
    if not (schema.is_valid(changed) and schema.is_valid(taken(changed))):
        assert refused(tmp_path_factory.getbasetemp() / "spoilt.yaml", changed)
