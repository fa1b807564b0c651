"""Putting articles into an index and taking them out, each in one transaction."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.store import revisions, rows, seal
from index.store.articles import known_at
from index.store.rows import packed
from index.store.settling import unsettle
from index.store.speakers import people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.embedding.encoder import Embedded
    from index.store.store import Writer
    from index.text.passage import Passage
    from index.types import Article, Reading


@dataclass(frozen=True, slots=True)
class Cut:
    """An article's passages with their vectors, one for one, and the versions that made them."""

    cutting: int
    embedding: int
    passages: Sequence[Passage]
    vectors: Sequence[Embedded]


@dataclass(frozen=True, slots=True)
class Read:
    """An article's statements and people, and the version that read them."""

    version: int
    reading: Reading


def put(
    store: Writer,
    article: Article,
    digest: str,
    cut: Cut | None,
    read: Read | None,
    *,
    renamed: str | None = None,
) -> None:
    """Store an article, or the parts of it that were made anew, in one transaction.

    :param cut: None keeps the passages that are there; so does None for ``read`` its statements.
        A new or changed article needs both.
    :param renamed: the path that the article stood at before, and its earlier versions with it.
    """
    with store.change():
        if renamed is not None:
            unsettle(store, [name for name, *_ in people(store, renamed)])
            _drop(store, renamed)
            revisions.move(store, renamed, article.path)
        before = people(store, article.path)
        held = known_at(store, article.path)
        if held is None or held.digest != digest:
            revisions.keep(store, article)
            _drop(store, article.path)
            made = {"digest": digest, "cutting": 0, "extraction": 0}
            row = store.insert("article", **rows.of_article(article), **made)
        else:
            row = held.id
        if cut is not None:
            _replace_passages(store, row, article, cut)
        if read is not None:
            _replace_statements(store, row, read)
        now = people(store, article.path)
        unsettle(store, {name for name, *_ in {*before} ^ {*now}})
        _set(store, row, seal=seal.of_article(store._db, row))


def remove(store: Writer, path: str) -> None:
    """Forget the article at ``path``, its earlier versions, and all that was made of it."""
    with store.change():
        unsettle(store, [name for name, *_ in people(store, path)])
        _drop(store, path)
        revisions.forget(store, path)


def purge(store: Writer) -> None:
    """Clear from the disk what removed articles left there."""
    store._db.purge()


def _drop(store: Writer, path: str) -> None:
    row = known_at(store, path)
    if row is not None:
        _clear_passages(store, row.id)
        store._db.execute("DELETE FROM article WHERE id = ?", [row.id])


def _replace_passages(store: Writer, row: int, article: Article, cut: Cut) -> None:
    _clear_passages(store, row)
    for passage, vectors in zip(cut.passages, cut.vectors, strict=True):
        where = {"article": row, "start": passage.start, "end": passage.end}
        id_ = store.insert("passage", **where, vector=packed(vectors.passage))
        for span, vector in zip(passage.sentences, vectors.sentences, strict=True):
            where = {"article": row, "passage": id_, "start": span.start, "end": span.end}
            store.insert("sentence", **where, vector=packed(vector))
    store._db.put_words(row, article.text)
    _set(store, row, cutting=cut.cutting, embedding=cut.embedding)


def _replace_statements(store: Writer, row: int, read: Read) -> None:
    store._db.execute("DELETE FROM statement WHERE article = ?", [row])
    store._db.execute("DELETE FROM person WHERE article = ?", [row])
    for statement in read.reading.statements:
        store.insert("statement", article=row, **rows.of_statement(statement))
    for person in read.reading.people:
        aliases, roles = json.dumps(person.aliases), json.dumps(person.roles)
        store.insert("person", article=row, name=person.name, aliases=aliases, roles=roles)
    _set(store, row, extraction=read.version)


def _clear_passages(store: Writer, row: int) -> None:
    for (text,) in store._db.execute("SELECT text FROM article WHERE id = ?", [row]).fetchall():
        store._db.drop_words(row, text)
    for table in ("sentence", "passage"):
        of_article = f"FROM {table} WHERE article = ?"
        now = str(store.generation + 1)
        store._db.execute(
            f"""INSERT INTO gone SELECT ?, ?, min(id), max(id) {of_article} HAVING count(*) > 0""",
            [now, table, row],
        )
        store._db.execute(f"DELETE {of_article}", [row])
    store.set_meta("moved", str(store.generation + 1))


def _set(store: Writer, row: int, **values: object) -> None:
    columns = ", ".join(f"{name} = ?" for name in values)
    store._db.execute(f"UPDATE article SET {columns} WHERE id = ?", [*values.values(), row])
