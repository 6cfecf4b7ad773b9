"""docs/method.md against the code: every worked number in it is computed again.

A comment `<!-- check: name -->` stands before each table and each block of commands. The document states, the code
computes: what is given in a row (a phrase, a region) is put in, and the other cells must be what comes out.
"""

import re
import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import chdir
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache, cached_property
from hashlib import sha256
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest
from click.testing import CliRunner

from etl import catalog, comparison, definitions, derived, display, labels, period, quantity, queries, ranking
from etl import coverage as covering
from etl import intervals as spans
from etl import tables as tidy
from etl.cli import main
from etl.codes import Attainment, Coverage, Rate, Unit
from etl.rows import rows
from etl.tables import Tables
from etl.target_listing import sequels
from etl.targets import Entry, entries
from etl.text import LANGUAGES, Language
from etl.verdicts import rate, said

PROJECT = Path(__file__).parent.parent
METHOD = PROJECT / "docs" / "method.md"
INVENTED = {"zh": "自拟", "en": "invented"}
NOTHING = "—"

Row = dict[str, Any]
Cells = tuple[str, ...]
# What a cell must say, by its column; other cells are what the check was given.
Expected = dict[int, str]


class Block(NamedTuple):
    """What stands behind one mark: a table, or commands with what they print."""

    language: Language
    name: str
    head: Cells
    body: list[Cells]
    lines: tuple[int, ...]  # of the document, one for each row of the body

    @property
    def start(self) -> int:
        """The first line of the table, or the fence of the commands."""
        return self.lines[0] - (2 if self.head else 1)


# ── Reading the document ──

MARK = re.compile(r"<!-- check: ([a-z-]+) -->")


def blocks(document: str) -> list[Block]:
    """All marked blocks, in the order of the document; its first part is Chinese."""
    lines = document.split("\n")
    (second,) = [n for n, line in enumerate(lines) if line.startswith("# ")][1:]
    found = [(n, match[1]) for n, line in enumerate(lines) if (match := MARK.fullmatch(line))]
    return [_block(lines, n + 2, name, "zh" if n < second else "en") for n, name in found]


def _block(lines: list[str], start: int, name: str, language: Language) -> Block:
    if lines[start].startswith("```"):
        body = list(takewhile(lambda line: line != "```", lines[start + 1 :]))
        return Block(
            language, name, (), [(line,) for line in body], tuple(range(start + 1, start + 1 + len(body)))
        )
    table = list(takewhile(lambda line: line.startswith("|"), lines[start:]))
    head, _, *body = [cells(line) for line in table]
    assert body, f"{name}: no table behind its mark"
    return Block(language, name, head, body, tuple(range(start + 2, start + len(table))))


def cells(line: str) -> Cells:
    return tuple(cell.replace("`", "").strip() for cell in line.strip("|").split("|"))


# ── Catalogues to compute with ──


def indicator(name: str, zh: str, en: str, measure: str, timing: str, unit: str, direction: str) -> str:
    counted = "    counted: {zh: 家, en: firms}\n" if unit == "PN" else ""
    return (
        f"  {name}:\n    name: {{zh: {zh}, en: {en}}}\n    family: all\n    topic: all\n    measure: {measure}\n"
        f"    timing: {timing}\n    unit: {unit}\n{counted}    direction: {direction}\n"
        f"    numerator: {{zh: {zh}, en: {en}}}\n    scope: {{zh: 全地区, en: whole region}}\n"
    )


def source(name: str, zh: str, en: str, day: str) -> str:
    return (
        f"  {name}:\n    title: {{zh: {zh}, en: {en}}}\n    publisher: {{zh: 某报, en: A paper}}\n"
        f"    date: {day}\n    date_evidence: {{zh: 电头, en: dateline}}\n    script: simplified\n"
        f"    file: {name}.txt\n    sha256: {sha256(name.encode()).hexdigest()}\n"
    )


