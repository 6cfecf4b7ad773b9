"""Problems for programs: JSON with both languages, SARIF 2.1.0 for code scanning, and workflow commands of GitHub."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from etl import faults
from etl.labels import PRODUCT
from etl.problems import Problem
from etl.reporting.text import ordered
from etl.text import Language

FORMAT = "regional-indicators problems 1"
SARIF = "2.1.0"
EXPLAINED = "docs/problems.md"
_GITHUB = {"note": "notice"}  # levels that a code host calls otherwise


def plain(problems: Sequence[Problem]) -> str:
    """One object: its format, how many errors and warnings, and each problem in both languages, errors first."""
    counts = Counter(problem.level for problem in problems)
    told = {
        "format": FORMAT,
        "errors": counts["error"],
        "warnings": counts["warning"],
        "problems": [_plain(problem) for problem in ordered(problems)],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _plain(problem: Problem) -> Mapping[str, Any]:
    return {
        "code": problem.code,
        "level": problem.level,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "end_column": problem.column + problem.length,
        "path": problem.path,
        "message": problem.message._asdict(),
        "mend": problem.mend._asdict(),
        "related": [
            {
                "file": other.file or problem.file,
                "line": other.line,
                "column": other.column,
                "message": other.message._asdict(),
            }
            for other in problem.related
        ],
        "explained": f"{EXPLAINED}#{problem.code}",
    }


def sarif(problems: Sequence[Problem], language: Language) -> str:
    """A SARIF log of one run; its rules are the kinds of problems that were found."""
    found = ordered(problems)
    codes = sorted({problem.code for problem in found})
    driver = {
        "name": PRODUCT.en,
        "rules": [_rule(code, language) for code in codes],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": SARIF,
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(problem, codes, language) for problem in found],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str, language: Language) -> Mapping[str, Any]:
    fault = faults.BY_CODE[code]
    wrong, mend = (words.in_(language) for words in fault.told())
    return {
        "id": code,
        "shortDescription": {"text": wrong},
        "help": {"text": mend or wrong},
        "defaultConfiguration": {"level": fault.level},
    }


def _result(problem: Problem, codes: Sequence[str], language: Language) -> Mapping[str, Any]:
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": problem.level,
        "message": {"text": problem.said(language)},
        "locations": [_location(problem.file, problem.line, problem.column, problem.length)],
    }
    if problem.related:
        result["relatedLocations"] = [
            _location(other.file or problem.file, other.line, other.column, 0)
            | {"message": {"text": other.message.in_(language)}}
            for other in problem.related
        ]
    return result


def _location(file: str, line: int, column: int, length: int) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": file.replace("\\", "/")}}
    if line:
        place["region"] = {"startLine": line, "startColumn": column, "endColumn": column + length}
    return {"physicalLocation": place}


def github(problems: Sequence[Problem], language: Language) -> Iterator[str]:
    """Workflow commands: a code host shows each beside its line."""
    for problem in ordered(problems):
        where = {"file": problem.file, "title": problem.code}
        if problem.line:
            where |= {
                "line": str(problem.line),
                "col": str(problem.column),
                "endColumn": str(problem.column + problem.length),
            }
        told = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in where.items())
        yield f"::{_GITHUB.get(problem.level, problem.level)} {told}::{_escaped(problem.said(language))}"


def _escaped(words: str, more: str = "") -> str:
    """As workflow commands want it: by percent signs, `more` characters too where it is a property."""
    for character in "%\r\n" + more:
        words = words.replace(character, f"%{ord(character):02X}")
    return words
