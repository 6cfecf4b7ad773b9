"""The peer: the charts of our compare page as a Vizro dashboard, `python vizro_dashboard.py rows.csv PORT`.

Runs in an environment of its own (`make bench`); `rows.csv` has region, year, role (T or A) and value in 亿元.
Served as Vizro's guide has it, as a WSGI app, under the server and with the threads that ours has.
"""

import sys

import pandas as pd
import vizro.models as vm
import vizro.plotly.express as px
import waitress
from vizro import Vizro
from vizro.models.types import capture
from vizro.tables import dash_ag_grid

THREADS = 8
LINES = ["北京", "上海", "江苏", "浙江", "山东", "广东"]


@capture("graph")
def ranking(data_frame: pd.DataFrame):
    """Bars in the order of their results, targets as ticks."""
    results = data_frame[data_frame["role"] == "A"].sort_values("value")
    targets = data_frame[data_frame["role"] == "T"]
    figure = px.bar(results, x="value", y="region", orientation="h", text="value")
    figure.update_traces(textposition="outside")
    figure.add_scatter(
        x=targets["value"], y=targets["region"], mode="markers", name="目标",
        marker={"symbol": "line-ns", "size": 16, "line": {"width": 3}},
    )  # fmt: skip
    return figure


@capture("graph")
def lines(data_frame: pd.DataFrame):
    """Results through the years, of some provinces."""
    shown = data_frame[(data_frame["role"] == "A") & data_frame["region"].isin(LINES)]
    return px.line(shown.sort_values("year"), x="year", y="value", color="region", markers=True)


def dashboard(rows: pd.DataFrame) -> vm.Dashboard:
    """One page: the ranking of a year, lines, the table, and two dropdowns."""
    page = vm.Page(
        title="地区生产总值",
        layout=vm.Grid(grid=[[0, 1], [0, 2]]),
        components=[
            vm.Graph(id="ranking", title="排序", figure=ranking(data_frame=rows)),
            vm.Graph(id="lines", title="历年", figure=lines(data_frame=rows)),
            vm.Table(id="rows", title="数据", figure=dash_ag_grid(data_frame=rows)),
        ],
        controls=[
            vm.Filter(
                column="year", targets=["ranking", "rows"],
                selector=vm.Dropdown(id="year", multi=False, value="2024"),
            ),
            vm.Filter(column="region", selector=vm.Dropdown(id="region")),
        ],
    )  # fmt: skip
    return vm.Dashboard(pages=[page], title="区域指标")


if __name__ == "__main__":
    table = pd.read_csv(sys.argv[1], dtype={"year": str})
    app = Vizro().build(dashboard(table))
    waitress.serve(app, host="127.0.0.1", port=int(sys.argv[2]), threads=THREADS)
