"""What a cell shows, as text: also where a spreadsheet program made a number or a date of what was typed."""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from etl import labels
from etl.entry.grid import Cell
from etl.errors import IndicatorsError
from etl.text import Text

LONGEST = 2_000  # letters
_DAY_0, _DAY_0_OF_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_DAY = 2_958_465  # 9999-12-31
_MOST_DIGITS = 11  # that a cell shows where nothing else is asked for
_EXACT = 15  # digits that Excel keeps
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_FIXED = re.compile(r"(#,##)?0(?:\.(0+))?(%)?")


class UnreadCellError(IndicatorsError):
    """A cell whose text is not known for certain; `reason` says why and what to do."""

    def __init__(self, reason: Text) -> None:
        self.reason = reason
        super().__init__(reason.en)


def shown(cell: Cell, *, dates: bool, from_1904: bool = False) -> str:
    """The text of a cell; with `dates` a day, month or year as the YAML writes it.

    Raises:
        UnreadCellError: it is a formula or an error, or what it shows is not what it holds.
    """
    if cell.formula:
        raise UnreadCellError(labels.ENTRY_FORMULA)
    if len(cell.words) > LONGEST:
        raise UnreadCellError(labels.ENTRY_LONG_CELL.filled(limit=LONGEST))
    match cell.kind:
        case "t":
            return cell.words
        case "n":
            return _number(cell, dates, from_1904)
        case "b":
            raise UnreadCellError(labels.ENTRY_NUMBER_CELL.filled(word=cell.words))
        case "d":
            raise UnreadCellError(labels.ENTRY_DATE_CELL)
    raise UnreadCellError(labels.ENTRY_ERROR_CELL.filled(word=cell.words))


def _number(cell: Cell, dates: bool, from_1904: bool) -> str:
    try:
        value = Decimal(cell.words)
    except InvalidOperation as error:
        raise UnreadCellError(labels.ENTRY_ERROR_CELL.filled(word=cell.words)) from error
    if not value.is_finite() or value.adjusted() > _EXACT:
        raise UnreadCellError(labels.ENTRY_NUMBER_CELL.filled(word=cell.words))
    code = _QUOTED.sub("", cell.format.split(";")[0]).lower()
    if "general" not in code and re.search("[ymdhs]", code):
        return _date(value, code, from_1904) if dates else _refuse_date()
    exact = _rounded(value)
    if code in ("", "general", "@"):
        text = f"{exact:f}"
        if (
            len(text.strip("-0.").replace(".", "")) > _MOST_DIGITS
            or abs(exact) >= Decimal(10) ** _MOST_DIGITS
        ):
            raise UnreadCellError(labels.ENTRY_NUMBER_CELL.filled(word=cell.words))
        return text
    return _fixed(cell, exact)


def _fixed(cell: Cell, value: Decimal) -> str:
    """A number in a format of digits only: with thousands parted, decimals, or percent."""
    match = _FIXED.fullmatch(cell.format)
    if not match:
        raise UnreadCellError(labels.ENTRY_NUMBER_CELL.filled(word=cell.words))
    grouped, decimals, percent = match.groups()
    whole = value * 100 if percent else value
    rounded = whole.quantize(Decimal(1).scaleb(-len(decimals or "")), ROUND_HALF_UP)
    if rounded != whole:
        raise UnreadCellError(labels.ENTRY_NUMBER_CELL.filled(word=cell.words))
    return f"{rounded:{',' if grouped else ''}f}{percent or ''}"


def _rounded(value: Decimal) -> Decimal:
    """The number without what a binary fraction adds to its last digits."""
    digits = _EXACT - value.adjusted() - 1
    rounded = (
        value.quantize(Decimal(1).scaleb(-min(max(digits, 0), 30)), ROUND_HALF_UP) if value else Decimal(0)
    )
    return rounded.normalize() if rounded != rounded.to_integral_value() else rounded.quantize(Decimal(1))


def _date(value: Decimal, code: str, from_1904: bool) -> str:
    if value != value.to_integral_value() or not 1 <= value <= _LAST_DAY:
        _refuse_date()
    day = (_DAY_0_OF_1904 if from_1904 else _DAY_0) + timedelta(int(value))
    if "y" not in code or re.search("[hs]", code):
        _refuse_date()
    if "d" in code:
        return day.isoformat()
    return f"{day:%Y-%m}" if "m" in code else f"{day:%Y}"


def _refuse_date() -> str:
    raise UnreadCellError(labels.ENTRY_DATE_CELL)
