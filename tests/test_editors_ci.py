"""What an editors' repository runs before a commit and after a push: the real programs, on one file and on several."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import invented
import pytest
import yaml

from tests import several

PROJECT = Path(__file__).parent.parent
RECIPES = PROJECT / "deploy" / "ci"
FILE = "indicators.yaml"
SPOILT = invented.YAML.replace("role: target", "role: targett", 1)
Run = Callable[..., subprocess.CompletedProcess[str]]


def read(path: Path) -> object:
    return yaml.safe_load(path.read_text("utf-8"))


@pytest.fixture
def run(tmp_path, monkeypatch) -> Run:
    """Runs a command of bash in the editors' repository, with the program of this project and no settings of ours."""
    folder = tmp_path / "editors"
    folder.mkdir()
    elsewhere = {"HOME": tmp_path, "PRE_COMMIT_HOME": tmp_path / "kept", "GIT_CONFIG_GLOBAL": os.devnull}
    people = {
        f"GIT_{who}_{what}": "editor@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    for name, value in {**elsewhere, **people}.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")

    def run(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-ec", line], cwd=folder, env={**os.environ, **environment}, capture_output=True,
            encoding="utf-8", check=False,
        )  # fmt: skip

    (folder / FILE).write_text(invented.YAML, encoding="utf-8")
    started = run(f"git init --quiet --initial-branch main && git add {FILE} && git commit --quiet -m first")
    assert started.returncode == 0, started.stderr
    return run


@pytest.fixture
def save(tmp_path, run) -> Callable[[str], None]:
    def save(content: str) -> None:
        (tmp_path / "editors" / FILE).write_text(content, encoding="utf-8")

    return save


@pytest.fixture
def hooked(tmp_path, run) -> Run:
    """The same with the hook installed, as its recipe says."""
    shutil.copy(RECIPES / "pre-commit.yaml", tmp_path / "editors" / ".pre-commit-config.yaml")
    installed = run(
        "python -m pre_commit install && git add .pre-commit-config.yaml && git commit --quiet --no-verify -m hook"
    )
    assert installed.returncode == 0, installed.stderr
    return run


def test_the_hook_stops_a_commit_and_shows_the_mistake(hooked, save):
    save(SPOILT)
    done = hooked(f"git commit --quiet -m spoilt {FILE}")
    assert done.returncode == 1
    assert f"{FILE}:{line_of('role: targett')}:" in done.stdout + done.stderr
    assert hooked("git log --format=%s").stdout.split() == ["hook", "first"]


def test_the_hook_judges_what_is_committed_not_what_is_being_written(hooked, save):
    save(invented.DISPUTED)
    hooked(f"git add {FILE}")
    save(SPOILT)
    assert hooked("git commit --quiet -m staged").returncode == 0
    assert hooked("git log --format=%s").stdout.split() == ["staged", "hook", "first"]


def test_the_hook_leaves_other_files_alone(hooked, save):
    save(SPOILT)
    assert hooked("echo text > notes.md && git add notes.md && git commit --quiet -m notes").returncode == 0


def test_the_hook_for_others_is_the_same(run):
    (offered,) = read(PROJECT / ".pre-commit-hooks.yaml")
    ((local,),) = [each["hooks"] for each in read(RECIPES / "pre-commit.yaml")["repos"]]
    alike = offered.keys() & local.keys() - {"language"}
    assert {key: offered[key] for key in alike} == {key: local[key] for key in alike}
    assert {"id", "name", "entry", "files"} <= alike
    done = run(f"python -m pre_commit validate-manifest {PROJECT / '.pre-commit-hooks.yaml'}")
    assert done.returncode == 0, done.stdout


def test_the_commands_of_the_page_run_in_the_repository(run, tmp_path):
    page = (PROJECT / "docs" / "editors-ci.md").read_text("utf-8")
    for block in re.findall(r"```\n(.*?)```", page, re.DOTALL):
        assert run(block).returncode == 0
    (written,) = re.findall(r"^ *indicators schema --out (\S+)$", page, re.MULTILINE)
    assert (tmp_path / "editors" / written).is_file()
    assert f"# yaml-language-server: $schema={written}" in page


def test_the_page_names_only_files_that_exist():
    page = PROJECT / "docs" / "editors-ci.md"
    links = re.findall(r"\]\(([^)]+)\)", page.read_text("utf-8"))
    assert links
    assert [link for link in links if not (page.parent / link).exists()] == []


def line_of(words: str) -> int:
    return next(number for number, line in enumerate(SPOILT.split("\n"), start=1) if words in line)


def steps(recipe: str) -> Mapping[str, str]:
    """The commands of a recipe, by what each is for."""
    content = read(RECIPES / recipe)
    if recipe == "gitlab.yaml":
        lines = content["indicators"]["script"]
    else:
        lines = [step["run"] for step in content["jobs"]["check"]["steps"] if "run" in step]
    return {next(word for word in ("install", "check", "diff") if word in line): line for line in lines}


