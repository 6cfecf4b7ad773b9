"""An account line by line, for a terminal."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from etl.changes import Kind
from etl.diff.account import Account, FigureChange, ListedChange, RankChange, TargetChange
from etl.labels import (
    CHANGE_COUNTED,
    CHANGE_DEFINITION,
    CHANGE_KIND,
    CHANGE_LINE,
    CHANGE_LISTED,
    CHANGE_NOTHING,
    CHANGE_OF_SOURCE,
    CHANGE_OTHERS,
    CHANGE_SIDES,
    COVERAGE_LISTED,
    RANK_LINE,
    RANK_STEP,
    RANK_STEPS,
    STATE_LINE,
    STATE_STEP,
)
from etl.text import Language, Text


def report(account: Account, language: Language) -> str:
    """What was compared, how many changes there are, then one line a change; ranks one line an order."""
    between = CHANGE_SIDES.filled(before=account.before.name, after=account.after.name).in_(language)
    if account.nothing():
        return f"{between}{CHANGE_NOTHING.in_(language)}\n"
    return "".join(f"{line}\n" for line in (between + summary(account, language), *_lines(account, language)))


def summary(account: Account, language: Language) -> str:
    """How many of each: 修订 1 条，新增 3 条，位次变动 2 处."""
    kinds = Counter(change.kind for change in account.figures)
    counted = [
        CHANGE_COUNTED.filled(kind=CHANGE_KIND[kind], count=kinds[kind]) for kind in Kind if kinds[kind]
    ]
    counted += [
        words.filled(count=len(getattr(account, part)))
        for part, words in CHANGE_OTHERS.items()
        if getattr(account, part)
    ]
    return COVERAGE_LISTED.in_(language).join(words.in_(language) for words in counted)


def _lines(account: Account, language: Language) -> Iterator[str]:
    yield from (_figure(change, language) for change in account.figures)
    yield from (_listed(change, CHANGE_DEFINITION, language) for change in account.definitions)
    yield from (_listed(change, CHANGE_OF_SOURCE, language) for change in account.sources)
    yield from (change.what.in_(language) for change in account.set_aside)
    for moved in orders(account):
        yield RANK_LINE.filled(about=moved[0].about, steps=steps(moved, language)).in_(language)
    yield from (_target(change, language) for change in account.states)


def _figure(change: FigureChange, language: Language) -> str:
    """One change of a figure as one line."""
    return CHANGE_LINE.filled(
        kind=CHANGE_KIND[change.kind], region=change.region_name, about=change.about, what=change.what
    ).in_(language)


def orders(account: Account) -> list[list[RankChange]]:
    """Places that differ, an order at a time."""
    return [list(moved) for _, moved in groupby(account.ranks, key=_same_order)]


def steps(moved: Sequence[RankChange], language: Language) -> str:
    """Who moved in an order, from where to where: 安徽省 第3位 → 第2位；……"""
    return RANK_STEPS.in_(language).join(_step(change, language) for change in moved)


def _step(change: RankChange, language: Language) -> str:
    words = RANK_STEP.filled(region=change.region_name, before=change.before.words, after=change.after.words)
    return words.in_(language)


def state(change: TargetChange, language: Language) -> str:
    """How a target stood and stands, and why: 尚无结果 → 完成（……）"""
    words = STATE_STEP[bool(change.why.zh)]
    return words.filled(before=change.before.words, after=change.after.words, why=change.why).in_(language)


def _same_order(change: RankChange) -> tuple[str, ...]:
    return change.indicator, change.measure_role, change.level, change.time_period


def _listed(change: ListedChange, listed: Text, language: Language) -> str:
    words = CHANGE_LISTED[bool(change.what.zh)]
    kind = CHANGE_KIND[change.kind]
    return words.filled(kind=kind, listed=listed, name=change.name, what=change.what).in_(language)


def _target(change: TargetChange, language: Language) -> str:
    return STATE_LINE.filled(region=change.region_name, about=change.about, what=state(change, language)).in_(
        language
    )
