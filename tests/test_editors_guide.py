"""The editors' guide: each command is run in order, with what the page has a reader enter, and says what it quotes."""

import re
import urllib.request
from fnmatch import fnmatchcase

import pytest

from tests.editors_guide import PAGE, done, laid_out, run, standing, steps

STARTED = "indicators preview"


def test_the_guide_works_from_its_first_line_to_its_last(tmp_path, monkeypatch):
    laid_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    said, checks = "", []
    for step in steps():
        if step.kind == "text":
            assert quotes(step.words, said), (step.line, said)
        elif step.words.startswith(STARTED):
            assert "预览 · 未发布" in page_of(step.words)
            said = ""
        elif step.kind == "sh":
            said = done(step)
            if step.words == "indicators check\n":
                checks.append(said)
        else:
            done(step)
    spoilt, mended = checks
    assert mended == ""
    assert re.findall(r"\[([a-z-]+)\]$", spoilt, re.MULTILINE) == [
        "unknown-area",
        "not-declared",
        "bound-left-out",
    ]
    assert (tmp_path / "practice" / "releases" / "current").exists()


def quotes(quoted: str, said: str) -> bool:
    """Whether the page quotes what was said; … stands for anything."""
    pattern = re.sub(r"([\[*?])", r"[\1]", quoted.strip()).replace("…", "*")
    return fnmatchcase(said.strip(), pattern)


def page_of(command: str) -> str:
    """The first page of a preview, as a reader's browser asks for it."""
    with standing(command) as site, urllib.request.urlopen(site) as answer:
        return answer.read().decode()


def test_every_picture_is_shown_and_small():
    shown = [step.words for step in steps() if step.kind == "picture"]
    kept = {path.stem.removeprefix("editors-"): path for path in (PAGE.parent / "pictures").glob("*.png")}
    assert sorted(shown) == sorted(kept)
    assert [name for name, path in kept.items() if path.stat().st_size > 150_000] == []


@pytest.mark.parametrize("quoted", ["新增 1 条\n…", "…1 条，冲突 0 处", "新增 * 条，冲突 0 处"])
def test_a_quotation_leaves_out_only_what_it_says(quoted):
    assert quotes(quoted, "新增 1 条，冲突 0 处") is (quoted == "…1 条，冲突 0 处")


def test_a_slip_in_a_source_is_pointed_at_beside_those_of_its_figures(tmp_path):
    example = (PAGE.parent / "example" / "indicators.yaml").read_text("utf-8")
    file = tmp_path / "indicators.yaml"
    spoilt = example.replace("date: 2025-01-15", "date: 某日").replace(
        "indicator: gdp-growth", "indicator: gpd"
    )
    file.write_text(spoilt, encoding="utf-8")
    said = run(f"indicators check {file}")
    assert re.findall(r"\[([a-z-]+)\]$", said, re.MULTILINE) == ["not-day", "not-declared"]
