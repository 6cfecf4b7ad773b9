"""The address of a view: short readable URLs ⇄ frozen views.

What an address says that does not exist is dropped and reported, the rest is kept. Only a page, region
or source that does not exist makes the whole address a `Missing` one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, Protocol
from urllib.parse import parse_qsl, quote, unquote, urlencode

from app.known import Known
from etl.codes import Attainment, Level, Modality, Role
from etl.exchange.datasets import citation
from etl.queries import Filters
from etl.text import LANGUAGES, Language

OVERVIEW_PATH = "/"
COMPARE_PATH = "/compare"
TARGETS_PATH = "/targets"
COVERAGE_PATH = "/coverage"
REGION_PATH = "/region"
DATA_PATH = "/data"
SOURCES_PATH = "/sources"
SOURCE_PATH = "/source"
BRIEF_PATH = "/brief"
HEAT_PATH = "/heat"
CHANGES_PATH = "/changes"
SEARCH_PATH = "/search"
WALL_PATH = "/wall"
CITE_PATH = "/cite"
GUIDE_PATH = "/guide"
EDITION_PATH = "/edition"  # below it the editions of texts, each as a site of its own
FILES_PATH = "/download"
EVERYTHING_PATH = "/download/everything.xlsx"
ZIP_PATH = "/api/v1/zip"
FIGURE_PATH = "/figure/"
LONGEST_TEXT = 100
LONGEST_ADDRESS = 4_096  # that a page says of itself
YEARS = range(1950, 2101)  # of days that targets can be judged for
PERIODS_ACROSS = "across"
BY_REGION, BY_TOPIC = "region", "topic"
MAP_TAB = "map"
BROAD = "_broad"  # no id of a topic has this form
SORTS = ("value", "name", "gap")  # the first is as usual
SECONDS = ("10", "20", "30", "60", "120")  # that a view stays on a wall screen
CHARTS = ("rank", "time", "small")  # none in the address: what suits the data


# Words of addresses for codes.
STATES: Mapping[str, Attainment] = {state.name.lower(): state for state in Attainment}
MODALITIES: Mapping[str, Modality] = {word.name.lower(): word for word in Modality}


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page. `shown` colours the tiles: FIGURES, or an indicator and role as `gdp.actual`.

    Empty: what most provinces have, see `Known.first_shown`. `tab` is MAP_TAB where the map is asked for.
    """

    shown: str = ""
    tab: str = ""


@dataclass(frozen=True, slots=True)
class Compare:
    """One family; no regions or levels means all of them. Levels are words such as `province`.

    Regions are codes, ids of places and ids of groups (`etl.areas.groups`), which stand for their members.
    Several levels asked for are ranked together. `period` is the one to rank (empty: the newest), or PERIODS_ACROSS
    where different ones are ranked together; `sort` is one of SORTS, `chart` one of CHARTS. `indicators` are the
    definitions to show (none: all); figures of the periods `beside` stand beside those of `period`.
    """

    family: str
    regions: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    period: str = ""
    sort: str = ""
    chart: str = ""
    indicators: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    def across(self) -> tuple[str, ...]:
        """What may differ among values that are ranked together (see `etl.ranking.WAIVABLE`)."""
        levels = ("level",) if len(self.levels) > 1 else ()
        return (*levels, "time_period") if self.period == PERIODS_ACROSS else levels


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets that pass the filters, judged for a day (2025-01-01; empty: today), by region or by topic.

    States and modalities are words such as `not_met` and `aspire`; `due` are years of deadlines.
    """

    regions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    as_of: str = ""
    by: str = BY_REGION


@dataclass(frozen=True, slots=True)
class Coverage:
    """What there is of each region and topic, or of each indicator of one topic; no levels means all of them.

    The topic BROAD stands for the indicators that most provinces tell of, whatever their topics.
    """

    topic: str = ""
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """One region or place; an empty id is the page to choose one."""

    region: str = ""


@dataclass(frozen=True, slots=True)
class Data:
    """The observations that pass the filters, and the one looked at. Roles are words such as `target`."""

    regions: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    text: str = ""
    obs: str = ""
    periods: tuple[str, ...] = ()

    def filters(self) -> Filters:
        """What to ask the tables for."""
        roles = tuple(Role[role.upper()].value for role in self.roles)
        words = tuple(self.text.split())
        return Filters(self.regions, self.indicators, roles, self.sources, words, self.periods)


@dataclass(frozen=True, slots=True)
class Sources:
    """The list of texts."""


@dataclass(frozen=True, slots=True)
class Source:
    """One text, and the figure of it that is looked for."""

    source: str
    obs: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """One region on one sheet of paper."""

    region: str


@dataclass(frozen=True, slots=True)
class Heat:
    """Provinces by the indicators of one topic (or BROAD), for one period each; empty: the first topic, the newest."""

    topic: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new since an earlier edition; empty: the newest of those at hand."""

    since: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """What is found for a reader's words."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Wall:
    """Views that take turns on a wall screen, as addresses such as `/compare?family=gdp`, and for how long each."""

    shown: tuple[str, ...] = ()
    seconds: str = ""


@dataclass(frozen=True, slots=True)
class Cite:
    """One figure as an edition (its version; empty: the one that is served) has it."""

    obs: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """How to take the data and use them."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A page, region, source or figure that does not exist."""

    path: str


