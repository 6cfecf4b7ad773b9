"""Each observation against its text: the phrase re-found at its place, the value re-read from there.

Without the text the value is re-read from the phrase, which is all that the catalogue keeps of it.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from etl import faults, running
from etl.accounts import Account, account, value_spans
from etl.articles import Article
from etl.audit.upkeep import out_of_date
from etl.catalog import Catalog
from etl.faults.fault import Found
from etl.mentions import Mention, find_in
from etl.problems import Problem
from etl.quantity import Quantity, read
from etl.readings import reading
from etl.scalars import TABULAR
from etl.schema import Observation
from etl.sentences import everywhere, on_line
from etl.vocabulary import DECREASE

# A changed text can hold a common phrase in many places.
MOST_PLACES = 5


class Verified(NamedTuple):
    """What a verification found."""

    problems: tuple[Problem, ...]
    refound: int  # observations that stand in their text as curated
    faulty: int  # observations with a problem
    tabular: int  # rows of tables, which are their own text


def verify(catalog: Catalog, at_hand: Mapping[str, Article] | None) -> Verified:
    """Every observation against the article of its source.

    `at_hand` are the articles by source: then one that is missing is a problem, and the catalogue's rules and
    counts are checked too. None stands for no texts at all: values are re-read from their phrases.
    """
    accounts = {name: account(article, catalog) for name, article in (at_hand or {}).items()}
    problems = [problem for each in accounts.values() for problem in out_of_date(each, catalog)]
    if at_hand is not None:
        problems += [
            catalog.origin.of_source(name, "file", faults.TEXT_NOT_THERE.found())
            for name, source in catalog.sources.items()
            if name not in at_hand and not source.file.endswith(TABULAR)
        ]
    texts = {name: _Text(each) for name, each in accounts.items()}
    refound = faulty = tabular = 0
    for name, observation in catalog.observations.items():
        if catalog.sources[observation.source].file.endswith(TABULAR):
            tabular += 1  # it was read when it was checked
            continue
        text = texts.get(observation.source)
        found = list(text.faults(observation) if text else _in_phrase(observation))
        refound += bool(text) and not found
        faulty += bool(found)
        problems += [catalog.origin.of_observation(name, *fault) for fault in found]
    return Verified(tuple(sorted(problems)), refound, faulty, tabular)


class _Fault(NamedTuple):
    key: str
    found: Found


class _Text:
    """A text at hand, with its mentions."""

    def __init__(self, account: Account) -> None:
        self.running = account.running
        self.mentions = [entry.mention for entry in account.entries]

    def faults(self, observation: Observation) -> Iterator[_Fault]:
        if on_line(self.running, observation.line, observation.phrase):
            yield from self._misread(observation)
        else:
            yield self._astray(observation)
        for line in observation.also:
            if not on_line(self.running, line, observation.value.text):
                yield _Fault("also", faults.NOT_REPEATED.found(line=line, value=observation.value.text))

    def _astray(self, observation: Observation) -> _Fault:
        """Where a phrase stands that does not stand on its line."""
        places = everywhere(self.running, observation.phrase)
        lines = list(dict.fromkeys(self.running.place(at).line for at in places))
        if not lines:
            message = faults.NOT_IN_TEXT.found(phrase=observation.phrase, line=observation.line)
            return _Fault("phrase", message)
        listed = ", ".join(map(str, lines[:MOST_PLACES]))
        message = faults.MOVED.found(phrase=observation.phrase, line=observation.line, found=listed)
        return _Fault("line", message)

    def _misread(self, observation: Observation) -> Iterator[_Fault]:
        # The first place is the curated one; a repeat may say it with fewer digits.
        start, end = value_spans(self.running, observation)[0]
        yield from _differing(observation, _overlapping(self.mentions, start, end))


def _in_phrase(observation: Observation) -> Iterator[_Fault]:
    phrase = running.run([observation.phrase])
    start = phrase.text.find(running.fold(observation.value.text))
    yield from _differing(
        observation, _overlapping(find_in(phrase), start, start + len(running.fold(observation.value.text)))
    )


def _overlapping(mentions: list[Mention], start: int, end: int) -> Mention | None:
    return next((mention for mention in mentions if mention.start < end and start < mention.end), None)


def _differing(observation: Observation, mention: Mention | None) -> Iterator[_Fault]:
    """A fault where the text, read anew, says another thing than the value does."""
    if observation.value.quantity is None:
        return  # a goal without a number is its words, which are re-found
    # A bound that stands apart from its number is not part of what stands here.
    # So is a word for a decrease: what is counted is read without it.
    written = running.fold(observation.value.text)
    decrease = next((word for word in DECREASE if written.startswith(word)), "")
    curated = read(written.removeprefix(decrease))
    if mention is None or mention.quantity is None:
        yield _Fault("value", faults.NOT_REREAD.found(value=observation.value.text))
    elif not _same(curated, mention.quantity):
        message = faults.READ_OTHERWISE.found(
            written=mention.as_written,
            value=observation.value.text,
            found=reading(mention.quantity),
            curated=reading(curated),
        )
        yield _Fault("value", message)


def _same(curated: Quantity, found: Quantity) -> bool:
    alike = (curated.value, curated.upper, curated.comparator) == (found.value, found.upper, found.comparator)
    return alike and curated.unit in (found.unit, None)
