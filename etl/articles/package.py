"""The parts of a Word file (.docx: a zip of XML) that hold its text."""

import posixpath
import struct
import zlib
from io import BytesIO
from lzma import LZMAError
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from etl import faults, textfile

# An old .doc begins so, and a .docx with a password.
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What zipfile lets through of damaged archives, and lxml of damaged XML.
_DAMAGED = (
    BadZipFile,
    EOFError,
    KeyError,
    LZMAError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    etree.XMLSyntaxError,
    struct.error,
    zlib.error,
)


def parts(path: Path, raw: bytes) -> list[Any]:
    """The outermost elements of the document, its footnotes and its endnotes, so far as it has them.

    Raises:
        InvalidFile: the file is no .docx, is damaged or locked, or unpacks to more than a text can hold.
    """
    if raw.startswith(_COMPOUND_FILE):
        raise textfile.refused(path, faults.WORD_OLD.found())
    try:
        with ZipFile(BytesIO(raw)) as archive:
            return _Package(path, archive).parts()
    except _DAMAGED as error:
        raise textfile.refused(path, faults.WORD_DAMAGED.found()) from error


class _Package:
    """A zip whose parts refer to one another by kind of relation."""

    def __init__(self, path: Path, archive: ZipFile) -> None:
        self.path, self.archive = path, archive

    def parts(self) -> list[Any]:
        (main,) = self._related("", "officeDocument")
        notes = [part for kind in ("footnotes", "endnotes") for part in self._related(main, kind)]
        document, *others = map(self._parsed, [main, *notes])
        if etree.QName(document).localname != "document":
            raise textfile.refused(self.path, faults.WORD_DAMAGED.found())
        return [document, *others]

    def _related(self, part: str, kind: str) -> list[str]:
        """The parts that a part (or the package itself, "") refers to as footnotes or the like."""
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if listing not in self.archive.namelist():
            return []
        targets = [
            relation.get("Target", "")
            for relation in self._parsed(listing)
            if relation.get("Type", "").endswith(f"/{kind}")
        ]
        return [posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") for target in targets]

    def _parsed(self, part: str) -> Any:
        limit = textfile.MAX_MEGABYTES * 2**20
        with self.archive.open(part) as packed:
            content = packed.read(limit + 1)  # what a part's entry says of its size need not be true
        if len(content) > limit:
            raise textfile.refused(self.path, faults.WORD_TOO_LARGE.found(limit=textfile.MAX_MEGABYTES))
        # The parser itself refuses elements nested more than 256 deep, so that a walk may recurse.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        return etree.fromstring(content, parser)
