"""What a view shows, as JSON: the browser asks for the view that its controls say, in the words of the address.

One answer moves all that depends on the view: the address, the controls, and what is shown. `assets/live.js` asks for
it (below its release, see `app.resources`) when a control is moved and when a reader goes back. Of a page that nothing
moves, it is all that stands there.
"""

import json
from collections.abc import Callable, Hashable
from datetime import date
from functools import lru_cache

from dash import ClientsideFunction, Dash, Input
from flask import Flask, Response, abort, request
from plotly.utils import PlotlyJSONEncoder

from app import ids, layout, urls
from app.island import Answer
from app.markup import markup
from app.parts import glossary
from app.site import Site
from app.urls import Changes, Cite, Data, Missing, View, Wall
from etl.text import Language, Text

PATH = "/steer"
MOST = 64  # answers kept, of some 100 KB each
PAGES = 1024  # whose terms are kept: each family has one, in two languages
MAIN = "main"  # where a page stands
# Nothing, or what several views or releases say together.
SEVERAL = (Missing, Wall, Changes, Cite)
HERE = "https://here.invalid"  # stands for where this server is found in what is kept
# The controls of each page.
CONTROLS = (
    (ids.OVERVIEW_SHOWN,),
    (
        ids.COMPARE_FAMILY, ids.COMPARE_REGIONS, ids.COMPARE_LEVELS, ids.COMPARE_PERIOD, ids.COMPARE_SORT,
        ids.COMPARE_CHART,
    ),
    (
        ids.TARGETS_REGIONS, ids.TARGETS_TOPICS, ids.TARGETS_STATES, ids.TARGETS_MODALITIES, ids.TARGETS_DUE,
        ids.TARGETS_DAY, ids.TARGETS_BY,
    ),
    (ids.COVERAGE_TOPIC, ids.COVERAGE_LEVELS),
    (
        ids.DATA_REGIONS, ids.DATA_INDICATORS, ids.DATA_ROLES, ids.DATA_SOURCES, ids.DATA_TEXT, ids.DATA_GRID,
    ),
)  # fmt: skip

# A view, its language, and where this server is found: https://host.
Steering = Callable[[View, Language, str], str | None]


def register(app: Dash, site: Site) -> Steering:
    """Let controls ask for what they change, below PATH and the path of their page; what answers them."""
    for names in CONTROLS:
        app.clientside_callback(  # type: ignore[no-untyped-call]
            ClientsideFunction("live", "steer"),
            *(Input(name, holds(name)) for name in names),
            prevent_initial_call=True,
        )
    app.clientside_callback(  # type: ignore[no-untyped-call]
        ClientsideFunction("live", "go"), Input(ids.REGION_CHOICE, "value"), prevent_initial_call=True
    )
    server: Flask = app.server
    answered = steering(site)

    @server.get(f"{PATH}/", defaults={"page": ""})
    @server.get(f"{PATH}/<path:page>")
    def steer(page: str) -> Response:
        query = request.query_string.decode(errors="replace")
        view, language, _ = urls.parse(f"/{page}", query, site.known)
        answer = answered(view, language, request.url_root.rstrip("/"))
        if answer is None:
            abort(404)
        return Response(answer, mimetype="application/json")

    return answered


def steering(site: Site) -> Steering:
    """The answer to each view as JSON, kept for as long as day and texts are the same; None where there is none."""

    def start(view: View) -> View:
        """The page of a view as it is when nothing is chosen."""
        return urls.parse(urls.path(view), "", site.known).view

    @lru_cache(maxsize=PAGES)
    def around(page: View, language: Language, today: date) -> frozenset[Text]:
        """The terms that a page explains around what moves on it, whatever is chosen."""
        return glossary.explain(layout.page(site, page, language, today), language)

    def made(view: View, language: Language, today: date, _texts: Hashable) -> str | None:
        answer = layout.answer(site, view, language, today)
        if answer is None:
            return still(view, language, today)
        if answer.parts:
            glossary.explain([*answer.parts.values()], language, around(start(view), language, today))
        return written(answer, view, language, today)

    def still(view: View, language: Language, today: date) -> str | None:
        if isinstance(view, SEVERAL):
            return None
        page = layout.page(site, view, language, today, HERE)
        glossary.explain(page, language)
        return written(Answer({}, {MAIN: page}), view, language, today)

    def written(answer: Answer, view: View, language: Language, today: date) -> str:
        parts = {**answer.parts, **layout.following(site, view, language, today, HERE)}
        values = {name: {holds(name): value} for name, value in answer.values.items()}
        said = {
            "version": site.tables.version,
            "search": urls.search(view, language),
            "values": values,
            "properties": dict(answer.properties),
            "parts": {name: str(markup(part)) for name, part in parts.items()},
        }
        return json.dumps(said, cls=PlotlyJSONEncoder, ensure_ascii=False)

    kept = lru_cache(maxsize=MOST)(made)

    def answered(view: View, language: Language, origin: str) -> str | None:
        # All rows of a large table are too much to keep one answer beside the other.
        answers = made if isinstance(view, Data) else kept
        answer = answers(view, language, site.clock(), site.texts.stamp())
        # Who asks chooses the name that this server is found under: one answer is kept for all of them.
        return answer and answer.replace(HERE, origin)

    return answered


def holds(control: str) -> str:
    """The property that holds what is chosen."""
    return "selectedRows" if control == ids.DATA_GRID else "value"
