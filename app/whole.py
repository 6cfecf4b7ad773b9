"""Files of whole editions: large, the same for all who ask, so made once and kept for a while."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from datetime import date
from threading import BoundedSemaphore, Lock

from app.shared import Answer, Shared
from app.site import Site
from etl.errors import MisuseError
from etl.extract import Extract
from etl.labels import BUSY
from etl.tables import Tables

MOST_BYTES = 64 * 1024 * 1024  # of all that is kept
MOST_AT_ONCE = 2  # workbooks and archives that are made at a time
MOST_WAITING = 4  # requests that make one or wait for it, each of which holds a thread of the server
PATIENCE = 20  # seconds that one of them waits for its turn
SECONDS = 5  # after which to come again


class BusyError(MisuseError):
    """Too many workbooks or archives are asked for at once; come again after so many `seconds`."""

    def __init__(self) -> None:
        self.seconds = SECONDS
        super().__init__(BUSY)


class Turns:
    """So many at a time; the next waits so many seconds."""

    def __init__(self, most: int, patience: float = 0) -> None:
        self._free, self._patience = BoundedSemaphore(most), patience

    @contextmanager
    def one(self) -> Iterator[None]:
        """A turn, for as long as the block lasts.

        Raises:
            BusyError: all are taken, and stay so.
        """
        if not self._free.acquire(timeout=self._patience):
            raise BusyError
        try:
            yield
        finally:
            self._free.release()


class Kept:
    """Files used last, within a number of bytes; each is made once, however many ask for it meanwhile.

    Others' files are taken from where they are `shared`, and one's own are left there: those of the site below a path.
    """

    def __init__(self, most_bytes: int, shared: Shared | None = None, below: str = "") -> None:
        self._most, self._size = most_bytes, 0
        self._shared, self._below = shared, below
        self._files: OrderedDict[Hashable, bytes] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable) -> bytes | None:
        """The file, if it is kept."""
        with self._lock:
            if key in self._files:
                self._files.move_to_end(key)
                return self._files[key]
        found = self._shared and self._shared.get((self._below, key))
        if not found:
            return None
        self._keep(key, found.body)
        return found.body

    def once(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """The file, made now if it is not kept. What `make` raises, whoever called it gets; the next tries again."""
        with self._lock:
            making = self._making.setdefault(key, Lock())
        with making:
            found = self.get(key)
            if found is None:
                try:
                    found = make()
                    self._keep(key, found)
                    if self._shared:
                        self._shared.keep((self._below, key), Answer(found, ()))
                finally:
                    with self._lock:
                        self._making.pop(key, None)
        return found

    def _keep(self, key: Hashable, content: bytes) -> None:
        if len(content) > self._most:
            return
        with self._lock:
            self._size += len(content) - len(self._files.pop(key, b""))
            self._files[key] = content
            while self._size > self._most:
                self._size -= len(self._files.popitem(last=False)[1])


class Whole:
    """The files of whole editions of a site: the served one and earlier ones."""

    def __init__(self, site: Site, shared: Shared | None = None) -> None:
        """Files are `shared` with other processes, where that is given."""
        self._site = site
        self._kept = Kept(MOST_BYTES, shared, site.below)
        self._making, self._waiting = Turns(MOST_AT_ONCE, PATIENCE), Turns(MOST_WAITING)

    def workbook(self, as_of: date, tables: Tables | None = None) -> bytes:
        """The workbook of everything, targets judged for a day; `tables` are those of another edition.

        Raises:
            BusyError: too many are asked for at once.
        """
        of = tables or self._site.tables
        return self._heavy(("xlsx", of.version, as_of), lambda: _workbook(of, Extract(as_of)))

    def zip(self, as_of: date, tables: Tables | None = None) -> bytes:
        """Everything in all formats as one archive, likewise.

        Raises:
            BusyError: too many are asked for at once.
        """
        of = tables or self._site.tables
        key = ("zip", of.version, as_of)
        # The workbook first, and only if it is needed: within the archive's turn it would wait for one of its own.
        return self._kept.get(key) or self._archive(key, of, as_of, self.workbook(as_of, of))

    def narrowed(self, key: Hashable, tables: Tables, extract: Callable[[], Extract]) -> bytes:
        """The workbook of a part of an edition, which `key` tells from all others.

        Raises:
            BusyError: too many are asked for at once.
        """
        return self._heavy(("part", key), lambda: _workbook(tables, extract()))

    def file(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """Any other file under a key of its own, made if it is not kept."""
        return self._kept.once(key, make)

    def _archive(self, key: Hashable, tables: Tables, as_of: date, workbook: bytes) -> bytes:
        from etl.exchange.bundle import bundle  # noqa: PLC0415  (few ask)

        return self._heavy(key, lambda: bundle(tables, as_of, workbook))

    def _heavy(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        def in_turn() -> bytes:
            with self._making.one():
                return make()

        kept = self._kept.get(key)
        if kept is not None:
            return kept
        with self._waiting.one():
            return self._kept.once(key, in_turn)


def _workbook(tables: Tables, extract: Extract) -> bytes:
    from etl.workbook import workbook  # noqa: PLC0415  (its writer takes a moment, and few ask)

    return workbook(tables, extract)
