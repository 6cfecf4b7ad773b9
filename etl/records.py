"""A record of the YAML → its frozen form, or everything that is wrong with it: read by the annotations of its class."""

from collections.abc import Callable, Mapping, Sequence, Set
from itertools import islice
from types import NoneType, UnionType
from typing import Annotated, Any, Generic, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from etl import faults, scalars
from etl.faults.fault import Fault, Found
from etl.places import Trail, Value
from etl.problems import MOST
from etl.scalars import Mistaken, Reader, References

Record = TypeVar("Record")

_MISSING: Any = object()
_NONE: Set[str] = frozenset()


class Wrong(NamedTuple):
    """What was found in a record: `trail` leads there from the record. A key is meant, or else a value."""

    trail: Trail
    found: Found
    at_key: bool = False
    missing: bool = False  # a key that is not there: `trail` ends with it


class Field(NamedTuple):
    """One key of a record. A field has a reader, a record inside it, or is a list of either."""

    key: str
    required: bool
    reader: Reader | None
    record: Any  # the class of the records that stand in it; None for plain values
    listed: Reader | None  # how the list itself is read


def fields(record: type) -> list[Field]:
    """The keys that a record of this class may have, in its order."""
    defaults: Mapping[str, Any] = getattr(record, "_field_defaults", {})
    hints = get_type_hints(record, include_extras=True)
    return [_field(key, hint, key not in defaults) for key, hint in hints.items()]


def _field(key: str, hint: Any, required: bool) -> Field:
    reader = None
    while (origin := get_origin(hint)) in (UnionType, Union, Annotated):
        if origin is Annotated:
            hint, reader = get_args(hint)
        else:
            hint = next(each for each in get_args(hint) if each is not NoneType)
    if reader is not None and reader.listed:
        inner = _field(key, get_args(hint)[0], required)
        return inner._replace(listed=reader)
    return Field(key, required, reader, None if reader else hint, None)


class Begun(NamedTuple):
    """A record of which a part is read: its values so far, keys that it cannot do without, and keys that are wrong."""

    values: dict[str, Any]
    lacking: Set[str]
    spoilt: Set[str]

    def of(self, key: str) -> Any:
        """A value that was read; None where there is none."""
        value = self.values[key]
        return None if value is _MISSING else value


class _Known(dict[str, Any]):
    """What is typed for one key → what it says: read when it is asked for, once if it is typed again and again."""

    def __init__(self, reader: Reader, ids: References) -> None:
        super().__init__()
        self._reader, self._ids = reader, ids

    def __missing__(self, content: str) -> Any:
        value = self[content] = self._reader.read(content, self._ids)
        return value


class _Fresh:
    """The same for texts that are hardly ever typed twice."""

    def __init__(self, reader: Reader, ids: References) -> None:
        self._reader, self._ids = reader, ids

    def __getitem__(self, content: Value) -> Any:
        return self._reader.read(content, self._ids)


class _Inside:
    """The same for a record that stands at a key.

    Raises:
        KeyError: something is wrong with it, which whoever tells problems finds again.
    """

    def __init__(self, records: "Records[Any]") -> None:
        self._records = records

    def __getitem__(self, content: Value) -> Any:
        wrong: list[Wrong] = []
        record = self._records.read(content, wrong)
        if wrong:
            raise KeyError
        return record


