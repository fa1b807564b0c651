"""Nearest passages and sentences by their vectors, with FAISS. A cache of SQLite's, never the truth."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

import faiss
import numpy as np

from index.store.finding import cache_file
from index.store.finding.cache_file import Column, Mark
from index.store.finding.vector_rows import VectorRows
from index.store.moves import Moves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from index.embedding.encoder import Vector
    from index.store.finding.cache_file import Kept, Stamp
    from index.store.moves import Ids

UNMARKED = Mark()
"""The mark of what has followed no store."""

FEW = 32
"""One in so many of the vectors that would be passed over, or fewer, are compared one by one: quicker."""

EXACT = 30_000
"""Vectors that are all compared with a question; of more, only those that lie in the groups nearest to it."""

GROUP = 256
"""Vectors in a group, on the average, when they are grouped."""

MOST_GROUPS = 8192
"""Groups at most: to learn more would take longer than what they are learnt for."""

PROBED = 128
"""Groups whose vectors are compared with a question; with a filter, the more the less it leaves of each."""

COMPARED = 10
"""Times as many as are wanted of them that are compared again, as they are: first, they are by a sketch."""

COMPARED_AT_MOST = 2000
"""Of them, where many are wanted: each is fetched from somewhere else in the file. (Of the 500 nearest of
487,101, 95% are found then, and 97% without; of the first ten, all.)"""

LEARNT = 40
"""Vectors a group from which the groups are learnt."""

PART = 4096
"""Vectors that are read at once."""

ROUNDS = 8
"""Times that the groups are learnt anew, each time better."""

faiss.omp_set_num_threads(
    1
)  # for one question, a second thread costs more than it gives, most of all under load


class Near(NamedTuple):
    """A neighbour: its id, and the cosine of its vector with the question's."""

    id: int
    similarity: float


