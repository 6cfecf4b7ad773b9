"""Work in a thread of its own, where none of a test's event loops runs: browsers of other tests may hold one here."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def aside(work: Callable[..., Any], *args: Any) -> Any:
    """What the work gives, or raises."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work, *args).result()
