"""A program of its own: a PDF on standard input → the text of its pages, as a JSON list, on standard output.

A page that is but a picture gives null there: it may show numbers that nobody has read.

pdfium, a browser's reader, is fast and knows Chinese fonts, but it sets itself no limits (7 kB can unpack to
gigabytes) and is not made for threads. In a process of its own it can be stopped and takes nothing along.
"""

import contextlib
import json
import sys
from typing import Any

FINE, DAMAGED, LOCKED = 0, 3, 4  # exit status; any other says that pdfium itself was ended
MEMORY = 2**30  # bytes; a report of 200 pages needs less than a tenth

_NO_PASSWORD = {4, 5}  # pdfium's own numbers: a password is missing; a kind of lock it does not know


def main() -> None:
    _limit()
    import pypdfium2  # noqa: PLC0415  (the calling process needs no more of this room than its numbers)

    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
        pages = [_text(page, pypdfium2.raw.FPDF_PAGEOBJ_IMAGE) for page in document]
    except pypdfium2.PdfiumError as error:
        sys.exit(LOCKED if error.err_code in _NO_PASSWORD else DAMAGED)
    json.dump(pages, sys.stdout)  # in ASCII, whatever the machine's encoding


def _text(page: Any, image: int) -> str | None:
    text: str = page.get_textpage().get_text_bounded()
    return text if text.strip() or not any(page.get_objects(filter=[image])) else None


def _limit() -> None:
    # Windows has no such limits, and a narrower one may be set already.
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
