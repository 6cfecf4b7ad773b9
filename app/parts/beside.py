"""Figures of one period beside those of others: a row a region, a column each period and role."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from app.figures import lanes
from app.parts.chart import About, chart, sources_said
from app.parts.citation import value
from app.parts.drawn import marks, title
from app.parts.legend import key
from app.parts.words import figures, link
from app.urls import Compare, Data, Region
from etl import findings, goals, period, ranking
from etl.codes import Role, Unit
from etl.findings import Pair
from etl.labels import (
    BESIDE,
    BESIDE_COLUMN,
    BESIDE_NOTE,
    BESIDE_ORDER,
    CHART,
    FIELD,
    LEVEL,
    MOVED,
    NO_DATA,
    ROLE,
)
from etl.rows import Row, distinct
from etl.text import Language, Text

ROLES = (Role.TARGET, Role.ACTUAL, Role.ESTIMATE, Role.BASE)


class Column(NamedTuple):
    """What stands in a column of the table."""

    period: str
    role: Role


class Line(NamedTuple):
    """A region with its figure in each column that it has one in."""

    region: Row
    cells: Mapping[Column, Row]


def periods(view: Compare) -> tuple[str, ...]:
    """The periods of a view that stand beside each other, the one in question first."""
    return tuple(dict.fromkeys([view.period, *view.beside]))


def panels(
    compared: Iterable[Row], drawn: Iterable[Row], view: Compare, language: Language
) -> list[Component]:
    """The table of each definition and level, with a chart where it is targets beside results.

    `compared` are rows of a VIEW, of `periods` only; `drawn` are the definitions to show, rows of the
    indicators table.
    """
    asked = periods(view)
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in compared:
        if row["claim_rank"] == 1:
            groups.setdefault((row["indicator"], row["level"]), []).append(row)
    told = [
        (definition, alike)
        for definition in drawn
        for level in LEVEL
        if (alike := groups.get((definition["indicator"], level)))
    ]
    shown = {
        name: words
        for _, alike in told
        if _pair(_columns(alike, asked))
        for name, words in _marks(alike).items()
    }
    cards = [_panel(definition, alike, asked, view, language) for definition, alike in told]
    return [*key(shown, language), *cards]


def _panel(
    definition: Row, alike: Sequence[Row], asked: Sequence[str], view: Compare, language: Language
) -> Component:
    columns = _columns(alike, asked)
    lines = _sorted(_lines(alike, columns), columns, view.sort)
    compares = _pair(columns)
    head = html.Header(
        [
            html.H3(definition[f"indicator_name_{language}"]),
            html.P(figures(len(alike), language), className="hint"),
        ]
    )
    return html.Article(
        [
            head,
            *(_chart(alike, lines, columns, language) if compares else []),
            *([html.P(BESIDE_NOTE.in_(language), className="hint")] if compares else []),
            html.Div(_table(lines, columns, language), className="scroll"),
        ],
        className="card panel beside",
    )


def _columns(alike: Iterable[Row], asked: Sequence[str]) -> list[Column]:
    """The periods in the order asked for, of each the roles that there are."""
    there = {(row["time_period"], row["measure_role"]) for row in alike}
    return [Column(code, role) for code in asked for role in ROLES if (code, role.value) in there]


def _pair(columns: Sequence[Column]) -> tuple[Column, Column] | None:
    """The targets and the results to set against each other, where there is one column of each."""
    targets, results = (
        [each for each in columns if each.role is role] for role in (Role.TARGET, Role.ACTUAL)
    )
    return (targets[0], results[0]) if len(targets) == len(results) == 1 else None


def _lines(alike: Iterable[Row], columns: Sequence[Column]) -> list[Line]:
    lines: dict[str, Line] = {}
    for row in alike:
        line = lines.setdefault(row["region"], Line(row, {}))
        cells = {**line.cells, Column(row["time_period"], Role(row["measure_role"])): row}
        lines[row["region"]] = line._replace(cells=cells)
    return list(lines.values())


def _sorted(lines: Sequence[Line], columns: Sequence[Column], sort: str) -> list[Line]:
    """By the number written in the first column, largest first; by name; or by how a target stands to its result."""
    if sort == "name":
        return sorted(lines, key=lambda line: (str(line.region["pinyin"]).lower(), line.region["region"]))
    by_number = sorted(lines, key=lambda line: _number(line.cells.get(columns[0])))
    if sort == "gap" and (pair := _pair(columns)):
        order = [*MOVED, ""]
        return sorted(by_number, key=lambda line: order.index(_moved(line, pair)))
    return by_number


def _number(row: Row | None) -> tuple[bool, float]:
    """Largest first, then what has no number."""
    if row is None or goals.is_goal(row):
        return True, 0.0
    sign = 1 if row["unit_measure"] == Unit.RANK else -1
    return False, sign * findings.upper(row)


def _moved(line: Line, pair: tuple[Column, Column]) -> str:
    """How the target of a region stands to its result; empty where it lacks either."""
    target, result = (line.cells.get(column) for column in pair)
    if target is None or result is None or goals.is_goal(target):
        return ""
    return findings.moved(Pair(target, result))


def _chart(
    alike: Iterable[Row], lines: Sequence[Line], columns: Sequence[Column], language: Language
) -> list[Component]:
    """Results as bars, targets on them, a lane a region in the order of the table."""
    places = {line.region["region"]: place for place, line in enumerate(lines)}
    facts = ranking.ranked(sorted(goals.numbers(alike), key=lambda row: places[row["region"]]))
    name = title(facts, language)
    about = About(
        f"{lines[0].region['indicator']}-{lines[0].region['level']}-beside",
        name,
        [(mark, words.in_(language)) for mark, words in _marks(alike).items()],
        [BESIDE_NOTE.in_(language), sources_said(distinct(facts, f"title_{language}"), language)],
    )
    drawn = lanes.ranking(facts, language, together=True)
    regions, indicators, codes = (distinct(facts, each) for each in ("region", "indicator", "time_period"))
    data = Data(regions, indicators, periods=codes)
    return [chart(drawn, about, CHART.filled(name=name).in_(language), language, data)]


def _marks(alike: Iterable[Row]) -> dict[str, Text]:
    return marks("rank", goals.numbers(alike))


def _table(lines: Sequence[Line], columns: Sequence[Column], language: Language) -> Component:
    pair = _pair(columns)
    heads = [FIELD["region_name_zh"].in_(language), *(_head(column, language) for column in columns)]
    if pair:
        heads.append(BESIDE_ORDER.in_(language))
    body = [
        html.Tr(
            [
                html.Th(_region(line.region, language), scope="row"),
                *(html.Td(_cell(line.cells.get(column), language)) for column in columns),
                *(_order(line, pair, language) if pair else ()),
            ]
        )
        for line in lines
    ]
    head = html.Thead(html.Tr([html.Th(words, scope="col") for words in heads]))
    return html.Table([head, html.Tbody(body)], className="table")


def _region(row: Row, language: Language) -> Component:
    return link(lanes.short_name(row, language), Region(row["region"]), language)


def _head(column: Column, language: Language) -> str:
    return BESIDE_COLUMN.filled(period=Text(*_both(column.period)), role=ROLE[column.role]).in_(language)


def _both(code: str) -> tuple[str, str]:
    return period.in_words(code, "zh"), period.in_words(code, "en")


def _cell(row: Row | None, language: Language) -> Component:
    return value(row, language) if row else html.Span(NO_DATA.in_(language), className="absent-cell")


def _order(line: Line, pair: tuple[Column, Column], language: Language) -> Iterator[Component]:
    moved = _moved(line, pair)
    yield html.Td(BESIDE[moved].in_(language) if moved else "")
