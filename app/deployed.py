"""The app of a release as it is deployed: by those who serve it, and by who makes its pages for them beforehand."""

import math

import pandas as pd
from dash import Dash

from app.answers import Answers
from app.server import create_app
from app.settings import Settings
from etl.tables import COLUMNS, Tables

# Pages take a few rows at a time, of many columns of text: held in Arrow's way they cost a sixth of their time more.
TEXT = pd.StringDtype("python", na_value=math.nan)


def app_of(tables: Tables, told: Settings, kept: Answers) -> Dash:
    """The app that shows these tables, with the texts and releases that the settings name."""
    return create_app(_in_hand(tables), told.texts, releases=told.releases, kept=kept)


def _in_hand(tables: Tables) -> Tables:
    """The same tables with text as TEXT."""
    kinds = {
        name: {column: TEXT for column, kind in columns.items() if kind == "str"}
        for name, columns in COLUMNS.items()
    }
    frames = {name: frame.astype(kinds[name]) for name, frame in tables.named().items()}
    return Tables(**frames, version=tables.version)
