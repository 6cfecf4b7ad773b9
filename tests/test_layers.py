"""The straight way of the data: imports run one way."""

import ast
import os
import subprocess
import sys
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent


def imports_of(package: str) -> dict[Path, set[str]]:
    """Modules each file of a package imports, as dotted names."""
    found = {}
    for path in (PROJECT / package).rglob("*.py"):
        names: set[str] = set()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path}: a relative import"
                names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        found[path] = names
    return found


def roots(names: set[str]) -> set[str]:
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize("forbidden", ["app", "dash", "plotly", "flask"])
def test_etl_knows_nothing_of_the_app(forbidden):
    assert [path for path, names in imports_of("etl").items() if forbidden in roots(names)] == []


def test_figures_know_nothing_of_dash():
    assert [path for path, names in imports_of("app/figures").items() if "dash" in roots(names)] == []


def test_no_two_rooms_import_each_other():
    files = imports_of("etl") | imports_of("app")
    rooms = {
        ".".join(path.relative_to(PROJECT).with_suffix("").parts): names for path, names in files.items()
    }
    # A package stands for its __init__; `from etl.workbook import x` depends on both.
    rooms = {name.removesuffix(".__init__"): names & {*rooms} - {name} for name, names in rooms.items()}
    TopologicalSorter(rooms).prepare()  # raises CycleError


def names_in(path: Path) -> set[str]:
    """The public names that a module gives to what it makes."""
    found: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {
                each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)
            }
    return {name for name in found if not name.startswith("_")}


@pytest.mark.parametrize("package", ["etl/labels", "etl/faults"])
def test_no_room_of_words_takes_a_name_of_another(package):
    """Whoever takes words takes them from all rooms together, where the last of a name would hide the others."""
    owners = Counter(name for path in (PROJECT / package).glob("*.py") for name in names_in(path))
    assert [name for name, count in owners.items() if count > 1] == []


def test_checking_a_file_loads_nothing_heavy():
    script = (
        "import sys, etl.catalog; print(sorted({'pandas', 'numpy', 'openpyxl', 'dash'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=PROJECT,
        env=os.environ,
    )
    assert done.stdout.strip() == "[]"


# Rooms whose matter is Chinese words: those shown, and those that quantities and names are read by.
SHOWN = {"labels", "faults", "examples", "refusals"}
READ = {
    "vocabulary", "numerals", "quantity", "phrases", "areas", "running", "lexicon", "mentions", "prose", "context",
    "draft", "scoping",
}  # fmt: skip


def shown(path: Path) -> list[str]:
    """String literals of a file that are no docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    bodies = [
        node.body for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    ]
    docstrings = {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}
    constants = [
        node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings
    ]
    return [node.value for node in constants if isinstance(node.value, str)]


def test_words_for_readers_stand_in_their_own_rooms():
    astray = [
        (path.name, words)
        for package in ("etl", "app")
        for path in (PROJECT / package).rglob("*.py")
        if not {path.stem, path.parent.name} & (SHOWN | READ)
        for words in shown(path)
        if any("\u4e00" <= character <= "\u9fff" for character in words)
    ]
    assert astray == []
