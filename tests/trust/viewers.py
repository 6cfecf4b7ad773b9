"""Viewers: readers with a browser, as far as a server can tell. Each looks at a page, thinks, and goes on.

A view is a page with all that it asks for: its document, its files where they are not kept from before, and the
questions that its scripts ask.
"""

import asyncio
import hashlib
import random
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import brotli

from app.resources import USUAL
from tests.trust.line import Answer, Line
from tests.trust.mix import ENGLISH, EXPORTS, TYPED, Mix, Page

THINKS = (2.0, 6.0)  # seconds
OFFICE = 200  # viewers behind one address
PATIENCE = 3  # times that the script of a page asks again
LINES = 2  # that a viewer fetches files on
MOST_TOLD = 8  # failures in words
_FILE = re.compile(r'(?:src|href)="(/(?:static|_dash-component-suites)/[^"]+)"')
_VERSION = re.compile(r'<html [^>]*data-version="([0-9a-f]{12})"')
_RELEASE = re.compile(r'<html [^>]*data-release="(/r/([0-9a-f]{12})-[0-9]{8}-[0-9a-f]{8})"')
_SAID = re.compile(r"(?:数据版本|[Dd]ata version) ([0-9a-f]{12})\b")
# Where a page says how to cite it: its address, at the end of a sentence.
_CITED = re.compile(r"https?://[^/<\s]+(/[^<\s]*)\.(?=[<\s])")
GONE = (404, 410)  # what the page of a release is told that is not answered for any more
_LIVE = "_dash-config"  # where it stands in a page, Dash asks two questions
# The page with the table of all figures asks for the second half of its script.
_GRID = ("dash_ag_grid", "/_dash-component-suites/dash_ag_grid/async-community.js")


