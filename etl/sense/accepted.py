"""Warnings that an editor has looked into, with a reason beside the figure, are silent; reasons for nothing are not."""

from collections.abc import Collection, Iterator
from itertools import chain

from etl import faults
from etl.remarks import Remark
from etl.sense import alone, parts, series, twice
from etl.sense.looked_at import LookedAt

_WAYS = (series.remarks, parts.remarks, twice.remarks)


def unaccepted(
    looked_at: LookedAt, beside: Collection[str] = (), *, partly: bool = False
) -> Iterator[Remark]:
    """What all checks find, but for warnings that are accepted; and what is accepted in vain.

    Those `beside` were looked at by themselves before. Where others are there that are not looked at, `partly`, nobody
    knows what is accepted in vain.
    """
    used: set[tuple[str, str]] = set()
    told = (remark for remark in alone.remarks(looked_at) if remark.obs_id not in beside)
    for remark in chain(told, *(way(looked_at) for way in _WAYS)):
        code = remark.found.fault.code
        if code in {each.warning for each in looked_at.observations[remark.obs_id].accepted}:
            used.add((remark.obs_id, code))
        else:
            yield remark
    for obs_id, observation in () if partly else looked_at.observations.items():
        for each in observation.accepted:
            if (obs_id, each.warning) not in used:
                words = faults.NOTHING_TO_ACCEPT.found(code=each.warning)
                yield Remark(obs_id, "accepted", words)
