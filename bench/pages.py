"""Our pages against dashboards of the same charts of the same data in Vizro, Streamlit and plain Dash, and files.

All servers run on this machine, their visits in turn so that a busy machine slows all alike.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser
from playwright.sync_api import Error as PlaywrightError

from bench import posts, processes, sites, static, visits
from bench.processes import Running
from bench.report import OURS, Measure, Part, count, fine, least, most, own, seconds, size
from bench.sites import Site
from etl import queries
from etl.rows import rows
from etl.tables import Tables
from tests import panel

PEERS = Path(__file__).resolve().parent.parent / ".venv-peers" / "bin" / "python"
CHANGES = 2  # of the control, in each round
SLOW, COLD = 1, 1  # rounds on a slow line, and of cold starts, at most
SCALE = 1e8  # 亿元, as the peers' charts show them
VIZRO = "vizro"
PART = Part(
    "pages",
    {
        OURS: "ours",
        VIZRO: "Vizro",
        "streamlit": "Streamlit",
        "dash": "plain Dash",
        "charts": "floor: file with plotly",
        "picture": "floor: file with SVG",
    },
    (
        Measure("requests", "requests of the first load", count),
        Measure("bytes", "bytes of the first load", size, most(0.10, VIZRO)),
        Measure("overview bytes", "bytes of the overview's first load", size),
        Measure("fcp", "first contentful paint", seconds),
        Measure("overview", "overview's figures readable (others: first chart)", seconds, most(0.08, VIZRO)),
        Measure("slow overview", "… at 10 Mbit/s, 40 ms", seconds),
        Measure("drawn", "first interactive chart drawn", seconds, most(0.30, VIZRO)),
        Measure("slow", "… at 10 Mbit/s, 40 ms", seconds, most(0.14, VIZRO)),
        Measure("blocking", "total blocking time", seconds, most(0.25, VIZRO)),
        Measure("second", "second visit, first chart drawn", seconds, most(0.27, VIZRO)),
        Measure("change", "control changed, chart redrawn", seconds, most(0.35, VIZRO)),
        Measure("share again", "server's share of it, asked before", fine, own(15, "≤ 15 ms")),
        Measure("share first", "server's share of it, never asked before", fine),
        Measure("share bytes", "bytes of its answer", size),
        Measure("throughput", "answers a second, 32 connections (more is better)", count, least(15, VIZRO)),
        Measure("cold", "cold start, first page answered", seconds, most(0.35, VIZRO)),
        Measure("cold readable", "cold start, figures readable", seconds, most(0.35, VIZRO)),
        Measure("memory", "memory of the server after the load", size),
    ),
)

Samples = dict[tuple[str, str], list[float]]  # by measure and site
Sides = Sequence[tuple[Site, Running]]


def measured(rounds: int) -> Samples:
    """Milliseconds, bytes and counts."""
    samples: Samples = defaultdict(list)
    with _all() as found, visits.chromium() as browser:
        with ExitStack() as stack:
            sides = [(site, stack.enter_context(processes.running(site.command))) for site in found]
            _in_browser(browser, sides, samples, rounds)
        for run in range(min(rounds, COLD)):
            for site in found[:: 1 if run % 2 else -1]:
                _cold_start(browser, site, samples)
        _on_server(browser, found, samples, rounds)
    return samples


@contextmanager
def _all() -> Iterator[Sequence[Site]]:
    """All sites, on files with the same data."""
    with TemporaryDirectory() as folder:
        catalogue, table = Path(folder) / "dense.yaml", Path(folder) / "gdp.csv"
        catalogue.write_text(panel.dense_yaml(), encoding="utf-8")
        _write_rows(panel.dense_tables(), table)
        files = static.command(static.written(table, Path(folder)))
        yield (
            sites.ours(catalogue), sites.vizro(PEERS, table), sites.streamlit(PEERS, table), sites.dash(table),
            sites.charts(files), sites.picture(files),
        )  # fmt: skip


def _write_rows(tables: Tables, path: Path) -> None:
    """The rows of the family that is compared: region, year, role, and value in 亿元."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("region", "year", "role", "value"))
        for row in rows(queries.comparison(tables, "gdp")):
            value = f"{row['obs_value'] / SCALE:.10g}"
            writer.writerow((row["short_zh"], row["time_period"], row["measure_role"], value))


