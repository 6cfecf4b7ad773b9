"""The shell around every page: name, navigation, language, and what edition of the data this is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from dash import html
from dash.development.base_component import Component

from app import island, urls
from app.island import Answer
from app.pages import (
    brief,
    changes,
    cite,
    compare,
    coverage,
    data,
    guide,
    heat,
    missing,
    overview,
    region,
    search,
    source,
    sources,
    targets,
    wall,
)
from app.parts import editions, glossary, takeaway
from app.parts.hits import box
from app.parts.notice import notice
from app.parts.words import aria, figures, hidden, link
from app.parts.words import data as data_
from app.site import Site
from app.urls import (
    PAGES,
    Address,
    Brief,
    Changes,
    Cite,
    Compare,
    Coverage,
    Data,
    Guide,
    Heat,
    Missing,
    Overview,
    Region,
    Search,
    Source,
    Sources,
    Targets,
    View,
    Wall,
)
from etl import queries
from etl.labels import (
    CURRENT,
    FOOTER,
    IGNORED,
    IGNORED_TITLE,
    LISTED,
    MISSING_TITLE,
    NAVIGATION,
    NAVIGATION_NAME,
    OF_EDITION,
    ONLY_EDITION,
    OTHER_LANGUAGE,
    PAGE_CITED,
    PRODUCT,
    SEARCH_TITLE,
    SKIP,
    TITLED,
    TO_DARK,
    TO_GUIDE,
    TO_WALL,
)
from etl.rows import rows
from etl.text import Language

# IETF language tags of the pages.
TAG: dict[Language, str] = {"zh": "zh-CN", "en": "en"}


def shell(site: Site, address: Address, today: date, origin: str = "") -> list[Component]:
    """The whole page of an address, as of a day; `origin` is where this server is found: https://host."""
    language = address.language
    shown = page(site, address.view, language, today, origin)
    if not isinstance(address.view, Wall):  # which nobody points at
        glossary.explain(shown, language)
    return [
        html.A(SKIP.in_(language), href="#main", className="skip"),
        _header(site, address.view, language),
        html.Main([*_ignored(address), shown], id="main", tabIndex="-1"),
        *_takeaway(site, address.view, language, today, origin),
        _footer(site, language),
    ]


def page(site: Site, view: View, language: Language, today: date, origin: str = "") -> Component:
    """What stands between header and footer."""
    tables = site.tables
    match view:
        case Overview():
            return overview.layout(tables, site.known, view, language, editions.card(site, language))
        case Compare():
            return compare.layout(tables, view, language)
        case Targets():
            return targets.layout(tables, view, language, today)
        case Coverage():
            return coverage.layout(tables, view, language)
        case Region():
            return region.layout(tables, view, language)
        case Data():
            return data.layout(tables, view, language, site.texts)
        case Sources():
            return sources.layout(tables, language)
        case Source():
            return source.layout(tables, view, language, site.texts)
        case Brief():
            return brief.layout(tables, view, language, today, origin + urls.href(view, language))
        case Heat():
            return heat.layout(tables, view, language)
        case Changes():
            return changes.layout(tables, view, language, site.editions, today)
        case Search():
            return search.layout(tables, view, language, site.index())
        case Wall():
            shown = partial(_still, site, language=language, today=today)
            return wall.layout(tables, site.known, view, language, today, shown)
        case Cite():
            return cite.layout(tables, view, language, site.editions, origin)
        case Guide():
            return guide.layout(tables, language, today, origin)
        case Missing():
            return missing.layout(tables, view, language)


def _still(site: Site, view: View, language: Language, today: date) -> Component:
    """A page to look at only, without its controls."""
    return island.without(page(site, view, language, today))


def controls(site: Site, view: View, language: Language, today: date) -> Sequence[Component]:
    """The live part of a page; none where nothing is to be chosen."""
    tables = site.tables
    match view:
        case Overview():
            return overview.controls(tables, site.known, view, language)
        case Compare():
            return compare.controls(tables, view, language)
        case Targets():
            return targets.controls(tables, view, language, today)
        case Coverage():
            return coverage.controls(tables, view, language)
        case Region():
            return region.controls(tables, view, language)
        case Data():
            return data.controls(tables, view, language, site.texts)
    return ()


def answer(site: Site, view: View, language: Language, today: date) -> Answer | None:
    """What a view moves on a page that is open already; None where nothing is to be chosen."""
    tables = site.tables
    match view:
        case Overview():
            return overview.answer(tables, site.known, view, language)
        case Compare():
            return compare.answer(tables, view, language)
        case Targets():
            return targets.answer(tables, view, language, today)
        case Coverage():
            return coverage.answer(tables, view, language)
        case Data():
            return data.answer(tables, view, language, site.texts)
    return None


def following(site: Site, view: View, language: Language, today: date, origin: str) -> Mapping[str, object]:
    """What below a page follows its view, by id: the files of what is shown, and how to cite it."""
    return takeaway.parts(view, _citation(site, view, language, today, origin), language)


