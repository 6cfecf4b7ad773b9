"""What `make bench` says of what was measured: figures, ratios, goals. Nothing is timed here."""

import re
from pathlib import Path

import pytest

from bench import report
from bench.__main__ import DOCUMENT, PARTS
from bench.report import OURS, Measure, Part

PROJECT = Path(__file__).parent.parent
SIDES = {OURS: "ours", "peer": "Peer", "floor": "floor"}


def cells(measure: Measure, samples: dict[tuple[str, str], list[float]]) -> list[str]:
    """What the only line of a table says behind its name."""
    line = report.table(Part("any", SIDES, (measure,)), samples)[2]
    return [cell.strip() for cell in line.strip("|").split("|")][1:]


def figures(ours: list[float], peer: list[float], floor: list[float]) -> dict[tuple[str, str], list[float]]:
    return {("m", OURS): ours, ("m", "peer"): peer, ("m", "floor"): floor}


@pytest.mark.parametrize(
    ("form", "value", "said"),
    [
        pytest.param(report.seconds, 372.4, "372 ms", id="milliseconds"),
        pytest.param(report.seconds, 13830, "13.83 s", id="seconds"),
        pytest.param(report.fine, 1.84, "1.84 ms", id="parts of a millisecond"),
        pytest.param(report.fine, 180.8, "181 ms", id="many of them"),
        pytest.param(report.size, 463_200, "463 kB", id="kilobytes"),
        pytest.param(report.size, 11_160_000, "11.2 MB", id="megabytes"),
        pytest.param(report.count, 19825.3, "19,825", id="a count"),
    ],
)
def test_a_figure_is_said_in_a_unit_that_suits_it(form, value, said):
    assert form(value) == said


def test_beside_a_figure_of_another_stands_how_much_of_it_ours_is():
    told = cells(
        Measure("m", "time", report.seconds), figures([100, 120, 110], [1000, 1200, 1100], [5, 5, 5])
    )
    assert told == ["110 ms", "1.10 s (0.10)", "5 ms (22.0)"]


def test_ratios_are_taken_round_by_round():
    """A machine that is slow in one round is slow on all sides."""
    assert report.ratio([10, 100, 30], [20, 200, 60]) == 0.5
    assert report.ratio([10, 100, 30], [20, 50, 60]) == 0.5


def test_sides_of_other_rounds_are_put_beside_each_other_by_their_medians():
    assert report.ratio([10, 20, 30], [40]) == 0.5


def test_what_was_not_measured_of_a_side_is_left_open():
    samples = figures([1], [2], [0])
    del samples["m", "peer"]
    assert cells(Measure("m", "time", report.seconds), samples) == ["1 ms", "–", "0 ms (–)"]


def test_what_was_not_measured_at_all_is_left_out():
    assert len(report.table(Part("any", SIDES, (Measure("m", "time", report.seconds),)), {})) == 2


@pytest.mark.parametrize(
    ("goal", "ours", "met"),
    [
        pytest.param(report.most(0.30, "peer"), 30.0, "yes", id="at most, just so"),
        pytest.param(report.most(0.30, "peer"), 30.1, "**no**", id="at most, missed"),
        pytest.param(report.least(15, "peer"), 1500.0, "yes", id="at least, just so"),
        pytest.param(report.least(15, "peer"), 1499.0, "**no**", id="at least, missed"),
        pytest.param(report.own(15, "≤ 15 ms"), 15.0, "yes", id="of our own figure"),
        pytest.param(report.own(15, "≤ 15 ms"), 15.1, "**no**", id="of our own figure, missed"),
    ],
)
def test_goals_are_judged(goal, ours, met):
    told = cells(Measure("m", "time", report.fine, goal), figures([ours], [100.0], [1.0]))
    assert told[-1] == met
    assert told[-2] == (f"{goal.words} of Peer" if goal.beside else goal.words)


def test_a_goal_beside_a_side_that_was_not_measured_is_not_met():
    samples = figures([1], [2], [3])
    del samples["m", "peer"]
    assert cells(Measure("m", "time", report.fine, report.most(1, "peer")), samples)[-1] == "not measured"


@pytest.mark.parametrize("name", PARTS)
def test_goals_are_set_beside_sides_that_there_are(name):
    part = PARTS[name].part
    assert next(iter(part.sides)) == OURS
    assert {measure.goal.beside for measure in part.measures if measure.goal} <= {*part.sides, ""}
    assert any(words.startswith("floor: ") for words in part.sides.values())


def test_only_what_is_between_the_marks_is_written(tmp_path):
    path = tmp_path / "doc.md"
    path.write_text("a\n<!-- one: begin -->\nold\n<!-- one: end -->\nb\n", "utf-8")
    report.write(path, {"one": ["new", "lines"]})
    assert path.read_text("utf-8") == "a\n<!-- one: begin -->\nnew\nlines\n<!-- one: end -->\nb\n"


def test_a_mark_that_is_missing_is_a_fault_and_nothing_is_written(tmp_path):
    path = tmp_path / "doc.md"
    path.write_text("<!-- one: begin -->\n<!-- one: end -->\n", "utf-8")
    with pytest.raises(ValueError, match="substring"):
        report.write(path, {"one": ["new"], "two": []})
    assert "new" not in path.read_text("utf-8")


def test_the_document_has_a_place_for_each_part():
    marks = re.findall(r"<!-- (\w+): begin -->", DOCUMENT.read_text("utf-8"))
    assert sorted(marks) == sorted(["machine", *PARTS])


def test_packages_of_peers_have_hashes_and_no_address():
    content = (PROJECT / "bench" / "requirements-peers.txt").read_text("utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", content, flags=re.MULTILINE)[1:]
    assert {"vizro", "streamlit", "waitress"} <= {block.split("==")[0] for block in blocks}
    assert [block.split("\n")[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in content
