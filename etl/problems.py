"""What is wrong with an editor's file, and where."""

from collections.abc import Sequence
from typing import NamedTuple

from etl.errors import IndicatorsError
from etl.faults.fault import Found, Level, level
from etl.labels import CLAUSE, WARNING
from etl.text import Language, Text

MOST = 1000  # errors that are told of one catalogue; what has more is no work of an editor


class Related(NamedTuple):
    """Another place that a problem speaks of, such as where a repeated key stands first."""

    line: int
    column: int
    message: Text
    file: str = ""  # empty for that of the problem


class Problem(NamedTuple):
    """One thing to mend. Sorts in file order."""

    file: str
    line: int  # from 1, as editors count, a file as a whole at its beginning; 0 of what has no lines, as a folder
    column: int  # from 1, in characters
    path: str  # "observations[12].figures[0].value"
    message: Text  # what is wrong; what is allowed
    warning: bool = False  # worth a look, and no fault: the file can be published
    code: str = ""  # of its kind, as `etl.faults` lists them
    length: int = 1  # characters that are wrong, from `column` on
    related: tuple[Related, ...] = ()
    mend: Text = Text("", "")  # how to mend it
    note: bool = False  # nothing to mend: it explains

    @property
    def level(self) -> Level:
        """How grave it is."""
        return level(warning=self.warning, note=self.note)

    def in_(self, language: Language) -> str:
        """One line, `file:line:column: path: message`, as compilers and editors know it."""
        words = self.said(language)
        if self.warning:
            words = WARNING.in_(language) + words
        return ": ".join(part for part in (self.place(), self.path, words) if part)

    def place(self) -> str:
        """`file:line:column`, or the file alone where it has no lines."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def said(self, language: Language) -> str:
        """What is wrong and how to mend it, as one sentence."""
        parts = (self.message.in_(language), self.mend.in_(language))
        return CLAUSE.in_(language).join(part for part in parts if part)


def problem(
    file: str,
    line: int,
    column: int,
    path: str,
    found: Found,
    length: int = 1,
    related: tuple[Related, ...] = (),
) -> Problem:
    """What was found, at its place."""
    fault = found.fault
    return Problem(
        file,
        line,
        column,
        path,
        found.wrong,
        fault.warning,
        fault.code,
        length,
        related,
        found.mend,
        fault.note,
    )


class InvalidFile(IndicatorsError):
    """A file from which nothing can be published. Carries every problem found, in file order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(problem.in_("zh") for problem in self.problems))

    def __reduce__(self) -> tuple[type["InvalidFile"], tuple[tuple[Problem, ...]]]:
        """Travels between processes by its problems."""
        return InvalidFile, (self.problems,)
