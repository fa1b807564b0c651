"""Connections to an index on a PostgreSQL server, which read the SQL that is written for SQLite, too."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NoReturn, cast

import numpy as np
import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from index.errors import AwayError, StoreError
from index.store.database import Matched, Phrase
from index.store.finding.bm25 import K1, B, rarity
from index.store.finding.stems import cut, stems
from index.store.postgres import halfvec
from index.store.postgres.halfvec import Half
from index.store.postgres.words import having, numbers, spelt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.store.database import Rows
    from index.store.moves import Ids
    from index.types import Schema

_HINTS = (
    (re.compile(r"\bCROSS JOIN\b"), "JOIN"),
    (re.compile(r"\bAND \+(?=\w)"), "AND "),
    (re.compile(r"\bNOT IN (\(SELECT .*? FROM json_each\(\?\)\))"), r"<> ALL (ARRAY\1)"),
    (re.compile(r"\bIN (\(SELECT .*? FROM json_each\(\?\)\))"), r"= ANY (ARRAY\1)"),
)
"""What tells SQLite's planner alone how to go about it; and lists, which this one joins like tables, at times
in ways that it has no plan for ("failed to find unique expression in subplan tlist", 18.6), else looks up."""

_PLACE = re.compile(r"('[^']*')|\?")
"""A place for a value; what is quoted is none, whatever stands in it."""

PARTS = {
    **dict.fromkeys(("passage", "sentence"), "vectors"),
    **dict.fromkeys(("passage_words", "sentence_words", "title_words"), "words"),
}
"""What tables are for."""

TITLES = "title"
"""The table of words, by article, of the titles."""


LOOKED_AT = 200
"""Vectors held in hand while the nearest are looked for in a graph: the more, the fewer are missed."""


class ServerDatabase:
    """A schema of a PostgreSQL database that holds an index; words are found by lists of their stems."""

    def __init__(self, connected: psycopg.Connection[Any], place: str) -> None:
        self.connected = connected
        self.place = place
        self._types: dict[str, dict[str, int]] = {}

    def execute(self, query: str, values: Sequence[object] = ()) -> Rows:
        """Run one statement, in the SQL that both kinds read, ``?`` standing for each value."""
        with self._explained():
            return cast("Rows", self.connected.execute(_translated(query), list(values), binary=True))

    def executemany(self, query: str, values: Iterable[Any]) -> None:
        """Run one statement for each of many values."""
        with self._explained(), self.connected.cursor() as cursor:
            cursor.executemany(_translated(query), [tuple(row) for row in values])

    def insert_row(self, table: str, values: dict[str, object]) -> int:
        """Insert a row; return its id, where the table has ids."""
        names, marks = ", ".join(f'"{name}"' for name in values), ", ".join("?" * len(values))
        back = "RETURNING id" if table in _NUMBERED else ""
        told = [Half(cast("bytes", one)) if name == "vector" else one for name, one in values.items()]
        found = self.execute(f"INSERT INTO {table} ({names}) VALUES ({marks}) {back}", told)
        return int(found.fetchone()[0]) if back else 0

    def insert_rows(self, table: str, columns: str, rows: Iterable[Any]) -> None:
        """Insert many rows of these columns, their ids, where the table has ids, among them."""
        if table not in self._types:
            sql = "SELECT attname::text, atttypid::int FROM pg_attribute WHERE attrelid = ?::regclass"
            self._types[table] = dict(self.execute(sql, [table]).fetchall())
        told = f"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)".encode()
        with self._explained(), self.connected.cursor() as cursor, cursor.copy(told) as copy:
            copy.set_types([self._types[table][name.strip(' "')] for name in columns.split(",")])
            for row in rows:
                copy.write_row(row)
        if table in _NUMBERED:
            counter = f"pg_get_serial_sequence('{table}', 'id')"
            self.execute(f"SELECT setval({counter}, max(id)) FROM {table} HAVING count(*) > 0")

    def begin(self) -> None:
        """Begin to read one state; it is the one that the first statement finds."""
        self.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")

    def commit(self) -> None:
        """Let go of that state; a connection that was lost, or in which something failed, is closed."""
        if self.connected.info.transaction_status == psycopg.pq.TransactionStatus.INTRANS:
            self.execute("COMMIT")
        else:
            self.connected.close()

    def close(self) -> None:
        """Close the connection."""
        self.connected.close()

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """One transaction, all or nothing; one within another is a part of it."""
        with self._explained(), self.connected.transaction():
            yield

    def keep_identities(self, mark: str, identities: dict[str, str]) -> None:
        """Keep whom the names mean that may be seen, as a setting of this connection: a replica has no tables
        of a connection.
        """
        self.execute("SELECT set_config(?, ?, false)", [_setting(mark), json.dumps(identities)])

    def identities(self, mark: str) -> str:
        """Return that setting as a relation. It is read once for a statement, whatever asks for it."""
        return f"(SELECT key AS name, value AS speaker FROM jsonb_each_text({_read(mark)}))"

    def speaker_of(self, mark: str, name: str) -> str:
        """Return whom a name means in it, in SQL."""
        return f"({_read(mark)} ->> {name})"

    def put_words(self, article: int, text: str) -> None:
        """Let an article's passages, sentences and title be found by their words."""
        for table in ("passage", "sentence"):
            query = f'SELECT id, start, "end" FROM {table} WHERE article = ? ORDER BY id'
            rows = self.execute(query, [article]).fetchall()
            self._put(table, [id_ for id_, *_ in rows], [text[start:end] for _, start, end in rows])
        (title,) = self.execute("SELECT title FROM article WHERE id = ?", [article]).fetchone()
        self.execute("DELETE FROM title_words WHERE id = ?", [article])
        self._put(TITLES, [article], [title or ""])

    def _put(self, table: str, ids: Sequence[int], texts: Sequence[str]) -> None:
        rows = zip(ids, cut(texts), strict=True)
        self.insert_rows(f"{table}_words", "id, stems", [(id_, [*row]) for id_, row in rows])

    def drop_words(self, article: int, text: str) -> None:
        """Do nothing: words go with the rows that have them."""

    def phrase(self, words: str) -> Phrase:
        """Return what asks for the sentences that have these words, in any form, one by one."""
        source = "sentence_words JOIN sentence ON sentence.id = sentence_words.id"
        asked = spelt(stems(words))
        return Phrase(source, "stems @> ? AND times(stems, ?) > 0", [asked, asked])

    def matches(self, table: str, query: str, among: Ids | None, most: int) -> Matched:
        """Return rows that share words with a query, best first, by BM25 as FTS5 counts it."""
        told = self.execute(f"SELECT count(*), coalesce(avg(cardinality(stems)), 0) FROM {table}_words")
        many, average = told.fetchone()
        total: dict[int, float] = {}
        for words in query.split(" OR "):
            ids, times, sizes = having(self, table, stems(words))
            score = rarity(many, len(ids)) * (
                times * (K1 + 1) / (times + K1 * (1 - B + B * sizes / max(float(average), 1e-9)))
            )
            for row, value in zip(ids.tolist(), score.tolist(), strict=True):
                total[row] = total.get(row, 0.0) + value
        allowed = None if among is None else set(among.tolist())
        those = [row for row in total if allowed is None or row in allowed]
        rows = sorted(those, key=lambda row: (-total[row], row))[: most if most >= 0 else None]
        return Matched(np.array(rows, np.int64), np.array([total[row] for row in rows], np.float64))

    def with_words(self, table: str) -> Ids:
        """Return the ids of the rows that can be found by their words."""
        return numbers(self, "id", f"{table}_words")[:, 0]

    def purge(self) -> None:
        """Clear from the disk what removed articles left there, as far as no reader holds it."""
        self.execute("VACUUM (ANALYZE)")

    def sizes(self) -> dict[str, int]:
        """Return how many bytes the tables of the schema take, by what they are for."""
        sql = "SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r' "
        parts: dict[str, int] = {}
        for table, size in self.execute(f"{sql} AND relnamespace = current_schema()::regnamespace"):
            part = PARTS.get(table, "articles, statements and people")
            parts[part] = parts.get(part, 0) + int(size)
        return parts

    def faults(self) -> Iterator[str]:
        """Yield nothing: that no row refers to one that is gone, the server sees to itself."""
        yield from ()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as fault:
            refuse(self.place, fault)


