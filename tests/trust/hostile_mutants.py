"""Catalogues with one to four mistakes that know the grammar: of lines, indents, scalars, brackets, keys and bytes."""

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from etl.faults.examples.sample import SAMPLE
from tests import invented, several
from tests.trust import hostile_traps
from tests.trust.hostile_judge import check, judged
from tests.trust.row import Row

LONGEST = 1.0  # seconds that one may take

_WORD = re.compile(r"[^\s:{}\[\],]+")
_SCALAR = re.compile(r"(?<=: )[^\n{\[][^\n]*")
_NUMBER = re.compile(r"\d+")
_FIGURE = re.compile(r"value: .*\n +phrase: .*\n")
FITTING = (
    ("role: actual", "role: target"), ("role: actual", "role: estimate"), ("modality: done", "modality: aspire"),
    ("period: 2025", "period: 2030"),
    ("period: 2025", "period: 2024-01-01/P99Y"), ("period: 2025", "period: 0001"), ("period: 2025", "period: 9999"),
    ("date: 2026-01-14", "date: 0001"),
    ("region: 湖南", "region: 100000"), ("region: 湖南", "region: 中国"), ("measure: level", "measure: growth"),
    ("timing: stretch", "timing: point"),
    ("unit: CNY", "unit: USD"), ("direction: more", "direction: neither"), ("报告", "=报告"), ("报告", "x" * 400),
    ("Report", "\U0001f600"), ("line: 7", "line: 9999999"),
)  # fmt: skip
SCALARS = (
    *(trap.typed for trap in hostile_traps.TRAPS),
    *["~", "no", "010000", "12:30", "1e3", ".inf", "0x10", "<<"],
    "''", '""', "|\n      x", ">-\n      x", "[]", "{}", "[[[[]]]]", "{a: {b: c}}", "- - - x", "? x", "&a x", "*a",
    "!!python/object:os.system x", "!!binary aGk=", "%YAML 1.1", "---", "...", "# ", "@x", "`x`", "1" * 5000,
    "9" * 59,
    "甲" * 3000, "亿" * 50, "万" * 70, "一" * 50, "10" + "亿亿" * 20, "1e999999999", "1." + "0" * 55, "-0", "±1",
    "5%至6%",
    "3～5万家", "２０２５年", "兆", "三分之一", "零分之一", "一/零", "0/0", "1/0", "0:1", "2.5:1", "第0名",
    "第" * 30, "负" * 40, "半" * 9,
    "翻番", "0000", "9999-12-31/P99Y", "0001-01-01/P1M", "2025-02-30", "2025-13", "0000-Q1", "../../etc/passwd",
    "../" * 40 + "x.yaml", "/dev/zero", "data/../../x.yaml", "\\\\host\\x.yaml", "a" * 300 + ".yaml",
    "indicators.yaml",
)  # fmt: skip
CHARACTERS = (
    "\x00", "\x07", "\x1b", "\x7f", "\x85", "\xa0", "\u200b", "\u200f", "\u202e", "\u2028", "\u2066", "\ufeff",
    "\ufffd",
    "\ufffe", "\r", "\t", "\U0001f600", "\U000e0041", "\U0010ffff", "é", "　", "：", "，", "“", "｛", '"', "'", "{",
    "[", "]", "}",
    ",", ":", ": ", "- ", "? ", "&", "*", "!", "|", ">", "%", "@", "`", "#", " #", "\n", "\n\n", "  ", "\n---\n",
    "\n...\n",
)  # fmt: skip
_SHARED = Path("/dev/shm")
_Mutation = Callable[[random.Random, str], str]


class Tried(NamedTuple):
    """What came of a number of mutants."""

    number: int
    taken: int
    problems: int
    longest: float
    wrong: Counter[str]


def rows(number: int, seed: int, processes: int) -> Iterator[Row]:
    """Mutants by the thousand, each refused where it is wrong or taken."""
    began = time.monotonic()
    tried = _all(number, seed, processes)
    rate = tried.number / (time.monotonic() - began)
    figure = (
        f"{tried.number:,}: {sum(tried.wrong.values())} other exceptions or places outside the file, {tried.taken:,} "
        f"taken, {tried.problems:,} problems placed, worst {tried.longest:.2f} s, {rate:.0f} a second"
    )
    limit = f"0 other exceptions, all placed, each ≤ {LONGEST:g} s"
    yield Row(
        "grammar-aware mutants",
        figure + _told(tried.wrong),
        limit,
        not tried.wrong and tried.longest <= LONGEST,
    )


