"""What articles said before they were corrected: kept for as long as the article is."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from index.store import articles, faults, rows
from index.store.filter import both
from index.types import METADATA, Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.store.filter import Filter
    from index.store.store import Store, Writer

COLUMNS = f"path, text, text_sha256, {articles.TOLD}"
_SAME = " AND ".join(
    f"(revision.{one} = article.{one} OR (revision.{one} IS NULL AND article.{one} IS NULL))"
    for one in (*METADATA, "text_sha256")
)


@dataclass(frozen=True, slots=True)
class Revision:
    """An article as it was until ``replaced``, a time in UTC; None for what holds now."""

    article: Article
    replaced: str | None = None


class Correction(NamedTuple):
    """One difference between two versions: what stood there, and what stands there now."""

    before: str
    after: str


def keep(store: Writer, article: Article) -> None:
    """Keep the stored version of ``article``, within a `change`, unless it says the same."""
    held = store._db.execute("SELECT id FROM article WHERE path = ?", [article.path]).fetchone()
    if held is None:
        return
    old = articles.by_row(store, held)[held[0]]
    if (old.metadata, old.text) != (article.metadata, article.text):
        sql = f"INSERT INTO revision ({COLUMNS}) SELECT {COLUMNS} FROM article WHERE id = ?"
        store._db.execute(sql, held)


def forget(store: Writer, path: str) -> None:
    """Drop every earlier version of the article at ``path``, within a `change`."""
    store._db.execute("DELETE FROM revision WHERE path = ?", [path])


def move(store: Writer, path: str, new: str) -> None:
    """Let the article at ``new`` have the earlier versions of the one at ``path``, within a `change`."""
    store._db.execute("UPDATE revision SET path = ? WHERE path = ?", [new, path])


def history(store: Store, path: str) -> list[Revision]:
    """Return all versions of an article, the oldest first; the last is the one that holds now.

    :raises StoreError: when an earlier version is not what was kept.
    """
    now = articles.by_path(store, [path]).values()
    if not now:
        return []
    sql = f"SELECT {COLUMNS}, replaced FROM revision WHERE path = ? ORDER BY id"
    with faults.decoding(store.place):
        earlier = [_revision(store, row) for row in store._db.execute(sql, [path])]
    return [*earlier, *map(Revision, now)]


def having(store: Store, within: Filter, word: str) -> Iterator[Revision]:
    """Yield the earlier versions of the articles within a filter that have a word, the newest first.

    :raises StoreError: when an earlier version is not what was kept.
    """
    clause, values = both(store.sight, within)
    sql = f"""SELECT {COLUMNS}, replaced FROM revision WHERE instr(lower(text), ?) > 0
        AND path IN (SELECT path FROM article WHERE {clause}) ORDER BY id DESC"""
    with faults.decoding(store.place):
        for row in store._db.execute(sql, [word, *values]).fetchall():
            yield _revision(store, row)


def changes(before: Article, after: Article) -> Iterator[Correction]:
    """Yield how ``after`` differs from ``before``: what is told of it, then its text, in whole words."""
    was, now = before.metadata.told(), after.metadata.told()
    for name in METADATA:
        if was[name] != now[name]:
            yield Correction(f"{name}: {was[name] or 'none'}", f"{name}: {now[name] or 'none'}")
    old, new = before.text.split(), after.text.split()
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Correction(" ".join(old[i:j]), " ".join(new[k:m]))


def carry(new: Writer, old: Store) -> None:
    """Take into a ``new`` index what an ``old`` one knows of earlier versions of the articles in both."""
    with new.change():
        for path in articles.known(new):
            found = old._db.execute(
                f"SELECT {COLUMNS}, replaced FROM revision WHERE path = ? ORDER BY id", [path]
            )
            for row in found.fetchall():
                new._db.execute(f"INSERT INTO revision ({COLUMNS}, replaced) VALUES (?,?,?,?,?,?,?,?,?)", row)
            now = old._db.execute(f"SELECT {COLUMNS} FROM article WHERE path = ?", [path]).fetchone()
            if now is not None:
                new._db.execute(f"INSERT INTO revision ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?)", now)
        # the version that an article is in now is none of its earlier ones
        new._db.execute(f"""DELETE FROM revision WHERE id IN (SELECT max(id) FROM revision GROUP BY path)
            AND EXISTS (SELECT 1 FROM article WHERE article.path = revision.path AND {_SAME})""")


def _revision(store: Store, row: tuple[str, ...]) -> Revision:
    path, text, text_sha256, *told, replaced = row
    article = Article.of(path, text, rows.to_metadata(*told))
    if article.text_sha256 != text_sha256:
        raise faults.damaged(store.place, f"an earlier version of {path!r} is not what was kept")
    return Revision(article, replaced)
