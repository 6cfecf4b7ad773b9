"""What to tell an editor about claims: which cannot both be true, and which only look so.

Lines are those of the editor's file: `line_of` gives the one where the value of an observation is written.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from etl import display, faults
from etl.claims import Statement, current, facts, relation
from etl.codes import Relation, Role, Status
from etl.faults.fault import Found
from etl.remarks import Remark
from etl.text import LANGUAGES, Text

LineOf = Callable[[str], Text]


def unsettled(told: Iterable[Statement], line_of: LineOf) -> Iterator[Remark]:
    """What an editor has to settle: claims that cannot both be true, and preferences that settle nothing.

    A claim is named once, with the first before it that contradicts it.
    """
    for about in facts(told).values():
        standing = current(about)
        preferred = [each for each in about if each.observation.preferred]
        settling = [each for each in preferred if _disputed(each, standing)]
        for each in preferred:
            if each not in settling:
                yield Remark(each.obs_id, "preferred", faults.NOTHING_TO_PREFER.found())
        for each in settling[1:]:
            words = faults.TWO_PREFERRED.found(line=line_of(settling[0].obs_id))
            yield Remark(each.obs_id, "preferred", words, settling[0].obs_id)
        if not settling:
            yield from _conflicts(standing, line_of)


def explained(told: Iterable[Statement], line_of: LineOf) -> Iterator[Remark]:
    """Of pairs that look like a conflict and are none, or are settled, what they are: at the second, naming the first.

    Pairs of one region and family, from different places, that are about one fact or differ in one respect.
    """
    alike: dict[tuple[str, str], list[Statement]] = {}
    for each in told:
        alike.setdefault((each.observation.region, each.indicator.family), []).append(each)
    for pair in (pair for group in alike.values() for pair in combinations(group, 2)):
        if _look_alike(*pair):
            there, here = pair
            yield Remark(here.obs_id, "value", _pair(here, there, line_of(there.obs_id)))


def _disputed(claim: Statement, standing: Sequence[Statement]) -> bool:
    return claim in standing and any(relation(claim, each) is Relation.CONFLICTS for each in standing)


def _conflicts(standing: Sequence[Statement], line_of: LineOf) -> Iterator[Remark]:
    for i, here in enumerate(standing):
        against = (each for each in standing[:i] if relation(here, each) is Relation.CONFLICTS)
        if there := next(against, None):
            found = _conflict(here, there, line_of(there.obs_id))
            yield Remark(here.obs_id, "value", found, there.obs_id)


def _conflict(here: Statement, there: Statement, line: Text) -> Found:
    one, other = here.observation, there.observation
    found = faults.CONFLICT.found(**_place(there, line), here=_span(here), there=_span(there))
    if Status.PROVISIONAL in (one.status, other.status):
        found = found.hinting(faults.NOT_REVISED)
    if one.role is Role.TARGET:
        found = found.hinting(faults.OR_SUPERSEDES)
    inferred = one.inferred_from is not None, other.inferred_from is not None
    return found.hinting(faults.PERHAPS_ANOTHER_PERIOD[inferred])


def _place(there: Statement, line: Text) -> dict[str, Any]:
    return {"line": line, "source": there.observation.source, "other": there.observation.value.text}


def _span(statement: Statement) -> Text:
    counted = statement.indicator.counted
    measured = {
        "unit_measure": statement.indicator.unit,
        "counted_zh": counted and counted.zh,
        "counted_en": counted and counted.en,
    }
    return Text(*(display.span(statement.interval, measured, language) for language in LANGUAGES))


def _look_alike(one: Statement, other: Statement) -> bool:
    """Whether a hurried reader could take the two for a conflict: a growth rate never looks like a level."""
    here, there = one.observation, other.observation
    if (here.source, here.line) == (there.source, there.line):
        return False
    kinds = [(each.indicator.measure, each.indicator.unit, each.indicator.counted) for each in (one, other)]
    return kinds[0] == kinds[1] and relation(one, other) is not Relation.UNRELATED


def _pair(here: Statement, there: Statement, line: Text) -> Found:
    between = relation(here, there)
    words = faults.PAIRED[between]
    if between in _RESPECTS:
        words = words + _RESPECTS[between](here) + faults.AGAINST + _RESPECTS[between](there)
    return faults.PAIR.found(**_place(there, line), what=words)


def _definition(statement: Statement) -> Text:
    """The indicator, and the status or edition that says its definition is another."""
    indicator, status, _ = statement.definition
    words = indicator if status is None else f"{indicator}, status: {status.name.lower()}"
    vintage = statement.observation.vintage
    edition = Text(f"，{vintage.zh}", f", {vintage.en}") if vintage else Text("", "")
    return Text(words, words) + edition


def _period(statement: Statement) -> Text:
    code = statement.observation.period.code
    inferred = statement.observation.inferred_from is not None
    return faults.INFERRED_PERIOD.filled(period=code) if inferred else Text(code, code)


def _role(statement: Statement) -> Text:
    word = statement.observation.role.name.lower()
    return Text(word, word)


# What to name where two claims differ in one respect.
_RESPECTS: Mapping[Relation, Callable[[Statement], Text]] = {
    Relation.OTHER_DEFINITION: _definition,
    Relation.OTHER_PERIOD: _period,
    Relation.OTHER_ROLE: _role,
}