View = (
    Overview | Compare | Targets | Coverage | Region | Data | Sources | Source
    | Brief | Heat | Changes | Search | Wall | Cite | Guide | Missing
)  # fmt: skip


# The pages one can go to from anywhere.
PAGES: Mapping[str, View] = {
    "overview": Overview(),
    "compare": Compare(""),
    "targets": Targets(),
    "heat": Heat(),
    "coverage": Coverage(),
    "region": Region(),
    "data": Data(),
    "sources": Sources(),
    "changes": Changes(),
}


class Address(NamedTuple):
    """What an URL asks for, and the parameters of it that mean nothing, as written."""

    view: View
    language: Language
    ignored: tuple[str, ...] = ()


def parse(path: str, search: str, known: Known) -> Address:
    """Path and query string → view. Never fails: what is unknown ends up in `ignored` or as `Missing`."""
    page = unquote(path).rstrip("/") or OVERVIEW_PATH
    query = _Query(parse_qsl(search.lstrip("?")))
    language: Language = "en" if query.last("lang", LANGUAGES) == "en" else "zh"
    return Address(_view(page, query, known), language, query.ignored())


def path(view: View) -> str:
    """The path of a view, without its parameters."""
    match view:
        case Overview():
            return OVERVIEW_PATH
        case Compare():
            return COMPARE_PATH
        case Targets():
            return TARGETS_PATH
        case Coverage():
            return COVERAGE_PATH
        case Region(region):
            return f"{REGION_PATH}/{region}" if region else REGION_PATH
        case Data():
            return DATA_PATH
        case Sources():
            return SOURCES_PATH
        case Source(source):
            return f"{SOURCE_PATH}/{source}"
        case Brief(region):
            return f"{BRIEF_PATH}/{region}"
        case Heat():
            return HEAT_PATH
        case Changes():
            return CHANGES_PATH
        case Search():
            return SEARCH_PATH
        case Wall():
            return WALL_PATH
        case Cite(obs, version):
            return f"{CITE_PATH}/{quote(citation(obs, version) if version else obs, safe='/@')}"
        case Guide():
            return GUIDE_PATH
        case Missing(missing):
            # One slash only: two would lead to another host.
            return f"/{quote(missing.lstrip('/'))}"


def search(view: View, language: Language) -> str:
    """The query string of a view, with its question mark; empty where everything is as usual."""
    pairs = [*parameters(view), *([("lang", language)] if language != "zh" else [])]
    return f"?{urlencode(pairs)}" if pairs else ""


def href(view: View, language: Language) -> str:
    """The link to a view."""
    return path(view) + search(view, language)


def of_edition(edition: str) -> str:
    """The path below which an edition of texts stands."""
    return f"{EDITION_PATH}/{edition}"


def outside(view: View, language: Language, below: str, seen: View, here: str) -> str:
    """The link from the page of the view that is `seen`, below the path `here`, to a view below another path.

    Empty paths are those of all texts. It climbs, for links from the root stay below the path of their page.
    """
    up = "../" * (path(seen).count("/") - 1 + here.count("/"))
    return f"{up}{below.lstrip('/')}{'/' if below else ''}{href(view, language).lstrip('/')}" or "./"


def export(view: View, kind: str) -> str:
    """Where to fetch what a view shows as a file, csv or xlsx; empty for a view without figures of its own.

    A figure that is looked at narrows nothing down, and a file has no language of its own.
    """
    match view:
        case Missing() | Wall() | Guide() | Cite() | Search() | Region(""):
            return ""
        case Data() | Source():
            view = replace(view, obs="")
    page = path(view) if path(view) != OVERVIEW_PATH else "/overview"
    return f"{FILES_PATH}{page}.{kind}{search(view, 'zh')}"


def said(address: object, known: Known) -> bool:
    """Whether a page of this edition has this very address: nothing in it is ignored, and all in its usual order."""
    if not isinstance(address, str) or len(address) > LONGEST_ADDRESS:
        return False
    page, _, query = address.partition("?")
    view, language, ignored = parse(page, query, known)
    return not (ignored or isinstance(view, Missing)) and href(view, language) == address


class _Allowed(Protocol):
    def __contains__(self, value: object, /) -> bool: ...


class _ShortText:
    def __contains__(self, value: object) -> bool:
        return isinstance(value, str) and 0 < len(value) <= LONGEST_TEXT


class Day:
    """A day of the calendar: 2025-01-01."""

    def __contains__(self, value: object) -> bool:
        try:
            day = date.fromisoformat(value) if isinstance(value, str) else date.min
            return day.isoformat() == value and day.year in YEARS
        except ValueError:
            return False


@dataclass(frozen=True, slots=True)
class _Here:
    """An address of a page of this edition, other than a wall of addresses."""

    known: Known

    def __contains__(self, value: object) -> bool:
        if not isinstance(value, str) or not value.startswith("/"):
            return False
        page, _, query = value.partition("?")
        return not isinstance(parse(page, query, self.known).view, Missing | Wall)


