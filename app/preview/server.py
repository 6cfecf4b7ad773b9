"""The preview's server: one thread follows the files, the others answer."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread

from app.front import Front, listen
from app.preview.alone import alone
from app.preview.answers import Door
from app.preview.bar import BESIDE
from app.preview.desk import Desk
from app.preview.reading import Reader
from app.preview.whole import Reading, Whole
from app.server import create_app
from etl.tables import Tables


def serve(
    path: Path,
    host: str,
    port: int,
    texts: Path | None = None,
    releases: Path | None = None,
    *,
    read: Callable[[Path], Whole],
) -> None:
    """Serve the app on a file, and follow it and those that it is `read` with until interrupted.

    `texts` and `releases` are as `app.front` has them.

    Raises:
        OSError: the address is taken or not this machine's.
    """
    door, reader = preview(path, texts, releases, read)
    Thread(target=reader.run, daemon=True).start()
    listen(door, host, port)


def preview(
    path: Path,
    texts: Path | None = None,
    releases: Path | None = None,
    read: Callable[[Path], Whole] | None = None,
) -> tuple[Door, Reader]:
    """What answers, and what follows the files. Nothing is read yet; what is asked for waits for the first look."""
    front, desk = Front(), Desk()

    def show(tables: Tables) -> None:
        app = create_app(tables, texts, releases=releases, beside=BESIDE)
        front.take(app.server, tables.version)

    def stand_in() -> None:
        front.take(alone(desk))

    return Door(front, desk), Reader(path, read or Reading(), desk, show, stand_in)