both = pytest.mark.parametrize("recipe", ["github.yaml", "gitlab.yaml"])


def test_a_recipe_installs_the_program_from_where_it_is_told_to(run, tmp_path):
    """All but the installing itself, which would change the environment of the tests."""
    source = tmp_path / "source"
    source.mkdir()
    for part in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(PROJECT / part, source)
    # pip takes the last of these the other way round.
    alone = {"PIP_DRY_RUN": "1", "PIP_NO_DEPS": "1", "PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    (line,) = {steps(recipe)["install"] for recipe in ("github.yaml", "gitlab.yaml")}
    done = run(line, PROGRAM=str(source), **alone)
    assert done.returncode == 0, done.stderr
    assert "regional-indicators" in done.stdout.replace("_", "-")


@both
def test_a_recipe_is_content_with_a_sound_file(run, recipe):
    done = run(steps(recipe)["check"])
    assert done.returncode == 0, done.stdout


def test_mistakes_are_noted_where_github_shows_them(run, save):
    save(SPOILT)
    done = run(steps("github.yaml")["check"])
    assert done.returncode == 1
    assert re.search(rf"^::error file={FILE},.*\bline={line_of('role: targett')},", done.stdout)


def test_gitlab_shows_mistakes_and_keeps_them_for_other_programs(run, save, tmp_path):
    save(SPOILT)
    done = run(steps("gitlab.yaml")["check"])
    assert done.returncode == 1
    assert f"{FILE}:{line_of('role: targett')}:" in done.stdout
    (kept,) = read(RECIPES / "gitlab.yaml")["indicators"]["artifacts"]["paths"]
    (found,) = yaml.safe_load((tmp_path / "editors" / kept).read_text("utf-8"))["runs"]
    assert found["results"]


def test_github_shows_what_a_pull_request_changes(run, save, tmp_path):
    run("git remote add origin . && git fetch --quiet origin && git switch --quiet -c figures")
    save(invented.YAML.replace("4.72万亿元", "4.73万亿元"))
    summary = tmp_path / "summary.md"
    done = run(steps("github.yaml")["diff"], GITHUB_BASE_REF="main", GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 0, done.stderr
    assert "4.73万亿元" in summary.read_text("utf-8")


def test_a_recipe_names_no_place_to_install_from():
    for recipe in RECIPES.iterdir():
        assert "://" not in recipe.read_text("utf-8")


# ── Several files ──


@pytest.fixture
def parts(tmp_path, run) -> Path:
    """The repository with a catalogue of several files."""
    folder = tmp_path / "editors"
    several.write(folder)
    assert run("git add . && git commit --quiet --no-verify -m parts").returncode == 0
    return folder


def test_the_hook_checks_what_the_committed_files_are_part_of(parts, hooked):
    """A data file that is sound alone, and is not beside the others."""
    several.edit(parts, several.HUBEI, "region: 湖北", "region: 湖南")
    several.edit(parts, several.ZHEJIANG, "line: 7", "line: 8")
    done = hooked("git commit --quiet --all -m conflict")
    assert done.returncode == 1
    assert done.stdout.count(several.FIRST) + done.stderr.count(several.FIRST)
    several.edit(parts, several.HUBEI, "region: 湖南", "region: 湖北")
    assert hooked("git commit --quiet --all -m sound").returncode == 0


def test_a_data_file_that_no_file_lists_is_checked_too(parts, run):
    (parts / "data/2025.yaml").write_text(
        several.FILES[several.FIRST].replace("湖南", "湖难"), encoding="utf-8"
    )
    assert run("indicators check").returncode == 0
    done = run("indicators check --whole data/2025.yaml")
    assert done.returncode == 1
    assert done.stdout.startswith("data/2025.yaml:")


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("github", f"::error file={several.HUBEI},"),
        ("sarif", f'"uri": "{several.HUBEI}"'),
        ("json", f'"file": "{several.HUBEI}"'),
    ],
)
def test_a_mistake_is_noted_in_its_file_in_every_format(parts, run, kind, shown):
    several.edit(parts, several.HUBEI, "role: actual", "role: actaul")
    for words in ("", several.SECOND, f"{several.FIRST} {several.HUBEI}"):
        done = run(f"indicators check {words} --format {kind}")
        assert done.returncode == 1
        assert done.stdout.count(shown) == 1
    assert run(f"indicators check {several.FIRST} {several.ZHEJIANG}").returncode == 0


def test_a_pull_request_is_told_of_changes_in_data_files(parts, run, tmp_path):
    run("git remote add origin . && git fetch --quiet origin && git switch --quiet -c figures")
    for words in ("value: 7", "phrase: 总量7"):
        several.edit(parts, several.HUBEI, f"{words}万亿元", f"{words}.1万亿元")
    summary = tmp_path / "summary.md"
    done = run(steps("github.yaml")["diff"], GITHUB_BASE_REF="main", GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 0, done.stderr
    assert "7.1万亿元" in summary.read_text("utf-8")
