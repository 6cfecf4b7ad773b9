"""One number of a text entered as two figures."""

from collections.abc import Iterator

from etl import faults
from etl.remarks import Remark
from etl.sense.looked_at import LookedAt


def remarks(looked_at: LookedAt) -> Iterator[Remark]:
    """The later of two figures that have source, line, phrase and value in common."""
    told: dict[tuple[str, int, str, str], str] = {}
    for obs_id, each in looked_at.observations.items():
        other = told.setdefault((each.source, each.line, each.phrase, each.value.text), obs_id)
        if other is not obs_id and each.phrase.count(each.value.text) < 2:
            words = faults.TOLD_TWICE.found(line=looked_at.line_of(other), other=other)
            yield Remark(obs_id, "value", words, other)
