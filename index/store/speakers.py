"""The tables ``person``, ``identity`` and ``speaker``: whom articles name, and who is who.

Whom the names mean is worked out anew from all articles and from what people decided.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from index.names.directory.directory import directory as made_ready
from index.names.directory.following import followed
from index.names.identity.identity import identify
from index.names.identity.identity import speakers as made_out
from index.names.rules import same_name
from index.store import articles, faults, rows, seal
from index.store.calls import StoredPapers
from index.store.filter import NAMES
from index.types import Speaker

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from index.names.directory.directory import Directory
    from index.names.identity.identity import Named, Who
    from index.store.store import Store, Writer


_ASKED = "json_each(?) AS asked CROSS JOIN {0} ON {0}.name = asked.value"
"""The rows of a table that have one of some names, in SQL that begins with these."""

DECIDED = "people"
"""The index's own value that holds what people decided, as it was last read."""


def everybody(store: Store, names: Iterable[str] | None = None) -> list[Speaker]:
    """Return whom the articles name, most statements first; by the names that those use that may be seen.

    :param names: those speakers that are asked about, where everything may be seen; None for all.
    """
    if not store.sight.is_everything:
        held = dict(store._db.execute(f"SELECT name, speaker FROM {store.identity} AS seen"))
        return made_out(named(store), held, decided(store))
    where, values = "TRUE", list[str]()
    if names is not None:
        where, values = f"name IN {NAMES}", [json.dumps(sorted(names))]
    sql = f"""SELECT name, aliases, roles, statements, posts FROM speaker WHERE {where}
        ORDER BY statements DESC, name"""
    with faults.decoding(store.place):
        return [
            Speaker(name, rows.listed(aliases), rows.to_roles(roles), said, rows.to_offices(posts))
            for name, aliases, roles, said, posts in store._db.execute(sql, values)
        ]


def directory(store: Store) -> Directory:
    """Return whom and what a question can name.

    :raises StoreError: when whom the names mean is not what was worked out.
    """
    refuse_damaged(store)
    return _ready(store, everybody(store))


def follow(store: Store, book: Directory, since: int) -> Directory:
    """Return whom and what a question can name now, given what it was in a generation of the store.

    :raises StoreError: when whom the names mean is not what was worked out.
    """
    if since < store.told:
        return directory(store)
    sql = "SELECT DISTINCT name FROM altered WHERE generation > ?"
    altered = {name for (name,) in store._db.execute(sql, [since])}
    came = everybody(store, altered)
    gone = {name for name in altered if book.number(name) is not None}
    (many,) = store._db.execute("SELECT count(*) FROM speaker").fetchone()
    if many != len(book.speakers) - len(gone) + len(came):
        there = {name for (name,) in store._db.execute("SELECT name FROM speaker")}
        gone |= {one.name for one in book.speakers} - there
    return followed(book, gone, came, _ready(store, ()))


def _ready(store: Store, speakers: Iterable[Speaker]) -> Directory:
    """Return whom and what a question can name, where these are all who speak."""
    days = articles.searched(store)
    papers, folders = articles.publishers(store), articles.collections(store)
    return made_ready(speakers, papers, folders, StoredPapers(store), days.last, first=days.first)


def names_of(store: Store, speaker: str) -> set[str]:
    """Return all names in articles that mean ``speaker``."""
    seen, folders = store.sight.condition
    sql = f"""SELECT DISTINCT identity.name FROM {store.identity} AS identity
        JOIN person ON person.name = identity.name
        JOIN article ON article.id = person.article WHERE identity.speaker = ? AND {seen}"""
    return {name for (name,) in store._db.execute(sql, [speaker, *folders])}


def in_article(store: Store, article: int) -> set[str]:
    """Return everybody whom an article names, by their canonical names."""
    seen, folders = store.sight.condition
    sql = f"""SELECT identity.speaker FROM person
        JOIN {store.identity} AS identity ON identity.name = person.name
        JOIN article ON article.id = person.article WHERE article.id = ? AND {seen}"""
    return {name for (name,) in store._db.execute(sql, [article, *folders])}


