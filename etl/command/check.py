"""`indicators check`: every problem of data files, for an editor or a program."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from etl import catalog, claims, disputes, gathered, kept, labels
from etl.catalog import Catalog
from etl.command.answering import PROBLEMS, answering, day_of, opened, unopened
from etl.command.options import AS_OF, DATA_FILE, both, command
from etl.labels import OPTION
from etl.problems import InvalidFile, Problem
from etl.reporting import text
from etl.scalars import TABULAR
from etl.text import Language, Text


def _several(function: Callable[..., None]) -> Callable[..., None]:
    """Files to check, each with those that it is read with."""
    path = click.Path(path_type=Path)
    return click.argument("files", metavar="[FILE]...", nargs=-1, type=path)(function)


@command("check", "indicators check indicators.yaml --lang en", _several)
@click.option("--whole", is_flag=True, help=both(OPTION["whole"]))
@click.option(
    "--format", "kind", type=click.Choice(["text", "json", "sarif", "github"]), default="text", show_default=True,
    help=both(OPTION["check_format"]),
)  # fmt: skip
@click.option("--all", "every", is_flag=True, help=both(OPTION["every"]))
@click.option("--explain", is_flag=True, help=both(OPTION["explain"]))
@AS_OF
def check(
    files: Sequence[Path],
    language: Language,
    whole: bool,
    kind: Any,
    every: bool,
    explain: bool,
    as_of: datetime | None,
) -> None:
    with answering(language, problems_to_stderr=False):
        asked = files or [Path(DATA_FILE)]
        wanted = dict.fromkeys(_wholes(asked) if whole else asked)
        found = (problem for file in wanted for problem in _problems(file, language, as_of, explain))
        # What several are read with is checked with each of them.
        problems = [*dict.fromkeys(found)]
        click.echo(_written(problems, kind, language, None if every or explain else text.ALIKE), nl=False)
        counts = Counter(problem.level for problem in problems)
        if kind == "text" and counts["error"] + counts["warning"] > 1:
            click.echo(_counted(counts["error"], counts["warning"]).in_(language), err=True)
        if counts["error"]:
            sys.exit(PROBLEMS)


def _wholes(files: Sequence[Path]) -> Iterator[Path]:
    """The main files of what files are part of; and those that no main file lists, for they would not be looked at."""
    for file in files:
        try:
            main = Path(gathered.read(file, catalog.FORM).documents[0].file)
        except InvalidFile:
            main = file  # which then says why it cannot be read
        yield main
        if file not in gathered.files(main):
            yield file


def _problems(file: Path, language: Language, as_of: datetime | None, explain: bool) -> Sequence[Problem]:
    """What is wrong with a file; of a large one that was checked today before, what was found then."""
    if as_of or explain or not _is_large(file):
        return _found(file, language, as_of, explain)
    shelf = kept.shelf(file)
    problems: Sequence[Problem] | None = shelf.problems(file)
    if problems is None:
        problems = _found(file, language, as_of, explain)
        shelf.keep_problems(file, problems)
    return problems


def _is_large(file: Path) -> bool:
    try:
        return sum(each.stat().st_size for each in gathered.whole(file)) > kept.WORTH_KEEPING
    except OSError:
        return False


def _found(file: Path, language: Language, as_of: datetime | None, explain: bool) -> Sequence[Problem]:
    try:
        read = opened(file, language, day_of(as_of))
    except InvalidFile as error:
        if unopened(error):
            raise
        return error.problems
    return [*read.warnings, *(_pairs(read) if explain else ())]


def _pairs(read: Catalog) -> list[Problem]:
    """What pairs of claims are that look like a conflict, each at its place in the file."""
    figures = {**read.observations, **read.beside}
    told = claims.statements(figures, read.indicators, read.sources)
    remarks = disputes.explained(told, read.origin.line_of_value)
    return sorted(read.origin.of_observation(each.obs_id, each.key, each.found) for each in remarks)


def _written(problems: Sequence[Problem], kind: str, language: Language, most: int | None) -> str:
    if kind == "text":
        return "".join(f"{line}\n" for line in text.report(problems, _lines(problems), language, most))
    from etl.reporting import as_json  # noqa: PLC0415  (most checks find nothing to be written so)

    if kind == "json":
        return as_json.plain(problems)
    if kind == "sarif":
        return as_json.sarif(problems, language)
    return "".join(f"{line}\n" for line in as_json.github(problems, language))


def _lines(problems: Sequence[Problem]) -> dict[str, Sequence[str]]:
    """The lines of the files that problems stand in; of tables rows are told, which are no lines."""
    files = {problem.file for problem in problems}
    others = {other.file for problem in problems for other in problem.related if other.file}
    return dict(_file_lines({file for file in files | others if not file.endswith(TABULAR)}))


def _file_lines(files: set[str]) -> Iterator[tuple[str, Sequence[str]]]:
    for file in files:
        try:
            yield file, Path(file).read_bytes().decode("utf-8-sig", "replace").split("\n")
        except OSError:
            continue


def _counted(errors: int, warnings: int) -> Text:
    parts = [labels.PROBLEM_COUNT.filled(count=errors)] if errors else []
    parts += [labels.WARNING_COUNT.filled(count=warnings)] if warnings else []
    return parts[0] if len(parts) == 1 else parts[0] + labels.COUNTS_APART + parts[1]
