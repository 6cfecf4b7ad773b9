"""What changed since an earlier edition, in words: figures by region, then definitions, sources, what is set aside."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from dash import html
from dash.development.base_component import Component

from app import urls
from app.editions import read
from app.parts.notice import notice
from app.parts.words import aria, link
from app.urls import Changes, Compare, Region, Source, View
from etl import queries
from etl.changes import Kind
from etl.diff.account import (
    Account,
    CountChange,
    FigureChange,
    ListedChange,
    RankChange,
    TargetChange,
)
from etl.diff.accounting import between
from etl.diff.listing import orders, state, steps, summary
from etl.labels import (
    CHANGE_KIND,
    CHANGE_WHERE,
    CHANGES_EDITION,
    CHANGES_EDITIONS,
    CHANGES_LEAD,
    CHANGES_NONE,
    CHANGES_NONE_LEAD,
    CHANGES_OF_DEFINITIONS,
    CHANGES_OF_RANKS,
    CHANGES_OF_SET_ASIDE,
    CHANGES_OF_SOURCES,
    CHANGES_OF_STATES,
    CHANGES_SAME,
    CHANGES_SAME_LEAD,
    CHANGES_STATES_DAY,
    CHANGES_SUM,
    CHANGES_TITLE,
    CHANGES_UNREAD,
)
from etl.problems import InvalidFile
from etl.publishing.releases import kept as kept_account
from etl.release import Edition
from etl.tables import Tables
from etl.text import Language, Text


def layout(
    tables: Tables, view: Changes, language: Language, editions: Sequence[Edition], today: date
) -> Component:
    """The page, whole; `editions` are those at hand (`etl.release.editions`), newest first."""
    earlier = [edition for edition in editions if edition.id != tables.version]
    head = [html.H1(CHANGES_TITLE.in_(language)), html.P(CHANGES_LEAD.in_(language), className="lead")]
    if not earlier:
        none = notice(CHANGES_NONE.in_(language), html.P(CHANGES_NONE_LEAD.in_(language)), "notice-quiet")
        return html.Div([*head, none], className="changes")
    told = _kept(tables.version, editions)
    wanted = view.since or (told.before.version if told else "")
    chosen = next((edition for edition in earlier if edition.id == wanted), earlier[0])
    kept = told if told and told.before.version == chosen.id else None
    return html.Div(
        [
            *head,
            _editions(earlier, chosen, language),
            *_since(chosen, kept, tables, language, today),
        ],
        className="changes",
    )


def _kept(version: str, editions: Sequence[Edition]) -> Account | None:
    """What the release of this version tells of the one before it."""
    present = next((edition for edition in editions if edition.id == version), None)
    return kept_account(present.path) if present else None


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


def _since(
    edition: Edition, kept: Account | None, tables: Tables, language: Language, today: date
) -> list[Component]:
    try:
        found = kept or between(read(edition), tables, today)
    except InvalidFile as error:
        faults = html.Ul([html.Li(problem.message.in_(language)) for problem in error.problems])
        return [notice(CHANGES_UNREAD.in_(language), faults)]
    about = {"date": edition.date, "before": edition.id}
    if found.nothing():
        words = html.P(CHANGES_SAME_LEAD.filled(**about).in_(language))
        return [notice(CHANGES_SAME.in_(language), words, "notice-quiet")]
    sum_ = CHANGES_SUM.filled(**about, counted=summary(found, language)).in_(language)
    return [html.P(sum_, className="changes-sum"), *_told(found, tables, language)]


def _told(found: Account, tables: Tables, language: Language) -> Iterator[Component]:
    regions = set(tables.regions["region"])
    for region, group in groupby(found.figures, key=lambda change: change.region):
        told = list(group)
        name = told[0].region_name.in_(language)
        heading = link(name, Region(region), language) if region in regions else name
        yield _section(heading, [_figure(change, language) for change in told])
    compared = _compared(tables)
    day = CHANGES_STATES_DAY.filled(date=found.as_of).in_(language)
    for title, listed in (
        (CHANGES_OF_RANKS.in_(language), [_order(moved, compared, language) for moved in orders(found)]),
        (f"{CHANGES_OF_STATES.in_(language)} · {day}", [_state(each, language) for each in found.states]),
        (
            CHANGES_OF_DEFINITIONS.in_(language),
            [_listed(each, compared.get(each.id), language) for each in found.definitions],
        ),
        (CHANGES_OF_SOURCES.in_(language), [_source(each, language) for each in found.sources]),
        (CHANGES_OF_SET_ASIDE.in_(language), [_recount(each, tables, language) for each in found.set_aside]),
    ):
        if listed:
            yield _section(title, listed)


def _compared(tables: Tables) -> Mapping[str, Compare]:
    """Where the figures of each indicator are compared."""
    families = set(queries.families(tables)["family"])
    pairs = zip(tables.indicators["indicator"], tables.indicators["family"], strict=True)
    return {name: Compare(family) for name, family in pairs if family in families}


def _section(heading: Component | str, items: Sequence[Component]) -> Component:
    count = html.Span(str(len(items)), className="change-count")
    return html.Section(
        [html.H2([heading, count]), html.Ul(list(items), className="change-list")],
        className="card change-group",
    )


def _figure(change: FigureChange, language: Language) -> Component:
    leads_to = Source(change.after.source, change.after.obs_id) if change.after else None
    return _item(change.about, leads_to, change.what.in_(language), language, change.kind)


def _order(moved: Sequence[RankChange], compared: Mapping[str, Compare], language: Language) -> Component:
    about, leads_to = moved[0].about, compared.get(moved[0].indicator)
    return _item(about, leads_to, steps(moved, language), language)


def _state(change: TargetChange, language: Language) -> Component:
    about = CHANGE_WHERE.filled(region=change.region_name, about=change.about)
    return _item(about, Source(change.source, change.obs_id), state(change, language), language)


def _source(change: ListedChange, language: Language) -> Component:
    gone = change.kind == Kind.REMOVED
    return _listed(change, None if gone else Source(change.id), language)


def _listed(change: ListedChange, leads_to: View | None, language: Language) -> Component:
    return _item(change.name, leads_to, change.what.in_(language), language, change.kind)


def _item(name: Text, leads_to: View | None, words: str, language: Language, kind: str = "") -> Component:
    said = name.in_(language)
    shown = (
        link(said, leads_to, language, "change-name")
        if leads_to
        else html.Span(said, className="change-name")
    )
    told = html.Div([shown, *([html.Span(words, className="change-said")] if words else [])])
    badge = (
        [html.Span(CHANGE_KIND[kind].in_(language), className=f"change-kind change-{kind}")] if kind else []
    )
    return html.Li([*badge, told], className="change")


def _recount(change: CountChange, tables: Tables, language: Language) -> Component:
    words, known = change.what.in_(language), change.source in set(tables.sources["source"])
    shown = link(words, Source(change.source), language, "change-name") if known else html.Span(words)
    return html.Li(shown, className="change")
