"""A folder of releases of the whole catalogue, published by the program itself."""

import subprocess
import sys
from pathlib import Path

from tests import invented
from tests.catalogues import EVERYTHING

PROGRAM = Path(sys.executable).with_name("indicators")


def whole(folder: Path) -> Path:
    """A folder of releases with one of everything."""
    publish(EVERYTHING, folder / "releases")
    return folder / "releases"


def small(folder: Path) -> Path:
    """The same of a small invented catalogue."""
    file = folder / "indicators.yaml"
    file.write_text(invented.YAML, "utf-8")
    publish(file, folder / "releases")
    return folder / "releases"


def publish(catalogue: Path, releases: Path) -> None:
    """Publish a data file.

    Raises:
        RuntimeError: the program ended with a fault; it says which.
    """
    words = [str(PROGRAM), "publish", str(catalogue), "--releases", str(releases)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"publish ended with {done.returncode}: {done.stdout} {done.stderr}")
