"""Workbooks that are hostile, broken or not ours: refused in words, within bounds."""

import io
import re
import struct
import subprocess
import sys
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from entry_books import FORM, STRINGS, repacked, replaced, run, small
from invented import YAML
from openpyxl import Workbook

from etl.command import answering
from etl.entry import grid, package

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture
def book() -> bytes:
    return small()


@pytest.fixture(autouse=True)
def endless_patience(monkeypatch):
    """A busy machine must not make a test speak."""
    monkeypatch.setattr(answering, "PATIENCE", 600.0)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "indicators.yaml").write_text(YAML, encoding="utf-8")
    return tmp_path


def sheet_of(rows: str) -> bytes:
    """A form with other rows behind its titles."""

    def change(part: bytes) -> bytes:
        text = part.decode()
        heads = re.search(r"<sheetData>(.*?</row>.*?</row>)", text, re.DOTALL)[1]
        return re.sub(
            r"<sheetData>.*</sheetData>",
            lambda _: f"<sheetData>{heads}{rows}</sheetData>",
            text,
            flags=re.DOTALL,
        ).encode()

    return change


def many_rows(content: bytes) -> bytes:
    row = '<row r="{0}"><c r="D{0}" t="inlineStr"><is><t>x</t></is></c></row>'
    return repacked(content, {FORM: sheet_of("".join(map(row.format, range(3, 30_003))))})


def bomb(content: bytes) -> bytes:
    return repacked(content, {"xl/media/image1.png": bytes(40 * 2**20)})


def lying(content: bytes) -> bytes:
    """A part that says it is shorter than it is."""
    part = ZipInfo("xl/worksheets/sheet1.xml")
    written = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(part if name == part.filename else name, old.read(name) + b" " * 2**20)
    raw = written.getvalue()
    at = raw.index(b"PK\x01\x02")
    while raw[at + 46 : at + 46 + len(part.filename)] != part.filename.encode():
        at = raw.index(b"PK\x01\x02", at + 4)
    return raw[: at + 24] + struct.pack("<I", 1000) + raw[at + 28 :]


def locked(content: bytes) -> bytes:
    raw = bytearray(content)
    at = -1
    while (at := raw.find(b"PK\x01\x02", at + 1)) >= 0:
        raw[at + 8] |= 1
    return bytes(raw)


def twice(content: bytes) -> bytes:
    written = io.BytesIO(content)
    with pytest.warns(UserWarning, match="Duplicate name"), ZipFile(written, "a") as archive:
        archive.writestr(FORM, b"<worksheet/>")
    return written.getvalue()


def foreign(_content: bytes) -> bytes:
    written = io.BytesIO()
    Workbook().save(written)
    return written.getvalue()


def merged(content: bytes) -> bytes:
    cells = '</sheetData><mergeCells count="1"><mergeCell ref="D3:D5"/></mergeCells>'
    return repacked(content, {FORM: replaced("</sheetData>", cells)})


def called(key: str, other: str):
    """The workbook with a column called differently."""
    return lambda content: repacked(content, {STRINGS: replaced(f"<t>{key}</t>", f"<t>{other}</t>")})