class Vectors:
    """The vectors of one table, searched by inner product, in half precision as they are stored.

    Up to `EXACT` of them are searched exactly. Of more, FAISS holds a sketch of each, in groups, which only
    proposes; how near each is, is always exact.
    ``stamp`` says whose they are, ``ids`` which rows, ``mark`` how far they have followed the store.
    """

    def __init__(
        self,
        stamp: Stamp,
        rows: VectorRows | None = None,
        index: Any = None,
        mark: Mark = UNMARKED,
        seen: Ids | None = None,
    ) -> None:
        self.stamp = stamp
        self.mark = mark
        self._rows = VectorRows.none(stamp.dimensions) if rows is None else rows
        self._held = index
        self._seen = seen

    @property
    def _index(self) -> Any:
        """What FAISS searches; of vectors that are all compared, made when one first looks for any."""
        if self._held is None:
            self._held = _flat(self._rows)
        return self._held

    @property
    def ids(self) -> Ids:
        """The ids of all vectors that may be seen, in order."""
        held = self._rows.live_ids
        return held if self._seen is None else np.intersect1d(held, self._seen)

    def seen(self, ids: Ids) -> Vectors:
        """Return the same vectors, as they are now, with none to find but those of ``ids``."""
        return Vectors(self.stamp, self._rows, self._index, self.mark, ids)

    def refresh(self, ids: Ids, fetch: Callable[[Sequence[int]], Vector]) -> int:
        """Hold the vectors of ``ids`` and no others; return how many came and went.

        :param ids: in order; those that came are higher than all that were there.
        :param fetch: gives the vectors of some ids, shape (n, d), in their order.
        """
        held = self.ids
        moves = Moves(np.setdiff1d(ids, held), np.setdiff1d(held, ids))
        self.follow(moves, fetch)
        return len(moves.gone) + len(moves.came)

    def follow(self, moves: Moves, fetch: Callable[[Sequence[int]], Vector]) -> None:
        """Hold those that came, too, and those that went no longer, as far as they were there."""
        came = np.empty((len(moves.came), self.stamp.dimensions), np.float16)
        for first, part in enumerate(_parts(moves.came)):
            came[first * PART :][: len(part)] = fetch(part.tolist())
        if len(moves.gone):
            self._rows = self._rows.without(moves.gone)
        if len(came):
            self._rows = self._rows.added(moves.came, came)
        if self._held is not None:
            if len(moves.gone):  # for which all are looked through
                self._held.remove_ids(faiss.IDSelectorBatch(moves.gone))
            for first, part in enumerate(_parts(moves.came)):
                self._held.add_with_ids(came[first * PART :][: len(part)].astype(np.float32), part)

    def settle(self) -> bool:
        """Group the vectors where they have become many, or many more; say whether that was done."""
        ids = self.ids
        many = len(ids)
        groups = min(many // GROUP, MOST_GROUPS)
        if many <= EXACT or groups < 2 * self._groups:
            return False
        lot = np.random.default_rng(0)
        learnt = np.sort(lot.choice(ids, groups * LEARNT, replace=many < groups * LEARNT))
        index = _grouped(self.stamp.dimensions, groups)
        index.train(self._rows.at(learnt).astype(np.float32))
        for part, vectors in self._rows.parts():
            index.add_with_ids(vectors.astype(np.float32), part)
        self._held = index
        return True

    @property
    def _groups(self) -> int:
        """How many groups the vectors are in; 0 where all are compared."""
        return getattr(self._held, "nlist", 0)

    def search(self, question: Vector, k: int, among: Ids | None = None) -> list[Near]:
        """Return the ``k`` nearest of all, or of the ids ``among``, nearest first.

        :param question: a unit vector, shape (d,).
        """
        if self._seen is not None:
            among = self._seen if among is None else np.intersect1d(among, self._seen)
        probed = self._probed(among)
        if among is not None and len(among) * FEW <= min(self._index.ntotal, probed * GROUP):
            return self._nearest(question, k, among)
        bits = _bits(among)
        parameters = self._how(among, bits, probed)
        if not self._groups:
            k = min(k, self._index.ntotal if among is None else len(among))
            return _told(*self._index.search(question[None, :], k, params=parameters)) if k else []
        many = max(k, min(COMPARED * k, COMPARED_AT_MOST))
        _, ids = self._index.search(question[None, :], many, params=parameters)
        return self._nearest(question, k, np.sort(ids[ids >= 0]))

    def _nearest(self, question: Vector, k: int, among: Ids) -> list[Near]:
        """Return the nearest of some ids, which are in order, by comparing all of them."""
        similarities = self.similarities(question, among)
        first = np.argsort(-similarities, kind="stable")[:k]
        return [Near(*pair) for pair in zip(among[first].tolist(), similarities[first].tolist(), strict=True)]

    def _probed(self, among: Ids | None) -> int:
        """Return in how many groups to look."""
        share = 1 if among is None else max(len(among), 1) / max(self._index.ntotal, 1)
        return min(self._groups, ceil(PROBED / share))

    def _how(self, among: Ids | None, bits: NDArray[np.uint8], probed: int) -> Any:
        """Return search parameters that let only the ids ``among`` through, whose ``bits`` are set.

        FAISS's stubs do not know them.
        """
        parameters: Any = faiss.SearchParametersIVF if self._groups else faiss.SearchParameters
        chosen: dict[str, Any] = (
            {} if among is None else {"sel": faiss.IDSelectorBitmap(len(bits), faiss.swig_ptr(bits))}
        )
        return parameters(**chosen | ({"nprobe": probed} if self._groups else {}))

    def similarities(self, question: Vector, among: Ids) -> Vector:
        """Return the cosines of a question with the vectors of some ids, in their order, shape (n,)."""
        return self._rows.similarities(question, among)

    def save(self, path: Path) -> None:
        """Write the cache to ``path``, which holds the old or the new one whole whenever one looks."""
        sketch = faiss.serialize_index(self._index) if self._groups else np.zeros(0, np.uint8)
        ids = self._rows.live_ids
        vectors = (part for _, part in self._rows.parts())
        held = {
            "ids": Column.of(ids),
            "sketch": Column.of(sketch),
            "vectors": Column("<f2", len(ids) * self.stamp.dimensions, vectors),
        }
        cache_file.write_arrays(path, self.stamp, self.mark, held)


def load(path: Path, stamp: Stamp) -> Vectors:
    """Read the cache at ``path``; when missing, damaged or not of this ``stamp``, an empty one instead."""
    return of(cache_file.read(path, stamp), stamp)


def of(kept: Kept | None, stamp: Stamp) -> Vectors:
    """Return the vectors that a file holds; none where there is no file."""
    if kept is None:
        return Vectors(stamp)
    held = cache_file.arrays(kept)
    rows = VectorRows.of(held["ids"], held["vectors"].reshape(-1, stamp.dimensions))
    index = faiss.deserialize_index(held["sketch"]) if len(held["sketch"]) else None
    return Vectors(stamp, rows, index, kept.mark)


def _told(similarities: NDArray[np.float32], ids: NDArray[np.int64]) -> list[Near]:
    """Return what FAISS found for one question; it pads a short result with id -1."""
    return [Near(int(i), float(s)) for i, s in zip(ids[0], similarities[0], strict=True) if i >= 0]


def _bits(among: Ids | None) -> NDArray[np.uint8]:
    """Return a bit for each id, set where it is ``among`` those given."""
    if among is None:
        return np.zeros(0, np.uint8)
    chosen = np.zeros(int(among.max(initial=0)) + 1, np.bool_)
    chosen[among] = True
    return np.packbits(chosen, bitorder="little")


def _parts(ids: Ids) -> Iterator[Ids]:
    for first in range(0, len(ids), PART):
        yield ids[first : first + PART]


def _grouped(dimensions: int, groups: int) -> Any:
    """Return an empty index of sketches in groups: four bits for each few numbers of a vector."""
    parts = next(dimensions // few for few in (3, 2, 1) if not dimensions % few)
    index: Any = faiss.IndexIVFPQFastScan(
        faiss.IndexFlatIP(dimensions), dimensions, groups, parts, 4, faiss.METRIC_INNER_PRODUCT
    )
    index.by_residual = False  # the vectors themselves, not what they are beside the middle of their group
    index.cp.niter, index.cp.max_points_per_centroid = ROUNDS, LEARNT
    return index


def _flat(rows: VectorRows) -> Any:
    """Return an index of the vectors themselves."""
    dimensions = rows.kept.shape[1]
    held: Any = faiss.IndexScalarQuantizer(
        dimensions, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
    )
    index: Any = faiss.IndexIDMap(held)
    for ids, vectors in rows.parts():
        index.add_sa_codes(vectors.view(np.uint8), ids)
    return index