@dataclass
class Tally:
    """What came of all views."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))  # by kind of request
    views: int = 0
    failed: int = 0  # views of which anything failed
    outdated: int = 0  # controls that were told that the release of the page is gone
    mixed: int = 0  # answers of another release than the page that asked for them
    why: Counter[str] = field(default_factory=Counter)
    versions: Counter[str] = field(default_factory=Counter)

    def slowest(self, share: float, *kinds: str) -> float:
        """The seconds within which this share of the requests of some kinds (of all but exports) was answered."""
        chosen = kinds or [kind for kind in self.seconds if kind != "export"]
        found = sorted(second for kind in chosen for second in self.seconds[kind])
        return found[min(len(found) - 1, int(share * len(found)))] if found else float("inf")

    def requests(self) -> int:
        """How many there were."""
        return sum(map(len, self.seconds.values()))

    def told(self) -> str:
        """Failures in words; empty where there were none."""
        return "; ".join(f"{count} × {why}" for why, count in self.why.most_common(MOST_TOLD))


class Seen(NamedTuple):
    """What a document is: what is `wrong` with it, the version it says it is of, the path of its release, and what its
    page asks for next."""

    wrong: str
    version: str = ""
    release: str = ""
    files: tuple[str, ...] = ()
    live: bool = False


class Judge:
    """Says what is wrong with an answer. `versions` are those that have been published; none: any one is right.

    Bodies that have come before need not be looked at again: the server shall be measured, not who asks.
    """

    def __init__(self, versions: Collection[str] = ()) -> None:
        self.versions = set(versions)
        self._documents: dict[tuple[str, bytes], Seen] = {}
        self._steered: dict[bytes, str] = {}

    def document(self, page: str, answer: Answer) -> Seen:
        """What came for a page."""
        if answer.status != 200:
            return Seen(_refused(answer))
        key = page, _digest(answer)
        if key not in self._documents:
            try:
                self._documents[key] = self._seen(page, _text(answer))
            except (brotli.error, UnicodeDecodeError) as error:
                return Seen(f"unreadable: {error}")
        return self._documents[key]

    def steered(self, answer: Answer) -> str:
        """The version that what a control has changed is of; empty where it says none."""
        key = _digest(answer)
        if key not in self._steered:
            said = re.match(r'\{"version": "([0-9a-f]{12})"', _text(answer)[:40])
            self._steered[key] = said[1] if said else ""
        return self._steered[key]

    def _seen(self, page: str, text: str) -> Seen:
        found = _VERSION.search(text)
        version = found[1] if found else ""
        release = _RELEASE.search(text)
        if release and release[2] != version:
            return Seen(f"mixed: {version} asks for {release[2]}")
        below = release[1] if release else ""
        return Seen(self._fault(page, text, version), version, below, tuple(_files(text)), _LIVE in text)

    def _fault(self, page: str, text: str, version: str) -> str:
        said = set(_SAID.findall(text))
        if not text.rstrip().endswith("</html>"):
            return "no whole document"
        if not version or not said:
            return "no version"
        if said - {version}:
            return f"mixed: {version} and {', '.join(sorted(said - {version}))}"
        if self.versions and version not in self.versions:
            return f"of {version}, which was never published"
        named = any(_same(cited, page) for cited in _CITED.findall(text))
        return "" if named else "another page than the one asked for"


def _same(cited: str, page: str) -> bool:
    """Whether the address that a page is cited by is its own. Targets are cited with the day they are judged for."""
    (path, held), (asked, wanted) = (
        (each.path, parse_qs(each.query)) for each in map(urlsplit, (unescape(cited), page))
    )
    held.pop("as_of", None)
    return (path, held) == (asked, wanted)


def _refused(answer: Answer) -> str:
    return str(answer.status) if answer.status else f"no answer: {answer.body.decode()}"


def _text(answer: Answer) -> str:
    body = brotli.decompress(answer.body) if answer.headers.get("content-encoding") == "br" else answer.body
    return str(body.decode())


class Viewer:
    """One reader, whose chances are its own: the same seed asks the same."""

    def __init__(self, port: int, mix: Mix, judge: Judge, tally: Tally, seed: str, source: str) -> None:
        self._chance = random.Random(seed)
        self._english = self._chance.random() < ENGLISH
        self._lines = [Line(port, source) for _ in range(LINES)]
        self._mix, self._judge, self._tally = mix, judge, tally
        self._kept: set[str] = set()  # files that the browser has
        self._wrong: list[str] = []  # with this view
        self._version = self._release = ""  # of the page looked at

    async def look(self, until: float, thinks: tuple[float, float], arrive: float) -> None:
        """View one page after the other until a time of the loop, beginning some time within so many seconds."""
        loop = asyncio.get_running_loop()
        page: Page | None = None
        await asyncio.sleep(self._chance.uniform(0, arrive))
        while loop.time() < until:
            page = await self._next(page)
            await asyncio.sleep(self._chance.uniform(*thinks))
        for line in self._lines:
            line.close()

    async def _next(self, page: Page | None) -> Page | None:
        """The next view: of three comparisons two are steered on; what is looked at then."""
        self._wrong = []
        if page and page.kind == "compare" and self._chance.random() < 0.67:
            periods = self._mix.periods[self._mix.family(page)]
            moved = page.steered(self._chance, periods)
            await self._steer(moved)
            self._count()
            return moved
        page = self._mix.page(self._chance)
        if page.kind == "search":
            await self._type()
        await self._view(self._address(page))
        await self._take(page)
        self._count()
        return None if self._wrong else page

    def _count(self) -> None:
        self._tally.views += 1
        self._tally.failed += bool(self._wrong)
        self._tally.why.update(self._wrong)

    def _address(self, page: Page) -> str:
        return f"{page.path}{'&' if '?' in page.path else '?'}lang=en" if self._english else page.path

    async def _view(self, address: str) -> None:
        answer = await self._asked("document", address, 0, "")
        seen = self._judge.document(address, answer)
        if seen.wrong:
            self._wrong.append(f"{address.partition('?')[0]} {seen.wrong}")
            return
        self._version, self._release = seen.version, seen.release
        self._tally.versions[self._version] += 1
        wanted = [path for path in seen.files if path not in self._kept]
        asked = [("file", path) for path in wanted]
        if seen.live:
            asked += [
                ("question", f"{seen.release}/{name}") for name in ("_dash-layout", "_dash-dependencies")
            ]
        if self._chance.random() < 0.05:
            asked.append(("edition", "/edition"))
        await asyncio.gather(*(self._fetch(asked[n::LINES], n, address) for n in range(LINES)))
        self._kept.update(wanted)

    async def _fetch(self, asked: list[tuple[str, str]], line: int, page: str) -> None:
        for kind, path in asked:
            answer = await self._asked(kind, path, line, page)
            if answer.status != 200 or not answer.body:
                self._wrong.append(f"{path.partition('?')[0]} {_refused(answer)}")

    async def _steer(self, page: Page) -> None:
        language = [("lang", "en")] if self._english else []
        path, _, query = page.path.partition("?")
        said = sorted(pair for pair in [*parse_qsl(query), *language] if pair not in USUAL.items())
        answer = await self._patiently("steered", f"{self._release}{path}?{urlencode(said)}", page.path)
        if answer.status in GONE:
            # The page says so to its reader, who loads it anew.
            self._tally.outdated += 1
        elif answer.status != 200:
            self._wrong.append(f"steered {_refused(answer)}")
        elif (version := self._judge.steered(answer)) != self._version:
            self._tally.mixed += 1
            self._wrong.append(f"steered to {version or 'no version'} on a page of {self._version}")

    async def _patiently(self, kind: str, target: str, referer: str) -> Answer:
        """Asked as the script of pages does: who says that it is just starting anew is asked again."""
        answer = await self._asked(kind, target, 0, referer)
        for _ in range(PATIENCE):
            if answer.status != 503:
                break
            await asyncio.sleep(1)
            answer = await self._asked(kind, target, 0, referer)
        return answer

    async def _type(self) -> None:
        words = self._chance.choice(TYPED)
        for length in range(1, len(words) + 1):
            said = urlencode({"lang": "en" if self._english else "zh", "q": words[:length]})
            answer = await self._asked("typed", f"{self._release}/search.json?{said}", 0, "/")
            if answer.status in GONE:  # nothing is suggested, and the form works without
                self._tally.outdated += 1
            elif answer.status != 200:
                self._wrong.append(f"/search.json {_refused(answer)}")

    async def _take(self, page: Page) -> None:
        """Take a file of what is shown, now and then."""
        drawn = self._chance.random()
        for kind, share in EXPORTS.items():
            if drawn < share and page.kind in {"compare", "region", "targets", "data"}:
                path, _, query = page.path.partition("?")
                target = f"/download{path}.{kind}{f'?{query}' if query else ''}"
                await self._fetch([("export", target)], 0, page.path)
                return
            drawn -= share

    async def _asked(self, kind: str, target: str, line: int, referer: str) -> Answer:
        answer = await self._lines[line].get(target, referer)
        self._tally.seconds[kind].append(answer.seconds)
        return answer


def _digest(answer: Answer) -> bytes:
    return hashlib.blake2b(answer.body, digest_size=16).digest()


def _files(document: str) -> Iterator[str]:
    yield from dict.fromkeys(_FILE.findall(document))
    if _GRID[0] in document:
        yield _GRID[1]


async def looking(
    port: int,
    viewers: int,
    seconds: float,
    mix: Mix,
    judge: Judge,
    seed: int,
    tally: Tally | None = None,
    thinks: tuple[float, float] = THINKS,
    arrive: float = 0,
    office: int = OFFICE,
) -> Tally:
    """What so many viewers met in so many seconds. Those of one `office`, so many, come from one address.

    They come within the time of a longest thought, or within so many seconds more where they `arrive` in these.
    """
    told = tally or Tally()
    seconds += arrive
    until = asyncio.get_running_loop().time() + seconds
    each = (
        Viewer(port, mix, judge, told, f"{seed} {n}", f"127.0.1.{1 + n // office}") for n in range(viewers)
    )
    await asyncio.gather(*(viewer.look(until, thinks, arrive or thinks[1]) for viewer in each))
    return told
