"""Work that goes wrong on purpose, to see that it takes nothing along; each is named to `etl.confined.Confined`."""

import ctypes
import sys
import time
from pathlib import Path

from app.preview.whole import Reading


class Planted(Reading):
    """Reads files, but for those whose first line names what goes wrong instead."""

    def __call__(self, path: Path) -> object:
        """As `Reading`."""
        match path.read_text("utf-8").partition("\n")[0].removeprefix("# "):
            case "crash":
                ctypes.string_at(0)
            case "loop":
                while True:
                    time.sleep(0)
            case "swell":
                held = []
                while True:
                    held.append(bytearray(2**27))
            case "mistake":
                raise KeyError(path)
            case "exit":
                raise SystemExit(0)
            case "prints":
                sys.stdout.write("not an answer\n")
        return super().__call__(path)
