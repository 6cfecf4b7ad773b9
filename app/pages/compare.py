"""One family side by side: a panel for each definition and level, and why they are apart."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from app import ids, island
from app.island import Answer
from app.parts import beside
from app.parts.choices import entity_choices, family_choices
from app.parts.controls import Options, one_of, several_of
from app.parts.definitions import alone as brief
from app.parts.definitions import anchor, table
from app.parts.drawn import Choice, marks
from app.parts.left_out import left_out
from app.parts.legend import key
from app.parts.notice import notice
from app.parts.panel import Shown, panel, prepared, ranked
from app.parts.words import figures
from app.urls import CHARTS, PERIODS_ACROSS, SORTS, Compare, Data
from etl import answered, areas, labels, queries, ranking, side_by_side
from etl.codes import LEVELS, Level
from etl.definitions import reasons_of
from etl.labels import (
    ALONE_TITLE,
    APART,
    APART_FROM,
    APART_PAIR,
    COMPARE_LEAD,
    COMPARE_TITLE,
    FAMILY,
    FAMILY_FACTS,
    LEVEL,
    LEVEL_ASKED,
    LEVELS_APART,
    LISTED,
    MANY_APART,
    NO_FIGURE_OF,
    NOTHING_TO_COMPARE,
    PERIODS,
    PERIODS_SAME,
    PICK_LEVELS,
    PICK_PERIODS,
    PICK_REGIONS,
)
from etl.period import Period, in_words
from etl.portion import Portion
from etl.rows import Row, distinct, gathered, rows
from etl.tables import Tables
from etl.text import Language

AUTO = "auto"  # what the control of the chart holds while nothing is asked for
MANY = 6  # definitions beyond which a table tells them apart, and those of one region are told in brief


def layout(tables: Tables, view: Compare, language: Language) -> Component:
    """The page, whole."""
    return html.Div(
        [
            html.H1(COMPARE_TITLE.in_(language)),
            html.P(COMPARE_LEAD.in_(language), className="lead"),
            island.place(controls(tables, view, language)),
            html.Div(panels(tables, view, language), id=ids.COMPARE_PANELS),
        ]
    )


def answer(tables: Tables, view: Compare, language: Language) -> Answer:
    """What another choice moves; another family has other regions and periods too."""
    values = {
        ids.COMPARE_FAMILY: view.family,
        ids.COMPARE_REGIONS: list(view.regions),
        ids.COMPARE_LEVELS: list(view.levels),
        ids.COMPARE_PERIOD: view.period or PERIODS_SAME,
        ids.COMPARE_SORT: view.sort or SORTS[0],
        ids.COMPARE_CHART: view.chart or AUTO,
    }
    options = {
        ids.COMPARE_REGIONS: {"data": _regions(tables, view.family, language)},
        ids.COMPARE_PERIOD: {"data": _periods(tables, view.family, language)},
    }
    return Answer(values, {ids.COMPARE_PANELS: panels(tables, view, language)}, options)


def panels(tables: Tables, view: Compare, language: Language) -> list[Component]:
    """Heading, reasons, key and panels of one family."""
    portion = _portion(tables, view)
    compared, regions, periods = _compared(tables, view, portion), _asked(view), beside.periods(view)
    if view.regions:
        compared = [row for row in compared if row["region"] in regions]
    if view.beside:
        compared = [row for row in compared if row["time_period"] in periods]
    there = distinct(compared, "indicator")
    drawn = [row for row in _definitions(tables, view.family) if row["indicator"] in there]
    some = left_out(portion, language, Data(indicators=portion.filters.indicators))
    if view.beside:
        heading = _heading(tables, view, compared, drawn, language)
        return [heading, *some, *beside.panels(compared, drawn, view, language)]
    parts, alone = _arranged(_prepared(tables, compared, view, portion))
    shown = {
        name: words
        for part in parts
        if part.told.facts
        for name, words in marks(part.told.kind, part.told.facts).items()
    }
    return [
        _heading(tables, view, compared, drawn, language),
        *some,
        *_apart(drawn, compared, view, language),
        *_silent(tables, view, portion, compared, language),
        *key(shown, language),
        html.Div(_panels(parts, alone, drawn, view, language), className="panels"),
        *_alone(alone, language),
    ]


def _compared(tables: Tables, view: Compare, portion: Portion) -> Sequence[Row]:
    """The rows to rank: of the levels asked for and, across periods, the newest of each region."""
    found: Sequence[Row] = side_by_side.rows_of(tables, view.family, portion)
    if view.levels:
        found = [row for row in found if row["level"] in _levels(view)]
    if view.indicators:
        found = [row for row in found if row["indicator"] in view.indicators]
    return ranking.newest(found) if view.period == PERIODS_ACROSS else found


def _portion(tables: Tables, view: Compare) -> Portion:
    """All of a family or, of more than a page can hold, what the view is about."""
    periods = () if view.period in ("", PERIODS_ACROSS) else (view.period, *beside.periods(view))
    levels = _levels(view) or _levels_of(tables, _asked(view))
    return side_by_side.of(tables, view.family, levels, periods, view.indicators)


@answered.kept(64)
def _levels_of(tables: Tables, regions: tuple[str, ...]) -> tuple[str, ...]:
    """The levels of some regions, each once."""
    return tuple(tables.regions.loc[tables.regions["region"].isin(regions), "level"].unique())


def _levels(view: Compare) -> tuple[str, ...]:
    return tuple(level for word in view.levels for level in LEVELS[Level(word)])


@answered.kept(64)
def _definitions(tables: Tables, family: str) -> tuple[Row, ...]:
    """The definitions of a family, in the order of the catalog."""
    return tuple(rows(queries.definitions(tables, family)))


def _asked(view: Compare) -> tuple[str, ...]:
    """The regions asked for; a group stands for its members."""
    groups = areas.groups()
    listed = (groups[name].codes if name in groups else (name,) for name in view.regions)
    return tuple(dict.fromkeys(code for codes in listed for code in codes))


def controls(tables: Tables, view: Compare, language: Language) -> list[Component]:
    """What to compare: family, regions, levels, periods; in which order and as which chart."""
    levels: Options = [{"value": level.value, "label": LEVEL_ASKED[level].in_(language)} for level in Level]
    sorts: Options = [{"value": name, "label": labels.SORTS[name].in_(language)} for name in SORTS]
    charts: Options = [
        {"value": name, "label": labels.CHARTS[name].in_(language)} for name in (AUTO, *CHARTS)
    ]
    families = family_choices(tables, language)
    return [
        island.row(
            one_of(ids.COMPARE_FAMILY, FAMILY.in_(language), families, view.family, language),
            several_of(
                ids.COMPARE_REGIONS,
                PICK_REGIONS.in_(language),
                _regions(tables, view.family, language),
                view.regions,
                language,
                by_keywords=True,
            ),
            several_of(ids.COMPARE_LEVELS, PICK_LEVELS.in_(language), levels, view.levels, language),
            one_of(
                ids.COMPARE_PERIOD,
                PICK_PERIODS.in_(language),
                _periods(tables, view.family, language),
                view.period or PERIODS_SAME,
                language,
            ),
            one_of(ids.COMPARE_SORT, labels.PICK_SORT.in_(language), sorts, view.sort or SORTS[0], language),
            one_of(ids.COMPARE_CHART, labels.PICK_CHART.in_(language), charts, view.chart or AUTO, language),
        ),
    ]


@answered.kept(32)
def _regions(tables: Tables, family: str, language: Language) -> Options:
    """Groups, all provinces and whatever else has figures; greyed where there is no figure of this family."""
    return entity_choices(tables, queries.telling(tables, family), language)


@answered.kept(32)
def _periods(tables: Tables, family: str, language: Language) -> Options:
    """The newest, across periods, and each period of the family, from the newest."""
    ways: Options = [{"value": key, "label": words.in_(language)} for key, words in PERIODS.items()]
    found = map(Period.parse, queries.periods(tables).get(family, ()))
    # Of those that end on one day the shortest first: a year, then the five years up to it.
    ordered = sorted(found, key=lambda each: (each.end, each.start, each.code), reverse=True)
    return [
        *ways,
        *({"value": each.code, "label": in_words(each.code, language)} for each in ordered),
    ]


def _heading(
    tables: Tables, view: Compare, compared: Sequence[Row], drawn: Sequence[Row], language: Language
) -> Component:
    families = queries.families(tables)
    names = dict(zip(families["family"], families[f"family_name_{language}"], strict=True))
    facts = FAMILY_FACTS.filled(
        definitions=len(drawn),
        regions=len(distinct(compared, "region")),
        figures=figures(len(distinct(compared, "fact")), language),
    ).in_(language)
    return html.Header(
        [html.H2(names.get(view.family, "")), html.P(facts, className="hint")], className="family"
    )


def _apart(
    drawn: Sequence[Row], compared: Iterable[Row], view: Compare, language: Language
) -> list[Component]:
    """Why there are several panels: definitions in pairs, of many as a table; levels."""
    many = len(drawn) > MANY
    reasons = [MANY_APART.filled(count=len(drawn)).in_(language)] if many else _pairs(drawn, language)
    of_definition = gathered(compared, "indicator")
    several = any(len(distinct(alike, "level")) > 1 for alike in of_definition.values())
    if several and "level" not in view.across():
        reasons.append(LEVELS_APART.in_(language))
    if not reasons:
        return []
    listed = html.Ul([html.Li(reason) for reason in reasons])
    regions = {name: len(distinct(alike, "region")) for name, alike in of_definition.items()}
    return [notice(APART.in_(language), [listed, *([table(drawn, regions, language)] if many else [])])]


def _pairs(drawn: Sequence[Row], language: Language) -> list[str]:
    """Each two definitions, and what sets them apart; of more than can be read, each against the first."""
    names = _names(drawn, language)
    pairs = reasons_of(drawn, language)
    against = pairs if len(pairs) <= MANY else [pair for pair in pairs if pair[0] == next(iter(names))]
    return [
        APART_PAIR.filled(one=names[one], other=names[other], reason=reason).in_(language)
        for one, other, reason in against
    ]


def _silent(
    tables: Tables, view: Compare, portion: Portion, compared: Iterable[Row], language: Language
) -> list[Component]:
    """The chosen regions that have no figure here: shown as missing, not left out in silence."""
    there = distinct(compared, "region") if portion.whole else queries.telling(tables, view.family)
    absent = [region for region in _asked(view) if region not in there]
    if not absent:
        return []
    named = tables.regions[tables.regions["region"].isin(absent)][f"region_name_{language}"]
    words = NO_FIGURE_OF.filled(listed=LISTED.in_(language).join(named)).in_(language)
    return [html.P(words, className="absent")]


class _Group(NamedTuple):
    """A definition at a level, or at several where these are asked for: all its claims, and its facts with places."""

    definition: Row
    claims: Sequence[Row]
    facts: Sequence[Row]


# Places do not depend on which regions and period are looked at, and take longer than anything else here.
@answered.kept(16)
def _groups(tables: Tables, everything: Compare, portion: Portion) -> tuple[_Group, ...]:
    """The groups of a view without regions, in the order of the catalog and from the nation down."""
    found, across = gathered(_compared(tables, everything, portion), "indicator"), everything.across()
    return tuple(
        _Group(row, group, ranked(group, across))
        for row in _definitions(tables, everything.family)
        for group in _by_level(found.get(row["indicator"], []), across)
    )


class _Part(NamedTuple):
    """A definition at a level: what its panel shows, and of how many regions there are figures, shown or not."""

    definition: Row
    told: Shown
    regions: int


def _prepared(tables: Tables, compared: Iterable[Row], view: Compare, portion: Portion) -> list[_Part]:
    """What a panel shows, for each group that has something of what is compared."""
    choice, shown = _choice(view), set(distinct(compared, "obs_id"))
    period = view.period if view.period == PERIODS_ACROSS else ""
    everything = replace(view, regions=(), period=period, sort="", chart="")
    return [
        _Part(
            group.definition,
            prepared(group.claims, group.facts, choice),
            len(distinct(group.facts, "region")),
        )
        for group in _groups(tables, everything, portion)
        if any(row["obs_id"] in shown for row in group.claims)
    ]


def _arranged(parts: list[_Part]) -> tuple[list[_Part], list[_Part]]:
    """The parts to draw and, of many, those of one region, which nothing can be drawn beside; the broadest first."""
    if len(parts) <= MANY:
        return parts, []
    ordered = sorted(parts, key=lambda part: -part.regions)
    alone = [part for part in ordered if part.regions == 1 and part.told.facts]
    return [part for part in ordered if part.regions > 1 or not part.told.facts], alone


def _panels(
    parts: Sequence[_Part], alone: Sequence[_Part], drawn: Sequence[Row], view: Compare, language: Language
) -> list[Component]:
    apart = {} if len(drawn) > MANY else _others(drawn, language)
    found: dict[str, list[Component]] = {}
    for row, told, _ in parts:
        above = found.setdefault(row["indicator"], [])
        name = "" if above else anchor(row["indicator"])
        above.append(panel(told, row, apart.get(row["indicator"], ()), language, _choice(view), name))
    panels = [each for alike in found.values() for each in alike]
    return panels if panels or alone else [html.P(NOTHING_TO_COMPARE.in_(language), className="absent")]


def _alone(alone: Sequence[_Part], language: Language) -> list[Component]:
    """The definitions of one region each, in brief."""
    if not alone:
        return []
    title = html.H2(ALONE_TITLE.filled(count=len(alone)).in_(language), className="lone-title")
    listed = [brief(part.told.claims, part.definition, language) for part in alone]
    return [title, html.Div(listed, className="lones")]


def _choice(view: Compare) -> Choice:
    return Choice(view, _asked(view))


def _by_level(alike: list[Row], across: Collection[str]) -> list[list[Row]]:
    if "level" in across:
        return [alike]
    groups = gathered(alike, "level")
    return [groups[level] for level in LEVEL if level in groups]


def _others(drawn: Sequence[Row], language: Language) -> dict[str, list[str]]:
    """By definition: each other one of the family, and what sets them apart."""
    names = _names(drawn, language)
    found: dict[str, list[str]] = {name: [] for name in names}
    for one, other, reason in reasons_of(drawn, language):
        found[one].append(APART_FROM.filled(name=names[other], reason=reason).in_(language))
    for one, other, reason in reasons_of(drawn[::-1], language):
        found[one].append(APART_FROM.filled(name=names[other], reason=reason).in_(language))
    return found


def _names(drawn: Iterable[Row], language: Language) -> Mapping[str, str]:
    return {row["indicator"]: row[f"indicator_name_{language}"] for row in drawn}