class _Query:
    """The parameters of an address; remembers which of them were understood."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._pairs = tuple(pairs)
        self._understood: set[tuple[str, str]] = set()

    def all(self, name: str, allowed: _Allowed) -> tuple[str, ...]:
        found = [pair for pair in self._pairs if pair[0] == name and pair[1] in allowed]
        self._understood.update(found)
        return tuple(dict.fromkeys(value for _, value in found))

    def last(self, name: str, allowed: _Allowed, otherwise: str = "") -> str:
        return (otherwise, *self.all(name, allowed))[-1]

    def ignored(self) -> tuple[str, ...]:
        return tuple(
            f"{name}={value}" for name, value in self._pairs if (name, value) not in self._understood
        )


def _view(page: str, query: _Query, known: Known) -> View:
    match page.split("/")[1:]:
        case [""]:
            return Overview(query.last("show", known.shown), query.last("tab", known.tabs))
        case ["compare"]:
            family = query.last("family", known.families, known.first_family)
            return Compare(
                family,
                query.all("region", known.reporting | known.groups),
                query.all("level", list(Level)),
                query.last("period", {PERIODS_ACROSS, *known.compared.get(family, ())}),
                query.last("sort", SORTS[1:]),
                query.last("chart", CHARTS),
                query.all("indicator", known.indicators),
                query.all("beside", known.compared.get(family, frozenset())),
            )
        case ["targets"]:
            return Targets(
                regions=query.all("region", known.aiming),
                topics=query.all("topic", known.topics),
                states=query.all("state", STATES),
                modalities=query.all("modality", MODALITIES),
                due=query.all("due", known.due),
                as_of=query.last("as_of", Day()),
                by=query.last("by", (BY_REGION, BY_TOPIC), BY_REGION),
            )
        case ["coverage"]:
            return Coverage(query.last("topic", known.topics | {BROAD}), query.all("level", list(Level)))
        case ["region"]:
            return Region()
        case ["region", region] if region in known.regions:
            return Region(region)
        case ["brief", region] if region in known.regions:
            return Brief(region)
        case ["heat"]:
            return Heat(query.last("topic", known.topics | {BROAD}), query.last("period", known.periods))
        case ["changes"]:
            return Changes(query.last("since", known.editions))
        case ["search"]:
            return Search(query.last("q", _ShortText()))
        case ["wall"]:
            return Wall(query.all("show", _Here(known)), query.last("seconds", SECONDS))
        case ["data"]:
            return Data(
                regions=query.all("region", known.reporting),
                indicators=query.all("indicator", known.indicators),
                roles=query.all("role", known.roles),
                sources=query.all("source", known.sources),
                text=query.last("q", _ShortText()),
                obs=query.last("obs", known.observations),
                periods=query.all("period", known.periods),
            )
        case ["sources"]:
            return Sources()
        case ["source", source] if source in known.sources:
            return Source(source, query.last("obs", known.cited(source)))
        case ["cite", *parts]:
            return _cited("/".join(parts), known) or Missing(page)
        case ["guide"]:
            return Guide()
        case _:
            return Missing(page)


def _cited(asked: str, known: Known) -> Cite | None:
    """The figure of a citation id, as far as this or an earlier edition may have it."""
    obs, _, version = asked.rpartition("@") if "@" in asked else (asked, "", "")
    return Cite(obs, version) if obs in known.observations or (obs and version in known.editions) else None


def parameters(view: View) -> list[tuple[str, str]]:
    """What the address of a view says beside its path, in order; what is as usual is not said."""
    match view:
        case Overview(shown, tab):
            return _set(show=shown, tab=tab)
        case Compare():
            return [
                *_each("family", [view.family] if view.family else []),
                *_each("region", view.regions),
                *_each("level", view.levels),
                *_set(period=view.period, sort=view.sort, chart=view.chart),
                *_each("indicator", view.indicators),
                *_each("beside", view.beside),
            ]
        case Targets():
            return [
                *_each("region", view.regions),
                *_each("topic", view.topics),
                *_each("state", view.states),
                *_each("modality", view.modalities),
                *_each("due", view.due),
                *_set(as_of=view.as_of, by=view.by if view.by != BY_REGION else ""),
            ]
        case Coverage():
            return [*_set(topic=view.topic), *_each("level", view.levels)]
        case Heat():
            return _set(topic=view.topic, period=view.period)
        case Changes(since):
            return _set(since=since)
        case Search(text):
            return _set(q=text)
        case Wall():
            return [*_each("show", view.shown), *_set(seconds=view.seconds)]
        case Data():
            return [
                *_each("region", view.regions),
                *_each("indicator", view.indicators),
                *_each("role", view.roles),
                *_each("source", view.sources),
                *_each("period", view.periods),
                *_set(q=view.text, obs=view.obs),
            ]
        case Source(_, obs):
            return _set(obs=obs)
        case _:
            return []


def _each(name: str, values: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, value) for value in values]


def _set(**values: str) -> list[tuple[str, str]]:
    """The parameters that say something."""
    return [(name, value) for name, value in values.items() if value]
