"""Answers kept for those who ask the same again: pages and what controls change depend on nothing but the question.

The edition of the data is fixed while the server runs; the day and the texts at hand are part of the question.
"""

import hashlib
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Sequence
from threading import BoundedSemaphore, Lock
from typing import NamedTuple

from flask import Flask, Response, g, request

from app import island, sending
from app.address import Names
from app.lines import TOLD
from app.shared import Answer, Shared
from app.urls import FILES_PATH

MOST = 1024  # answers
MOST_BYTES = 64 * 1024 * 1024  # of all of them
LONGEST_ANSWER = 1_048_576  # bytes, compressed
KEPT = ("text/html", "application/json")
# What Dash sends is its own but for what each page asks; what programs ask for by tag is not to be sent again whole.
ELSEWHERE = ("/_dash", "/api/")
LAYOUT = "/_dash-layout"  # the controls of the page that its referrer tells
OF_PAGES = (LAYOUT, "/_dash-dependencies")
# What is made in no time, or sees to its turns itself.
LIGHT = (*OF_PAGES, "/edition", "/search.json", FILES_PATH)
AT_ONCE = 2  # pages that one process makes at a time: more of them would only make each other late
# nginx in front may answer others by it for so many seconds (and tells nobody): of many who look at a page, one asks.
ACCEL = "X-Accel-Expires"
IN_FRONT = {ACCEL: "5"}


class Asked(NamedTuple):
    """What was asked for: below an address of the server, how compressed, and for which page where that matters."""

    root: str
    target: str
    takes: str
    page: str = ""


class Answers:
    """The answers used last, at most MOST of them and MOST_BYTES, and none for more than a few names of the server.

    Others' answers are taken from where they are `shared`, and one's own are left there.
    """

    def __init__(self, shared: Shared | None = None) -> None:
        self.names, self.shared = Names(), shared
        self.turn = BoundedSemaphore(AT_ONCE)
        self._kept: OrderedDict[Hashable, Answer] = OrderedDict()
        self._times: Counter[Hashable] = Counter()
        self._size = 0
        self._lock = Lock()

    def get(self, question: Hashable) -> Answer | None:
        """The answer to a question asked before."""
        with self._lock:
            found = self._kept.get(question)
            if found:
                self._kept.move_to_end(question)
                self._times[question] += 1
        if found is None and self.shared and (found := self.shared.get(question)):
            self._keep(question, found)
        return found

    def keep(self, question: Hashable, answer: Answer) -> None:
        """Keep an answer, and drop what was not asked for longest."""
        self._keep(question, answer)
        if self.shared:
            self.shared.keep(question, answer)

    def popular(self, most: int) -> Sequence[Asked]:
        """What was asked for most often, of what is kept."""
        with self._lock:
            common = [question for question, _ in self._times.most_common(most)]
        return [question[0] for question in common if isinstance(question, tuple)]

    def _keep(self, question: Hashable, answer: Answer) -> None:
        with self._lock:
            before = self._kept.pop(question, None)
            self._kept[question] = answer
            self._size += _size(answer) - (_size(before) if before else 0)
            while len(self._kept) > MOST or self._size > MOST_BYTES:
                dropped, content = self._kept.popitem(last=False)
                self._times.pop(dropped, None)
                self._size -= _size(content)
            if question in self._kept:
                self._times[question] += 1


def register(server: Flask, state: Callable[[], Hashable], answers: Answers | None = None) -> None:
    """Answer from memory what was asked before while `state` (day and texts) is the same.

    `answers` are kept with those of other servers, of other paths, where they are given.

    To be registered before what compresses answers, so that they are kept as they go out.
    """
    answers = answers or Answers()

    @server.before_request
    def known() -> Response | None:
        # Browsers say in many ways what comes down to three answers.
        request.environ["HTTP_ACCEPT_ENCODING"] = sending.family(request.accept_encodings)
        question = _question(state)
        g.question = question if question and answers.names.known(request.host_url) else None
        answer = answers.get(g.question) if g.question else None
        if g.question and answer is None and not request.path.startswith(LIGHT):
            answers.turn.acquire()
            g.turn = True
            answer = answers.get(g.question)  # somebody may have asked the same
        if g.question:
            request.environ.get(TOLD, {})["kept"] = "hit" if answer else "miss"
        if answer is None:
            return None
        g.question = None
        return Response(answer.body, headers=list(answer.headers))

    @server.teardown_request
    def give_way(_error: BaseException | None) -> None:
        if g.pop("turn", None):
            answers.turn.release()

    @server.after_request
    def remember(response: Response) -> Response:
        question = g.get("question")
        if (
            question
            and response.status_code == 200
            and response.mimetype in KEPT
            and not response.is_streamed
        ):
            body = response.get_data()
            response.headers.update(IN_FRONT)
            response.set_etag(digest(body))
            if len(body) <= LONGEST_ANSWER:
                answers.keep(question, Answer(body, tuple(response.headers.items())))
        if response.get_etag()[0]:  # a browser that has it need not be sent it again
            response.make_conditional(request)
        return response


def forgo() -> None:
    """Do not keep the answer that is being made: what it says is a reader's own."""
    g.question = None


def digest(body: bytes) -> str:
    """What tells the content of an answer, as it goes out, from any other."""
    return hashlib.blake2b(body, digest_size=16).hexdigest()


def _question(state: Callable[[], Hashable]) -> Hashable:
    """What an answer depends on; None where it is not to be kept."""
    takes = request.environ["HTTP_ACCEPT_ENCODING"]
    if request.method == "GET" and (request.path in OF_PAGES or not request.path.startswith(ELSEWHERE)):
        page = island.asked() if request.path == LAYOUT else ""
        return (Asked(request.url_root, request.full_path, takes, page), state())
    return None


def _size(answer: Answer) -> int:
    return len(answer.body) + sum(len(name) + len(value) for name, value in answer.headers)
