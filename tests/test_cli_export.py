"""The command `indicators export`: every format, what it can be narrowed down to, what it refuses."""

import io
import re
import sys
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import invented
import pytest
from click.testing import CliRunner, Result
from exchanged import lines

from etl.cli import main
from etl.command import answering, export
from etl.exchange import bundle, csvs, parquet, records, sdmx, structure
from etl.exchange.datasets import Dataset, dataset
from etl.exchange.fields import FIELDS
from etl.exchange.kinds import KINDS
from etl.queries import Filters
from etl.tables import Tables
from etl.text import LANGUAGES

DAY = invented.DAY.isoformat()


@pytest.fixture(autouse=True)
def endless_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine must not make a test speak."""
    monkeypatch.setattr(answering, "PATIENCE", 600.0)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: Tables, written: str) -> Path:
    """Where the reader stands, with a sound `indicators.yaml`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "indicators.yaml").write_text(written, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def written() -> str:
    return invented.DISPUTED


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, written: str) -> Tables:
    return invented.tables(tmp_path_factory.mktemp("small"), written)


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, words)], prog_name="indicators")


def found(small: Tables, name: str = "observations", filters: Filters = Filters()) -> Dataset:
    return dataset(name, small, filters, invented.DAY)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("kind", "write"),
    [
        pytest.param("csv", lambda small: csvs.text(found(small)), id="csv"),
        pytest.param("json", lambda small: records.text(found(small)), id="json"),
        pytest.param("sdmx-csv", sdmx.data, id="sdmx-csv"),
        pytest.param("sdmx-ml", structure.structure, id="sdmx-ml"),
    ],
)
def test_text_goes_to_stdout_or_to_a_file_in_plain_utf8(small, folder, kind, write):
    done = run("--format", kind, "--as-of", DAY)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == write(small)
    assert run("--format", kind, "--as-of", DAY, "--out", "out").stdout == ""
    assert (folder / "out").read_bytes() == write(small).encode()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", FIELDS)
def test_every_dataset_can_be_asked_for(small, name):
    done = run("--dataset", name, "--as-of", DAY)
    assert (done.exit_code, done.stdout) == (0, csvs.text(found(small, name)))


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("heads", ["codes", "zh", "en"])
def test_heads_are_codes_or_words(small, heads):
    assert run("--headers", heads).stdout == csvs.text(found(small), heads)


def test_parquet_goes_to_a_file(small, folder):
    words = ("--format", "parquet", "--dataset", "targets", "--as-of", DAY)
    assert run(*words, "--out", "out.parquet").exit_code == 0
    assert (folder / "out.parquet").read_bytes() == parquet.content(found(small, "targets"))


def test_a_data_package_goes_to_a_file(small, folder):
    assert run("--format", "datapackage", "--out", "out.zip", "--as-of", DAY).exit_code == 0
    assert (folder / "out.zip").read_bytes() == bundle.package(small, invented.DAY)


def test_everything_goes_to_one_file_with_the_workbook(small, folder):
    run("--format", "xlsx", "--out", "out.xlsx", "--as-of", DAY)
    assert run("--format", "zip", "--out", "out.zip", "--as-of", DAY).exit_code == 0
    workbook = (folder / "out.xlsx").read_bytes()
    assert (folder / "out.zip").read_bytes() == bundle.bundle(small, invented.DAY, workbook)


