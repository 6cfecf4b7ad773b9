"""Hostile YAML is refused at a place in it; and each judge of that catches a fault that is planted."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from etl import faults, strict_yaml
from etl.problems import InvalidFile, problem
from tests.trust import hostile, hostile_bombs, hostile_judge, hostile_mutants, hostile_traps
from tests.trust.hostile import QUICK
from tests.trust.hostile_traps import Trap


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> list[tuple[str, str, bool]]:
    """Each row in few words; what time and memory it takes is looked at where nothing else runs."""
    made = hostile.rows(QUICK, tmp_path_factory.mktemp("hostile"))
    return [(row.what, row.figure, row.holds) for row in made if row.what != "bombs"]


def test_each_row_holds(told):
    assert [(what, figure) for what, figure, holds in told if not holds] == []
    assert len(told) == 5


def test_there_are_enough_traps_of_each_kind():
    assert len(hostile_traps.TRAPS) >= 60
    assert {trap.key for trap in hostile_traps.TRAPS} >= {
        "title",
        "period",
        "date",
        "line",
        "value",
        "role",
        "region",
    }


@pytest.mark.parametrize(
    "trap",
    [
        pytest.param(Trap("title", "no", "tag"), id="taken, and should be refused"),
        pytest.param(Trap("title", "&a x"), id="refused, and should be taken"),
        pytest.param(Trap("title", "&a x", "anchor", 1), id="refused at another place"),
        pytest.param(Trap("title", "no", taken="False"), id="taken as something else"),
    ],
)
def test_a_trap_that_springs_is_told(tmp_path, trap):
    assert hostile_traps.sprung(trap, tmp_path)


def crash(_path: Path) -> None:
    raise KeyError("topics")


def _refusing(*problems: tuple[int, int]) -> Callable[[Path], None]:
    def work(path: Path) -> None:
        raise InvalidFile(
            [problem(str(path), line, column, "", faults.EMPTY.found()) for line, column in problems]
        )

    return work


@pytest.mark.parametrize(
    ("work", "said"),
    [
        pytest.param(crash, "KeyError", id="another exception"),
        pytest.param(_refusing((0, 0)), "at 0:0", id="no place"),
        pytest.param(_refusing((1, 1), (9, 1)), "at 9:1", id="a line behind the last"),
        pytest.param(_refusing((1, 8)), "at 1:8", id="a column behind the end"),
        pytest.param(_refusing(), "without a problem", id="no problem at all"),
    ],
)
def test_a_refusal_that_is_none_is_told(tmp_path, work, said):
    path = tmp_path / "file.yaml"
    path.write_text("a: [1]\n", encoding="utf-8")
    assert said in hostile_judge.judged(path, work).wrong


def test_a_reader_that_crashes_on_some_mutants_makes_the_row_fall_short():
    def fragile(path: Path) -> None:
        if re.search(rb"[\[{]{30}|\x00", path.read_bytes()):
            raise RecursionError

    found = hostile_mutants.tried(300, 1, fragile)
    assert found.wrong


def test_mutants_of_a_seed_are_the_same_again():
    chances = [Random(5) for _ in range(2)]
    bases = hostile_mutants.catalogues()
    one, other = ([hostile_mutants.mutated(chance, bases) for _ in range(50)] for chance in chances)
    assert one == other


# Bombs: here only that they are refused, and by what limit.


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("100,000 figures that are wrong", "too-many-entries", id="items of a record"),
        pytest.param("50,000 keys of a record", "too-many-entries", id="keys of a record"),
        pytest.param("1,000,000 tags", "too-many-problems", id="problems of YAML"),
        pytest.param("90,000 items that are none", "too-many-problems", id="problems of content"),
        pytest.param("100,000 keys of keys", "too-deep", id="depth of a key"),
    ],
)
def test_a_bomb_is_stopped_at_its_limit(tmp_path, name, code):
    path = tmp_path / "bomb.yaml"
    path.write_text(hostile_bombs.BOMBS[name](), encoding="utf-8")
    with pytest.raises(InvalidFile) as caught:
        hostile_judge.check(path)
    assert code in {each.code for each in caught.value.problems}
    assert len(caught.value.problems) <= 1001
    assert not [*hostile_judge.misplaced(caught.value.problems)]


def test_a_long_line_is_refused_before_it_is_parsed(tmp_path):
    path = tmp_path / "long.yaml"
    path.write_bytes(b"a: 1\nb: " + b"x" * strict_yaml.LONGEST_LINE)
    with pytest.raises(InvalidFile) as caught:
        strict_yaml.read(path)
    (found,) = caught.value.problems
    assert (found.code, found.line, found.column) == ("long-line", 2, 1)


def test_a_long_word_is_told_by_its_beginning(tmp_path):
    path = tmp_path / "file.yaml"
    path.write_text(hostile_bombs.BOMBS["an id without end"](), encoding="utf-8")
    with pytest.raises(InvalidFile) as caught:
        hostile_judge.check(path)
    assert max(len(each.in_("zh")) for each in caught.value.problems) < 1000


def test_a_bomb_that_costs_too_much_is_told():
    verdict = hostile_judge.Verdict("", 1, 0.1, taken=False)
    assert not hostile_bombs.told(hostile_bombs.Cost(verdict, 50))
    assert hostile_bombs.told(hostile_bombs.Cost(verdict, 150))
    assert hostile_bombs.told(hostile_bombs.Cost(verdict._replace(seconds=2), 50))
    assert hostile_bombs.told(hostile_bombs.Cost(verdict._replace(wrong="KeyError"), 50))


@pytest.mark.parametrize("name", ["aliases of aliases", "100,000 brackets"])
def test_a_bomb_is_measured_in_a_process_of_its_own(tmp_path, name):
    found = hostile_bombs.cost(hostile_bombs.BOMBS[name](), tmp_path / "bomb.yaml")
    assert not found.verdict.wrong
    assert found.verdict.problems
    assert found.megabytes < hostile_bombs.MEGABYTES
