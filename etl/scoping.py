"""Which numbers of a text a scope takes in: those whose own clause speaks of one of its subjects.

A number speaks of what stands before it in its clause, up to the number before, or right behind it (新增企业40家,
新增40家企业). Where the words before it say nothing by themselves (分别增长4.3%、5.5%), it speaks of what the number
or the clause before it speaks of.
"""

import re
from collections.abc import Iterable, Sequence

from etl.codes import Kind
from etl.mentions import Mention
from etl.running import BREAK, Running, fold
from etl.schema import Scope

# What can be a figure; dates, names, ordinals and the like never are.
FIGURES = (Kind.FIGURE, Kind.COMPANY)
_ENDS = f",;:。!?…{BREAK}"
_BEHIND = re.compile(f"[^,;:。!?…、{BREAK}0-9]{{0,24}}")
_FILLING = re.compile(
    "(?:同比|同口径|比?上年|去年|年均|累计|分别|预计|力争|确保|其中|总额|总量|总数|总值|规模|名义|实际|增长|增速|增幅|涨幅|下降"
    "|降幅|降低|上升|提高|提升|增加|减少|增至|升至|降至|增|降|达到?|实现|完成|突破|跨越|迈上|超过?|近|约|为|至|到|从|由|较|比"
    "|和|与|、|“|”|左右|以上|以内|保持在?|稳定在|控制在|在)*"
)


class Scoping:
    """Looks at the numbers of one text."""

    def __init__(self, scope: Scope, text: Running) -> None:
        self._text = text.text
        self._subjects = _any(scope.subjects)
        self._passing = _any(scope.passing) if scope.passing else None

    def taken_in(self, mentions: Sequence[Mention]) -> list[bool]:
        """Whether each of the mentions of the text, in their order, is in the scope."""
        found: list[bool] = []
        for number, mention in enumerate(mentions):
            before = mentions[number - 1] if number else None
            found.append(self._speaks(mention, before, bool(found) and found[-1]))
        return [speaks and mention.kind in FIGURES for speaks, mention in zip(found, mentions, strict=True)]

    def _speaks(self, mention: Mention, before: Mention | None, so_far: bool) -> bool:
        """Whether a mention speaks of a subject; `so_far`, whether the one before it does."""
        floor = before.end if before else 0
        behind = _BEHIND.match(self._text, mention.end)
        start = end = mention.start
        while True:
            start = self._piece(end, floor)
            words = self._text[start:end]
            if self._has_subject(words + "\n" + (behind[0] if behind and end == mention.start else "")):
                return True
            if not _FILLING.fullmatch(words) or self._counts_other(behind, end == mention.start):
                return False
            if start == floor:
                return so_far and before is not None
            if self._text[start - 1] != ",":
                return False  # another sentence
            end = start - 1

    @staticmethod
    def _counts_other(behind: re.Match[str] | None, first: bool) -> bool:
        """Whether words right behind a number say what it counts: …企业45家，2人当选院士."""
        return first and behind is not None and not _FILLING.fullmatch(behind[0])

    def _piece(self, end: int, floor: int) -> int:
        """Where the clause begins that ends at `end`, or the words behind the number before it."""
        start = max(self._text.rfind(mark, floor, end) for mark in _ENDS) + 1
        return max(start, floor)

    def _has_subject(self, words: str) -> bool:
        passing = [match.span() for match in self._passing.finditer(words)] if self._passing else []
        return any(
            not any(start <= match.start() and match.end() <= end for start, end in passing)
            for match in self._subjects.finditer(words)
        )


def _any(words: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(map(fold, words), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered)))
