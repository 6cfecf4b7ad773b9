"""Reading a data file, whole (places, checks, tables), against PyYAML that merely loads it, and against libyaml.

Known again: the same file, recognised by its content. The command is a whole process: `indicators check` of 1,000
figures, against one that imports pandas and loads the file.
"""

import sys
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import apart, large_yaml
from bench.report import OURS, Measure, Part, Samples, most, seconds, size

ROOT = Path(__file__).resolve().parent.parent
WARM = ROOT / "indicators.yaml"
FIGURES, FEW = 10_000, 1000
SIDES = {
    OURS: "ours",
    "safe c": "PyYAML CSafeLoader",
    "safe": "PyYAML SafeLoader",
    "events": "floor: libyaml's events in Python",
    "libyaml": "floor: libyaml alone",
    "bytes": "floor: bytes read and hashed",
}
PART = Part(
    "reading",
    SIDES,
    (
        Measure("time", "processor time", seconds, most(0.30, "safe c")),
        Measure("memory", "memory", size, most(0.35, "safe c")),
        Measure("again", "known again, time", seconds, most(0.02, "safe c")),
        Measure("command", f"whole process, {FEW:,} figures", seconds, most(0.60, "safe c")),
    ),
)


def measured(rounds: int, figures: int = FIGURES) -> Samples:
    """Processor time in milliseconds and bytes, of so many figures."""
    samples: dict[tuple[str, str], list[float]] = defaultdict(list)
    with TemporaryDirectory() as folder:
        file, few = Path(folder) / "large.yaml", Path(folder) / "few.yaml"
        large_yaml.written(figures, file)
        large_yaml.written(FEW, few)
        apart.spent(again, str(file))  # which is kept then
        for number in range(rounds):
            # The slowest of all is measured once.
            sides = [side for side in READERS if side != "safe" or number == 0][:: 1 if number % 2 else -1]
            for side in sides:
                found = apart.spent(READERS[side], str(file))
                samples["time", side].append(1000 * found["seconds"])
                samples["memory", side].append(found["bytes"])
            samples["again", OURS].append(1000 * apart.spent(again, str(file))["seconds"])
            for side in sides:
                found = apart.command(_command(side, few))
                samples["command", side].append(1000 * found["seconds"])
    samples |= {("again", side): samples["time", side] for side in READERS if side != OURS}
    return samples


def ours(path: str) -> Callable[[], object]:
    """All that a server needs of a file."""
    from etl import catalog, tables  # noqa: PLC0415

    tables.build(catalog.read(WARM))
    return lambda: tables.build(catalog.read(Path(path)))


def again(path: str) -> Callable[[], object]:
    """What is read the second time, recognised by its content."""
    from etl import catalog, kept, tables  # noqa: PLC0415

    def read(file: Path) -> object:
        shelf = kept.shelf(file)
        return shelf.tables() or shelf.keep_tables(tables.build(catalog.read(file)))

    read(WARM)
    return lambda: read(Path(path))


def safe_c(path: str) -> Callable[[], object]:
    """PyYAML with libyaml's parser."""
    import yaml  # noqa: PLC0415

    yaml.load(WARM.read_bytes(), yaml.CSafeLoader)
    return lambda: yaml.load(Path(path).read_bytes(), yaml.CSafeLoader)


def safe(path: str) -> Callable[[], object]:
    """PyYAML with a parser in Python."""
    import yaml  # noqa: PLC0415

    return lambda: yaml.load(Path(path).read_bytes(), yaml.SafeLoader)


def events(path: str) -> Callable[[], object]:
    """What libyaml finds, handed to Python, and dropped."""
    import yaml  # noqa: PLC0415

    def read() -> int:
        return sum(1 for _ in yaml.parse(Path(path).read_bytes(), Loader=yaml.CSafeLoader))

    return read


def libyaml(path: str) -> Callable[[], object]:
    """What libyaml finds, counted in C."""
    from yaml.cyaml import CParser  # noqa: PLC0415

    return lambda: CParser(Path(path).read_bytes()).raw_parse()


def content(path: str) -> Callable[[], object]:
    """The bytes, and by what they are known again."""
    from hashlib import sha256  # noqa: PLC0415

    return lambda: sha256(Path(path).read_bytes()).digest()


READERS: Mapping[str, apart.Work] = {
    OURS: ours,
    "safe c": safe_c,
    "safe": safe,
    "events": events,
    "libyaml": libyaml,
    "bytes": content,
}
_BARE = {
    "safe c": "import pandas, yaml; yaml.load(open(sys.argv[1], 'rb'), yaml.CSafeLoader)",
    "safe": "import pandas, yaml; yaml.load(open(sys.argv[1], 'rb'), yaml.SafeLoader)",
    "events": "import yaml; [None for _ in yaml.parse(open(sys.argv[1], 'rb'), yaml.CSafeLoader)]",
    "libyaml": "from yaml.cyaml import CParser; CParser(open(sys.argv[1], 'rb')).raw_parse()",
    "bytes": "import hashlib; hashlib.sha256(open(sys.argv[1], 'rb').read()).digest()",
}


def _command(side: str, file: Path) -> list[str]:
    if side == OURS:
        return [sys.executable, "-m", "etl", "check", str(file)]
    return [sys.executable, "-c", f"import sys; {_BARE[side]}", str(file)]
