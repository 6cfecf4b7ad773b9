"""What is wrong with an editor's file, and where."""

from collections.abc import Sequence
from typing import NamedTuple

from etl.errors import IndicatorsError
from etl.text import Language, Text
from etl.wordings import WARNING


class Problem(NamedTuple):
    """One thing to mend. Sorts in file order."""

    file: str
    line: int  # from 1, as editors count; 0 when the file as a whole is meant
    column: int  # from 1, in characters
    path: str  # "observations[12].figures[0].value"
    message: Text  # what is wrong; what is allowed; how to mend it
    warning: bool = False  # worth a look, and no fault: the file can be published

    def in_(self, language: Language) -> str:
        """One line, `file:line:column: path: message`, as compilers and editors know it."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        words = (
            WARNING.in_(language) + self.message.in_(language) if self.warning else self.message.in_(language)
        )
        return ": ".join(part for part in (place, self.path, words) if part)


class InvalidFile(IndicatorsError):
    """A file from which nothing can be published. Carries every problem found, in file order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(problem.in_("zh") for problem in self.problems))
