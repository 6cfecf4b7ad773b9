"""What no reader sends is refused before anything looks at it; what a page posts is let through."""

import json
from collections.abc import Iterable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from dash import Dash, Input, Output, State, html
from werkzeug.test import Client

from app import callbacks, guard
from app.address import MOST_NAMES, Names, Public
from app.callbacks import PATH
from app.guard import LONGEST_BODY, MOST_PARAMETERS, Guard
from app.server import create_app
from etl.errors import MisuseError
from tests import invented
from tests.trust.forged_stack import Answer, Forged, ask


class Behind:
    """An application that says what reached it."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        body = environ["wsgi.input"].read()
        self.asked.append({**environ, "body": body})
        start("200 OK", [("Content-Type", "text/plain")])
        return [b"reached"]


class Endless:
    """A body without end, which counts what is read of it."""

    def __init__(self) -> None:
        self.read_so_far = 0

    def read(self, size: int = -1) -> bytes:
        assert size > 0, "all of it at once"
        self.read_so_far += size
        return b"x" * size


@pytest.fixture
def behind() -> Behind:
    return Behind()


def asked(behind: Behind, path: bytes, query: str = "", **more: Any) -> Answer:
    return ask(Guard(behind), Forged("", more.pop("method", "GET"), path, query, **more))


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        pytest.param(b"/compare", "family=gdp", 200, id="a page"),
        pytest.param("/搜索".encode(), "q=%E6%B5%99", 200, id="Chinese"),
        pytest.param(b"/figure/310000.gdp.2023.A.x", "", 200, id="dots inside a name"),
        pytest.param(b"/a//b", "", 200, id="two slashes"),
        pytest.param(b"/../../etc/passwd", "", 404, id="folders above"),
        pytest.param(b"/static/..", "", 404, id="folders above at the end"),
        pytest.param(b"/.env", "", 404, id="a hidden file"),
        pytest.param(b"/%2e%2e/x", "", 404, id="encoded twice"),
        pytest.param(b"/a\x00", "", 400, id="NUL"),
        pytest.param(b"/a\\b", "", 400, id="a backslash"),
        pytest.param(b"/a\r\nX: y", "", 400, id="line ends"),
        pytest.param(b"/\xc0\xaf", "", 400, id="an overlong slash"),
        pytest.param(b"/\xff", "", 400, id="no UTF-8"),
        pytest.param(b"*", "", 400, id="no path"),
        pytest.param(b"", "", 400, id="nothing"),
        pytest.param(b"/" + b"a" * 20_000, "", 414, id="a long path"),
        pytest.param(b"/", "a=" + "x" * 20_000, 414, id="a long query"),
        pytest.param(b"/", "a=" + "x" * 5_000, 400, id="a long parameter"),
        pytest.param(b"/", "&".join("a" * MOST_PARAMETERS), 200, id="as many parameters as can be"),
        pytest.param(b"/", "&" * MOST_PARAMETERS, 400, id="more parameters"),
    ],
)
def test_addresses(behind, path, query, status):
    answer = asked(behind, path, query)
    assert answer.status == status
    assert bool(behind.asked) == (status == 200)
    assert answer.body.count(b"\n") == (status != 200)


@pytest.mark.parametrize("chunked", [True, False])
@pytest.mark.parametrize("method", ["POST", "GET", "PUT"])
def test_a_body_is_handed_on_whole_or_not_at_all(behind, method, chunked):
    most = b"x" * LONGEST_BODY
    assert asked(behind, b"/", method=method, body=most, chunked=chunked).status == 200
    (reached,) = behind.asked
    assert reached["body"] == most
    assert reached["CONTENT_LENGTH"] == str(LONGEST_BODY)
    assert "HTTP_TRANSFER_ENCODING" not in reached
    answer = asked(behind, b"/", method=method, body=most + b"x", chunked=chunked)
    assert answer.status == 413
    assert ("Connection", "close") in answer.headers
    assert len(behind.asked) == 1


def environ(**more: Any) -> dict[str, Any]:
    return {"REQUEST_METHOD": "POST", "PATH_INFO": "/", **more}


@pytest.mark.parametrize(
    ("length", "status"),
    [
        ("+5", "400"), ("-5", "400"), ("5, 5", "400"), ("0x5", "400"), ("٥", "400"), ("1_0", "400"),
        ("9" * 5000, "413"), ("65537", "413"), ("6", "400"), ("5", "200"),
    ],
)  # fmt: skip
def test_what_is_declared_is_what_comes(behind, length, status):
    said: list[str] = []
    sent = environ(CONTENT_LENGTH=length, **{"wsgi.input": BytesIO(b"12345")})
    list(Guard(behind)(sent, lambda status, _headers: said.append(status)))
    assert said[0].startswith(status)


def test_of_an_endless_body_no_more_is_read_than_may_be_taken(behind):
    said: list[str] = []
    endless = Endless()
    sent = environ(HTTP_TRANSFER_ENCODING="chunked", **{"wsgi.input": endless})
    list(Guard(behind)(sent, lambda status, _headers: said.append(status)))
    assert said[0].startswith("413")
    assert endless.read_so_far == LONGEST_BODY + 1


def test_every_answer_says_the_same_of_itself_once(behind):
    def own(_environ: object, start: Any) -> Iterable[bytes]:
        start("200 OK", [("content-security-policy", "default-src 'self'")])
        return [b""]

    for application in (behind, own):
        answer = ask(Guard(application), Forged("", "GET", b"/"))
        names = [name.lower() for name, _ in answer.headers]
        assert sorted({*names}) == sorted(names)
        assert {name.lower() for name in (*guard.SAID, guard.POLICY)} <= {*names}
    assert ("content-security-policy", "default-src 'self'") in answer.headers


# ── Where it is found ──


@pytest.mark.parametrize("host", ["x.example", "x.example:8050", "127.0.0.1:80", "[::1]:8050", "localhost"])
def test_a_well_formed_name_is_believed_where_none_is_set(behind, host):
    assert ask(Public(behind, None), Forged("", "GET", b"/", headers={"Host": host})).status == 200
    assert behind.asked[0]["HTTP_HOST"] == host


@pytest.mark.parametrize(
    "host", ["", "a b", "x/y", "u@x", "x:0", "x:999999", "<b>", "a,b", "[::1", "a" * 300]
)
def test_a_malformed_one_is_refused_but_where_the_address_is_set_nobody_minds(behind, host):
    forged = Forged("", "GET", b"/", headers={"Host": host})
    assert ask(Public(behind, None), forged).status == 400
    assert ask(Public(behind, "https://indicators.example.cn"), forged).status == 200
    assert behind.asked[0]["HTTP_HOST"] == "indicators.example.cn"
    assert behind.asked[0]["wsgi.url_scheme"] == "https"


@pytest.mark.parametrize(
    "address",
    ["indicators.example.cn", "ftp://x.cn", "https://x.cn/path", "https://", "https://a b", "https://u@x"],
)
def test_an_address_that_is_none_refuses_to_start(behind, address):
    with pytest.raises(MisuseError, match="INDICATORS_ADDRESS"):
        Public(behind, address)


def test_the_first_names_are_known_and_no_more():
    names = Names()
    first = [f"http://{number}.example" for number in range(MOST_NAMES)]
    assert all(names.known(each) for each in first)
    assert not names.known("http://other.example")
    assert all(names.known(each) for each in first)


# ── What may be posted ──


@pytest.fixture(scope="module")
def client() -> Client:
    """An app with a callback of one input and one state."""
    app = Dash("guarded", enable_mcp=False)
    app.layout = html.Div()

    @app.callback(Output("out", "children"), Input("in", "value"), State("more", "data"))
    def answer(value: str, more: str) -> str:
        return value + more

    callbacks.register(app, {"out.children": [lambda value: value == "a", lambda more: more in ("x", "y")]})
    return Client(app.server)


BODY: dict[str, Any] = {
    "output": "out.children",
    "outputs": {"id": "out", "property": "children"},
    "inputs": [{"id": "in", "property": "value", "value": "a"}],
    "state": [{"id": "more", "property": "data", "value": "x"}],
    "changedPropIds": ["in.value"],
}


def posted(client: Client, content: Any) -> int:
    return client.post(PATH, json=content).status_code


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"changedPropIds": []},
        {"parsedChangedPropsIds": ["in.value"]},
        {"state": [{"id": "more", "property": "data", "value": "y"}]},
    ],
)
def test_what_dash_sends_is_answered(client, more):
    assert posted(client, {**BODY, **more}) == 200


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"output": "in.value"}, id="an input"),
        pytest.param({"output": None}, id="no output"),
        pytest.param({"output": ["out.children"]}, id="an output that is no word"),
        pytest.param({"outputs": {"id": "out", "property": "style"}}, id="another property"),
        pytest.param({"outputs": [{"id": "out", "property": "children"}]}, id="several outputs"),
        pytest.param({"inputs": []}, id="no input"),
        pytest.param({"inputs": BODY["inputs"] * 2}, id="an input twice"),
        pytest.param({"inputs": BODY["state"], "state": BODY["inputs"]}, id="inputs for states"),
        pytest.param({"inputs": [{"id": "in", "property": "value"}]}, id="no value"),
        pytest.param({"inputs": [{"id": "in", "property": "value", "value": "b"}]}, id="a value not offered"),
        pytest.param({"state": [{"id": "more", "property": "data", "value": "z"}]}, id="a state not offered"),
        pytest.param({"state": []}, id="no state"),
        pytest.param({"changedPropIds": ["more.data"]}, id="a state that changed"),
        pytest.param({"changedPropIds": "in.value"}, id="a word for a list"),
        pytest.param({"changedPropIds": ["in.value"] * 2}, id="changed twice"),
        pytest.param({"changedPropIds": [{}]}, id="changed, but no word"),
        pytest.param({"parsedChangedPropsIds": []}, id="not what changed"),
        pytest.param({"x": 1}, id="a part too many"),
    ],
)
def test_anything_else_is_refused(client, wrong):
    assert posted(client, {**BODY, **wrong}) == 400


@pytest.mark.parametrize("name", ["output", "outputs", "inputs", "state", "changedPropIds"])
def test_nothing_may_be_missing(client, name):
    assert posted(client, {key: value for key, value in BODY.items() if key != name}) == 400


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "null", "1", '"x"', "{", json.dumps(BODY)[:-1], json.dumps(BODY) + " x",
        json.dumps(BODY).replace('"a"', "NaN"), json.dumps(BODY).replace('"a"', "-Infinity"),
        '{"output": "out.children", ' + json.dumps(BODY)[1:], "[" * 60_000, "[" * 20_000 + "]" * 20_000,
        '{"a":' * 5_000, json.dumps(BODY).replace('"a"', "9" * 5000), '{"inputs": "[[[[[[[[[[[["}',
    ],
)  # fmt: skip
def test_what_is_no_json_or_too_deep_is_refused(client, text):
    answer = client.post(PATH, data=text, content_type="application/json")
    assert answer.status_code == 400


@pytest.mark.parametrize("kind", ["text/plain", "", "multipart/form-data; boundary=x"])
def test_only_json_is_read(client, kind):
    assert client.post(PATH, data=json.dumps(BODY), content_type=kind).status_code == 400


def test_brackets_inside_words_are_none():
    assert callbacks._depth(b'{"a": "[[[[\\"[[", "b": [1]}') == 2


def test_a_callback_without_judges_is_told_at_once():
    app = Dash("unguarded", enable_mcp=False)
    app.layout = html.Div()

    @app.callback(Output("out", "children"), Input("in", "value"))
    def answer(value: str) -> str:
        return value

    for offered in ({}, {"out.children": []}, {"out.children": [bool], "other.value": [bool]}):
        with pytest.raises(ValueError, match="judges"):
            callbacks.register(app, offered)


def test_links_citations_and_answers_name_the_address_that_is_set(tmp_path):
    server = create_app(invented.tables(tmp_path)).server
    known = Client(Public(server, "https://indicators.example.cn"))
    for path in ("/brief/330000", "/guide", "/compare", "/steer/compare"):
        said = known.get(path, base_url="http://evil.example:81").get_data(as_text=True)
        assert "https://indicators.example.cn/" in said
        assert "evil.example" not in said
    sheet = known.get("/download/compare.xlsx", base_url="http://evil.example:81")
    assert sheet.status_code == 200
    shared = ZipFile(BytesIO(sheet.data))
    content = "".join(shared.read(name).decode("utf-8", "replace") for name in shared.namelist())
    assert "https://indicators.example.cn/compare" in content
    assert "evil.example" not in content
