"""Packages: exactly those that were locked, under known licences, and held against advisories without a network."""

import hashlib
import json
import re
import subprocess
import sys
import zipfile
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from click.testing import CliRunner

from deploy.advisories import __main__ as advisories
from deploy.advisories import osv
from deploy.advisories.__main__ import BLIND, FINE, FOUND
from deploy.advisories.locks import LOCKS, Locked, locked
from deploy.licences import __main__ as licences
from tests.trust.row import Row

_ADDRESS = re.compile(r"https?://|file:|--(?:extra-)?index-url|--find-links|--trusted-host|@ ")
ITSELF = advisories.HERE / "data"


@dataclass(frozen=True)
class Counts:
    """How often each thing is tried."""

    digits: int = 8  # of a hash that are altered, one after the other
    seed: int = 9


QUICK = Counts(digits=1)


def rows(counts: Counts, folder: Path) -> Iterator[Row]:
    """Each promise about packages, with its figure."""
    yield hashed(LOCKS)
    yield tampered(counts.digits, folder / "tampered")
    yield listed()
    yield judged(folder / "advisories")


def hashed(locks: Sequence[Path]) -> Row:
    """The row of what lock files say."""
    packages, bare, addresses = 0, [], 0
    for lock in locks:
        content = lock.read_text("utf-8")
        addresses += len(_ADDRESS.findall(content))
        for block in re.split(r"^(?=\S)", content, flags=re.MULTILINE)[1:]:
            packages += 1
            if "--hash=sha256:" not in block or "==" not in block.split("\n")[0]:
                bare.append(block.split("\n")[0])
    told = f"{packages} packages in {len(locks)} files: {len(bare)} without hash, {addresses} addresses"
    return Row("lock files", told, "0 without hash, 0 addresses", packages > 0 and not bare and not addresses)


def tampered(digits: int, folder: Path) -> Row:
    """The row of lock files and wheels that somebody has altered on the way."""
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    first, second = wheel(wheels, "trust_first", "1"), wheel(wheels, "trust_second", "1", "trust-first==1")
    sound = [("trust-first", digest(first)), ("trust-second", digest(second))]
    accepted = [] if installs(folder, "sound", sound) else ["the sound one is refused"]
    tries = 0
    for at in range(digits):
        tries += 1
        where = at * 64 // digits
        altered = (
            digest(first)[:where]
            + f"{(int(digest(first)[where], 16) + 1) % 16:x}"
            + digest(first)[where + 1 :]
        )
        if installs(folder, f"digit-{at}", [("trust-first", altered), sound[1]]):
            accepted.append(f"digit {where}")
    for kind, lock in (("a package without hash", [sound[1]]), ("no hash", [("trust-first", ""), sound[1]])):
        tries += 1
        if installs(folder, kind, lock):
            accepted.append(kind)
    wheel(wheels, "trust_first", "1", content="print('another')\n")
    tries += 1
    if installs(folder, "swapped", sound):
        accepted.append("another wheel")
    return Row(
        "tampered locks and wheels",
        f"{tries}: {accepted or 0} accepted",
        "0 accepted, the sound one is",
        not accepted,
    )


def installs(folder: Path, name: str, lock: Sequence[tuple[str, str]]) -> bool:
    """Whether pip installs from a lock file of these names and hashes."""
    file = folder / f"{name}.txt"
    lines = [
        f"{package}==1" + (f" --hash=sha256:{expected}" if expected else "") for package, expected in lock
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    words = [
        sys.executable, "-m", "pip", "install", "--isolated", "--disable-pip-version-check", "--no-input", "--quiet",
        "--require-hashes", "--no-index", "--find-links", str(folder / "wheels"),
        "--target", str(folder / f"{name}-to"),
        "--no-cache-dir", "--root-user-action", "ignore", "--requirement", str(file),
    ]  # fmt: skip
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def wheel(folder: Path, name: str, version: str, needs: str = "", content: str = "") -> Path:
    """A wheel of one module, made by hand."""
    about = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": content,
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        + (f"Requires-Dist: {needs}\n" if needs else ""),
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = [
        f"{path},sha256={urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip('=')},{len(text)}"
        for path, text in files.items()
    ]
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for inside, text in files.items():
            archive.writestr(inside, text)
        archive.writestr(f"{about}/RECORD", "\n".join([*record, f"{about}/RECORD,,", ""]))
    return path


def digest(path: Path) -> str:
    """The hash that a lock file names."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def listed() -> Row:
    """The row of licences."""
    packages = licences.licensed()
    found = licences.faults(packages)
    current = licences.LIST.read_text("utf-8") == licences.page(packages)
    told = f"{len(packages)} packages: {len(found)} unknown or not allowed {[each.en for each in found]}"
    return Row(
        "licences", f"{told}; list current: {current}", "0, current", bool(packages) and not found and current
    )


def judged(folder: Path) -> Row:
    """The row of advisories: those that come along, and that the check fails wherever it establishes nothing."""
    database = osv.read(ITSELF)
    assert database.day is not None
    then = str(database.day + timedelta(days=1))
    other, naive = advisory("other", "1"), advisory("flask", "0.1")
    asked = {
        "that come along, on their day": (check(ITSELF, then), FINE),
        "that are too old": (check(ITSELF, str(database.day + timedelta(days=181))), BLIND),
        "nowhere": (check(folder / "nowhere", then), BLIND),
        "none": (check(made(folder / "none", database.day, []), then), BLIND),
        "of other packages": (check(made(folder / "others", database.day, [other]), then), BLIND),
        "that know nothing known": (check(made(folder / "naive", database.day, [naive]), then), BLIND),
        "half written": (check(made(folder / "half", database.day, None), then), BLIND),
        "that find an old lock": (check(ITSELF, then, old(folder)), FOUND),
    }
    wrong = [f"{kind}: {got}" for kind, (got, expected) in asked.items() if got != expected]
    names = {each.name for each in locked(LOCKS)}
    covered = len(names & {each.package for each in database.advisories})
    old_now = (date.today() - database.day).days
    return Row(
        "advisories without a network",
        f"{len(database.advisories)} of {database.day} ({old_now} days old) about {covered} of {len(names)} packages:"
        f" 0 open then; {len(asked)} cases, {len(wrong)} answered wrongly {wrong}",
        "fails when it finds one, and when it could establish nothing",
        not wrong and covered > 0,
    )


def check(folder: Path, today: str, *locks: Path) -> int:
    """The exit status of the command."""
    words = ["--folder", str(folder), "--today", today, *map(str, locks)]
    return CliRunner().invoke(advisories.main, words).exit_code


def made(folder: Path, day: date, vulns: Sequence[object] | None) -> Path:
    """A folder of advisories."""
    folder.mkdir(parents=True)
    content = json.dumps({"snapshot": {"date": str(day), "source": "made"}, "vulns": vulns or []})
    (folder / "made.json").write_text(content if vulns is not None else content[:40], encoding="utf-8")
    return folder


def advisory(package: str, fixed: str) -> object:
    """One about a package, mended in a version."""
    events = [{"introduced": "0"}, {"fixed": fixed}]
    affected = {
        "package": {"ecosystem": "PyPI", "name": package},
        "ranges": [{"type": "ECOSYSTEM", "events": events}],
    }
    return {"id": f"X-{package}", "summary": "made", "affected": [affected]}


def old(folder: Path) -> Path:
    """A lock file of a version that is known to be weak."""
    control: Locked = advisories.CONTROLS[0]
    path = folder / "old.txt"
    path.write_text(f"{control.name}=={control.version} \\\n    --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    return path