class Records(Generic[Record]):
    """Reads all records of one class in one file. What is typed again and again is read once."""

    def __init__(self, record: type[Record], ids: References) -> None:
        self._record, self._ids = record, ids
        found = fields(record)
        self.keys = tuple(field.key for field in found)
        self._fields = {field.key: field for field in found}
        self._required = {field.key for field in found if field.required}
        defaults: Mapping[str, Any] = getattr(record, "_field_defaults", {})
        self._blank: dict[str, Any] = {key: defaults.get(key, _MISSING) for key in self.keys}
        self._nothing = Begun(self._blank, self._required, _NONE)
        self._inner = {field.key: Records(field.record, ids) for field in found if field.record is not None}
        self._known: dict[str, Any] = {
            field.key: self._of(field, ids) for field in found if field.listed is None
        }
        self._make: Callable[[Any], Record] = record._make  # type: ignore[attr-defined]
        self._misfits: Callable[[Any], Sequence[tuple[str, Found]]] | None = getattr(record, "misfits", None)

    def _of(self, field: Field, ids: References) -> Any:
        if field.reader is None:
            return _Inside(self._inner[field.key])
        return (_Fresh if field.reader.unlike else _Known)(field.reader, ids)

    def value(self, key: str, content: Value) -> Any:
        """What is typed for one key, read by itself.

        Raises:
            Mistaken: it cannot be what was typed.
        """
        return self._known[key][content]

    def read(self, content: Value, wrong: list[Wrong]) -> Record | None:
        """The record, or None with everything that is wrong appended to `wrong`."""
        if not isinstance(content, dict):
            wrong.append(Wrong((), faults.NOT_MAPPING.found()))
            return None
        return self.complete(self._nothing, content, wrong)

    def begin(self, content: Mapping[str, Value], wrong: list[Wrong]) -> "Begun":
        """What many records say alike, read once; what is wrong with it is appended to `wrong`."""
        values, before = self._blank.copy(), len(wrong)
        self._fill(values, content, wrong)
        spoilt = {str(each.trail[0]) for each in wrong[before:]} if len(wrong) > before else _NONE
        return Begun(values, self._lacking(self._required, content), spoilt)

    def complete(self, begun: "Begun", content: Mapping[str, Value], wrong: list[Wrong]) -> Record | None:
        """The record with these keys besides those of `begun`, which they override; else as `read`."""
        values, before = begun.values.copy(), len(wrong)
        self._fill(values, content, wrong)
        if not begun.lacking <= content.keys():
            lacking = self._lacking(begun.lacking, content)
            wrong += (
                Wrong((key,), faults.MISSING.found(key=key), missing=True)
                for key in self.keys
                if key in lacking
            )
        if len(wrong) > before or (begun.spoilt and begun.spoilt - content.keys()):
            return None
        record = self._make(values.values())
        if self._misfits and (misfits := self._misfits(record)):
            wrong += (Wrong((key,) if key else (), found) for key, found in misfits)
            return None
        return record

    def _lacking(self, required: Set[str], content: Mapping[str, Value]) -> Set[str]:
        """The keys of these that are not there, not even misspelt: that is told already."""
        if content.keys() <= self._fields.keys():
            return required - content.keys()
        others = islice((key for key in content if key not in self._fields), scalars.MAX_HINTS)
        return required - content.keys() - {scalars.closest(key, self.keys) for key in others}

    def _fill(self, values: dict[str, Any], content: Mapping[str, Value], wrong: list[Wrong]) -> None:
        known = self._known
        for key, text in content.items():
            try:
                values[key] = known[key][text]
            except (KeyError, TypeError, Mistaken):
                if len(wrong) >= MOST:
                    return
                if (value := self._value(key, text, wrong)) is not _MISSING:
                    values[key] = value

    def _value(self, key: str, content: Value, wrong: list[Wrong]) -> Any:
        field = self._fields.get(key)
        if field is None:
            wrong.append(Wrong((key,), self._unknown(key), at_key=True))
            return _MISSING
        if field.listed is None:
            return self._item(field, content, (key,), wrong)
        try:
            items = field.listed.read(content, self._ids)
        except Mistaken as error:
            wrong.append(Wrong((key,), error.found))
            return _MISSING
        return tuple(
            self._item(field, item, (key, number), wrong)
            for number, item in enumerate(items)
            if len(wrong) < MOST
        )

    def _unknown(self, key: str) -> Found:
        if " " in key:
            return faults.COMMA_IN_TEXT.found(key=key)
        found = faults.UNKNOWN_KEY.found(key=key, allowed=", ".join(self.keys))
        return found.hinting(self._ids.hints.hint(key, self.keys))

    def _item(self, field: Field, content: Value, trail: Trail, wrong: list[Wrong]) -> Any:
        if field.reader is None:
            return self._nested(field, content, trail, wrong)
        try:
            value = field.reader.read(content, self._ids)
        except Mistaken as error:
            wrong.append(Wrong(trail, error.found))
            return _MISSING
        return value

    def _nested(self, field: Field, content: Value, trail: Trail, wrong: list[Wrong]) -> Any:
        if not isinstance(content, dict):
            wrong.append(Wrong(trail, _no_record(field).found()))
            return _MISSING
        inside: list[Wrong] = []
        record = self._inner[field.key].read(content, inside)
        if inside:
            wrong += (each._replace(trail=(*trail, *each.trail)) for each in inside)
            return _MISSING
        return record


def _no_record(field: Field) -> Fault:
    return faults.BOTH_LANGUAGES if {"zh", "en"} == {*field.record._fields} else faults.NOT_MAPPING
