"""What an editor of code shows while the data file is typed: the language server of YAML editors, with our schema."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.language_server import Server, Spot, running

FILES = ("indicators.yaml", "data/2024.yaml", "data/2026.yaml", "data/2026/330000.yaml")
SCHEMA = "docs/indicators.schema.json"
HEAD = f"# yaml-language-server: $schema={SCHEMA}\n"
RECORDS = """\
topics:
  economy: {name: {zh: 经济, en: Economy}}
families:
  gdp: {name: {zh: 地区生产总值, en: GDP}}
indicators:
  gdp:
    name: {zh: 地区生产总值, en: GDP}
    family: gdp
    topic: economy
    measure: level
    timing: stretch
    unit: CNY
    direction: more
    numerator: {zh: 地区生产总值, en: GDP}
    scope: {zh: 全地区, en: whole region}
sources:
  report-2024:
    title: {zh: 报告, en: Report}
    publisher: {zh: 某报, en: A paper}
    date: 2024-03
    date_evidence: {zh: 电头, en: dateline}
    file: report.txt
    sha256: 0000000000000000000000000000000000000000000000000000000000000000
    script: simplified
"""
PART = f"""\
part_of: ../indicators.yaml
edition:
  id: reports
  name: {{zh: 报告, en: Reports}}
{RECORDS[RECORDS.index("sources:") :].replace("report-2024", "report-2026")}    scope: headline
"""
BLOCK = """\
observations:
  - source: report-2024
    line: 7
    region: 浙江
    period: 2023
    role: actual
    modality: done
    figures:
      - indicator: gdp
        value: 超8万亿元
        phrase: 总量超8万亿元
