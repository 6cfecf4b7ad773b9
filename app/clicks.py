"""What is clicked in a chart leads to where its figure stands in its text."""

from typing import Any

from dash import Dash, Input, Output, State, ctx
from dash.exceptions import PreventUpdate

from app import urls
from app.known import Known
from app.urls import Source


def register(app: Dash, known: Known, charts: dict[str, Any], location: str, path: str) -> None:
    """Let all charts that an id stands for lead to sources; `location` and `path` are those of their page."""

    @app.callback(
        Output(location, "href"),
        Input(charts, "clickData"),
        Input(charts, "clickAnnotationData"),
        State(location, "search"),
        prevent_initial_call=True,
    )
    def go(_marks: object, _words: object, search: str | None) -> str:
        obs = clicked(ctx.triggered[0]["value"])
        if obs not in known.observations:
            raise PreventUpdate
        language = urls.parse(path, search or "", known).language
        return urls.href(Source(known.observations[obs], obs), language)


def clicked(value: object) -> str:
    """The observation that a click on a chart tells, on a mark or on words; an empty text if it tells none."""
    match value:
        case {"points": [{"customdata": str(obs)}, *_]} | {"annotation": {"name": str(obs)}}:
            return obs
    return ""
