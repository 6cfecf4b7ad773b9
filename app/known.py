"""What addresses may speak of: the ids of one edition of the data."""

from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass

from etl import areas, findings, queries
from etl.codes import Role
from etl.tables import Tables

# What colours the tiles when no indicator does.
FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Known:
    """Ids by kind. `regions` have a page; `reporting` are those of them that have figures, `aiming` those
    that have targets, `due` the years in which the deadlines of targets lie; `groups` are of provinces,
    `periods` those that figures speak of, `compared` those of each family, `editions` the earlier ones at hand,
    `tabs` those of the overview beside its tiles.

    `observations` tells the source of each; `first_shown` colours the tiles where nothing is asked for.
    """

    regions: frozenset[str]
    reporting: frozenset[str]
    aiming: frozenset[str]
    due: frozenset[str]
    groups: frozenset[str]
    periods: frozenset[str]
    compared: Mapping[str, frozenset[str]]
    editions: frozenset[str]
    tabs: frozenset[str]
    topics: frozenset[str]
    families: frozenset[str]
    first_family: str
    indicators: frozenset[str]
    roles: frozenset[str]
    sources: frozenset[str]
    observations: Mapping[str, str]
    shown: frozenset[str]
    first_shown: str

    @classmethod
    def of(cls, tables: Tables, editions: Collection[str] = (), tabs: Collection[str] = ()) -> "Known":
        """The ids of these tables. The first family is the one in which most regions compare."""
        families = queries.families(tables)
        mappable = queries.mappable(tables)
        pairs = zip(mappable["indicator"], mappable["measure_role"], strict=True)
        return cls(
            regions=frozenset(tables.regions["region"]),
            reporting=frozenset(queries.counts(tables, "region")["region"]),
            aiming=frozenset(queries.aiming(tables)),
            due=frozenset(str(end.year) for end in queries.deadlines(tables)),
            groups=frozenset(areas.groups()),
            periods=queries.every_period(tables),
            compared=queries.periods(tables),
            editions=frozenset(editions),
            tabs=frozenset(tabs),
            topics=frozenset(tables.indicators["topic"]),
            families=frozenset(families["family"]),
            first_family=next(
                iter(families.sort_values("comparable", ascending=False, kind="stable")["family"]), ""
            ),
            indicators=frozenset(queries.counts(tables, "indicator")["indicator"]),
            roles=frozenset(role.name.lower() for role in Role),
            sources=frozenset(tables.sources["source"]),
            observations=queries.observed(tables),
            first_shown=_first_shown(tables),
            shown=frozenset((FIGURES, *(shown(indicator, role) for indicator, role in pairs))),
        )

    def cited(self, source: str) -> "Cited":
        """The observations that were read from a source."""
        return Cited(self.observations, source)


@dataclass(frozen=True, slots=True)
class Cited(Container[str]):
    """The observations that one source tells."""

    observations: Mapping[str, str]
    source: str

    def __contains__(self, obs_id: object) -> bool:
        return isinstance(obs_id, str) and self.observations.get(obs_id) == self.source


def _first_shown(tables: Tables) -> str:
    """What most provinces have of one period, if it is most provinces; else how many figures there are of each."""
    lead = findings.lead(tables)
    return shown(lead.indicator, lead.role) if lead else FIGURES


def shown(indicator: str, role: str) -> str:
    """An indicator and a role code as addresses name them: gdp.actual."""
    return f"{indicator}.{Role(role).name.lower()}"
