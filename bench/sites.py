"""What is measured of each side: its pages, and by which marks a browser sees that they are there.

The only place that knows selectors. Conditions are JavaScript expressions.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

BENCH = Path(__file__).resolve().parent
# A bar, or a marker of a line.
MARK = "{0} .main-svg .point path, {0} .main-svg path.point"
YEARS = tuple(str(year) for year in range(2013, 2024))


@dataclass(frozen=True, slots=True)
class Site:
    """One side of the comparison."""

    name: str
    command: Sequence[str]  # what starts its server, with {port} in it
    overview: str  # address of the page whose figures are to be read
    charts: str  # address of the page with the charts
    readable: str  # condition: the overview's figures are there
    drawn: str  # condition: the first interactive chart is there
    marks: str  # selector of the marks that a control changes
    control: str  # selector of the dropdown
    option: str  # selector of its options
    values: Sequence[str]  # words of the options to choose, in turn
    answers: str  # what the addresses have in common that a control asks


def ours(catalogue: Path) -> Site:
    """Our server on a catalogue."""
    marks = MARK.format(".plot")
    program = str(Path(sys.executable).with_name("indicators"))
    return Site(
        name="ours",
        command=(program, "serve", str(catalogue), "--port", "{port}"),
        overview="/",
        charts="/compare?family=gdp",
        readable="[...document.querySelectorAll('.tile')].some((tile) => /[0-9]/.test(tile.textContent))",
        drawn=f"document.querySelector('{marks}')",
        marks=marks,
        control="#compare-period",
        option="[role=option]",
        values=YEARS,
        answers="/steer/",
    )


def vizro(python: Path, rows: Path) -> Site:
    """The Vizro dashboard on the rows of that catalogue. It has one page, whose figures are in its charts."""
    marks = MARK.format("#ranking")
    drawn = f"document.querySelector('{marks}')"
    return Site(
        name="vizro",
        command=(str(python), str(BENCH / "vizro_dashboard.py"), str(rows), "{port}"),
        overview="/",
        charts="/",
        readable=drawn,
        drawn=drawn,
        marks=marks,
        control="#year",
        option=".dash-dropdown-option",
        values=YEARS,
        answers="/_dash-update-component",
    )
