"""Where new figures go: into the block that fits, or into a new one behind what the same text says before it."""

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from etl.patching.entries import above, dash, line_break, lines_after, quotes_keys, rank
from etl.patching.figures import FIGURES, Block, Located
from etl.patching.nodes import Value, flows, line_start, plain, start, tail
from etl.patching.spelling import spelled
from etl.patching.splices import Splice

Values = Mapping[str, Value]

# What the figures of a new block share; all else is said of each.
SHARED = ("source", "line", "also", "region", "period", "inferred_from", "role", "modality", "set_by")
# What a figure may say differently from its block, and how often before it gets one of its own.
_OVERRIDDEN = {"region", "period", "role", "modality"}
_MOST_OVERRIDDEN = 1


class Indents(NamedTuple):
    """How far blocks and their figures are indented."""

    dash: str = "  "
    key: str = "    "
    inner_dash: str = "      "
    inner_key: str = "        "


def fitting(located: Located, values: Values, closed: set[int]) -> int | None:
    """The block that a new figure can join, by its number; `closed` ones are about to change."""
    fits = [
        (differing, number)
        for number, block in enumerate(located.blocks)
        if number not in closed and (differing := _differing(block, values)) is not None
    ]
    return min(fits)[1] if fits else None


def joined(text: str, block: Block, added: Iterable[Values]) -> Iterator[Splice]:
    """New figures at the end of a block."""
    shared = {key: plain(entry.value) for key, entry in block.shared.items()}
    for values in added:
        own = {key: value for key, value in values.items() if shared.get(key) != value}
        yield from _appended(text, block, _ordered(own))


def founded(text: str, located: Located, added: Sequence[Values], gone: Collection[int]) -> Iterator[Splice]:
    """New blocks for new figures; those that share all of SHARED share one. None stands before one that goes."""
    for _, group in groupby(added, key=_shared):
        figures = list(group)
        shared = _shared(figures[0])
        own = [_ordered({key: value for key, value in each.items() if key not in shared}) for each in figures]
        yield _new_block(text, located, shared, own, gone)


def _differing(block: Block, values: Values) -> int | None:
    """How many of its block's words a figure would override; None if it cannot stand there."""
    shared = {key: plain(entry.value) for key, entry in block.shared.items()}
    if any(shared.get(key) != values[key] for key in ("source", "line")):
        return None
    differing = {key for key, value in shared.items() if values.get(key) != value}
    return len(differing) if differing <= _OVERRIDDEN and len(differing) <= _MOST_OVERRIDDEN else None


def _shared(values: Values) -> dict[str, Value]:
    return {key: values[key] for key in SHARED if key in values}


def _ordered(values: Values) -> dict[str, Value]:
    return {key: values[key] for key in sorted(values, key=rank)}


def _appended(text: str, block: Block, own: Values) -> Iterator[Splice]:
    last = block.figures[-1].node
    end = tail(last, text)
    if not flows(block.items):
        at = dash(text, last)
        pad = " " * (at - line_start(text, at))
        if flows(last):
            lines = [f"{pad}- {spelled({**own}, quoted=quotes_keys(text, last))}"]
        else:
            lines = _item(own, pad, " " * last.start_mark.column)
        yield lines_after(text, end, lines)
        return
    begin = start(last)
    indent = text[line_start(text, begin) : begin]
    apart = f",{line_break(text)}{indent}" if not indent.strip() else ", "
    yield Splice(end, end, apart + spelled({**own}, quoted=quotes_keys(text, last)))


def _item(values: Values, dashed: str, pad: str) -> list[str]:
    """One item of a list, a line a key."""
    lines = [f"{key}: {spelled(value)}" for key, value in values.items()]
    first = f"{dashed}-".ljust(len(pad)) + lines[0]
    return [first, *(pad + line for line in lines[1:])]


def _new_block(
    text: str, located: Located, shared: Values, own: Sequence[Values], gone: Collection[int]
) -> Splice:
    if not located.blocks:  # observations: []
        lines = _lines(shared, own, Indents())
        written = line_break(text).join(["", *lines])
        behind = text.rindex(":", 0, start(located.items)) + 1
        return Splice(behind, tail(located.items, text), written)
    number, before = _place(located, shared, gone)
    block = located.blocks[number]
    if flows(located.items):
        end = tail(block.node, text)
        content: Value = {**shared, FIGURES: [dict(each) for each in own]}
        return Splice(end, end, ", " + spelled(content, quoted=quotes_keys(text, block.node)))
    lines = _like(text, block, shared, own)
    apart = [""] if _parted(text, located) else []
    if before:
        begin = above(text, dash(text, block.node))
        new = line_break(text)
        return Splice(begin, begin, "".join(f"{line}{new}" for line in (*lines, *apart)))
    return lines_after(text, tail(block.node, text), [*apart, *lines])


def _place(located: Located, shared: Values, gone: Collection[int]) -> tuple[int, bool]:
    """The block beside which a new one goes, and whether it goes before it."""
    said = [
        (number, _line(block))
        for number, block in enumerate(located.blocks)
        if number not in gone and block.values(block.figures[0])["source"] == shared["source"]
    ]
    if not said:
        return len(located.blocks) - 1, False
    wanted = _number(shared["line"])
    earlier = [number for number, line in said if line <= wanted]
    return (earlier[-1], False) if earlier else (said[0][0], True)


def _line(block: Block) -> int:
    return _number(block.values(block.figures[0])["line"])


def _number(line: Value) -> int:
    """A line; what is none stands last, where the check will find it."""
    return int(line) if isinstance(line, str) and line.isdecimal() else sys.maxsize


def _like(text: str, block: Block, shared: Values, own: Sequence[Values]) -> list[str]:
    """The lines of a new block in the style of another."""
    at = dash(text, block.node)
    pad = " " * (at - line_start(text, at))
    if flows(block.node):
        content: Value = {**shared, FIGURES: [dict(each) for each in own]}
        return [f"{pad}- {spelled(content, quoted=quotes_keys(text, block.node))}"]
    key = " " * block.node.start_mark.column
    if flows(block.items) or flows(block.figures[0].node):
        return _lines(shared, own, Indents(pad, key, key + "  ", key + "    "))
    inner = dash(text, block.figures[0].node)
    inner_pad = " " * (inner - line_start(text, inner))
    return _lines(shared, own, Indents(pad, key, inner_pad, " " * block.figures[0].node.start_mark.column))


def _lines(shared: Values, own: Sequence[Values], indents: Indents) -> list[str]:
    lines = _item(shared, indents.dash, indents.key)
    lines.append(f"{indents.key}{FIGURES}:")
    for values in own:
        lines += _item(values, indents.inner_dash, indents.inner_key)
    return lines


def _parted(text: str, located: Located) -> bool:
    """Whether blank lines stand between blocks."""
    blocks = located.blocks
    if len(blocks) == 1:
        return not flows(blocks[0].node)
    between = text[tail(blocks[0].node, text) : start(blocks[1].node)].replace("\r", "")
    return "\n\n" in between
