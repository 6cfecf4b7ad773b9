"""The lines of a Word file (.docx): paragraphs and rows of tables, then footnotes and endnotes.

Left out: headers and footers, comments, deleted text, automatic numbers of lists, words within pictures,
charts and diagrams.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from etl.articles import package, plain

# Deleted or moved away; the second form of what is given in two; the reading above a character.
_SILENT = {"del", "moveFrom", "Fallback", "rt"}


def lines(path: Path, raw: bytes) -> list[str]:
    """One line a paragraph or row of a table, its cells separated by tabs; none is blank.

    Raises:
        InvalidFile: as `package.parts` does.
    """
    return [line for part in package.parts(path, raw) for line in _lines(part) if line.strip()]


def _lines(block: Any) -> Iterator[str]:
    """Of a body, a cell, a note, a text box, or a wrapper around some of their contents."""
    for child in block:
        match _name(child):
            case "p":
                yield from _paragraph(child)
            case "tbl":
                yield from map(_row, _nearest(child, "tr"))
            case _ if not _is_silent(child):
                yield from _lines(child)


def _paragraph(paragraph: Any) -> Iterator[str]:
    """Its own text, then that of the text boxes anchored in it."""
    yield from "".join(_said(paragraph)).split("\n")
    for box in _nearest(paragraph, "txbxContent"):
        yield from _lines(box)


def _said(element: Any) -> Iterator[str]:
    for child in element:
        match _name(child):
            case "t":
                yield plain.raised(child.text or "") if _is_raised(child) else child.text or ""
            case "tab":
                yield "\t"
            case "br" | "cr":
                yield "\n"
            case "noBreakHyphen":
                yield "-"
            case name if name != "txbxContent" and not _is_silent(child):
                yield from _said(child)


def _is_raised(text: Any) -> bool:
    position = text.getparent().find("{*}rPr/{*}vertAlign")
    return position is not None and "superscript" in position.attrib.values()


def _row(row: Any) -> str:
    return "\t".join(map(_cell, _nearest(row, "tc")))


def _cell(cell: Any) -> str:
    """The cell's text on one line. Of cells merged downwards only the first has any."""
    merged = cell.find("{*}tcPr/{*}vMerge")
    if merged is not None and "restart" not in merged.attrib.values():
        return ""
    return " ".join(" ".join(_lines(cell)).split())


def _nearest(element: Any, name: str) -> Iterator[Any]:
    """The elements of a name inside another, but not those inside them."""
    for child in element:
        if _name(child) == name:
            yield child
        elif not _is_silent(child):
            yield from _nearest(child, name)


def _name(element: Any) -> str:
    """The element's name without its namespace, which differs between the standard's two editions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _is_silent(element: Any) -> bool:
    name = _name(element)
    return not name or name in _SILENT or name.endswith("Pr")  # …Pr: properties
