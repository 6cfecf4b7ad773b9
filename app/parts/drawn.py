"""Which chart the figures of one definition get: what was asked for, else what suits their shape."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from app.figures import lanes, multiples, shape
from app.figures.bars import bars
from app.figures.marks import occurring
from app.figures.timeline import timeline
from app.parts.chart import About, Figure, chart, small_charts, sources_said
from app.parts.words import link
from app.urls import Compare, Data
from etl import display, goals, period, ranking
from etl.codes import Role, Unit
from etl.labels import (
    CHART,
    FROM_TO,
    IN_TIME,
    LEDGER_MARK,
    LEVEL,
    LISTED,
    MARK,
    MOST_LINES,
    OF,
    SAID_IN_TABLE,
    SMALL_SHARED,
    TIME_MARK,
    UNIT_IS,
)
from etl.rows import Row, distinct, gathered
from etl.text import Language, Text

LINES = 6  # regions that lines in one chart keep apart
# Where a bar would hide what it is compared with.
TICKS = {name: LEDGER_MARK[name] for name in ("tick-target", "tick-aspired")}
DIAMONDS = {"target": "tick-target", "aspired": "tick-aspired"}
SORTED = {"name": ranking.by_name, "gap": ranking.by_gap}


class Choice(NamedTuple):
    """What a reader wants to see of a definition: the view, and the regions that it means (all: none)."""

    view: Compare
    regions: tuple[str, ...] = ()

    @property
    def across(self) -> tuple[str, ...]:
        """What may differ among values that are ranked together."""
        return self.view.across()

    @property
    def period(self) -> str:
        """The period to rank, empty for the newest."""
        return self.view.period


def shown(facts: Sequence[Row], choice: Choice) -> tuple[str, Sequence[Row]]:
    """The chart that ranked facts get (rank, time, small), and those of them that it and its table show.

    Of a long series a ranking has one period: the one asked for, else the newest with results. Regions then stand
    by what they have of that period.
    """
    suits = shape.kind(facts)
    ordered = choice.period or choice.view.sort
    kind = choice.view.chart or ("time" if suits == "time" and not ordered else "rank")
    if kind == "rank" and not choice.across and (choice.period or suits != "rank"):
        facts = ranking.arranged(_of(choice.period or _newest(facts), facts))
    if not choice.view.sort or kind == "time":
        return kind, facts
    return kind, _by_region(facts, choice) if kind == "small" else SORTED[choice.view.sort](facts)


def _by_region(facts: Sequence[Row], choice: Choice) -> list[Row]:
    """All facts of each region together, regions sorted by what they have for the period in question.

    A region without anything for it counts by a single fact, which has a name but no gap.
    """
    asked, of_region = choice.period or _newest(facts), gathered(facts, "region")
    counted = [row for row in facts if row["time_period"] == asked or row is of_region[row["region"]][0]]
    order = distinct(SORTED[choice.view.sort](counted), "region")
    return [row for region in order for row in of_region[region]]


def drawn(
    kind: str, facts: Sequence[Row], all_periods: Collection[Row], choice: Choice, language: Language
) -> list[Component]:
    """The chart of some facts that name numbers.

    Below the ranking of a long series a link leads to the small charts of its regions.
    """
    if kind == "time":
        return _lines(facts, language)
    if kind == "small":
        return _small(facts, language)
    ranked = _chart(bars(facts, language, choice.across), facts, language)
    if choice.view.chart or shape.kind(all_periods) != "small":
        return [ranked]
    small = link(IN_TIME.in_(language), replace(choice.view, period="", sort="", chart="small"), language)
    return [ranked, html.P(small, className="in-time")]


def marks(kind: str, facts: Iterable[Row]) -> dict[str, Text]:
    """The marks that a chart of these facts has, in their order: targets are diamonds wherever rows are dense.

    Places in an order and goals without a number have none.
    """
    numbers = goals.numbers(facts)
    quantities = [row for row in numbers if row["unit_measure"] != Unit.RANK]
    names = [part.value for part in occurring(quantities)]
    if kind == "rank" and not lanes.many(numbers):
        return {name: MARK[name] for name in names}
    known = {**MARK, **TICKS}
    dense = {name: known[name] for name in (DIAMONDS.get(name, name) for name in names)}
    return dense if kind == "rank" else _of_time(dense, quantities)


def _of_time(dense: Mapping[str, Text], facts: Sequence[Row]) -> dict[str, Text]:
    """The marks of a chart over time: dots, lines and breaks instead of bars."""
    charts = [timeline(alike, "zh") for alike in gathered(facts, "region").values()]
    drawn = {trace["meta"] for chart in charts for trace in chart["data"]}
    others = {name: words for name, words in dense.items() if name not in ("result", "estimate")}
    return {**{name: words for name, words in TIME_MARK.items() if name in drawn}, **others}


def title(facts: Sequence[Row], language: Language) -> str:
    """What is shown: indicator, level, period where all are of one, unit."""
    first, held = facts[0], distinct(facts, "level")
    levels = [words.in_(language) for code, words in LEVEL.items() if code in held]
    codes = distinct(sorted(facts, key=_end), "time_period")
    ends = dict.fromkeys(period.in_words(code, language) for code in (codes[0], codes[-1]))
    when = [FROM_TO.in_(language).join(ends)]
    named = OF.filled(
        name=first[f"indicator_name_{language}"], kind=LISTED.in_(language).join([*levels, *when])
    ).in_(language)
    return f"{named} · {UNIT_IS.filled(unit=display.unit(first, language)).in_(language)}"


def _lines(facts: Sequence[Row], language: Language) -> list[Component]:
    """At most LINES regions, the first ones; that there are more is said."""
    regions = distinct(facts, "region")
    kept = [row for row in facts if row["region"] in regions[:LINES]]
    note = MOST_LINES.filled(count=LINES, all=len(regions)).in_(language)
    hint = [html.P(note, className="hint")] if len(regions) > LINES else []
    return [_chart(timeline(kept, language), kept, language, "time"), *hint]


def _small(facts: Sequence[Row], language: Language) -> list[Component]:
    """A small chart a region, all of one scale."""
    about = _about("small", facts, language)
    shared = SMALL_SHARED.in_(language)
    charts = small_charts(
        multiples.regions(facts, language),
        about._replace(notes=[shared, *about.notes]),
        language,
        _data(facts),
    )
    return [charts, html.P(shared, className="hint")]


def _chart(figure: Figure, facts: Sequence[Row], language: Language, kind: str = "rank") -> Component:
    said = (
        "; ".join(f"{row[f'region_name_{language}']} {display.figure(row, language)}" for row in facts)
        if kind == "rank"
        else SAID_IN_TABLE.filled(
            listed=LISTED.in_(language).join(distinct(facts, f"region_name_{language}")), count=len(facts)
        ).in_(language)
    )
    about = _about(kind, facts, language)
    label = f"{CHART.filled(name=about.title).in_(language)}: {said}"
    return chart(figure, about, label, language, _data(facts))


def _about(kind: str, facts: Sequence[Row], language: Language) -> About:
    first = facts[0]
    return About(
        f"{first['indicator']}-{first['level']}-{kind}",
        title(facts, language),
        [(name, words.in_(language)) for name, words in marks(kind, facts).items()],
        [sources_said(distinct(facts, f"title_{language}"), language)],
    )


def _data(facts: Sequence[Row]) -> Data:
    """The observations that a chart is drawn from."""
    regions, periods, indicators = (distinct(facts, name) for name in ("region", "time_period", "indicator"))
    return Data(regions, indicators, periods=periods)


def _newest(facts: Sequence[Row]) -> str:
    """The newest period with results, else the newest."""
    results = [row for row in facts if row["measure_role"] == Role.ACTUAL]
    return str(sorted(results or facts, key=_end)[-1]["time_period"])


def _of(code: str, facts: Iterable[Row]) -> list[Row]:
    return [row for row in facts if row["time_period"] == code]


def _end(row: Row) -> date:
    end: date = row["period_end"]
    return end
