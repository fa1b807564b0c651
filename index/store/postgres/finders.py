"""What finds passages and sentences of an index on a server: by vectors and by words, in the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.store.finding.cache_file import Mark, Stamp
from index.store.finding.concordance import among
from index.store.finding.outline import Outline
from index.store.finding.vectors import EXACT, Near
from index.store.finding.word_index import Occurrences, WordIndex
from index.store.postgres import halfvec
from index.store.postgres.words import having, numbers

if TYPE_CHECKING:
    from index.embedding.encoder import Vector
    from index.store.database import StoreDatabase
    from index.store.finding.stems import Stems
    from index.store.moves import Ids

PLACED = 1400
"""Bytes of memory that a vector takes while a graph is made of all."""


class ServerVectors:
    """The vectors of one table, compared where they lie: all of them, or few of very many, which are nearest.

    How near each is, is always exact; so is what is found within a filter.
    """

    def __init__(self, db: StoreDatabase, table: str, dimensions: int, seen: Ids | None = None) -> None:
        self._db = db
        self._table = table
        self._dimensions = dimensions
        self._seen = seen

    @property
    def ids(self) -> Ids:
        """The ids of all vectors that may be seen, in order."""
        return numbers(self._db, "id", self._table)[:, 0] if self._seen is None else self._seen

    def seen(self, ids: Ids) -> ServerVectors:
        """Return the same with none to find but those of ``ids``."""
        return ServerVectors(self._db, self._table, self._dimensions, ids)

    def search(self, question: Vector, k: int, among: Ids | None = None) -> list[Near]:
        """Return the ``k`` nearest of all, or of the ids ``among``, nearest first."""
        if self._seen is not None:
            among = self._seen if among is None else np.intersect1d(among, self._seen)
        asked = question.astype(np.float64).tolist()
        source, values = f"{self._table} WHERE id = ANY(?)", [[] if among is None else among.tolist()]
        if among is None:
            source, values = self._table, []
            if self._is_graphed:
                nearby = f"SELECT * FROM {self._table} ORDER BY vector <#> ?::real[]::halfvec LIMIT ?"
                source, values = f"({nearby}) AS nearby", [asked, k]
        near = f"vector::vector({self._dimensions}) <#> ?::real[]::vector"
        sql = f"SELECT id, -({near}) AS near FROM {source} ORDER BY near DESC, id LIMIT ?"
        return [Near(*row) for row in self._db.execute(sql, [asked, *values, k])]

    @property
    def _is_graphed(self) -> bool:
        (graph,) = self._db.execute("SELECT to_regclass(?)", [f"{self._table}_near"]).fetchone()
        return graph is not None

    def similarities(self, question: Vector, among: Ids) -> Vector:
        """Return the cosines of a question with the vectors of some ids, in their order, shape (n,)."""
        if not len(among):
            return np.zeros(0, np.float32)
        rows, places = np.unique(among, return_inverse=True)
        sql = f"SELECT string_agg(halfvec_send(vector), '' ORDER BY id) FROM {self._table} WHERE id = ANY(?)"
        (told,) = self._db.execute(sql, [rows.tolist()]).fetchone()
        compared: Vector = halfvec.rows(told, len(rows))[places] @ question
        return compared


def settle(db: StoreDatabase) -> None:
    """Join very many vectors to a graph, in which the nearest are found without passing over all of them."""
    for table in ("passage", "sentence"):
        many, graph = db.execute(f"SELECT count(*), to_regclass('{table}_near') FROM {table}").fetchone()
        if many > EXACT and graph is None:
            with db.atomic():
                db.execute(f"SET LOCAL maintenance_work_mem = '{many * PLACED // 1024 + 65536}kB'")
                db.execute(f"CREATE INDEX {table}_near ON {table} USING hnsw (vector halfvec_ip_ops)")


class ServerWords(WordIndex):
    """The words of all sentences, looked up in the database; where each sentence stands is held here."""

    def __init__(self, db: StoreDatabase) -> None:
        rows = numbers(db, "id, passage, article", "sentence")
        words = numbers(db, "id, cardinality(stems)", "sentence_words")[:, 1]
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
