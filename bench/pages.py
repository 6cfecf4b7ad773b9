"""How our pages compare with a Vizro dashboard of the same charts: `make bench-pages`.

Both servers run on this machine, their visits in turn so that a busy machine slows both alike; every figure is a
median. The table goes to the terminal and, with `--write`, into docs/performance.md.
"""

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.append(str(Path(__file__).resolve().parent.parent))

import machine
import posts
import processes
import report
import sites
import visits
from playwright.sync_api import Browser
from playwright.sync_api import Error as PlaywrightError
from processes import Running
from sites import Site

from etl import queries
from etl.rows import rows
from etl.tables import Tables
from tests import panel

ROOT = Path(__file__).resolve().parent.parent
CHANGES = 3  # of the control, in each round
LOADS = 3  # rounds of load on each server
SCALE = 1e8  # 亿元, as Vizro's charts show them

Pair = tuple[Site, Site]
Samples = dict[tuple[str, str], list[float]]  # by measure and site


def main() -> None:
    asked = _arguments()
    samples: Samples = defaultdict(list)
    with _pair(asked.vizro) as pair:
        if asked.only in ("", "browser"):
            _in_browser(pair, samples, asked.runs)
        if asked.only in ("", "server"):
            _on_server(pair, samples, asked.runs)
    facts = machine.facts(asked.vizro, asked.runs)
    table = report.table(samples)
    sys.stdout.writelines(f"{line}\n" for line in (*facts, "", *table))
    if asked.write:
        report.write(ROOT / "docs" / "performance.md", facts, table)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="rounds of visits and cold starts")
    parser.add_argument("--vizro", type=Path, default=ROOT / ".venv-vizro" / "bin" / "python")
    parser.add_argument("--only", choices=("browser", "server"), default="", help="a part of the measures")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    asked = parser.parse_args()
    if asked.only and asked.write:
        parser.error("--write is for a whole measurement")
    return asked


@contextmanager
def _pair(python: Path) -> Iterator[Pair]:
    """Both sites, on files with the same data."""
    with TemporaryDirectory() as folder:
        catalogue, table = Path(folder) / "dense.yaml", Path(folder) / "gdp.csv"
        catalogue.write_text(panel.dense_yaml(), encoding="utf-8")
        _write_rows(panel.dense_tables(), table)
        yield sites.ours(catalogue), sites.vizro(python, table)


def _write_rows(tables: Tables, path: Path) -> None:
    """The rows of the family that is compared: region, year, role, and value in 亿元."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("region", "year", "role", "value"))
        for row in rows(queries.comparison(tables, "gdp")):
            value = f"{row['obs_value'] / SCALE:.10g}"
            writer.writerow((row["short_zh"], row["time_period"], row["measure_role"], value))


# ── In the browser ──


def _in_browser(pair: Pair, samples: Samples, runs: int) -> None:
    ours, vizro = pair
    with (
        visits.chromium() as browser,
        processes.running(ours.command) as one,
        processes.running(vizro.command) as other,
    ):
        sides = [(ours, one), (vizro, other)]
        for site, server in sides:  # neither side pays for the first visit ever
            _visit(browser, site, server, defaultdict(list), 0)
        for run in range(runs):
            for site, server in sides if run % 2 else sides[::-1]:
                _patiently(browser, site, server, samples, run)
            _tell(f"round {run + 1} of {runs}")


def _patiently(browser: Browser, site: Site, server: Running, samples: Samples, run: int) -> None:
    """A visit that never ends is told and made once more; none of it counts."""
    found: Samples = defaultdict(list)
    try:
        _visit(browser, site, server, found, run)
    except PlaywrightError as error:
        _tell(f"{site.name}: {error}")
        found.clear()
        _visit(browser, site, server, found, run)
    for name, figures in found.items():
        samples[name] += figures


def _visit(browser: Browser, site: Site, server: Running, samples: Samples, run: int) -> None:
    """All that one reader after another sees of a site."""
    charts, overview = server.address + site.charts, server.address + site.overview
    with visits.stranger(browser, site) as reader:
        first = visits.first_visit(reader, charts, "drawn")
        first["second"] = visits.time_until(reader, charts, "drawn")
    with visits.stranger(browser, site) as reader:
        figures = visits.first_visit(reader, overview, "readable") if overview != charts else first
        first |= {"overview": figures.get("readable", first["drawn"]), "overview bytes": figures["bytes"]}
    with visits.stranger(browser, site) as reader:
        first["slow"] = visits.time_until(reader, charts, "drawn", slow=True)
    with visits.stranger(browser, site) as reader:
        first["slow overview"] = visits.time_until(reader, overview, "readable", slow=True)
    for name, figure in first.items():
        samples[name, site.name].append(figure)
    values = [site.values[(run * CHANGES + n) % len(site.values)] for n in range(CHANGES)]
    with visits.stranger(browser, site) as reader:
        samples["change", site.name] += visits.changes(reader, site, server.address, values)


# ── On the server ──


def _on_server(pair: Pair, samples: Samples, runs: int) -> None:
    recordings = {}
    with visits.chromium() as browser:
        for run in range(runs):
            for site in pair if run % 2 else pair[::-1]:
                _cold_start(browser, site, samples)
        for site in pair:
            with processes.running(site.command) as server, visits.stranger(browser, site) as reader:
                recordings[site.name] = posts.recorded(reader, site, server.address)
    _tell("cold starts, recording")
    ours, vizro = pair
    with processes.running(ours.command) as one, processes.running(vizro.command) as other:
        sides = [(ours, one), (vizro, other)]
        for site, server in sides:
            share = posts.share(server.port, recordings[site.name])
            for name, figure in share._asdict().items():
                samples[f"share {name}", site.name].append(figure)
        for _ in range(LOADS):
            for site, server in sides:
                samples["throughput", site.name].append(posts.throughput(server.port, recordings[site.name]))
        for site, server in sides:
            samples["memory", site.name].append(server.memory)


def _cold_start(browser: Browser, site: Site, samples: Samples) -> None:
    """From the start of the process to its first answer, and on to the figures a reader then reads."""
    with processes.running(site.command) as server, visits.stranger(browser, site) as reader:
        answered = 1000 * (server.answered - server.started)
        samples["cold", site.name].append(answered)
        readable = visits.time_until(reader, server.address + site.overview, "readable")
        samples["cold readable", site.name].append(answered + readable)


def _tell(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    main()
