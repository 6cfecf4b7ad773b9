"""What the search box suggests while a reader types, as JSON."""

from collections.abc import Callable

from flask import Flask, Response, jsonify, request

from app import urls
from app.parts.hits import SUGGEST_PATH, counted, href, where
from etl import search
from etl.labels import SEARCH_KIND
from etl.search import Hit, Index
from etl.text import Language

SHOWN = 8
_KEPT = 300  # seconds that a browser may keep an answer


def register(server: Flask, index: Callable[[], Index]) -> None:
    """Answer `/search.json?q=zj&lang=en`. The index is asked for when somebody first types."""

    @server.get(SUGGEST_PATH)
    def suggestions() -> Response:
        words = request.args.get("q", "")[: urls.LONGEST_TEXT]
        language: Language = "en" if request.args.get("lang") == "en" else "zh"
        answer = jsonify(suggest(index(), words, language, request.script_root))
        answer.cache_control.max_age = _KEPT
        return answer


def suggest(index: Index, words: str, language: Language, below: str = "") -> list[dict[str, str]]:
    """The nearest SHOWN things found, each as name, kind, about, where, figures (in words) and href.

    Links lead `below` the path that the site stands at.
    """
    return [_told(hit, language, below) for hit in search.find(index, words, language, SHOWN)]


def _told(hit: Hit, language: Language, below: str) -> dict[str, str]:
    return {
        "name": hit.name,
        "kind": SEARCH_KIND[hit.kind].in_(language),
        "about": hit.about,
        "where": where(hit, language),
        "figures": counted(hit, language),
        "href": below + href(hit, language),
    }
