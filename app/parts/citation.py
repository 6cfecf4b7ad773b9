"""Where a figure stands: source, line and the phrase as written."""

from dash import html
from dash.development.base_component import Component

from app.parts.words import link
from app.urls import Data
from etl.labels import ALSO_LINES, LINE, LISTED
from etl.rows import Row, text
from etl.text import Language


def citation(row: Row, language: Language) -> Component:
    """Source, line and phrase of one observation, leading to its record. The phrase stays Chinese."""
    lines = LINE.filled(line=row["line"]).in_(language)
    if also := text(row, "also_lines"):
        lines += ALSO_LINES.filled(lines=LISTED.in_(language).join(also.split())).in_(language)
    return html.P(
        [
            html.Q(row["as_written"], lang="zh-CN", className="citation-phrase"),
            link(row[f"title_{language}"], Data(obs=row["obs_id"]), language),
            html.Span(lines, className="citation-line"),
        ],
        className="citation",
    )