def test_the_workbook_of_an_export_says_what_it_was_narrowed_down_to(folder):
    assert run("--format", "xlsx", "--out", "out.xlsx", "--role", "T", "--period", "2025").exit_code == 0
    with ZipFile(io.BytesIO((folder / "out.xlsx").read_bytes())) as opened:
        told = "".join(opened.read(name).decode() for name in opened.namelist() if name.endswith(".xml"))
    assert "数据性质：目标值" in told
    assert "时期：2025" in told


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "column", "values"),
    [
        pytest.param(["--region", "310000"], "REF_AREA", {"310000"}, id="region by code"),
        pytest.param(["--region", "浙江"], "REF_AREA", {"330000"}, id="by short name"),
        pytest.param(["--region", "浙江省"], "REF_AREA", {"330000"}, id="by full name"),
        pytest.param(["--region", "valley"], "REF_AREA", {"valley"}, id="place by id"),
        pytest.param(["--region", "某谷"], "REF_AREA", {"valley"}, id="place by name"),
        pytest.param(["--region", "上海", "--region", "江苏"], "REF_AREA", {"310000", "320000"}, id="two"),
        pytest.param(["--region", "武汉"], "REF_AREA", set(), id="a region without figures of its own"),
        pytest.param(["--role", "target"], "MEASURE_ROLE", {"T"}, id="role by word"),
        pytest.param(["--role", "A"], "MEASURE_ROLE", {"A"}, id="role by code"),
        pytest.param(["--indicator", "gdp"], "INDICATOR", {"gdp"}, id="indicator"),
        pytest.param(["--source", "first"], "SOURCE", {"first"}, id="source"),
        pytest.param(["--family", "gdp"], "INDICATOR", {"gdp", "growth"}, id="family"),
        pytest.param(["--topic", "economy"], "TOPIC", {"economy"}, id="topic"),
        pytest.param(["--period", "2025"], "TIME_PERIOD", {"2025"}, id="period"),
        pytest.param(["--level", "zone"], "REF_AREA", {"valley"}, id="level"),
        pytest.param(["--period", "2023", "--role", "target"], "OBS_ID", set(), id="period and role"),
    ],
)
def test_filters(words, column, values):
    done = run(*words)
    assert done.exit_code == 0
    assert {line[column] for line in lines(done.stdout)} == values
    assert done.stdout.startswith("OBS_ID,REF_AREA,")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["--region", "浙江shen"], "浙江", id="region"),
        pytest.param(["--region", "vally"], "valley", id="place"),
        pytest.param(["--region", "朝阳区"], "110105", id="several regions"),
        pytest.param(["--indicator", "gpd"], "gdp", id="indicator"),
        pytest.param(["--role", "targets"], "target", id="role"),
        pytest.param(["--source", "frist"], "first", id="source"),
        pytest.param(["--family", "gpd"], "gdp", id="family"),
        pytest.param(["--topic", "economie"], "economy", id="topic"),
        pytest.param(["--period", "2025年"], "2025-Q1", id="period"),
    ],
)
def test_an_unknown_filter_is_wrong_use_and_what_is_allowed_is_named(folder, words, said):
    for language in LANGUAGES:
        done = run(*words, "--lang", language, "--out", "out.csv")
        assert (done.exit_code, done.stdout) == (2, "")
        (line,) = done.stderr.splitlines()
        assert f'"{words[1]}"' in line.replace("“", '"').replace("”", '"')
        assert said in line
        assert bool(re.search("[没处不]", line)) == (language == "zh")
    assert not (folder / "out.csv").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        *(
            pytest.param(["--format", kind], kind, id=f"{kind} to stdout")
            for kind, what in KINDS.items()
            if what.binary
        ),
        *(
            pytest.param(
                ["--format", kind, "--dataset", "codes", "--out", "out"], "parquet", id=f"{kind} of codes"
            )
            for kind, what in KINDS.items()
            if not what.chosen
        ),
        *(
            pytest.param(
                ["--format", kind, "--role", "T", "--out", "out"], kind, id=f"{kind} of targets only"
            )
            for kind, what in KINDS.items()
            if not what.narrowed
        ),
        pytest.param(["--format", "json", "--headers", "zh"], "csv", id="heads of JSON"),
        pytest.param(["--format", "pdf"], "sdmx-csv", id="unknown format"),
        pytest.param(["--dataset", "facts"], "observations", id="unknown dataset"),
        pytest.param(["--out", "nowhere/out.csv"], "nowhere", id="no such folder"),
        pytest.param(["--out", "indicators.yaml"], "indicators.yaml", id="onto what it read"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(folder, written, words, said):
    done = run(*words, "--lang", "en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (folder / "out").exists()
    assert (folder / "indicators.yaml").read_text("utf-8") == written


def test_a_terminal_sees_how_far_a_workbook_is(folder, monkeypatch):
    shown: list[str] = []
    terminal = SimpleNamespace(isatty=lambda: True, write=shown.append, flush=lambda: None)
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", terminal)
        export.export.main(
            ["--format", "xlsx", "--out", str(folder / "out.xlsx"), "--lang", "en"], standalone_mode=False
        )
    assert "writing the export" in "".join(shown)
    assert "100%" in "".join(shown)
