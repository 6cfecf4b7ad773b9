"""The sentence around a figure, with the figure lit, or why it is not shown."""

from collections.abc import Callable, Mapping

from dash import html
from dash.development.base_component import Component

from app.texts import Presence, Sentence
from etl.codes import Script
from etl.labels import NOT_ON_LINE, SENTENCES_ELSEWHERE, TEXT_ABSENT, TEXT_CHANGED
from etl.rows import Row
from etl.sentences import Lit
from etl.text import Language, Text

TAG: Mapping[str, str] = {
    Script.SIMPLIFIED: "zh-CN",
    Script.TRADITIONAL: "zh-Hant",
}  # IETF language tags of the texts
_SAID: dict[Presence, list[Text]] = {
    Presence.ELSEWHERE: [SENTENCES_ELSEWHERE],
    Presence.ABSENT: [TEXT_ABSENT],
    Presence.CHANGED: [TEXT_CHANGED],
    Presence.SAME: [],
}


def sentence(found: Sentence, source: Row, observation: Row, language: Language) -> list[Component]:
    """What is found of one figure of a source."""
    said = list(_SAID[found.presence])
    if found.lit is None and at_hand(found):
        said.append(NOT_ON_LINE.filled(line=observation["line"]))
    shown = [_lit(found.lit, source, observation)] if found.lit else []
    return [*shown, *(html.P(words.in_(language), className="sentence-remark") for words in said)]


def at_hand(found: Sentence) -> bool:
    """Whether there is a text in which the sentence was looked for."""
    return found.presence in (Presence.SAME, Presence.CHANGED)


def within(words: str, part: str, around: Callable[[str], Component]) -> list[Component | str]:
    """Words with one part of them set off; just the words where they do not have it in this spelling."""
    before, found, after = words.partition(part)
    return [before, around(found), after] if found else [words]


def _lit(lit: Lit, source: Row, observation: Row) -> Component:
    figure = html.Mark(within(lit.lit, observation["value_as_written"], html.Strong))
    words = html.P([lit.before, figure, lit.after])
    return html.Blockquote(words, lang=TAG[source["script"]], className="sentence")
