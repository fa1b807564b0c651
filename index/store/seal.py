"""Seals: a hash over all that is stored of an article, so that a byte changed on the disk is never shown.

SQLite notices damage to its own structure, not to the values within. So each article is sealed when it is
stored, and opened again only as it was; and so is the table that says whom the names mean.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlite_utils import Database

    from index.store.database import StoreDatabase

SEALED = {
    "article": """SELECT id, path, collection, title, url, publisher, author, published, text, text_sha256,
        digest, cutting, extraction, embedding, pages FROM article WHERE id = ?""",
    "passage": 'SELECT id, start, "end", vector FROM passage WHERE article = ? ORDER BY id',
    "sentence": 'SELECT id, passage, start, "end", vector FROM sentence WHERE article = ? ORDER BY id',
    "statement": """SELECT id, start, "end", spans, kind, stance, cue_start, cue_end, mention_start,
        mention_end, name, name_start, name_end, how, sure, why
        FROM statement WHERE article = ? ORDER BY id""",
    "person": "SELECT name, aliases, roles FROM person WHERE article = ? ORDER BY name",
}

IDENTITIES = {
    "identity": "SELECT name, speaker FROM identity",
    "speaker": "SELECT name, aliases, roles, statements, posts FROM speaker",
}

Row = tuple[object, ...]


OF_VECTORS = ("passage", "sentence")
"""Whose last column is a vector, which is sealed as it is: to write its bytes out takes most of the time."""


def of_article(db: Database | StoreDatabase, row: int) -> str:
    """Return the seal of an article's row and of all that was made of it."""
    total = sha256()
    for table, sql in SEALED.items():
        held = db.execute(sql, [row]).fetchall()
        if table in OF_VECTORS:
            total.update(b"".join(vector for *_, vector in held))
            held = [told for *told, _ in held]
        total.update(repr(held).encode("utf-8", "surrogatepass"))
    return total.hexdigest()


def renew(db: Database | StoreDatabase) -> None:
    """Seal anew the articles that are as they were sealed before vectors were sealed as they are; any other
    stays as it is, and so is found out.
    """
    for row, sealed in db.execute("SELECT id, seal FROM article").fetchall():
        if sealed == _of_old(db, row):
            db.execute("UPDATE article SET seal = ? WHERE id = ?", [of_article(db, row), row])


def _of_old(db: Database | StoreDatabase, row: int) -> str:
    total = sha256()
    for sql in SEALED.values():
        for values in db.execute(sql, [row]):
            total.update(repr(values).encode("utf-8", "surrogatepass"))
    return total.hexdigest()


def of_identities(db: Database | StoreDatabase) -> str:
    """Return the seal of whom the names mean; a name that came since that was worked out is no part of it."""
    new = "(SELECT name FROM unsettled WHERE is_new)"
    # by the names' order, so that what is looked up by name is what is read here
    orders = {"identity": f"WHERE name NOT IN {new} ORDER BY name", "speaker": "ORDER BY name"}
    tables = ((table, db.execute(f"{sql} {orders[table]}")) for table, sql in IDENTITIES.items())
    return shifted("", (), ((table, row) for table, found in tables for row in found))


def shifted(before: str, gone: Iterable[tuple[str, Row]], came: Iterable[tuple[str, Row]]) -> str:
    """Return the seal of whom the names mean after some rows went, and some came; each with its table.

    It is the sum of a hash of each row, so that no other row need be read.
    """
    total = int(before or "0", 16) - sum(map(_number, gone)) + sum(map(_number, came))
    return f"{total % (1 << 256):064x}"


def _number(row: tuple[str, Row]) -> int:
    return int.from_bytes(sha256(repr(row).encode("utf-8", "surrogatepass")).digest(), "little")
