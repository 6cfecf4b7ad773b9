"""Every figure leads back to its text: needs the folder of the texts (TEXTS_DIR)."""

import hashlib

import opencc
import pytest

from etl.catalog import Catalog


def folded(text: str) -> str:
    """Simplified characters, no spaces: how a phrase and its line are compared."""
    return "".join(opencc.OpenCC("t2s").convert(text).split())


@pytest.fixture(scope="module")
def lines(texts, catalog: Catalog) -> dict[str, list[str]]:
    return {
        name: [folded(line) for line in (texts / source.file).read_text("utf-8").splitlines()]
        for name, source in catalog.sources.items()
    }


def test_the_texts_are_those_that_were_curated(texts, catalog: Catalog):
    for source in catalog.sources.values():
        assert hashlib.sha256((texts / source.file).read_bytes()).hexdigest() == source.sha256, source.file


def test_every_phrase_stands_on_its_line(lines, catalog: Catalog):
    astray = [
        name
        for name, observation in catalog.observations.items()
        if folded(observation.phrase) not in lines[observation.source][observation.line - 1]
    ]
    assert astray == []


def test_every_repeat_stands_on_its_line(lines, catalog: Catalog):
    astray = [
        (name, line)
        for name, observation in catalog.observations.items()
        for line in observation.also
        if folded(observation.value.text) not in lines[observation.source][line - 1]
    ]
    assert astray == []


@pytest.mark.parametrize("script", ["Hans", "Hant"])
def test_the_script_of_each_text_is_stated_rightly(texts, catalog: Catalog, script):
    stated = {source.file for source in catalog.sources.values() if source.script == script}
    found = {
        source.file
        for source in catalog.sources.values()
        if ("發" in (texts / source.file).read_text("utf-8")) == (script == "Hant")
    }
    assert stated == found


def test_no_sentence_of_a_text_is_part_of_the_project(texts, project, catalog: Catalog):
    """Twenty-four characters in a row would be a quotation, not a figure phrase."""
    kept = folded((project / "indicators.yaml").read_text("utf-8"))
    for source in catalog.sources.values():
        text = folded((texts / source.file).read_text("utf-8"))
        quoted = [text[i : i + 24] for i in range(len(text) - 24) if text[i : i + 24] in kept]
        assert quoted == [], source.file
