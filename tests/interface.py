"""The interface for programs by itself, under all that the server puts around it, to be asked in-process."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from flask import Flask
from flask.testing import FlaskClient

from app import answers, headers, sending
from app import site as sites
from app.api import routes
from app.static import Static
from app.whole import Whole
from etl import release
from etl.tables import Tables
from tests import invented

ROOT = "/api/v1"
DAY = date(2025, 6, 30)  # when the later edition is asked for


class Shelf(NamedTuple):
    """A server with two editions: the served one, and an earlier one that a release holds."""

    client: FlaskClient
    server: Flask
    served: Tables
    earlier: Tables
    release: Path


def server(tables: Tables, day: date = DAY, releases: Path | None = None) -> Flask:
    """A server of the interface alone, on one day; `releases` is the folder of earlier releases."""
    site = sites.site(tables, releases=releases, clock=lambda: day)
    made = Flask("interface")
    answers.register(made, lambda: day)
    headers.register(made, [])
    sending.register(made, Static())
    routes.register(made, site, Whole(site))
    return made


@cache
def shelf(folder: Path) -> Shelf:
    """A server of the invented catalogue and of what it was before texts contradicted each other."""
    folder.mkdir(exist_ok=True)
    earlier = invented.tables(folder)
    at = folder / "releases" / "2024"
    release.build(earlier, folder / "indicators.yaml", at, invented.DAY)
    served = invented.tables(folder, invented.DISPUTED)
    made = server(served, releases=at.parent)
    return Shelf(made.test_client(), made, served, earlier, at)
