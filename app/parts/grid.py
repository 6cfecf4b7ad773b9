"""The table of observations: wide with a column each, on a phone one card a row. Sorted and paged in the browser."""

from typing import Any

import dash_ag_grid as dag
import pandas as pd

from app import ids, urls
from app.parts.citation import stands
from app.parts.words import when
from app.urls import Region
from etl import display, goals
from etl.codes import Claim
from etl.labels import CLAIM, FIELD, GRID, LINE, ROLE
from etl.rows import Row, rows
from etl.text import Language

PAGE = 20
# Field of a grid row, the column whose name it bears, its share of the width and its least width in pixels.
COLUMNS = (
    ("region", "region_name_zh", 2, 100),
    ("indicator", "indicator_name_zh", 4, 180),
    ("value", "obs_value", 2, 118),
    ("claim", "claim_name", 1, 100),
    ("role", "role_name", 1, 92),
    ("period", "period_name", 2, 150),
    ("phrase", "as_written", 4, 170),
    ("source", "title_zh", 4, 180),
)
# Words that sort by what they stand for: column → hidden number or code beside it.
SORTED_BY = {"value": "number", "period": "until"}
# Cells that lead somewhere: column → renderer of assets/grid.js.
LINKED = {"region": "RegionLink", "phrase": "SourceLink", "source": "SourceLink"}


def grid(view: pd.DataFrame, selected: str, language: Language) -> Any:
    """The observations of a VIEW, one of them selected if its id is given."""
    return dag.AgGrid(
        id=ids.DATA_GRID,
        rowData=records(view, language),
        columnDefs=[_card(language), *(_column(*column, language) for column in COLUMNS)],
        defaultColDef={
            "resizable": True,
            "sortable": True,
            "suppressHeaderMenuButton": True,
            "wrapHeaderText": True,
        },
        getRowId="params.data.id",
        selectedRows={"ids": [selected]} if selected else [],
        eventListeners={
            "gridSizeChanged": ["fitWidth(params)"],
            "firstDataRendered": ["showSelected(params)"],
            "selectionChanged": ["showSelected(params)"],
        },
        dashGridOptions={
            "domLayout": "autoHeight",
            "pagination": True,
            "paginationPageSize": PAGE,
            "paginationPageSizeSelector": [PAGE, 50, 100],
            "rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True},
            "suppressMovableColumns": True,
            "suppressCellFocus": False,
            "ensureDomOrder": True,
            "enableCellTextSelection": True,
            "localeText": {key: words.in_(language) for key, words in GRID.items()},
        },
        className="grid",
        style={"height": None, "width": "100%"},
    )


def records(view: pd.DataFrame, language: Language) -> list[Row]:
    """What the grid is given of each observation: words to read, and what to sort by."""
    return [_record(row, language) for row in rows(view)]


def _record(row: Row, language: Language) -> Row:
    return {
        "id": row["obs_id"],
        "region": row[f"region_name_{language}"],
        "href": urls.href(Region(row["region"]), language),
        "indicator": row[f"indicator_name_{language}"],
        "value": display.figure(row, language),
        "number": None if goals.is_goal(row) else row["obs_value"],
        "claim": CLAIM[row["claim"]].in_(language),
        "told": "" if row["claim"] == Claim.ONLY else CLAIM[row["claim"]].in_(language),
        "role": ROLE[row["measure_role"]].in_(language),
        "period": when(row, language),
        "until": row["period_end"].isoformat()[:10],
        "phrase": row["as_written"],
        "stands": urls.href(stands(row), language),
        "source": f"{row[f'title_{language}']} · {LINE.filled(line=row['line']).in_(language)}",
    }


def _column(field: str, name: str, share: int, least: int, language: Language) -> dict[str, Any]:
    column: dict[str, Any] = {
        "field": field,
        "headerName": FIELD[name].in_(language),
        "flex": share,
        "minWidth": least,
        "wrapText": True,
        "autoHeight": True,
        "cellClass": f"cell-{field}",
    }
    if field in SORTED_BY:
        column["comparator"] = {"function": f"by('{SORTED_BY[field]}')"}
    if field in LINKED:
        column["cellRenderer"] = LINKED[field]
    return column


def _card(language: Language) -> dict[str, Any]:
    return {
        "colId": "card",
        "headerName": FIELD["indicator_name_zh"].in_(language),
        "cellRenderer": "FigureCard",
        "hide": True,
        "flex": 1,
        "autoHeight": True,
        "sortable": False,
        "cellClass": "cell-card",
    }