HEAD = "".join(
    (
        "topics:\n  all: {name: {zh: 全部, en: All}}\n",
        "families:\n  all: {name: {zh: 全部, en: All}}\n",
        "indicators:\n",
        indicator("output", "产值", "output", "level", "stretch", "CNY", "more"),
        indicator("profit", "利润", "profit", "level", "stretch", "CNY", "more"),
        indicator("growth", "增速", "growth", "growth", "stretch", "PT", "more"),
        indicator("firms", "企业数", "firms", "stock", "point", "PN", "more"),
        indicator("added", "新增企业", "firms added", "addition", "stretch", "PN", "more"),
        indicator("use", "用水量", "water used", "level", "stretch", "MTQ", "less"),
        indicator("place", "位次", "place", "rank", "point", "RANK", "less"),
        "sources:\n",
        source("first", "年初计划", "Plan of January", "2024-01"),
        source("second", "年中调整", "Change of June", "2024-06"),
    )
)
REGIONS = ("浙江", "上海", "江苏")
OF_UNIT = {Unit.CNY: "output", Unit.PT: "growth", Unit.PN: "firms"}
MODALITY = {
    words.in_(language): code.lower() for code, words in labels.MODALITY.items() for language in LANGUAGES
}


def observation(number: int, name: str, value: str, role: str = "actual", **other: str) -> str:
    """One figure of an invented catalogue as its YAML writes it."""
    said_of = {"source": "first", "region": "浙江", "period": "2024", "modality": "done"} | other
    keys = "".join(f", {key}: {words}" for key, words in said_of.items())
    note = "{zh: 自拟, en: invented}"
    figure = f"{{indicator: {name}, value: {value}, phrase: 计{value}, note: {note}}}"
    return f"  - {{line: {number}, role: {role}{keys}, figures: [{figure}]}}\n"


def maker(folder: Path) -> Callable[..., Tables]:
    """Builds the tables of invented catalogues, those of equal observations once."""
    path = folder / "indicators.yaml"

    @cache
    def made(*observations: str) -> Tables:
        path.write_text(f"{HEAD}observations:\n{''.join(observations)}", encoding="utf-8")
        return tidy.build(catalog.read(path))

    return made


@dataclass(frozen=True)
class World:
    """The edition of five texts, from which the document takes its real figures, and a maker of invented ones."""

    tables: Tables
    invented: Callable[..., Tables]

    @cached_property
    def facts(self) -> list[Row]:
        view = queries.observations(self.tables)
        return rows(view[view["claim_rank"] == 1])

    @cached_property
    def told(self) -> set[str]:
        """The indicators that have a figure."""
        return {row["indicator"] for row in self.facts}

    def coverage(self, levels: tuple[str, ...] = ()) -> pd.DataFrame:
        """Of these."""
        return covering.coverage(self.tables, levels=levels, among=self.told)


@pytest.fixture(scope="module")
def world(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tables, maker(tmp_path_factory.mktemp("method")))


def named(words: str) -> str:
    """The id of the invented indicator that the document calls so, in either language."""
    found = re.findall(r"^  ([a-z]+):\n    name: {zh: ([^,]*), en: ([^}]*)}\n    family", HEAD, re.MULTILINE)
    (name,) = [name for name, *both in found if words in both]
    return str(name)


def bare(cell: str) -> str:
    """`6%以上` of `6%以上 (≥ 6%)`: in English a phrase has its reading behind it."""
    return cell.partition(" (")[0]


def glossed(row: Row, language: Language) -> str:
    written = str(row["value_as_written"])
    return written if language == "zh" else f"{written} ({display.figure(row, 'en')})"


def label(row: Row, language: Language) -> str:
    """浙江省 地区生产总值（2023年）."""
    when = period.in_words(row["time_period"], language)
    name = labels.OF.filled(name=row[f"indicator_name_{language}"], kind=when).in_(language)
    return f"{row[f'region_name_{language}']} {name}"


# ── What each table must say: (world, block) → for each of its rows the cells that are computed ──

Check = Callable[[World, Block], Iterable[Expected]]


def counts(world: World, block: Block) -> Iterator[Expected]:
    found = comparison.everything(world.tables, block.language)
    numbers = (
        len(queries.families(world.tables)),
        found["definition"].nunique(),
        len(world.facts),
        (found.groupby("definition").size() > 1).sum(),
        found["rank_low"].notna().sum(),
    )
    return ({1: str(number)} for number in numbers)


def together(world: World, block: Block) -> Iterator[Expected]:
    """Every figure that has another of its definition beside it, and why it has a place or none."""
    language = block.language
    seen = {row["obs_id"]: row for row in world.facts}
    many = Counter(row["indicator"] for row in world.facts)
    for name in (name for name in world.tables.indicators["indicator"] if many[name] > 1):
        defined = queries.defined(world.tables, None, (name,))
        view = queries.observations(world.tables, queries.Filters(indicators=(name,)))
        for row in rows(comparison.compared(view, defined, language)):
            figure = seen[row["obs_id"]]
            yield {
                0: label(figure, language),
                1: labels.LEVEL[figure["level"]].in_(language),
                2: labels.ROLE[figure["measure_role"]].in_(language),
                3: display.figure(figure, language),
                4: ranking.in_words(ranking.place(row), language) or row["reason"],
            }


