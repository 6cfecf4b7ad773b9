"""What is wrong with a file made of payloads, told by the same file made of harmless words.

Texts may differ between the two and nothing else: no formula, link, name, part or number.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple
from xml.etree import ElementTree as Tree
from zipfile import ZipFile

from etl.cells import is_formula
from etl.sheets.content import LONGEST
from tests.trust.files_payloads import STARTS

# What the product's own formulas are made of: cells, numbers, its names, a few functions and the units of money.
_OWN = re.compile(
    r"(?:(?:对比!)?\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?|[0-9.]+(?:E[+-]?[0-9]+)?|money_unit|money_divisor|list_[a-z_]+|ROUND|INT|IF|IFERROR"
    r'|INDEX|MATCH|"(?:万亿元|亿元|万元|元)?"|[-+*/^=(),])+'
)
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTED = re.compile('"[^"]*"')
_PLACE = re.compile(r"\$?[A-Z]{1,3}\$?[0-9]+|[0-9.]+")
# Parts of a workbook that could fetch, run or lead elsewhere.
_ALIVE = re.compile(
    r"externalLink|connections|queryTable|vba|macro|embedding|activeX|ctrlProp|webextension", re.IGNORECASE
)


class Book(NamedTuple):
    """What of a workbook acts: formulas, links, names, choices; its numbers, truths and texts."""

    parts: tuple[str, ...]
    formulas: Counter[str]
    links: Counter[str]
    names: Counter[str]
    numbers: Counter[str]
    truths: Counter[str]  # TRUE() and FALSE(): what LibreOffice writes in place of them
    texts: tuple[str, ...]


def book(content: bytes) -> Book:
    """A workbook as the XML it is made of.

    Raises:
        ParseError: a part is no XML.
    """
    formulas, links, names, numbers, truths = (Counter[str]() for _ in range(5))
    texts: list[str] = []
    with ZipFile(io.BytesIO(content)) as archive:
        parts = tuple(sorted(archive.namelist()))
        for part in parts:
            if not part.endswith((".xml", ".rels", ".vml")):
                continue
            for element in Tree.fromstring(archive.read(part)).iter():
                name = element.tag.rpartition("}")[2]
                if name in ("f", "formula1", "formula2", "definedName"):
                    (names if name == "definedName" else formulas)[element.text or ""] += 1
                elif name == "Relationship" and element.get("TargetMode") == "External":
                    links[element.get("Target", "")] += 1
                elif name in ("hyperlink", "hlinkClick") and element.get("location"):
                    links[element.get("location", "")] += 1
                elif name == "c" and element.get("t", "n") == "n":
                    value = element.find("{*}v")
                    if value is not None and value.text:
                        numbers[value.text] += 1
                elif name == "c" and element.get("t") == "b":
                    truths["TRUE()" if element.findtext("{*}v") == "1" else "FALSE()"] += 1
                elif name == "t" and element.text:
                    texts.append(element.text)
    return Book(parts, formulas, links, names, numbers, truths, tuple(texts))


def wrong_with_book(content: bytes, harmless: Book) -> Iterator[str]:
    """What makes a workbook more than its harmless like, and what Excel would refuse."""
    try:
        found = book(content)
    except Tree.ParseError as error:
        yield f"no XML: {error}"
        return
    for part in found.parts:
        if _ALIVE.search(part):
            yield f"a part {part}"
    for formula in found.formulas:
        if not _OWN.fullmatch(formula):
            yield f"a formula {formula[:60]}"
    for what in ("parts", "links", "numbers", "truths"):
        before, now = Counter(getattr(harmless, what)), Counter(getattr(found, what))
        if before != now:
            yield f"other {what}: {[*(now - before)][:3]} for {[*(before - now)][:3]}"
    for what in ("formulas", "names"):
        before, now = (Counter(map(_shape, getattr(each, what).elements())) for each in (harmless, found))
        if before != now:
            yield f"other {what}: {[*(now - before)][:3]} for {[*(before - now)][:3]}"
    for text in found.texts:
        if len(text) > LONGEST or _UNFIT.search(text):
            yield f"a text that no cell can hold: {text[:40]!r}"


def _shape(formula: str) -> str:
    """A formula or name wherever it stands: charts move with the width of what is beside them."""
    return _PLACE.sub("0", formula)


def wrong_with_csv(content: bytes, harmless: bytes) -> Iterator[str]:
    """A cell that a spreadsheet would take for a formula, or would part in two; numbers that are other ones."""
    before, now = cells(harmless), cells(content)
    if [len(row) for row in now] != [len(row) for row in before]:
        yield "other rows or columns"
        return
    numeric = {place for place in range(len(before[0]) if before else 0) if _numbers(before, place)}
    for place in numeric:
        if Counter(row[place] for row in before[1:]) != Counter(row[place] for row in now[1:]):
            yield f"other numbers in {before[0][place]}"
    for row in now:
        for place, cell in enumerate(row):
            if place not in numeric and alive(cell):
                yield f"a live cell {cell[:40]!r}"
    if found := re.search("[;\t]", _QUOTED.sub("", _decoded(content))):
        yield f"{found[0]!r} outside quotes, which parts cells elsewhere"
    if found := _UNFIT.search(_decoded(content)):
        yield f"a character {found[0]!r}"


def alive(cell: str) -> bool:
    """Whether a spreadsheet may take a cell of text for a formula, white space and marks before it passed over."""
    return cell.lstrip(" \xa0\u3000\u200b\ufeff\u2028").startswith(STARTS) and not _number(cell)


def restored(content: bytes) -> set[str]:
    """The texts of a CSV as a program reads them that takes the guard off."""
    return {
        cell[1:] if cell.startswith("'") and is_formula(cell) else cell
        for row in cells(content)
        for cell in row
    }


def cells(content: bytes) -> Sequence[list[str]]:
    """The rows of a CSV, as programs read them."""
    return [*csv.reader(io.StringIO(_decoded(content), newline=""))]


def _decoded(content: bytes) -> str:
    return content.decode("utf-8-sig")


def _numbers(rows: Sequence[list[str]], place: int) -> bool:
    written = [row[place] for row in rows[1:] if row[place]]
    return bool(written) and all(map(_number, written))


def _number(cell: str) -> bool:
    try:
        return Decimal(cell).is_finite()
    except InvalidOperation:
        return False
