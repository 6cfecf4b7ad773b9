"""The deployed stack in this process, asked without any client that would put right what is sent."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from app import wsgi
from app.front import Application
from etl import catalog, release, tables
from etl.publishing.switches import CURRENT
from tests import catalogues, invented

TRACE = "Traceback (most recent call last)"


class Forged(NamedTuple):
    """A request as it reaches an application; `path` as bytes, for not all of them are text."""

    kind: str
    method: str
    path: bytes
    query: str = ""
    headers: Mapping[str, str] = {}
    body: bytes = b""
    chunked: bool = False
    expected: tuple[int, ...] = (400,)


class Answer(NamedTuple):
    """What came of it."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


class Log(logging.Handler):
    """What was logged as a fault: with a trace, or as an error."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        said = record.getMessage()
        if record.exc_info or record.levelno >= logging.ERROR or TRACE in said:
            self.faults.append(said)


def releases(folder: Path, *, real: bool = True) -> Path:
    """A folder with one release: of the edition of five texts, or of an invented one, which is made sooner."""
    at = folder / "releases" / "first"
    if real:
        release.build(tables.build(catalog.read(catalogues.FIVE)), catalogues.FIVE, at, invented.DAY)
    else:
        release.build(invented.tables(folder), folder / "indicators.yaml", at, invented.DAY)
    (at.parent / CURRENT).symlink_to(at.name)
    return at.parent


@contextmanager
def logged() -> Iterator[Log]:
    """What is logged meanwhile."""
    log, root = Log(), logging.getLogger()
    root.addHandler(log)
    try:
        yield log
    finally:
        root.removeHandler(log)


def stack(folder: Path, *, real: bool = True) -> Application:
    """The application of the deployment, with a release of its own."""
    return wsgi.create({"RELEASES_DIR": str(releases(folder, real=real))})


def ask(application: Application, forged: Forged) -> Answer:
    """What the application answers. What it raises is raised."""
    begun: list[tuple[str, list[tuple[str, str]]]] = []

    def start(status: str, headers: list[tuple[str, str]], *_: object) -> None:
        begun.append((status, headers))

    said = application(environ(forged), start)
    try:
        body = b"".join(said)
    finally:
        close = getattr(said, "close", None)
        if close:
            close()
    status, headers = begun[-1]
    return Answer(int(status.partition(" ")[0]), headers, body)


def environ(forged: Forged) -> dict[str, Any]:
    """The environment of a request, as gunicorn hands it on."""
    length = {} if forged.chunked or not forged.body else {"CONTENT_LENGTH": str(len(forged.body))}
    names = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in forged.headers.items()}
    kind = {"CONTENT_TYPE": names.pop("HTTP_CONTENT_TYPE")} if "HTTP_CONTENT_TYPE" in names else {}
    return {
        "REQUEST_METHOD": forged.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": forged.path.decode("latin-1"),
        "QUERY_STRING": forged.query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8050",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "indicators.test",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(forged.body),
        "wsgi.input_terminated": True,
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **({"HTTP_TRANSFER_ENCODING": "chunked"} if forged.chunked else {}),
        **names,
        **kind,
        **length,
    }
