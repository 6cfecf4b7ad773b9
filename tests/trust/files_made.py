"""Every workbook and every CSV that the product hands out, of given tables; by name."""

import io
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from zipfile import ZipFile

from app.api.representations import ADDRESSES
from app.server import create_app
from etl import catalog, gathered, plain_csv
from etl.audit import findings
from etl.entry import files as entered
from etl.entry import template
from etl.entry.choices import Choices
from etl.tables import Tables

DAY = date(2024, 6, 30)
# Pages that a file is made of; `{}` stands for a record.
PAGES = (
    "overview", "compare.{kind}?family=fa{k}", "targets", "heat", "coverage", "region/330000", "region/pl{k}",
    "brief/320000", "data", "sources", "source/so{k}", "changes",
)  # fmt: skip


def made(tables: Tables, k: int, pages: int) -> Iterator[tuple[str, bytes]]:
    """What the server hands out: of record k and so many pages, and of everything; what is packed piece by piece."""
    client = create_app(tables, clock=lambda: DAY).server.test_client()
    for address in _addresses(k, pages):
        answer = client.get(address)
        assert answer.status_code == 200, f"{answer.status_code} of {address}"
        if answer.data.startswith(b"PK") and answer.mimetype == "application/zip":
            yield from ((f"{address} {name}", content) for name, content in _packed(answer.data).items())
        else:
            yield address, answer.data
    for name, frame in tables.named().items():
        yield f"plain {name}.csv", plain_csv.text(frame).encode()


def of_catalogue(path: Path) -> Iterator[tuple[str, bytes]]:
    """What editors are handed: the workbook for data entry, with examples and with all figures."""
    read = catalog.read(path)
    choices = Choices(read)
    figures = entered.figures(entered.opened(read, path), choices)
    digest = gathered.content(path).hex()
    for name, said in {"template": {}, "filled template": figures}.items():
        yield f"{name}.xlsx", template.workbook(choices, template.Exported(said, digest), DAY)


def audited(text: str, folder: Path, path: Path) -> Iterator[tuple[str, bytes]]:
    """The audit of a text as CSV."""
    written = folder / "text.txt"
    written.write_text(text, encoding="utf-8")
    yield "audit.csv", findings.audit([str(written)], None, catalog.read(path)).written("csv", "zh").encode()


def _addresses(k: int, pages: int) -> Iterator[str]:
    for page in PAGES[:pages]:
        for kind in ("xlsx", "csv"):
            name = page if "{kind}" in page else f"{page}.{{kind}}"
            yield f"/download/{name.format(kind=kind, k=k)}"
    # The archive has all of what is handed out as a whole.
    yield "/api/v1/zip"
    if pages:
        yield from (f"/api/v1/{name}" for name in ADDRESSES if name.endswith((".csv", ".xlsx", ".zip")))


def _packed(content: bytes) -> Mapping[str, bytes]:
    with ZipFile(io.BytesIO(content)) as archive:
        return {
            name: archive.read(name)
            for name in archive.namelist()
            if name.endswith((".csv", ".xlsx", ".xml"))
        }
