"""What LibreOffice makes of the files: everything calculated anew, formulas in CSV let in and any separator taken."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

# LibreOffice otherwise believes what a file says its formulas give.
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""
# Comma, semicolon and tab part cells; text in quotes may be a number; formulas are evaluated.
_CSV = "CSV:44/59/9,34,76,1,,0,false,true,false,false,false,0,true"


def opened(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Each file, by name, as LibreOffice saves it as a workbook after reading it."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    saved: dict[str, bytes] = {}
    for kind, options in {"xlsx": (), "csv": (f"--infilter={_CSV}",)}.items():
        there = folder / kind
        there.mkdir()
        names = {f"{number}.{kind}": name for number, name in enumerate(files) if _is(kind, files[name])}
        for file, name in names.items():
            (there / file).write_bytes(files[name])
        if names:
            _convert([there / file for file in names], folder, *options)
        for file, name in names.items():
            saved[name] = (folder / "out" / f"{file.partition('.')[0]}.xlsx").read_bytes()
    return saved


def _is(kind: str, content: bytes) -> bool:
    return content.startswith(b"PK") == (kind == "xlsx")


def _convert(paths: list[Path], folder: Path, *options: str) -> None:
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", *options, "--convert-to", "xlsx", "--outdir",
         folder / "out", *paths],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
