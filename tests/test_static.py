"""Style sheets and scripts: kept by browsers for good, because another content has another address."""

import gzip
import re
from hashlib import sha256
from pathlib import Path

import brotli
import pytest
from dash import Dash

from app import static
from app.server import create_app
from app.static import ASSETS, BUNDLES, FOREVER, Static, encoded, pack


@pytest.fixture(scope="module")
def app(tables) -> Dash:
    return create_app(tables)


@pytest.fixture
def client(app):
    return app.server.test_client()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files of each kind."""
    made = tmp_path / "assets"
    made.mkdir()
    for name in (
        "0.css",
        "1.css",
        "shell.js",
        "charts.js",
        "pictures.js",
        "search.js",
        "glossary.js",
        "wall.js",
        "icon.svg",
    ):
        (made / name).write_text(f"/* {name} */", encoding="utf-8")
    (made / "notes.txt").write_text("not for browsers", encoding="utf-8")
    return made


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where packed files are kept."""
    monkeypatch.setattr(static, "PACKED", tmp_path / "packed")
    return tmp_path / "packed"


def unpacked(content: bytes, encoding: str | None) -> bytes:
    match encoding:
        case "br":
            return brotli.decompress(content)
        case "gzip":
            return gzip.decompress(content)
    return content


def test_each_name_holds_the_digest_of_its_content():
    for name, file in Static().files.items():
        assert name.split(".")[-2] == sha256(file.content).hexdigest()[:10]


def test_another_content_has_another_address(folder):
    before = Static(folder).url("wall.js")
    (folder / "wall.js").write_text("/* other */", encoding="utf-8")
    assert Static(folder).url("wall.js") != before
    assert re.fullmatch(r"/static/wall\.[0-9a-f]{10}\.js", before)


def test_a_name_with_dots_keeps_them(folder):
    (folder / "wall.min.js").write_text("/* small */", encoding="utf-8")
    assert re.fullmatch(r"/static/wall\.min\.[0-9a-f]{10}\.js", Static(folder).url("wall.min.js"))


def test_a_hint_to_browsers_stands_first_in_its_file():
    """Elsewhere they do not heed it."""
    (plotly,) = [file.content for name, file in Static().files.items() if name.startswith("plotly.")]
    assert plotly.startswith(b"//# allFunctionsCalledOnLoad\n")


def test_bundles_hold_their_parts_in_order_and_nothing_is_served_twice(folder):
    files = Static(folder).files
    contents = {name.split(".")[0]: file.content.decode() for name, file in files.items()}
    assert contents["style"] == "/* 0.css */\n/* 1.css */"
    assert (
        contents["site"]
        == "/* shell.js */\n/* charts.js */\n/* pictures.js */\n/* search.js */\n/* glossary.js */"
    )
    assert {*contents} == {"style", "site", "wall", "icon"}


def test_every_part_of_a_bundle_is_there():
    for patterns in BUNDLES.values():
        assert all(list(ASSETS.glob(pattern)) for pattern in patterns)
    names = {name.split(".")[0] for name in Static().files}
    assert {"style", "site", "early", "live", "grid", "wall", "plotly", "favicon"} <= names


@pytest.mark.parametrize("name", ["notes.txt", "shell.js", "nothing.js", "../app/server.py"])
def test_there_is_no_address_of_what_is_not_served_alone(folder, name):
    with pytest.raises(KeyError):
        Static(folder).url(name)


@pytest.mark.parametrize("name", ["style.css", "site.js", "live.js", "favicon.svg", "plotly.js"])
def test_browsers_keep_files_for_good(client, app, name):
    answer = client.get(app.static.url(name))
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == FOREVER
    assert "immutable" in FOREVER
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    kind = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}[name.rpartition(".")[2]]
    assert answer.mimetype == kind


