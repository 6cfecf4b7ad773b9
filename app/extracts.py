"""What files hold of the site: everything, or what a page shows, with the way back to it."""

from dataclasses import replace
from datetime import date

from app import said, shown, urls
from app.site import Site
from app.urls import Data, Overview, Targets, View
from etl.extract import Extract


def seen(site: Site, view: View, origin: str) -> Extract:
    """What the page of a view shows; `origin` is where this server is found: https://host."""
    day, lasting = _day(site, view)
    return Extract(
        as_of=day,
        seen=shown.figures(site, view),
        title=said.name(site, view),
        said=said.asked(site, view),
        address=origin + urls.href(lasting, said.LANGUAGE),
        site=origin,
        made=site.clock(),
    )


def ids(view: View) -> tuple[str, ...]:
    """What names a file of a view: its page and the ids in its address, never a reader's own words."""
    page = urls.path(view).strip("/").split("/") if not isinstance(view, Overview) else ["overview"]
    plain = replace(view, text="") if isinstance(view, Data) else view
    return (*page, *(value for name, value in urls.parameters(plain) if name != "q"))


def _day(site: Site, view: View) -> tuple[date, View]:
    """The day that targets are judged for, and the view whose address names it."""
    today = site.clock()
    if not isinstance(view, Targets):
        return today, view
    return date.fromisoformat(view.as_of) if view.as_of else today, replace(
        view, as_of=view.as_of or today.isoformat()
    )
