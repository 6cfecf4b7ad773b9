"""The sheet 冲突与不可评: claims that do not go together with the one shown, and targets that cannot be rated."""

from collections.abc import Iterator, Sequence

import pandas as pd

from etl import display, period, target_listing, verdicts
from etl.codes import Claim
from etl.exchange.datasets import citation
from etl.labels import ATTAINMENT_SHAPE, CLAIM, CLAIMS_DIFFER, ROLE, SHEET, UNRATED_TARGET
from etl.rows import Row, rows
from etl.sheets import figures
from etl.sheets.book import Book
from etl.sheets.detail import column, number, text
from etl.sheets.listed import Column, fill
from etl.tables import Tables
from etl.targets import Entry

# Claims beside which another one about the same fact says something else.
_DISPUTED = (Claim.PREFERRED, Claim.CONTRADICTED, Claim.LATEST, Claim.REVISED, Claim.SUPERSEDED, Claim.APART)

COLUMNS: tuple[Column, ...] = (
    column("KIND", text("kind"), True),
    column("REF_AREA_NAME", text("region_name_zh"), True),
    column("INDICATOR_NAME", text("indicator_name_zh"), True),
    column("PERIOD_NAME", lambda row: period.in_words(row["time_period"], "zh"), True),
    column("MEASURE_ROLE_NAME", lambda row: ROLE[row["measure_role"]].zh, True),
    column("SHOWN_VALUE", figures.shown, True),
    column("STANDING", text("said"), True),
    column("REASON", text("reason"), True),
    column("AS_WRITTEN", text("as_written"), True),
    column("SOURCE_TITLE", text("title_zh"), True),
    column("LINE", number("line"), True),
    column("SHOWN_UNIT", figures.shown_unit),
    column("COMPARATOR", text("comparator")),
    column("OBS_VALUE", figures.value),
    column("UNIT_NAME", lambda row: display.short_unit(row, "zh")),
    column("FACT", text("fact")),
    column("CLAIM_RANK", number("claim_rank")),
    column("OBS_ID", text("obs_id")),
    column("CITATION", text("citation")),
)


def write(book: Book, tables: Tables, view: pd.DataFrame, unrated: Sequence[Entry]) -> None:
    """Write the sheet for the claims of a VIEW, and the entries of the ledger without a state or rate."""
    listed = [*_claims(view), *_targets(tables, unrated)]
    cited = [row | {"citation": citation(row["obs_id"], tables.version)} for row in listed]
    fill(book, SHEET["disputes"].zh, "disputes", COLUMNS, [cited])


def _claims(view: pd.DataFrame) -> Iterator[Row]:
    """Claims about facts that several texts tell in different ways, fact by fact, the one shown first."""
    disputed = view[view["claim"].isin(_DISPUTED)].sort_values(["fact", "claim_rank"], kind="stable")
    for row in rows(disputed):
        reason = row["preferred_zh"] if isinstance(row["preferred_zh"], str) else ""
        yield row | {"kind": CLAIMS_DIFFER.zh, "said": CLAIM[row["claim"]].zh, "reason": reason}


def _targets(tables: Tables, unrated: Sequence[Entry]) -> Iterator[Row]:
    """Targets without a state that says met or not, or without a rate, and why."""
    following = target_listing.sequels(tables, unrated)
    for entry in unrated:
        said = verdicts.said(entry, following.get(entry.superseded_by), "zh")
        state = f"{ATTAINMENT_SHAPE[entry.verdict.state]} {said.state}"
        yield entry.target | {"kind": UNRATED_TARGET.zh, "said": state, "reason": said.reason}
