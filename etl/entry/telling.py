"""What an import would do, in words and as JSON."""

import json
from collections.abc import Iterator
from typing import Any

from etl import labels
from etl.entry.choices import APART, Choices
from etl.entry.columns import COLUMNS, NUMBER, SAID
from etl.entry.merging import CONFLICT, Changed
from etl.entry.proposal import Proposal
from etl.entry.reading import Filled, Remark, cell_name
from etl.entry.said import Said
from etl.problems import Problem
from etl.text import Language, Text

FORM = 1  # of the JSON; a change that breaks its readers raises it


def words(proposal: Proposal, choices: Choices, language: Language) -> str:
    """Every figure that is added, changed or removed, and how many there are, a line each."""
    return "".join(f"{line.in_(language)}\n" for line in _lines(proposal, choices))


def problems(proposal: Proposal, filled: Filled, file: str) -> list[Problem]:
    """What stands against it, with places in the workbook where it has any."""
    return [*(_problem(remark, filled, file) for remark in proposal.remarks), *proposal.elsewhere]


def as_json(proposal: Proposal, filled: Filled, patch: str) -> str:
    """All of it for other programs: keys are those of the columns, words those that are compared."""
    found = proposal.merged
    content = {
        "form": FORM,
        "added": [{"row": row.number, "says": row.said} for row in found.added],
        "changed": [
            {"row": change.row, "id": name, "keys": _keys(change)} for name, change in found.changed.items()
        ],
        "removed": [{"id": name, "said": proposal.current[name]} for name in found.removed],
        "problems": [_remark(remark, filled) for remark in proposal.remarks]
        + [_elsewhere(problem) for problem in proposal.elsewhere],
        "sound": proposal.sound,
        "patch": patch,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _lines(proposal: Proposal, choices: Choices) -> Iterator[Text]:
    found = proposal.merged
    for row in found.added:
        yield labels.ENTRY_IS_ADDED.filled(row=row.number, what=_what(row.said, choices))
    for change in found.changed.values():
        yield labels.ENTRY_IS_CHANGED.filled(row=change.row, what=_what(change.before, choices))
        yield from _changes(change, choices)
    for name in found.removed:
        yield labels.ENTRY_IS_REMOVED.filled(what=_what(proposal.current[name], choices))
    if found.nothing and not proposal.remarks:
        yield labels.ENTRY_NOTHING
        return
    conflicts = sum(remark.code == CONFLICT for remark in proposal.remarks)
    yield labels.ENTRY_IMPORT_COUNTS.filled(
        added=len(found.added),
        changed=len(found.changed),
        removed=len(found.removed),
        conflicts=conflicts,
        problems=len(proposal.remarks) + len(proposal.elsewhere) - conflicts,
    )


def _changes(change: Changed, choices: Choices) -> Iterator[Text]:
    for key, (before, after) in _keys(change).items():
        shown = (choices.shown(key, side) if side else labels.ENTRY_EMPTY for side in (before, after))
        sides = dict(zip(("before", "after"), shown, strict=True))
        yield labels.ENTRY_FROM_TO.filled(column=COLUMNS[NUMBER[key]].title, **sides)


def _keys(change: Changed) -> dict[str, tuple[str, str]]:
    """What changes, by column: before and after."""
    pairs = (
        (column.key, change.before.get(column.key, ""), change.after.get(column.key, "")) for column in SAID
    )
    return {key: (before, after) for key, before, after in pairs if before != after}


def _what(said: Said, choices: Choices) -> Text:
    shown = {
        key: choices.shown(key, said.get(key, "")).split(APART)[0] for key in ("region", "indicator", "role")
    }
    others = {key: said.get(key, "") for key in ("period", "source", "line")}
    return labels.ENTRY_WHAT.filled(**shown, **others, value=said.get("bound", "") + said.get("value", ""))


def _problem(remark: Remark, filled: Filled, file: str) -> Problem:
    if not remark.row:
        return Problem(file, 0, 0, "", remark.message, remark.warning, remark.code)
    column = filled.columns[remark.column] + 1 if remark.column else 1
    place = cell_name(filled.columns, remark.row, remark.column)
    return Problem(file, remark.row, column, place, remark.message, remark.warning, remark.code)


def _remark(remark: Remark, filled: Filled) -> dict[str, Any]:
    cell = cell_name(filled.columns, remark.row, remark.column) if remark.row else ""
    return {
        "row": remark.row, "column": remark.column, "cell": cell, "code": remark.code, "warning": remark.warning,
        "message": remark.message._asdict(),
    }  # fmt: skip


def _elsewhere(problem: Problem) -> dict[str, Any]:
    message = {"zh": problem.said("zh"), "en": problem.said("en")}
    return {"path": problem.path, "code": problem.code, "warning": problem.warning, "message": message}