def apart(world: World, block: Block) -> Iterator[Expected]:
    family = queries.definitions(world.tables, "strategic-share")
    family = family[family["indicator"].isin(world.told)]
    names = family.set_index("indicator")[f"indicator_name_{block.language}"]
    for one, other, reason in definitions.reasons_of(rows(family), block.language):
        yield {0: names[one], 1: names[other], 2: reason}


def apart_too(world: World, block: Block) -> Iterator[Expected]:
    by_name = {row[f"indicator_name_{block.language}"]: row for row in rows(world.tables.indicators)}
    for one, other, _ in block.body:
        assert by_name[one]["family"] == by_name[other]["family"]
        yield {2: definitions.apart(by_name[one], by_name[other], block.language)}


def intervals(world: World, block: Block) -> Iterator[Expected]:
    """By the reader of quantities; of a real figure the tables must say the same."""
    language = block.language
    for written, origin, *_ in block.body:
        read = quantity.read(written)
        measured: Row = {"unit_measure": read.unit, "counted_zh": "家", "counted_en": "firms"}
        real = [row for row in world.facts if label(row, language) == origin]
        if origin != INVENTED[language]:
            (measured,) = [row for row in real if row["value_as_written"] == written]
        found = spans.interval(read, written, Unit(measured["unit_measure"]))
        if real:
            assert found == derived.span(measured)
        yield {
            2: labels.COMPARATOR[read.comparator].in_(language),
            3: display.span(found, measured, language),
        }


def tolerances(world: World, block: Block) -> Iterator[Expected]:
    for _, written, *_ in block.body:
        read = quantity.read(written)
        low, high, _, high_open = spans.interval(read, written)
        times, without = (" 倍", "（不含）") if block.language == "zh" else (" times", " (excluded)")
        yield {
            2: f"{float(low / read.value):g}{times}",
            3: f"{float(high / read.value):g}{times}{without * high_open}",
        }


def ranks(world: World, block: Block) -> Iterator[Expected]:
    """The real example: results of one definition, level and period."""
    language = block.language
    gross = queries.Filters(indicators=("gdp",), roles=("A",))
    view = rows(queries.observations(world.tables, gross))
    for row in ranking.arranged(ranking.ranked(view)):
        yield {
            0: label(row, language),
            1: display.figure(row, language),
            2: display.span(derived.span(row), row, language),
            3: ranking.in_words(ranking.place(row), language),
        }


def ranks_invented(world: World, block: Block) -> Iterator[Expected]:
    for *written, _ in block.body:
        yield _places(world, written, block.language)


def ranks_of_targets(world: World, block: Block) -> Iterator[Expected]:
    for *written, _ in block.body:
        yield _places(world, written, block.language, role="target", modality="plan")


def _places(world: World, written: list[str], language: Language, **other: str) -> Expected:
    """The figures of some regions, in the last cell their places."""
    values = [bare(cell) for cell in written if cell != NOTHING]
    name = OF_UNIT[quantity.read(values[0]).unit or Unit.CNY]
    told = [observation(n + 1, name, value, region=REGIONS[n], **other) for n, value in enumerate(values)]
    found = ranking.ranked(rows(queries.observations(world.invented(*told))))
    places = [ranking.in_words(ranking.place(row), language) for row in found]
    shown = {n: glossed(row, language) for n, row in enumerate(found)}
    return shown | {len(written): labels.LISTED.in_(language).join(places)}


OPERATIONS = {"和": "total", "差": "difference", "比": "ratio"} | {
    "sum": "total",
    "difference": "difference",
    "ratio": "ratio",
}


def computed(world: World, block: Block) -> Iterator[Expected]:
    language = block.language
    for operation, one, other, origin, *_ in block.body:
        written = [bare(one), bare(other)]
        if origin != INVENTED[language]:
            assert set(written) <= {
                row["value_as_written"] for row in world.facts if row["indicator"] == "gdp"
            }
        name = OF_UNIT[quantity.read(written[0]).unit or Unit.CNY]
        told = [observation(n + 1, name, written[n], region=REGIONS[n]) for n in (0, 1)]
        inputs = rows(queries.observations(world.invented(*told)))
        found = _result(OPERATIONS[operation], [derived.measured(row) for row in inputs], inputs[0], language)
        yield {1: glossed(inputs[0], language), 2: glossed(inputs[1], language), 4: found[0], 5: found[1]}


