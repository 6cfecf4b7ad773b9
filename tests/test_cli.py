"""The command `indicators`: what it prints, where, and with which exit code."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import click
import invented
import pytest
from checked import told
from click.testing import CliRunner, Result

from etl import catalog, kept, release
from etl.cli import main
from etl.command import answering
from tests import several

COMMANDS = [
    "check", "build", "export", "serve", "audit", "verify", "compare", "targets", "coverage", "preview", "diff",
    "publish", "releases", "rollback", "load", "stored", "template", "import", "schema",
]  # fmt: skip


@pytest.fixture(autouse=True)
def endless_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine must not make a test speak."""
    monkeypatch.setattr(answering, "PATIENCE", 600.0)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the reader stands, with a sound `indicators.yaml`."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def small(folder: Path):
    return invented.tables(folder)


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], prog_name="indicators")


def spoil(folder: Path, *changes: tuple[str, str]) -> Path:
    text = invented.YAML
    for sound, wrong in changes:
        assert sound in text
        text = text.replace(sound, wrong)
    path = folder / "spoilt.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.usefixtures("small")
def test_check_is_silent_when_all_is_well():
    done = run("check")
    assert (done.exit_code, done.output) == (0, "")


@pytest.mark.parametrize("file", ["indicators.yaml", "data/2024.yaml"])
def test_the_real_catalogue_is_sound(file, project):
    done = run("check", project / file)
    assert (done.exit_code, done.output) == (0, "")


def test_check_lists_every_problem_on_stdout_and_their_number_on_stderr(folder):
    path = spoil(folder, ("unit: CNY", "unit: CYN"), ("role: target", "role: targett"))
    done = run("check", path)
    assert done.exit_code == 1
    lines = told(done.stdout)
    assert len(lines) == 3
    assert all(re.match(rf"{re.escape(str(path))}:\d+:\d+: \S+: .", line) for line in lines)
    assert done.stderr == "3 处问题\n"


CONFLICT = (
    "{indicator: gdp, value: 4.7万亿元, phrase: 约合4.7万亿元}",
    "{indicator: gdp, value: 4.9万亿元, phrase: 约合4.9万亿元}",
)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param("zh", ["冲突", "（来源 first）", "4.715万亿元至4.725万亿元（不含）"], id="zh"),
        pytest.param("en", ["a conflict", "(source first)", "4.715 trillion yuan up to"], id="en"),
    ],
)
def test_check_reports_texts_that_contradict_each_other(folder, language, said):
    done = run("check", spoil(folder, CONFLICT), "--lang", language)
    assert done.exit_code == 1
    (line,) = told(done.stdout)
    assert [part for part in said if part not in line] == []


def test_check_explains_what_looks_like_a_conflict(folder):
    path = folder / "disputed.yaml"
    path.write_text(invented.DISPUTED, encoding="utf-8")
    assert run("check", path).stdout == ""
    done = run("check", path, "--explain", "--lang", "en")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = told(done.stdout)
    assert all(re.match(rf"{re.escape(str(path))}:\d+:\d+: \S+\.value: beside", line) for line in lines)
    for kind in ("corroborated", "revises", "preferred has settled", "another definition"):
        assert any(kind in line for line in lines), kind


def test_check_explains_nothing_of_a_file_with_problems(folder):
    plain, explained = (run("check", spoil(folder, CONFLICT), *more) for more in ((), ("--explain",)))
    assert explained.exit_code == 1
    assert explained.output == plain.output


def test_check_speaks_english_too(folder):
    done = run("check", spoil(folder, ("unit: CNY", "unit: CYN")), "--lang", "en")
    assert done.exit_code == 1
    assert 'did you mean "CNY"?' in done.stdout
    assert done.stderr == ""  # one line says it all


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(None, 2, id="missing"),
        pytest.param("directory", 2, id="a directory"),
        pytest.param(b"", 1, id="empty"),
        pytest.param(b"# nothing\n", 1, id="only a comment"),
        pytest.param("主题".encode("gbk"), 1, id="not UTF-8"),
        pytest.param(b"a: [1", 1, id="no YAML"),
    ],
)
@pytest.mark.parametrize("command", ["check", "export", "build --out release"])
def test_what_cannot_be_read_gets_one_clear_line(folder, content, code, command):
    path = folder / "some.yaml"
    if content == "directory":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    done = run(*command.split(), path)
    assert done.exit_code == code
    (line,) = told(done.output)
    assert line.startswith(str(path))
    assert isinstance(done.exception, SystemExit)
    assert not (folder / "release").exists()