def people(store: Store, path: str | None = None) -> list[rows.Called]:
    """Return whom each article names, or the one at ``path``, in the names' order."""
    seen, folders = store.sight.condition
    where = "TRUE" if path is None else "article.path = ?"
    sql = f"""SELECT person.name, aliases, roles, count(statement.id)
        FROM article JOIN person ON person.article = article.id LEFT JOIN statement
            ON statement.article = article.id AND +statement.name = person.name AND stance = 'said'
        WHERE {where} AND {seen} GROUP BY person.article, person.name ORDER BY person.name"""
    return list(store._db.execute(sql, [*([] if path is None else [path]), *folders]))


def named(store: Store, names: Collection[str] | None = None) -> list[Named]:
    """Return what all articles together say of each name in them, in the names' order.

    :param names: those that are asked about; None for all.
    """
    seen, folders = store.sight.condition
    asked = [] if names is None else [json.dumps(sorted(names))]
    person = "person" if names is None else _ASKED.format("person")
    told = f"""SELECT person.name, aliases, roles, count(*) FROM {person}
        JOIN article ON article.id = person.article
        WHERE {seen} GROUP BY person.name, aliases, roles ORDER BY person.name"""
    statement = "statement" if names is None else _ASKED.format("statement")
    said = f"""SELECT person.name, count(*) FROM {statement}
        JOIN person ON person.article = statement.article AND person.name = statement.name
        JOIN article ON article.id = person.article
        WHERE stance = 'said' AND {seen} GROUP BY person.name"""
    many = dict(store._db.execute(said, [*asked, *folders]))
    with faults.decoding(store.place):
        by_name = groupby(store._db.execute(told, [*asked, *folders]), key=lambda row: row[0])
        return [rows.to_named(name, [row[1:] for row in found], many.get(name, 0)) for name, found in by_name]


def work_out(store: Store) -> None:
    """Work out who is who from what may be seen alone, where that is not everything: closed articles bear on
    it in nothing. What is worked out is this connection's own.
    """
    if store.sight.is_everything:
        return
    identities = identify(named(store), decided(store))
    store._db.keep_identities(store.sight.mark, identities)


def is_current(store: Store) -> bool:
    """Say whether neither names nor what people decided have changed since identity was worked out."""
    unsettled = store._db.execute("SELECT 1 FROM unsettled LIMIT 1").fetchone()
    return unsettled is None and store.meta("identities") != ""


def refuse_damaged(store: Store) -> None:
    """Raise StoreError unless whom the names mean is as it was worked out."""
    if is_current(store) and seal.of_identities(store._db) != store.meta("identities"):
        raise faults.damaged(store.place, "its speakers are not those that were stored")


def decided(store: Store) -> tuple[Who, ...]:
    """Return what people decided about who is who, as last read; of names that may be seen alone."""
    with faults.decoding(store.place):
        found = rows.to_decided(store.meta(DECIDED))
    if not found or store.sight.is_everything:
        return found
    seen = {same_name(name) for name, *_ in people(store)}
    return tuple(who for one in found if (who := one.among(seen)) is not None)


def old_rules(store: Store) -> list[tuple[str, str, str]]:
    """Return merges and splits that an older On Record kept in the index: kind, name and other name."""
    if not store.sight.is_everything:
        return []
    return list(store._db.execute("SELECT kind, name, other FROM rule ORDER BY id"))


def forget_old_rules(store: Writer) -> None:
    """Drop the rules of an older On Record, once they stand where people keep them."""
    with store.change():
        store._db.execute("DELETE FROM rule")


def authors(store: Store) -> dict[str, int]:
    """Return how many articles each author wrote, by their names in small letters."""
    seen, folders = store.sight.condition
    sql = f"SELECT lower(author), count(*) FROM article WHERE author IS NOT NULL AND {seen} GROUP BY 1"
    return dict(store._db.execute(sql, folders))
