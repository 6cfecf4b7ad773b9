"""A large edition in which nothing is true: the strained catalogue of the tests, told again of many counties."""

import dataclasses

import pandas as pd

from etl.columns import OBSERVATIONS
from etl.tables import Held
from tests import catalogues, panel

LOCAL = ("obs_id", "fact", "supersedes")  # ids that begin with a region


def tables(rows: int) -> Held:
    """Tables of about so many observations, at least those of the strained catalogue."""
    once = catalogues.built(panel.stress_yaml())
    counties = list(once.regions.loc[once.regions["level"] == "county", "region"])
    regions = list(once.observations["region"].unique())
    copies = [once.observations]
    for number in range(max(rows // len(once.observations) - 1, 0)):
        moved = dict(zip(regions, counties[number * len(regions) :], strict=False))
        copies.append(_moved(once.observations, moved))
    observations = pd.concat(copies, ignore_index=True)
    observations["position"] = pd.array(range(1, len(observations) + 1), dtype="Int64")
    return dataclasses.replace(once, observations=observations.astype(OBSERVATIONS))


def _moved(observations: pd.DataFrame, regions: dict[str, str]) -> pd.DataFrame:
    """The observations of other regions."""
    kept = observations[observations["region"].isin(regions)]
    ids = {
        name: [_renamed(each, regions) if isinstance(each, str) else None for each in kept[name]]
        for name in LOCAL
    }
    return kept.assign(region=kept["region"].map(regions), **ids)


def _renamed(obs_id: str, regions: dict[str, str]) -> str:
    region, _, rest = obs_id.partition(".")
    return f"{regions[region]}.{rest}"
