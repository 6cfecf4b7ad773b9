"""The peer Streamlit: the charts of our compare page, by its guide: `streamlit run streamlit_dashboard.py -- rows.csv`.

Runs in an environment of its own (`make bench`); `rows.csv` has region, year, role (T or A) and value in 亿元.
"""

import sys

import pandas as pd
import plotly.express as px
import streamlit as st

LINES = ["北京", "上海", "江苏", "浙江", "山东", "广东"]


@st.cache_data
def read(path: str) -> pd.DataFrame:
    """The rows, read once."""
    return pd.read_csv(path, dtype={"year": str})


def main() -> None:
    st.set_page_config(page_title="区域指标", layout="wide")
    st.title("地区生产总值")
    rows = read(sys.argv[1])
    years = sorted(rows["year"].unique(), reverse=True)
    year = st.selectbox("年份", years, index=years.index("2024"))
    chosen = st.multiselect("地区", list(rows["region"].unique()))
    found = rows[(rows["year"] == year) & (rows["region"].isin(chosen) if chosen else True)]
    results, targets = found[found["role"] == "A"].sort_values("value"), found[found["role"] == "T"]
    figure = px.bar(results, x="value", y="region", orientation="h", text="value", height=800)
    figure.update_traces(textposition="outside")
    figure.add_scatter(
        x=targets["value"], y=targets["region"], mode="markers", name="目标",
        marker={"symbol": "line-ns", "size": 16, "line": {"width": 3}},
    )  # fmt: skip
    st.plotly_chart(figure, key="ranking")
    shown = rows[(rows["role"] == "A") & rows["region"].isin(LINES)].sort_values("year")
    st.plotly_chart(px.line(shown, x="year", y="value", color="region", markers=True), key="lines")
    st.dataframe(found)


main()
