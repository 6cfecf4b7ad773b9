"""Which figures a page shows: those that it leads to the phrase of, in the order in which it does."""

import re
from html import unescape
from urllib.parse import urlsplit

from app import layout, urls
from app.markup import markup
from app.site import Site
from app.urls import BROAD, Coverage, Data, Source, Sources, View
from etl import queries
from etl.breadth import broadest
from etl.codes import LEVELS, Level
from etl.queries import Filters
from etl.tables import Tables

_LINKS = re.compile(r'href="([^"]+)"')


def filters(tables: Tables, view: View) -> Filters | None:
    """What narrows all figures down to those behind a view; none where the page itself chooses."""
    match view:
        case Data():
            return view.filters()
        case Sources():
            return Filters()
        case Source(source):
            return Filters(sources=(source,))
        case Coverage():
            levels = tuple(level for word in view.levels for level in LEVELS[Level(word)])
            if view.topic == BROAD:
                return Filters(indicators=broadest(tables), levels=levels)
            return Filters(topics=(view.topic,) if view.topic else (), levels=levels)
    return None


def figures(site: Site, view: View) -> tuple[str, ...]:
    """The ids of the observations that a page shows, each once, in the order of the page."""
    narrowed = filters(site.tables, view)
    if narrowed is not None:
        return tuple(queries.observations(site.tables, narrowed)["obs_id"])
    page = str(markup(layout.page(site, view, "zh", site.clock())))
    found = (_figure(unescape(link), site) for link in _LINKS.findall(page))
    return tuple(dict.fromkeys(obs_id for obs_id in found if obs_id))


def _figure(link: str, site: Site) -> str:
    """The observation that a link leads to; empty where it leads elsewhere."""
    if not link.startswith(f"{urls.SOURCE_PATH}/"):
        return ""
    parts = urlsplit(link)
    view = urls.parse(parts.path, parts.query, site.known).view
    return view.obs if isinstance(view, Source) else ""
