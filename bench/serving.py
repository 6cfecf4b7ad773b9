"""A page through nginx from kept answers, as deployed, against a file of the same bytes from the same nginx.

The limit of requests of one address is only counted, not heeded, for all of them come from here.
"""

import re
import subprocess
from collections import defaultdict
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import Request, urlopen

from bench.report import OURS, Measure, Part, Samples, count, fine
from etl import release
from tests import deployed, panel
from tests.deployed import Server

DAY = date(2025, 1, 1)
PAGE = "/compare?family=gdp"
CONNECTIONS, SECONDS = 32, 3
NGINX = """
limit_req_dry_run on;
limit_req_log_level info;
types {{ text/html html; }}
server {{
    listen 127.0.0.1:{port};
    location / {{ root {folder}; add_header Content-Encoding br; }}
}}
"""
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}
PART = Part(
    "serving",
    {OURS: "ours, kept", "file": "floor: a file of the same bytes"},
    (
        Measure("rate", f"pages a second, {CONNECTIONS} connections (more is better)", count),
        Measure("p50", "p50", fine),
        Measure("p99", "p99", fine),
    ),
)


def measured(rounds: int) -> Samples:
    """Pages a second and milliseconds."""
    samples: dict[tuple[str, str], list[float]] = defaultdict(list)
    with TemporaryDirectory() as folder:
        catalogue = Path(folder) / "dense.yaml"
        catalogue.write_text(panel.dense_yaml(), encoding="utf-8")
        releases, files, port = Path(folder) / "releases", Path(folder) / "files", deployed.free_port()
        files.mkdir()
        release.build(panel.dense_tables(), catalogue, releases / "dense", DAY)
        (releases / "current").symlink_to("dense")
        more = NGINX.format(port=port, folder=files)
        with (
            deployed.gunicorn(Path(folder), releases, workers=1) as app,
            deployed.nginx(Path(folder), [app], more=more) as front,
        ):
            (files / "page.html").write_bytes(_page(front))
            addresses = {OURS: front.address + PAGE, "file": f"http://127.0.0.1:{port}/page.html"}
            for number in range(rounds):
                for side in (OURS, "file") if number % 2 else ("file", OURS):
                    for name, figure in _load(addresses[side]).items():
                        samples[name, side].append(figure)
    return samples


def _page(front: Server) -> bytes:
    """The page as it goes over the line."""
    with urlopen(Request(front.address + PAGE, headers={"Accept-Encoding": "br"})) as answer:
        content: bytes = answer.read()
        return content


def _load(address: str) -> dict[str, float]:
    """What wrk says of some seconds of load.

    Raises:
        RuntimeError: not all answers were pages.
    """
    words = [
        "wrk",
        "--threads",
        "1",
        "--connections",
        str(CONNECTIONS),
        "--duration",
        f"{SECONDS}s",
        "--latency",
    ]
    done = subprocess.run(
        [*words, "--header", "Accept-Encoding: br", address], check=True, capture_output=True, text=True
    )
    if "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
        raise RuntimeError(done.stdout)
    found = dict(re.findall(r"^\s+(50|99)%\s+(\S+)$", done.stdout, re.MULTILINE))
    rate = re.findall(r"^Requests/sec:\s+([\d.]+)$", done.stdout, re.MULTILINE)
    return {"rate": float(rate[0]), "p50": _milliseconds(found["50"]), "p99": _milliseconds(found["99"])}


def _milliseconds(said: str) -> float:
    number, unit = re.findall(r"^([\d.]+)(\D+)$", said)[0]
    return float(number) * UNITS[unit]
