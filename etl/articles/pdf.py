"""The lines of a PDF: its paragraphs, as far as its printed lines let them be told."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from unicodedata import east_asian_width

from etl import faults, textfile
from etl.articles import pdf_process, plain

SECONDS = 60  # a report of 200 pages takes half a second

# A printed line of fewer columns (a Chinese character has two) is a row or a title, never part of a paragraph.
_NARROW = 40
_FULL = 0.85  # of the page's widest line; what is wider goes on in the next
_ENDS = "。！？"
_HYPHEN = "\x02"  # pdfium's sign for a hyphen at the end of a line


class Printed(NamedTuple):
    """One printed line."""

    text: str
    is_full: bool  # it reaches the right edge


def lines(path: Path, raw: bytes) -> list[str]:
    """One line a paragraph. None is blank. What is printed above and below the text of a page stands between.

    Raises:
        InvalidFile: the PDF is damaged, locked or too heavy, or its pages are mere pictures.
    """
    found = list(_paragraphs(line for page in _pages(path, raw) for line in _printed(page)))
    if not found:
        raise textfile.refused(path, faults.PDF_NO_TEXT.found())
    return found


def _pages(path: Path, raw: bytes) -> list[str]:
    program = [sys.executable, "-P", pdf_process.__file__]
    try:
        done = subprocess.run(program, input=raw, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise textfile.refused(path, faults.PDF_TOO_HEAVY.found()) from error
    match done.returncode:
        case pdf_process.FINE:
            return _whole(path, json.loads(done.stdout))
        case pdf_process.DAMAGED:
            raise textfile.refused(path, faults.PDF_DAMAGED.found())
        case pdf_process.LOCKED:
            raise textfile.refused(path, faults.PDF_LOCKED.found())
    raise textfile.refused(path, faults.PDF_TOO_HEAVY.found())


def _whole(path: Path, pages: list[str | None]) -> list[str]:
    """The pages, if all can be read: of a picture nobody could say that its numbers are accounted for."""
    pictures = [str(number) for number, text in enumerate(pages, start=1) if text is None]
    if len(pictures) == len(pages):
        raise textfile.refused(path, faults.PDF_NO_TEXT.found())
    if pictures:
        raise textfile.refused(path, faults.PDF_PICTURES.found(pages=", ".join(pictures)))
    return [text or "" for text in pages]


def _printed(page: str) -> list[Printed]:
    texts = [line.rstrip() for line in plain.split(page.replace(_HYPHEN, "-"))]
    full = max(_NARROW, _FULL * max(map(_columns, texts), default=0))
    return [Printed(text, _columns(text) >= full) for text in texts if text]


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _paragraphs(printed: Iterable[Printed]) -> Iterator[str]:
    """Printed lines put together, so that no number is cut off from its unit.

    Where a sentence ends with its printed line, nothing is lost by starting anew.
    """
    paragraph, goes_on = "", False
    for text, is_full in printed:
        if goes_on and not text[0].isspace():
            paragraph += _joint(paragraph, text) + text
        else:
            if paragraph:
                yield paragraph
            paragraph = text
        goes_on = is_full and text[-1] not in _ENDS
    if paragraph:
        yield paragraph


def _joint(before: str, after: str) -> str:
    """A space between words and between numbers; Chinese goes on without."""
    meeting = before[-1] + after[0]
    return " " if meeting.isascii() and meeting.isalnum() else ""
