"""Files as a revision of git has them.

git is started with fixed arguments and no shell; a revision is only ever a word among them, never an option, and
is turned into the id of its commit before anything is asked of it.
"""

import os
import posixpath
import subprocess
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from etl.errors import MisuseError
from etl.labels import NO_GIT, NO_REVISION, NOT_AT_REVISION

_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}


class RevisionError(MisuseError):
    """There is no such revision, or it has no such file."""


class Shown(NamedTuple):
    """A file of a revision: the word for that and its commit, its path from the top of the repository."""

    revision: str
    commit: str
    path: PurePosixPath
    folder: Path  # in the repository

    def name(self, path: PurePosixPath) -> str:
        """What to call it, or another file of the revision, as git does: `HEAD~1:indicators.yaml`."""
        return f"{self.revision}:{path}"

    def content(self, path: PurePosixPath) -> bytes | None:
        """Its bytes, or those of another file of the revision; none where that has no such file.

        Raises:
            RevisionError: there is no git.
        """
        done = _git(["cat-file", "blob", f"{self.commit}:{path}"], self.folder)
        return None if done.returncode else done.stdout


def shown(word: str, file: Path) -> Shown:
    """The file that `REV` or `REV:path` names; `file` where only REV is given.

    A path is one from the top of the repository in which `file` lies; one that begins with a dot, from its folder.

    Raises:
        RevisionError: the word is no revision, the revision has no such file, or there is no git.
    """
    revision, colon, path = word.partition(":")
    commit = _commit(revision, file.parent)
    wanted = _from_top(path if colon else f"./{file.name}", file.parent)
    found = Shown(revision, commit, wanted, file.parent)
    if ".." in wanted.parts or found.content(wanted) is None:
        raise RevisionError(NOT_AT_REVISION.filled(revision=revision, file=wanted))
    return found


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


def _from_top(path: str, folder: Path) -> PurePosixPath:
    """A path from the top of the repository; one that begins with a dot is one from the folder."""
    if path.startswith(("./", "../")):
        done = _git(["rev-parse", "--show-prefix"], folder)
        path = os.fsdecode(done.stdout).rstrip("\n") + path
    return PurePosixPath(posixpath.normpath(path))


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
