"""Makers of small documents, invented from the first to the last word."""

import zipfile
import zlib
from collections.abc import Sequence
from io import BytesIO

_OFFICE = "http://schemas.openxmlformats.org"
_NAMES = f"""xmlns:w="{_OFFICE}/wordprocessingml/2006/main" xmlns:m="{_OFFICE}/officeDocument/2006/math"
    xmlns:mc="{_OFFICE}/markup-compatibility/2006" xmlns:wps="urn:shape" """


def run(text: str, properties: str = "") -> str:
    """A run of characters of a Word file."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    """A paragraph of a Word file; what is not XML becomes a run."""
    inside = "".join(part if part.startswith("<") else run(part) for part in runs)
    return f'<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>{inside}</w:p>'


def cell(*blocks: str, properties: str = "") -> str:
    """A cell of a Word file; what is not XML becomes a paragraph."""
    inside = "".join(block if block.startswith("<") else paragraph(block) for block in blocks)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows: Sequence[str]) -> str:
    """A table of a Word file; what is not XML becomes a cell."""
    inside = ("".join(part if part.startswith("<") else cell(part) for part in row) for row in rows)
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in inside)}</w:tbl>"


def word(*blocks: str, footnotes: str = "", endnotes: str = "", main: str = "word/document.xml") -> bytes:
    """A Word file of these paragraphs and tables; `main` is the name of its part with the text."""
    folder, name = main.rsplit("/", 1)
    notes = {"footnotes": footnotes, "endnotes": endnotes}
    parts = {
        "_rels/.rels": _relations({"officeDocument": f"/{main}"}),
        main: f"<w:document {_NAMES}><w:body>{''.join(blocks)}<w:sectPr/></w:body></w:document>",
        f"{folder}/_rels/{name}.rels": _relations({kind: f"{kind}.xml" for kind in notes if notes[kind]}),
    }
    for kind, inside in notes.items():
        parts[f"{folder}/{kind}.xml"] = f"<w:{kind} {_NAMES}>{inside}</w:{kind}>"
    return zipped(parts)


def _relations(targets: dict[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="{kind}" Type="{_OFFICE}/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{inside}</Relationships>'


def zipped(parts: dict[str, str]) -> bytes:
    """A zip of these files."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def pdf(*pages: Sequence[str], locked: bool = False) -> bytes:
    """A PDF of these printed lines, in a Chinese font that is named and not embedded."""
    return _pdf([_drawn(page) for page in pages], "/FlateDecode", locked)


def pdf_bomb(megabytes: int) -> bytes:
    """A PDF of some kB with one page that unpacks to so many megabytes of spaces."""
    packer = zlib.compressobj(9)
    once = packer.compress(b" " * 2**20) + packer.flush(zlib.Z_FULL_FLUSH)
    begin, block = once[:2], once[2:]  # a flushed block may be repeated
    return _pdf([zlib.compress(begin + block * megabytes, 9)], "[/FlateDecode /FlateDecode]", False)


PICTURE: Sequence[str] = ("a picture",)  # stands for a page of the PDF that holds no text


def _drawn(lines: Sequence[str]) -> bytes:
    if lines is PICTURE:
        return zlib.compress(b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q")
    shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj T*\n" for line in lines)
    return zlib.compress(f"BT /F 10 Tf 14 TL 40 800 Td\n{shown}ET".encode())


def _pdf(contents: list[bytes], filters: str, locked: bool) -> bytes:
    kids = " ".join(f"{number} 0 R" for number in range(6, 6 + 2 * len(contents), 2))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H "
        b"/DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [814 939 500] "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 5 >> >>",
    ]
    for number, content in enumerate(contents):
        objects += [
            f"<< /Length {len(content)} /Filter {filters} >>\nstream\n".encode() + content + b"\nendstream",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> "
            + f"/Contents {5 + 2 * number} 0 R >>".encode(),
        ]
    return _with_index(objects, _LOCK if locked else "")


# A lock that no password opens.
_LOCK = f"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>"


def _with_index(objects: list[bytes], extra: str) -> bytes:
    made, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    index = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        made
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{index}"
            f"trailer << /Size {size} /Root 1 0 R {extra} >>\nstartxref\n{len(made)}\n%%EOF\n"
        ).encode()
    )