# ── In the browser ──


def _in_browser(browser: Browser, sides: Sides, samples: Samples, rounds: int) -> None:
    for site, server in sides:  # no side pays for the first visit ever
        with visits.stranger(browser, site) as reader:
            visits.time_until(reader, server.address + site.charts, "drawn")
    for run in range(rounds):
        for site, server in sides[:: 1 if run % 2 else -1]:
            _patiently(browser, site, server, samples, run)


def _patiently(browser: Browser, site: Site, server: Running, samples: Samples, run: int) -> None:
    """A visit that never ends is told and made once more; none of it counts."""
    try:
        found = _visit(browser, site, server, run)
    except PlaywrightError as error:
        sys.stderr.write(f"{site.name}: {error}\n")
        found = _visit(browser, site, server, run)
    for name, figures in found.items():
        samples[name, site.name] += figures


def _visit(browser: Browser, site: Site, server: Running, run: int) -> dict[str, list[float]]:
    """All that one reader after another sees of a site."""
    charts, overview = server.address + site.charts, server.address + site.overview
    with visits.stranger(browser, site) as reader:
        first = visits.first_visit(reader, charts, "drawn")
        first["second"] = visits.time_until(reader, charts, "drawn")
    if run < SLOW:
        first |= _slowly(browser, site, charts, overview)
    if overview == charts:
        first |= {"overview": first["drawn"], "overview bytes": first["bytes"]}
    else:
        with visits.stranger(browser, site) as reader:
            figures = visits.first_visit(reader, overview, "readable")
            first |= {"overview": figures["readable"], "overview bytes": figures["bytes"]}
    found = {name: [figure] for name, figure in first.items()}
    if site.control:
        values = [site.values[(run * CHANGES + n) % len(site.values)] for n in range(CHANGES)]
        with visits.stranger(browser, site) as reader:
            found["change"] = visits.changes(reader, site, server.address, values)
    return found


def _slowly(browser: Browser, site: Site, charts: str, overview: str) -> dict[str, float]:
    with visits.stranger(browser, site) as reader:
        drawn = visits.time_until(reader, charts, "drawn", slow=True)
    if overview == charts:
        return {"slow": drawn, "slow overview": drawn}
    with visits.stranger(browser, site) as reader:
        return {"slow": drawn, "slow overview": visits.time_until(reader, overview, "readable", slow=True)}


# ── On the server ──


def _on_server(browser: Browser, found: Sequence[Site], samples: Samples, rounds: int) -> None:
    """Requests of the control, recorded, and asked of fresh servers. Memory is told of all."""
    with ExitStack() as stack:
        sides = []
        for site in found:
            recording = _recorded(browser, site)
            server = stack.enter_context(processes.running(site.command))
            sides.append((site, server, recording))
            for name, figure in (posts.share(server.port, recording)._asdict() if recording else {}).items():
                samples[f"share {name}", site.name].append(figure)
        for run in range(rounds):
            for site, server, recording in sides[:: 1 if run % 2 else -1]:
                if recording:
                    samples["throughput", site.name].append(posts.throughput(server.port, recording))
        for site, server, recording in sides:
            if not recording:  # a reader comes instead
                with visits.stranger(browser, site) as reader:
                    visits.time_until(reader, server.address + site.charts, "drawn")
            samples["memory", site.name].append(server.memory)


def _recorded(browser: Browser, site: Site) -> Sequence[posts.Asked]:
    """What the control of a site asks; nothing where it cannot be asked again."""
    if not site.answers:
        return ()
    with processes.running(site.command) as server, visits.stranger(browser, site) as reader:
        return posts.recorded(reader, site, server.address)


def _cold_start(browser: Browser, site: Site, samples: Samples) -> None:
    """From the start of the process to its first answer, and on to the figures a reader then reads."""
    with processes.running(site.command) as server, visits.stranger(browser, site) as reader:
        answered = 1000 * (server.answered - server.started)
        samples["cold", site.name].append(answered)
        readable = visits.time_until(reader, server.address + site.overview, "readable")
        samples["cold readable", site.name].append(answered + readable)