def _told(wrong: Counter[str]) -> str:
    return "".join(f"\n      {count} × {what}" for what, count in wrong.most_common(5))


def _all(number: int, seed: int, processes: int) -> Tried:
    pieces = max(processes, number // 1000)
    work = [(number // pieces + (piece < number % pieces), seed * 1000 + piece) for piece in range(pieces)]
    if processes == 1:
        done = [tried(*each) for each in work]
    else:
        with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
            done = [*pool.map(tried, *zip(*work, strict=True))]
    return Tried(
        sum(each.number for each in done),
        sum(each.taken for each in done),
        sum(each.problems for each in done),
        max(each.longest for each in done),
        sum((each.wrong for each in done), Counter()),
    )


def tried(number: int, seed: int, work: Callable[[Path], object] = check) -> Tried:
    """Mutants of one seed, one after the other."""
    # In memory where the system has such a folder: a disk would be most of the time.
    with TemporaryDirectory(prefix="mutants-", dir=_SHARED if _SHARED.is_dir() else None) as folder:
        return _tried(number, random.Random(seed), Path(folder), work)


def _tried(number: int, chance: random.Random, room: Path, work: Callable[[Path], object]) -> Tried:
    bases = catalogues()
    for name in several.FILES:
        (room / name).parent.mkdir(parents=True, exist_ok=True)
    work(_written(room, bases[0]))  # what is loaded once is not the first one's
    taken, problems, longest, wrong = 0, 0, 0.0, Counter[str]()
    for _ in range(number):
        found = judged(_written(room, mutated(chance, bases)), work)
        taken, problems = taken + found.taken, problems + found.problems
        longest = max(longest, found.seconds)
        if found.wrong:
            wrong[found.wrong] += 1
    return Tried(number, taken, problems, longest, wrong)


def catalogues() -> Sequence[Mapping[str, str]]:
    """Small catalogues of one file and of several, by the names of their files; the first is the main one."""
    main, part = several.FILES[several.MAIN], several.FILES[several.FIRST]
    single = f"topics:{main.split('topics:', 1)[1]}sources:{part.split('sources:', 1)[1]}"
    return ({several.MAIN: single}, several.FILES, {several.MAIN: SAMPLE}, {several.MAIN: invented.YAML})


def mutated(chance: random.Random, bases: Sequence[Mapping[str, str]]) -> Mapping[str, bytes]:
    """One of the catalogues with mistakes in one of its files."""
    base = chance.choice(bases)
    name, text = chance.choice([*base.items()])
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 5))):
        text = chance.choice(MUTATIONS)(chance, text)
    whole = {each: other.encode() for each, other in base.items()}
    return {**whole, name: chance.choice(ENCODINGS)(chance, text)}


