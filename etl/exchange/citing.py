"""How to cite the data and one figure of them: in Chinese after GB/T 7714, in English, and for programs."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import quote

import yaml

from etl import display, period
from etl.exchange.datasets import citation
from etl.labels import (
    CITE_MESSAGE,
    CITED_AT,
    CITED_DATA,
    CITED_FIGURE,
    DATA_KEYWORDS,
    DATA_PURPOSE,
    DATASETS_TITLE,
    MAINTAINERS,
    MEDIUM_FILE,
    MEDIUM_ONLINE,
    PRODUCT,
    ROLE,
)
from etl.text import LANGUAGES, Text


def how_to_cite(version: str, day: date, site: str = "") -> Text:
    """How to cite an edition of the data that was taken on a day; `site` is where it is found: https://host."""
    return CITED_DATA.filled(
        product=PRODUCT,
        title=DATASETS_TITLE,
        version=version,
        day=day.isoformat(),
        medium=_medium(site),
        address=_at(site and f"{site}/"),
    )


def of_figure(row: Mapping[str, Any], version: str, site: str = "") -> Text:
    """How to cite one figure, a row of a VIEW (see `etl.queries`), with the id that leads back to it."""
    cited = citation(row["obs_id"], version)
    return CITED_FIGURE.filled(
        product=PRODUCT,
        region=_pair(row, "region_name"),
        indicator=_pair(row, "indicator_name"),
        period=Text(*(period.in_words(row["time_period"], language) for language in LANGUAGES)),
        role=ROLE[row["measure_role"]],
        figure=Text(*(display.figure(row, language) for language in LANGUAGES)),
        publisher=_pair(row, "publisher"),
        title=_pair(row, "title"),
        line=row["line"],
        version=version,
        citation=cited,
        medium=_medium(site),
        address=_at(site and f"{site}/cite/{quote(cited, safe='/@')}"),
    )


def citation_file(version: str, day: date, site: str = "") -> str:
    """The content of a CITATION.cff (version 1.2.0 of that format)."""
    told = {
        "cff-version": "1.2.0",
        "message": f"{CITE_MESSAGE.zh} {CITE_MESSAGE.en}",
        "type": "dataset",
        "title": f"{PRODUCT.en}: {DATASETS_TITLE.en}",
        "abstract": f"{DATA_PURPOSE.zh}\n{DATA_PURPOSE.en}\n",
        "authors": [{"name": MAINTAINERS}],
        "version": version,
        "date-released": day,
        "license": "MIT",
        "keywords": list(DATA_KEYWORDS),
        **({"url": f"{site}/"} if site else {}),
    }
    return yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=110)


def _pair(row: Mapping[str, Any], name: str) -> Text:
    return Text(row[f"{name}_zh"], row[f"{name}_en"])


def _medium(site: str) -> str:
    return MEDIUM_ONLINE if site else MEDIUM_FILE


def _at(address: str) -> Text:
    return CITED_AT.filled(address=address) if address else Text("", "")
