"""An account as one HTML page: what changed, with the values before and after drawn on one scale.

The page needs neither script nor network, and prints.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined, Template

from etl.changes import Aspect
from etl.diff.account import Account, FigureChange, ListedChange
from etl.diff.drawing import EDGE, Drawing, Mark, drawing
from etl.diff.listing import orders, state, steps, summary
from etl.labels import (
    CHANGE_KIND,
    CHANGE_NOTHING,
    CHANGE_WHERE,
    CHANGES_OF_DEFINITIONS,
    CHANGES_OF_RANKS,
    CHANGES_OF_SET_ASIDE,
    CHANGES_OF_SOURCES,
    CHANGES_OF_STATES,
    CHANGES_STATES_DAY,
    DIFF_AFTER,
    DIFF_BEFORE,
    DIFF_DRAWN,
    DIFF_KEY,
    DIFF_KEY_TITLE,
    DIFF_SIDE,
    DIFF_TITLE,
)
from etl.text import Language

_TAG: dict[Language, str] = {"zh": "zh-CN", "en": "en"}


class _Item(NamedTuple):
    """One change: the kind as a badge, what it is about, what is said of it, and a drawing where there is one."""

    kind: str
    badge: str
    about: str
    what: str
    rows: Sequence[tuple[str, str, Mark]] = ()  # before and now: name, value in words, mark


class _Section(NamedTuple):
    title: str
    items: list[_Item]


def page(account: Account, language: Language) -> str:
    """The page, whole."""
    said = CHANGE_NOTHING.in_(language) if account.nothing() else summary(account, language)
    sections = [section for section in _sections(account, language) if section.items]
    return _template().render(
        tag=_TAG[language],
        title=DIFF_TITLE.in_(language),
        sum=said,
        sides=[
            DIFF_SIDE.filled(when=when, name=side.name, version=side.version).in_(language)
            for when, side in ((DIFF_BEFORE, account.before), (DIFF_AFTER, account.after))
        ],
        sections=sections,
        drawn=any(item.rows for section in sections for item in section.items),
        key=[(mark, DIFF_KEY[mark.shape].in_(language)) for mark in _KEY],
        key_title=DIFF_KEY_TITLE.in_(language),
        note=DIFF_DRAWN.in_(language),
    )


# One of each shape, for the key.
_KEY = (
    Mark("dot", 50, 50, 50, False),
    Mark("up", 30, 30, 100 - EDGE, False),
    Mark("down", 70, EDGE, 70, True),
    Mark("band", 50, 20, 80, False),
)


# What moves a mark: other digits or another way to write the same number are told in words alone.
_MOVING = {Aspect.VALUE, Aspect.COMPARATOR}


@cache
def _template() -> Template:
    source = files("etl.diff").joinpath("page.html").read_text("utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True).from_string(source)


def _sections(account: Account, language: Language) -> Iterator[_Section]:
    for region, found in groupby(account.figures, key=lambda change: change.region_name):
        yield _Section(region.in_(language), [_figure(change, language) for change in found])
    for title, listed in (
        (CHANGES_OF_DEFINITIONS, account.definitions),
        (CHANGES_OF_SOURCES, account.sources),
    ):
        yield _Section(title.in_(language), [_listed(change, language) for change in listed])
    aside = [_Item("", "", "", change.what.in_(language)) for change in account.set_aside]
    yield _Section(CHANGES_OF_SET_ASIDE.in_(language), aside)
    yield _Section(
        CHANGES_OF_RANKS.in_(language),
        [_Item("", "", moved[0].about.in_(language), steps(moved, language)) for moved in orders(account)],
    )
    day = CHANGES_STATES_DAY.filled(date=account.as_of).in_(language)
    yield _Section(f"{CHANGES_OF_STATES.in_(language)} · {day}", list(_states(account, language)))


def _figure(change: FigureChange, language: Language) -> _Item:
    badge, about, what = CHANGE_KIND[change.kind], change.about, change.what
    drawn = drawing(change.before, change.after) if _MOVING & {*change.aspects} else None
    rows = _rows(change, drawn, language) if drawn else []
    return _Item(change.kind, badge.in_(language), about.in_(language), what.in_(language), rows)


def _rows(change: FigureChange, drawn: Drawing, language: Language) -> list[tuple[str, str, Mark]]:
    assert change.before is not None
    assert change.after is not None
    return [
        (DIFF_BEFORE.in_(language), change.before.words.in_(language), drawn.before),
        (DIFF_AFTER.in_(language), change.after.words.in_(language), drawn.after),
    ]


def _listed(change: ListedChange, language: Language) -> _Item:
    badge = CHANGE_KIND[change.kind].in_(language)
    return _Item(change.kind, badge, change.name.in_(language), change.what.in_(language))


def _states(account: Account, language: Language) -> Iterator[_Item]:
    for change in account.states:
        about = CHANGE_WHERE.filled(region=change.region_name, about=change.about).in_(language)
        yield _Item("", "", about, state(change, language))
