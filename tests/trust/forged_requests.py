"""Requests that no page of this site and no reader sends, from a seed, each with what it may be answered with."""

import json
from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Any

from tests.trust.forged_stack import Forged

CALLBACK = b"/_dash-update-component"
JSON = {"Content-Type": "application/json"}
# What the one callback of the server is sent, and must be answered.
HONEST: Mapping[str, Any] = {
    "output": "controls.children",
    "outputs": {"id": "controls", "property": "children"},
    "inputs": [{"id": "lacking", "property": "data", "value": "/compare?family=gdp"}],
    "changedPropIds": ["lacking.data"],
    "parsedChangedPropsIds": ["lacking.data"],
}
OUTPUTS = (
    "", ".", "..", "controls", "controls.", ".children", "controls.style", "content.data", "lacking.data", "url.href",
    "..controls.children..", "..controls.children...lacking.data..", "controls.children@1", "controls.children\x00",
    '{"type":"a"}.children', "__class__.__init__", "_pages_content.children", "Controls.children",
    "e61d7e0a9b", "58f133934d12c489df2eeaf2b9276ab1dd2de14afc5c9ae775e3729b1d553a93",
)  # fmt: skip
ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1e308, 10**40, "", "x", [], {}, [[]], [None], {"a": 1}, ["lacking.data", 7], "\x00",
    "\ud800", "＜script＞", "A" * 3000, {"id": {"type": "a", "index": "*"}}, [{"id": "lacking"}] * 40,
)  # fmt: skip
VALUES = (
    "compare", "//evil.example/compare", "http://evil.example/compare?family=gdp", "/compare?family=none", "/nowhere",
    "/compare?family=gdp&family=gdp", "/compare?family=gdp&x=1", "/compare", "/region/999999", "/../etc/passwd",
    "javascript:alert(1)", "/compare?family=gdp#x", "/compare?family=gdp\n", " /compare?family=gdp", "/steer/compare",
    "/compare/?family=gdp", "/?show=figures&lang=zh", "/static/x", "/data?q=" + "a" * 101, "/" + "a" * 5000,
)  # fmt: skip
CONSTANTS = ("NaN", "Infinity", "-Infinity", "nan", "1e", "0x10", "01", "'x'", "undefined", "9" * 5000)
KINDS = (
    "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp",
    "application/xml", "text/json",
)  # fmt: skip
# As a client writes them, decoded once by the server.
TRAVERSALS = (
    b"../../etc/passwd", b"..", b"./x", b"x/../y", b"..%2f..%2fetc", b"%2e%2e/x", b"%252e", b"..\\..\\x", b"x\\y",
    b"\x00",
    b"x\x00.csv", b"\xc0\xae\xc0\xae/x", b"\xc0\xaf", b"\xe0\x80\xaf", b"\xff\xfe", b"\xed\xa0\x80", b".env", b"a\nb",
    b"a\rSet-Cookie: x", b"....//x", b"..;/x", b"x/.git/config", b"\x7f", b"\xc2\x85",
)  # fmt: skip
BELOW = (
    b"/", b"/static/", b"/steer/", b"/region/", b"/source/", b"/figure/", b"/cite/", b"/download/", b"/api/v1/",
    b"/api/v1/releases/", b"/edition/", b"/_dash-component-suites/dash/", b"/brief/", b"/api/v1/problems/",
)  # fmt: skip
SCANNED = (
    ".env", ".git/config", ".git/HEAD", ".aws/credentials", ".DS_Store", ".htaccess", ".svn/entries", ".well-known/x",
    "wp-login.php", "wp-admin/setup-config.php", "xmlrpc.php", "phpmyadmin/index.php", "admin", "login", "console",
    "actuator/env", "server-status", "cgi-bin/test.cgi", "etc/passwd", "index.php?x=1".partition("?")[0], "api/v2",
    "_dash-config", "_dash-foo", "_reload-hash", "_favicon.ico", "_alive_x", "_dash-component-suites/dash/x.js",
    "_dash-component-suites/os/path.py", "_dash-component-suites/dash/dcc/dash_core_components.js.map",
    "_mcp",
    "assets/x", "_dash-ws", "static/x", "static/style.css", "steer/x", "edition/x/", "edition/x/compare",
    "download/x.csv",
    "download/everything.zip", "api/v1/x", "graphql", "robots.txt", "favicon.ico", "debug", "solr/admin", "HNAP1",
    "region/000", "source/x", "figure/x", "cite/x", "brief/x", "_dash-update-component/x", "login.action", "owa/auth",
    "jenkins/script", "manager/html", "vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php", "boaform/admin/formLogin",
)  # fmt: skip
METHODS = ("PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "BLAH", "POST")
PAGES = (
    b"/",
    b"/compare",
    b"/sources",
    b"/data",
    b"/edition",
    b"/search.json",
    b"/api/v1",
    b"/nowhere",
    b"/steer/compare",
)
HOSTS = (
    "", "a b", "evil.example/", "evil@x", "x:99999999", "<script>", "a,b", "[::1", "x\ty", "x:y",
    "\u00e4.example", "a_b", "a" * 300,
)  # fmt: skip
# Names of parameters and values that pages do not offer: a page still comes, and says what it ignores.
IGNORED = (
    "family",
    "region",
    "period",
    "level",
    "show",
    "tab",
    "as_of",
    "obs",
    "q",
    "lang",
    "topic",
    "by",
    "x",
)

Make = Callable[[Random], Forged]


def posts(seed: int, count: int) -> Iterator[Forged]:
    """So many forged requests, all kinds in turn."""
    chance = Random(seed)
    refused: tuple[Make, ...] = (
        _unknown_output, _wrong_part, _wrong_type, _not_offered, _constant, _deep, _twice, _wrong_kind, _cut, _noise,
        _large, _traversal, _scanned, _method, _host, _address, _missing_part, _more,
    )  # fmt: skip
    # A page takes as long to make as a hundred refusals.
    makes = (*refused * 4, _parameters, _negotiated)
    for number in range(count):
        yield makes[number % len(makes)](chance)


def honest(chance: Random) -> Forged:
    """What a page does send."""
    return _posted("honest", {**HONEST}, chance)._replace(expected=(200,))


def _posted(kind: str, content: Any, chance: Random) -> Forged:
    return _sent(kind, json.dumps(content).encode(), chance)


def _sent(kind: str, body: bytes, chance: Random) -> Forged:
    return Forged(kind, "POST", CALLBACK, headers=JSON, body=body, chunked=chance.random() < 0.3)


def _unknown_output(chance: Random) -> Forged:
    output = chance.choice(OUTPUTS)
    name, _, prop = output.rpartition(".")
    kept = chance.random() < 0.5
    outputs = HONEST["outputs"] if kept else chance.choice(({"id": name, "property": prop}, [], output))
    return _posted("unknown output", {**HONEST, "output": output, "outputs": outputs}, chance)


def _wrong_part(chance: Random) -> Forged:
    """Another id, property or number of inputs and states."""
    (part,) = HONEST["inputs"]
    wrong = chance.choice(
        (
            {"inputs": []},
            {"inputs": [part, part]},
            {"inputs": [{**part, "id": chance.choice(OUTPUTS)}]},
            {"inputs": [{**part, "property": "value"}]},
            {"inputs": [{**part, "x": 1}]},
            {"inputs": [{"id": "lacking", "property": "data"}]},
            {"inputs": [[part]]},
            {"state": [part]},
            {"state": [{"id": "built", "property": "data", "value": ""}]},
            {"changedPropIds": ["controls.children"]},
            {"changedPropIds": ["lacking.data"] * 2},
            {"parsedChangedPropsIds": ["x"]},
            {"outputs": [HONEST["outputs"]]},
            {"outputs": {**HONEST["outputs"], "property": "style"}},
        )
    )
    return _posted("wrong id or number", {**HONEST, **wrong}, chance)


def _wrong_type(chance: Random) -> Forged:
    odd = chance.choice(ODD)
    if chance.random() < 0.1:
        return _posted("wrong type", odd, chance)
    key = chance.choice([name for name, held in HONEST.items() if held != odd])
    return _posted("wrong type", {**HONEST, key: odd}, chance)


def _not_offered(chance: Random) -> Forged:
    value = chance.choice((*VALUES, *(each for each in ODD)))
    (part,) = HONEST["inputs"]
    return _posted("value not offered", {**HONEST, "inputs": [{**part, "value": value}]}, chance)


def _constant(chance: Random) -> Forged:
    text = json.dumps(HONEST).replace('"/compare?family=gdp"', chance.choice(CONSTANTS))
    return _sent("NaN, Infinity or no number", text.encode(), chance)


def _deep(chance: Random) -> Forged:
    """Brackets inside brackets: as many as a body may hold, or 100,000."""
    depth = chance.choice((9, 500, 30_000, 100_000))
    opening, closing = chance.choice(((b"[", b"]"), (b'{"a":', b"}"), (b'[{"a":', b"}]")))
    body = opening * depth + b"1" + closing * depth
    body = body if chance.random() < 0.5 else opening * depth
    return _sent("deep JSON", body, chance)._replace(expected=(400, 413))


def _twice(chance: Random) -> Forged:
    text = json.dumps(HONEST)
    key = chance.choice(('"output": "controls.children"', '"inputs": []', '"changedPropIds": []'))
    return _sent("a key twice", f"{{{key}, {text[1:]}".encode(), chance)


def _wrong_kind(chance: Random) -> Forged:
    kind = chance.choice(KINDS)
    return _posted("wrong content type", HONEST, chance)._replace(
        headers={"Content-Type": kind} if kind else {}
    )


def _cut(chance: Random) -> Forged:
    text = json.dumps(HONEST).encode()
    return _sent("cut off", text[: chance.randrange(len(text))], chance)


def _noise(chance: Random) -> Forged:
    return _sent("noise", chance.randbytes(chance.randrange(1, 2000)), chance)


def _large(chance: Random) -> Forged:
    """A little more than may be taken, or much more; in any method."""
    text = json.dumps(HONEST).encode()
    size = chance.choice((65_537, 70_000, 300_000))
    method = chance.choice(("POST", "POST", "PUT", "GET"))
    forged = _sent("body over the limit", text.ljust(size), chance)
    return forged._replace(method=method, expected=(413,))


def _traversal(chance: Random) -> Forged:
    path = chance.choice(BELOW) + chance.choice(TRAVERSALS)
    return Forged("traversal", chance.choice(("GET", "HEAD")), path, expected=(400, 404))


def _scanned(chance: Random) -> Forged:
    path = chance.choice(SCANNED)
    if chance.random() < 0.3:
        path += str(chance.randrange(10**6))
    return Forged("scanner", chance.choice(("GET", "GET", "HEAD")), f"/{path}".encode(), expected=(404,))


def _method(chance: Random) -> Forged:
    body = json.dumps(HONEST).encode() if chance.random() < 0.5 else b""
    return Forged(
        "method", chance.choice(METHODS), chance.choice(PAGES), headers=JSON, body=body, expected=(405,)
    )


def _host(chance: Random) -> Forged:
    return Forged("malformed host", "GET", chance.choice(PAGES), headers={"Host": chance.choice(HOSTS)})


def _address(chance: Random) -> Forged:
    """Longer than an address, or a parameter of it, can be."""
    query = chance.choice(("a=" + "x" * 17_000, "a=" + "x" * 5_000, "&".join(["a"] * 1_001), "&" * 2_000))
    return Forged("long address", "GET", chance.choice(PAGES), query, expected=(400, 414))


def _parameters(chance: Random) -> Forged:
    """What no page offers in its address. Many hosts, encodings and questions must not fill the memory."""
    said = "&".join(f"{chance.choice(IGNORED)}={_word(chance)}" for _ in range(chance.randrange(1, 6)))
    path = chance.choice(
        (b"/compare", b"/targets", b"/coverage", b"/sources", b"/search.json", b"/steer/compare")
    )
    return Forged("parameters not offered", "GET", path, said, _negotiation(chance), expected=(200,))


def _negotiated(chance: Random) -> Forged:
    path = chance.choice((b"/sources", b"/compare", b"/steer/compare", b"/_dash-layout"))
    return Forged("names and encodings", "GET", path, "", _negotiation(chance), expected=(200,))


def _missing_part(chance: Random) -> Forged:
    gone = chance.choice(("output", "outputs", "inputs", "changedPropIds"))
    return _posted("a part missing", {name: held for name, held in HONEST.items() if name != gone}, chance)


def _more(chance: Random) -> Forged:
    more = {chance.choice(("cancelJob", "job", "cacheKey", "__proto__", "x", "endId")): chance.choice(ODD)}
    return _posted("a part too many", {**HONEST, **more}, chance)


def _negotiation(chance: Random) -> dict[str, str]:
    return {
        "Host": f"{_word(chance)}.example:{chance.randrange(1, 65535)}",
        "Accept-Encoding": chance.choice(
            ("gzip", "br", "*", f"gzip;q={chance.random():.3f}, x{_word(chance)}", "")
        ),
        "Referer": f"http://x.example/{_word(chance)}?{_word(chance)}",
    }


def _word(chance: Random) -> str:
    return (
        "".join(chance.choices("abcdefghijklmnopqrstuvwxyz0123456789-", k=chance.randrange(3, 30))).strip("-")
        or "a"
    )
