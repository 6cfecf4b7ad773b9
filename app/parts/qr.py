"""A link as a QR code, for those who have it on paper."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import segno
from markupsafe import Markup

from app.markup import element

QUIET = 4  # modules of white around the code, as its standard asks


def qr(address: str, label: str) -> Markup:
    """The code of an address as an inline picture in the colour of the text around it."""
    matrix: Sequence[Sequence[int]] = segno.make(address, error="m", micro=False).matrix
    size = len(matrix) + 2 * QUIET
    drawn = element("path", d="".join(_bars(matrix)), fill="currentColor")
    return element(
        "svg", drawn, viewBox=f"0 0 {size} {size}", class_="qr", role="img", aria_label=label,
        shape_rendering="crispEdges",
    )  # fmt: skip


def _bars(matrix: Sequence[Sequence[int]]) -> Iterator[str]:
    """Each run of dark modules as a bar: far shorter than a square for each."""
    for y, row in enumerate(matrix, QUIET):
        x = QUIET
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                yield f"M{x} {y}h{length}v1h-{length}z"
            x += length
