"""What changed since an earlier edition, in words: figures by region, then definitions, sources, what is set aside."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dash import html
from dash.development.base_component import Component

from app import urls
from app.editions import read
from app.parts.citation import stands
from app.parts.notice import notice
from app.parts.words import aria, link
from app.urls import Changes, Compare, Region, Source, View
from etl import change_words, queries
from etl.changes import Change, Recount, changes
from etl.changes import Changes as Found
from etl.labels import (
    CHANGE_KIND,
    CHANGES_EDITION,
    CHANGES_EDITIONS,
    CHANGES_LEAD,
    CHANGES_NO_FIGURES,
    CHANGES_NONE,
    CHANGES_NONE_LEAD,
    CHANGES_OF_DEFINITIONS,
    CHANGES_OF_SET_ASIDE,
    CHANGES_OF_SOURCES,
    CHANGES_SAME,
    CHANGES_SAME_LEAD,
    CHANGES_SUM,
    CHANGES_TITLE,
    CHANGES_UNREAD,
)
from etl.problems import InvalidFile
from etl.release import Edition
from etl.rows import text
from etl.tables import Tables
from etl.text import Language


def layout(tables: Tables, view: Changes, language: Language, editions: Sequence[Edition]) -> Component:
    """The page, whole; `editions` are those at hand (`etl.release.editions`), newest first."""
    earlier = [edition for edition in editions if edition.id != tables.version]
    head = [html.H1(CHANGES_TITLE.in_(language)), html.P(CHANGES_LEAD.in_(language), className="lead")]
    if not earlier:
        none = notice(CHANGES_NONE.in_(language), html.P(CHANGES_NONE_LEAD.in_(language)), "notice-quiet")
        return html.Div([*head, none], className="changes")
    chosen = next((edition for edition in earlier if edition.id == view.since), earlier[0])
    return html.Div(
        [*head, _editions(earlier, chosen, language), *_since(chosen, tables, language)], className="changes"
    )


def _editions(earlier: Sequence[Edition], chosen: Edition, language: Language) -> Component:
    items = [
        html.Li(
            html.A(
                CHANGES_EDITION.filled(date=edition.date, version=edition.id).in_(language),
                href=urls.href(Changes(edition.id), language),
                className="edition",
                **(aria(current="true") if edition is chosen else {}),
            )
        )
        for edition in earlier
    ]
    title = CHANGES_EDITIONS.in_(language)
    return html.Nav(
        [html.P(title, className="editions-title"), html.Ul(items)], className="editions", **aria(label=title)
    )


def _since(edition: Edition, tables: Tables, language: Language) -> list[Component]:
    try:
        before = read(edition)
    except InvalidFile as error:
        faults = html.Ul([html.Li(problem.message.in_(language)) for problem in error.problems])
        return [notice(CHANGES_UNREAD.in_(language), faults)]
    found = changes(before, tables)
    about = {"date": edition.date, "before": edition.id}
    if found.nothing():
        words = html.P(CHANGES_SAME_LEAD.filled(**about).in_(language))
        return [notice(CHANGES_SAME.in_(language), words, "notice-quiet")]
    counted = change_words.summary(found, language) or CHANGES_NO_FIGURES.in_(language)
    sum_ = CHANGES_SUM.filled(**about, counted=counted).in_(language)
    return [html.P(sum_, className="changes-sum"), *_told(found, tables, language)]


def _told(found: Found, tables: Tables, language: Language) -> Iterator[Component]:
    regions = set(tables.regions["region"])
    for region, group in groupby(found.figures, key=lambda change: change.row["region"]):
        told = list(group)
        name = told[0].row[f"region_name_{language}"]
        heading = link(name, Region(region), language) if region in regions else name
        yield _section(heading, [_figure(change, language) for change in told])
    families = set(queries.families(tables)["family"])
    for title, listed in (
        (CHANGES_OF_DEFINITIONS, [_definition(change, families, language) for change in found.definitions]),
        (CHANGES_OF_SOURCES, [_source(change, language) for change in found.sources]),
        (CHANGES_OF_SET_ASIDE, [_recount(change, tables, language) for change in found.set_aside]),
    ):
        if listed:
            yield _section(title.in_(language), listed)


def _section(heading: Component | str, items: Sequence[Component]) -> Component:
    count = html.Span(str(len(items)), className="change-count")
    return html.Section(
        [html.H2([heading, count]), html.Ul(list(items), className="change-list")],
        className="card change-group",
    )


def _figure(change: Change, language: Language) -> Component:
    about = change_words.about(change.row, language)
    leads_to = stands(change.after) if change.after else None
    return _item(change, about, leads_to, change_words.what(change, language), language)


def _definition(change: Change, families: set[str], language: Language) -> Component:
    family = change.row["family"]
    leads_to = Compare(family) if family in families else None
    name = text(change.row, f"indicator_name_{language}")
    return _item(change, name, leads_to, change_words.fields(change, language), language)


def _source(change: Change, language: Language) -> Component:
    leads_to = Source(change.row["source"]) if change.after else None
    name = text(change.row, f"title_{language}")
    return _item(change, name, leads_to, change_words.fields(change, language), language)


def _item(change: Change, name: str, leads_to: View | None, words: str, language: Language) -> Component:
    kind = html.Span(CHANGE_KIND[change.kind].in_(language), className=f"change-kind change-{change.kind}")
    shown = (
        link(name, leads_to, language, "change-name")
        if leads_to
        else html.Span(name, className="change-name")
    )
    said = [html.Span(words, className="change-said")] if words else []
    return html.Li([kind, html.Div([shown, *said])], className="change")


def _recount(change: Recount, tables: Tables, language: Language) -> Component:
    name, words = change.source["source"], change_words.recount(change, language)
    known = name in set(tables.sources["source"])
    shown = link(words, Source(name), language, "change-name") if known else html.Span(words)
    return html.Li(shown, className="change")
