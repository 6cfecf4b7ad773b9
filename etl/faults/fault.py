"""A kind of problem, and a problem of that kind with its data filled in."""

import re
from typing import Literal, NamedTuple

from etl.labels import CLAUSE
from etl.text import Text

Level = Literal["error", "warning", "note"]

MOST_SHOWN = 200  # characters of a word that is quoted; what is longer is known by its beginning

_GAP = re.compile(r"(?<!\{)\{[a-z_]+\}(?!\})")


class Found(NamedTuple):
    """A fault as it was found: both wordings filled with the data at hand."""

    fault: "Fault"
    wrong: Text
    mend: Text

    def hinting(self, hint: Text) -> "Found":
        """The same with more words on how to mend it."""
        return self._replace(mend=self.mend + hint)

    def whole(self) -> Text:
        """What is wrong and how to mend it."""
        return self.wrong + CLAUSE + self.mend if self.mend.zh else self.wrong


class Fault(NamedTuple):
    """What can be wrong. `wrong` also tells what is allowed, `mend` how to mend it; {gaps} are for data.

    A warning asks an editor to look: the file can be published. It is silenced by a reason written beside the
    figure (`accepted`). A note explains what is no fault at all.
    """

    code: str
    wrong: Text
    mend: Text
    warning: bool = False
    note: bool = False

    @property
    def level(self) -> Level:
        """How grave it is."""
        return level(warning=self.warning, note=self.note)

    def told(self) -> tuple[Text, Text]:
        """What is wrong and how to mend it, with … for data."""
        return _general(self.wrong), _general(self.mend)

    def found(self, **data: object) -> Found:
        """This fault with its {gaps} filled, as `Text.filled` does; of a long word with its beginning."""
        data = {name: _short(value) for name, value in data.items()}
        return Found(self, self.wrong.filled(**data), self.mend.filled(**data))


def level(*, warning: bool, note: bool) -> Level:
    """The word for it that programs know."""
    if note:
        return "note"
    return "warning" if warning else "error"


def _short(value: object) -> object:
    return f"{value[:MOST_SHOWN]}…" if isinstance(value, str) and len(value) > MOST_SHOWN else value


def _general(words: Text) -> Text:
    return Text(*(_GAP.sub("…", each).replace("{{", "{").replace("}}", "}") for each in words))