def missing_at(site: Site, path: str) -> bool:
    """Whether there is nothing to show at a path."""
    match urls.parse(path, "", site.known).view:
        case Missing():
            return True
        case Cite() as view:
            return not cite.resolves(site.tables, view, site.editions)
    return False


def title(site: Site, address: Address) -> str:
    """What the browser's tab says."""
    name = _of_part(site, _name(site, address.view, address.language), address.language)
    return TITLED.filled(page=name, product=PRODUCT.in_(address.language)).in_(address.language)


def _of_part(site: Site, name: str, language: Language) -> str:
    """The name of a page with that of the edition of texts that it is of, where that is not of all."""
    return OF_EDITION.filled(name=name, edition=site.part.name).in_(language) if site.part else name


def _name(site: Site, view: View, language: Language) -> str:
    """What a page is called."""
    match view:
        case Region(code) | Brief(code) if code:
            name = rows(queries.ancestry(site.tables, code))[-1][f"region_name_{language}"]
        case Source(name):
            sources = site.tables.sources
            name = rows(sources[sources["source"] == name])[0][f"title_{language}"]
        case Missing():
            name = MISSING_TITLE.in_(language)
        case Search(text) if text:
            name = f"{text} · {SEARCH_TITLE.in_(language)}"
        case Cite():
            name = cite.name(site.tables, view, language, site.editions)
        case _:
            name = NAVIGATION[_section(view)].in_(language)
    return str(name)


def _takeaway(site: Site, view: View, language: Language, today: date, origin: str) -> list[Component]:
    if isinstance(view, Wall):  # there is nobody to take anything
        return []
    return [takeaway.takeaway(view, _citation(site, view, language, today, origin), language)]


def _citation(site: Site, view: View, language: Language, today: date, origin: str) -> str:
    """How to cite a page, if there is one. Where targets are judged for today, its address names the day."""
    if isinstance(view, Missing):
        return ""
    named = isinstance(view, Overview | Compare)
    lasting = view
    if isinstance(view, Targets) and not view.as_of:
        lasting = replace(view, as_of=today.isoformat())
    return PAGE_CITED.filled(
        title=_of_part(
            site, wall.name(site.tables, view, language) if named else _name(site, view, language), language
        ),
        product=PRODUCT,
        version=site.tables.version,
        day=today.isoformat(),
        address=origin + urls.href(lasting, language),
    ).in_(language)


def _header(site: Site, view: View, language: Language) -> Component:
    links = [
        link(_nav_words(name, view, language), target, language, "current" if name == _section(view) else "")
        for name, target in PAGES.items()
    ]
    nav = html.Nav(links, **aria(label=NAVIGATION_NAME.in_(language)))
    name = link(PRODUCT.in_(language), Overview(), language, "product")
    first = html.Div(
        [name, box(language, view.text if isinstance(view, Search) else ""), _switches(view, language)],
        className="header-row",
    )
    return html.Header([first, nav, *editions.choice(site, view, language)], className="site-header")


def _switches(view: View, language: Language) -> Component:
    """To the other language, to dark or light, to the wall screen."""
    other = _other(language)
    switch = html.A(
        OTHER_LANGUAGE.in_(language),
        href=urls.href(view, other),
        hrefLang=TAG[other],
        className="switch language",
        lang=TAG[other],
        **data_(language=TAG[other]),
    )
    dark = html.Button(
        TO_DARK.in_(language),
        type="button",
        className="switch",
        **data_(do="scheme"),
        **aria(pressed="false"),
    )
    wall = link(TO_WALL.in_(language), Wall(), language, "switch to-wall")
    return html.Div([dark, wall, switch], className="switches")


def _nav_words(name: str, view: View, language: Language) -> list[Any]:
    here = [hidden(CURRENT.in_(language))] if name == _section(view) else []
    return [NAVIGATION[name].in_(language), *here]


def _footer(site: Site, language: Language) -> Component:
    words = FOOTER.filled(
        version=site.tables.version,
        figures=figures(queries.facts(site.tables), language),
        sources=len(queries.counts(site.tables, "source")),
    ).in_(language)
    of = ONLY_EDITION.filled(edition=site.part.name).in_(language) if site.part else ""
    guide_ = link(TO_GUIDE.in_(language), Guide(), language)
    return html.Footer(html.P([of, words, " · ", guide_]), className="site-footer")


def _ignored(address: Address) -> list[Component]:
    if not address.ignored:
        return []
    language = address.language
    words = IGNORED.filled(listed=LISTED.in_(language).join(address.ignored)).in_(language)
    return [notice(IGNORED_TITLE.in_(language), html.P(words), "notice-quiet")]


def _section(view: View) -> str:
    """The page of the navigation that a view belongs to."""
    match view:
        case Source():
            return "sources"
        case Brief():
            return "region"
    return type(view).__name__.lower()


def _other(language: Language) -> Language:
    return "zh" if language == "en" else "en"