def _setting(mark: str) -> str:
    return f"onrecord.identities_{mark}"


def _read(mark: str) -> str:
    return f"(SELECT current_setting('{_setting(mark)}')::jsonb)"


_NUMBERED = frozenset(("article", "passage", "sentence", "statement", "revision", "rule"))


_MENDS: tuple[tuple[tuple[type[psycopg.Error], ...], str], ...] = (
    (
        (errors.InsufficientPrivilege,),
        "let this account make schemas in the database, and let an administrator make the extension there: "
        "CREATE EXTENSION vector",
    ),
    ((errors.FeatureNotSupported, errors.UndefinedFile), "install pgvector where the server runs"),
    (
        (errors.ReadOnlySqlTransaction,),
        "name the server that is written in ONRECORD_INDEX, and a replica in ONRECORD_INDEX_READ",
    ),
    ((errors.DiskFull,), "free the server's disk, then do it again; every article stored so far is kept"),
)
"""What mends those faults that are neither the network's nor the index's."""


def refuse(place: str, fault: psycopg.Error) -> NoReturn:
    """Raise the StoreError that says what a fault of the server means, and what mends it."""
    told = " ".join(str(fault).split()) or type(fault).__name__
    for kinds, mends in _MENDS:
        if isinstance(fault, kinds):
            raise StoreError(f"The index at {place} cannot be used ({told}). Mend: {mends}") from fault
    if isinstance(fault, psycopg.OperationalError):
        mend = "Mend: see that the server runs and takes this account, then do it again"
        raise AwayError(f"The index at {place} cannot be reached ({told}). {mend}") from fault
    mend = "Mend: onrecord index --rebuild"
    raise StoreError(f"The index at {place} cannot be read or written ({told}). {mend}") from fault