@pytest.mark.parametrize(
    "command", ["export", "build --out release", "serve", "compare --family gdp", "targets", "coverage"]
)
def test_nothing_is_made_of_a_file_with_problems(folder, command):
    done = run(*command.split(), spoil(folder, ("unit: CNY", "unit: CYN")))
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "CYN" in done.stderr
    assert not (folder / "release").exists()


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["targets", "--out", "nowhere/out.csv"], id="no such folder"),
        pytest.param(["build"], id="build without --out"),
        pytest.param(["build", "--out", "indicators.yaml"], id="build onto a file"),
        pytest.param(["build", "--out", "indicators.yaml/release"], id="build inside a file"),
        pytest.param(["build", "--out", "."], id="build onto other files"),
        pytest.param(["serve", "--port", "0"], id="no such port"),
        pytest.param(["sell"], id="no such command"),
    ],
)
def test_wrong_use_is_told_apart_from_wrong_data(words):
    done = run(*words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr
    assert isinstance(done.exception, SystemExit)


def test_build_writes_a_release_and_says_where(folder, small):
    done = run("build", "--out", "release", "--lang", "en")
    assert done.exit_code == 0
    assert done.stdout == f"version {small.version} is at {folder / 'release'}\n"
    assert json.loads((folder / "release" / "manifest.json").read_text("utf-8"))["version"] == small.version


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, int, Path | None, Path | None]]:
    """What a stand-in for the app was asked to serve: version, host, port, folders of texts and of releases."""
    asked: list[tuple[str, str, int, Path | None, Path | None]] = []
    app = SimpleNamespace(serve=lambda made, shelf, *where: asked.append((made().version, *where)))
    monkeypatch.setitem(sys.modules, "app.front", app)
    for name in ("HOST", "PORT", "TEXTS_DIR", "RELEASES_DIR"):
        monkeypatch.delenv(name, raising=False)
    return asked


def test_serve_says_where_and_hands_the_tables_to_the_app(small, served):
    done = run("serve")
    assert done.exit_code == 0
    assert "http://127.0.0.1:8050/" in done.stderr
    assert served == [(small.version, "127.0.0.1", 8050, None, None)]


def test_serve_listens_to_the_environment_and_more_to_its_options(folder, small, served, monkeypatch):
    monkeypatch.setenv("HOST", "127.0.0.2")
    monkeypatch.setenv("PORT", "8123")
    monkeypatch.setenv("TEXTS_DIR", str(folder))
    monkeypatch.setenv("RELEASES_DIR", str(folder))
    (folder / "others").mkdir()
    run("serve")
    run("serve", "--port", "8124", "--texts", "others", "--releases", "others")
    assert served == [
        (small.version, "127.0.0.2", 8123, folder, folder),
        (small.version, "127.0.0.2", 8124, Path("others"), Path("others")),
    ]


@pytest.mark.usefixtures("small")
def test_a_folder_of_releases_that_is_not_there_is_said_at_once(served):
    done = run("serve", "--releases", "nowhere")
    assert done.exit_code == 2
    assert "nowhere" in done.stderr
    assert served == []


@pytest.mark.usefixtures("small")
def test_a_port_in_use_is_said_plainly(monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError(98, "Address already in use")

    monkeypatch.setitem(sys.modules, "app.front", SimpleNamespace(serve=refuse))
    done = run("serve", "--port", "8123")
    assert done.exit_code == 2
    assert done.stderr.splitlines()[1:] == [
        "不能在 http://127.0.0.1:8123/ 上提供服务：Address already in use"
    ]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("patience", "said"),
    [pytest.param(0.0, True, id="slow"), pytest.param(60.0, False, id="fast")],
)
def test_only_slow_work_is_announced(monkeypatch, patience, said):
    monkeypatch.setattr(answering, "PATIENCE", patience)
    read = catalog.read
    monkeypatch.setattr(catalog, "read", lambda path: (_pause(), read(path))[1])
    done = run("check")
    assert ("正在读取" in done.stderr) == said
    assert done.stdout == ""