def _result(
    operation: str, numbers: list[derived.Measured], like: Row, language: Language
) -> tuple[str, str]:
    """What is told of a computed number, and its interval; of a ratio as in the columns of the ledger."""
    if operation == "ratio":
        ratio = derived.ratio(*numbers)
        low, high = (Fraction(end) * 100 if end else spans.inf for end in derived.ends(ratio, ratio.told - 1))
        interval = spans.Interval(low, high, *ratio.interval[2:])
        return rate(Rate.RATIO, ratio, language), display.span(interval, {"unit_measure": Unit.PT}, language)
    result = derived.total(numbers) if operation == "total" else derived.difference(*numbers)
    told = display.amount(derived.nearest(result.stated, result.told), like, language)
    return told if result.firm else NOTHING, display.span(result.interval, like, language)


def attainment(world: World, block: Block) -> Iterator[Expected]:
    """Indicator, modality, base, target, result → state, and the formula or why there is none."""
    language = block.language
    for name, firmly, base, target, result, *_ in block.body:
        about = named(name)
        told = [
            observation(1, about, bare(target), "target", modality=MODALITY[firmly]),
            observation(2, about, bare(result)),
        ]
        if base != NOTHING:
            told.append(observation(3, about, bare(base), "base", period="2023"))
        (entry,) = entries(world.invented(*told), date(2025, 1, 1))
        words = said(entry, None, language)
        shown = {
            column: glossed(row, language)
            for column, row in ((2, entry.base), (3, entry.target), (4, entry.result))
            if row
        }
        yield shown | {5: words.state, 6: words.formula or words.reason or unrated(entry, language)}


def unrated(entry: Entry, language: Language) -> str:
    assert entry.verdict.unrated
    return labels.OBSTACLE[entry.verdict.unrated].in_(language)


def pace(world: World, block: Block) -> Iterator[Expected]:
    """Target, stated path to the end of March, added by then → state, reason, formula; judged on 1 July."""
    for target, path, added, *_ in block.body:
        steps = {} if path == NOTHING else {"path": f"[{{by: 2024-Q1, value: {bare(path)}}}]"}
        told = [
            observation(1, "added", bare(target), "target", modality="plan", **steps),
            observation(2, "added", bare(added), period="2024-Q1", source="second"),
        ]
        (entry,) = entries(world.invented(*told), date(2024, 7, 1))
        words = said(entry, None, block.language)
        assert entry.pace
        yield {
            0: glossed(entry.target, block.language),
            2: glossed(entry.pace.parts[0], block.language),
            3: words.state,
            4: words.reason,
            5: words.formula,
        }


def stock(world: World, block: Block) -> Iterator[Expected]:
    for target, latest, *_ in block.body:
        told = [
            observation(1, "firms", bare(target), "target", modality="plan"),
            observation(2, "firms", bare(latest), period="2024-06", source="second"),
        ]
        (entry,) = entries(world.invented(*told), date(2024, 7, 1))
        words = said(entry, None, block.language)
        assert entry.latest
        yield {
            0: glossed(entry.target, block.language),
            1: glossed(entry.latest, block.language),
            2: words.state,
            3: words.distance,
        }


def superseded(world: World, block: Block) -> Iterator[Expected]:
    for old, new, *_ in block.body:
        told = [
            observation(1, "added", bare(old), "target", modality="plan"),
            observation(
                2, "added", bare(new), "target",
                source="second", modality="plan", supersedes="330000.added.2024.T.first",
            ),
        ]  # fmt: skip
        made = world.invented(*told)
        found = entries(made, date(2025, 1, 1))
        first, second = (
            said(each, sequels(made, found).get(each.superseded_by), block.language) for each in found
        )
        yield {
            0: glossed(found[0].target, block.language),
            1: glossed(found[1].target, block.language),
            2: first.state,
            3: first.reason,
            4: second.state,
        }


