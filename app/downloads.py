"""Files to take away: what a page shows, and everything. Anyone can fetch, link to and schedule their addresses."""

from datetime import date
from functools import lru_cache

from flask import Flask, Response, abort, request

from app import extracts, layout, urls
from app.answers import IN_FRONT
from app.naming import disposition
from app.site import Site
from app.urls import Data, Source, View
from app.whole import BusyError, Whole
from etl.errors import TooManyError
from etl.exchange import csvs
from etl.exchange.datasets import of_view
from etl.extract import Extract, observations
from etl.labels import BAD_FILTER, LISTED

CSV = "text/csv; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
KEPT = 16  # views whose figures are known
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register(server: Flask, site: Site, whole: Whole) -> None:
    """Serve the workbook of everything, and workbook and CSV of what each page shows."""

    @lru_cache(maxsize=KEPT)  # who takes one file of a page often takes the other too
    def seen(view: View, origin: str, _today: date) -> Extract:
        return extracts.seen(site, view, origin)

    def asked(view: View) -> tuple[View, str, date]:
        return view, request.url_root.rstrip("/"), site.clock()

    @server.get(urls.EVERYTHING_PATH)
    def everything() -> Response:
        return _file(whole.workbook(site.clock()), XLSX, ["everything"], site, "xlsx")

    @server.get(f"{urls.FILES_PATH}/<path:page>.xlsx")
    def workbook_of(page: str) -> Response:
        view = _view(page, site)
        key = asked(view)
        content = whole.narrowed(key, site.tables, lambda: seen(*key))
        return _file(content, XLSX, extracts.ids(view), site, "xlsx")

    @server.get(f"{urls.FILES_PATH}/<path:page>.csv")
    def csv_of(page: str) -> Response:
        view = _view(page, site)
        key = asked(view)

        def made() -> bytes:
            shown = observations(site.tables, seen(*key))
            # With a byte-order mark Excel reads UTF-8 as such.
            return csvs.text(of_view(shown, site.tables), heads="zh").encode("utf-8-sig")

        return _file(whole.file(("csv", *key), made), CSV, extracts.ids(view), site, "csv")

    @server.errorhandler(TooManyError)
    def too_many(error: TooManyError) -> Response:
        return Response(f"{error.message.zh}\n{error.message.en}\n", 400, content_type=TEXT)

    @server.errorhandler(BusyError)
    def busy(error: BusyError) -> Response:
        words = f"{error.message.zh}\n{error.message.en}\n"
        return Response(words, 503, {"Retry-After": str(error.seconds)}, content_type=TEXT)


def _view(page: str, site: Site) -> View:
    """The view that is asked for; any parameter that means nothing ends it, for the file would hold too much."""
    path = urls.OVERVIEW_PATH if page == "overview" else f"/{page}"
    query = request.query_string.decode(errors="replace")
    view, language, ignored = urls.parse(path, query, site.known)
    looked_at = view.obs if isinstance(view, Data | Source) else ""
    if not urls.export(view, "csv") or layout.missing_at(site, path):
        abort(404)
    if ignored or looked_at:
        listed = LISTED.in_(language).join(ignored or (f"obs={looked_at}",))
        words = " ".join(BAD_FILTER.filled(listed=listed).in_(language).split())
        abort(Response(f"{words}\n", status=400, content_type=TEXT))
    return view


def _file(content: bytes, kind: str, parts: list[str] | tuple[str, ...], site: Site, suffix: str) -> Response:
    of = [site.part.id] if site.part else []
    name = disposition([*of, *parts], site.tables.version, suffix)
    response = Response(content, headers={"Content-Disposition": name}, content_type=kind)
    response.headers["Cache-Control"] = "no-cache"  # but asked for again by its tag
    response.headers.update(IN_FRONT)
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response
