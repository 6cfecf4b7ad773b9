"""The columns of the sheet to fill in."""

from enum import Enum, auto
from typing import NamedTuple

from etl.labels import ENTRY_COLUMN
from etl.text import Text

HEADS = 2  # rows above the figures: titles, then keys


class Kind(Enum):
    """How the words of a column are read."""

    CODE = auto()  # in half-width letters, without white space around
    CHOICE = auto()  # the same, of a list
    LINES = auto()
    VERBATIM = auto()  # as the text has it
    WORDS = auto()
    ITEMS = auto()  # one a line
    NONE = auto()  # not read


class Column(NamedTuple):
    """One column: the key of the YAML it stands for, with the language behind a point."""

    key: str
    kind: Kind
    width: int  # in characters
    needed: bool = False

    @property
    def title(self) -> Text:
        """What readers call it."""
        return ENTRY_COLUMN[self.key]

    @property
    def computed(self) -> bool:
        """Whether it shows what another column means."""
        return self.key in ("unit", "definition")


ID, ACTION, PROBLEMS = "id", "action", "problems"
COLUMNS = (
    Column(ID, Kind.CODE, 20),
    Column(ACTION, Kind.CODE, 8),
    Column(PROBLEMS, Kind.NONE, 16),
    Column("source", Kind.CHOICE, 28, needed=True),
    Column("line", Kind.CODE, 6, needed=True),
    Column("region", Kind.CHOICE, 20, needed=True),
    Column("indicator", Kind.CHOICE, 32, needed=True),
    Column("unit", Kind.NONE, 9),
    Column("definition", Kind.NONE, 44),
    Column("period", Kind.CODE, 12, needed=True),
    Column("role", Kind.CHOICE, 14, needed=True),
    Column("modality", Kind.CHOICE, 14, needed=True),
    Column("bound", Kind.VERBATIM, 9),
    Column("value", Kind.VERBATIM, 15, needed=True),
    Column("phrase", Kind.VERBATIM, 28, needed=True),
    Column("status", Kind.CHOICE, 16),
    Column("inferred_from.zh", Kind.WORDS, 26),
    Column("inferred_from.en", Kind.WORDS, 26),
    Column("note.zh", Kind.WORDS, 26),
    Column("note.en", Kind.WORDS, 26),
    Column("also", Kind.LINES, 10),
    Column("set_by.zh", Kind.WORDS, 22),
    Column("set_by.en", Kind.WORDS, 22),
    Column("supersedes", Kind.CODE, 26),
    Column("path", Kind.ITEMS, 18),
    Column("vintage.zh", Kind.WORDS, 16),
    Column("vintage.en", Kind.WORDS, 16),
    Column("preferred.zh", Kind.WORDS, 22),
    Column("preferred.en", Kind.WORDS, 22),
    Column("review", Kind.CODE, 12),
    Column("accepted", Kind.ITEMS, 26),
)
LAST_PRINTED = "phrase"
NUMBER = {column.key: number for number, column in enumerate(COLUMNS)}
# What a figure says, by column; the columns around it are about the row.
SAID = tuple(column for column in COLUMNS if column.kind is not Kind.NONE and column.key not in (ID, ACTION))
