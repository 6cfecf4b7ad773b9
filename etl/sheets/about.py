"""The sheet 说明: what the workbook is, where it comes from, how to read it, and the way to every other sheet."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from etl import labels
from etl.codes import Comparator
from etl.exchange import citing
from etl.extract import Extract
from etl.labels import COLUMN_NOTE, PRODUCT, ROLE, SHEET, SHEET_CONTENT, SIGN
from etl.sheets import detail
from etl.sheets.book import Book, text
from etl.sheets.content import BREATH, LINE, lines, told
from etl.sheets.streamed import Streamed
from etl.tables import Tables
from etl.text import Text

_WIDTHS = (24, 100)  # label, words
_LONGEST_LINK = 2_000  # letters; Excel follows none that is much longer


class _Line(NamedTuple):
    """One row: two cells, the look of the first, and where either leads."""

    label: str = ""
    words: str = ""
    look: str = "bold"
    link: str = ""


def write(book: Book, sheet: Streamed, tables: Tables, extract: Extract, figures: int) -> None:
    """Write the sheet for so many facts."""
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    for row, line in enumerate(_lines(tables, extract, figures)):
        _put(book, sheet, row, line)
    sheet.set_row(0, 2 * LINE)
    sheet.hide_gridlines(2)


def _put(book: Book, sheet: Streamed, row: int, line: _Line) -> None:
    words = told(line.words)
    if line.link.startswith("internal:"):
        sheet.write_url(row, 0, line.link, book.look("link"), line.label)
    else:
        text(book, sheet, row, 0, told(line.label), line.look)
    if line.link.startswith("http") and len(line.link) <= _LONGEST_LINK:
        sheet.write_url(row, 1, line.link, book.look("link"), words)
    else:
        text(book, sheet, row, 1, words)
    across = max(lines(words, _WIDTHS[1]), lines(line.label, _WIDTHS[0] + BREATH))
    sheet.set_row(row, across * LINE)


def _lines(tables: Tables, extract: Extract, figures: int) -> Iterator[_Line]:
    yield _Line(PRODUCT.zh, look="title")
    yield _Line(labels.WORKBOOK_CONTENT.zh, labels.DATA_PURPOSE.zh)
    yield _Line(labels.WORKBOOK_HOLDS.zh, extract.name.zh)
    usual = labels.WORKBOOK_ALL if extract.seen is None else labels.WORKBOOK_USUAL
    for said in extract.said or (usual.zh,):
        yield _Line(labels.WORKBOOK_FILTERS.zh, said)
    if extract.address:
        yield _Line(labels.WORKBOOK_ADDRESS.zh, extract.address, link=extract.address)
    yield _Line(labels.WORKBOOK_VERSION.zh, tables.version)
    yield _Line(labels.WORKBOOK_DAY.zh, extract.day.isoformat())
    yield _Line(labels.WORKBOOK_AS_OF.zh, extract.as_of.isoformat())
    yield _Line(labels.WORKBOOK_SIZE.zh, f"{figures:,}")
    yield _Line(labels.WORKBOOK_CITE.zh, citing.how_to_cite(tables.version, extract.day, extract.site).zh)
    yield from _section(
        labels.WORKBOOK_SHEETS,
        (_Line(SHEET[key].zh, SHEET_CONTENT[key].zh, link=f"internal:'{SHEET[key].zh}'!A1") for key in SHEET),
    )
    yield from _section(
        labels.WORKBOOK_RULES, _plain((str(n), each.zh) for n, each in enumerate(labels.RULES, 1))
    )
    yield from _section(labels.WORKBOOK_BOUNDS, _plain(_bounds()))
    yield from _section(labels.WORKBOOK_ROLES, _plain(_codes(ROLE)))
    yield from _section(labels.WORKBOOK_MODALITIES, _plain(_codes(labels.MODALITY)))
    yield from _section(labels.WORKBOOK_MARKS, _plain((words.zh, "") for words in labels.MARK.values()))
    yield from _section(labels.WORKBOOK_STATES, _plain(_states()))
    yield from _section(labels.WORKBOOK_COVERAGE, _plain(_coverage()))
    yield from _section(labels.WORKBOOK_STATUSES, _plain(_codes(labels.STATUS)))
    yield from _section(labels.WORKBOOK_CLAIMS, _plain(_codes(labels.CLAIM)))
    yield from _section(labels.WORKBOOK_FIELDS, _plain(_columns()))


def _section(title: Text, rows: Iterable[_Line]) -> Iterator[_Line]:
    yield _Line()
    yield _Line(title.zh, look="section")
    yield from rows


def _plain(pairs: Iterable[tuple[str, str]]) -> Iterator[_Line]:
    return (_Line(label, words, "plain") for label, words in pairs)


def _bounds() -> Iterator[tuple[str, str]]:
    shown = {
        **SIGN,
        Comparator.EQ: labels.WORKBOOK_SIGNLESS.zh,
        Comparator.RG: f"{SIGN[Comparator.GE]} {SIGN[Comparator.LE]}",
        Comparator.NA: labels.WORKBOOK_WORDS.zh,
    }
    for code, words in labels.COMPARATOR.items():
        yield shown[code], _coded(words.zh, code)


def _states() -> Iterator[tuple[str, str]]:
    for code, words in labels.ATTAINMENT.items():
        yield f"{labels.ATTAINMENT_SHAPE[code]} {words.zh}", _coded(labels.ATTAINMENT_RULE[code].zh, code)


def _coverage() -> Iterator[tuple[str, str]]:
    return (
        (labels.COVERAGE_SIGN[code], _coded(words.zh, code)) for code, words in labels.COVERAGE_STATE.items()
    )


def _codes(words: Mapping[str, Text]) -> Iterator[tuple[str, str]]:
    return ((text.zh, str(code)) for code, text in words.items())


def _columns() -> Iterator[tuple[str, str]]:
    for column in detail.COLUMNS:
        note = COLUMN_NOTE.get(column.code)
        yield column.title, _coded(column.code, note.zh if note else "")


def _coded(code: str, words: str) -> str:
    return "  ".join(part for part in (code, words) if part)
