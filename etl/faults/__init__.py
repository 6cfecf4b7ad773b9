"""The catalogue of problems: what is wrong, what is allowed, how to mend it, in both languages, each with a code.

A room for each subject; {gaps} are filled with the data at hand. Everything else a reader sees stands in
`etl.labels`; how each looks in a file, in `etl.faults.examples`.
"""

from collections.abc import Mapping

from etl.faults import (
    agreement,
    audit,
    claims,
    files,
    pairs,
    sense,
    shape,
    syntax,
    tabular,
    targets,
    texts,
    values,
)
from etl.faults.agreement import *  # noqa: F403
from etl.faults.audit import *  # noqa: F403
from etl.faults.claims import *  # noqa: F403
from etl.faults.fault import Fault
from etl.faults.files import *  # noqa: F403
from etl.faults.pairs import *  # noqa: F403
from etl.faults.sense import *  # noqa: F403
from etl.faults.shape import *  # noqa: F403
from etl.faults.syntax import *  # noqa: F403
from etl.faults.tabular import *  # noqa: F403
from etl.faults.targets import *  # noqa: F403
from etl.faults.texts import *  # noqa: F403
from etl.faults.values import *  # noqa: F403

_ROOMS = (files, syntax, shape, values, agreement, sense, targets, claims, tabular, texts, audit, pairs)
# Every kind of problem, by the name of its room and by its code.
BY_SUBJECT: Mapping[str, tuple[Fault, ...]] = {
    room.__name__.rpartition(".")[2]: tuple(each for each in vars(room).values() if isinstance(each, Fault))
    for room in _ROOMS
}
BY_CODE: Mapping[str, Fault] = {fault.code: fault for room in BY_SUBJECT.values() for fault in room}
# Warnings that an editor can accept, by code: those of figures, but for reasons that are given for nothing.
ACCEPTABLE: Mapping[str, Fault] = {
    fault.code: fault
    for fault in BY_SUBJECT["sense"]
    if fault.warning and fault is not sense.NOTHING_TO_ACCEPT
}
