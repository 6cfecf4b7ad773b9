"""A row of what must hold: what was done, what came of it, and whether that is enough."""

from typing import NamedTuple


class Row(NamedTuple):
    """One figure against what it must be, both in words."""

    what: str  # "grammar-aware mutants"
    figure: str  # "100,000: 0 other exceptions, worst 0.21 s"
    limit: str  # "0 other exceptions, each ≤ 1 s"
    holds: bool
