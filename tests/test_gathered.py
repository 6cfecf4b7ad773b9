"""A catalogue in several files is read as one, and each fault is told of the file that it is in."""

import os
from pathlib import Path

import pytest

from etl import catalog, gathered, strict_yaml
from etl.problems import InvalidFile, Problem
from tests import several
from tests.several import FIRST, HUBEI, MAIN, SECOND, ZHEJIANG


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """Where the reader stands, with the files of `several`."""
    several.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def problems(name: str = MAIN) -> list[Problem]:
    """All that is wrong with a file and those around it."""
    try:
        return list(catalog.read(Path(name)).warnings)
    except InvalidFile as error:
        return list(error.problems)


def places(name: str = MAIN) -> list[tuple[str, int, int, str]]:
    """File, line, column and code of all that is wrong."""
    return [(each.file, each.line, each.column, each.code) for each in problems(name)]


def line_of(name: str, words: str) -> int:
    """The first line of a file that has these words."""
    lines = Path(name).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if words in line)


def append(name: str, text: str) -> None:
    with Path(name).open("a", encoding="utf-8") as file:
        file.write(text)


# What is read


def test_files_are_read_as_one_in_the_order_in_which_they_are_listed(folder):
    read = catalog.read(Path(MAIN))
    assert list(read.sources) == ["article", "zhejiang", "hubei"]
    assert [each.value.text for each in read.observations.values()] == ["6万亿元", "9万亿元", "7万亿元"]
    assert [rule.source for rule in read.set_aside] == ["zhejiang", "hubei"]
    assert list(read.scopes) == ["headline"]
    assert not read.warnings


def test_sources_are_of_the_edition_of_the_file_above_them(folder):
    read = catalog.read(Path(MAIN))
    assert {name: each.name.zh for name, each in read.editions.items()} == {
        "articles": "报道",
        "reports": "报告",
    }
    assert read.edition_of == {"article": "articles", "zhejiang": "reports", "hubei": "reports"}


@pytest.mark.parametrize(
    ("name", "sources", "edition_of"),
    [
        pytest.param(FIRST, ["article"], {"article": "articles"}, id="an edition in one file"),
        pytest.param(
            SECOND,
            ["zhejiang", "hubei"],
            {"zhejiang": "reports", "hubei": "reports"},
            id="one that lists others",
        ),
        pytest.param(HUBEI, ["hubei"], {"hubei": "reports"}, id="a part of a part"),
    ],
)
def test_a_part_is_read_with_what_is_above_it_and_without_what_is_beside_it(
    folder, name, sources, edition_of
):
    read = catalog.read(Path(name))
    assert list(read.sources) == sources
    assert list(read.indicators) == ["gdp"]
    assert {each.source for each in read.observations.values()} == set(sources)
    assert read.edition_of == edition_of


def test_a_file_beside_a_part_may_be_broken(folder):
    Path(ZHEJIANG).write_text("a: [", encoding="utf-8")
    assert places(HUBEI) == []
    assert [(file, code) for file, _, _, code in places()] == [(ZHEJIANG, "syntax")]


def test_a_single_file_is_a_catalogue_too(folder):
    text = several.FILES[MAIN].split("topics:", 1)[1]
    part = several.FILES[FIRST].split("sources:", 1)[1]
    Path("single.yaml").write_text(f"topics:{text}sources:{part}", encoding="utf-8")
    read = catalog.read(Path("single.yaml"))
    assert list(read.sources) == ["article"]
    assert (read.editions, read.edition_of) == ({}, {})


# Where problems are told


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        pytest.param(HUBEI, "region: 湖北", "region: 湖北首", "unknown-area", id="in a block, behind others"),
        pytest.param(
            HUBEI, "indicator: gdp", "indicator: gpd", "not-declared", id="in a figure, behind others"
        ),
        pytest.param(ZHEJIANG, "reason: name", "reason: nmae", "not-choice", id="in a rule, before others"),
        pytest.param(HUBEI, "reason: name", "reason: nmae", "not-choice", id="in a rule, behind others"),
        pytest.param(FIRST, "date: 2026-01-14", "date: 2026-02-30", "not-day", id="in a source"),
        pytest.param(MAIN, "family: gdp", "family: gpd", "not-declared", id="in an indicator"),
        pytest.param(ZHEJIANG, "scope: headline", "scope: headlin", "not-declared", id="in a scope's name"),
        pytest.param(FIRST, "id: articles", "id: Articles", "not-id", id="in an edition"),
    ],
)
def test_a_fault_is_told_of_its_file_and_place(folder, name, old, new, code):
    before = several.FILES[name].partition(old)[0].rpartition("\n")[2]
    column = len(before) + old.index(": ") + 3  # of what stands behind the colon
    line = line_of(name, old)
    several.edit(folder, name, old, new)
    assert places() == [(name, line, column, code)]


