"""The parameters of addresses: one table that requests are read by and that the OpenAPI description is made from."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple
from unicodedata import category
from urllib.parse import parse_qsl, urlencode

from app import urls
from app.api.limits import LONGEST_QUERY, LONGEST_WORDS, MOST_VALUES
from app.api.problems import Fault, Kind, ProblemError, clipped
from app.api.vocabulary import Values
from etl.exchange.csvs import Heads
from etl.labels import (
    BAD_CONTROL,
    BAD_COUNT,
    BAD_DATE,
    BAD_LENGTH,
    BAD_PARAMETER,
    BAD_QUERY,
    BAD_REPEAT,
    BAD_VALUE,
    BAD_WORDS,
)
from etl.queries import Filters

# What narrows down: the parameter, and the field of Filters that it fills.
NARROWING: Mapping[str, str] = {
    "region": "regions",
    "indicator": "indicators",
    "role": "roles",
    "source": "sources",
    "family": "families",
    "topic": "topics",
    "level": "levels",
    "period": "periods",
    "q": "words",
    "obs": "ids",
}
HEADS: tuple[Heads, ...] = ("codes", "zh", "en")
Pairs = tuple[tuple[str, str], ...]
Form = Literal["listed", "words", "day", "heads"]


class Parameter(NamedTuple):
    """What a parameter holds, and whether it may be repeated."""

    form: Form = "listed"
    repeated: bool = True


PARAMETERS: Mapping[str, Parameter] = {
    **dict.fromkeys(NARROWING, Parameter()),
    "q": Parameter("words"),
    "as_of": Parameter("day", repeated=False),
    "headers": Parameter("heads", repeated=False),
}


class Asked(NamedTuple):
    """What a request asks for beside its address; `pairs` are its parameters as written, each once."""

    filters: Filters = Filters()
    as_of: date | None = None
    heads: Heads = "codes"
    pairs: Pairs = ()

    def ids(self) -> list[str]:
        """The values that are ids, in order: what a file can be named by."""
        return [value for name, value in self.pairs if PARAMETERS[name].form == "listed" and name != "obs"]

    def query(self, as_of: date | None = None) -> str:
        """The same as a query string with its question mark, with a day where none is asked for."""
        more = [("as_of", as_of.isoformat())] if as_of and not self.as_of else []
        return f"?{urlencode([*self.pairs, *more])}" if self.pairs or more else ""


def parse(query: bytes, takes: Collection[str], offered: Mapping[str, Values]) -> Asked:
    """A query string → what it asks for; `takes` are the names of parameters that mean something here.

    Raises:
        ProblemError: anything in it is unknown, unreadable or too much; all of that is told.
    """
    written = _pairs(query)
    pairs = tuple(dict.fromkeys(written))
    faults = [*_miscounted(written, takes), *_mistaken(pairs, takes, offered)]
    if faults:
        raise ProblemError(*faults)
    given = {name: _values(pairs, name) for name in takes}
    narrowed = {
        field: tuple(dict.fromkeys(part for value in given[name] for part in _meant(name, value, offered)))
        for name, field in NARROWING.items()
        if given.get(name)
    }
    day = next((date.fromisoformat(value) for value in given.get("as_of", ())), None)
    heads = next((each for each in HEADS if each in given.get("headers", ())), HEADS[0])
    return Asked(Filters(**narrowed), day, heads, pairs)


def _pairs(query: bytes) -> Pairs:
    if len(query) > LONGEST_QUERY:
        said = BAD_LENGTH.filled(count=len(query), most=LONGEST_QUERY)
        raise ProblemError(Fault(Kind.QUERY_TOO_LONG, said, {"limit": LONGEST_QUERY}))
    try:
        return tuple(parse_qsl(query.decode(), keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError as error:
        raise ProblemError(Fault(Kind.UNREADABLE_QUERY, BAD_QUERY)) from error


def _miscounted(pairs: Pairs, takes: Collection[str]) -> Iterator[Fault]:
    """The parameters that are not taken here, or not so often."""
    for name, count in Counter(name for name, _ in pairs).items():
        if name not in takes:
            data = {"parameter": clipped(name), "allowed": list(takes)}
            yield Fault(Kind.UNKNOWN_PARAMETER, BAD_PARAMETER.filled(name=clipped(name)), data)
        elif count > 1 and not PARAMETERS[name].repeated:
            said = BAD_REPEAT.filled(name=name, count=count)
            yield Fault(Kind.REPEATED_PARAMETER, said, {"parameter": name, "value": _values(pairs, name)})
        elif count > MOST_VALUES:
            said = BAD_COUNT.filled(name=name, count=count, most=MOST_VALUES)
            yield Fault(Kind.TOO_MANY_VALUES, said, {"parameter": name, "limit": MOST_VALUES})


def _mistaken(pairs: Pairs, takes: Collection[str], offered: Mapping[str, Values]) -> Iterator[Fault]:
    for name, value in pairs:
        if name in takes and (fault := _fault(name, value, offered)):
            yield fault


def _fault(name: str, value: str, offered: Mapping[str, Values]) -> Fault | None:
    """What is wrong with one value."""
    about: dict[str, Any] = {"parameter": name, "value": clipped(value)}
    if any(category(each) == "Cc" for each in value):
        return Fault(Kind.UNREADABLE_QUERY, BAD_CONTROL.filled(name=name), about)
    match PARAMETERS[name].form:
        case "words" if not value.strip() or len(value) > LONGEST_WORDS:
            said = BAD_WORDS.filled(name=name, most=LONGEST_WORDS)
            return Fault(Kind.UNKNOWN_VALUE, said, {**about, "limit": LONGEST_WORDS})
        case "day" if not _is_day(value):
            said = BAD_DATE.filled(name=name, value=clipped(value))
            return Fault(
                Kind.UNKNOWN_VALUE,
                said,
                {**about, "allowed": [f"{urls.YEARS[0]}-01-01 … {urls.YEARS[-1]}-12-31"]},
            )
        case "heads" if value not in HEADS:
            said = BAD_VALUE.filled(name=name, value=clipped(value))
            return Fault(Kind.UNKNOWN_VALUE, said, {**about, "allowed": list(HEADS)})
        case "listed" if value not in offered[name].meaning:
            said = BAD_VALUE.filled(name=name, value=clipped(value))
            return Fault(Kind.UNKNOWN_VALUE, said, about | offered[name].told(value))
    return None


def _values(pairs: Pairs, name: str) -> list[str]:
    return [value for each, value in pairs if each == name]


def _meant(name: str, value: str, offered: Mapping[str, Values]) -> Sequence[str]:
    """What one value stands for: members of a group, the code of a word, each of several words."""
    return value.split() if PARAMETERS[name].form == "words" else offered[name].meaning[value]


def _is_day(value: str) -> bool:
    return value in urls.Day()
