"""What a server of applications runs: the dashboard of a folder of releases, with all that stands around it.

`gunicorn --config deploy/gunicorn.conf.py 'app.wsgi:create()'`
"""

import gc
import os
from collections.abc import Mapping
from pathlib import Path
from threading import Event, Thread

from flask import Flask

from app import access, deployed, resources, starting
from app.address import Public
from app.answers import Answers
from app.beforehand import POPULAR, Beforehand
from app.following import Followed
from app.front import Application, Front
from app.guard import Guard
from app.health import Health
from app.logs import Logged
from app.metrics import Metrics
from app.past import Past
from app.settings import Settings, settings
from app.shared import FOLDER, Shared
from app.site import Site
from etl import release
from etl.errors import MisuseError
from etl.publishing.switches import CURRENT
from etl.tables import Tables

# Set once this process has shown a second release. Of each that it has shown there are remains, 20 MB of memory in
# pieces: what runs the process had better put a new one in its place, when that suits (deploy/gunicorn.conf.py).
SPENT = Event()


def create(environ: Mapping[str, str] = os.environ) -> Application:
    """The application, ready to answer. It follows what is published, in a thread of its own.

    From outside in: what counts and logs, what no reader sends, what asks for the app's health, who may read, and the
    app.

    Raises:
        MisuseError: a setting is missing, wrong or unsafe (see `app.settings`, `app.starting`).
        InvalidFile: there is no release that could be served.
    """
    starting.check(environ)
    told, may_read = settings(environ), access.of(environ)
    followed = Followed(told.releases / CURRENT, deployed.reading(told.store, told.beside))
    shown = Shown(told, environ.get(FOLDER))
    followed.begin(shown.take)
    Thread(target=followed.follow, args=(shown.take,), name="following", daemon=True).start()
    metrics = Metrics.of(environ)
    behind = may_read(shown.front) if may_read else shown.front
    inside = Health(behind, lambda: followed.status, shown.release, metrics)
    return Logged(Guard(Public(inside, told.address)), metrics)


def servable(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether there is a release that a process that starts now could show."""
    try:
        releases = settings(environ).releases
    except MisuseError:  # there is no such folder at the moment
        return False
    return any(not release.damaged(each.path) for each in release.shelved(releases))


class Shown:
    """What readers see: the app of one release after the other, each with its first pages made."""

    def __init__(self, told: Settings, folder: str | None) -> None:
        """`folder` is where the processes of this server share their answers, if they do."""
        self.front = Front()
        self.front.elsewhere = Past(told, folder, self.front)
        self._told, self._folder = told, folder
        self._answers = Answers()
        self._beforehand: Beforehand | None = None
        self._site: Site | None = None

    def release(self) -> str:
        """What pages show now, as addresses say it."""
        assert self._site is not None, "nothing is shown yet"
        return str(resources.release(self._site))

    def take(self, tables: Tables) -> None:
        """Show a release from now on."""
        shared = Shared(Path(self._folder), tables.version) if self._folder else None
        kept, popular = Answers(shared), self._answers.popular(POPULAR)
        app = deployed.app_of(tables, self._told, kept)
        server: Flask = app.server
        beforehand = Beforehand(server, kept, app.site, self._told, popular)
        beforehand.at_once()
        self.front.take(server, tables.version)
        self._site = app.site
        if self._beforehand:
            self._beforehand.stop()
            SPENT.set()
        beforehand.begin()
        self._answers, self._beforehand = kept, beforehand
        # The app before is a web of objects that hold each other: left to its own time, Python would hold several.
        gc.collect()
