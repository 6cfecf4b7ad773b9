"""Several texts about one fact: equal claims are one fact with several sources, unequal ones stay apart."""

import pandas as pd

# What must be equal for two texts to say the same. Modality is part of it: 力争 is not 确保.
CLAIM = [
    "region", "indicator", "time_period", "measure_role", "modality", "comparator", "obs_value_exact", "obs_upper",
]  # fmt: skip


def corroborated(view: pd.DataFrame) -> pd.DataFrame:
    """The view with a column `fact`: the id of the first observation that makes the same claim.

    `view` has the columns of `etl.queries.VIEW` and is not changed. Rows with the same `fact` are counted
    and drawn once; each keeps its own source, line and phrase.
    """
    first = view.groupby(CLAIM, dropna=False, sort=False)["obs_id"].transform("first")
    return view.assign(fact=first.astype("str"))
