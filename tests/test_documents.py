"""Files read ahead, by several processes or from what is kept, are what they are when they are read in their turn."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl import catalog, documents, gathered, packed, strict_yaml
from etl.problems import InvalidFile
from tests import several
from tests.several import FIRST, HUBEI, MAIN, SECOND, ZHEJIANG

NEVER = 10**9


@pytest.fixture
def path(tmp_path, monkeypatch) -> Path:
    """The catalogue of `several`, of which each file is worth keeping."""
    monkeypatch.setattr(documents, "FOLDER", tmp_path / "kept")
    monkeypatch.setattr(documents, "WORTH_KEEPING", 1)
    return several.write(tmp_path)


@pytest.fixture
def parsed(monkeypatch) -> list[str]:
    """The names of files that are parsed in this process."""
    found: list[str] = []
    parse = strict_yaml.parsed
    monkeypatch.setattr(strict_yaml, "parsed", lambda path, raw: found.append(path.name) or parse(path, raw))
    return found


def told(path: Path) -> object:
    """All that a reading says: figures with their places, or problems."""
    try:
        read = catalog.read(path)
    except InvalidFile as error:
        return error.problems
    places = [read.origin.line_of_value(name) for name in read.observations]
    return dict(read.observations), places, read.warnings, read.sources


def plain(path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """The same with each file read in its turn."""
    with monkeypatch.context() as patched:
        patched.setattr(documents, "WORTH_KEEPING", NEVER)
        return told(path)


def test_what_did_not_change_is_not_parsed_again(path, parsed):
    first = told(path)
    assert len(parsed) == len(several.FILES)
    parsed.clear()
    assert told(path) == first
    assert parsed == []
    several.edit(path.parent, HUBEI, "湖北", "湖南")
    told(path)
    assert parsed == ["420000.yaml"]


def test_a_file_on_its_own_is_read_in_its_turn(path, parsed, tmp_path):
    alone = tmp_path / "alone.yaml"
    alone.write_text(several.FILES[MAIN].partition("topics:")[2], "utf-8")
    with pytest.raises(InvalidFile):
        catalog.read(alone)
    assert not documents.FOLDER.exists()


def test_several_processes_read_what_one_reads(path, monkeypatch, parsed):
    expected = plain(path, monkeypatch)
    parsed.clear()
    monkeypatch.setattr(documents, "WORTH_PROCESSES", 1)
    monkeypatch.setattr(documents, "_processes", lambda: 2)
    assert told(path) == expected
    assert parsed == []


def test_where_processes_break_down_files_are_read_in_their_turn(path, monkeypatch, parsed, capfd):
    expected = plain(path, monkeypatch)
    parsed.clear()
    monkeypatch.setattr(documents, "WORTH_PROCESSES", 1)
    monkeypatch.setattr(documents, "_processes", lambda: 2)
    monkeypatch.setattr(documents, "__name__", "tests.no_such_room")
    assert told(path) == expected
    assert len(parsed) == len(several.FILES)


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda content: content[:-1], id="its end lost"),
        pytest.param(lambda content: b"", id="empty"),
        pytest.param(lambda content: content[:80] + b"x" + content[81:], id="a byte changed"),
        pytest.param(lambda content: content[32:], id="its beginning lost"),
    ],
)
def test_what_is_kept_and_damaged_is_read_anew(path, parsed, harm):
    first = told(path)
    for each in documents.FOLDER.iterdir():
        each.write_bytes(harm(each.read_bytes()))
    parsed.clear()
    assert told(path) == first
    assert len(parsed) == len(several.FILES)


def test_where_nothing_can_be_kept_all_is_read(path, parsed):
    documents.FOLDER.write_text("no folder", "utf-8")
    first = told(path)
    parsed.clear()
    assert told(path) == first
    assert len(parsed) == len(several.FILES)


def test_what_was_used_longest_ago_is_cleared_away(path, monkeypatch):
    monkeypatch.setattr(documents, "MOST_KEPT", 3)
    told(path)
    assert len(list(documents.FOLDER.iterdir())) == 3


def test_what_has_faults_is_not_kept(path):
    several.edit(path.parent, HUBEI, "part_of", "part_of: x.yaml\npart_of")
    told(path)
    assert len(list(documents.FOLDER.iterdir())) == len(several.FILES) - 1


def test_a_document_comes_back_as_it_was(path):
    raw = path.read_bytes()
    made = strict_yaml.parsed(path, raw)
    content = packed.pack(made, raw)
    assert content
    back = packed.unpack(path, raw, content)
    assert back
    assert (back.root, back.places.starts, back.file) == (made.root, made.places.starts, made.file)
    assert packed.unpack(path, raw + b" ", content) is None


EDITS = [
    (HUBEI, "湖北", "湖北首"),
    (HUBEI, "part_of", "part_of: x.yaml\npart_of"),
    (ZHEJIANG, "9万亿元", "9万亿"),
    (ZHEJIANG, "observations:", "observations: ["),
    (FIRST, "period: 2025", "period: [2025]"),
    (FIRST, "湖南", "湖\u200b南"),
    (SECOND, "  - 2026/420000.yaml\n", ""),
    (MAIN, "family: gdp", "family: gpd"),
    (MAIN, "unit: CNY", "unit: &a CNY"),
]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(EDITS), unique=True, max_size=4))
def test_read_ahead_or_in_their_turn_files_have_the_same_problems(path, monkeypatch, edits):
    several.write(path.parent, *edits)
    expected = plain(path, monkeypatch)
    assert told(path) == expected  # parsed ahead, and kept
    assert told(path) == expected  # known again
    assert gathered.files(path)
