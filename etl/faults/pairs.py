"""What `check --explain` says of two claims that look like a conflict and are none."""

from collections.abc import Mapping

from etl.codes import Relation
from etl.faults.fault import Fault
from etl.text import Text

PAIR = Fault(
    "pair",
    Text(
        "与{line}（来源 {source}）的“{other}”：{what}",
        'beside "{other}" at {line} (source {source}): {what}',
    ),
    Text("", ""),
    note=True,
)
PAIRED: Mapping[Relation, Text] = {
    Relation.AGREES: Text(
        "同一事实，可以同时为真，互相印证，只计一次",
        "the same fact, corroborated: both can be true, it counts once",
    ),
    Relation.CONFLICTS: Text(
        "同一事实，说法冲突，已由 preferred 定夺", "the same fact, a conflict that preferred has settled"
    ),
    Relation.REVISES: Text(
        "同一事实，这里修订了那里的初步数", "the same fact: it revises the preliminary value there"
    ),
    Relation.REVISED: Text(
        "同一事实，这里的初步数后来由那里修订", "the same fact: a preliminary value, revised there later"
    ),
    Relation.SUPERSEDES: Text("这里的目标取代了那里的", "the target here replaced the one there"),
    Relation.SUPERSEDED: Text("这里的目标已由那里的取代", "the target here was replaced by the one there"),
    Relation.OTHER_DEFINITION: Text("口径不同：", "another definition: "),
    Relation.OTHER_PERIOD: Text("时期不同：", "another period: "),
    Relation.OTHER_ROLE: Text("数据性质不同：", "another role: "),
}
AGAINST = Text(" / ", " / ")
INFERRED_PERIOD = Text("{period}（推断）", "{period} (inferred)")
