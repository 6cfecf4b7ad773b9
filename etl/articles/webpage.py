"""The lines of a web page: its visible paragraphs and rows of tables, as a browser would set them."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from etl import faults, textfile
from etl.articles import encoding, plain

# Elements that stand on lines of their own, and those that are not seen.
# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre",
    "search", "section", "select", "summary", "table", "tbody", "tfoot", "thead", "title", "ul",
})
_UNSEEN = frozenset({"head", "iframe", "noscript", "rp", "rt", "script", "style", "svg", "template"})
# fmt: on
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)

# Marks between pieces of text: a paragraph ends; a row ends; a cell ends.
_PARAGRAPH, _ROW, _CELL = "\n", "\x1e", "\x1f"
_COMPACT = 200  # characters; a cell of several paragraphs and more than this is no cell of figures

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{1,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_HEAD = 8192  # bytes in which a page declares its encoding
# Encodings a page may declare, and as what browsers read them.
_AS_BROWSERS_DO = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "cp1252": "cp1252",
    "euc_jp": "euc_jp",
    "euc_kr": "cp949",
    "gb18030": "gb18030",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "shift_jis": "cp932",
    "utf-8": "utf-8",
}


def lines(path: Path, raw: bytes) -> list[str]:
    """One line a paragraph or row of a table, its cells separated by tabs; none is blank.

    Raises:
        InvalidFile: the page is in no known encoding, or nested too deeply to be read to its end.
    """
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    root = etree.fromstring(_decoded(path, raw).encode(), parser)
    # The parser gives what it has when it gives up; half a text must not pass for the whole.
    if parser.error_log.filter_from_fatals():
        raise textfile.refused(path, faults.PAGE_TOO_DEEP.found())
    rows = "" if root is None else "".join(_pieces(root))
    found = (_tidy(line) for row in rows.split(_ROW) for line in _broken(row))
    return [line for line in found if line]


def _broken(row: str) -> list[str]:
    """A row of a table is one line, unless the table is there to lay out the page."""
    cells = row.split(_CELL)
    if len(cells) > 1 and all(_PARAGRAPH not in cell.strip() or len(cell) <= _COMPACT for cell in cells):
        return [row]
    return [line for cell in cells for line in cell.split(_PARAGRAPH)]


def _tidy(line: str) -> str:
    return "\t".join(" ".join(cell.split()) for cell in line.split(_CELL)).rstrip()


def _decoded(path: Path, raw: bytes) -> str:
    """The page's characters. UTF-8 is tried first: an editor that saves a page anew leaves its head as it was."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    declared = _declared(raw[:_HEAD])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Where a page says what it is in, a broken character is no reason to refuse it: browsers do the same.
        return raw.decode(declared, "replace") if declared else encoding.decoded(path, raw)


def _declared(head: bytes) -> str | None:
    match = _DECLARED.search(head)
    try:
        return _AS_BROWSERS_DO.get(codecs.lookup(match[1].decode()).name) if match else None
    except LookupError:
        return None


def _pieces(root: Any) -> Iterator[str]:
    """What is visible, in reading order, with marks between."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start" and _is_unseen(element):
            walk.skip_subtree()
        elif event == "start":
            yield _opening(element)
            yield _said(element.text, element)
        else:
            yield _closing(element)
            yield _said(element.tail, element.getparent())


def _is_unseen(element: Any) -> bool:
    # Not `visibility: hidden`: pages of WeChat have their whole article so until a script shows it.
    style = element.get("style", "")
    return element.tag in _UNSEEN or "hidden" in element.attrib or bool(_UNSEEN_STYLE.search(style))


def _opening(element: Any) -> str:
    if element.tag in {"td", "th"}:
        return _CELL if next(element.itersiblings("td", "th", preceding=True), None) is not None else ""
    return _closing(element)


def _closing(element: Any) -> str:
    return _ROW if element.tag == "tr" else _PARAGRAPH if element.tag in _BLOCKS else ""


def _said(text: str | None, around: Any) -> str:
    """Text between tags. Its line breaks are mere spaces, except in what is set as it was typed."""
    if not text or around is None:
        return ""
    if _is_within(around, "sup"):
        text = plain.raised(text)
    return re.sub(r"[^\S\n]+" if _is_within(around, "pre") else r"\s+", " ", text)


def _is_within(element: Any, tag: str) -> bool:
    return element.tag == tag or next(element.iterancestors(tag), None) is not None
