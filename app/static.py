"""Style sheets, scripts and icons: each under an address that holds its digest, so that it never changes.

Compressed once, when the project is set up (`python -m app.packing`), and until then when first asked for.
"""

import gzip
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import brotli

ASSETS = Path(__file__).resolve().parent.parent / "assets"
PACKED = Path(__file__).resolve().parent.parent / "build" / "packed"
PATH = "/static"
FOREVER = "public, max-age=31536000, immutable"
# Files that are sent as one: what every page needs, in one answer each. Style sheets of every page have numbers.
BUNDLES: Mapping[str, tuple[str, ...]] = {
    "style.css": ("[0-9]*.css",),
    "site.js": ("shell.js", "copy.js", "charts.js", "pictures.js", "search.js", "glossary.js"),
    "plotly.js": ("hint.js", "plotly-basic.min.js"),
}
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
QUICK, BEST = 5, 11  # brotli's levels while a reader waits, and while nobody does


class File(NamedTuple):
    """A file to send."""

    content: bytes
    kind: str


class Static:
    """The files of a folder by name, bundles included."""

    def __init__(self, folder: Path = ASSETS) -> None:
        self.folder = folder

    @cached_property
    def files(self) -> Mapping[str, File]:
        """All files by the name they are asked for: name, digest, ending."""
        return {_stamped(name, content): File(content, _kind(name)) for name, content in self._named()}

    @cached_property
    def _urls(self) -> Mapping[str, str]:
        return {_plain(name): f"{PATH}/{name}" for name in self.files}

    def url(self, name: str) -> str:
        """The address of a file or bundle.

        Raises:
            KeyError: there is no such file.
        """
        return self._urls[name]

    def text(self, name: str) -> str:
        """What is in a file.

        Raises:
            KeyError: there is no such file.
        """
        return self.files[self._urls[name].rpartition("/")[2]].content.decode()

    def _named(self) -> Iterable[tuple[str, bytes]]:
        bundled = {path for patterns in BUNDLES.values() for path in _found(self.folder, patterns)}
        for name, patterns in BUNDLES.items():
            if parts := _found(self.folder, patterns):
                yield name, b"\n".join(path.read_bytes() for path in parts)
        for path in sorted(self.folder.iterdir()):
            if path not in bundled and path.suffix in KINDS:
                yield path.name, path.read_bytes()


def encoded(content: bytes, encoding: str, level: int = QUICK) -> bytes:
    """A file compressed by brotli (`br`) or gzip, from the disk where it was packed."""
    packed = PACKED / f"{sha256(content).hexdigest()}.{encoding}"
    return packed.read_bytes() if packed.is_file() else _compressed(content, encoding, level)


def pack(contents: Iterable[bytes]) -> int:
    """Compress files as well as can be and keep them on the disk; how many there are now."""
    PACKED.mkdir(parents=True, exist_ok=True)
    wanted = {f"{sha256(content).hexdigest()}.{encoding}": (content, encoding)
              for content in contents for encoding in ("br", "gzip")}  # fmt: skip
    for stale in {path.name for path in PACKED.iterdir()} - wanted.keys():
        (PACKED / stale).unlink()
    for name, (content, encoding) in wanted.items():
        if not (PACKED / name).exists():
            (PACKED / name).write_bytes(_compressed(content, encoding, BEST))
    return len(wanted)


@lru_cache(maxsize=128)
def _compressed(content: bytes, encoding: str, level: int) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(content, quality=level))
    return gzip.compress(content, 9 if level == BEST else 6, mtime=0)


def _found(folder: Path, patterns: Iterable[str]) -> list[Path]:
    return [path for pattern in patterns for path in sorted(folder.glob(pattern))]


def _stamped(name: str, content: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{sha256(content).hexdigest()[:10]}.{ending}"


def _plain(stamped: str) -> str:
    stem, _, ending = stamped.rsplit(".", 2)
    return f"{stem}.{ending}"


def _kind(name: str) -> str:
    return KINDS[Path(name).suffix]
