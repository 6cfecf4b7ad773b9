"""The bytes of a workbook: the same content gives the same bytes."""

import io
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

# The earliest a zip file can say. A workbook tells its version, not when it was built.
_EPOCH = datetime(1980, 1, 1)


def to_bytes(book: Workbook) -> bytes:
    """The workbook as an .xlsx file that holds no time of its making."""
    book.properties.created = book.properties.modified = _EPOCH
    written = io.BytesIO()
    # Not `book.save`, which stamps the present moment as time of modification.
    ExcelWriter(book, ZipFile(written, "w", ZIP_DEFLATED)).save()
    return _undated(written)


def _undated(written: io.BytesIO) -> bytes:
    undated = io.BytesIO()
    with ZipFile(written) as source, ZipFile(undated, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, date_time=_EPOCH.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return undated.getvalue()