def test_a_key_that_is_lacking_is_told_of_the_block_of_its_file(folder):
    several.edit(folder, HUBEI, "    period: 2025\n", "")
    (problem,) = problems()
    assert (problem.file, problem.line, problem.path) == (
        HUBEI,
        line_of(HUBEI, "- source"),
        "observations[0]",
    )


def test_all_faults_of_all_files_are_told_in_file_order(folder):
    for name in (HUBEI, FIRST, ZHEJIANG):
        several.edit(folder, name, "modality: done", "modality: dnoe")
    assert [file for file, *_ in places()] == [FIRST, ZHEJIANG, HUBEI]


def test_another_place_is_named_with_its_file_only_where_it_is_another(folder):
    several.edit(folder, ZHEJIANG, "region: 浙江", "region: 湖北")
    (problem, *_) = problems()
    (other,) = problem.related
    assert problem.file != other.file
    assert {problem.file, other.file} == {ZHEJIANG, HUBEI}
    assert f"（{other.file} 第 {other.line} 行" in problem.said("zh") or other.file in problem.said("zh")


def test_places_within_one_file_are_told_without_its_name(folder):
    several.edit(
        folder,
        HUBEI,
        "- indicator: gdp",
        "- indicator: gdp\n        value: 1万亿元\n        value: 7万亿元\n",
    )
    twice = next(each for each in problems() if each.related)
    assert twice.file == HUBEI
    assert all(not other.file for other in twice.related)


# What is declared twice


@pytest.mark.parametrize(
    ("section", "there", "here", "entry"),
    [
        pytest.param("sources", ZHEJIANG, HUBEI, None, id="a source"),
        pytest.param("places", ZHEJIANG, HUBEI, "valley", id="a place"),
    ],
)
def test_an_id_is_declared_in_one_file_only(folder, section, there, here, entry):
    if entry:
        for name in (there, here):
            append(name, f"places:\n  {entry}: {{name: {{zh: 谷, en: Valley}}, within: 浙江, kind: zone}}\n")
    else:
        several.edit(folder, here, "  hubei:", "  zhejiang:")
        entry = "zhejiang"
    problem = next(each for each in problems() if each.code == "declared-twice")
    assert (problem.file, problem.path) == (here, f"{section}.{entry}")
    assert there in problem.said("en")
    (other,) = problem.related
    assert (other.file, other.line) == (there, line_of(there, f"  {entry}:"))


def test_an_edition_is_named_once(folder):
    several.edit(folder, SECOND, "id: reports", "id: articles")
    assert places() == [(SECOND, 3, 7, "declared-twice")]


def test_of_one_source_only_its_own_file_speaks(folder):
    several.edit(folder, HUBEI, "- source: hubei", "- source: zhejiang")
    several.edit(folder, HUBEI, "{source: hubei", "{source: article")
    told = [each for each in problems() if each.code == "foreign-source"]
    assert [(each.file, each.path) for each in told] == [
        (HUBEI, "set_aside[0].source"),
        (HUBEI, "observations[0].source"),
    ]
    assert FIRST in told[0].said("en")
    assert ZHEJIANG in told[1].said("en")


