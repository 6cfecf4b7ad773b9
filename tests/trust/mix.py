"""What viewers ask for, and how often: the pages of a release, the popular ones most."""

import random
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote, urlencode

from app import urls
from app.known import Known
from app.pages.compare import AUTO
from app.urls import CHARTS, SORTS
from etl.labels import PERIODS_SAME
from etl.tables import Tables

TYPED = ("zj", "浙江", "gdp", "研发", "数字经济", "js", "广东", "粮食")
# Of a hundred views so many are of each kind.
SHARES = {
    "first": 22, "compare": 26, "targets": 9, "coverage": 5, "heat": 5, "region": 13, "data": 4, "sources": 4,
    "source": 4, "search": 5, "guide": 1, "changes": 2,
}  # fmt: skip
ENGLISH = 0.06  # share of viewers who read English
EXPORTS = {"csv": 0.01, "xlsx": 0.002}  # share of views after which a reader takes a file


class Page(NamedTuple):
    """A page, its language apart: its kind and its address."""

    kind: str
    path: str

    def steered(self, chance: random.Random, periods: Sequence[str]) -> "Page":
        """The same comparison as its controls say it when a period, an order or a chart has been chosen."""
        said = {"period": PERIODS_SAME, "sort": SORTS[0], "chart": AUTO}
        name, values = chance.choice((("period", periods), ("sort", SORTS), ("chart", CHARTS)))
        said[name] = chance.choice(values)
        return Page(self.kind, f"{self.path.partition('&')[0]}&{urlencode(said)}")


class Mix:
    """The pages of one release, by kind; popular ones come first and are asked for more often (as 1, 1/2, 1/3 …)."""

    def __init__(self, tables: Tables) -> None:
        known = Known.of(tables)
        count = tables.observations["indicator"].map(tables.indicators.set_index("indicator")["family"])
        families = [name for name in count.value_counts().index if name in known.compared]
        self.periods = {name: sorted(known.compared[name]) for name in families}
        regions = tables.observations["region"].value_counts().index
        self.pages = {
            "first": [Page("first", "/")],
            "compare": [Page("compare", f"{urls.COMPARE_PATH}?family={quote(name)}") for name in families],
            "targets": [Page("targets", urls.TARGETS_PATH)],
            "coverage": [Page("coverage", urls.COVERAGE_PATH)],
            "heat": [Page("heat", urls.HEAT_PATH)],
            "region": [Page("region", f"{urls.REGION_PATH}/{quote(name)}") for name in regions],
            "data": [Page("data", urls.DATA_PATH)],
            "sources": [Page("sources", urls.SOURCES_PATH)],
            "source": [
                Page("source", f"{urls.SOURCE_PATH}/{quote(name)}") for name in tables.sources["source"]
            ],
            "search": [Page("search", f"{urls.SEARCH_PATH}?q={quote(words)}") for words in TYPED],
            "guide": [Page("guide", urls.GUIDE_PATH)],
            "changes": [Page("changes", urls.CHANGES_PATH)],
        }

    def page(self, chance: random.Random) -> Page:
        """The next page of a viewer."""
        kind = chance.choices(tuple(SHARES), tuple(SHARES.values()))[0]
        pages = self.pages[kind]
        return chance.choices(pages, [1 / place for place in range(1, len(pages) + 1)])[0]

    def family(self, page: Page) -> str:
        """The family that a comparison is of."""
        return next(
            name for name in self.periods if page.path.startswith(f"{urls.COMPARE_PATH}?family={quote(name)}")
        )

    def everything(self) -> list[Page]:
        """Each page once."""
        return [page for pages in self.pages.values() for page in pages]
