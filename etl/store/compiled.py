"""Questions in the words of an engine, put into them once for each form of what is asked.

narwhals writes the question over an Ibis table that is bound to no connection, Ibis makes the engine's SQL of it, and
marks give way to places for values. No value is ever part of the SQL.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import ibis
import narwhals as nw
import sqlglot.expressions as sg
from ibis.backends.sql.compilers import clickhouse, duckdb, postgres

from etl.store.facts import FACTS
from etl.store.questions import Question, along
from etl.store.small import ROW
from etl.store.values import MANY, NUMBER, ONE, Asked, Form, Marked, form, marked, numbered

_IBIS: Mapping[str, str] = {
    "Int64": "int64",
    "str": "string",
    "float64": "float64",
    "bool": "boolean",
    "datetime64[us]": "timestamp(6)",
}
Place = Callable[[str, str], sg.Expression]  # kind and name of a value → where it goes
Compared = Callable[[sg.Expression, sg.Expression], sg.Expression]  # column and place → whether they fit


class Dialect(NamedTuple):
    """How an engine writes SQL and takes values."""

    compiler: Any
    place: Place
    among: Compared  # one of several
    holding: Compared | None = None  # a text that holds another; none where Ibis writes it as it should be
    rewritten: Callable[[str], str] = str


def _dollar(kind: str, name: str) -> sg.Expression:
    return sg.Parameter(this=sg.Var(this=name))


def _typed(kind: str, name: str) -> sg.Expression:
    types = {ONE: "String", MANY: "Array(String)", NUMBER: "Int64"}
    return sg.Placeholder(this=name, kind=sg.DataType.build(types[kind], dialect="clickhouse"))


# The driver of PostgreSQL has places like %(name)s, and doubles what else is a percent sign.
_BEGIN, _END = "\ue001", "\ue002"
# Its indexes find what is LIKE a pattern, and not the place of a text in another.
_LIKE = r"'%' || regexp_replace({}::text, '([\\%_])', '\\\1', 'g') || '%'"


def _percent(kind: str, name: str) -> sg.Expression:
    return sg.Var(this=f"{_BEGIN}{name}{_END}")


def _like(column: sg.Expression, place: sg.Expression) -> sg.Expression:
    return sg.Like(this=column, expression=sg.Var(this=_LIKE.format(place.sql())))


def _percents(sql: str) -> str:
    return sql.replace("%", "%%").replace(_BEGIN, "%(").replace(_END, ")s")


DUCKDB = Dialect(
    duckdb.compiler, _dollar, lambda column, place: sg.ArrayContains(this=place, expression=column)
)
POSTGRESQL = Dialect(
    postgres.compiler,
    _percent,
    lambda column, place: sg.EQ(this=column, expression=sg.Any(this=sg.paren(place))),
    _like,
    _percents,
)
CLICKHOUSE = Dialect(
    clickhouse.compiler, _typed, lambda column, place: sg.In(this=column, expressions=[place])
)


def compiled(question: Question, form: Form, dialect: Dialect, table: str, schema: str | None = None) -> str:
    """The SQL that asks a question of a table of facts, with a place for each value of the form.

    Raises:
        Exception: the question cannot be asked in this engine; it is then never asked at all.
    """
    columns = {name: _IBIS[kind] for name, kind in FACTS.items()}
    facts = nw.from_native(ibis.table(columns, name=table, database=schema)).lazy()
    asked = question.ask(facts, Marked(form)).select(*question.columns)
    tree = dialect.compiler.to_sqlglot(asked.to_native())
    bound = tree.transform(lambda node: _bound(node, form, dialect))
    return dialect.rewritten(bound.sql(dialect=dialect.compiler.dialect))


def _bound(node: sg.Expression, form: Form, dialect: Dialect) -> sg.Expression:
    """What stands for a mark: of several values for the comparison with it, else for itself."""
    if isinstance(node, sg.EQ) and (found := _mark(node.expression)) and found[0] == MANY:
        return dialect.among(node.this, dialect.place(*found))
    if dialect.holding and isinstance(node, sg.GT) and isinstance(node.this, sg.StrPosition):
        return dialect.holding(node.this.this, _bound(node.this.args["substr"], form, dialect))
    if found := _mark(node):
        return dialect.place(*found)
    if isinstance(node, sg.Literal) and not node.is_string and (name := _numbered(node, form)):
        return dialect.place(NUMBER, name)
    return node


def _mark(node: Any) -> tuple[str, str] | None:
    return marked(node.this) if isinstance(node, sg.Literal) and node.is_string else None


def _numbered(node: sg.Literal, form: Form) -> str | None:
    return numbered(int(node.this), form) if node.this.isdigit() else None


class Sentences:
    """The SQL of questions about one release in one engine: each form is put into words once."""

    def __init__(self, dialect: Dialect, tables: Mapping[str, str], schema: str | None = None) -> None:
        """`tables` names the table of facts for each of the orders along which questions are asked."""
        self._dialect, self._tables, self._schema = dialect, tables, schema
        self._known: dict[tuple[str, Form], str] = {}

    def of(self, question: Question, asked: Asked) -> str:
        """The SQL of a question, with places for what it is asked with."""
        key = question.name, form(asked)
        # Two threads may put the same into words at once, and come to the same.
        if key not in self._known:
            table = self._tables[along(question, asked)]
            self._known[key] = compiled(question, key[1], self._dialect, table, self._schema)
        return self._known[key]

    def kept(self, table: str) -> str:
        """The SQL that reads a table whose rows are numbered, whole."""
        place = f'"{self._schema}"."{table}"' if self._schema else f'"{table}"'
        return f'SELECT * FROM {place} ORDER BY "{ROW}"'
