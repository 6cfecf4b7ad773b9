"""A site whose observations are in a store shows what one that holds them in memory shows, byte by byte."""

import os
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from app import deployed, making
from app.known import Known
from app.server import create_app
from app.settings import settings
from etl import release
from etl import tables as tidy
from etl.errors import TooLongError
from etl.labels import PORTION, TOO_LONG_TO_FIND
from etl.store import duck, loading
from etl.store.places import engine
from etl.tables import Held, Stored
from tests.catalogues import EVERYTHING

DAY = date(2026, 3, 1)
FILES = (
    "/download/data.csv?region=330000",
    "/download/compare.csv?family=gdp",
    "/api/v1/observations?region=330000",
)
LEFT_OUT = PORTION.zh.partition("{")[0].encode()
FOUND = ("/search?q=浙江", "/data?q=增长&role=target", "/api/v1/releases", "/figure/nowhere")


@pytest.fixture(scope="module")
def published(tmp_path_factory, everything) -> Path:
    folder = tmp_path_factory.mktemp("published") / "release"
    return release.build(tidy.build(everything), EVERYTHING, folder, DAY)


def test_every_kind_of_page_is_the_same(published, tmp_path):
    with closing(engine(f"duckdb:{tmp_path}")) as place:
        held, stored = release.read(published), loading.tables(published, place)
        one, other = (create_app(each, clock=lambda: DAY).server.test_client() for each in (held, stored))
        known = Known.of(held)
        assert {*Known.of(stored).observations} == {*known.observations}
        targets = [*making.everything(known)][:: len(known.families)]
        for target in (*targets, *FILES, *FOUND):
            first, second = one.get(target), other.get(target)
            assert (second.status_code, second.headers["Content-Type"]) == (
                first.status_code, first.headers["Content-Type"],
            ), target  # fmt: skip
            assert second.data == first.data, target
            assert LEFT_OUT not in first.data, f"{target}: the shipped catalogue is shown whole"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/data?q=增长", "<h1>查找时间太长</h1>"), ("/data?q=增长&lang=en", "choose a region, an indicator"),
        ("/download/data.csv?q=增长", "请先选地区、指标或时期"),
        ("/api/v1/observations?q=增长", "请先选地区、指标或时期"),
    ],
)  # fmt: skip
def test_what_takes_a_store_too_long_is_told_so(published, tmp_path, monkeypatch, path, said):
    asked = duck.File.fetched

    def late(file, sentence, values, columns):
        if "word_0" in values:
            raise TooLongError(TOO_LONG_TO_FIND.filled(seconds=20))
        return asked(file, sentence, values, columns)

    monkeypatch.setattr(duck.File, "fetched", late)
    with closing(engine(f"duckdb:{tmp_path}")) as place:
        answer = (
            create_app(loading.tables(published, place), clock=lambda: DAY).server.test_client().get(path)
        )
    assert answer.status_code == 400
    assert said in answer.text
    assert "X-Accel-Expires" not in answer.headers


@pytest.mark.parametrize(
    ("large", "kind"), [(10**6, Held), (1, Stored)], ids=["small: in memory", "large: in DuckDB"]
)
def test_where_no_store_is_named_it_is_of_the_size_of_a_release(
    published, tmp_path, monkeypatch, large, kind
):
    monkeypatch.setattr(deployed, "LARGE", large)
    told = settings({"RELEASES_DIR": str(published.parent), "ANSWERS_DIR": str(tmp_path)})
    assert isinstance(deployed.reading(told.store, told.beside)(published), kind)
    assert len([*tmp_path.rglob("*.duckdb")]) == (kind is Stored)


def test_files_of_large_releases_that_nobody_looks_at_any_more_are_removed(published, tmp_path, monkeypatch):
    monkeypatch.setattr(deployed, "LARGE", 1)
    told = settings({"RELEASES_DIR": str(published.parent), "ANSWERS_DIR": str(tmp_path)})
    folder = tmp_path / "observations"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number:012}.duckdb").touch()
        os.utime(folder / f"{number:012}.duckdb", (number, number))
    version = deployed.reading(told.store, told.beside)(published).version
    left = {path.stem for path in folder.glob("*.duckdb")}
    assert left == {version, f"{4:012}", f"{3:012}"}