def _written(room: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        (room / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return room / several.MAIN


def _spliced(chance: random.Random, text: str, pattern: re.Pattern[str], instead: str) -> str:
    found = [*pattern.finditer(text)]
    if not found:
        return text
    start, end = chance.choice(found).span()
    return text[:start] + instead + text[end:]


def _lines(change: Callable[[random.Random, list[str], int], None]) -> _Mutation:
    def mutation(chance: random.Random, text: str) -> str:
        lines = text.split("\n")
        change(chance, lines, chance.randrange(len(lines)))
        return "\n".join(lines)

    return mutation


def _doubled(chance: random.Random, lines: list[str], at: int) -> None:
    lines[at:at] = lines[at : at + chance.randint(1, 6)]


def _dropped(chance: random.Random, lines: list[str], at: int) -> None:
    del lines[at : at + chance.randint(1, 6)]


def _swapped(chance: random.Random, lines: list[str], at: int) -> None:
    other = chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _indented(chance: random.Random, lines: list[str], at: int) -> None:
    lines[at] = chance.choice(("", " ", "  ", "    ", "\t", "- ", "? ", "　")) + (
        lines[at] if chance.random() < 0.5 else lines[at].lstrip()
    )


def _joined(_chance: random.Random, lines: list[str], at: int) -> None:
    lines[at : at + 2] = ["".join(lines[at : at + 2])]


def _ended(chance: random.Random, lines: list[str], at: int) -> None:
    lines[at] = lines[at][: chance.randint(0, len(lines[at]))]


def _inserted(chance: random.Random, text: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(CHARACTERS) * chance.choice((1, 1, 1, 2, 40)) + text[at:]


def _cut(chance: random.Random, text: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] if chance.random() < 0.5 else text[:at] + text[at + chance.randint(1, 30) :]


def _moved(chance: random.Random, text: str) -> str:
    start, at = chance.randint(0, len(text)), chance.randint(0, len(text))
    return text[:at] + text[start : start + chance.randint(1, 200)] + text[at:]


def _scalar(chance: random.Random, text: str) -> str:
    return _spliced(chance, text, _SCALAR, chance.choice(SCALARS))


def _word(chance: random.Random, text: str) -> str:
    return _spliced(
        chance,
        text,
        _WORD,
        chance.choice((chance.choice(SCALARS), chance.choice(_WORD.findall(text) or [""]))),
    )


def _number(chance: random.Random, text: str) -> str:
    return _spliced(
        chance,
        text,
        _NUMBER,
        chance.choice(
            (
                str(chance.randint(1, 3000)),
                "0",
                "00",
                "9" * chance.randint(1, 70),
                "-1",
                "1.5.2",
                "１２",
                "1_0",
                "1e9",
                "",
            )
        ),
    )


def _figure(chance: random.Random, text: str) -> str:
    """Another figure that could stand there: value and phrase agree, so that what follows has work to do."""
    digits = chance.choice(
        ("7", "0.5", "12.30", "3～5", "1,200", "三百二十", "9" * chance.randint(1, 50), "0." + "0" * 40 + "1")
    )
    value = (
        chance.choice(("", "超", "近", "不低于", "下降"))
        + digits
        + chance.choice(("亿元", "万亿元", "亿亿元", "%", "家", "万家", "个百分点", "", "倍"))
    )
    return _spliced(chance, text, _FIGURE, f"value: {value}\n        phrase: 某{value}\n")


def _sensible(chance: random.Random, text: str) -> str:
    """Another word of the same kind, which often fits as well."""
    old, new = chance.choice([pair for pair in FITTING if pair[0] in text] or [("x", "x")])
    return text.replace(old, new, chance.choice((1, 1, -1)))


def _nested(chance: random.Random, text: str) -> str:
    depth = chance.choice((5, 30, 400, 3000))
    opening, closing = chance.choice(
        (("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", ""), ("[{a: ", "}]"), ("{? ", "}"))
    )
    return _spliced(
        chance, text, _SCALAR, opening * depth + "x" + closing * chance.choice((depth, 0, depth - 1))
    )


MUTATIONS: Sequence[_Mutation] = (
    _figure, _figure, _figure, _figure, _sensible, _sensible, _sensible, _sensible,
    *map(_lines, (_doubled, _dropped, _swapped, _indented, _joined, _ended)),
    _inserted, _inserted, _cut, _moved, _scalar, _scalar, _word, _word, _number, _nested,
)  # fmt: skip


def _torn(chance: random.Random, text: str) -> bytes:
    raw = text.encode()
    at = chance.randint(0, len(raw))
    return (
        raw[:at]
        + chance.choice((b"", bytes([chance.randrange(256)]), b"\x00" * 64))
        + raw[at + chance.randint(0, 3) :]
    )


def _plain(_chance: random.Random, text: str) -> bytes:
    return text.encode()


ENCODINGS: Sequence[Callable[[random.Random, str], bytes]] = (
    *[_plain] * 12,
    lambda _chance, text: b"\xef\xbb\xbf" + text.encode(),
    lambda _chance, text: text.replace("\n", "\r\n").encode(),
    lambda _chance, text: text.replace("\n", "\r").encode(),
    lambda _chance, text: text.encode("gb18030", errors="replace"),
    lambda _chance, text: text.encode("utf-16"),
    lambda _chance, text: b"\xef\xbb\xbf" * 2 + text.encode(),
    _torn,
    _torn,
)  # fmt: skip
