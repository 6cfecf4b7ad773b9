"""Which targets stand otherwise on one day than they did by the earlier edition."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from etl import target_listing, targets, verdicts
from etl.changes import Changes
from etl.tables import Tables
from etl.targets import Entry
from etl.text import Text
from etl.verdicts import Said


class StateChange(NamedTuple):
    """One target, before and after, with what a reader is told of it now in each language."""

    before: Entry
    after: Entry
    said: Mapping[str, Said]

    @property
    def why(self) -> Text:
        """The formula, or the reason why it is not better known."""
        zh, en = self.said["zh"], self.said["en"]
        return Text(zh.formula or zh.reason, en.formula or en.reason)


def changed(before: Tables, after: Tables, figures: Changes, as_of: date) -> tuple[StateChange, ...]:
    """Targets that both editions tell, judged for one day, whose state differs; in the order of the catalog."""
    before_it = _earlier(before, figures, as_of)
    found = [
        (old, entry)
        for entry in targets.each_entry(after, as_of)
        if (old := before_it(entry)) and _told(old) != _told(entry)
    ]
    sequels = target_listing.sequels(after, [entry for _, entry in found])
    return tuple(
        StateChange(
            one,
            other,
            {
                "zh": verdicts.said(other, sequels.get(other.superseded_by), "zh"),
                "en": verdicts.said(other, sequels.get(other.superseded_by), "en"),
            },
        )
        for one, other in found
    )


def _earlier(before: Tables, figures: Changes, as_of: date) -> Callable[[Entry], Entry | None]:
    """What finds the target of before: the same figure, or the claim that stood for the same fact."""
    entries = targets.entries(before, as_of)
    named = {entry.target["obs_id"]: entry for entry in entries}
    shown = {entry.target["fact"]: entry for entry in entries if entry.target["claim_rank"] == 1}
    was = {
        each.after["obs_id"]: each.before["obs_id"] for each in figures.figures if each.before and each.after
    }

    def found(entry: Entry) -> Entry | None:
        name, fact = entry.target["obs_id"], entry.target["fact"]
        return named.get(was.get(name, name)) or shown.get(fact)

    return found


def _told(entry: Entry) -> Text:
    return verdicts.state(entry.verdict.state, entry.target["modality"])
