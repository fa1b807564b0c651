"""What finds passages and sentences of an index on a server: by vectors and by words, in the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.store.cache_file import Mark, Stamp
from index.store.concordance import among
from index.store.outline import Outline
from index.store.postgres.connection import having
from index.store.rows import unpacked
from index.store.vectors import Near
from index.store.word_index import Occurrences, WordIndex

if TYPE_CHECKING:
    from index.embedding.encoder import Vector
    from index.store.database import StoreDatabase
    from index.store.moves import Ids
    from index.store.stems import Stems


class ServerVectors:
    """The vectors of one table, compared exactly, where they lie."""

    def __init__(self, db: StoreDatabase, table: str, dimensions: int, seen: Ids | None = None) -> None:
        self._db = db
        self._table = table
        self._dimensions = dimensions
        self._seen = seen

    @property
    def ids(self) -> Ids:
        """The ids of all vectors that may be seen, in order."""
        if self._seen is not None:
            return self._seen
        found = self._db.execute(f"SELECT id FROM {self._table} ORDER BY id")
        return np.array([row for (row,) in found], np.int64)

    def seen(self, ids: Ids) -> ServerVectors:
        """Return the same with none to find but those of ``ids``."""
        return ServerVectors(self._db, self._table, self._dimensions, ids)

    def search(self, question: Vector, k: int, among: Ids | None = None) -> list[Near]:
        """Return the ``k`` nearest of all, or of the ids ``among``, nearest first."""
        if self._seen is not None:
            among = self._seen if among is None else np.intersect1d(among, self._seen)
        clause, values = ("TRUE", []) if among is None else ("id = ANY(?)", [among.tolist()])
        near = f"vector::vector({self._dimensions}) <#> ?::real[]::vector"
        sql = f"SELECT id, -({near}) FROM {self._table} WHERE {clause} ORDER BY {near}, id LIMIT ?"
        asked = question.astype(np.float64).tolist()
        return [Near(*row) for row in self._db.execute(sql, [asked, *values, asked, k])]

    def similarities(self, question: Vector, among: Ids) -> Vector:
        """Return the cosines of a question with the vectors of some ids, in their order, shape (n,)."""
        if not len(among):
            return np.zeros(0, np.float32)
        sql = f"SELECT id, vector FROM {self._table} WHERE id = ANY(?)"
        found = dict(self._db.execute(sql, [among.tolist()]))
        compared: Vector = unpacked([found[row] for row in among.tolist()], self._dimensions) @ question
        return compared


class ServerWords(WordIndex):
    """The words of all sentences, looked up in the database; where each sentence stands is held here."""

    def __init__(self, db: StoreDatabase) -> None:
        rows = _numbers(db, "SELECT id, passage, article FROM sentence ORDER BY id", 3)
        words = _numbers(db, "SELECT cardinality(stems) FROM sentence_words ORDER BY id", 1)[:, 0]
        titles = dict(db.execute("SELECT id, cardinality(stems) FROM title_words").fetchall())
        owners = [titles[row] for row in dict.fromkeys(rows[:, 2].tolist())]
        outline = Outline.of(rows, words.astype(np.int32), np.array(owners, np.int32))
        super().__init__(Stamp("", "words", "", 0), outline, [], Mark())
        self._db = db

    def _found(self, stems: Stems) -> Occurrences:
        ids, times, _ = having(self._db, "sentence", stems)
        articles, title_times, _ = having(self._db, "title", stems)
        outline = self.outline
        order = np.argsort(outline.article_rows)
        held = outline.article_rows[order]
        there = among(articles, held)  # an article without a sentence has no place
        titles = order[np.searchsorted(held, articles[there])]
        by_place = np.argsort(titles)
        found = outline.at(ids).astype(np.int32), times, titles[by_place].astype(np.int32)
        return Occurrences(*found, title_times[there][by_place])


def _numbers(db: StoreDatabase, sql: str, columns: int) -> Ids:
    return np.array(db.execute(sql).fetchall(), np.int64).reshape(-1, columns)
