"""Every numeric mention of a text, and how the catalogue accounts for it: a figure, or set aside with a reason."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import NamedTuple

from etl import context, running, vocabulary
from etl.articles import Article
from etl.catalog import Catalog
from etl.codes import Kind, State
from etl.context import Suggestion
from etl.mentions import Mention, find_in
from etl.period import Period
from etl.running import Running, fold
from etl.schema import Observation, SetAside
from etl.scoping import Scoping
from etl.sentences import everywhere, on_line


class Entry(NamedTuple):
    """One mention: what it is, what its context suggests, and what became of it."""

    mention: Mention
    suggestion: Suggestion
    state: State
    rule: SetAside | None = None  # where it is set aside
    obs_ids: tuple[str, ...] = ()  # where it is bound


class Unused(NamedTuple):
    """A phrase of a rule that covers nothing in the text; both numbers count from 0."""

    rule: int
    phrase: int


@dataclass(frozen=True)
class Account:
    """A text, its mentions in order, and the phrases of rules that cover none of them."""

    article: Article
    source: str | None  # id of the source that declares the text
    running: Running
    entries: tuple[Entry, ...]
    unused: tuple[Unused, ...]

    @cached_property
    def counts(self) -> Mapping[State, int]:
        """Number of mentions in each state; all states are there."""
        counted = Counter(entry.state for entry in self.entries)
        return {state: counted[state] for state in State}

    @property
    def in_scope(self) -> int:
        """Number of mentions that must be accounted for."""
        return len(self.entries) - self.counts[State.NOT_TEXT] - self.counts[State.OUTSIDE_SCOPE]

    @property
    def beyond(self) -> Mapping[Kind, int]:
        """Number of mentions outside the scope of the source, by what they seem to be."""
        outside = (each.mention.kind for each in self.entries if each.state is State.OUTSIDE_SCOPE)
        return Counter(outside)


def source_of(article: Article, catalog: Catalog) -> str | None:
    """The source that declares a text: by its hash, or else by its file name; None if none does."""
    by_hash = (name for name, source in catalog.sources.items() if source.sha256 == article.sha256)
    by_name = (name for name, source in catalog.sources.items() if PurePath(source.file).name == article.name)
    return next(by_hash, None) or next(by_name, None)


def account(article: Article, catalog: Catalog) -> Account:
    """The account of one text."""
    source = source_of(article, catalog)
    text = running.run(article.lines)
    mentions = find_in(text)
    bound = dict(_bound(text, mentions, source, catalog))
    rules = [(i, rule) for i, rule in enumerate(catalog.set_aside) if rule.source == source]
    covered, unused = _covered(text, mentions, rules)
    outside = _outside(source, catalog)
    setting = _setting(text, source, catalog)
    in_scope = _in_scope(text, mentions, source, catalog)
    entries = tuple(
        _entry(mention, context.suggest(mention, setting), bound.get(i), covered.get(i), outside, asked)
        for i, (mention, asked) in enumerate(zip(mentions, in_scope, strict=True))
    )
    return Account(article, source, text, entries, tuple(unused))


def _entry(
    mention: Mention,
    suggestion: Suggestion,
    obs_ids: tuple[str, ...] | None,
    rule: SetAside | None,
    outside: Sequence[range],
    asked: bool,
) -> Entry:
    if obs_ids:
        return Entry(mention, suggestion, State.BOUND, obs_ids=obs_ids)
    if any(mention.line in lines for lines in outside):
        return Entry(mention, suggestion, State.NOT_TEXT)
    if rule:
        return Entry(mention, suggestion, State.SET_ASIDE, rule=rule)
    return Entry(mention, suggestion, State.UNACCOUNTED if asked else State.OUTSIDE_SCOPE)


def _in_scope(
    text: Running, mentions: Sequence[Mention], source: str | None, catalog: Catalog
) -> Sequence[bool]:
    """Whether each mention must be accounted for: all of them, unless the source is read for certain matters."""
    scope = catalog.sources[source].scope if source else None
    if scope is None:
        return [True] * len(mentions)
    return Scoping(catalog.scopes[scope], text).taken_in(mentions)


def _outside(source: str | None, catalog: Catalog) -> list[range]:
    return [part.lines for part in catalog.sources[source].outside] if source else []


def _setting(text: Running, source: str | None, catalog: Catalog) -> context.Setting:
    places = {place.name.zh: name for name, place in catalog.places.items()}
    year = Period.parse(catalog.sources[source].date).start.year if source else None
    return context.setting(text, places, year)


def _bound(
    text: Running, mentions: Sequence[Mention], source: str | None, catalog: Catalog
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The number of each mention that observations take their value from, and their ids."""
    spans = [
        (span, name)
        for name, observation in catalog.observations.items()
        if observation.source == source
        for span in value_spans(text, observation)
    ]
    for i, mention in enumerate(mentions):
        core = _core(text, mention)
        ids = dict.fromkeys(name for span, name in spans if _inside(core, span))
        if ids:
            yield i, tuple(ids)


def value_spans(text: Running, observation: Observation) -> list[tuple[int, int]]:
    """Where the value of an observation stands in its text: within its phrase, or alone in lines that repeat it."""
    value, phrase = fold(observation.value.text), fold(observation.phrase)
    spans = []
    for at in on_line(text, observation.line, observation.phrase):
        inside = text.text.find(value, at, at + len(phrase))
        spans.append((inside, inside + len(value)))
    for line in observation.also:
        spans += [(at, at + len(value)) for at in on_line(text, line, observation.value.text)]
    return spans


def _covered(
    text: Running, mentions: Sequence[Mention], rules: Sequence[tuple[int, SetAside]]
) -> tuple[dict[int, SetAside], list[Unused]]:
    """The rule that covers each mention, by the mention's number, and what covers none."""
    covered: dict[int, SetAside] = {}
    unused = []
    for number, rule in rules:
        for place, phrase in enumerate(rule.phrases):
            found = _within(text, mentions, phrase, rule.lines)
            if not found:
                unused.append(Unused(number, place))
            covered.update((i, rule) for i in found if i not in covered)
    return covered, unused


def _within(text: Running, mentions: Sequence[Mention], phrase: str, lines: Sequence[range]) -> list[int]:
    """The numbers of the mentions that lie within a phrase, in these lines or anywhere."""
    length = len(fold(phrase))
    spans = [(at, at + length) for at in everywhere(text, phrase)]
    return [
        i
        for i, mention in enumerate(mentions)
        if (not lines or any(mention.line in part for part in lines))
        and any(_inside(_core(text, mention), span) for span in spans)
    ]


def _core(text: Running, mention: Mention) -> tuple[int, int]:
    """The mention without what a value may leave out: quotation marks around it, 控制在 before 5%以内."""
    words = text.text[mention.start : mention.end]
    bare = words.lstrip(vocabulary.QUOTES)
    stated = next((word for word in vocabulary.STATED if bare.startswith(word)), "")
    start = mention.start + len(words) - len(bare.removeprefix(stated))
    return start, mention.end - (len(words) - len(words.rstrip(vocabulary.QUOTES)))


def _inside(core: tuple[int, int], span: tuple[int, int]) -> bool:
    return span[0] <= core[0] and core[1] <= span[1]
