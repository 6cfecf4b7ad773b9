"""Files made to cost much: each is refused soon and in little memory, measured in a process that did nothing before."""

from collections.abc import Callable, Iterator, Mapping
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from tests import several
from tests.trust.hostile_judge import Verdict, check, judged, memory
from tests.trust.row import Row

SECONDS, MEGABYTES = 0.5, 100
HANGS = 60.0  # seconds after which a bomb is not waited for

_MAIN, _PART = several.FILES[several.MAIN], several.FILES[several.FIRST]
SOUND = f"topics:{_MAIN.split('topics:', 1)[1]}sources:{_PART.split('sources:', 1)[1]}"
_BLOCK = SOUND[SOUND.index("  - source: article") :]


def _at(key: str, value: str) -> str:
    """The sound catalogue with something else at the first place of a key."""
    before, _, after = SOUND.partition(f"{key}: ")
    return f"{before}{key}: {value}\n{after.partition(chr(10))[2]}"


def _figures(line: Callable[[int], str], number: int) -> str:
    """The sound catalogue with further figures."""
    return SOUND + "".join(f"      - {line(each)}\n" for each in range(number))


def _blocks(change: Callable[[int], tuple[str, str]], number: int) -> str:
    """The sound catalogue with further blocks, each changed in its own way."""
    return SOUND + "".join(_BLOCK.replace(*change(each)) for each in range(number))


def _laughs(levels: int, times: int) -> str:
    lines = ["topics:", "  l0: &l0 [x, x, x, x]"]
    lines += [
        f"  l{level}: &l{level} [{', '.join([f'*l{level - 1}'] * times)}]" for level in range(1, levels)
    ]
    return "\n".join(lines) + "\n"


BOMBS: Mapping[str, Callable[[], str]] = {
    "aliases of aliases": lambda: _laughs(30, 9),
    "aliases of merged mappings": lambda: (
        "a: &a {x: y}\n" + "".join(f"b{n}: &b{n} {{<<: [*a, *a, *a]}}\n" for n in range(100_000))
    ),
    "100 MB": lambda: "# " + "x" * 98 + ("\n# " + "x" * 97) * 1_048_576,
    "100,000 figures that are wrong": lambda: _figures(
        lambda n: f"{{indicator: gdq{n}, value: {n}x, phrase: {n}}}", 100_000
    ),
    "a line of 60 MB": lambda: SOUND + "# " + "x" * 60_000_000,
    "a scalar of 60 MB in one line": lambda: _at("file", "x" * 60_000_000),
    "100,000 brackets": lambda: "topics: " + "[" * 100_000,
    "100,000 brackets, closed": lambda: "topics: " + "[" * 100_000 + "]" * 100_000,
    "100,000 brackets, each on its line": lambda: "topics: " + "[\n" * 100_000,
    "100,000 braces": lambda: "topics: " + "{a: " * 100_000,
    "100,000 braces without keys": lambda: "{" * 100_000,
    "100,000 lists of lists": lambda: "- " * 100_000 + "x",
    "100,000 keys of keys": lambda: "? " * 100_000 + "x",
    "brackets in a key": lambda: "? " + "[" * 100_000,
    "deep in a key that stands twice": lambda: "a: 1\na: " + "[" * 900 + "]" * 900,
    "3,000 levels of indents": lambda: "".join(" " * n + "a:\n" for n in range(3000)),
    "brackets in the list of files": lambda: "files: " + "[" * 100_000,
    "aliases in the list of files": lambda: "files:\n- &a [x]\n" + "- [*a, *a]\n" * 100_000,
    "1,000,000 keys": lambda: "topics:\n" + "".join(f"  k{n}:\n" for n in range(1_000_000)),
    "1,000,000 keys at the top": lambda: "".join(f"k{n}:\n" for n in range(1_000_000)),
    "1,000,000 equal keys": lambda: "topics:\n" + "  k:\n" * 1_000_000,
    "50,000 keys of a record": lambda: _at(
        "publisher", "{zh: x, en: x, " + ",\n".join(f"kk{n}: x" for n in range(50_000)) + "}"
    ),
    "1,000,000 items": lambda: "observations:\n" + "- \n" * 1_000_000,
    "90,000 items that are none": lambda: SOUND + "  - x\n" * 90_000,
    "1,000,000 anchors": lambda: "topics:\n" + "".join(f"- &a{n} x\n" for n in range(1_000_000)),
    "1,000,000 tags": lambda: "topics:\n" + "- !!int x\n" * 1_000_000,
    "1,000,000 documents": lambda: "---\n" * 1_000_000,
    "1,000,000 invisible characters": lambda: SOUND + "# " + "\u200b\n" * 1_000_000,
    "an integer of a million digits": lambda: _at("line", "9" * 900_000),
    "a year of a million digits": lambda: _at("period", "9" * 900_000),
    "a value of a million digits": lambda: _at("value", "9" * 900_000 + "元"),
    "a power of ten": lambda: _at("value", "1e999999999元"),
    "60 digits times 亿亿": lambda: _at("value", "9" * 50 + "亿亿元"),
    "亿 on end": lambda: _at("value", "一" + "亿" * 55),
    "万 on end": lambda: _at("value", "十万" * 29),
    "亿 on end, by the hundred thousand": lambda: _at("value", "亿" * 300_000),
    "80,000 different values": lambda: _figures(
        lambda n: f"{{indicator: gdp, value: 超{'万' * (n % 7)}{n}万元, phrase: x}}", 80_000
    ),
    "a fraction without end": lambda: _at("value", "一分之" * 19),
    "ranges without end": lambda: _at("value", "1～" * 29 + "1"),
    "bounds without end": lambda: _at("value", "超" * 59 + "1"),
    "commas without end": lambda: _at("value", "1" + ",000" * 14 + "," + "1"),
    "spaces between digits": lambda: _at("value", "1" + " " * 300_000 + "x"),
    "spaces between 60 digits": lambda: _at("value", "1 " * 29 + "x"),
    "a phrase without end": lambda: _at("phrase", "。" * 300_000),
    "an id without end": lambda: _at("indicator", "a-" * 400_000),
    "a region without end": lambda: _at("region", "县" * 300_000),
    "1,200 regions there are not": lambda: _blocks(lambda n: ("湖南", f"浙江省杭州{n}市县区"), 1200),
    "1,200 indicators there are not": lambda: _blocks(lambda n: ("gdp", f"gdp-{n}"), 1200),
    "a file name without end": lambda: _at("file", "a/" * 400_000),
    "a path without end": lambda: "part_of: " + "../" * 300_000 + "x\n" + SOUND,
    "a path of names without end": lambda: "files:\n- " + "a/" * 300_000 + "x\n" + SOUND,
    "a key without colon": lambda: SOUND + "a" * 900_000 + "\n",
    "a word without space": lambda: SOUND + "- " * 9 + "a_" * 400_000 + "：x\n",
    "a quote without end": lambda: SOUND + '"' + "\\\\" * 400_000,
    "quotes without end": lambda: _at("phrase", "'" + "''" * 400_000),
    "list of files, with comments without end": lambda: "files:\n" + "#\n" * 300_000 + SOUND,
    "list of files, begun 100,000 times": lambda: "files :\n" * 100_000,
    "100,000 files that are not there": lambda: (
        "files:\n" + "".join(f"- data/{n}.yaml\n" for n in range(100_000)) + SOUND
    ),
    "empty lines": lambda: "\n" * 20_000_000,
    "carriage returns": lambda: SOUND + "\r" * 900_000,
}


