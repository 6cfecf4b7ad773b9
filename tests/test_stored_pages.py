"""A site whose observations are in a store shows what one that holds them in memory shows, byte by byte."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from app import making
from app.known import Known
from app.server import create_app
from etl import release
from etl import tables as tidy
from etl.store import loading
from etl.store.places import engine
from tests.catalogues import EVERYTHING

DAY = date(2026, 3, 1)
FILES = (
    "/download/data.csv?region=330000",
    "/download/compare.csv?family=gdp",
    "/api/v1/observations?region=330000",
)
FOUND = ("/search?q=浙江", "/data?text=增长&role=target", "/api/v1/releases", "/figure/nowhere")


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
