"""What many tests share: the real catalogue, and the folder of the texts when it is at hand."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from app import site as sites
from app.site import Site
from etl import catalog as catalogs
from etl import kept
from etl import tables as tidy
from etl.catalog import Catalog
from etl.tables import Tables

PROJECT = Path(__file__).parent.parent
# How long things take is measured elsewhere; here other tests and browsers run at the same time.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def _kept_apart(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What commands keep for their next start is no business of the tests."""
    monkeypatch.setattr(kept, "FOLDER", tmp_path_factory.getbasetemp() / "kept")


@pytest.fixture(scope="session")
def project() -> Path:
    return PROJECT


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return catalogs.read(PROJECT / "indicators.yaml")


@pytest.fixture(scope="session")
def tables(catalog: Catalog) -> Tables:
    return tidy.build(catalog)


@pytest.fixture(scope="session")
def site(tables: Tables) -> Site:
    return sites.site(tables)


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder that TEXTS_DIR names. The texts are not part of the project, so it may be unset."""
    folder = os.environ.get("TEXTS_DIR")
    if not folder:
        pytest.skip("TEXTS_DIR is not set: the texts are not at hand")
    return Path(folder)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Where everything must run, a skipped test is a failed run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped") and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
