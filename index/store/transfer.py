"""A copy of an index in another place, a folder or a server: whole and as it was, or not seen at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

import numpy as np

from index.errors import StoreError
from index.store import faults, passages, seal, store, where, write
from index.store.caches import finders

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.store.store import Store, Writer
    from index.types import Place

OF_ARTICLES = {
    "article": (
        "id",
        "id, path, collection, title, url, publisher, author, published, text, text_sha256, digest, cutting, "
        "extraction, embedding, seal, pages",
    ),
    "passage": ("article", 'id, article, start, "end", vector'),
    "sentence": ("article", 'id, article, passage, start, "end", vector'),
    "statement": (
        "article",
        'id, article, start, "end", spans, kind, stance, cue_start, cue_end, mention_start, mention_end, '
        "name, name_start, name_end, how, sure, why",
    ),
    "person": ("article", "article, name, aliases, roles"),
}
"""The tables of which each row is an article's: the column that tells which, and all columns."""

OF_ALL = {
    "meta": "key, value",
    "revision": "id, path, title, url, publisher, author, published, text, text_sha256, replaced",
    "rule": "id, kind, name, other",
    "identity": "name, speaker",
    "speaker": "name, aliases, roles, statements, posts",
    "gone": 'generation, "table", first, last',
    "altered": "generation, name",
    "unsettled": "name, is_new",
    "tie": "tie, name",
    "tied": "name, ties",
}
"""The tables that tell of all articles together, and their columns."""

AT_ONCE = 32
"""Articles that are sent, and looked at again, in one transaction."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy holds: how many articles, passages, and sentences."""

    articles: int
    passages: int
    sentences: int


def copy(source: Place, target: Place, advance: Callable[[int, int], None]) -> Copied:
    """Copy one state of an index, whatever is written to it meanwhile; it replaces what the target holds.

    Until all of it is there and as it was, the target holds what it held.

    :param advance: told how many articles are done, of how many.
    :raises LockedError: when another process writes the target.
    :raises StoreError: when either cannot be opened, they are one, the source is damaged, or something else
        arrived.
    """
    if where.current(source) == (where.is_built(target) and where.current(target)):
        raise StoreError(f"The index lies in {target} already. Mend: name another place to copy it to")
    with (
        store.reading(source) as held,
        where.only_writer(target),
        store.created(target, held.model, held.dimensions) as made,
    ):
        rows = [row for (row,) in held._db.execute("SELECT id FROM article ORDER BY id").fetchall()]
        for first in range(0, len(rows), AT_ONCE):
            some = rows[first : first + AT_ONCE]
            with made._db.atomic():
                _send(source, held, made, some)
            advance(first + len(some), len(rows))
        with made._db.atomic():
            for table, columns in OF_ALL.items():
                _send_all(source, held, made, table, columns)
            if made.meta("identities") not in {"", seal.of_identities(made._db)}:
                raise faults.damaged(source, "who is who is not what was stored")
            made.set_meta("index", uuid4().hex)  # or a reader takes it for a state that it knows
        write.purge(made)
        finders.save(made)
        copied = _compared(held, made)
        held.let_go()  # or the old one, where that lies on the same server, could not be dropped
        return copied


def _send(source: Place, held: Store, made: Writer, rows: list[int]) -> None:
    """Send some articles, which are all between the first and the last, and see that each is as it was."""
    for table, (owner, columns) in OF_ARTICLES.items():
        sql = f"SELECT {columns} FROM {table} WHERE {owner} BETWEEN ? AND ? ORDER BY 1, 2"
        with faults.explained(source, faults.DATABASE):
            found = held._db.execute(sql, [rows[0], rows[-1]]).fetchall()
        made._db.insert_rows(table, columns, found)
    for row, (_, text) in passages.texts(made, np.array(rows)).items():
        made._db.put_words(row, text)
    for row in rows:
        path, sealed = made._db.execute("SELECT path, seal FROM article WHERE id = ?", [row]).fetchone()
        if seal.of_article(made._db, row) != sealed:
            if seal.of_article(held._db, row) != sealed:
                raise faults.damaged(source, f"what it holds of {path!r} is not what was stored")
            raise _changed(made, repr(path))


def _send_all(source: Place, held: Store, made: Writer, table: str, columns: str) -> None:
    """Send a table that tells of all articles, and see that it is there as it was."""
    sql = f"SELECT {columns} FROM {table} ORDER BY {columns}"
    with faults.explained(source, faults.DATABASE):
        found = held._db.execute(sql).fetchall()
    made._db.execute(f"DELETE FROM {table}")
    made._db.insert_rows(table, columns, found)
    if [tuple(row) for row in made._db.execute(sql)] != [tuple(row) for row in found]:
        raise _changed(made, f"the table {table}")


def _compared(held: Store, made: Writer) -> Copied:
    """Return how much the copy holds, which is as much as what was copied, and is found by its words."""
    counts = []
    for table in ("article", *passages.TABLES):
        sql = f"SELECT count(*) FROM {table}"
        (sent,), (came,) = (one._db.execute(sql).fetchone() for one in (held, made))
        if sent != came or (table in passages.TABLES and passages.unindexed(made, table)):
            raise _changed(made, f"the table {table}")
        counts.append(came)
    return Copied(*counts)


def _changed(made: Writer, what: str) -> StoreError:
    return StoreError(
        f"What arrived at {made.place} is not what was sent: {what}. What was there is kept. "
        "Mend: see that its disk is sound, then copy again"
    )