def connect(url: str, place: str, **how: int) -> ServerDatabase:
    """Connect to the database at an address.

    :param how: what libpq is told beside it, such as ``connect_timeout``.
    :raises StoreError: when there is none, or it has no pgvector.
    """
    try:
        connected = psycopg.connect(_address(url, place, how), autocommit=True)
        halfvec.register(connected)
    except psycopg.Error as fault:
        refuse(place, fault)
    return ServerDatabase(connected, place)


def _address(url: str, place: str, how: dict[str, int]) -> str:
    """Return what libpq is told. Its own words on an address that is none may hold pieces of a password.

    :param how: what it is told unless the address says otherwise.
    """
    try:
        given = conninfo_to_dict(url)
        told = make_conninfo(url, **{name: value for name, value in how.items() if name not in given})
    except psycopg.ProgrammingError:
        given, told = {"port": "none"}, ""
    ports, hosts = str(given.get("port") or 0), str(given.get("host") or "")
    if "@" in hosts or not all(port.isdigit() for port in ports.split(",")):
        raise StoreError(
            f"{place} is not the address of a server. Mend: write postgresql://USER@HOST/DATABASE, "
            "with %XX for what is no letter or digit in a name or a password"
        ) from None
    return told


def opened(where: Schema, ready: Callable[[ServerDatabase], None] | None) -> ServerDatabase:
    """Connect to the index in a schema, or to nothing where it cannot be made ready.

    :param ready: sees that its tables are of this program.
    :raises StoreError: when that cannot be.
    """
    db = connect(where.server.url, str(where.server))
    sql = "SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = 'vector'"
    (vectors,) = db.execute(sql).fetchone() or ("public",)
    db.execute(f"SET search_path TO {where.name}, {vectors}")
    db.execute(f"SET hnsw.ef_search = {LOOKED_AT}")
    try:
        if ready is not None:
            ready(db)
    except StoreError:
        db.close()
        raise
    return db


@lru_cache(1024)
def _translated(query: str) -> bytes:
    for hint, instead in _HINTS:
        query = hint.sub(instead, query)
    return _PLACE.sub(lambda found: found[1] or "%s", query.replace("%", "%%")).encode()