def states(world: World, block: Block) -> Iterator[Expected]:
    """The states of all real targets on the days in the head of the table; the last row is their sum."""
    days = [date.fromisoformat(day) for day in block.head[3:]]
    found = [Counter(entry.verdict.state for entry in entries(world.tables, day)) for day in days]
    for state in Attainment:
        numbers = {3 + n: str(each[state]) for n, each in enumerate(found)}
        sign, words = labels.ATTAINMENT_SHAPE[state], labels.ATTAINMENT[state].in_(block.language)
        yield {0: sign, 1: words, **numbers}
    yield {3 + n: str(each.total()) for n, each in enumerate(found)}


def clock(world: World, block: Block) -> Iterator[Expected]:
    for name, day, _ in block.body:
        found = entries(world.tables, date.fromisoformat(day))
        (entry,) = [each for each in found if label(each.target, block.language) == name]
        yield {2: said(entry, None, block.language).state}


def bases(world: World, block: Block) -> Iterator[Expected]:
    """All real targets with a base, as pairs."""
    for entry in entries(world.tables, date(2025, 1, 1)):
        if pair := said(entry, None, block.language).pair:
            yield {
                0: f"{entry.target[f'region_name_{block.language}']} "
                f"{entry.target[f'indicator_name_{block.language}']}",
                1: pair,
            }


def coverage(world: World, block: Block) -> Iterator[Expected]:
    """Cells of the matrix of all regions, and of provinces; the last row is their sum."""
    found = [Counter(world.coverage(levels)["state"]) for levels in ((), ("province",))]
    for state in Coverage:
        numbers = {3 + n: str(each[state]) for n, each in enumerate(found)}
        words = labels.COVERAGE_STATE[state].in_(block.language)
        yield {0: labels.COVERAGE_SIGN[state], 1: words, **numbers}
    yield {3 + n: str(each.total()) for n, each in enumerate(found)}


def coverage_size(world: World, block: Block) -> Iterator[Expected]:
    found = [world.coverage(levels) for levels in ((), ("province",))]
    for part in ("region", "indicator"):
        yield {1 + n: str(each[part].nunique()) for n, each in enumerate(found)}


def coverage_examples(world: World, block: Block) -> Iterator[Expected]:
    found = world.coverage()
    names = [f"{part}_name_{block.language}" for part in ("region", "indicator")]
    for region, name, *_ in block.body:
        (row,) = rows(found[(found[names[0]] == region) & (found[names[1]] == name)])
        sign, words = labels.COVERAGE_SIGN[row["state"]], labels.COVERAGE_STATE[row["state"]]
        yield {2: f"{sign} {words.in_(block.language)}"}


def run(line: str) -> str:
    """What a command of the document prints, run beside the catalogue."""
    with chdir(PROJECT):
        done = CliRunner().invoke(main, shlex.split(line.partition("#")[0])[2:])
    assert done.exit_code == 0, done.output
    return done.stdout


def commands(world: World, block: Block) -> Iterator[Expected]:
    """Commands that must run; what they print is not shown."""
    for (line,) in block.body:
        run(line)
        yield {}


def output(world: World, block: Block) -> Iterator[Expected]:
    """One command and all that it prints."""
    ((command,), *_) = block.body
    yield {}
    yield from ({0: line} for line in run(command).rstrip("\n").split("\n"))


class Checked(NamedTuple):
    """A check, and how many cells at the head of each row it is given rather than computes."""

    check: Check
    given: int = 0


CHECKS: dict[str, Checked] = {
    "apart": Checked(apart),
    "apart-too": Checked(apart_too, 2),
    "counts": Checked(counts, 1),
    "together": Checked(together),
    "intervals": Checked(intervals, 2),
    "tolerances": Checked(tolerances, 2),
    "ranks": Checked(ranks),
    "ranks-invented": Checked(ranks_invented, 3),
    "ranks-of-targets": Checked(ranks_of_targets, 2),
    "computed": Checked(computed, 4),
    "states": Checked(states),
    "attainment": Checked(attainment, 5),
    "pace": Checked(pace, 3),
    "stock": Checked(stock, 2),
    "clock": Checked(clock, 2),
    "superseded": Checked(superseded, 2),
    "bases": Checked(bases),
    "coverage": Checked(coverage),
    "coverage-size": Checked(coverage_size, 1),
    "coverage-examples": Checked(coverage_examples, 2),
    "commands": Checked(commands),
    "output": Checked(output),
}


# ── The document against them ──

DOCUMENT = METHOD.read_text("utf-8")
BLOCKS = blocks(DOCUMENT)


