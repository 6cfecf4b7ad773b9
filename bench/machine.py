"""On what a measurement was made."""

import datetime
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

OURS = ("dash", "plotly", "pandas", "duckdb", "pyyaml", "openpyxl", "xlsxwriter", "waitress")
PEERS = ("vizro", "streamlit", "dash", "plotly", "pandas", "waitress")
VERSIONS = """
import json, sys
from importlib.metadata import version
print(json.dumps({name: version(name) for name in sys.argv[1:]}))
"""


def facts(peers: Path, seconds: float) -> list[str]:
    """Lines of markdown."""
    return [
        f"Measured on {datetime.date.today()}, in one run of {seconds / 60:.1f} minutes. "
        f"Load of the machine when it ended (1, 5, 15 minutes): {_load()}.",
        "",
        f"- {os.cpu_count()} cores ({_processor()}), {_memory():.0f} GB, {platform.system()} {platform.machine()}",
        f"- {_chromium()}, headless; Python {platform.python_version()}",
        f"- ours, plain Dash, libraries: {_versions(Path(sys.executable), OURS)}",
        f"- Vizro, Streamlit: {_versions(peers, PEERS)}",
    ]


def _load() -> str:
    return ", ".join(f"{each:.1f}" for each in os.getloadavg())


def _processor() -> str:
    found = re.findall(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text("utf-8"))
    return found[0] if found else platform.processor() or "unknown"


def _memory() -> float:
    """Gigabytes."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def _chromium() -> str:
    said = subprocess.run(
        [shutil.which("chromium") or "chromium", "--version"], capture_output=True, text=True, check=True
    )
    return " ".join(said.stdout.split()[:2])


def _versions(python: Path, names: Sequence[str]) -> str:
    said = subprocess.run([python, "-c", VERSIONS, *names], capture_output=True, text=True, check=True)
    return ", ".join(f"{name} {version}" for name, version in json.loads(said.stdout).items())
