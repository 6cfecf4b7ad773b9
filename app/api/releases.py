"""The editions that can be asked for: the one that is served, and the earlier ones at hand."""

from typing import NamedTuple

from app import editions
from app.api.paths import RELEASES
from app.api.problems import Fault, Kind, ProblemError, clipped
from app.api.vocabulary import MOST_LISTED
from app.site import Site
from etl.labels import BAD_EDITION, BAD_RELEASE
from etl.problems import InvalidFile
from etl.tables import Tables


class Release(NamedTuple):
    """An edition: its version, the day it was made for (2025-01-01) if that is known, and whether it is served."""

    version: str
    date: str | None
    current: bool

    @property
    def url(self) -> str:
        """Where it stands for good."""
        return f"{RELEASES}/{self.version}"


def listed(site: Site) -> list[Release]:
    """The editions at hand: the served one, then the earlier ones, newest first."""
    served = site.tables.version
    days = {edition.id: edition.date for edition in site.editions}
    others = [Release(version, day, False) for version, day in days.items() if version != served]
    return [Release(served, days.get(served), True), *others]


def tables(site: Site, version: str) -> Tables:
    """The tables of an edition.

    Raises:
        ProblemError: it is not at hand, or its files cannot be read.
    """
    if version == site.tables.version:
        return site.tables
    found = next((edition for edition in site.editions if edition.id == version), None)
    if found is None:
        allowed = [release.version for release in listed(site)[:MOST_LISTED]]
        data = {"value": clipped(version), "allowed": allowed, "allowed_at": RELEASES}
        raise ProblemError(Fault(Kind.UNKNOWN_RELEASE, BAD_RELEASE.filled(version=clipped(version)), data))
    try:
        return editions.read(found)
    except InvalidFile as error:
        said = BAD_EDITION.filled(version=version)
        raise ProblemError(Fault(Kind.RELEASE_UNREADABLE, said, {"value": version})) from error
