"""One claim among several about a fact: its own words, how firmly it says so, how it stands to the one shown."""

from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

from etl.codes import Claim, Status
from etl.labels import CLAIM, MODALITY, OTHERWISE, STATUS
from etl.rows import Row
from etl.text import Language, Text

# What is told beside the claim shown, never in its place.
RIVALS = frozenset({Claim.CONTRADICTED, Claim.REVISED, Claim.APART})


def own_words(row: Row, language: Language) -> list[Component]:
    """What this place says of a fact that others speak of too; nothing where it is the only one."""
    if row["claim"] == Claim.ONLY:
        return []
    rival = row["claim"] in RIVALS
    lead = [html.B(OTHERWISE.in_(language))] if rival else []
    written = html.Span(row["value_as_written"], lang="zh-CN", className="claim-value")
    said = " · ".join(each.in_(language) for each in (MODALITY[row["modality"]], *qualities(row)))
    return [html.P([*lead, written, " ", said], className="claim claim-rival" if rival else "claim")]


def qualities(row: Row) -> Iterator[Text]:
    """What else is to be known of a figure: its status where not normal, and how it stands to other claims."""
    differs = row["obs_status"] == Status.DEFINITION_DIFFERS and row["claim"] == Claim.APART
    if row["obs_status"] != Status.NORMAL and not differs:  # which its standing tells
        yield STATUS[row["obs_status"]]
    if row["claim"] != Claim.ONLY:
        yield CLAIM[row["claim"]]
