"""Warnings that an editor has looked into, with a reason beside the figure, are silent; reasons for nothing are not."""

from collections.abc import Iterator

from etl import faults
from etl.remarks import Remark
from etl.sense import alone, parts, series, twice
from etl.sense.looked_at import LookedAt

_WAYS = (alone.remarks, series.remarks, parts.remarks, twice.remarks)


def unaccepted(looked_at: LookedAt) -> Iterator[Remark]:
    """What all checks find, but for warnings that are accepted; and what is accepted in vain."""
    used: set[tuple[str, str]] = set()
    for remark in (remark for way in _WAYS for remark in way(looked_at)):
        code = remark.found.fault.code
        if code in {each.warning for each in looked_at.observations[remark.obs_id].accepted}:
            used.add((remark.obs_id, code))
        else:
            yield remark
    for obs_id, observation in looked_at.observations.items():
        for each in observation.accepted:
            if (obs_id, each.warning) not in used:
                words = faults.NOTHING_TO_ACCEPT.found(code=each.warning)
                yield Remark(obs_id, "accepted", words)
