"""A file as a revision of git has it.

git is started with fixed arguments and no shell; a revision is only ever a word among them, never an option, and
is turned into the id of its commit before anything is asked of it.
"""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

from etl.errors import MisuseError
from etl.labels import NO_GIT, NO_REVISION, NOT_AT_REVISION

_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}


class RevisionError(MisuseError):
    """There is no such revision, or it has no such file."""


class Shown(NamedTuple):
    """A file of a revision: what to call it (`HEAD~1:indicators.yaml`), and its bytes."""

    name: str
    content: bytes


def shown(word: str, file: Path) -> Shown:
    """The file that `REV` or `REV:path` names, a path from the top of the repository; `file` where only REV is given.

    The repository is the one in which `file` lies.

    Raises:
        RevisionError: the word is no revision, the revision has no such file, or there is no git.
    """
    revision, colon, path = word.partition(":")
    wanted = path if colon else f"./{file.name}"
    commit = _commit(revision, file.parent)
    done = _git(["cat-file", "blob", f"{commit}:{wanted}"], file.parent)
    if done.returncode:
        raise RevisionError(NOT_AT_REVISION.filled(revision=revision, file=path or file.name))
    return Shown(f"{revision}:{path or file.name}", done.stdout)


def tracked(file: Path) -> bool:
    """Whether the last commit of a repository around a file has it."""
    try:
        shown("HEAD", file)
    except RevisionError:
        return False
    return True


def _commit(revision: str, folder: Path) -> str:
    if not revision or revision.startswith("-"):
        raise RevisionError(NO_REVISION.filled(word=revision, reason=""))
    words = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    done = _git(words, folder)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise RevisionError(NO_REVISION.filled(word=revision, reason=f" (git: {said})" if said else ""))
    return done.stdout.decode().split()[-1]


def _git(words: list[str], folder: Path) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", *words],
            cwd=folder,
            env=os.environ | _QUIET,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise RevisionError(NO_GIT.filled(reason=error.strerror or error)) from error
