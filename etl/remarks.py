"""What is to be said about an observation."""

from typing import NamedTuple

from etl.faults.fault import Found


class Remark(NamedTuple):
    """What was found at one key of an observation; `other` is the id of another that it speaks of."""

    obs_id: str
    key: str
    found: Found
    other: str = ""
