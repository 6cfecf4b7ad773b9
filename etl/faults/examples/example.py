"""How a fault looks in a file: lines of the sample as an editor mistook them, and as they should be."""

import re
from datetime import date
from textwrap import indent
from typing import NamedTuple

from etl.faults.examples.sample import SAMPLE

MARK = "⌖"
DAY = date(2024, 6, 30)  # on which they are checked


class Example(NamedTuple):
    """Lines without the indentation around them. Where `instead` is empty, the right ones stand in the sample.

    In `wrong` a MARK stands before what is to be pointed at.
    """

    wrong: str
    right: str
    instead: str = ""

    def wrong_file(self) -> str:
        """The sample with the wrong lines, and the MARK in them."""
        return _with(self.wrong, self.instead or self.right)

    def right_file(self) -> str:
        """The sample with the right lines."""
        return _with(self.right, self.instead or self.right)


def _with(lines: str, instead: str) -> str:
    """The sample with lines in place of others, as deep as those stand."""
    others = r"\n(?P=deep)".join(map(re.escape, instead.split("\n")))
    found = re.compile(rf"^(?P<deep> *){others}$", re.MULTILINE)
    return found.sub(lambda match: indent(lines, match["deep"]), SAMPLE, count=1)
