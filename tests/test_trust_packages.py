"""Packages: the quick rows, and that each of them can fail."""

from datetime import date
from unittest.mock import patch

import pytest

from deploy.advisories import osv
from deploy.advisories.__main__ import Blind, judged
from deploy.advisories.locks import LOCKS, PROJECT, Locked, locked
from deploy.advisories.osv import Advisory
from deploy.licences import __main__ as licences
from deploy.licences.__main__ import Licensed
from tests.trust import packages

DAY = date(2024, 10, 11)
TWICE = [{"introduced": "0"}, {"fixed": "2.2.5"}, {"introduced": "2.3.0"}, {"fixed": "2.3.2"}]


def test_each_quick_row_holds(tmp_path):
    assert [row for row in packages.rows(packages.QUICK, tmp_path) if not row.holds] == []


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("flask==3.1.3\n", id="no hash"),
        pytest.param("flask>=3 \\\n    --hash=sha256:00\n", id="no version"),
        pytest.param("--index-url https://x\nflask==3 \\\n    --hash=sha256:00\n", id="a registry"),
        pytest.param("flask @ file:x \\\n    --hash=sha256:00\n", id="a file"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_lock_that_does_not_hold_is_found(content, tmp_path):
    lock = tmp_path / "x.txt"
    lock.write_text(content, encoding="utf-8")
    assert not packages.hashed([lock]).holds


def test_an_installer_that_checks_nothing_is_found(tmp_path):
    with patch.object(packages, "installs", lambda *_: True):
        assert not packages.tampered(1, tmp_path).holds


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ("MIT", 0),
        ("Apache-2.0 OR GPL-3.0-only", 0),
        ("BSD-3-Clause AND MIT", 0),
        ("GPL-3.0-only", 1),
        ("MIT AND GPL-3.0-only", 1),
        ("", 1),
        ("Proprietary", 1),
    ],
)
def test_licences_that_are_not_allowed_are_found(given, wrong):
    assert len(licences.faults([Licensed("x", ("1",), given)])) == wrong


def test_a_list_that_is_not_current_is_found():
    with patch.object(licences, "licensed", lambda: [Licensed("x", ("1",), "MIT")]):
        assert not packages.listed().holds


@pytest.mark.parametrize(
    ("events", "version", "affected"),
    [
        pytest.param([{"introduced": "0"}, {"fixed": "2.15.0"}], "2.14.9", True, id="before the mend"),
        pytest.param([{"introduced": "0"}, {"fixed": "2.15.0"}], "2.15.0", False, id="mended"),
        pytest.param([{"introduced": "0"}, {"fixed": "2.15.0"}], "2.15.0rc1", True, id="before the release"),
        pytest.param(TWICE, "2.3.1", True, id="again"),
        pytest.param(TWICE, "2.2.9", False, id="between"),
        pytest.param([{"introduced": "1.0"}], "3.0", True, id="never mended"),
        pytest.param([{"introduced": "1.0"}], "0.9", False, id="before it came"),
        pytest.param([{"introduced": "1.0"}, {"last_affected": "1.4"}], "1.4", True, id="the last"),
        pytest.param([{"introduced": "1.0"}, {"last_affected": "1.4"}], "1.4.1", False, id="after the last"),
        pytest.param([{"introduced": "0"}, {"fixed": "10.0"}], "9.0", True, id="numbers, not letters"),
        pytest.param([{"introduced": "0"}, {"fixed": "2024.7.4"}], "2024.07.04", False, id="another spelling"),
    ],
)  # fmt: skip
def test_a_version_is_in_a_range_or_not(events, version, affected):
    assert Advisory("x", (), "", "x", (tuple(events),), frozenset()).affects(version) is affected


def test_what_comes_along_knows_versions_that_were_weak():
    database = osv.read(packages.ITSELF)
    weak = [Locked("dash", "2.14.0", "x"), Locked("jinja2", "2.11.2", "x"), Locked("requests", "2.30.0", "x")]
    assert {package.name for package, _ in judged(database, weak, DAY, 180).found} == {
        "dash",
        "jinja2",
        "requests",
    }


def test_nothing_to_look_at_is_no_clean_bill():
    with pytest.raises(Blind):
        judged(osv.read(packages.ITSELF), [], DAY, 180)


def test_advisories_as_the_databases_write_them_are_read(tmp_path):
    (tmp_path / "PYSEC-1.yaml").write_text(
        "id: PYSEC-1\ndetails: bad\nmodified: '2026-11-01T00:00:00Z'\naliases: [CVE-1]\naffected:\n"
        "- package: {name: Flask_Compress, ecosystem: PyPI}\n  versions: ['1.0']\n", encoding="utf-8",
    )  # fmt: skip
    (tmp_path / "GHSA-1.json").write_text(
        '{"id": "GHSA-1", "modified": "2026-11-02T00:00:00Z",'
        ' "affected": [{"package": {"ecosystem": "npm", "name": "x"}}]}',
        encoding="utf-8",
    )
    (found,) = osv.read(tmp_path).advisories
    assert (found.id, found.package, found.affects("1.0"), found.affects("1.1")) == (
        "PYSEC-1",
        "flask-compress",
        True,
        False,
    )
    assert osv.read(tmp_path).day == date(2026, 11, 2)


def test_all_lock_files_are_looked_at():
    assert {each.lock for each in locked(LOCKS)} == {lock.name for lock in LOCKS}
    assert {lock.name for lock in PROJECT.glob("requirements*.txt")} <= {lock.name for lock in LOCKS}
