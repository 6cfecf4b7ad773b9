"""The data package and the archive of everything: valid, complete, verifiable, the same each time."""

import csv
import hashlib
import io
import json
from pathlib import Path
from zipfile import ZipFile

import invented
import pytest
from exchanged import few_areas
from frictionless import Package

from etl import release
from etl.exchange import bundle, csvs, datapackage, parquet, records, sdmx, structure
from etl.exchange.datasets import dataset
from etl.exchange.fields import FIELDS
from etl.queries import Filters
from etl.tables import Tables

WORKBOOK = b"a workbook"
SITE = "https://indicators.example"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    made = few_areas(invented.tables(tmp_path_factory.mktemp("small"), invented.DISPUTED))
    return invented.saying(made, "note_zh", '=1+1,"甲"\r\n乙')


@pytest.fixture(scope="module")
def archive(small: Tables) -> bytes:
    return bundle.bundle(small, invented.DAY, WORKBOOK, SITE)


@pytest.fixture(scope="module")
def files(archive: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def problems(folder: Path) -> list[list[str]]:
    """What another implementation finds wrong with a package: its types, codes, keys, references, check sums."""
    return Package(str(folder / "datapackage.json")).validate().flatten(["type", "note"])


def unpacked(archive: bytes, folder: Path) -> Path:
    with ZipFile(io.BytesIO(archive)) as opened:
        opened.extractall(folder)
    return folder


def test_the_package_in_the_archive_is_valid(archive, tmp_path):
    assert problems(unpacked(archive, tmp_path)) == []


def test_the_real_data_are_a_valid_package(tables, tmp_path):
    assert problems(unpacked(bundle.package(tables, invented.DAY), tmp_path)) == []


def test_an_empty_package_is_valid(small, tmp_path):
    empty = bundle.package(invented.without_figures(small), invented.DAY)
    assert problems(unpacked(empty, tmp_path)) == []


def test_a_spoilt_package_is_told(archive, tmp_path):
    path = unpacked(archive, tmp_path) / "csv" / "observations.csv"
    content = path.read_bytes()
    for sound, spoilt in (
        (b",GT,", b",ABOVE,"),
        (b"4720000000000", b"4.72 trillion"),
        (b"330000.growth.2023.A.first,330000", b"330000.growth.2023.A.first,999999"),
    ):
        assert sound in content
        content = content.replace(sound, spoilt, 1)
    path.write_bytes(content)
    assert {kind for kind, _ in problems(tmp_path)} == {
        "hash-count", "byte-count", "constraint-error", "type-error", "foreign-key",
    }  # fmt: skip


def test_the_descriptor_tells_every_column(small):
    told = json.loads(datapackage.descriptor(small, invented.DAY))
    assert told["version"] == small.version
    assert [resource["name"] for resource in told["resources"]] == [*FIELDS]
    for resource in told["resources"]:
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == [field.code for field in FIELDS[resource["name"]]]
        assert all(field["title"] for field in fields)
        assert resource["path"] == f"{resource['name']}.csv"
    (value,) = [field for field in told["resources"][0]["schema"]["fields"] if field["name"] == "OBS_VALUE"]
    assert value["type"] == "number"
    assert "GT 8" in value["description"]


def test_the_archive_holds_everything(files, small):
    formats = [f"{kind}/{name}.{kind}" for kind in ("csv", "json", "parquet") for name in FIELDS]
    others = [
        "CITATION.cff", "README.md", "SHA256SUMS", "datapackage.json", "regional-indicators.xlsx",
        "sdmx/observations.csv", "sdmx/structure.xml",
    ]  # fmt: skip
    assert [*files] == sorted([*formats, *others])
    assert files["regional-indicators.xlsx"] == WORKBOOK
    assert files["sdmx/observations.csv"] == sdmx.data(small).encode()
    assert files["sdmx/structure.xml"] == structure.structure(small).encode()


@pytest.mark.parametrize("name", FIELDS)
def test_its_files_are_those_of_the_formats(name, files, small):
    found = dataset(name, small, Filters(), invented.DAY)
    assert files[f"csv/{name}.csv"] == csvs.text(found).encode("utf-8-sig")
    assert files[f"json/{name}.json"] == records.text(found).encode()
    assert files[f"parquet/{name}.parquet"] == parquet.content(found)


def test_check_sums_are_there_for_every_other_file(files):
    told = dict(reversed(line.split("  ")) for line in files["SHA256SUMS"].decode().splitlines())
    assert told == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items() if name != "SHA256SUMS"
    }


def test_the_readme_tells_in_both_languages_what_is_there_and_how_to_cite(files, small):
    text = files["README.md"].decode()
    chinese, english = text.split("# Regional Indicators\n")
    for part in (chinese, english):
        assert {
            name for name in files if "/" not in name and name != "README.md" and f"`{name}`" not in part
        } == set()
        assert small.version in part
        assert SITE in part


def test_equal_input_gives_equal_bytes(archive, small):
    assert bundle.bundle(small, invented.DAY, WORKBOOK, SITE) == archive
    with ZipFile(io.BytesIO(archive)) as opened:
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_cell_of_any_csv_is_a_formula(files):
    rows = csv.reader(io.StringIO(files["csv/observations.csv"].decode("utf-8-sig"), newline=""))
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_a_release_has_the_archive(tmp_path):
    small = invented.tables(tmp_path)
    out = release.build(small, tmp_path / "indicators.yaml", tmp_path / "release", invented.DAY)
    workbook = (out / "indicators.xlsx").read_bytes()
    assert (out / "regional-indicators.zip").read_bytes() == bundle.bundle(small, invented.DAY, workbook)
