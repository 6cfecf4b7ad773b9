"""What YAML or a hurried reader takes for something else: here the text that was typed, or refused at its place."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from etl import catalog, strict_yaml
from etl.problems import InvalidFile
from tests import several
from tests.trust.hostile_judge import DAY
from tests.trust.row import Row


class Trap(NamedTuple):
    """Something typed at a key of a small catalogue, and what must come of it.

    `refused` is the code of the problem, which stands `at` characters behind where the value begins; without one the
    text is taken as it was typed, or as `taken` says.
    """

    key: str
    typed: str
    refused: str = ""
    at: int = 0
    taken: str = ""


def _each(key: str, words: str, refused: str = "", at: int = 0) -> Iterator[Trap]:
    return (Trap(key, word, refused, at) for word in words.split())


TRAPS = (
    # Plain text stays what was typed, whatever YAML 1.1 makes of it.
    *_each(
        "title",
        "010000 0o17 0x10 0b11 no NO Yes on off true False 12:30 190:20:30 1e3 1_000 +1 -0 1. .5 .inf "
        "-.inf .nan",
    ),
    *_each("title", "~ null NULL 2024-03-01 2024-03-01T12:00:00Z 1.10 y n 685_230.15 ４０％ 第一 007 1e999999999"),
    Trap("title", "2024-03-01 12:00:00"),
    Trap("title", "'no'", taken="no"),
    Trap("title", '"\\x41"', taken="A"),
    Trap("title", "''", "nothing-written"),
    Trap("title", '" "', "nothing-written"),
    Trap("title", "", "nothing-written"),
    Trap("title", "[a]", "not-single"),
    Trap("title", "{a: b}", "not-single"),
    Trap("title", "[]", "not-single"),
    # What is cleverer than text is refused.
    *_each("title", "!!python/object:os.system !!binary !!int !mine", "tag"),
    Trap("title", "!!python/object/apply:os.system [id]", "tag"),
    Trap("title", "&a x", "anchor"),
    Trap("title", "*a", "alias"),
    Trap("title", "{<<: {a: b}}", "merge-key", 1),
    Trap("title", "{a: b, a: c}", "duplicate-key", 7),
    Trap("title", '{a: b, "a": c}', "duplicate-key", 7),
    Trap("title", "{? a : b, a: c}", "duplicate-key", 10),
    Trap("title", "{[a]: b}", "key-not-word", 1),
    Trap("title", "@x", "forbidden-character"),
    Trap("title", "`x`", "forbidden-character"),
    Trap("title", "a: b", "unclosed-bracket", -5),  # within the braces of both languages, which are pointed at
    Trap("title", "甲\u200b乙", "invisible", 1),
    Trap("title", "甲\u202e乙", "invisible", 1),
    Trap("title", "甲\xa0乙", "invisible", 1),
    Trap("title", "甲\x00乙", "invisible", 1),
    # Periods and dates.
    *_each("period", "2025 2025-Q1 2025-03 2025-03-31 2024-01-01/P3Y 2024-01-01/P6M 0001"),
    *_each(
        "period",
        "02025 2025.0 2025年 2_025 2.025e3 +2025 2025-13 2025-02-30 2025-Q5 ２０２５ 0x7E9 ~ 0000 "
        "9999-12-31/P1Y", "not-period",
    ),
    *_each("date", "2026-01-14T00:00:00Z 2026/01/14 14.01.2026 2026-Q1 1767830400 2026-1-4", "not-day"),
    # Whole numbers.
    *_each("line", "7 1"),
    *_each("line", "0 07 0o7 0x7 7.0 7e0 1_0 +7 -7 ７ 七 ~ yes 9999999999", "not-line"),
    # Figures.
    *_each(
        "value",
        "6万亿元 1.10亿元 40亿元左右 不低于4.72万亿元 3～5亿元 1,200元 百亿元 三点五亿元 ４.５亿元 "
        "1.5億元 010000元 5至6亿元",
    ),
    *_each(
        "value",
        "負3元 1e3元 0x10元 12:30元 .5元 1._元 1__000元 1000_元 +-1元 1.2.3元 1,20元 NaN .inf 1/0 "
        "零分之一", "unreadable-value",
    ),
    *_each(
        "value",
        "6兆元 数十亿元 几百元 若干元 多元 一万五元 一二百元 亿万元 三到五百元 5%至6%左右 力争6万亿元 "
        "--1元 第0名 第1.5名", "unreadable-value",
    ),
    # Other kinds of values.
    *_each("role", "Actual ACTUAL yes 1 实际", "not-choice"),
    *_each("indicator", "GDP gdp2 g-dp 国内生产总值 no", "not-declared"),
    *_each("region", "43 4300000 0430000 中国湖南 no", "unknown-area"),
    *_each("sha256", "0 0x0 1e64 ~", "not-sha256"),
    *_each("file", "../article.txt /etc/passwd a\\b.txt article.exe .txt /a.txt", "not-file-name"),
)  # fmt: skip
# Where the text that stands at a key is found again in what is read.
FOUND: dict[str, Callable[[Any], str]] = {
    "title": lambda read: str(read["sources"]["article"]["title"]["zh"]),
    "period": lambda read: str(read["observations"][0]["period"]),
    "line": lambda read: str(read["observations"][0]["line"]),
    "value": lambda read: str(read["observations"][0]["figures"][0]["value"]),
}
_INSTEAD = {
    "title": "title: {zh: ⌖, en: Report}",
    "value": "value: ⌖\n        phrase: ⌖",
}


def rows(folder: Path) -> Iterator[Row]:
    """All traps, in a catalogue that is sound but for each."""
    failed = [
        f"\n      {trap.key}: {trap.typed!r} {said}" for trap in TRAPS if (said := sprung(trap, folder))
    ]
    figure = f"{len(TRAPS)}, {len(failed)} taken otherwise" + "".join(failed)
    yield Row(
        "type traps", figure, "≥ 60, each as typed or refused at its place", len(TRAPS) >= 60 and not failed
    )


def sprung(trap: Trap, folder: Path) -> str:
    """What came of a trap that should not; nothing where all is well."""
    text, line, column = _catalogue(trap)
    path = folder / "trap.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    try:
        catalog.read(path, DAY)
        problems: list[tuple[str, int, int]] = []
    except InvalidFile as error:
        problems = [(each.code, each.line, each.column) for each in error.problems if not each.warning]
    if trap.refused:
        wanted = (trap.refused, line, column + trap.at)
        return "" if wanted in problems else f"gives {problems}, not {wanted}"
    if problems:
        return f"gives {problems}"
    read = FOUND[trap.key](strict_yaml.read(path).root)
    return "" if read == (trap.taken or trap.typed) else f"is {read!r}"


def _catalogue(trap: Trap) -> tuple[str, int, int]:
    """A small catalogue with it, and where it stands there."""
    main, part = several.FILES[several.MAIN], several.FILES[several.FIRST]
    sound = f"topics:{main.split('topics:', 1)[1]}sources:{part.split('sources:', 1)[1]}"
    before, _, after = (
        sound.rpartition(f"{trap.key}: ") if trap.key == "indicator" else sound.partition(_key(trap.key))
    )
    rest = after.partition("\n")[2]
    instead = _INSTEAD.get(trap.key, f"{trap.key}: ⌖")
    if trap.key == "value":
        rest = rest.partition("\n")[2]
    made = f"{before}{instead}\n"
    begins = made.index("⌖")
    line = made.count("\n", 0, begins) + 1
    column = begins - made.rfind("\n", 0, begins)
    return made.replace("⌖", trap.typed) + rest, line, column


def _key(key: str) -> str:
    return f"{key}: "
