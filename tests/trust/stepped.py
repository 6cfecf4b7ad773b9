"""A preview that follows its file in a thread of its own, as it does when it serves."""

import time
from threading import Event, Thread
from typing import Self

from app.preview.reading import Reader
from app.preview.watch import PAUSE


class Stepped:
    """Follows a file for as long as one is inside."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._done = Event()
        self._thread = Thread(target=self._follow)

    def _follow(self) -> None:
        while not self._done.is_set():
            self._reader.step()
            time.sleep(PAUSE)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._done.set()
        self._thread.join()
