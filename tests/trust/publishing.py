"""Publishing: readers see the old release or the new one, whatever happens, and what was done stays done."""

import json
import logging
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.trust import publishing_harm as harm
from tests.trust import publishing_ways as ways
from tests.trust.publishing_harm import Flip, Full
from tests.trust.publishing_kills import Killed, Rival
from tests.trust.publishing_ways import Outcome
from tests.trust.row import Row

HIT = 0.8  # of the stages of a publication, at least, by the kills


@dataclass(frozen=True)
class Counts:
    """How much of each; of `steps` and `rooms` each one where they are 0."""

    steps: int = 0  # of each way to switch, at which it is disturbed, beside the last one
    cuts: int = (
        8  # states of the disk that a power cut may leave, at each step, beside that of what is certain
    )
    kills: int = 400
    rivals: int = 60  # rounds of three publishers
    flips: int = 1000
    clocks: int = 30
    rooms: int = 40  # sizes of a disk that is too small
    seed: int = 9


QUICK = Counts(steps=2, cuts=1, kills=4, rivals=1, flips=10, clocks=3, rooms=3)


def rows(counts: Counts, folder: Path) -> Iterator[Row]:
    """Each promise, with its figure."""
    # What those who serve log of harmed releases is what is asked for here.
    logging.getLogger("app.following").setLevel(logging.CRITICAL)
    try:
        disturbed = ways.told("publishing_deaths", folder / "deaths", counts.steps, counts.seed)
        yield disturbances(
            "die before or amid each call, EIO and ENOSPC at each, full from each on", disturbed
        )
        cut = ways.told("publishing_power", folder / "power", counts.steps, counts.cuts, counts.seed)
        yield disturbances("power cut at each call, what is not synced left or not", cut)
        yield kills([Killed(*each) for each in _told("kills", folder / "kills", counts.kills, counts.seed)])
        rounds = _told("rivals", folder / "rivals", counts.rivals, counts.seed)
        yield rivals([[Rival(*each) for each in one] for one in rounds])
        for name in ("flips", "clocks", "rooms", "rebuilt"):
            (folder / name).mkdir()
        yield flips([*harm.flips(folder / "flips", counts.flips, counts.seed)])
        held = [*harm.shifted(folder / "clocks", counts.clocks, counts.seed)]
        yield Row(
            "clock set back and forth by years",
            f"{len(held)} switches: {held.count(False)} out of order",
            "0 out of order",
            all(held),
        )
        yield full([*harm.full(folder / "rooms", counts.rooms)])
        one, other = harm.rebuilt(folder / "rebuilt")
        yield Row(
            "rebuilt from YAML alone, elsewhere, on another day", f"{one}, {other}", "equal", one == other
        )
    finally:
        logging.getLogger("app.following").setLevel(logging.NOTSET)


def disturbances(what: str, outcomes: Sequence[Outcome]) -> Row:
    """Switches that were disturbed at their steps."""
    torn, lost, astray = (
        [each for each in outcomes if getattr(each, fault)] for fault in ("torn", "lost", "astray")
    )
    seen = Counter(each.seen for each in outcomes)
    figure = (
        f"{len(outcomes)}: {len(torn)} torn, {len(lost)} lost, {len(astray)} astray or in the way of the next "
        f"({seen['old'] + seen[ways.NOTHING]} left the old, {seen['new']} the new)"
    )
    wrong = [*torn, *lost, *astray]
    if wrong:
        figure += f"; such as {wrong[0]}"
    both = {"old", "new"} <= {*seen}
    return Row(what, figure, "0 torn, 0 lost, 0 astray", bool(outcomes) and not wrong and both)


def kills(killed: Sequence[Killed]) -> Row:
    """Publications that were killed. The first tells the stages."""
    stages: list[str] = json.loads(killed[0].stage)
    tried = killed[1:]
    hits = Counter(each.stage for each in tried)
    hit = [stage for stage in stages if hits[stage]]
    torn = sum(each.after == "torn" for each in tried)
    lost = sum(not each.holds for each in tried)
    missed = ", ".join(stage for stage in stages if not hits[stage]) or "none"
    figure = (
        f"{len(tried)} kills: {torn} torn, {lost} lost; {len(hit)} of {len(stages)} stages hit (not: {missed}); "
        f"{sum(each.mine for each in tried)} left the new"
    )
    # Too few kills cannot hit most stages: then it is not asked for.
    enough = len(hit) >= HIT * len(stages) or len(tried) < 2 * len(stages)
    limit = f"0 torn, 0 lost, ≥ {HIT:.0%} of stages hit"
    return Row("random SIGKILL of indicators publish", figure, limit, not torn and not lost and enough)


def rivals(rounds: Sequence[Sequence[Rival]]) -> Row:
    """Several that published at once."""
    done = refused = lost = together = others = 0
    for each in rounds:
        spans = sorted((rival.inside[0], rival.inside[-1]) for rival in each if len(rival.inside) == 2)
        together += sum(later[0] < earlier[1] for earlier, later in pairwise(spans))
        done += sum(rival.code == 0 for rival in each)
        refused += sum(rival.code == 2 for rival in each)
        others += sum(rival.code not in (0, 2) for rival in each) + (
            not any(rival.code == 0 for rival in each)
        )
        lost += sum(rival.code == 0 and rival.release is None for rival in each)
    figure = (
        f"{len(rounds)} rounds of 3: {done} done, {refused} refused, {together} at the same time, {lost} lost"
    )
    holds = bool(rounds) and not (together or lost or others)
    return Row(
        "publishers at once",
        figure + (f", {others} ended otherwise" if others else ""),
        "one at a time, 0 lost",
        holds,
    )


def flips(turned: Sequence[Flip]) -> Row:
    """Bits that were turned over."""
    found = sum(each.found for each in turned)
    previous = {each.served for each in turned} - {None}
    served = sum(each.served is not None for each in turned)
    stays = sum(each.stays for each in turned)
    figure = (
        f"{len(turned)} in {len({each.file for each in turned})} files: {found} found, the previous release served by "
        f"{served} that started, the last good one by {stays} that ran"
    )
    holds = len(turned) == found == served == stays and len(previous) == 1
    return Row("a bit flipped in a release", figure, "all found, a sound release served", holds)


def full(rooms: Sequence[Full]) -> Row:
    """Disks that were too small."""
    what, limit = "disk full, a small one of memory", "refused or whole, 0 torn"
    if not rooms:
        return Row(what, "no disk of memory may be mounted here: not tried", limit, True)
    refused = sum(each.refused for each in rooms)
    wrong = [each.room for each in rooms if not each.holds]
    figure = (
        f"{len(rooms)} sizes: {refused} refused, {len(rooms) - refused} published, {len(wrong)} otherwise"
    )
    return Row(what, figure, limit, not wrong and 0 < refused < len(rooms))


def _told(work: str, folder: Path, count: int, seed: int) -> list[list]:
    folder.mkdir()
    words = [sys.executable, "-m", "tests.trust.publishing_kills", work, str(folder), str(count), str(seed)]
    done = subprocess.run(words, cwd=ways.PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]
