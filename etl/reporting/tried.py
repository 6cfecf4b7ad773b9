"""What a check says of a file that is given as text."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from etl import catalog
from etl.problems import InvalidFile, Problem


def problems(content: str, day: date) -> Sequence[Problem]:
    """All problems and warnings, in file order, as of a day."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "indicators.yaml"
        path.write_text(content, encoding="utf-8")
        try:
            return catalog.read(path, day).warnings
        except InvalidFile as error:
            return error.problems
