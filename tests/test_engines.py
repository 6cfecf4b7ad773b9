"""Every engine answers as the tables in memory do; a release is there whole or not at all, and can be gone back to.

DuckDB and PostgreSQL are those of production. ClickHouse is its engine without a server: what is said to a cluster is
read by it, and done without other nodes.
"""

import re
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import duckdb
import pandas as pd
import psycopg
import pytest

from etl.errors import MisuseError, TooLongError
from etl.queries import MOST_HELD
from etl.store import duck, loading
from etl.store import postgres as pg
from etl.store.compiled import POSTGRESQL, compiled
from etl.store.duck import DuckDB
from etl.store.places import engine
from etl.store.questions import LISTING, NUMBER, STANDING
from etl.store.values import form
from tests import stores
from tests.stores import VERSION

NAMES = ("duckdb", "postgresql", "clickhouse")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    with closing(DuckDB(tmp_path_factory.mktemp("store"))) as place:
        yield place


@pytest.fixture(scope="module")
def server():
    with stores.postgresql() as address:
        yield address


@pytest.fixture(scope="module")
def postgres(server):
    with closing(engine(server)) as place:
        yield place


@pytest.fixture(scope="module")
def clickhouse(tmp_path_factory):
    with stores.apart(f"chdb://{tmp_path_factory.mktemp('clickhouse')}") as place:
        yield place


@pytest.fixture(scope="module")
def asked(files, postgres, clickhouse) -> Mapping[str, Any]:
    """The same release in each engine, to be asked."""
    clickhouse.call("loaded")
    return {
        "duckdb": stores.loaded(files).store,
        "postgresql": stores.loaded(postgres).store,
        "clickhouse": clickhouse,
    }


@pytest.fixture(scope="module")
def calls(files, postgres, clickhouse) -> Mapping[str, Callable[..., Any]]:
    """What can be done with each engine, by name."""
    here = {name: stores.done(place) for name, place in (("duckdb", files), ("postgresql", postgres))}
    return {
        **{name: lambda what, *given, done=done: done[what](*given) for name, done in here.items()},
        "clickhouse": clickhouse.call,
    }


@pytest.mark.parametrize("question", stores.LISTS, ids=lambda question: question.name)
def test_engines_answer_as_memory_does(asked, question):
    for values in stores.askings(question, stores.TIMES if question in stores.SHAPES else stores.FEWER):
        right = stores.oracle().ask(question, values)
        for name in NAMES:
            stores.alike(asked[name].ask(question, values), right, f"{name}: {values!r}")


@pytest.mark.parametrize("question", STANDING.values(), ids=lambda question: question.name)
def test_what_is_asked_of_all_facts_is_answered_alike_whether_kept_or_not(asked, question):
    right = stores.oracle().ask(question, {})
    narrowed = {"roles": ("A", "T", "E", "B")}  # everything, but not as it was kept
    for name in NAMES:
        stores.alike(asked[name].ask(question, {}), right, f"{name}: kept")
        stores.alike(asked[name].ask(question, narrowed), right, f"{name}: asked")


@pytest.mark.parametrize("name", NAMES)
def test_the_small_tables_come_back_as_they_were(calls, asked, name):
    small = calls[name]("loaded")
    for table, frame in stores.tables().small().items():
        stores.alike(small[table].astype(frame.dtypes), frame, table)


@pytest.mark.parametrize("name", NAMES)
def test_a_release_that_fails_while_it_is_loaded_is_not_there(calls, asked, name):
    before = calls[name]("versions")
    with pytest.raises(InterruptedError, match="the file ends here"):
        calls[name]("load", "broken", True)
    assert calls[name]("versions") == before
    assert calls[name]("current") == VERSION
    calls[name]("load", "broken")  # and can be loaded all the same
    assert calls[name]("versions") == ("broken", *before)
    calls[name]("remove", "broken")
    assert calls[name]("versions") == before


