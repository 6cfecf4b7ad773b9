"""`python -m deploy.licences`: write the list of licences, or say with --check that it is current.

Exit status: 0 fine, 1 a licence is not known, not allowed, or the list is not current.
"""

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import NamedTuple

import click

from deploy.advisories.locks import PROJECT, locked
from etl import labels
from etl.text import Text

LOCKS = tuple(
    PROJECT / name for name in ("requirements.txt", "requirements-oidc.txt", "requirements-servers.txt")
)
LIST = PROJECT / "docs" / "licences.md"
# Those under which anybody may use, change and hand on, in an office too. MPL asks for changes of its own files only,
# and LGPL, of a library that is taken as it is, for nothing.
ALLOWED = frozenset({
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "LGPL-3.0-only", "MIT", "MIT-0", "MPL-2.0",
    "PSF-2.0", "ZPL-2.1", "Zlib",
})  # fmt: skip
# As packages write it that do not yet write SPDX; their licence files were read where it is not clear.
WRITTEN: Mapping[str, str] = {
    "Apache 2": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "MIT License": "MIT",
    "ZPL 2.1": "ZPL-2.1",
}
# Of other systems than those where this is run.
ELSEWHERE: Mapping[str, str] = {"backports-zstd": "PSF-2.0", "brotlicffi": "MIT"}
_LONGEST = 60  # characters; what is longer is the text of a licence, and its classifier says which


class Licensed(NamedTuple):
    """A package, its locked versions, and its licence as SPDX expression or as it is written."""

    name: str
    versions: tuple[str, ...]
    licence: str


def licensed() -> Sequence[Licensed]:
    """The packages of the lock files for running, by name."""
    versions: dict[str, set[str]] = {}
    for each in locked(LOCKS):
        versions.setdefault(each.name, set()).add(each.version)
    return [Licensed(name, tuple(sorted(found)), licence(name)) for name, found in sorted(versions.items())]


def licence(name: str) -> str:
    """The licence that a package says it has."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return ELSEWHERE.get(name, "")
    classifiers = said.get_all("Classifier") or []
    classified = [each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License")]
    given = (said.get("License-Expression") or said.get("License") or "").strip()
    if not given or (len(given) > _LONGEST and not said.get("License-Expression")):
        given = classified[0] if classified else given
    return WRITTEN.get(given, given)


def faults(packages: Iterable[Licensed]) -> list[Text]:
    """What is wrong: licences that are not known, or not allowed."""
    found = []
    for name, _, given in packages:
        parts = set(re.split(r" (?:AND|OR) ", given))
        # One of several to choose from is enough; of several that hold together each must be allowed.
        allowed = parts & ALLOWED if " OR " in given and " AND " not in given else parts <= ALLOWED
        if not given:
            found.append(labels.LICENCES_UNKNOWN.filled(package=name, given=given))
        elif not allowed:
            found.append(labels.LICENCES_REFUSED.filled(package=name, given=given))
    return found


def page(packages: Iterable[Licensed]) -> str:
    """The list as Markdown."""
    heads = [" ".join(each) for each in labels.LICENCES_HEADS]
    rows = [f"| {name} | {', '.join(versions)} | {given} |" for name, versions, given in packages]
    return "\n".join([
        f"# {labels.LICENCES_TITLE.zh} · {labels.LICENCES_TITLE.en}", "",
        labels.LICENCES_ABOUT.zh, "", labels.LICENCES_ABOUT.en, "",
        f"| {' | '.join(heads)} |", "|---|---|---|", *rows, "",
    ])  # fmt: skip


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=LIST, help="Where the list stands.")
@click.option("--check", is_flag=True, help="Write nothing; say whether the list is current.")
def main(out: Path, check: bool) -> None:
    """Write the list of licences."""
    packages = licensed()
    found, said = faults(packages), page(packages)
    if check and (not out.exists() or out.read_text("utf-8") != said):
        found.append(labels.LICENCES_STALE.filled(file=out.name))
    if not check:
        out.write_text(said, encoding="utf-8")
    for each in found:
        click.echo(f"{each.zh}\n{each.en}", err=True)
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
