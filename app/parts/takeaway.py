"""What every page ends with: its figures as files, all figures as files, how to use them, how to cite the page."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from app import ids, urls
from app.parts.copying import copying
from app.parts.words import aria, link
from app.urls import Guide, View
from etl.labels import CITE_THIS, FILE_NAME, TAKE_ALL, TAKE_NAMED, TAKE_SHOWN, TAKEAWAY, TO_GUIDE
from etl.text import Language, Text

SHOWN = ("xlsx", "csv")
ALL: Mapping[str, str] = {"xlsx": urls.EVERYTHING_PATH, "zip": urls.ZIP_PATH}


def takeaway(view: View, citation: str, language: Language) -> Component:
    """The row below a page; `citation` is how to cite it, empty where there is nothing to cite."""
    told = parts(view, citation, language)
    cited = html.Details(
        [
            html.Summary(CITE_THIS.in_(language)),
            html.Div(told[ids.TAKEAWAY_CITED], id=ids.TAKEAWAY_CITED, className="takeaway-cited"),
        ]
    )
    row = [
        html.Div(told[ids.TAKEAWAY_SHOWN], id=ids.TAKEAWAY_SHOWN),
        _group(TAKE_ALL, ALL, language),
        html.P(link(TO_GUIDE.in_(language), Guide(), language)),
        *([cited] if citation else []),
    ]
    return html.Aside(
        html.Div(row, className="takeaway-row"), className="takeaway", **aria(label=TAKEAWAY.in_(language))
    )


def parts(view: View, citation: str, language: Language) -> Mapping[str, Sequence[Component]]:
    """What of the row follows the view, by id."""
    files = {kind: urls.export(view, kind) for kind in SHOWN}
    shown = [_group(TAKE_SHOWN, files, language)] if all(files.values()) else []
    cited = copying(html.P(citation), CITE_THIS.in_(language), language)
    return {ids.TAKEAWAY_SHOWN: shown, ids.TAKEAWAY_CITED: [cited]}


def _group(what: Text, files: Mapping[str, str], language: Language) -> Component:
    links = [
        html.A(
            FILE_NAME[kind].in_(language),
            href=address,
            **aria(label=TAKE_NAMED.filled(what=what, kind=FILE_NAME[kind]).in_(language)),
        )
        for kind, address in files.items()
    ]
    return html.P([html.Span(what.in_(language)), *links])
