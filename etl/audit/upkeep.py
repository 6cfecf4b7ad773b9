"""What an audit finds wrong in the catalogue itself: rules that cover nothing, counts that are out of date."""

from collections.abc import Iterator

from etl import faults
from etl.accounts import Account
from etl.catalog import Catalog
from etl.codes import State
from etl.problems import Problem
from etl.schema import Audited


def out_of_date(account: Account, catalog: Catalog) -> Iterator[Problem]:
    """A problem for a text that changed, each phrase that sets nothing aside, and counts that are out of date."""
    yield from _changed(account, catalog)
    for number, place in account.unused:
        phrase = catalog.set_aside[number].phrases[place]
        yield catalog.origin.of_set_aside(number, place, faults.COVERS_NOTHING.found(phrase=phrase))
    yield from _counts(account, catalog)


def _changed(account: Account, catalog: Catalog) -> Iterator[Problem]:
    article = account.article
    if account.source and article.sha256 != catalog.sources[account.source].sha256:
        message = faults.TEXT_CHANGED.found(file=article.name, sha256=article.sha256)
        yield catalog.origin.of_source(account.source, "sha256", message)


def _counts(account: Account, catalog: Catalog) -> Iterator[Problem]:
    if account.source is None:
        return
    audited = catalog.sources[account.source].audited
    counts = account.counts
    found = Audited(
        account.in_scope, counts[State.BOUND], counts[State.SET_ASIDE], counts[State.OUTSIDE_SCOPE]
    )
    if audited and audited != found:
        beyond = f", beyond: {found.beyond}" if found.beyond else ""
        message = faults.AUDITED_OTHERWISE.found(**found._asdict() | {"beyond": beyond})
        yield catalog.origin.of_source(account.source, "audited", message)
