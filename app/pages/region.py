"""One region or place: its own figures by topic, and apart from them those of the places inside it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from app import ids, island
from app.figures import multiples
from app.parts.chart import About, Figure, small_charts, sources_said
from app.parts.choices import page_choices
from app.parts.controls import one_of
from app.parts.drawn import marks
from app.parts.entry import entries
from app.parts.left_out import left_out
from app.parts.words import aria, figures, level, link
from app.urls import Brief, Data, Region
from etl import areas, breadth, display, goals, portion, queries
from etl.codes import Unit
from etl.labels import (
    CHAIN,
    IN_TIME_HERE,
    INSIDE,
    INSIDE_NOTE,
    LIES_IN,
    LIES_IN_NOTE,
    NO_FIGURES_YET,
    NO_FIGURES_YET_LEAD,
    NO_OWN_FIGURES,
    OF,
    OWN_FIGURES,
    PICK_REGION,
    REGION_TITLE,
    REGIONS_LEAD,
    REGIONS_WITH,
    REGIONS_WITHOUT,
    SMALL_OWN,
    TO_BRIEF,
    TOPICS_HERE,
    WITH_COUNT,
)
from etl.queries import Filters
from etl.rows import Row, distinct, gathered, rows, text
from etl.tables import Tables
from etl.text import Language, Text

SERIES = 3  # periods from which a line says something
MOST = 600  # figures of a region that its page shows, and as many of the places inside it
MANY = 5  # topics from which on a page is long


def layout(tables: Tables, view: Region, language: Language) -> Component:
    """The page of one region, or the page to choose one."""
    content = _region(tables, view.region, language) if view.region else _directory(tables, language)
    return html.Div(content)


def controls(tables: Tables, view: Region, language: Language) -> list[Component]:
    """Which region."""
    choices = page_choices(tables, language)
    return [
        island.row(
            one_of(
                ids.REGION_CHOICE,
                PICK_REGION.in_(language),
                choices,
                view.region,
                language,
                by_keywords=True,
            ),
        ),
    ]


def _region(tables: Tables, region: str, language: Language) -> list[Component]:
    chain = rows(queries.ancestry(tables, region))
    shown, count = portion.of(tables, Filters(regions=(region,)), MOST), _count(tables, region)
    own = rows(queries.observations(tables, shown.filters, shown.most if shown.cut else None))
    # Inside the nation are all figures there are: the other pages show them.
    places = rows(queries.inside(tables, region)) if region != areas.NATION else []
    few = sum(place["figures"] for place in places) <= MOST
    inside = _figures_inside(tables, region) if places and few else []
    return [
        html.Div(
            [_head(chain, count, language), _choice(tables, region, language)],
            className="page-head",
        ),
        *left_out(shown, language, Data((region,))),
        *_in_time(own, language),
        *(_own(tables, own, language) if own else _nothing_own(places, language)),
        *(_inside(tables, inside, language) if inside else []),
        *(_places_inside(places, language) if places and not few else []),
    ]


def _figures_inside(tables: Tables, region: str) -> list[Row]:
    view = queries.profile(tables, region)
    return rows(view[~view["own"].astype(bool)])


def _places_inside(places: Sequence[Row], language: Language) -> list[Component]:
    """Of many figures inside: the places that have them."""
    return [
        html.Section(
            [
                html.H2(INSIDE.in_(language)),
                html.P(INSIDE_NOTE.in_(language), className="hint"),
                html.Ul([_card(row, language) for row in places], className="region-cards"),
            ],
            className="inside",
        )
    ]


def _count(tables: Tables, region: str) -> int:
    """How many figures of its own a region has, shown or not."""
    told = queries.regions(tables)
    return int(told.loc[told["region"] == region, "figures"].sum())


def _head(chain: list[Row], count: int, language: Language) -> Component:
    *above, region = chain
    links = [link(row[f"region_name_{language}"], Region(row["region"]), language) for row in above]
    trail = html.Nav(
        [part for each in links for part in (each, html.Span(CHAIN.in_(language), **aria(hidden="true")))],
        className="chain",
    )
    facts = " · ".join([level(region, language), *([figures(count, language)] if count else [])])
    note = text(region, f"region_note_{language}")
    place = [html.P(LIES_IN_NOTE.in_(language), className="hint")] if text(region, "ref_area") == "" else []
    return html.Header(
        [
            trail,
            html.H1(region[f"region_name_{language}"]),
            html.P(facts, className="hint"),
            *([html.P(note)] if note else []),
            *place,
            html.P(link(TO_BRIEF.in_(language), Brief(region["region"]), language, "onto-paper")),
        ]
    )


def _choice(tables: Tables, region: str, language: Language) -> Component:
    return island.place(controls(tables, Region(region), language))


def _in_time(own: Iterable[Row], language: Language) -> list[Component]:
    """A small chart of each indicator that the region has a series of, each with a scale of its own."""
    shown = _series(own)
    if not shown:
        return []
    region = shown[0]
    words = SMALL_OWN.in_(language)
    about = About(
        f"region-{region['region']}",
        OF.filled(name=region[f"region_name_{language}"], kind=IN_TIME_HERE.in_(language)).in_(language),
        [(name, said.in_(language)) for name, said in _marks(shown).items()],
        [words, sources_said(distinct(shown, f"title_{language}"), language)],
    )
    data = Data((region["region"],), distinct(shown, "indicator"))
    return [
        html.Section(
            [
                html.H2(IN_TIME_HERE.in_(language)),
                html.P(words, className="hint"),
                small_charts(_named(shown, language), about, language, data),
            ],
            className="card in-time-here",
        )
    ]


def _series(own: Iterable[Row]) -> list[Row]:
    """The facts with a number to draw, of indicators that are told of for enough periods."""
    facts = [row for row in goals.numbers(own) if row["claim_rank"] == 1 and row["unit_measure"] != Unit.RANK]
    of = gathered(facts, "indicator")
    long = {name for name, alike in of.items() if len(distinct(alike, "time_period")) >= SERIES}
    return [row for row in facts if row["indicator"] in long]


def _marks(shown: Iterable[Row]) -> dict[str, Text]:
    """The marks that occur in any of the charts."""
    found = (marks("small", alike) for alike in gathered(shown, "indicator").values())
    return {name: said for each in found for name, said in each.items()}


def _named(facts: Sequence[Row], language: Language) -> Iterator[tuple[str, Figure]]:
    """The small chart of each indicator under its name and unit."""
    units = [display.unit(row, language) for row, *_ in gathered(facts, "indicator").values()]
    for (name, figure), unit in zip(multiples.indicators(facts, language), units, strict=True):
        yield OF.filled(name=name, kind=unit).in_(language), figure


def _own(tables: Tables, own: Iterable[Row], language: Language) -> list[Component]:
    named = {row["topic"]: row[f"topic_name_{language}"] for row in rows(queries.topics(tables))}
    claims: dict[str, list[Row]] = {topic: [] for topic in named}
    for row in _headlines_first(tables, own):
        claims[row["topic"]].append(row)
    told = {topic: said for topic, said in claims.items() if said}
    sections = [
        html.Section(
            [html.H3(named[topic]), entries(said, language)], className="card topic", id=f"topic-{topic}"
        )
        for topic, said in told.items()
    ]
    heading = html.H2(OWN_FIGURES.in_(language), className="visually-hidden")
    return [heading, *_topics(named, told, language), *sections]


def _headlines_first(tables: Tables, own: Iterable[Row]) -> list[Row]:
    """What most provinces tell of first; what is told of one indicator together, through time."""
    place = {name: position for position, name in enumerate(tables.indicators["indicator"])}
    told = breadth.breadth(tables)

    def order(row: Row) -> tuple[int, int, date]:
        name = row["indicator"]
        return -told.get(name, 0), place[name], row["period_end"]

    return sorted(own, key=order)


def _topics(
    named: Mapping[str, str], told: Mapping[str, Sequence[Row]], language: Language
) -> list[Component]:
    """Where each topic begins, on a page of many."""
    if len(told) < MANY:
        return []
    links = [
        html.Li(
            html.A(
                WITH_COUNT.filled(name=named[topic], count=len({row["fact"] for row in said})).in_(language),
                href=f"#topic-{topic}",
            )
        )
        for topic, said in told.items()
    ]
    return [html.Nav(html.Ul(links), className="topics", **aria(label=TOPICS_HERE.in_(language)))]


def _nothing_own(inside: Sequence[Row], language: Language) -> list[Component]:
    lead = NO_OWN_FIGURES if inside else NO_FIGURES_YET_LEAD
    return [
        html.Div([html.H2(NO_FIGURES_YET.in_(language)), html.P(lead.in_(language))], className="card empty")
    ]


def _inside(tables: Tables, inside: Iterable[Row], language: Language) -> list[Component]:
    claims = gathered(inside, "region")
    known = {row["region"]: row for row in rows(queries.ancestry(tables, *claims))}
    places = [_place(known, region, said, language) for region, said in claims.items()]
    return [
        html.Section(
            [
                html.H2(INSIDE.in_(language)),
                html.P(INSIDE_NOTE.in_(language), className="hint"),
                *places,
            ],
            className="inside",
        )
    ]


def _place(known: Mapping[str, Row], region: str, claims: list[Row], language: Language) -> Component:
    """A place inside with its figures; `known` are all places above and itself."""
    *above, place = (known[code] for code in known[region]["path"].split("/"))
    lies_in = f" {CHAIN.in_(language)} ".join(row[f"region_name_{language}"] for row in above[1:])
    return html.Section(
        [
            html.H3(link(place[f"region_name_{language}"], Region(region), language)),
            html.P(
                f"{level(place, language)} · {LIES_IN.filled(chain=lies_in).in_(language)}", className="hint"
            ),
            entries(claims, language),
        ],
        className="card place",
    )


def _directory(tables: Tables, language: Language) -> list[Component]:
    known = queries.regions(tables)
    reporting = set(known["region"])
    without = [
        area for area in areas.areas().values() if area.level == "province" and area.code not in reporting
    ]
    names = [
        link(area.name_en if language == "en" else area.name_zh, Region(area.code), language)
        for area in without
    ]
    return [
        html.H1(REGION_TITLE.in_(language)),
        html.P(REGIONS_LEAD.in_(language), className="lead"),
        _choice(tables, "", language),
        html.H2(REGIONS_WITH.in_(language)),
        html.Ul([_card(row, language) for row in rows(known)], className="region-cards"),
        html.H2(REGIONS_WITHOUT.in_(language)),
        html.Ul([html.Li(name) for name in names], className="region-names"),
    ]


def _card(row: Row, language: Language) -> Component:
    name = link(row[f"region_name_{language}"], Region(row["region"]), language)
    return html.Li(
        [name, html.Span(f"{level(row, language)} · {figures(row['figures'], language)}")], className="card"
    )
