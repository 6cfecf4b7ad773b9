"""A copy of a workbook with what is wrong beside its cells; all else in it stays, byte for byte."""

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import NamedTuple
from xml.parsers.expat import XMLParserType
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree
from xlsxwriter.utility import xl_col_to_name

from etl.cells import visible
from etl.entry.columns import COLUMNS, HEADS, NUMBER, PROBLEMS
from etl.entry.grid import Workbook, column_of, local
from etl.entry.reading import Filled, Remark
from etl.labels import ENTRY_COLON, ENTRY_SHEET
from etl.sheets.content import LINE, lines
from etl.text import Language

WIDTH = 48  # of the column with the problems, in characters
_RED = "FFF8D7DA"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STYLE = re.compile(rb'\ss="(\d+)"')


class _Cell(NamedTuple):
    """Where a cell stands in the bytes of its sheet."""

    row: int
    column: int
    start: int
    end: int


class _Splice(NamedTuple):
    """Bytes in the place of others."""

    start: int
    end: int
    new: bytes


def marked(book: Workbook, filled: Filled, remarks: Sequence[Remark], language: Language) -> bytes:
    """The workbook with remarks in the column 错误说明 of their rows, and the cells they mean in red."""
    sheet = book.sheets[ENTRY_SHEET["entry"]]
    places = _Places(filled.columns[PROBLEMS])
    book.package.parse(sheet, places.attach)
    content = book.package.part(sheet)
    styles = _Styles(book)
    changed = {sheet: _spliced(content, _splices(content, places, filled, remarks, language, styles))}
    changed |= styles.changed()
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as copy:
        for info in book.package.archive.infolist():
            copy.writestr(info, changed.get(info.filename, book.package.part(info.filename)))
    return written.getvalue()


class _Places:
    """Where rows and cells stand in the bytes of a sheet."""

    def __init__(self, problems: int) -> None:
        self.cells: dict[tuple[int, int], _Cell] = {}
        self.rows: dict[int, int] = {}  # where its tag begins
        self.width: int | None = None  # where the tag of the column with the problems begins
        self.prefix = ""
        self._problems = problems
        self._row, self._column, self._start = 0, -1, 0

    def attach(self, parser: XMLParserType) -> None:
        def start(name: str, attributes: dict[str, str]) -> None:
            match local(name):
                case "col" if attributes.get("min") == attributes.get("max") == str(self._problems + 1):
                    self.width = parser.CurrentByteIndex
                case "row":
                    self._row, self._column = int(attributes.get("r", self._row + 1)), -1
                    self.rows[self._row] = parser.CurrentByteIndex
                    self.prefix = name.removesuffix("row")
                case "c":
                    reference = attributes.get("r")
                    self._column = column_of(reference) if reference else self._column + 1
                    self._start = parser.CurrentByteIndex

        def end(name: str) -> None:
            if local(name) == "c":
                found = _Cell(self._row, self._column, self._start, parser.CurrentByteIndex)
                self.cells[self._row, self._column] = found

        parser.StartElementHandler, parser.EndElementHandler = start, end

    def before(self, row: int, column: int) -> _Cell | None:
        """The last cell of a row before a column."""
        found = (self.cells[row, at] for at in range(column - 1, -1, -1) if (row, at) in self.cells)
        return next(found, None)


def _splices(
    content: bytes,
    places: _Places,
    filled: Filled,
    remarks: Sequence[Remark],
    language: Language,
    styles: "_Styles",
) -> Iterator[_Splice]:
    column = filled.columns[PROBLEMS]
    said = _said(remarks, language)
    for row in places.rows:
        if row in said:
            yield _high(content, places.rows[row], lines(said[row], WIDTH))
        if row in said or (row > HEADS and (row, column) in places.cells):
            yield _words(content, places, row, column, said.get(row, ""))
    wrong = {(each.row, filled.columns[each.column]) for each in remarks if each.column and not each.warning}
    for place in sorted(wrong & places.cells.keys()):
        yield _red(content, places.cells[place], styles)
    if places.width is not None and said:
        yield _attribute(content, places.width, width=f"{WIDTH}", customWidth="1")


def _said(remarks: Sequence[Remark], language: Language) -> Mapping[int, str]:
    found: dict[int, list[str]] = {}
    for remark in remarks:
        words = remark.message.in_(language)
        if remark.column:
            title = COLUMNS[NUMBER[remark.column]].title.in_(language)
            words = title + ENTRY_COLON.in_(language) + words
        found.setdefault(remark.row, []).append(words)
    return {row: "\n".join(dict.fromkeys(words)) for row, words in found.items() if row}