def outside(kind: str):
    """The workbook with a relation to an address."""
    relation = f'<Relationship Id="x" Type="http://x/{kind}" Target="http://x/" TargetMode="External"/>'
    end = "</Relationships>"
    return lambda content: repacked(content, {"xl/_rels/workbook.xml.rels": replaced(end, relation + end)})


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMB_OF_ENTITIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
"""
TYPES, WORKBOOK = "[Content_Types].xml", "xl/workbook.xml"

REFUSED = [
    pytest.param(lambda _: b"", "不是 .xlsx", id="empty"),
    pytest.param(lambda _: "来源,行号\n".encode(), "不是 .xlsx", id="no zip"),
    pytest.param(lambda raw: raw[: len(raw) // 2], "不是 .xlsx", id="half of it"),
    pytest.param(lambda _: OLD + bytes(512), "旧的 .xls 格式，或设了密码", id="old or locked"),
    pytest.param(locked, "设了密码", id="locked zip"),
    pytest.param(lambda raw: repacked(raw, {"xl/vbaProject.bin": b"x"}), "含有宏", id="macros"),
    pytest.param(lambda raw: repacked(raw, {TYPES: replaced("sheet.main+xml", "sheet.macroEnabled.main+xml")}),
                 "含有宏", id="macros by type"),
    pytest.param(lambda raw: repacked(raw, {"xl/macrosheets/sheet1.xml": b"<x/>"}), "含有宏", id="old macros"),
    pytest.param(lambda raw: repacked(raw, {"xl/embeddings/oleObject1.xls": b"x"}), "嵌入的对象", id="an object"),
    pytest.param(lambda raw: repacked(raw, {"xl/connections.xml": b"<x/>"}), "数据连接", id="a connection"),
    pytest.param(lambda raw: repacked(raw, {"xl/externalLinks/externalLink1.xml": b"<x/>"}), "外部数据", id="a link"),
    pytest.param(outside("attachedTemplate"), "外部数据", id="a relation outside"),
    pytest.param(lambda raw: repacked(raw, {"../../etc/cron.d/x": b"x"}), "异常的路径", id="a path upwards"),
    pytest.param(lambda raw: repacked(raw, {"/etc/x": b"x"}), "异常的路径", id="a path from the root"),
    pytest.param(twice, "不是 .xlsx", id="a part twice"),
    pytest.param(lambda raw: repacked(raw, {FORM: lambda part: BOMB_OF_ENTITIES.encode() + part.split(b"\n", 1)[1]}),
                 "文档类型声明", id="entities"),
    pytest.param(lambda raw: repacked(raw, {"xl/styles.xml": lambda part: part.decode().replace("UTF-8", "UTF-16", 1)
                                            .encode("utf-16")}), "不是 UTF-8", id="another encoding"),
    pytest.param(lambda raw: repacked(raw, {FORM: lambda part: part[:-40]}), "已损坏", id="cut XML"),
    pytest.param(lambda raw: repacked(raw, {FORM: replaced('t="s"><v>', 't="s"><v>999')}), "已损坏", id="no such text"),
    pytest.param(lying, "已损坏", id="a length that lies"),
    pytest.param(bomb, "压缩炸弹", id="zip bomb"),
    pytest.param(foreign, "没有导出时的记录", id="another workbook"),
    pytest.param(lambda raw: repacked(raw, {WORKBOOK: replaced('name="填写"', 'name="Sheet1"')}), "没有“填写”表",
                 id="a renamed sheet"),
    pytest.param(called("value", "amount"), "缺少列名 value", id="a renamed column"),
    pytest.param(called("bound", "value"), "列名重复：value", id="a column twice"),
    pytest.param(merged, "合并的单元格（D3:D5）", id="merged cells"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "words"), REFUSED)
def test_it_is_refused_in_words_and_nothing_is_touched(spoil, words, book, folder):
    (folder / "entry.xlsx").write_bytes(spoil(book))
    done = run("import", "entry.xlsx", "--apply")
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert sorted(path.name for path in folder.iterdir()) == ["entry.xlsx", "indicators.yaml"]
    assert (folder / "indicators.yaml").read_text("utf-8") == YAML


def test_a_file_that_is_not_there_is_told(folder):
    done = run("import", "nowhere.xlsx", "--lang", "en")
    assert done.exit_code == 2
    assert "cannot be opened" in done.stderr


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            lambda raw: repacked(
                raw, {FORM: replaced('<dimension ref="A1:', '<dimension ref="A1:XFD1048576 ')}
            ),
            id="a claimed size that is not believed",
        ),
        pytest.param(outside("hyperlink"), id="a link that readers follow"),
        pytest.param(called("id", "id"), id="nothing at all"),
    ],
)
def test_what_is_no_danger_is_read(change, book, folder):
    (folder / "entry.xlsx").write_bytes(change(book))
    done = run("import", "entry.xlsx")
    assert (done.exit_code, done.stdout) == (0, "没有改动\n")


@pytest.mark.parametrize(
    ("room", "limit", "words"),
    [
        pytest.param(package, "MOST_PACKED", "太大", id="packed"),
        pytest.param(package, "MOST_UNPACKED", "太大", id="unpacked"),
        pytest.param(grid, "MOST_ROWS", "行；请分成几份", id="rows"),
        pytest.param(grid, "MOST_CELLS", "格子太多", id="cells"),
        pytest.param(grid, "MOST_WORDS", "格子太多", id="words"),
    ],
)
def test_what_is_larger_than_any_form_is_refused(room, limit, words, book, folder, monkeypatch):
    monkeypatch.setattr(room, limit, 10)
    (folder / "entry.xlsx").write_bytes(book)
    done = run("import", "entry.xlsx")
    assert done.exit_code == 2
    assert words in done.stderr


def test_what_is_refused_needs_little_memory(book, folder):
    (folder / "entry.xlsx").write_bytes(many_rows(book))
    script = (
        "from etl.cli import main\n"
        "try: main(['import', 'entry.xlsx'])\n"
        "except SystemExit: print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 100 * 1024  # kB