# What is listed, and what is said of it


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        pytest.param(
            MAIN, "- data/2026.yaml", "- data/2027.yaml", (MAIN, 3, 5, "part-not-there"), id="not there"
        ),
        pytest.param(
            MAIN,
            "- data/2026.yaml",
            f"- data/{'九' * 99}.yaml",
            (MAIN, 3, 5, "part-not-there"),
            id="a longer name than a file can have",
        ),
        pytest.param(
            MAIN,
            "- data/2026.yaml",
            r'- "data/\0.yaml"',
            (MAIN, 3, 5, "not-part"),
            id="a name no file can have",
        ),
        pytest.param(
            MAIN,
            "- data/2026.yaml",
            "- data/2026.yaml\n  - data/2024.yaml",
            (MAIN, 4, 5, "part-twice"),
            id="twice",
        ),
        pytest.param(
            MAIN,
            "- data/2026.yaml",
            "- data/2026.yaml\n  - indicators.yaml",
            (MAIN, 4, 5, "part-twice"),
            id="itself",
        ),
        pytest.param(
            SECOND,
            "- 2026/420",
            "- 2026/330000.yaml\n  - 2026/420",
            (SECOND, 7, 5, "part-twice"),
            id="further down",
        ),
        pytest.param(
            MAIN, "- data/2026.yaml", "- ../data/2026.yaml", (MAIN, 3, 5, "not-part"), id="not below"
        ),
        pytest.param(
            MAIN, "- data/2026.yaml", "- /data/2026.yaml", (MAIN, 3, 5, "not-part"), id="an absolute path"
        ),
        pytest.param(
            MAIN, "- data/2026.yaml", "- data\\2026.yaml", (MAIN, 3, 5, "not-part"), id="backslashes"
        ),
        pytest.param(MAIN, "- data/2026.yaml", "- data/2026.txt", (MAIN, 3, 5, "not-part"), id="no YAML"),
        pytest.param(
            MAIN, "- data/2026.yaml", "- {a: data/2026.yaml}", (MAIN, 3, 5, "not-part"), id="a mapping"
        ),
        pytest.param(
            SECOND,
            "files:\n",
            "files: 2026/\nplaces: {}\nset_aside:\n",
            (SECOND, 5, 8, "not-list"),
            id="no list",
        ),
    ],
)
def test_what_is_listed_is_a_file_below_and_listed_once(folder, name, old, new, expected):
    several.edit(folder, name, old, new)
    assert expected in places()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("part_of: ../2026.yaml\n", "", id="not said"),
        pytest.param("part_of: ../2026.yaml", "part_of: ../2024.yaml", id="another file"),
        pytest.param("part_of: ../2026.yaml", "part_of: 2026.yaml", id="wrong folder"),
        pytest.param("part_of: ../2026.yaml", "part_of: [../2026.yaml]", id="a list"),
    ],
)
def test_a_listed_file_names_the_one_that_lists_it(folder, old, new):
    several.edit(folder, HUBEI, old, new)
    told = [each for each in problems() if each.code == "part-astray"]
    assert [each.file for each in told] == [HUBEI]
    assert "part_of: ../2026.yaml" in told[0].said("en")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        pytest.param("../2027.yaml", "part-not-there", id="not there"),
        pytest.param("420000.yaml", "part-twice", id="itself"),
        pytest.param("../2026", "not-part", id="no YAML"),
        pytest.param("{a: b}", "not-part", id="a mapping"),
    ],
)
def test_a_part_on_its_own_says_what_it_is_part_of(folder, written, code):
    several.edit(folder, HUBEI, "part_of: ../2026.yaml", f"part_of: {written}")
    assert (HUBEI, 1, 10, code) in places(HUBEI)


def test_a_ring_of_files_is_told_and_left(folder):
    several.edit(folder, MAIN, "files:\n", "part_of: data/2026.yaml\nfiles:\n")
    assert "part-twice" in [code for *_, code in places(HUBEI)]
    assert "part-twice" in [code for *_, code in places(MAIN)]


@pytest.mark.parametrize("section", ["topics", "families", "scopes", "indicators"])
def test_what_all_share_stands_in_the_main_file_only(folder, section):
    append(HUBEI, f"{section}: {{}}\n")
    line = line_of(HUBEI, f"{section}: ")
    assert places() == [(HUBEI, line, 1, "not-central")]
    assert places(HUBEI) == [(HUBEI, line, 1, "not-central")]


def test_a_key_that_no_file_has_is_told_with_the_nearest(folder):
    several.edit(folder, HUBEI, "set_aside:", "set_asid:")
    (problem,) = problems()
    assert (problem.file, problem.code) == (HUBEI, "unknown-key")
    assert "set_aside" in problem.said("en")