@pytest.mark.parametrize("name", NAMES)
def test_readers_see_the_release_that_was_chosen_last_and_can_go_back(calls, asked, name):
    call = calls[name]
    call("load", "later")
    assert call("current") == VERSION  # loading is not showing
    call("use", "later")
    assert call("current") == "later"
    with pytest.raises(ValueError, match="later"):
        call("remove", "later")
    call("use", VERSION)
    assert call("current") == VERSION
    with pytest.raises(KeyError, match="never"):
        call("use", "never")
    call("remove", "later")


def test_a_release_that_is_there_is_left_alone(files, asked):
    stamp = next(files.folder.glob(f"{VERSION}*")).stat().st_mtime_ns
    files.load(VERSION, {}, iter(()))
    assert next(files.folder.glob(f"{VERSION}*")).stat().st_mtime_ns == stamp


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("SELECT * FROM read_text('/etc/hostname')", id="a file"),
        pytest.param("SELECT * FROM read_csv('/etc/passwd')", id="a table of a file"),
        pytest.param("COPY regions TO 'out.csv'", id="writing a file"),
        pytest.param("ATTACH ':memory:' AS other", id="another database"),
        pytest.param("INSTALL fts", id="an extension"),
        pytest.param("DELETE FROM regions", id="deleting"),
        pytest.param("CREATE TABLE other (x INTEGER)", id="a table"),
        pytest.param("SET threads = 8", id="a setting"),
        pytest.param("SET lock_configuration = false", id="the lock"),
    ],
)
def test_the_file_of_a_release_lets_nothing_be_done_but_asking(files, asked, sentence):
    with files.connected(VERSION) as connection, pytest.raises(duckdb.Error):
        connection.execute(sentence).fetchall()


def test_a_question_that_takes_too_much_memory_is_refused(files, asked):
    with files.connected(VERSION) as connection, pytest.raises(duckdb.OutOfMemoryException):
        connection.execute("SELECT length(list(i)) FROM range(50000000) AS t(i)").fetchall()


@pytest.mark.parametrize(
    ("name", "rows", "settings", "hurried"),
    [
        # It looks at its clock every tenth of a second.
        pytest.param("duckdb", 3 * MOST_HELD, duck, {**duck.READING, "max_execution_time": "1"}, id="duckdb"),
        pytest.param("server", MOST_HELD, pg, (*pg.READING, "-c statement_timeout=1ms"), id="postgresql"),
    ],
)
def test_what_is_not_found_in_time_is_told_so(tmp_path, monkeypatch, server, name, rows, settings, hurried):
    held = stores.repeated(rows)
    address = {"duckdb": f"duckdb:{tmp_path}", "server": server}[name]
    with closing(engine(address)) as place:
        place.load("many", held.small(), stores.parts(held, 10_000))
    monkeypatch.setattr(settings, "READING", hurried)
    with closing(engine(address)) as place, pytest.raises(TooLongError, match="within 20 seconds"):
        place.facts("many").ask(LISTING, {})


def test_what_clickhouse_does_not_find_in_time_is_told_so(clickhouse, asked):
    assert "within 20 seconds" in clickhouse.call("hurried")


def test_the_longest_answers_have_room_whoever_else_asks(tmp_path):
    held = stores.repeated(3 * MOST_HELD)
    with closing(DuckDB(tmp_path)) as place:
        place.load(VERSION, held.small(), stores.parts(held, 10_000))
        store = place.tables(VERSION).store
        with ThreadPoolExecutor(8) as several:
            answers = several.map(lambda _: store.ask(LISTING, {"most": MOST_HELD}), range(8))
            assert {len(answer) for answer in answers} == {MOST_HELD}
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".tmp"] == []


def test_who_reads_postgresql_cannot_write(postgres, asked):
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        postgres.connection().execute("CREATE TABLE other (x integer)")