class Cost(NamedTuple):
    """What a file cost, and what came of it."""

    verdict: Verdict
    megabytes: float


def rows(most: int, folder: Path) -> Iterator[Row]:
    """The dearest of all bombs."""
    chosen = dict([*BOMBS.items()][:most])
    costs = {name: cost(make(), folder / "bomb.yaml") for name, make in chosen.items()}
    wrong = [f"\n      {name}: {said}" for name, each in costs.items() if (said := told(each))]
    figure = (
        f"{len(costs)}: worst {max(each.verdict.seconds for each in costs.values()):.2f} s, "
        f"{max(each.megabytes for each in costs.values()):.0f} MB; {len(wrong)} cost more"
    )
    yield Row("bombs", figure + "".join(wrong), f"each ≤ {SECONDS:g} s and ≤ {MEGABYTES} MB", not wrong)


def told(found: Cost) -> str:
    """Why a file costs too much; nothing where it does not."""
    verdict = found.verdict
    if verdict.wrong or verdict.seconds > SECONDS or found.megabytes > MEGABYTES:
        return (
            f"{verdict.wrong} {verdict.seconds:.2f} s, {found.megabytes:.0f} MB, {verdict.problems} problems"
        )
    return ""


def cost(content: str, path: Path, work: Callable[[Path], object] = check) -> Cost:
    """What reading a file costs a process of its own."""
    path.write_text(content, encoding="utf-8", newline="")
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.trust.hostile_judge"])
    here, there = context.Pipe()
    process = context.Process(target=_measured, args=(there, path, work))
    process.start()
    there.close()
    try:
        if not here.poll(HANGS):
            return Cost(Verdict("hangs", 0, HANGS, False), 0)
        found: Cost = here.recv()
        return found
    except EOFError:
        return Cost(Verdict("the process died", 0, 0, False), 0)
    finally:
        process.kill()
        process.join()
        path.unlink()


def _measured(answers: Connection, path: Path, work: Callable[[Path], object]) -> None:
    small = path.with_name("sound.yaml")
    small.write_text(SOUND, encoding="utf-8")
    check(small)  # what is loaded once is not the bomb's
    before = memory("VmRSS")
    verdict = judged(path, work)
    answers.send(Cost(verdict, verdict.peak - before))
