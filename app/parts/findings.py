"""What is worth knowing first, in sentences: each part leads to the list or the phrase that it comes from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from string import Formatter

from dash import html
from dash.development.base_component import Component

from app.figures import lanes
from app.parts.citation import stands
from app.parts.words import aria, link
from app.urls import Compare, Data, Region
from etl import display, findings, period
from etl.findings import Lead, Moves, Pair, Spread, Unsaid
from etl.labels import (
    ENDS,
    FINDING_COMMA,
    FINDINGS,
    LISTED,
    MOVED,
    MOVES,
    OF_REGIONS,
    REGIONS_NAMED,
    ROLE,
    SPREAD,
    SPREAD_GROUP,
    SPREAD_OTHERS,
    UNSAID,
    UNSAID_OF,
)
from etl.rows import Row
from etl.tables import Tables
from etl.text import LANGUAGES, Language, Text

MOST_NAMED = 6  # regions; more are counted only
MOST_GROUPS = 6  # of figures written alike

Words = Sequence[Component | str]


def sentences(tables: Tables, language: Language) -> list[Component]:
    """The sentences that the tables support; nothing where they support none."""
    lead = findings.lead(tables)
    if lead is None:
        return []
    spread, moves = findings.spread(tables, lead), findings.moves(tables, lead)
    unsaid = findings.unsaid(tables, lead)
    told = [
        _spread(spread, lead, language),
        _ends(spread, language),
        *([_moves(moves, lead, spread, language)] if moves else []),
        *([_unsaid(unsaid, lead, language)] if unsaid else []),
    ]
    lines = [html.P(list(words)) for words in told]
    return [html.Section(lines, className="findings", **aria(label=FINDINGS.in_(language)))]


def _spread(spread: Spread, lead: Lead, language: Language) -> Words:
    """How many provinces wrote what."""
    several = [group for group in spread.alike if len(group) > 1][:MOST_GROUPS]
    rest = len(spread.found) - sum(map(len, several))
    groups = [_group(group, lead, language) for group in several]
    return woven(
        SPREAD,
        language,
        count=[str(len(spread.found))],
        period=[period.in_words(lead.period, language)],
        name=[spread.found[0][f"indicator_name_{language}"]],
        role=[ROLE[lead.role].in_(language).lower()],
        groups=joined(FINDING_COMMA, [[each] for each in groups], language),
        others=[SPREAD_OTHERS.filled(count=rest).in_(language)] if rest else [],
    )


def _group(group: Sequence[Row], lead: Lead, language: Language) -> Component:
    words = SPREAD_GROUP.filled(figure=display.figure(group[0], language), count=len(group)).in_(language)
    return link(words, _listed(lead, group), language)


def _listed(lead: Lead, found: Iterable[Row]) -> Data:
    """The list of some figures of what most provinces have."""
    regions = tuple(row["region"] for row in found)
    return Data(regions, (lead.indicator,), (lead.role.name.lower(),), periods=(lead.period,))


def _ends(spread: Spread, language: Language) -> Words:
    return woven(
        ENDS,
        language,
        highest=_end(spread, spread.highest, language),
        lowest=_end(spread, spread.lowest, language),
    )


def _end(spread: Spread, rows: Sequence[Row], language: Language) -> Words:
    """The figures at one end, each with the regions that wrote it, which lead to their phrases."""
    ids = {row["obs_id"] for row in rows}
    groups = [[row for row in group if row["obs_id"] in ids] for group in spread.alike]
    told = [
        woven(
            OF_REGIONS, language, figure=[display.figure(group[0], language)], regions=_names(group, language)
        )
        for group in groups
        if group
    ]
    return joined(LISTED, told, language)


def _moves(moves: Moves, lead: Lead, spread: Spread, language: Language) -> Words:
    family = spread.found[0]["family"]
    view = Compare(
        family, period=lead.period, sort="gap", indicators=(lead.indicator,), beside=(moves.before,)
    )
    parts = [_moved(kind, pairs, view, language) for kind in MOVED if (pairs := getattr(moves, kind))]
    return woven(
        MOVES,
        language,
        before=[period.in_words(moves.before, language)],
        parts=joined(FINDING_COMMA, parts, language),
    )


def _moved(kind: str, pairs: Sequence[Pair], view: Compare, language: Language) -> Words:
    """How many aim lower (or higher …), leading to their comparison; who they are, leading to what each aims at."""
    regions = tuple(pair.target["region"] for pair in pairs)
    named = _named([pair.target for pair in pairs], language) if len(pairs) <= MOST_NAMED else []
    counted = MOVED[kind].filled(count=len(pairs)).in_(language)
    return [link(counted, replace(view, regions=regions), language), *named]


def _unsaid(found: Sequence[Unsaid], lead: Lead, language: Language) -> Words:
    parts = [
        woven(
            UNSAID_OF,
            language,
            name=[each.indicator[f"indicator_name_{language}"]],
            count=[str(len(each.regions))],
            regions=_named(each.regions, language) if len(each.regions) <= MOST_NAMED else [],
        )
        for each in found
    ]
    return woven(
        UNSAID,
        language,
        period=[period.in_words(lead.period, language)],
        listed=joined(FINDING_COMMA, parts, language),
    )


def _named(rows: Sequence[Row], language: Language) -> Words:
    return woven(REGIONS_NAMED, language, listed=_names(rows, language))


def _names(rows: Sequence[Row], language: Language) -> Words:
    """Names of regions; of figures they lead to their phrases, else to the page of the region."""
    links = [
        [
            link(
                lanes.short_name(row, language),
                stands(row) if "obs_id" in row else Region(row["region"]),
                language,
            )
        ]
        for row in rows
    ]
    return joined(LISTED, links, language)


def woven(words: Text, language: Language, **gaps: Words) -> Words:
    """Words whose gaps are filled with components."""
    return [*_woven(words.in_(language), gaps)]


def _woven(words: str, gaps: dict[str, Words]) -> Iterator[Component | str]:
    for before, name, _, _ in Formatter().parse(words):
        if before:
            yield before
        if name:
            yield from gaps[name]


def joined(between: Text, parts: Sequence[Words], language: Language) -> Words:
    """Parts with words between them."""
    found: list[Component | str] = []
    for number, part in enumerate(parts):
        found += [*([between.in_(language)] if number else []), *part]
    return found


def period_words(code: str) -> Text:
    """A period in both languages."""
    return Text(*(period.in_words(code, language) for language in LANGUAGES))
