"""`indicators audit` and `verify`: the data file and its texts."""

import sys
from pathlib import Path

import click

from etl import labels, verification
from etl.audit import findings
from etl.audit import texts as articles
from etl.command.answering import FINE, PROBLEMS, STDOUT, answering, opened, save, saying
from etl.command.options import both, command
from etl.labels import OPTION
from etl.problems import InvalidFile
from etl.text import Language

_CATALOG = click.option(
    "--catalog", "file", type=click.Path(path_type=Path), default="indicators.yaml", show_default=True,
    help=both(OPTION["catalog"]),
)  # fmt: skip
_TEXTS = click.option(
    "--texts", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="TEXTS_DIR",
    show_envvar=True, help=both(OPTION["texts_folder"]),
)  # fmt: skip


@command("audit", "indicators audit --texts texts", _CATALOG)
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@_TEXTS
@click.option(
    "--format", "kind", type=click.Choice(["text", "json", "csv", "html"]), default="text", show_default=True,
    help=both(OPTION["audit_format"]),
)  # fmt: skip
@click.option("--draft", is_flag=True, help=both(OPTION["draft"]))
@click.option("--out", default=STDOUT, show_default=True, help=both(OPTION["audit_out"]))
def audit(
    file: Path,
    language: Language,
    texts: tuple[str, ...],
    folder: Path | None,
    kind: str,
    draft: bool,
    out: str,
) -> None:
    with answering(language):
        read = opened(file, language)
        with saying(labels.STEP_AUDIT, language):
            found = findings.audit(texts, folder, read)
            content = found.draft(language) if draft else found.written(kind, language)
        save(content.encode(), out, language, file, *found.paths)
        for problem in found.problems:
            click.echo(problem.in_(language), err=True)
        sys.exit(FINE if found.complete else PROBLEMS)


@command("verify", "indicators verify --texts texts")
@_TEXTS
def verify(file: Path, language: Language, folder: Path | None) -> None:
    with answering(language, problems_to_stderr=False):
        read = opened(file, language)
        with saying(labels.STEP_AUDIT, language):
            verified = verification.verify(read, articles.declared(folder, read) if folder else None)
        others = len(read.observations) - verified.refound - verified.faulty - verified.tabular
        words = labels.VERIFIED.filled(refound=verified.refound, others=others)
        click.echo(words.in_(language), err=True)
        if verified.problems:
            raise InvalidFile(verified.problems)
