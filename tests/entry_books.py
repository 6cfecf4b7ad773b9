"""Workbooks for data entry as tests need them: handed out, filled in as editors do, spoilt part by part."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from click.testing import CliRunner, Result
from openpyxl import load_workbook
from xlsxwriter.utility import xl_col_to_name

from etl import catalog, gathered
from etl.cli import main
from etl.entry.choices import Choices
from etl.entry.columns import NUMBER
from etl.entry.files import figures, opened
from etl.entry.template import Exported, workbook
from tests.invented import YAML

DAY = date(2026, 1, 1)
FIRST = 3  # the row of the first figure
FORM, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"

Change = bytes | Callable[[bytes], bytes]


class Raw(str):
    """The inside of a cell as the file format has it: a number, a formula."""


def handed_out(file: Path, *, filled: bool = True) -> bytes:
    """The workbook of a data file, with all of its figures or none."""
    read = catalog.read(file)
    choices = Choices(read)
    said = figures(opened(read, file), choices) if filled else {}
    return workbook(choices, Exported(said, gathered.content(file).hex()), DAY)


@cache
def small(yaml: str = YAML, *, filled: bool = True) -> bytes:
    """The workbook of a small catalogue, with none of the 3,000 areas to choose from: they take longest to read."""
    with TemporaryDirectory() as folder, patch.object(Choices, "_regions", lambda _: iter([("000000", "x")])):
        path = Path(folder) / "indicators.yaml"
        path.write_text(yaml, encoding="utf-8")
        return handed_out(path, filled=filled)


def typed(content: bytes, cells: Mapping[tuple[int, str], str]) -> bytes:
    """The workbook with words in cells, which go by row and key. Not by openpyxl, which takes a second each."""
    return repacked(content, {FORM: lambda part: _typed(part.decode(), cells).encode()})


def _typed(form: str, cells: Mapping[tuple[int, str], str]) -> str:
    for (row, key), words in cells.items():
        name = cell(row, key)
        inside = f'<is><t xml:space="preserve">{escape(words)}</t></is>'
        kind, inside = ("", words) if isinstance(words, Raw) else (' t="inlineStr"', inside)
        form, found = re.subn(
            rf'<c r="{name}"( s="\d+")?(?:[^>]*/>|[^>]*[^/]>.*?</c>)',
            lambda match, name=name, kind=kind, inside=inside: (
                f'<c r="{name}"{match[1] or ""}{kind}>{inside}</c>'
            ),
            form,
        )
        assert found == 1, name
    return form


def without_rows(content: bytes, *rows: int) -> bytes:
    """The workbook without some of its rows."""
    numbers = "|".join(map(str, rows))
    return repacked(
        content, {FORM: lambda part: re.sub(rf'<row r="(?:{numbers})".*?</row>'.encode(), b"", part)}
    )


def cell(row: int, key: str) -> str:
    """The name of a cell: G12."""
    return f"{xl_col_to_name(NUMBER[key])}{row}"


def shown(content: bytes) -> Iterator[dict[str, str]]:
    """The rows of the form that say something, by key, with what their cells show; without what is looked up."""
    sheet = load_workbook(io.BytesIO(content), read_only=True)["填写"]
    _, keys, *rows = sheet.iter_rows(values_only=True)
    for row in rows:
        cells = {key: value for key, value in zip(keys, row, strict=False) if value}
        if "source" in cells or "problems" in cells:
            yield {key: value for key, value in cells.items() if key not in ("unit", "definition")}


def repacked(content: bytes, changed: Mapping[str, Change]) -> bytes:
    """The workbook with some of its parts changed or added."""
    written = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *changed]):
            part = old.read(name) if name in old.namelist() else b""
            change = changed.get(name, part)
            new.writestr(name, change(part) if callable(change) else change)
    return written.getvalue()


def replaced(old: str, new: str) -> Callable[[bytes], bytes]:
    """A part with some of its text replaced once."""

    def change(part: bytes) -> bytes:
        assert old.encode() in part
        return part.replace(old.encode(), new.encode(), 1)

    return change


def run(*words: object) -> Result:
    """The command `indicators` with these words."""
    return CliRunner().invoke(main, [str(word) for word in words], prog_name="indicators")
