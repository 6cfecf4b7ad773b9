"""Views that take turns on a large screen, or the page to choose them. Without scripts all stand below each other."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from app import urls
from app.known import Known, shown
from app.markup import element
from app.parts.words import aria, data, link
from app.urls import SECONDS, WALL_PATH, Brief, Changes, Compare, Heat, Overview, Source, Targets, View, Wall
from etl import period, queries
from etl.labels import (
    NAVIGATION,
    OF,
    PRODUCT,
    ROLE,
    WALL_BAR,
    WALL_CHOOSE,
    WALL_DATA,
    WALL_FULL,
    WALL_LEAD,
    WALL_NAMED,
    WALL_PAUSE,
    WALL_RESUME,
    WALL_SECOND,
    WALL_SECONDS,
    WALL_START,
    WALL_STEP,
    WALL_TITLE,
    WALL_VIEWS,
)
from etl.rows import rows
from etl.tables import Tables
from etl.text import Language

OFFERED = 4  # most indicators, and most families
USUAL = "30"  # seconds

# The pages that views belong to which the navigation does not name.
_SECTION: Mapping[type, str] = {Brief: "region", Source: "sources"}

Content = Callable[[View], Component]


def layout(
    tables: Tables, known: Known, view: Wall, language: Language, today: date, content: Content
) -> Component:
    """The views asked for, or the form that asks; `content` gives what a view shows between header and footer."""
    if not view.shown:
        return _form(tables, language)
    views = [urls.parse(*_split(address), known).view for address in view.shown]
    names = [name(tables, each, language) for each in views]
    panes = [
        html.Section(
            html.Div(content(each), className="wall-view"), className="wall-pane", **aria(label=said)
        )
        for each, said in zip(views, names, strict=True)
    ]
    bar = _bar(tables, names, language, today)
    seconds = data(wall="", seconds=view.seconds or USUAL)
    return html.Div([html.Div(panes, className="wall-panes"), bar], className="wall", **seconds)


def name(tables: Tables, view: View, language: Language) -> str:
    """A view in a few words: its page, and what of it is shown."""
    page = NAVIGATION[_SECTION.get(type(view), type(view).__name__.lower())]
    of = _subject(tables, view, language)
    return WALL_NAMED.filled(page=page, name=of).in_(language) if of else page.in_(language)


def _subject(tables: Tables, view: View, language: Language) -> str:
    match view:
        case Overview(chosen):
            return dict(_indicators(tables, language)).get(chosen, "")
        case Compare(family):
            named = {row["family"]: row for row in rows(queries.families(tables))}
            return str(named[family][f"family_name_{language}"]) if family in named else ""
    return ""


def _indicators(tables: Tables, language: Language) -> list[tuple[str, str]]:
    """Indicators and roles that can colour the overview, those that most provinces have first."""
    found = queries.mappable(tables).sort_values("provinces", ascending=False, kind="stable")
    return [
        (
            shown(row["indicator"], row["measure_role"]),
            OF.filled(name=row[f"indicator_name_{language}"], kind=ROLE[row["measure_role"]]).in_(language),
        )
        for row in rows(found)
    ]


def _offered(tables: Tables, language: Language) -> list[View]:
    families = queries.families(tables).sort_values("comparable", ascending=False, kind="stable")["family"]
    return [
        Overview(),
        *(Overview(each) for each, _ in _indicators(tables, language)[:OFFERED]),
        *(Compare(family) for family in families[:OFFERED]),
        Targets(),
        Heat(),
        Changes(),
    ]


def _form(tables: Tables, language: Language) -> Component:
    """A plain form: what it asks for is an address, so it works without scripts and can be kept."""
    offered = _offered(tables, language)
    # The first of each page, so that a wall begins with little that is alike.
    usual = {type(each): each for each in reversed(offered)}.values()
    views = [
        _choice("checkbox", "show", urls.href(each, "zh"), name(tables, each, language), each in usual)
        for each in offered
    ]
    seconds = [
        _choice("radio", "seconds", each, WALL_SECOND.filled(seconds=each).in_(language), each == USUAL)
        for each in SECONDS
    ]
    spoken = [element("input", type="hidden", name="lang", value=language)] if language != "zh" else []
    return html.Div(
        [
            html.H1(WALL_TITLE.in_(language)),
            html.P(WALL_LEAD.in_(language), className="lead"),
            html.Form(
                [
                    *spoken,
                    _choices(WALL_VIEWS.in_(language), views),
                    _choices(WALL_SECONDS.in_(language), seconds),
                    html.Button(WALL_START.in_(language), type="submit", className="wall-start"),
                ],
                action=WALL_PATH,
                method="get",
                className="card wall-form",
            ),
        ]
    )


def _choices(legend: str, choices: Sequence[Component]) -> Component:
    return html.Fieldset([html.Legend(legend), html.Div(choices, className="wall-choices")])


def _choice(kind: str, field: str, value: str, words: str, chosen: bool) -> Component:
    box: Markup = element("input", type=kind, name=field, value=value, checked=chosen)
    return html.Label([box, html.Span(words)])


def _bar(tables: Tables, names: Sequence[str], language: Language, today: date) -> Component:
    """What is on, what comes, and which data: all that is left of header and footer."""
    steps = [
        html.Button(
            html.Span(),
            type="button",
            className="wall-step",
            title=said,
            **aria(label=WALL_STEP.filled(number=number, name=said).in_(language)),
        )
        for number, said in enumerate(names, 1)
    ]
    words = data(pause=WALL_PAUSE.in_(language), resume=WALL_RESUME.in_(language))
    day = period.in_words(today.isoformat(), language)
    return html.Div(
        [
            link(PRODUCT.in_(language), Overview(), language, "wall-product"),
            html.P(role="status", className="wall-name", **aria(live="off")),
            html.Div(steps, className="wall-steps", role="group", **aria(label=WALL_BAR.in_(language))),
            html.Button(WALL_PAUSE.in_(language), type="button", className="wall-button wall-pause", **words),
            html.Button(WALL_FULL.in_(language), type="button", className="wall-button wall-full"),
            link(WALL_CHOOSE.in_(language), Wall(), language, "wall-button"),
            html.P(WALL_DATA.filled(version=tables.version, day=day).in_(language), className="wall-data"),
        ],
        className="wall-bar",
    )


def _split(address: str) -> tuple[str, str]:
    page, _, query = address.partition("?")
    return page, query
