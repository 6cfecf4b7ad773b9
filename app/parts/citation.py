"""Where a figure stands: source, line and the phrase as written, each leading there."""

from dash import html
from dash.development.base_component import Component

from app.parts.words import link
from app.urls import Source
from etl import display
from etl.labels import ALSO_LINES, CONVERTED_FROM, LINE, LISTED
from etl.rows import Row, text
from etl.text import Language


def stands(row: Row) -> Source:
    """The page of the text that an observation was read from, with its figure marked."""
    return Source(row["source"], row["obs_id"])


def value(row: Row, language: Language, look: str = "") -> Component:
    """One observation's figure, leading to where it stands; of a converted one, what the text has, when pointed at."""
    written = CONVERTED_FROM.filled(written=row["value_as_written"]).in_(language)
    title = written if display.converted(row) else ""
    return link(display.figure(row, language), stands(row), language, f"value {look}".strip(), title)


def lines(row: Row, language: Language) -> str:
    """The line of an observation, and those that repeat it."""
    found = LINE.filled(line=row["line"]).in_(language)
    if also := text(row, "also_lines"):
        found += ALSO_LINES.filled(lines=LISTED.in_(language).join(also.split())).in_(language)
    return found


def citation(row: Row, language: Language) -> Component:
    """Source, line and phrase of one observation, leading to the text. The phrase stays Chinese."""
    return html.P(
        [
            html.Q(row["as_written"], lang="zh-CN", className="citation-phrase"),
            link(row[f"title_{language}"], stands(row), language),
            html.Span(lines(row, language), className="citation-line"),
        ],
        className="citation",
    )
