"""FAISS: nearest passages and sentences by their vectors. A cache of SQLite's, never the truth."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

import faiss
import numpy as np

from index.store import cache_file
from index.store.cache_file import Mark
from index.store.moves import Moves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from index.embedding.encoder import Vector
    from index.store.cache_file import Kept, Stamp
    from index.store.moves import Ids

UNMARKED = Mark()
"""The mark of what has followed no store."""

FEW = 8
"""One in so many vectors, or fewer, are compared one by one: quicker than to pass over all of them."""

SINGLY = 2000
"""Vectors that are compared one by one, at most."""

EXACT = 50_000
"""Vectors that are all compared with a question; of more, only those that lie in the groups nearest to it."""

GROUP = 256
"""Vectors in a group, on the average, when they are grouped."""

MOST_GROUPS = 8192
"""Groups at most: to learn more would take longer than what they are learnt for."""

PROBED = 96
"""Groups whose vectors are compared with a question; with a filter, the more the less it leaves of each."""

LEARNT = 40
"""Vectors a group from which the groups are learnt."""

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

    Up to `EXACT` of them are searched exactly, more in groups; how near each is, is always exact.
    ``stamp`` says whose they are, ``ids`` which rows, ``mark`` how far they have followed the store.
    """

    def __init__(
        self, stamp: Stamp, index: Any = None, mark: Mark = UNMARKED, seen: Ids | None = None
    ) -> None:
        self.stamp = stamp
        self.mark = mark
        self._seen = seen
        self._index = faiss.IndexIDMap2(_flat(stamp.dimensions)) if index is None else index

    @property
    def ids(self) -> Ids:
        """The ids of all vectors that may be seen, in no order."""
        held = _grouped_ids(self._index) if self._groups else faiss.vector_to_array(self._index.id_map)
        held = np.asarray(held, np.int64)
        return held if self._seen is None else np.intersect1d(held, self._seen)

    def seen(self, ids: Ids) -> Vectors:
        """Return the same vectors, as they are now, with none to find but those of ``ids``."""
        return Vectors(self.stamp, self._index, self.mark, ids)

    def refresh(self, ids: Ids, fetch: Callable[[Sequence[int]], Vector]) -> int:
        """Hold the vectors of ``ids`` and no others; return how many came and went.

        :param fetch: gives the vectors of some ids, shape (n, d), in their order.
        """
        held = self.ids
        moves = Moves(np.setdiff1d(ids, held), np.setdiff1d(held, ids))
        self.follow(moves, fetch)
        return len(moves.gone) + len(moves.came)

    def follow(self, moves: Moves, fetch: Callable[[Sequence[int]], Vector]) -> None:
        """Hold those that came, too, and those that went no longer, as far as they were there."""
        if len(moves.gone):
            # grouped vectors are found by their ids, others passed over
            chosen = faiss.IDSelectorArray if self._groups else faiss.IDSelectorBatch
            self._index.remove_ids(chosen(moves.gone))
        for part in _parts(moves.came):
            self._index.add_with_ids(fetch(part.tolist()), part)

    def settle(self) -> bool:
        """Group the vectors where they have become many, or many more; say whether that was done."""
        many, ids = self._index.ntotal, self.ids
        groups = min(many // GROUP, MOST_GROUPS)
        if many <= EXACT or groups < 2 * self._groups:
            return False
        learnt = np.random.default_rng(0).choice(ids, groups * LEARNT, replace=many < groups * LEARNT)
        index = _grouped(self.stamp.dimensions, groups)
        index.train(self._index.reconstruct_batch(learnt))
        for part in _parts(ids):
            index.add_with_ids(self._index.reconstruct_batch(part), part)
        self._index = index
        return True

    @property
    def _groups(self) -> int:
        """How many groups the vectors are in; 0 where all are compared."""
        return getattr(self._index, "nlist", 0)

    def search(self, question: Vector, k: int, among: Ids | None = None) -> list[Near]:
        """Return the ``k`` nearest of all, or of the ids ``among``, nearest first.

        :param question: a unit vector, shape (d,).
        """
        if self._seen is not None:
            among = self._seen if among is None else np.intersect1d(among, self._seen)
        if among is not None and len(among) <= min(self._index.ntotal // FEW, SINGLY):
            similarities = self.similarities(question, among)
            first = np.argsort(-similarities, kind="stable")[:k]
            return [
                Near(*pair) for pair in zip(among[first].tolist(), similarities[first].tolist(), strict=True)
            ]
        k = min(k, self._index.ntotal if among is None else len(among))
        if k == 0:
            return []
        bits = _bits(among)
        similarities, ids = self._index.search(question[None, :], k, params=self._how(among, bits))
        # FAISS pads a short result with id -1
        return [Near(int(i), float(s)) for i, s in zip(ids[0], similarities[0], strict=True) if i >= 0]

    def _how(self, among: Ids | None, bits: NDArray[np.uint8]) -> Any:
        """Return search parameters that let only the ids ``among`` through, whose ``bits`` are set.

        FAISS's stubs do not know them.
        """
        parameters: Any = faiss.SearchParametersIVF if self._groups else faiss.SearchParameters
        chosen: dict[str, Any] = (
            {} if among is None else {"sel": faiss.IDSelectorBitmap(len(bits), faiss.swig_ptr(bits))}
        )
        if self._groups:
            share = 1 if among is None else len(among) / self._index.ntotal
            chosen["nprobe"] = min(self._groups, ceil(PROBED / share))
        return parameters(**chosen)

    def similarities(self, question: Vector, among: Ids) -> Vector:
        """Return the cosines of a question with the vectors of some ids, in their order, shape (n,)."""
        if not len(among):
            return np.zeros(0, np.float32)
        compared: Vector = self._index.reconstruct_batch(among) @ question
        return compared

    def save(self, path: Path) -> None:
        """Write the cache to ``path``, which holds the old or the new one whole whenever one looks."""
        body = faiss.serialize_index(self._index).data
        cache_file.write(path, self.stamp, self.mark, None, [body])


def load(path: Path, stamp: Stamp) -> Vectors:
    """Read the cache at ``path``; when missing, damaged or not of this ``stamp``, an empty one instead."""
    return of(cache_file.read(path, stamp), stamp)


def of(kept: Kept | None, stamp: Stamp) -> Vectors:
    """Return the vectors that a file holds; none where there is no file."""
    if kept is None:
        return Vectors(stamp)
    return Vectors(stamp, faiss.deserialize_index(np.frombuffer(kept.body, np.uint8)), kept.mark)


def _bits(among: Ids | None) -> NDArray[np.uint8]:
    """Return a bit for each id, set where it is ``among`` those given."""
    if among is None:
        return np.zeros(0, np.uint8)
    chosen = np.zeros(int(among.max(initial=0)) + 1, np.bool_)
    chosen[among] = True
    return np.packbits(chosen, bitorder="little")


def _parts(ids: Ids) -> Iterator[Ids]:
    for first in range(0, len(ids), 4096):
        yield ids[first : first + 4096]


def _grouped(dimensions: int, groups: int) -> Any:
    """Return an empty index of vectors in groups, each vector found by its id."""
    maps: Any = faiss
    index: Any = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(dimensions),
        dimensions,
        groups,
        faiss.ScalarQuantizer.QT_fp16,
        faiss.METRIC_INNER_PRODUCT,
        False,  # the vectors themselves, not what they are beside the middle of their group
    )
    index.cp.niter, index.cp.max_points_per_centroid = ROUNDS, LEARNT
    index.set_direct_map_type(maps.DirectMap.Hashtable)
    return index


def _grouped_ids(index: Any) -> Ids:
    lists = index.invlists
    parts = [
        faiss.rev_swig_ptr(lists.get_ids(group), lists.list_size(group)).copy()
        for group in range(index.nlist)
        if lists.list_size(group)
    ]
    return np.concatenate([np.zeros(0, np.int64), *parts])


def _flat(dimensions: int) -> Any:
    return faiss.IndexScalarQuantizer(dimensions, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
