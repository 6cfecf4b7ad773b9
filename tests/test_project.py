"""What the repository itself must hold to."""

import ast
import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from etl import strict_yaml
from etl.cli import main

PROJECT = Path(__file__).parent.parent


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return [PROJECT / name for name in listed.stdout.split("\0") if name and (PROJECT / name).is_file()]


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_every_locked_package_has_hashes_and_no_address(lock):
    content = (PROJECT / lock).read_text("utf-8")
    packages = re.findall(r"^[a-z0-9][^\n]*==[^\n]*\\$", content, re.MULTILINE)
    assert len(packages) > 30
    blocks = re.split(r"^(?=[a-z0-9])", content, flags=re.MULTILINE)[1:]
    assert [block.split("\n")[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert not re.search(r"https?://|file:|--(extra-)?index-url|--find-links", content)


def test_packages_of_node_have_hashes_and_no_address():
    content = (PROJECT / "tests" / "node" / "package-lock.json").read_text("utf-8")
    packages = {name: each for name, each in json.loads(content)["packages"].items() if name}
    assert packages
    assert all(each["integrity"].startswith("sha512-") for each in packages.values())
    assert "://" not in content


def test_no_file_names_a_place_of_some_machine():
    # Put together here so that this file does not name them either.
    pattern = re.compile("|".join(f"/{folder}/" for folder in ("root", "home", "work", "tmp", "opt")))
    named = []
    for path in tracked():
        if path.suffix in {".py", ".md", ".yaml", ".toml", ".txt", ".css", ".csv"} or path.name == "Makefile":
            named += [
                (path.name, line) for line in path.read_text("utf-8").splitlines() if pattern.search(line)
            ]
    assert named == []


def asked_in_words(path: Path) -> list[str]:
    """The calls of a file to whatever is named `query` or `eval`, with words to be computed."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    return [
        f"{path.relative_to(PROJECT)}: {ast.unparse(call)}"
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in ("query", "eval")
        for given in [*call.args, *(each.value for each in call.keywords)][:1]
        if isinstance(given, ast.JoinedStr)
        or (isinstance(given, ast.Constant) and isinstance(given.value, str))
    ]


@pytest.mark.parametrize("package", ["app", "etl"])
def test_no_frame_is_asked_in_words(package):
    """In `query` and `eval` pandas changes which warnings the whole process heeds: threads cannot share that.

    Where warnings are errors, a page that one thread made failed by what another asked.
    """
    paths = [*(PROJECT / package).rglob("*.py")]
    assert paths
    assert [call for path in paths for call in asked_in_words(path)] == []


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_a_readme_names_only_files_that_exist(readme):
    content = (PROJECT / readme).read_text("utf-8")
    links = re.findall(r"\]\((?!http|#)([^)#]+)\)", content)
    assert links
    assert [link for link in links if not (PROJECT / link).exists()] == []


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_the_yaml_a_readme_shows_is_sound(readme, tmp_path, catalog):
    """The example observation must be one the real catalogue could hold."""
    (example,) = re.findall(r"```yaml\n(.*?)```", (PROJECT / readme).read_text("utf-8"), re.DOTALL)
    path = tmp_path / "example.yaml"
    path.write_text(example, encoding="utf-8")
    document = strict_yaml.read(path)
    assert document.problems == ()
    block = document.root["observations"][0]
    assert block["source"] in catalog.sources
    assert {figure["indicator"] for figure in block["figures"]} <= set(catalog.indicators)


def commands() -> list[str]:
    """What is shown, in that order. Of commands that differ only in the name of what they write, the last."""
    shown = "".join((PROJECT / readme).read_text("utf-8") for readme in ("README.md", "README.zh.md"))
    lines = [line.split("#")[0].strip() for line in re.findall(r"^indicators .*$", shown, re.MULTILINE)]
    return list({re.sub(r"--out [^\s.]+", "--out", line): line for line in lines}.values())


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """Where a reader tries one command after the other, in the order in which they are shown.

    Of the files of provinces it has the one that the commands name.
    """
    folder = tmp_path_factory.mktemp("desk")
    (named,) = {word for command in commands() for word in shlex.split(command) if "data/2026/" in word}
    for name in ("indicators.yaml", "data/2024.yaml", "data/2026.yaml", named):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / name, folder / name)
    listing = folder / "data" / "2026.yaml"
    others = re.compile(rf"^  - (?!{Path(named).relative_to('data')}$).*\n", re.MULTILINE)
    listing.write_text(others.sub("", listing.read_text("utf-8")), encoding="utf-8")
    (folder / "texts").mkdir()
    (folder / "texts" / "report.txt").write_text("没有数字的文本。", encoding="utf-8")
    return folder


@pytest.mark.parametrize("command", [command for command in commands() if " serve" not in command])
def test_every_command_of_the_readmes_runs(command, desk, monkeypatch):
    monkeypatch.chdir(desk)
    monkeypatch.delenv("TEXTS_DIR", raising=False)
    done = CliRunner().invoke(main, shlex.split(command)[1:])
    assert done.exit_code == 0, done.output
    if "--out" in command:
        assert (desk / command.split("--out ")[1].split()[0]).exists()
