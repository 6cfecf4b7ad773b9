"""What is measured of each side: its pages, and by which marks a browser sees that they are there.

The only place that knows selectors. Conditions are JavaScript expressions.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

PEERS = Path(__file__).resolve().parent / "peers"
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
    control: str = ""  # selector of the dropdown; none where nothing can be chosen
    option: str = ""  # selector of its options; none where it is the browser's own list
    values: Sequence[str] = YEARS  # words of the options to choose, in turn
    # What the addresses have in common that a control asks; none where it asks otherwise, or nothing.
    answers: str = ""


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
        answers="/compare?family=gdp&period=",
    )


def vizro(python: Path, rows: Path) -> Site:
    """The Vizro dashboard on the rows of that catalogue. It has one page, whose figures are in its charts."""
    marks = MARK.format("#ranking")
    drawn = f"document.querySelector('{marks}')"
    return Site(
        name="vizro",
        command=(str(python), str(PEERS / "vizro_dashboard.py"), str(rows), "{port}"),
        overview="/",
        charts="/",
        readable=drawn,
        drawn=drawn,
        marks=marks,
        control="#year",
        option=".dash-dropdown-option",
        answers="/_dash-update-component",
    )


def dash(rows: Path) -> Site:
    """The same in plain Dash, which is in our own environment."""
    words = (sys.executable, str(PEERS / "dash_dashboard.py"), str(rows), "{port}")
    return replace(vizro(Path(sys.executable), rows), name="dash", command=words)


def streamlit(python: Path, rows: Path) -> Site:
    """The same in Streamlit, which answers a control on a line of its own (a WebSocket)."""
    marks = MARK.format(".st-key-ranking")
    drawn = f"document.querySelector('{marks}')"
    words = "-m streamlit run {} --server.port {{port}} --server.address 127.0.0.1 --server.headless true"
    options = "--browser.gatherUsageStats false --server.fileWatcherType none --"
    given = words.format(PEERS / "streamlit_dashboard.py").split()
    return Site(
        name="streamlit",
        command=(str(python), *given, *options.split(), str(rows)),
        overview="/",
        charts="/",
        readable=drawn,
        drawn=drawn,
        marks=marks,
        control="[data-testid=stSelectbox] [data-baseweb=select], [data-testid=stSelectbox] input",
        option="[role=option]",
        values=("2023", "2022", "2021", "2020", "2019"),  # of the list only what is in sight is there
    )


def charts(start: Sequence[str]) -> Site:
    """A page of files that has plotly, and all it draws with it."""
    marks = MARK.format("#ranking")
    drawn = f"document.querySelector('{marks}')"
    page = "/charts.html"
    return Site("charts", start, page, page, drawn, drawn, marks, control="#year", answers=page)


def picture(start: Sequence[str]) -> Site:
    """A picture among files."""
    drawn, page = "document.querySelector('svg .point')", "/drawn.html"
    return Site("picture", start, page, page, drawn, drawn, "svg .point", answers=page)
