"""Every figure leads back to its text: needs the folder of the texts (TEXTS_DIR)."""

import hashlib
import re

import opencc
import pytest

from etl import gathered
from etl.catalog import Catalog

T2S = opencc.OpenCC("t2s")
LONGEST = 24  # characters
MOST_WORDS = 18  # of these; figures and their marks are the rest
IDEOGRAPH = re.compile("[\u4e00-\u9fff]")


def folded(text: str) -> str:
    """Simplified characters, no spaces: how a phrase and its line are compared."""
    return "".join(T2S.convert(text).split())


@pytest.fixture(scope="module")
def lines(texts, everything: Catalog) -> dict[str, list[str]]:
    return {
        name: [folded(line) for line in (texts / source.file).read_text("utf-8").splitlines()]
        for name, source in everything.sources.items()
    }


def test_the_texts_are_those_that_were_curated(texts, everything: Catalog):
    for source in everything.sources.values():
        assert hashlib.sha256((texts / source.file).read_bytes()).hexdigest() == source.sha256, source.file


def test_every_phrase_stands_on_its_line(lines, everything: Catalog):
    astray = [
        name
        for name, observation in everything.observations.items()
        if folded(observation.phrase) not in lines[observation.source][observation.line - 1]
    ]
    assert astray == []


def test_every_repeat_stands_on_its_line(lines, everything: Catalog):
    astray = [
        (name, line)
        for name, observation in everything.observations.items()
        for line in observation.also
        if folded(observation.value.text) not in lines[observation.source][line - 1]
    ]
    assert astray == []


@pytest.mark.parametrize("script", ["Hans", "Hant"])
def test_the_script_of_each_text_is_stated_rightly(texts, everything: Catalog, script):
    stated = {source.file for source in everything.sources.values() if source.script == script}
    found = {
        source.file
        for source in everything.sources.values()
        if ("發" in (texts / source.file).read_text("utf-8")) == (script == "Hant")
    }
    assert stated == found


def test_no_sentence_of_a_text_is_part_of_the_project(texts, project, everything: Catalog):
    """Nothing of a text but short phrases of figures: a run of so many characters, most of them words, is more."""
    files = gathered.files(project / "indicators.yaml")
    kept = {run for file in files for run in runs(folded(file.read_text("utf-8"))) if wordy(run)}
    assert quoted(texts, everything, kept) == []


def wordy(run: str) -> bool:
    return len(IDEOGRAPH.findall(run)) > MOST_WORDS


def test_phrases_of_the_five_texts_are_shorter_than_a_quotation(texts, five, catalog, everything: Catalog):
    assert max(len(each.phrase) for each in catalog.observations.values()) < LONGEST
    assert quoted(texts, everything, {*runs(folded(five.read_text("utf-8")))}) == []


def quoted(texts, everything: Catalog, kept: set[str]) -> list[tuple[str, str]]:
    """Where the texts have what is kept."""
    return [
        (source.file, run)
        for source in everything.sources.values()
        for run in runs(folded((texts / source.file).read_text("utf-8")))
        if run in kept
    ]


def runs(text: str) -> list[str]:
    return [text[i : i + LONGEST] for i in range(len(text) - LONGEST + 1)]
