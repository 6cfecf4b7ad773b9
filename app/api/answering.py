"""Answers of the interface: what they say of themselves, so that nothing is sent twice or kept too long."""

import json
from collections.abc import Hashable, Mapping
from hashlib import sha256
from typing import Any

from flask import Response, request

from app import naming
from app.api import program
from app.api.paths import RELEASES
from app.api.problems import MEDIA, ProblemError, document
from app.api.representations import JSON, Question, Representation
from app.static import FOREVER

AGAIN = "no-cache"  # keep it, and ask whether it is still the same
NEVER = "no-store"
SHARED = {
    # Public data, no cookies and no accounts: pages from anywhere may read them.
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Content-Disposition, Link, Retry-After, Allow",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def represented(each: Representation, question: Question, *, fixed: bool) -> Response:
    """An answer in a format; `fixed` where the address names the edition, so that it is the same for ever.

    Raises:
        ProblemError: there is more of it than the format is given in.
        BusyError: too many large files are being made.
    """
    asked, version = question.asked, question.tables.version
    day = question.day if each.dated else None
    tag = _tag(each.of, each.format, version, asked.pairs, day)
    headers = {"Cache-Control": FOREVER if fixed and (asked.as_of or not each.dated) else AGAIN}
    if not fixed:
        stands_at = (
            f"{request.script_root}{RELEASES}/{version}/{request.path.rpartition('/')[2]}{asked.query(day)}"
        )
        headers["Link"] = f'<{stands_at}>; rel="bookmark"'
    if _known(tag):
        return _unchanged(tag, headers)
    if each.saved:
        parts = [
            *([each.of] if each.of != each.format else []),
            *asked.ids(),
            *([day.isoformat()] if day else []),
        ]
        headers["Content-Disposition"] = naming.disposition(parts, version, each.format)
    return _tagged(Response(each.content(question), content_type=each.media), tag, headers)


def told(content: Mapping[str, Any], media: str = JSON) -> Response:
    """A JSON document, to be asked for again by its tag."""
    body = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    tag = _tag(body)
    headers = {"Cache-Control": AGAIN}
    return (
        _unchanged(tag, headers) if _known(tag) else _tagged(Response(body, content_type=media), tag, headers)
    )


def problem(error: ProblemError, headers: Mapping[str, str] | None = None) -> Response:
    """What is wrong, as problem details; not to be kept, for it may be right another time."""
    body = json.dumps(document(error.faults), ensure_ascii=False, indent=1) + "\n"
    answer = Response(body, error.status, content_type=MEDIA)
    answer.headers.update({"Cache-Control": NEVER, **(headers or {})})
    return answer


def _tag(*decides: Hashable) -> str:
    """What the answer depends on, as an entity tag. It is a weak one: compressed or not, it is the same answer."""
    return sha256(repr((program.digest(), decides)).encode()).hexdigest()[:32]


def _known(tag: str) -> bool:
    return request.if_none_match.contains_weak(tag)


def _unchanged(tag: str, headers: Mapping[str, str]) -> Response:
    return _tagged(Response(status=304), tag, headers)


def _tagged(answer: Response, tag: str, headers: Mapping[str, str]) -> Response:
    answer.set_etag(tag, weak=True)
    answer.headers.update(headers)
    return answer