def test_a_connection_that_was_lost_fails_no_question(postgres, asked):
    before = asked["postgresql"].ask(NUMBER, {"most": 9})
    lost = postgres.connection().info.backend_pid
    with ThreadPoolExecutor(1) as other:  # threads have connections of their own
        sentence = "SELECT pg_terminate_backend(%s, 5000)"
        assert other.submit(lambda: postgres.connection().execute(sentence, [lost]).fetchone()).result() == (
            True,
        )
    pd.testing.assert_frame_equal(asked["postgresql"].ask(NUMBER, {"most": 9}), before)
    assert postgres.connection().info.backend_pid != lost


def test_postgresql_finds_words_that_few_hold_by_an_index(postgres, asked):
    values = {"word_0": "集成电路"}
    sentence = compiled(LISTING, form(values), POSTGRESQL, "facts", pg.named(VERSION))
    with postgres.connection().transaction():
        postgres.connection().execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        plan = postgres.connection().execute(f"EXPLAIN {sentence}".encode(), values).fetchall()
    assert any("Bitmap Index Scan on words" in line for (line,) in plan)


def test_where_postgresql_has_no_such_index_words_are_found_all_the_same(postgres, asked, monkeypatch):
    monkeypatch.setattr(pg, "TRIGRAMS", "nowhere_to_be_had")
    stores.load(postgres, "plain")
    found = "SELECT count(*) FROM pg_indexes WHERE indexname = 'words' AND schemaname = %s"
    assert [
        postgres.connection().execute(found, [pg.named(each)]).fetchone() for each in (VERSION, "plain")
    ] == [
        (1,),
        (0,),
    ]
    asking = {"word_0": "产值", "most": 50}
    stores.alike(
        postgres.tables("plain").store.ask(LISTING, asking), stores.oracle().ask(LISTING, asking), "plain"
    )
    postgres.remove("plain")


def test_in_a_cluster_statements_reach_every_node_and_tables_are_replicated(clickhouse, asked):
    said, found = clickhouse.call("rehearsed", "several")
    stores.alike(found, stores.oracle().ask(LISTING, {"most": stores.PART}), "by one node of several")
    everywhere = f"ON CLUSTER '{stores.Rehearsed.CLUSTER}'"
    assert [each for each in said if everywhere not in each and not each.startswith("INSERT")] == []
    made = [
        re.search(r'"loading_several"\."(\w+)"', each) for each in said if each.startswith("CREATE TABLE")
    ]
    assert all("ENGINE = ReplicatedMergeTree" in each for each in said if each.startswith("CREATE TABLE"))
    renamed = next(number for number, each in enumerate(said) if each.startswith("RENAME DATABASE"))
    waited = [each for each in said[:renamed] if each.startswith("SYSTEM SYNC REPLICA")]
    assert (
        {each[1] for each in made if each}
        == {each.rpartition('."')[2].rstrip('"') for each in waited}
        > {"facts"}
    )
    assert [each for each in said[renamed:] if "insert_quorum = 'auto'" in each]


@pytest.mark.parametrize(
    "address",
    [pytest.param("mysql://host/db", id="unknown"), pytest.param("duckdb:", id="nothing behind it")],
)
def test_an_address_that_no_engine_goes_by_is_refused_with_those_that_do(address):
    with pytest.raises(MisuseError, match="postgresql"):
        engine(address)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("postgresql://nobody@127.0.0.1:1/x", id="nobody listens"),
        pytest.param("clickhouse://nobody@127.0.0.1:1/", id="nobody listens, of ClickHouse"),
        pytest.param("duckdb:/dev/null/store", id="no folder can be there"),
    ],
)
def test_a_place_that_cannot_be_used_is_told_in_words(address):
    place = engine(address)
    with pytest.raises(MisuseError, match="cannot be used"), loading.reached(place):
        place.load("any", stores.tables().small(), stores.parts(stores.tables()))
