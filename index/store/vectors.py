"""FAISS: nearest passages and sentences by their vectors. A cache of SQLite's, never the truth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import faiss
import numpy as np
from numpy.typing import NDArray

from index.store import cache_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from index.embedding.encoder import Vector
    from index.store.cache_file import Stamp

Ids = NDArray[np.int64]

FEW = 8
"""One in so many vectors, or fewer, are compared one by one: quicker than to pass over all of them."""

faiss.omp_set_num_threads(
    1
)  # for one question, a second thread costs more than it gives, most of all under load


class Near(NamedTuple):
    """A neighbour: its id, and the cosine of its vector with the question's."""

    id: int
    similarity: float


class Vectors:
    """The vectors of one table, searched exactly by inner product, in half precision as they are stored.

    ``stamp`` says whose they are, ``ids`` which rows, ``generation`` in which state of the store (None when
    that is not known).
    """

    def __init__(
        self, stamp: Stamp, index: Any = None, generation: int | None = None, seen: Ids | None = None
    ) -> None:
        self.stamp = stamp
        self.generation = generation
        self._seen = seen
        self._index = faiss.IndexIDMap2(_flat(stamp.dimensions)) if index is None else index

    @property
    def ids(self) -> Ids:
        """The ids of all vectors that may be seen, in no order."""
        held = np.asarray(faiss.vector_to_array(self._index.id_map), np.int64)
        return held if self._seen is None else np.intersect1d(held, self._seen)

    def seen(self, ids: Ids) -> Vectors:
        """Return the same vectors, as they are now, with none to find but those of ``ids``."""
        return Vectors(self.stamp, self._index, self.generation, ids)

    def refresh(self, ids: Ids, fetch: Callable[[Sequence[int]], Vector]) -> int:
        """Hold the vectors of ``ids`` and no others; return how many came and went.

        :param fetch: gives the vectors of some ids, shape (n, d), in their order.
        """
        held = self.ids
        gone, new = np.setdiff1d(held, ids), np.setdiff1d(ids, held)
        if len(gone):
            self._index.remove_ids(faiss.IDSelectorBatch(gone))
        for first in range(0, len(new), 4096):
            part = new[first : first + 4096]
            self._index.add_with_ids(fetch(part.tolist()), part)
        return len(gone) + len(new)

    def search(self, question: Vector, k: int, among: Ids | None = None) -> list[Near]:
        """Return the ``k`` nearest of all, or of the ids ``among``, nearest first.

        :param question: a unit vector, shape (d,).
        """
        if self._seen is not None:
            among = self._seen if among is None else np.intersect1d(among, self._seen)
        if among is not None and len(among) <= self._index.ntotal // FEW:
            similarities = self.similarities(question, among)
            first = np.argsort(-similarities, kind="stable")[:k]
            return [
                Near(*pair) for pair in zip(among[first].tolist(), similarities[first].tolist(), strict=True)
            ]
        k = min(k, self._index.ntotal if among is None else len(among))
        if k == 0:
            return []
        similarities, ids = self._index.search(question[None, :], k, params=_chosen(among))
        # FAISS pads a short result with id -1
        return [Near(int(i), float(s)) for i, s in zip(ids[0], similarities[0], strict=True) if i >= 0]

    def similarities(self, question: Vector, among: Ids) -> Vector:
        """Return the cosines of a question with the vectors of some ids, in their order, shape (n,)."""
        if not len(among):
            return np.zeros(0, np.float32)
        compared: Vector = self._index.reconstruct_batch(among) @ question
        return compared

    def save(self, path: Path) -> None:
        """Write the cache to ``path``, which holds the old or the new one whole whenever one looks."""
        body = faiss.serialize_index(self._index).data
        cache_file.write(path, self.stamp, self.generation, None, [body])


def load(path: Path, stamp: Stamp) -> Vectors:
    """Read the cache at ``path``; when missing, damaged or not of this ``stamp``, an empty one instead."""
    kept = cache_file.read(path, stamp)
    if kept is None:
        return Vectors(stamp)
    return Vectors(stamp, faiss.deserialize_index(np.frombuffer(kept.body, np.uint8)), kept.generation)


def _chosen(among: Ids | None) -> Any:
    """Return search parameters that let only the ids ``among`` through; FAISS's stubs do not know them."""
    parameters: Any = faiss.SearchParameters
    return None if among is None else parameters(sel=faiss.IDSelectorBatch(among))


def _flat(dimensions: int) -> Any:
    return faiss.IndexScalarQuantizer(dimensions, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
