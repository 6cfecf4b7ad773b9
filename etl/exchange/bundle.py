"""Everything in open formats as one zip file."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from etl.exchange import datapackage, parquet, records, sdmx
from etl.exchange.citing import citation_file, how_to_cite
from etl.exchange.structure import structure
from etl.labels import (
    ARCHIVE_CITE,
    ARCHIVE_CONTENT,
    ARCHIVE_DATASETS,
    ARCHIVE_FILES,
    ARCHIVE_LICENCE,
    ARCHIVE_RULES,
    ARCHIVE_VERSION,
    DATA_PURPOSE,
    DATASET,
    PRODUCT,
    RULES,
)
from etl.tables import Tables
from etl.text import LANGUAGES, Language, Text

SUMS = "SHA256SUMS"
WORKBOOK = "regional-indicators.xlsx"
_CSV = "csv/"
# The earliest a zip file can say: it tells its version, not when it was made.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def bundle(tables: Tables, as_of: date, workbook: bytes, site: str = "") -> bytes:
    """The datasets in full as CSV, JSON, Parquet, SDMX and data package, with `workbook`, README and citation.

    Targets are judged for the day `as_of`. SHA256SUMS lists the check sum of every other file. Equal input gives
    equal bytes.
    """
    datasets = list(datapackage.everything(tables, as_of))
    files = {
        **datapackage.files(datasets, _CSV),
        **{f"json/{each.name}.json": records.text(each).encode() for each in datasets},
        **{f"parquet/{each.name}.parquet": parquet.content(each) for each in datasets},
        "sdmx/observations.csv": sdmx.data(tables).encode(),
        "sdmx/structure.xml": structure(tables).encode(),
        "CITATION.cff": citation_file(tables.version, as_of, site).encode(),
        "README.md": _readme(tables.version, as_of, site).encode(),
        WORKBOOK: workbook,
    }
    return _packed(files | {SUMS: _sums(files)})


def package(tables: Tables, as_of: date) -> bytes:
    """The data package alone as a zip file: datapackage.json and its CSV files."""
    return _packed(datapackage.files(list(datapackage.everything(tables, as_of)), _CSV))


def _packed(files: Mapping[str, bytes]) -> bytes:
    """Files by their path as a zip file, sorted, without a time of their own."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return written.getvalue()


def _sums(files: Mapping[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return "".join(lines).encode()


def _readme(version: str, as_of: date, site: str) -> str:
    return "\n".join(line for language in LANGUAGES for line in _read_in(language, version, as_of, site))


def _read_in(language: Language, version: str, as_of: date, site: str) -> Iterator[str]:
    yield f"# {PRODUCT.in_(language)}\n"
    yield f"{DATA_PURPOSE.in_(language)}\n"
    yield f"{ARCHIVE_VERSION.filled(version=version, day=as_of).in_(language)}\n"
    yield from _listed(ARCHIVE_CONTENT, ARCHIVE_FILES, language)
    yield from _listed(ARCHIVE_DATASETS, DATASET, language)
    yield f"## {ARCHIVE_RULES.in_(language)}\n"
    yield from (f"- {rule.in_(language)}" for rule in RULES)
    yield f"\n## {ARCHIVE_CITE.in_(language)}\n"
    yield f"{how_to_cite(version, as_of, site).in_(language)}\n"
    yield f"{ARCHIVE_LICENCE.in_(language)}\n"


def _listed(title: Text, named: Mapping[str, Text], language: Language) -> Iterator[str]:
    yield f"## {title.in_(language)}\n"
    yield from (f"- `{name}` – {words.in_(language)}" for name, words in named.items())
    yield ""
