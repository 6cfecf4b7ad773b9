"""Documents that lead to everything: the index of an edition, the releases, the kinds of problems."""

from typing import Any

from app.api.limits import limits
from app.api.paths import OPENAPI, PROBLEMS, RELEASES, ROOT
from app.api.releases import Release, listed
from app.api.representations import REPRESENTATIONS, Representation
from app.site import Site
from etl.exchange.fields import FIELDS
from etl.labels import API_GIVES, API_SUMMARY, API_TITLE, DATASET
from etl.text import Text


def index(version: str, root: str = ROOT, below: str = "") -> dict[str, Any]:
    """What there is of an edition below an address, and what one may ask for; the site itself stands `below` a path."""
    root = below + root
    return {
        **_words("title", API_TITLE),
        **_words("about", API_SUMMARY),
        "version": version,
        "datasets": [_dataset(name, root) for name in FIELDS],
        "documents": [_document(each, root) for each in REPRESENTATIONS if each.of not in FIELDS],
        "limits": limits(),
        "releases": below + RELEASES,
        "openapi": below + OPENAPI,
        "problems": below + PROBLEMS,
        "guide": f"{below}/guide",
    }


def releases(site: Site) -> dict[str, Any]:
    """The editions at hand, the served one first."""
    return {"releases": [_release(each, site.below) for each in listed(site)]}


def _release(each: Release, below: str) -> dict[str, Any]:
    return {"version": each.version, "date": each.date, "url": below + each.url, "current": each.current}


def _dataset(name: str, root: str) -> dict[str, Any]:
    of = [each for each in REPRESENTATIONS if each.of == name]
    return {
        "name": name,
        **_words("title", DATASET[name]),
        "url": f"{root}/{name}",
        "formats": {each.format: f"{root}/{each.address}" for each in of},
        "parameters": {each.format: list(each.takes) for each in of},
    }


def _document(each: Representation, root: str) -> dict[str, Any]:
    return {
        "name": each.of,
        **_words("title", API_GIVES[each.of]),
        "url": f"{root}/{each.address}",
        "parameters": list(each.takes),
    }


def _words(name: str, words: Text) -> dict[str, str]:
    return {f"{name}_zh": words.zh, f"{name}_en": words.en}
