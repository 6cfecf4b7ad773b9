"""Texts that a spreadsheet could take for a formula or a link, in every file that the product hands out."""

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook

from etl.cells import visible
from etl.sheets.content import told
from tests import invented
from tests.trust import files_judged, files_made, files_office, files_payloads, files_tables, injected
from tests.trust.row import Row

BRIEF = 1000  # letters
SHOWN = 3  # things that are wrong which a row tells
# Of the sheets and CSV files the columns of figures, which hold numbers or nothing.
FIGURES = ("OBS_VALUE", "OBS_UPPER", "LOW", "HIGH", "QUOTED_VALUE")
NEGATIVE = re.sub(
    "value: (4[.]72?万亿元), phrase: (达|约合)", r"value: -\1, phrase: 为-", invented.YAML
).replace("value: 6.0%, phrase: 增长6.0%", "value: 下降6.0%, phrase: 下降6.0%")


@dataclass(frozen=True)
class Counts:
    """How many payloads; whether all files are made, or those of the first pages; whether LibreOffice opens them."""

    seed: int = 9
    payloads: int = len(files_payloads.PAYLOADS)
    pages: int = len(files_made.PAGES)
    office: int = 1


QUICK = Counts(payloads=24, pages=0, office=0)


def rows(counts: Counts, folder: Path) -> Iterator[Row]:
    """The door; workbooks; CSV files; numbers; LibreOffice."""
    payloads = chosen(counts.payloads)
    plain, attacked = folder / "plain", folder / "attacked"
    plain.mkdir()
    attacked.mkdir()
    path, injection = injected.inject(lambda n: payloads[n], len(payloads), attacked)
    # What stands around a text is taken off as it is read, and a name of a file has none (tests/test_catalog.py).
    live = [
        text.strip()
        for at, text in injection.texts.items()
        if at not in injection.refused and files_judged.alive(text.strip())
    ]
    signed = [text for text in live if not text.lstrip("'+-＋－").lstrip()[:1].isdigit()]
    yield Row(
        "texts at the door",
        f"{len(injection.texts):,}: {len(injection.refused):,} refused, {len(live):,} that begin with a signed number"
        f" let in, {len(signed):,} others that could be live",
        "0 others",
        not signed,
    )
    marked = files_tables.harmless(len(payloads), plain)
    before = dict(files_made.made(marked, 1, counts.pages))
    after = dict(files_made.made(files_tables.holding(marked, payloads), 1, counts.pages))
    yield from _judged(before, after, payloads)
    editors = dict(files_made.of_catalogue(path))
    unmarked = dict(files_made.of_catalogue(plain / "indicators.yaml"))
    wrong = [f"{name}: {each}" for name in editors for each in _entry_faults(editors[name], unmarked[name])]
    yield Row(
        "workbooks for data entry", f"{len(editors)}: {_told(wrong)}", "0 live, 0 refused by Excel", not wrong
    )
    yield _numbers(folder)
    if counts.office:
        yield _office(_briefly(payloads, counts.pages, folder), folder)


def _judged(
    before: Mapping[str, bytes], after: Mapping[str, bytes], payloads: Sequence[str]
) -> Iterator[Row]:
    """Files past the door, against their harmless likes."""
    books = [name for name, content in after.items() if content.startswith(b"PK")]
    wrong = [
        f"{name}: {each}"
        for name in books
        for each in files_judged.wrong_with_book(after[name], files_judged.book(before[name]))
    ]
    yield Row(
        "workbooks", f"{len(books)} past the door: {_told(wrong)}", "0 live formulas or links", not wrong
    )
    lost = [f"{name}: {each!r}" for name in books[:2] for each in _lost(after[name], payloads)]
    yield Row(
        "texts of workbooks, read back", f"{len(payloads):,} texts: {_told(lost)} lost", "0 lost", not lost
    )
    tables = [name for name in after if name not in books and not name.endswith(".xml")]
    wrong = [
        f"{name}: {each}"
        for name in tables
        for each in files_judged.wrong_with_csv(after[name], before[name])
    ]
    yield Row("CSV files", f"{len(tables)} past the door: {_told(wrong)}", "0 live cells", not wrong)
    sources = next(content for name, content in after.items() if name.endswith("sources.csv"))
    kept = files_judged.restored(sources)
    lost = [repr(each[:30]) for each in payloads if visible(each) not in kept]
    yield Row(
        "texts of CSV, the guard taken off", f"{len(payloads):,}: {_told(lost)} lost", "0 lost", not lost
    )


