"""The peer without a framework above it: the charts of our compare page in plain Dash, by its guide.

`python dash_dashboard.py rows.csv PORT`; `rows.csv` has region, year, role (T or A) and value in 亿元. Under the
server and with the threads that ours has.
"""

import sys
from typing import Any

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
import waitress
from dash import Dash, Input, Output, dcc, html
from dash_ag_grid import AgGrid

THREADS = 8
LINES = ["北京", "上海", "江苏", "浙江", "山东", "广东"]


def ranking(rows: pd.DataFrame) -> go.Figure:
    """Bars in the order of their results, targets as ticks."""
    results = rows[rows["role"] == "A"].sort_values("value")
    targets = rows[rows["role"] == "T"]
    figure = px.bar(results, x="value", y="region", orientation="h", text="value", height=800)
    figure.update_traces(textposition="outside")
    figure.add_scatter(
        x=targets["value"], y=targets["region"], mode="markers", name="目标",
        marker={"symbol": "line-ns", "size": 16, "line": {"width": 3}},
    )  # fmt: skip
    return figure


def lines(rows: pd.DataFrame) -> go.Figure:
    """Results through the years, of some provinces."""
    shown = rows[(rows["role"] == "A") & rows["region"].isin(LINES)]
    return px.line(shown.sort_values("year"), x="year", y="value", color="region", markers=True)


def dashboard(rows: pd.DataFrame) -> Dash:
    """One page: two dropdowns, the ranking of a year, lines, the table."""
    app = Dash(__name__, title="区域指标")
    years, regions = sorted(rows["year"].unique()), list(rows["region"].unique())
    app.layout = html.Div(
        [
            html.H1("地区生产总值"),
            dcc.Dropdown(years, "2024", id="year", clearable=False),
            dcc.Dropdown(regions, multi=True, id="region"),
            dcc.Graph(id="ranking"),
            dcc.Graph(id="lines", figure=lines(rows)),
            AgGrid(id="rows", columnDefs=[{"field": name} for name in rows.columns]),
        ]
    )

    @app.callback(
        Output("ranking", "figure"),
        Output("rows", "rowData"),
        Input("year", "value"),
        Input("region", "value"),
    )
    def show(year: str, chosen: list[str] | None) -> tuple[go.Figure, list[dict[str, Any]]]:
        found = rows[(rows["year"] == year) & rows["region"].isin(chosen or regions)]
        return ranking(found), found.to_dict("records")

    return app


if __name__ == "__main__":
    table = pd.read_csv(sys.argv[1], dtype={"year": str})
    waitress.serve(dashboard(table).server, host="127.0.0.1", port=int(sys.argv[2]), threads=THREADS)
