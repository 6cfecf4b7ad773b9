"""The words of a chart: lines above a bar, what hovering tells, and ticks. Plotly takes `<` for markup."""

import re
from html import escape
from unicodedata import east_asian_width

from app.figures import palette
from etl import display, goals, period, ranking
from etl.codes import Comparator, Modality, Role, Unit
from etl.intervals import is_magnitude
from etl.labels import (
    CLICK_FOR_SOURCE,
    EDITION,
    GOAL_SHORT,
    INFERRED,
    MODALITY,
    ROLE,
    SCALE_SHORT,
    SIGN,
    SOURCE_LINE,
)
from etl.rows import Row, text
from etl.text import Language, across

WIDTH = 38  # half-width characters at 14 pixels that fit a phone, in wide faces too
NARROW = 296  # pixels that a chart has on a phone
# How wide a letter, a sign and a Chinese character are, as shares of their size.
LETTER, SLIM, WIDE = 0.63, 0.36, 1.05

# What goes without saying: a result is done, a target planned.
_LONG = (Comparator.AP, Comparator.AB)  # whose English words are long
_USUAL = {Role.ACTUAL: Modality.DONE, Role.TARGET: Modality.PLAN, Role.ESTIMATE: Modality.EXPECT}


def lines(row: Row, language: Language) -> list[str]:
    """The lines above a bar: region and value, then period, role and place."""
    return headed(row[f"region_name_{language}"], row, facts(row, language), language)


def headed(name: str, row: Row, said: list[str], language: Language) -> list[str]:
    """A name and the value of a row, on one line if they fit, and below what else is said of it."""
    value = display.figure(row, language)
    bold = f"<b>{escape(value)}</b>"
    if across(name) + across(value) + 2 <= WIDTH:
        head = [f"{escape(name)}  {bold}"]
    else:
        head = [*map(escape, wrapped(name)), bold]
    return [*head, *(muted(escape(line)) for line in wrapped(" · ".join(said)))]


def muted(text: str) -> str:
    """Escaped text in the colour and size of what is read second."""
    return f'<span style="color:{palette.MUTED};font-size:12.5px">{text}</span>'


def sized(text: str, size: float) -> str:
    """Escaped text in a size."""
    return f'<span style="font-size:{size}px">{text}</span>'


def pixels(text: str, size: float) -> float:
    """About how wide a text is; dashes and quotation marks are as wide as a Chinese character in many faces."""
    return sum(map(_wide, text)) * size


def _wide(letter: str) -> float:
    if east_asian_width(letter) in "WFA":
        return WIDE
    return SLIM if letter in " ,.-:()" else LETTER


def short(row: Row, language: Language) -> str:
    """The value of a row without its unit, which stands in the heading of its chart; percent and places keep it.

    English scales are short, and signs stand for words: ≈ 14.1tn.
    """
    if goals.is_goal(row):
        return GOAL_SHORT.filled(words=row["value_as_written"]).in_(language)
    value = display.figure(row, language)
    if language == "en" and row["comparator"] in _LONG and not is_magnitude(row["value_as_written"]):
        value = f"{SIGN[row['comparator']]} {display.figure(row | {'comparator': Comparator.EQ}, language)}"
    if row["unit_measure"] in (Unit.PT, Unit.RANK):
        return value
    plain = " ".join("".join(value.rsplit(display.short_unit(row, language), 1)).split())
    return _short_scale(plain) if language == "en" else plain


def facts(row: Row, language: Language) -> list[str]:
    """Period, role, unusual modality and, of a row of `etl.ranking.ranked`, place among its like, in words."""
    when = period.in_words(row["time_period"], language)
    if row["period_basis"] == "inferred":
        when += INFERRED.in_(language)
    if edition := text(row, f"vintage_{language}"):
        when += EDITION.filled(edition=edition).in_(language)
    found = [when, ROLE[row["measure_role"]].in_(language)]
    if _USUAL.get(row["measure_role"]) != row["modality"]:
        found.append(MODALITY[row["modality"]].in_(language))
    place = ranking.told(row, language) if "rank_low" in row else ""
    return [*found, place] if place else found


def hover(row: Row, language: Language) -> str:
    """Everything about a figure, down to its phrase and line, and that a click leads there."""
    source = SOURCE_LINE.filled(title=row[f"title_{language}"], line=row["line"]).in_(language)
    said = [
        f"{row[f'region_name_{language}']}  {display.figure(row, language)}",
        " · ".join(facts(row, language)),
        *wrapped(f"“{row['as_written']}”"),
        *wrapped(source),
        CLICK_FOR_SOURCE.in_(language),
    ]
    return "<br>".join(map(escape, said))


def tick(value: float, row: Row, language: Language) -> str:
    """A round number of an axis; only percent carries its unit, which stands in the heading otherwise."""
    sign = display.unit(row, language) if row["unit_measure"] == Unit.PT else ""
    return escape(display.scaled(value, language) + sign)


def short_tick(value: float, row: Row, language: Language) -> str:
    """The same with a short scale: 15tn."""
    return _short_scale(tick(value, row, language))


def _short_scale(words: str) -> str:
    for long, short_one in SCALE_SHORT.items():
        words = words.replace(long, short_one)
    return words


def wrapped(text: str, width: int = WIDTH) -> list[str]:
    """Lines of at most a width, broken between words, in Chinese between characters, not before a closing mark."""
    lines, room = [""], width
    for word in re.findall(r"[!-~À-ÿ]+ *|.[，。；：、）》”]*", text):
        if across(word.rstrip()) > room:
            lines.append("")
            room = width
        lines[-1] += word
        room -= across(word)
    return [line.rstrip() for line in lines if line]
