"""What many tests share: the real catalogue, and the folder of the texts when it is at hand.

Where a test says no more than "the real catalogue", it is the edition of five texts. `everything` has all texts, and
takes its time: for what shows only where there is breadth.
"""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from app import site as sites
from app.server import create_app
from app.site import Site
from etl import catalog as catalogs
from etl import documents, kept
from etl import tables as tidy
from etl.catalog import Catalog
from etl.tables import Tables
from tests import catalogues, invented
from tests.browsing import Visit, browsing, serving, visiting

# How long things take is measured elsewhere; here other tests and browsers run at the same time.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# Files of few tests, each of which takes long: makers of releases and of workbooks.
LONG = {"test_downloads.py", "test_project.py", "test_workbook_office.py"}


@pytest.fixture(autouse=True)
def _kept_apart(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What commands keep for their next start is no business of the tests."""
    monkeypatch.setattr(kept, "FOLDER", tmp_path_factory.getbasetemp() / "kept")
    monkeypatch.setattr(documents, "FOLDER", tmp_path_factory.getbasetemp() / "documents")


@pytest.fixture(scope="session")
def project() -> Path:
    return catalogues.PROJECT


@pytest.fixture(scope="session")
def five() -> Path:
    """The file of the five texts' edition."""
    return catalogues.FIVE


@pytest.fixture(scope="session")
def catalog(five: Path) -> Catalog:
    return catalogs.read(five)


@pytest.fixture(scope="session")
def tables(catalog: Catalog) -> Tables:
    return tidy.build(catalog)


@pytest.fixture(scope="session")
def everything() -> Catalog:
    return catalogs.read(catalogues.EVERYTHING)


@pytest.fixture(scope="session")
def all_tables(everything: Catalog) -> Tables:
    return tidy.build(everything)


@pytest.fixture(scope="session")
def site(tables: Tables) -> Site:
    return sites.site(tables)


@pytest.fixture(scope="session")
def served(tables: Tables) -> Iterator[str]:
    """The address of a real server with the real catalogue, on the day of the tests."""
    with serving(create_app(tables, clock=lambda: invented.DAY)) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with browsing() as launched:
        yield launched


@pytest.fixture
def visit(served: str, browser: Browser) -> Iterator[Visit]:
    """Opens pages of the real catalogue; each is closed, and what it has stored forgotten, at the end."""
    with visiting(served, browser) as open_page:
        yield open_page


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder that TEXTS_DIR names. The texts are not part of the project, so it may be unset."""
    folder = os.environ.get("TEXTS_DIR")
    if not folder:
        pytest.skip("TEXTS_DIR is not set: the texts are not at hand")
    return Path(folder)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that drive a browser most come first, then those of few and long tests.

    A worker takes one file after another, in this order (`--dist loadfile --no-loadscope-reorder`). xdist's own
    order, by number of tests, leaves the walk for the end: one worker walks for minutes while the other is done.
    """
    driving = Counter(item.path for item in items if "browser" in getattr(item, "fixturenames", ()))
    tests = Counter(item.path for item in items)
    items.sort(key=lambda item: (-driving[item.path], item.path.name not in LONG, -tests[item.path]))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Where everything must run, a skipped test is a failed run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped") and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
