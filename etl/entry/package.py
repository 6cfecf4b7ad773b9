"""A workbook as a zip of parts, let in only if it is what it says and small enough to read.

What is refused: anything that is no .xlsx, is locked, holds macros, embedded objects or data from elsewhere,
unpacks to more than a sheet of figures can need, has parts outside of it, or entities in its XML.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from etl import labels
from etl.errors import MisuseError
from etl.text import Text

MEGABYTE = 2**20
MOST_PACKED, MOST_UNPACKED = 20 * MEGABYTE, 96 * MEGABYTE
MOST_RATIO, RATIO_FROM = 200, 8 * MEGABYTE
MOST_PARTS = 1_000
CHUNK = 64 * 1024

_COMPOUND = b"\xd0\xcf\x11\xe0"  # an old .xls begins so, and an .xlsx with a password
_MACROS = re.compile(r"vbaproject|macrosheets|\.bin$", re.IGNORECASE)
_EMBEDDED = re.compile(r"/(embeddings|activex|ctrlprops|querytables)/|/connections\.xml$", re.IGNORECASE)
_EXTERNAL = re.compile(r"/externallinks/", re.IGNORECASE)
_PRINTER = re.compile(r"/printersettings/", re.IGNORECASE)
_ESCAPE = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|\\|^[A-Za-z]:|\0")
_TARGET = re.compile(rb"<[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>")
_HYPERLINK = b"/hyperlink"
_CONTENT = "[Content_Types].xml"
_WORKBOOK = b"spreadsheetml.sheet.main+xml"
_DAMAGED = (
    BadZipFile,
    EOFError,
    KeyError,
    OSError,
    RuntimeError,
    ValueError,
    NotImplementedError,
    zlib.error,
)


class RefusedWorkbookError(MisuseError):
    """A workbook that is not read; the message says why and what to do."""

    def __init__(self, file: str, why: Text) -> None:
        super().__init__(labels.ENTRY_REFUSED.filled(file=file, why=why))


class Package:
    """The parts of a workbook that was let in."""

    def __init__(self, file: str, raw: bytes) -> None:
        """Open it.

        Raises:
            RefusedWorkbookError: it is none, or dangerous.
        """
        self.file, self.raw = file, raw
        if raw.startswith(_COMPOUND):
            raise self.refused(labels.ENTRY_OLD)
        try:
            self.archive = ZipFile(BytesIO(raw))
            self._let_in()
        except _DAMAGED as error:
            raise self.refused(labels.ENTRY_NO_WORKBOOK) from error

    def refused(self, why: Text, **data: object) -> RefusedWorkbookError:
        """The error that says why it is not read."""
        return RefusedWorkbookError(self.file, why.filled(**data))

    def part(self, name: str) -> bytes:
        """All of a part; nothing where there is none."""
        return b"".join(self.chunks(name)) if name in self.archive.NameToInfo else b""

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part piece by piece. It is never longer than its entry says, which was looked at."""
        try:
            with self.archive.open(name) as packed:
                while chunk := packed.read(CHUNK):
                    yield chunk
        except _DAMAGED as error:
            raise self.refused(labels.ENTRY_NO_WORKBOOK) from error

    def parse(self, name: str, attach: Callable[[expat.XMLParserType], None]) -> None:
        """Walk through the XML of a part; `attach` gives the parser its handlers.

        Raises:
            RefusedWorkbookError: it is no XML, not in UTF-8, or has a document type.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = lambda *_: self._refuse(labels.ENTRY_ENTITIES, name)
        parser.XmlDeclHandler = lambda _version, encoding, _alone: self._utf8(encoding, name)
        attach(parser)
        try:
            for number, chunk in enumerate(self.chunks(name)):
                if number == 0 and (chunk.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in chunk[:4]):
                    raise self.refused(labels.ENTRY_ENCODING, part=name)
                parser.Parse(chunk)
            parser.Parse(b"", True)
        except (expat.ExpatError, *_DAMAGED) as error:
            raise self.refused(labels.ENTRY_NO_WORKBOOK) from error

    def _let_in(self) -> None:
        infos = self.archive.infolist()
        names = [info.filename for info in infos]
        if len(infos) > MOST_PARTS or len(set(names)) != len(names):
            raise self.refused(labels.ENTRY_NO_WORKBOOK)
        for name in names:
            self._named(name)
        whole = sum(info.file_size for info in infos)
        packed = sum(info.compress_size for info in infos)
        if whole > RATIO_FROM and whole > MOST_RATIO * packed:
            raise self.refused(labels.ENTRY_BOMB, ratio=whole // max(packed, 1))
        if whole > MOST_UNPACKED:
            raise self.refused(
                labels.ENTRY_LARGE, file=MOST_PACKED // MEGABYTE, whole=MOST_UNPACKED // MEGABYTE
            )
        if any(info.flag_bits & 1 for info in infos):
            raise self.refused(labels.ENTRY_OLD)
        types = self.part(_CONTENT)
        if b"macroEnabled" in types or b"vbaProject" in types:
            raise self.refused(labels.ENTRY_MACROS)
        if _WORKBOOK not in types:
            raise self.refused(labels.ENTRY_NO_WORKBOOK)
        for name in names:
            self._related(name)

    def _named(self, name: str) -> None:
        """Refuse what a name alone tells of."""
        if _ESCAPE.search(name):
            raise self.refused(labels.ENTRY_PATHS, part=name)
        if _MACROS.search(name) and not _PRINTER.search(name):
            raise self.refused(labels.ENTRY_MACROS)
        if _EXTERNAL.search(name):
            raise self.refused(labels.ENTRY_EXTERNAL, part=name)
        if _EMBEDDED.search(f"/{name}"):
            raise self.refused(labels.ENTRY_EMBEDDED, part=name)

    def _related(self, name: str) -> None:
        """Refuse relations to the outside, but for links that a reader follows."""
        if name.endswith(".rels"):
            for relation in _TARGET.findall(self.part(name)):
                if _HYPERLINK not in relation:
                    raise self.refused(labels.ENTRY_EXTERNAL, part=name)

    def _refuse(self, why: Text, name: str) -> None:
        raise self.refused(why, part=name)

    def _utf8(self, encoding: str | None, name: str) -> None:
        if encoding and encoding.lower() not in ("utf-8", "us-ascii"):
            raise self.refused(labels.ENTRY_ENCODING, part=name)


def opened(path: Path) -> Package:
    """The package of a file.

    Raises:
        RefusedWorkbookError: it cannot be opened, or is not let in.
    """
    try:
        if path.is_file() and path.stat().st_size > MOST_PACKED:
            limits = {"file": MOST_PACKED // MEGABYTE, "whole": MOST_UNPACKED // MEGABYTE}
            raise RefusedWorkbookError(str(path), labels.ENTRY_LARGE.filled(**limits))
        raw = path.read_bytes()
    except OSError as error:
        why = labels.ENTRY_NO_FILE.filled(reason=error.strerror or error)
        raise RefusedWorkbookError(str(path), why) from error
    return Package(str(path), raw)
