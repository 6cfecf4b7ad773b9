"""How faults look in a file, by their codes. Loaded where they are shown: a check goes without."""

from collections.abc import Mapping

from etl.faults.examples import agreement, claims, sense, shape, syntax, targets, values
from etl.faults.examples.example import Example

ROOMS = (syntax, shape, values, agreement, sense, targets, claims)
BY_CODE: Mapping[str, Example] = {code: example for room in ROOMS for code, example in room.EXAMPLES.items()}
