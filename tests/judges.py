"""Packages of Node that judge what we write."""

from pathlib import Path

PROJECT = Path(__file__).parent.parent


def packages() -> Path:
    """The folder they are installed in.

    Raises:
        FileNotFoundError: they are not.
    """
    folder = PROJECT / "build" / "node" / "node_modules"
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder.relative_to(PROJECT)} is not there: make it")
    return folder
