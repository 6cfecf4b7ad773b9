"""The observations of a YAML text: blocks and their figures, each with the characters it is written with."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from yaml import Node, SequenceNode

from etl.patching.nodes import Entry, Value, composed, entries, plain

OBSERVATIONS, FIGURES = "observations", "figures"


class Figure(NamedTuple):
    """One figure: its own keys, and the node that holds them."""

    node: Node
    own: Mapping[str, Entry]


class Block(NamedTuple):
    """What some figures share, and these figures, in the order of the file."""

    node: Node
    shared: Mapping[str, Entry]  # without the figures
    items: SequenceNode
    figures: tuple[Figure, ...]

    def values(self, figure: Figure) -> dict[str, Value]:
        """All that is said of a figure: by its block, and by itself."""
        said = {key: plain(entry.value) for key, entry in self.shared.items()}
        return said | {key: plain(entry.value) for key, entry in figure.own.items()}


class Located(NamedTuple):
    """All blocks of a text, and the list they stand in."""

    items: SequenceNode
    blocks: tuple[Block, ...]

    def values(self) -> list[dict[str, Value]]:
        """What is said of each figure, in the order of the file."""
        return [block.values(figure) for block in self.blocks for figure in block.figures]

    def places(self) -> list[tuple[int, int]]:
        """The block and the place within it of each figure, in the same order; both count from 0."""
        return [(b, f) for b, block in enumerate(self.blocks) for f in range(len(block.figures))]


def located(text: str) -> Located:
    """Find the figures of a text that `etl.catalog.read` accepts, without its byte-order mark."""
    items = entries(composed(text))[OBSERVATIONS].value
    assert isinstance(items, SequenceNode)  # or the text would not have been accepted
    return Located(items, tuple(_blocks(items)))


def _blocks(items: Node) -> Iterator[Block]:
    for node in items.value:
        shared = dict(entries(node))
        figures = shared.pop(FIGURES).value
        assert isinstance(figures, SequenceNode)  # or the text would not have been accepted
        yield Block(node, shared, figures, tuple(Figure(each, entries(each)) for each in figures.value))
