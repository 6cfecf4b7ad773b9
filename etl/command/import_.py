"""The command `import`: what a filled workbook would change in the data files; with `--apply` it does."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from etl import labels
from etl.command.answering import FINE, PROBLEMS, answering, opened, save, saying, stop, writing
from etl.command.options import both, command
from etl.labels import OPTION
from etl.text import Language

if TYPE_CHECKING:
    from etl.entry.files import Files
    from etl.entry.proposal import Proposal
    from etl.entry.reading import Filled


def _workbook(function: Any) -> Any:
    """The workbook, and the data file it is compared with."""
    catalog = click.option(
        "--catalog", type=click.Path(path_type=Path), default="indicators.yaml", show_default=True,
        help=both(OPTION["catalog"]),
    )  # fmt: skip
    return click.argument("workbook", type=click.Path(path_type=Path))(catalog(function))


@command("import", "indicators import entry.xlsx --catalog indicators.yaml --apply", _workbook)
@click.option(
    "--format", "kind", type=click.Choice(["text", "json", "patch"]), default="text", show_default=True,
    help=both(OPTION["import_format"]),
)  # fmt: skip
@click.option("--report", type=click.Path(path_type=Path), help=both(OPTION["report"]))
@click.option("--apply", "applies", is_flag=True, help=both(OPTION["apply"]))
@click.option("--allow-removals", "removes", is_flag=True, help=both(OPTION["allow_removals"]))
def import_(
    workbook: Path,
    catalog: Path,
    language: Language,
    kind: str,
    report: Path | None,
    applies: bool,
    removes: bool,
) -> None:
    with answering(language):
        from etl.entry import files as entered  # noqa: PLC0415
        from etl.entry import package, proposal, reading, telling  # noqa: PLC0415
        from etl.entry.choices import Choices  # noqa: PLC0415

        let_in = package.opened(workbook)
        read = opened(catalog, language)
        files, choices = entered.opened(read, catalog), Choices(read)
        with saying(labels.ENTRY_IMPORT_STEP, language):
            filled = reading.filled(let_in, choices)
            found = proposal.proposal(filled, files, choices)
        patch = _patch(found, catalog) if found.sound else ""
        listed = telling.words(found, choices, language)
        if kind == "json":
            click.echo(telling.as_json(found, filled, patch), nl=False)
        else:
            click.echo(listed, nl=False, err=kind == "patch")
            click.echo(patch, nl=False)
        for problem in telling.problems(found, filled, str(workbook)):
            click.echo(problem.in_(language), err=True)
        if filled.own:
            names = labels.LISTED.in_(language).join(filled.own)
            click.echo(labels.ENTRY_OWN_COLUMNS.filled(names=names).in_(language), err=True)
        if found.remarks:
            inputs = (workbook, *files.contents)
            _report(let_in, filled, found, report or _beside(workbook, language), language, inputs)
        if not found.sound:
            click.echo(labels.ENTRY_NOT_APPLIED.in_(language), err=True)
            sys.exit(PROBLEMS)
        if found.merged.removes_many(len(filled.exported)) and not removes:
            count = len(found.merged.removed)
            stop(labels.ENTRY_MANY_REMOVED.filled(count=count, total=len(filled.exported)), language)
        if not found.merged.nothing:
            _apply(files, found, applies, language)
        sys.exit(FINE)


def _apply(files: "Files", found: "Proposal", applies: bool, language: Language) -> None:
    if not applies:
        click.echo(labels.ENTRY_HOW_TO_APPLY.in_(language), err=True)
        return
    from etl.patching.writing import Change, replaced  # noqa: PLC0415

    changes = [
        Change(file, files.contents[file], patch.after.encode()) for file, patch in found.patches.items()
    ]
    names = labels.LISTED.in_(language).join(str(change.path) for change in changes)
    with writing(names, language):
        kept = replaced(changes)
    for change, copy in zip(changes, kept, strict=True):
        click.echo(labels.ENTRY_APPLIED.filled(path=change.path, kept=copy).in_(language), err=True)


def _report(
    let_in: Any,
    filled: "Filled",
    found: "Proposal",
    out: Path,
    language: Language,
    inputs: tuple[Path, ...],
) -> None:
    """Write the copy of the workbook with what is wrong beside its cells."""
    from etl.entry.grid import Workbook  # noqa: PLC0415
    from etl.entry.marking import marked  # noqa: PLC0415

    save(marked(Workbook(let_in), filled, found.remarks, language), str(out), language, *inputs)
    click.echo(labels.ENTRY_REPORTED.filled(path=out).in_(language), err=True)


def _beside(workbook: Path, language: Language) -> Path:
    name = labels.ENTRY_REPORT_NAME.filled(stem=workbook.stem).in_(language)
    return workbook.with_name(name)


def _patch(found: "Proposal", catalog: Path) -> str:
    """All changes as one patch. It names files from here; from beside the data file if that is not named from here."""
    above = catalog.parent if catalog.is_absolute() else Path()
    return "".join(
        patch.unified(Path(os.path.relpath(file, above)).as_posix()) for file, patch in found.patches.items()
    )