def faults(block: Block, expected: list[Expected]) -> list[str]:
    """Where a block does not say what it must."""
    if len(block.body) != len(expected):
        return [f"{block.name}: {len(block.body)} rows, not {len(expected)}"]
    return [
        f"line {line + 1}: {cells[column]!r}, not {words!r}"
        for line, cells, wanted in zip(block.lines, block.body, expected, strict=True)
        for column, words in wanted.items()
        if cells[column] != words
    ]


def changed(line: str, column: int) -> Iterator[str]:
    """A line of the document with one number of one cell changed; without one, a character less."""
    parts = line.split("|") if line.startswith("|") else ["", line]
    cell = parts[column + 1]
    spans_of = [match.span() for match in re.finditer(r"\d+(\.\d+)?", cell)]
    for _, end in spans_of:
        last = str((int(cell[end - 1]) + 1) % 10)
        yield _joined(parts, column, cell[: end - 1] + last + cell[end:], line)
    if not spans_of:
        yield _joined(parts, column, cell.rstrip()[:-1], line)


def _joined(parts: list[str], column: int, cell: str, line: str) -> str:
    joined = [*parts[: column + 1], cell, *parts[column + 2 :]]
    return "|".join(joined) if line.startswith("|") else cell


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_is_marked_in_both_languages(language):
    assert [block.name for block in BLOCKS if block.language == language] == list(CHECKS)


def test_both_languages_have_the_same_sections_and_the_same_number_of_examples():
    first, second = (
        [(block.name, len(block.body)) for block in BLOCKS if block.language == language]
        for language in LANGUAGES
    )
    assert first == second
    numbers = re.findall(r"^##+ ([\d.]+) ", DOCUMENT, re.MULTILINE)
    half = len(numbers) // 2
    assert numbers[:half] == numbers[half:]


@pytest.fixture(scope="module")
def computed_by(world: World) -> Callable[[Language, str], list[Expected]]:
    """What each block must say, computed once."""
    return cache(lambda language, name: list(CHECKS[name].check(world, _the(language, name))))


def _the(language: Language, name: str) -> Block:
    (block,) = [each for each in BLOCKS if (each.language, each.name) == (language, name)]
    return block


EACH = pytest.mark.parametrize("block", BLOCKS, ids=lambda block: f"{block.language} {block.name}")


@EACH
def test_the_document_says_what_the_code_gives(computed_by, block):
    assert faults(block, computed_by(block.language, block.name)) == []


@EACH
def test_any_number_changed_in_a_computed_cell_is_found(computed_by, block):
    expected = computed_by(block.language, block.name)
    given = CHECKS[block.name].given
    computed_cells = [
        (line, column)
        for line, wanted in zip(block.lines, expected, strict=True)
        for column in wanted
        if column >= given
    ]
    assert computed_cells or block.name == "commands"
    lines = DOCUMENT.split("\n")
    for line, column in computed_cells:
        for other in changed(lines[line], column):
            told = _block([*lines[:line], other, *lines[line + 1 :]], block.start, block.name, block.language)
            assert len(faults(told, expected)) == 1, other


def test_no_number_stands_where_no_check_sees_it():
    """Outside marked places there are no digits but those of headings and links."""
    marked = {line for block in BLOCKS for line in block.lines} | {block.start for block in BLOCKS}
    unseen = [
        line
        for n, line in enumerate(DOCUMENT.split("\n"))
        if n not in marked
        and not line.startswith("#")
        and re.search(r"\d", re.sub(r"\]\(.*?\)|^\d\. ", "", line))
    ]
    assert unseen == []


def test_its_links_lead_somewhere():
    links = re.findall(r"\]\(([^)]+)\)", DOCUMENT)
    headings = {
        line.lstrip("# ").lower().replace(" ", "-") for line in DOCUMENT.split("\n") if line[:1] == "#"
    }
    files = [link for link in links if not link.startswith("#")]
    assert {Path(link).name for link in files} == {"README.zh.md", "README.md"}
    assert [link for link in files if not (METHOD.parent / link).exists()] == []
    assert [link for link in links if link.startswith("#") and link[1:] not in headings] == []


def test_an_office_can_read_it_in_ten_minutes():
    first, _ = re.split(r"^# Rules", DOCUMENT, flags=re.MULTILINE)
    assert len(re.findall(r"[\u4e00-\u9fff]", first)) < 5000