"""


Type = Callable[[str, str], "Typed"]


class Typed(NamedTuple):
    """What stands in the editor, and where its mark ⌖ was."""

    path: Path
    spot: Spot


@pytest.fixture(scope="module")
def server(project, tmp_path_factory) -> Iterator[tuple[Server, Path]]:
    folder = tmp_path_factory.mktemp("editor")
    for name in (SCHEMA, *FILES):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(project / name, folder / name)
    with running(folder) as started:
        yield started, folder


@pytest.fixture
def typed(server) -> Type:
    """Types a file with a mark in it, a new one each time: all in one, or the data file of several."""

    def type_(right: str, marked: str) -> Typed:
        whole = (PART if right in PART else RECORDS) + BLOCK
        assert right in whole
        content = HEAD + whole.replace(right, marked, 1)
        before = content[: content.index("⌖")].split("\n")
        path = server[1] / f"{len([*server[1].iterdir()])}.yaml"
        path.write_text(content.replace("⌖", ""), encoding="utf-8")
        return Typed(path, Spot(len(before) - 1, len(before[-1])))

    return type_


@pytest.mark.parametrize("name", FILES)
def test_a_real_file_names_the_schema_and_nothing_is_marked_in_it(server, name):
    started, folder = server
    above = "../" * name.count("/")
    assert (folder / name).read_text("utf-8").startswith(HEAD.replace(SCHEMA, above + SCHEMA))
    assert started.open(folder / name) == []


OFFERS = [
    pytest.param(
        "        phrase: 总",
        "        ⌖\n        phrase: 总",
        {"bound": "比较词", "status": "not normal", "modality": "坚决"},
        id="keys of a figure",
    ),
    pytest.param(
        "    period: 2023\n", "    ⌖\n", {"period": "2024-Q1", "inferred_from": "推断"}, id="keys of a block"
    ),
    pytest.param(
        "    topic: economy\n", "    ⌖\n", {"topic": "主题", "denominator": "分母"}, id="keys of an indicator"
    ),
    pytest.param(
        "role: actual", "role: ⌖", {"target": "目标值", "actual": "Result", "base": "基期值"}, id="roles"
    ),
    pytest.param(
        "modality: done", "modality: ⌖", {"commit": "确保", "aspire": "aspiration"}, id="modalities"
    ),
    pytest.param(
        "        phrase: 总",
        "        status: ⌖\n        phrase: 总",
        {"provisional": "初步核算数", "break": "break"},
        id="statuses",
    ),
    pytest.param(
        "indicator: gdp",
        "indicator: ⌖",
        {"gdp": "Gross regional product", "specialised-smes": "专精特新"},
        id="indicators",
    ),
    pytest.param("source: report-2024", "source: ⌖", {"jimu-news-2024": "跃动看中国"}, id="sources"),
    pytest.param(
        "region: 浙江",
        "region: ⌖",
        {"安徽": "340000", "武汉": "Wuhan", "optics-valley": "光谷"},
        id="regions",
    ),
    pytest.param(
        "observations:\n",
        "observations:\n  - ⌖\n",
        {"新的一组观测 · a new block of observations": "a new block"},
        id="a new block",
    ),
    pytest.param("topic: economy", "topic: ⌖", {"talent": "人才"}, id="topics"),
    pytest.param("scope: headline", "scope: ⌖", {"headline": "主要"}, id="scopes"),
    pytest.param(
        "part_of: ../indicators.yaml\n",
        "⌖\n",
        {"part_of": "../indicators.yaml", "files": "数据文件", "set_aside": "搁置"},
        id="sections of a data file",
    ),
]


@pytest.mark.parametrize(("right", "marked", "expected"), OFFERS)
def test_what_can_stand_here_is_offered_and_explained(server, typed, right, marked, expected):
    path, spot = typed(right, marked)
    server[0].open(path)
    offered = server[0].completed(path, spot)
    assert {each: words for each, words in expected.items() if words not in offered.get(each, "")} == {}


EXPLAINED = [
    pytest.param(
        "role: actual", "r⌖ole: actual", ["目标、完成", "estimate or base", "`actual`: 完成值"], id="a key"
    ),
    pytest.param(
        "modality: done", "modality: do⌖ne", ["坚决", "How firmly", "`done`: 已完成 · done"], id="a choice"
    ),
    pytest.param(
        "indicator: gdp", "indicator: g⌖dp", ["指标编号", "地区生产总值", "yuan", "whole region"], id="an id"
    ),
    pytest.param("value: 超", "v⌖alue: 超", ["照抄原文", "as written"], id="a value"),
    pytest.param(
        "part_of: ../indicators.yaml",
        "p⌖art_of: ../indicators.yaml",
        ["列出本文件", "lists this one"],
        id="a part",
    ),
    pytest.param("  id: reports", "  i⌖d: reports", ["写在网址里", "in addresses"], id="an edition"),
]


@pytest.mark.parametrize(("right", "marked", "expected"), EXPLAINED)
def test_what_stands_here_is_explained_in_both_languages(server, typed, right, marked, expected):
    path, spot = typed(right, marked)
    server[0].open(path)
    shown = server[0].hovered(path, spot)
    assert [words for words in expected if words not in shown] == []


# The mark stands where the wrong part starts; then that part, and words of what is said.
MISTAKES = [
    pytest.param(
        "role: actual",
        "role: ⌖acutal",
        "acutal",
        ["只能是：target, actual", "one of target"],
        id="wrong choice",
    ),
    pytest.param(
        "phrase: 总", "⌖phrsae: 总", "phrsae", ["只能写这些键", "only these keys"], id="unknown key"
    ),
    pytest.param(
        "- source: report-2024\n    line: 7\n",
        "- ⌖source: report-2024\n",
        "s",
        ["缺少 line", "line is missing"],
        id="key missing from a block",
    ),
    pytest.param("    unit: CNY\n", "    unit: ⌖CYN\n", "CYN", ["CNY"], id="wrong unit"),
    pytest.param("period: 2023", "period: ⌖2023年", "2023年", ["2024-Q1"], id="period in words"),
    pytest.param("line: 7", "line: ⌖0", "0", ["minimum of 1"], id="line zero"),
    pytest.param(
        "modality: done", "modality: ⌖plan", "plan", ["actual 的 modality"], id="a result that is planned"
    ),
    pytest.param(
        "region: 浙江", "region: ⌖[浙江]", "[浙江]", ["一个值", "single value"], id="list in place of a value"
    ),
    pytest.param("phrase: 总", "phrase: ⌖全省。总", "全省。总量超8万亿元", ["句号"], id="a sentence"),
    pytest.param(
        "part_of: ../indicators.yaml",
        "part_of: ⌖indicators",
        "indicators",
        [".yaml 结尾"],
        id="a part of no file",
    ),
    pytest.param("  id: reports", "  id: ⌖Reports", "Reports", ["小写字母"], id="an id of an edition"),
]


@pytest.mark.parametrize(("right", "marked", "wrong", "said"), MISTAKES)
def test_a_mistake_is_underlined(server, typed, right, marked, wrong, said):
    path, spot = typed(right, marked)
    found = [each for each in server[0].open(path) if start(each) == spot]
    assert [each for each in found if all(words in each["message"] for words in said)], found
    assert underlined(path, found[0]) == wrong


def test_what_is_declared_a_moment_ago_is_no_mistake(server, typed):
    path, _ = typed("- indicator: gdp", "- indicator: ⌖made-just-now")
    assert server[0].open(path) == []


def start(mark: Mapping[str, Any]) -> Spot:
    return Spot(**mark["range"]["start"])


def underlined(path: Path, mark: Mapping[str, Any]) -> str:
    first, last = mark["range"]["start"], mark["range"]["end"]
    assert first["line"] == last["line"]
    line = path.read_text("utf-8").split("\n")[first["line"]]
    return line[first["character"] : last["character"]]