def _words(content: bytes, places: _Places, row: int, column: int, words: str) -> _Splice:
    """A cell with these words, in the look that it has."""
    cell = places.cells.get((row, column))
    look = _STYLE.search(_tag(content, cell.start)) if cell else None
    name = f"{xl_col_to_name(column)}{row}"
    head = f'{places.prefix}c r="{name}"' + (f' s="{look[1].decode()}"' if look else "")
    p = places.prefix
    text = f'<{p}is><{p}t xml:space="preserve">{escape(visible(words))}</{p}t></{p}is>'
    new = f'<{head} t="inlineStr">{text}</{p}c>' if words else f"<{head}/>"
    if cell:
        return _Splice(cell.start, _after(content, cell), new.encode())
    before = places.before(row, column)
    at = _after(content, before) if before else _behind(content, places.rows[row])
    return _Splice(at, at, new.encode())


def _red(content: bytes, cell: _Cell, styles: "_Styles") -> _Splice:
    tag = _tag(content, cell.start)
    look = _STYLE.search(tag)
    return _attribute(content, cell.start, s=str(styles.red(int(look[1]) if look else 0)))


def _high(content: bytes, start: int, count: int) -> _Splice:
    """The tag of a row, at least so many lines high."""
    before = re.search(rb'\sht="([0-9.]+)"', _tag(content, start))
    height = max(float(before[1]) if before else 0.0, count * LINE)
    return _attribute(content, start, ht=f"{height:g}", customHeight="1")


def _attribute(content: bytes, start: int, **attributes: str) -> _Splice:
    """A tag with attributes set."""
    tag = _tag(content, start)
    new = tag
    for name, value in attributes.items():
        new = re.sub(rb'\s%s="[^"]*"' % name.encode(), b"", new)
        new = re.sub(rb"(/?>)$", f' {name}="{value}"'.encode() + rb"\1", new)
    return _Splice(start, start + len(tag), new)


def _tag(content: bytes, start: int) -> bytes:
    return content[start : _behind(content, start)]


def _after(content: bytes, cell: _Cell) -> int:
    """The index behind a cell. The parser tells where its end tag begins, if it has one."""
    tag = _tag(content, cell.start)
    return cell.start + len(tag) if tag.endswith(b"/>") else _behind(content, cell.end)


def _behind(content: bytes, start: int) -> int:
    return content.index(b">", start) + 1


def _spliced(content: bytes, splices: Iterator[_Splice]) -> bytes:
    parts, at = [], 0
    for start, end, new in sorted(splices):
        parts += [content[at:start], new]
        at = end
    return b"".join([*parts, content[at:]])


class _Styles:
    """The styles of a workbook, with red ones added as they are asked for."""

    def __init__(self, book: Workbook) -> None:
        self._name = book.styles
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        self._root = etree.fromstring(book.package.part(self._name), parser)
        self._formats = self._root.find(f"{{{_MAIN}}}cellXfs")
        self._reds: dict[int, int] = {}
        self._fill = -1

    def red(self, style: int) -> int:
        """The number of a style like another, on red."""
        if style not in self._reds:
            if not self._reds:
                self._fill = self._filled()
            like = self._formats[style]
            new = etree.fromstring(etree.tostring(like))
            new.set("fillId", str(self._fill))
            new.set("applyFill", "1")
            self._formats.append(new)
            self._reds[style] = len(self._formats) - 1
            self._formats.set("count", str(len(self._formats)))
        return self._reds[style]

    def changed(self) -> dict[str, bytes]:
        """The part anew, if anything was added."""
        if not self._reds:
            return {}
        return {
            self._name: etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        }

    def _filled(self) -> int:
        fills = self._root.find(f"{{{_MAIN}}}fills")
        fill = etree.SubElement(fills, f"{{{_MAIN}}}fill")
        pattern = etree.SubElement(fill, f"{{{_MAIN}}}patternFill", patternType="solid")
        etree.SubElement(pattern, f"{{{_MAIN}}}fgColor", rgb=_RED)
        etree.SubElement(pattern, f"{{{_MAIN}}}bgColor", indexed="64")
        fills.set("count", str(len(fills)))
        return len(fills) - 1
