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

OURS = ("dash", "plotly", "dash-mantine-components", "pandas", "waitress")
VIZRO = ("vizro", "dash", "plotly", "pandas", "waitress")
VERSIONS = """
import json, sys
from importlib.metadata import version
print(json.dumps({name: version(name) for name in sys.argv[1:]}))
"""


def facts(vizro: Path, runs: int) -> list[str]:
    """Lines of markdown."""
    return [
        f"Measured on {datetime.date.today()}, medians of {runs} interleaved rounds.",
        "",
        f"- {os.cpu_count()} cores ({_processor()}), {_memory():.0f} GB, {platform.system()} {platform.machine()}",
        f"- {_chromium()}, headless; Python {platform.python_version()}",
        f"- ours: {_versions(Path(sys.executable), OURS)}",
        f"- Vizro: {_versions(vizro, VIZRO)}",
    ]


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
