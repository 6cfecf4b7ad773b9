"""The search box of every page, and the lines of what it finds."""

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from app import urls
from app.markup import element
from app.parts import chinese
from app.parts.glossary import definition
from app.parts.words import aria, figures, link
from app.urls import Compare, Region, Search, Source, View
from etl import glossary
from etl.entries import Found
from etl.labels import (
    SEARCH_ANNOUNCED,
    SEARCH_BUTTON,
    SEARCH_FIELD,
    SEARCH_HINT,
    SEARCH_LABEL,
    SEARCH_NO_DATA,
    SEARCH_NONE_ANNOUNCED,
    SEARCH_SUGGESTIONS,
    SEARCH_TITLE,
    SEARCH_WHERE,
)
from etl.search import Hit
from etl.text import Language

SUGGEST_PATH = "/search.json"


def box(language: Language, text: str = "", *, wide: bool = False) -> Component:
    """The form to search with, `wide` on the search page; a script adds suggestions to it (assets/search.js)."""
    name = (SEARCH_TITLE if wide else SEARCH_LABEL).in_(language)
    label = html.Label(
        [html.Span(SEARCH_LABEL.in_(language), className="visually-hidden"), _field(language, text)]
    )
    kept = [element("input", type="hidden", name_="lang", value=language)] if language != "zh" else []
    button = html.Button(SEARCH_BUTTON.in_(language), className="search-button")
    return html.Form(
        [label, *kept, button],
        action=urls.SEARCH_PATH,
        method="get",
        role="search",
        className="search search-wide" if wide else "search",
        **aria(label=name),
    )


def leads_to(hit: Hit) -> View:
    """The page of what was found."""
    match hit.kind:
        case Found.REGION:
            return Region(hit.id)
        case Found.SOURCE:
            return Source(hit.id)
        case Found.TERM:
            return Search(hit.name)
        case _:
            return Compare(hit.family)


def href(hit: Hit, language: Language) -> str:
    """Where a hit leads; a term to its explanation among all that its name is found in."""
    place = f"#{Found.TERM.value}" if hit.kind is Found.TERM else ""
    return urls.href(leads_to(hit), language) + place


def where(hit: Hit, language: Language) -> str:
    """What the words were found in, unless that is seen anyway: 拼音首字母：zj."""
    if hit.matched in hit.name or hit.matched == hit.about:
        return ""
    field = SEARCH_FIELD[hit.field].in_(language)
    return SEARCH_WHERE.filled(field=field, words=hit.matched).in_(language)


def counted(hit: Hit, language: Language) -> str:
    """How many figures there are of it, or that there are none; nothing of a term, which figures are not of."""
    if hit.kind is Found.TERM:
        return ""
    return figures(hit.figures, language) if hit.figures else SEARCH_NO_DATA.in_(language)


def line(hit: Hit, language: Language) -> Component:
    """One thing found, as an item of a list."""
    found = where(hit, language)
    named = html.A(chinese.told(hit.name, language), href=href(hit, language), className="hit-name")
    stands = [html.Span(chinese.told(found, language), className="hit-where")] if found else []
    if hit.kind is Found.TERM:
        said = html.Div(definition(glossary.find(hit.id), language), className="hit-said")
        return html.Li([named, said, *stands], className="hit hit-term")
    return html.Li(
        [
            named,
            html.Span(chinese.told(hit.about, language), className="hit-about"),
            html.Span(counted(hit, language), className="hit-figures"),
            *stands,
        ],
        className="hit" if hit.figures else "hit hit-empty",
    )


def examples(language: Language, samples: tuple[tuple[str, str], ...]) -> Component:
    """Words to try, each with what it is, as links to what they find."""
    return html.Ul(
        [
            html.Li(
                [
                    link(chinese.told(words, language), Search(words), language, "sample"),
                    html.Span(what, className="hint"),
                ]
            )
            for words, what in samples
        ],
        className="samples",
    )


def _field(language: Language, text: str) -> Markup:
    return element(
        "input",
        type="search",
        name_="q",
        value=text,
        maxlength=urls.LONGEST_TEXT,
        placeholder=SEARCH_HINT.in_(language),
        autocomplete="off",
        spellcheck="false",
        data_suggest=f"{SUGGEST_PATH}?lang={language}",
        data_counted=SEARCH_ANNOUNCED.in_(language),
        data_none=SEARCH_NONE_ANNOUNCED.in_(language),
        data_list=SEARCH_SUGGESTIONS.in_(language),
    )