def _lost(content: bytes, payloads: Sequence[str]) -> list[str]:
    """Texts that openpyxl does not read as they were written."""
    wanted = {told(each) for each in payloads}
    book = load_workbook(io.BytesIO(content), data_only=True)
    read = {
        cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    }
    # openpyxl leaves a letter by its number as it is written; both end lines as XML does.
    plain = {_unescaped(each) for each in read}
    return [each[:30] for each in wanted if _lines(each) not in plain]


def _unescaped(text: str) -> str:
    return _lines(text.replace("_x005F_", "_"))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _entry_faults(content: bytes, harmless: bytes) -> Iterator[str]:
    """Columns of texts that are harmless in one and refused in the other differ in number: only what acts is told."""
    found, like = files_judged.book(content), files_judged.book(harmless)
    for what in ("links", "names", "parts"):
        if getattr(found, what) != getattr(like, what):
            yield f"other {what}"
    if set(found.formulas) - set(like.formulas):
        yield f"a formula {next(iter(set(found.formulas) - set(like.formulas)))[:60]}"


def _numbers(folder: Path) -> Row:
    """Figures are numbers in every file, negative ones too."""
    made = dict(files_made.made(invented.tables(folder, NEGATIVE), 0, 0))
    wrong, negative, count = [], 0, 0
    for name, content in made.items():
        for cell in _figures(content):
            count += 1
            negative += isinstance(cell, int | float) and cell < 0
            if cell is not None and not isinstance(cell, int | float):
                wrong.append(f"{name}: {cell!r}")
    words = f"{count:,} cells, {negative:,} negative: {_told(wrong)} no numbers"
    return Row("figures", words, "all numbers, some negative", bool(negative) and not wrong)


def _figures(content: bytes) -> Iterator[object]:
    """What the columns of figures hold; a cell of a CSV as a spreadsheet takes it."""
    if content.startswith(b"PK"):
        book = load_workbook(io.BytesIO(content), data_only=True)
        grids = [
            [[cell.value for cell in row] for row in sheet.iter_rows()]
            for sheet in book
            if sheet.title == "明细"
        ]
    elif content.startswith(b"<"):
        return
    else:
        grids = [[[""], *files_judged.cells(content)]]
    for _, heads, *records in grids:
        for row in records:
            for place, head in enumerate(heads):
                if head in FIGURES and row[place] != "":
                    yield _as_number(row[place])


def _as_number(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    try:
        return float(cell)
    except ValueError:
        return cell


def _briefly(payloads: Sequence[str], pages: int, folder: Path) -> dict[str, bytes]:
    """All files with the short payloads: a text as long as a cell can hold takes LibreOffice minutes to lay out."""
    brief, there = [each for each in payloads if len(each) <= BRIEF], folder / "brief"
    there.mkdir()
    marked = files_tables.harmless(len(brief), there)
    path, _ = injected.inject(lambda n: brief[n], len(brief), there)
    made = files_made.made(files_tables.holding(marked, brief), 1, pages)
    return {**dict(made), **dict(files_made.of_catalogue(path))}


def _office(after: Mapping[str, bytes], folder: Path) -> Row:
    """Opened by LibreOffice: no file refused, no formula beside those that the file had."""
    (folder / "office").mkdir()
    files = {name: content for name, content in after.items() if not name.endswith(".xml")}
    saved = files_office.opened(files, folder / "office")
    wrong = [f"{name} is not opened" for name in files if name not in saved]
    for name, content in saved.items():
        own = files_judged.book(files[name]) if files[name].startswith(b"PK") else None
        found = files_judged.book(content)
        # Formulas are written otherwise than they were; of truths there may be as many as there were, and a choice
        # has a second bound, which is 0, where it had none.
        truths = own.truths if own else Counter[str]()
        before = _acting(own.formulas) if own else 0
        if (came := _acting(found.formulas - truths) - before) > 0:
            wrong.append(f"{name}: {came} formulas came about")
        if any("e.invalid" in link for link in found.links):
            wrong.append(f"{name}: a link")
    return Row(
        "LibreOffice",
        f"{len(files)} files opened: {_told(wrong)}",
        "0 formulas or links come about",
        not wrong,
    )


def _acting(formulas: Counter[str]) -> int:
    """How many there are that are more than a number."""
    return sum(count for formula, count in formulas.items() if not formula.isdigit())


def chosen(count: int) -> list[str]:
    """As many payloads as asked for, from all over the list; a letter that is none no table can hold."""
    whole = [each for each in files_payloads.PAYLOADS if each.encode("utf-8", "replace").decode() == each]
    number = min(count, len(whole))
    return [whole[n * len(whole) // number] for n in range(number)]


def _told(things: Sequence[str]) -> str:
    shown = "; ".join(dict.fromkeys(things[:SHOWN]))
    return f"{len(things):,}" + (f" ({shown})" if things else "")