def _pause() -> None:
    time.sleep(0.05)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example_that_the_command_understands(folder, command):
    (folder / "texts").mkdir()
    done = run(command, "--help")
    assert done.exit_code == 0
    (example,) = re.findall(r"^ +indicators (.+)$", done.stdout, re.MULTILINE)
    name, *words = example.split()
    assert name == command
    main.get_command(click.Context(main), name).make_context(name, words)  # raises on an unknown option


def test_help_names_every_command():
    assert all(name in run("--help").stdout for name in COMMANDS)


def as_module(folder: Path, project: Path, words: str, **kwargs: object) -> subprocess.CompletedProcess:
    environment = {**os.environ, "PYTHONPATH": str(project), "PYTHONWARNINGS": "error"}
    return subprocess.run(
        [sys.executable, "-m", "etl", *words.split()],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
        **kwargs,
    )


@pytest.mark.usefixtures("small")
def test_it_runs_as_a_module(folder, project):
    done = as_module(folder, project, "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert b"Usage: indicators check" in as_module(folder, project, "check --help").stdout


@pytest.mark.usefixtures("small")
def test_check_loads_nothing_heavy(folder, project):
    script = """
import sys
from etl.cli import main
main(["check"], standalone_mode=False)
print(sorted({"pandas", "numpy", "openpyxl", "narwhals", "dash", "app"} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("words", ["export", "check spoilt.yaml"])
def test_a_reader_who_stops_reading_is_no_accident(folder, project, words):
    # Far more lines than a pipe holds.
    blocks = invented.YAML.partition("observations:\n")
    spoilt = blocks[0] + blocks[1] + blocks[2].replace("role: actual", "role: acutal") * 300
    (folder / "spoilt.yaml").write_text(spoilt, encoding="utf-8")
    closed, kept = os.pipe()
    os.close(closed)
    environment = {**os.environ, "PYTHONPATH": str(project)}
    done = subprocess.run(
        [sys.executable, "-m", "etl", *words.split()],
        cwd=folder,
        env=environment,
        stdout=kept,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(kept)
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr
    assert done.returncode != 0


def test_a_release_is_what_the_command_writes(small, folder):
    run("build", "--out", "by-command", "--as-of", invented.DAY)
    release.build(small, folder / "indicators.yaml", folder / "by-function", invented.DAY)
    names = {path.name for path in (folder / "by-function").iterdir()}
    assert names
    assert all(
        (folder / "by-command" / name).read_bytes() == (folder / "by-function" / name).read_bytes()
        for name in names
    )


@pytest.fixture
def shelves(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where results are kept, of files of any size."""
    monkeypatch.setattr(kept, "WORTH_KEEPING", 0)
    monkeypatch.setattr(kept, "FOLDER", folder / "kept")
    return folder / "kept"


@pytest.mark.usefixtures("shelves")
def test_a_file_that_did_not_change_is_told_of_without_being_read_again(folder, monkeypatch):
    path = spoil(folder, ("unit: CNY", "unit: CYN"), CONFLICT)
    first = run("check", path)
    monkeypatch.setattr(catalog, "read", None)
    again = run("check", path)
    assert (again.exit_code, again.output) == (1, first.output)
    assert "CYN" in again.output


@pytest.mark.usefixtures("shelves")
def test_results_of_several_files_are_told_again_under_the_names_they_are_asked_for(folder, monkeypatch):
    path = several.write(folder / "parts", (several.HUBEI, "region: 湖北", "region: 湖南"))
    first = run("check", path)
    assert str(path.parent / several.FIRST) in first.output
    monkeypatch.chdir(path.parent)
    other = run("check", several.MAIN)
    assert str(path.parent) not in other.output
    monkeypatch.setattr(catalog, "read", None)
    assert run("check", path).output == first.output
    assert run("check", several.MAIN).output == other.output


def test_results_of_few_files_are_kept(folder, shelves):
    for number in range(kept.MOST + 2):
        path = folder / f"{number}.yaml"
        path.write_text(f"{invented.YAML}# {number}\n", encoding="utf-8")
        assert run("check", path).exit_code == 0
    assert len([*shelves.iterdir()]) == kept.MOST