@pytest.mark.parametrize(
    ("takes", "expected"),
    [
        pytest.param("br, gzip", "br", id="both: the smaller"),
        pytest.param("gzip, deflate", "gzip", id="gzip"),
        pytest.param("br;q=0, gzip", "gzip", id="brotli refused"),
        pytest.param("identity", None, id="as it is"),
        pytest.param("", None, id="empty"),
        pytest.param(None, None, id="nothing said"),
        pytest.param("*", "br", id="any"),
    ],
)
def test_a_file_travels_as_the_browser_takes_it(client, app, takes, expected):
    name = app.static.url("style.css").rpartition("/")[2]
    headers = {} if takes is None else {"Accept-Encoding": takes}
    answer = client.get(f"/static/{name}", headers=headers)
    assert answer.headers.get("Content-Encoding") == expected
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert unpacked(answer.data, expected) == app.static.files[name].content
    assert int(answer.headers["Content-Length"]) == len(answer.data)


@pytest.mark.parametrize("takes", ["br", "gzip", "identity"])
def test_scripts_of_components_travel_so_too(client, takes):
    address = re.search(r'src="(/_dash-component-suites/[^"]+)"', client.get("/").get_data(as_text=True))
    assert address
    answer = client.get(address[1], headers={"Accept-Encoding": takes})
    plain = client.get(address[1], headers={"Accept-Encoding": "identity"}).data
    assert answer.headers.get("Content-Encoding") == (None if takes == "identity" else takes)
    assert unpacked(answer.data, answer.headers.get("Content-Encoding")) == plain
    assert "max-age" in answer.headers["Cache-Control"]


def test_parts_that_scripts_load_by_themselves_are_kept_for_a_while(client):
    answer = client.get("/_dash-component-suites/dash_ag_grid/async-community.js")
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert answer.headers["ETag"]


@pytest.mark.parametrize(
    "name",
    [
        "style.css", "style.0000000000.css", "nothing", "..", "%2e%2e%2fapp%2fserver.py", "0-base.css",
        "style.css/x", "",
    ],
)  # fmt: skip
def test_no_other_name_is_a_file(client, name):
    answer = client.get(f"/static/{name}")
    assert answer.status_code == 404
    assert answer.headers.get("Cache-Control") != FOREVER


def test_every_file_that_a_page_names_is_there(client):
    for path in ("/", "/compare", "/data", "/wall", "/brief/330000", "/nowhere"):
        page = client.get(path).get_data(as_text=True)
        named = set(re.findall(r'"(/static/[^"]+)"', page))
        assert named
        assert {client.get(each).status_code for each in named} == {200}


def test_style_sheets_fetch_nothing_from_elsewhere(app):
    for name, file in app.static.files.items():
        if name.endswith(".css"):
            urls = re.findall(rb"url\(([^)]*)\)|@import", file.content)
            assert [url for url in urls if not url.strip(b"\"'").startswith((b"data:", b"#"))] == []


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_what_is_packed_is_sent_and_is_the_same_unpacked(packed, encoding):
    (content,) = [file.content for name, file in Static().files.items() if name.startswith("style.")]
    in_haste = encoded(content, encoding)
    assert pack([content]) == 2
    from_disk = encoded(content, encoding)
    assert from_disk == (packed / f"{sha256(content).hexdigest()}.{encoding}").read_bytes()
    assert len(from_disk) < len(in_haste)
    assert unpacked(from_disk, encoding) == unpacked(in_haste, encoding) == content


def test_packing_again_keeps_what_is_there_and_drops_what_is_not_wanted(packed):
    pack([b"old", b"kept"])
    times = {path.name: path.stat().st_mtime_ns for path in packed.iterdir()}
    assert pack([b"kept", b"new"]) == 4
    now = {path.name: path.stat().st_mtime_ns for path in packed.iterdir()}
    kept = sha256(b"kept").hexdigest()
    assert {name for name in now if name in times} == {f"{kept}.br", f"{kept}.gzip"}
    assert all(now[name] == times[name] for name in now if name in times)
    assert len(now) == 4


def test_packed_twice_the_bytes_are_the_same(packed):
    pack([b"a" * 1000])
    first = {path.name: path.read_bytes() for path in packed.iterdir()}
    for path in packed.iterdir():
        path.unlink()
    static._compressed.cache_clear()
    pack([b"a" * 1000])
    assert {path.name: path.read_bytes() for path in packed.iterdir()} == first
