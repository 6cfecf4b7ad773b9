"""What a reader asks for in words, as the codes and ids of a catalog."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from etl import areas
from etl.catalog import Catalog
from etl.codes import Role
from etl.errors import MisuseError
from etl.faults import NOT_PERIOD
from etl.labels import AMBIGUOUS_REGION, UNKNOWN
from etl.period import Period
from etl.scalars import nearest


class Selection(NamedTuple):
    """Codes and ids to filter by, in the order of `etl.queries.Filters`; an empty tuple filters nothing."""

    regions: tuple[str, ...]
    indicators: tuple[str, ...]
    roles: tuple[str, ...]
    sources: tuple[str, ...]


class NotFoundError(MisuseError):
    """Nothing, or more than one thing, goes by a word; the message names the nearest or the several."""


def select(
    catalog: Catalog,
    regions: Iterable[str] = (),
    indicators: Iterable[str] = (),
    roles: Iterable[str] = (),
    sources: Iterable[str] = (),
) -> Selection:
    """Words → codes and ids.

    A region goes by its code, full or short name; a place by its id or Chinese name; a role by its word
    (`target`) or code (`T`); indicators and sources by their ids.

    Raises:
        NotFoundError: a word means nothing here, or several regions.
    """
    places = {name: id_ for id_, place in catalog.places.items() for name in (id_, place.name.zh)}
    words = {name: role.value for role in Role for name in (role.name.lower(), role.value)}
    return Selection(
        tuple(_region(word, places) for word in regions),
        tuple(_id("indicator", word, {key: key for key in catalog.indicators}) for word in indicators),
        tuple(_id("role", word, words) for word in roles),
        tuple(_id("source", word, {key: key for key in catalog.sources}) for word in sources),
    )


def select_family(catalog: Catalog, word: str) -> str:
    """The id of a family.

    Raises:
        NotFoundError: there is none.
    """
    return _id("family", word, {key: key for key in catalog.families})


def select_topic(catalog: Catalog, word: str) -> str:
    """The id of a topic.

    Raises:
        NotFoundError: there is none.
    """
    return _id("topic", word, {key: key for key in catalog.topics})


def select_period(word: str) -> str:
    """A TIME_PERIOD.

    Raises:
        NotFoundError: it is none.
    """
    try:
        return Period.parse(word).code
    except ValueError as error:
        raise NotFoundError(NOT_PERIOD.found(word=word).whole()) from error


def _region(word: str, places: Mapping[str, str]) -> str:
    if word in places:
        return places[word]
    try:
        return areas.find(word).code
    except areas.UnknownAreaError as error:
        if error.candidates:
            listed = ", ".join(f"{area.code} {areas.full_name(area)}" for area in error.candidates)
            raise NotFoundError(AMBIGUOUS_REGION.filled(word=word, listed=listed)) from error
        raise _not_found("region", word, (*areas.names(), *places)) from error


def _id(kind: str, word: str, known: Mapping[str, str]) -> str:
    if word not in known:
        raise _not_found(kind, word, known)
    return known[word]


def _not_found(kind: str, word: str, known: Iterable[str]) -> NotFoundError:
    return NotFoundError(UNKNOWN[kind].filled(word=word) + nearest(word, list(known)))
