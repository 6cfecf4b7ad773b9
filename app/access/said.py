"""What somebody is told who is not let in: one line for programs, a page in both languages for people."""

from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any

from markupsafe import Markup

from etl.labels import ACCESS_SIGN_IN, PRODUCT
from etl.text import Text

Start = Callable[..., Any]

# It loads nothing and is kept nowhere.
HEADERS = (
    ("Cache-Control", "no-store"),
    (
        "Content-Security-Policy",
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
)
_KEEPING = "cache-control"
# What lets pages elsewhere read an answer, and the proxy in front keep it for others.
_SHARED = ("access-control-allow-origin", "x-accel-expires")
_PAGE = Markup(
    '<!DOCTYPE html>\n<html lang="zh-CN">\n<head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>{title}</title></head>\n'
    "<body>\n<main>\n<h1>{title}</h1>\n"
    '<p>{zh}</p>\n<p lang="en">{en}</p>\n{link}</main>\n</body>\n</html>\n'
)
_LINK = Markup('<p><a href="{href}">{zh} <span lang="en">{en}</span></a></p>\n')


def people(environ: Mapping[str, Any]) -> bool:
    """Whether somebody looks at the answer, rather than a program."""
    return "text/html" in str(environ.get("HTTP_ACCEPT", ""))


def page(words: Text, sign_in: str = "") -> str:
    """A page that says something, with a link to sign in where that helps."""
    link = _LINK.format(href=sign_in, **ACCESS_SIGN_IN._asdict()) if sign_in else ""
    return _PAGE.format(title=f"{PRODUCT.zh} · {PRODUCT.en}", link=link, **words._asdict())


def refused(
    environ: Mapping[str, Any], start: Start, status: HTTPStatus, words: Text, sign_in: str = ""
) -> Iterable[bytes]:
    """The whole answer of a WSGI application that does not let somebody in."""
    if people(environ):
        kind, said = "text/html", page(words, sign_in)
    else:
        kind, said = "text/plain", f"{words.zh} {words.en}\n"
    body = said.encode()
    headers = [("Content-Type", f"{kind}; charset=utf-8"), ("Content-Length", str(len(body))), *HEADERS]
    start(f"{status.value} {status.phrase}", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def private(start: Start) -> Start:
    """Begins answers that not everybody may read: no proxy keeps them for others, no page elsewhere reads them."""

    def begin(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        said = {name.lower() for name, _ in headers}
        kept = [_private(*header) for header in headers if header[0].lower() not in _SHARED]
        if _KEEPING not in said:
            kept.append(("Cache-Control", "private, no-cache"))
        return start(status, kept, *rest)

    return begin


def _private(name: str, value: str) -> tuple[str, str]:
    match name.lower():
        case "cache-control" if value.startswith("public"):
            return name, value.replace("public", "private", 1)
        case "cache-control" if value == "no-cache":
            return name, "private, no-cache"
        case "cross-origin-resource-policy":
            return name, "same-origin"
    return name, value
