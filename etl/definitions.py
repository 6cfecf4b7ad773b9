"""How the definitions of one family differ: the reason why look-alikes are shown apart, in words."""

import pandas as pd

from etl.labels import (
    DEFINITION_FIELD,
    DIFFERS,
    MEASURE,
    MEASURED,
    MORE_KINDS,
    NOT_A_RATIO,
    TIMING,
    UNIT,
)
from etl.rows import Row, text
from etl.text import Language, Text

# In the order in which a statistician asks.
_WORDED = ("numerator", "denominator", "scope", "price_basis")
_CODED = {"measure": MEASURE, "timing": TIMING, "unit_measure": UNIT}
# A longer list says no more than that they all differ.
LISTED_AT_MOST = 6


def differences(definitions: pd.DataFrame, language: Language) -> list[str]:
    """One sentence for each part in which the definitions differ; none where they agree or there is one.

    `definitions` are rows of the indicators table (see `etl.tables.INDICATORS`); it is not changed.
    """
    sentences = []
    for part in (*_WORDED, *_CODED):
        kinds = _kinds(definitions, part, language)
        if len(kinds) > 1:
            name = field_name(definitions, part).in_(language)
            sentences.append(DIFFERS.filled(part=name, kinds=_listed(kinds, language)).in_(language))
    return sentences


def field_name(definitions: pd.DataFrame, part: str) -> Text:
    """What a part of a definition is called: 分子 only where there is a 分母, else what is measured."""
    if part == "numerator" and definitions["denominator_zh"].isna().all():
        return MEASURED
    return DEFINITION_FIELD[part]


def _kinds(definitions: pd.DataFrame, part: str, language: Language) -> list[str]:
    if part in _CODED:
        return [_CODED[part][code].in_(language) for code in definitions[part].unique()]
    words = definitions[f"{part}_{language}"]
    # Without a denominator it is no ratio, which is a difference; elsewhere nothing stated is none.
    return list(
        (words.fillna(NOT_A_RATIO.in_(language)) if part == "denominator" else words.dropna()).unique()
    )


def _listed(kinds: list[str], language: Language) -> str:
    shown = " / ".join(kinds[:LISTED_AT_MOST])
    hidden = len(kinds) - LISTED_AT_MOST
    return shown + (MORE_KINDS.filled(count=hidden).in_(language) if hidden > 0 else "")


def described(definition: Row, language: Language) -> list[tuple[str, str]]:
    """What one definition states, part by part: name of the part, words. Parts it does not state are absent."""
    frame = pd.DataFrame([definition])
    parts = [
        (field_name(frame, part).in_(language), text(definition, f"{part}_{language}"))
        for part in (*_WORDED, "definition_note")
    ]
    coded = [
        (DEFINITION_FIELD[part].in_(language), words[definition[part]].in_(language))
        for part, words in _CODED.items()
        if part != "unit_measure"
    ]
    return [(name, words) for name, words in (*parts[:3], *coded, *parts[3:]) if words]
