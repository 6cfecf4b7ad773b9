"""Files to take away: plain addresses that anyone can fetch, link to and schedule."""

from io import BytesIO

from flask import Flask, Response, abort, request, send_file

from app import urls
from app.known import Known
from app.site import Site
from app.urls import Data
from etl.exports import csv_text
from etl.labels import BAD_FILTER, DOWNLOAD_NAME, LISTED
from etl.queries import Filters
from etl.tables import Tables

CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register(server: Flask, site: Site) -> None:
    """Serve the observations as CSV and Excel, narrowed down by the parameters of the data page."""
    tables, known = site.tables, site.known

    @server.get(f"{urls.DOWNLOAD_PATH}.csv")
    def observations_csv() -> Response:
        # With a byte-order mark Excel reads UTF-8 as such.
        return _file(csv_text(tables, _filters(known)).encode("utf-8-sig"), CSV, tables, "csv")

    @server.get(f"{urls.DOWNLOAD_PATH}.xlsx")
    def observations_xlsx() -> Response:
        from etl.workbook import workbook  # noqa: PLC0415  (openpyxl takes a moment, and few ask)

        return _file(workbook(tables, site.clock(), _filters(known)), XLSX, tables, "xlsx")


def _filters(known: Known) -> Filters:
    """The filters of this request; any parameter that means nothing ends it, for the file would hold too much."""
    query = request.query_string.decode(errors="replace")
    view, language, ignored = urls.parse(urls.DATA_PATH, query, known)
    if not isinstance(view, Data) or view.obs or ignored:
        said = LISTED.in_(language).join(ignored or (f"obs={view.obs}" if isinstance(view, Data) else "",))
        words = " ".join(BAD_FILTER.filled(listed=said).in_(language).split())
        abort(Response(f"{words}\n", status=400, content_type="text/plain; charset=utf-8"))
    return view.filters()


def _file(content: bytes, kind: str, tables: Tables, suffix: str) -> Response:
    name = f"{DOWNLOAD_NAME.zh}_{tables.version}.{suffix}"
    return send_file(BytesIO(content), mimetype=kind, as_attachment=True, download_name=name)
