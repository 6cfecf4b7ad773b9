"""Entries of one mapping, and items of one list, set, put in and taken out where they stand."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from yaml import Node, SequenceNode

from etl.patching.nodes import (
    Entry,
    Value,
    Wish,
    entries,
    flows,
    is_mapping,
    line_end,
    line_start,
    plain,
    start,
    tail,
)
from etl.patching.spelling import respelled, spelled
from etl.patching.splices import Splice

# How editors order the keys of blocks and figures; those of words come first.
ORDER = (
    "zh", "en", "source", "line", "also", "indicator", "region", "period", "inferred_from", "role", "modality",
    "bound", "value", "status", "phrase", "note", "vintage", "set_by", "supersedes", "path", "preferred", "figures",
)  # fmt: skip
_COMMA = re.compile(r"\s*,[ \t]*")
_COMMENT = re.compile(r"[ \t]*#[^\n]*\n")


def changed(text: str, node: Node, wanted: Mapping[str, Wish]) -> Iterator[Splice]:
    """A mapping with some entries set, and those wanted as None taken out. Something has to remain of it."""
    own = entries(node)
    gone = {key for key, value in wanted.items() if value is None and key in own}
    yield from _without(text, node, [*own.values()], [key in gone for key in own])
    staying = {key: entry for key, entry in own.items() if key not in gone}
    for key in sorted(wanted, key=rank):
        value = wanted[key]
        if value is None:
            continue
        if key in own:
            yield from _replaced(text, own[key].value, value, flows(node), quotes_keys(text, node))
        else:
            yield _inserted(text, node, staying, key, value)


def without_items(text: str, node: SequenceNode, gone: Collection[int]) -> Iterator[Splice]:
    """A list without some of its items and the comments right above them. Something has to remain of it."""
    if flows(node):
        items = [Entry(item, item) for item in node.value]
        yield from _without(text, node, items, [index in gone for index in range(len(items))])
        return
    for index in sorted(gone):
        yield _without_lines(text, node.value[index], keeps_comments=index == 0)


def dash(text: str, item: Node) -> int:
    """The index of the dash before an item of a list."""
    return text.rfind("-", 0, start(item))


def above(text: str, index: int) -> int:
    """Where the comments begin that stand right above the line of an index, at its depth."""
    begin = line_start(text, index)
    while begin:
        before = line_start(text, begin - 1)
        comment = _COMMENT.fullmatch(text, before, begin)
        if not comment or text.find("#", before) - before != index - begin:
            break
        index, begin = text.find("#", before), before
    return begin


def rank(key: str) -> int:
    """Where a key stands among others; unknown ones stand last."""
    return ORDER.index(key) if key in ORDER else len(ORDER)


def quotes_keys(text: str, node: Node) -> bool:
    """Whether a mapping is written as JSON would have it."""
    return any(text[start(entry.key)] == '"' for entry in entries(node).values())


def line_break(text: str) -> str:
    """How the lines of a text end."""
    return "\r\n" if "\r\n" in text else "\n"


def lines_after(text: str, index: int, lines: Iterable[str]) -> Splice:
    """New lines below the line of an index."""
    end, new = line_end(text, index), line_break(text)
    added = "".join(f"{line}{new}" for line in lines)
    if end == len(text) and not text.endswith("\n"):
        return Splice(end, end, new + added.removesuffix(new))
    return Splice(end, end, added)


def _replaced(text: str, node: Node, value: Value, flow: bool, quoted: bool) -> Iterator[Splice]:
    if plain(node) == value:
        return
    if isinstance(value, dict) and is_mapping(node):
        wanted: dict[str, Wish] = {**dict.fromkeys(entries(node)), **value}
        yield from changed(text, node, wanted)
        return
    written = respelled(node, value, flow=flow, quoted=quoted)
    # A value that was left out stands right behind its colon.
    apart = " " if text[start(node) - 1] == ":" else ""
    yield Splice(start(node), tail(node, text), apart + written)


def _inserted(text: str, node: Node, staying: Mapping[str, Entry], key: str, value: Value) -> Splice:
    quoted = quotes_keys(text, node)
    written = f"{spelled(key, quoted=quoted)}: {spelled(value, flow=flows(node), quoted=quoted)}"
    before = [entry for own, entry in staying.items() if rank(own) <= rank(key)]
    if not before:
        first = start(next(iter(staying.values())).key)
        apart = ", " if flows(node) else line_break(text) + " " * (first - line_start(text, first))
        return Splice(first, first, written + apart)
    end = tail(before[-1].value, text)
    if flows(node):
        return Splice(end, end, f", {written}")
    return lines_after(text, end, [" " * before[-1].key.start_mark.column + written])


def _without(text: str, node: Node, own: Sequence[Entry], gone: Sequence[bool]) -> Iterator[Splice]:
    """Runs of entries taken out, each with the comma or the lines that go with it."""
    at = 0
    while at < len(own):
        end = next((n for n in range(at, len(own)) if not gone[n]), len(own))
        if end > at:
            yield _without_run(text, node, own, at, end)
        at = end + 1


def _without_run(text: str, node: Node, own: Sequence[Entry], first: int, end: int) -> Splice:
    begin, last = start(own[first].key), tail(own[end - 1].value, text)
    if flows(node):
        if end == len(own):
            return Splice(tail(own[first - 1].value, text), last, "")
        comma = _COMMA.match(text, last)
        behind = comma.end() if comma else start(own[end].key)
        alone = not text[line_start(text, begin) : begin].strip() and text[behind : behind + 1] in (
            "\r",
            "\n",
        )
        return (
            Splice(line_start(text, begin), line_end(text, behind), "")
            if alone
            else Splice(begin, behind, "")
        )
    if first == 0:  # it stands behind a dash, where the next one then stands
        return Splice(begin, start(own[end].key), "")
    return Splice(line_start(text, begin), line_end(text, last), "")


def _without_lines(text: str, item: Node, *, keeps_comments: bool) -> Splice:
    at = dash(text, item)
    begin = line_start(text, at) if keeps_comments else above(text, at)
    end = line_end(text, tail(item, text))
    blank_before = text[line_start(text, begin - 1) : begin].strip() == "" if begin else False
    blank_after = text[end : line_end(text, end)].strip() == ""
    if blank_before and blank_after:
        begin = line_start(text, begin - 1)
    return Splice(begin, end, "")