def test_what_no_file_has_is_told_of_the_first(folder):
    Path("alone.yaml").write_text(several.FILES[MAIN].replace("  - data/2026.yaml\n", ""), encoding="utf-8")
    text = several.FILES[FIRST].split("observations:")[0].replace("../indicators", "../alone")
    Path(FIRST).write_text(text, encoding="utf-8")
    (problem,) = problems("alone.yaml")
    assert (problem.file, problem.line, problem.code) == ("alone.yaml", 1, "no-section")
    assert "observations" in problem.said("en")


def test_an_unreadable_part_is_told_by_its_name(folder):
    Path(HUBEI).write_bytes("浙江".encode("gb18030"))
    assert [(file, code) for file, _, _, code in places()] == [(HUBEI, "not-utf8")]


# The files of a catalogue, and what tells their content


@pytest.mark.parametrize("name", [MAIN, FIRST, SECOND, HUBEI])
def test_the_files_that_would_be_read_are_found_without_reading_them(folder, name):
    documents = gathered.read(Path(name), catalog.FORM).documents
    found = gathered.files(Path(name))
    assert found[0] == Path(name)
    assert sorted(map(str, found)) == sorted(each.file for each in documents)
    assert len(found) == len(set(found))


def test_files_of_the_catalogue_of_the_project(project):
    path = project / "indicators.yaml"
    documents = gathered.read(path, catalog.FORM).documents
    assert sorted(map(str, gathered.files(path))) == sorted(each.file for each in documents)
    assert len(documents) == 34


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("files: [data/2024.yaml, data/2026.yaml]  # all", id="in one line"),
        pytest.param(
            "files:\n- data/2024.yaml\n\n# the second\n- data/2026.yaml", id="not indented, with remarks"
        ),
        pytest.param("files:\n    - 'data/2024.yaml'\n    - \"data/2026.yaml\"", id="quoted"),
    ],
)
def test_files_are_found_however_they_are_listed(folder, written):
    several.edit(folder, MAIN, "files:\n  - data/2024.yaml\n  - data/2026.yaml", written)
    documents = gathered.read(Path(MAIN), catalog.FORM).documents
    assert len(documents) == 5
    assert sorted(map(str, gathered.files(Path(MAIN)))) == sorted(each.file for each in documents)


def test_a_file_of_that_kind_that_nobody_lists_is_not_read(folder):
    Path("data/2027.yaml").write_text("a: [", encoding="utf-8")
    assert Path("data/2027.yaml") not in gathered.files(Path(MAIN))
    assert places() == []


@pytest.mark.parametrize("name", several.FILES)
def test_the_content_is_another_when_any_file_changes(folder, name):
    before = gathered.content(Path(MAIN))
    assert gathered.content(Path(MAIN)) == before
    append(name, "# a remark\n")
    assert gathered.content(Path(MAIN)) != before


def test_the_content_of_a_part_is_that_of_what_it_is_read_with(folder):
    before = gathered.content(Path(HUBEI))
    append(ZHEJIANG, "# a remark\n")
    assert gathered.content(Path(HUBEI)) == before
    append(MAIN, "# a remark\n")
    assert gathered.content(Path(HUBEI)) != before


def test_the_content_is_another_when_a_file_is_gone_or_has_another_name(folder):
    seen = {gathered.content(Path(MAIN))}
    os.rename(HUBEI, "data/2026/430000.yaml")
    seen.add(gathered.content(Path(MAIN)))
    several.edit(folder, SECOND, "420000", "430000")
    seen.add(gathered.content(Path(MAIN)))
    assert len(seen) == 3


def test_the_content_is_the_same_wherever_the_files_lie(folder, tmp_path_factory):
    other = several.write(tmp_path_factory.mktemp("other"))
    assert gathered.content(other) == gathered.content(Path(MAIN))


def test_only_a_file_that_changed_is_parsed_again(folder):
    before = gathered.read(Path(MAIN), catalog.FORM).documents
    append(HUBEI, "# a remark\n")
    after = gathered.read(Path(MAIN), catalog.FORM).documents
    assert [one is other for one, other in zip(before, after, strict=True)] == [True, True, True, True, False]


def test_a_document_known_again_is_the_one_of_that_name(folder):
    one = strict_yaml.read(Path(HUBEI))
    Path("copy.yaml").write_bytes(Path(HUBEI).read_bytes())
    assert strict_yaml.read(Path("copy.yaml")).file == "copy.yaml"
    assert strict_yaml.read(Path(HUBEI)) is one
