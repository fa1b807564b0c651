"""Vectors row by row, in the order of their ids: mapped from a file; beside them those that came since."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from index.store.finding.concordance import Stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from index.embedding.encoder import Vector
    from index.store.moves import Ids

AT_ONCE = 4096
"""Rows that are handled at once where all are."""

_COMPARED_AT_ONCE = 128
"""Rows that are compared at once: what they take as floats stays in the processor's cache."""

_SHIFT, _SIGN_AND_NUMBER, _SCALE = 13, np.int32(-0x70002000), np.float32(2.0**112)
"""What makes of a number's bits in half precision those in single, 2 to the 112th times too small: the same
number, in two thirds of the time that NumPy takes for it."""


@dataclass(frozen=True)
class VectorRows:
    """The vectors of ``ids``, which are in order: first those of ``kept``, then those that ``came`` since.

    ``live`` says which are still there: what is gone keeps its row until all are written anew. ``places`` is
    where each id stands.
    """

    ids: Ids
    live: NDArray[np.bool_]
    kept: NDArray[np.float16]
    came: NDArray[np.float16]
    places: Stretches

    @classmethod
    def of(cls, ids: Ids, kept: NDArray[np.float16]) -> VectorRows:
        """Return the rows of some ids, all of which are there."""
        return cls(ids, np.ones(len(ids), np.bool_), kept, kept[:0], Stretches.of(ids))

    @classmethod
    def none(cls, dimensions: int) -> VectorRows:
        """Return no rows."""
        return cls.of(np.zeros(0, np.int64), np.zeros((0, dimensions), np.float16))

    @property
    def live_ids(self) -> Ids:
        """The ids of those that are there, in order."""
        return self.ids if self.live.all() else self.ids[self.live]

    def without(self, gone: Ids) -> VectorRows:
        """Return the rows without some that may be among them."""
        live, where = self.live.copy(), self.places.at(gone)
        where = where[where < len(self.ids)]
        live[where[np.isin(self.ids[where], gone)]] = False
        return replace(self, live=live)

    def added(self, ids: Ids, vectors: NDArray[np.float16]) -> VectorRows:
        """Return the rows with some more, whose ids are higher than all there were."""
        came = np.concatenate([self.came, vectors]) if len(self.came) else vectors
        live = np.concatenate([self.live, np.ones(len(ids), np.bool_)])
        every, places = np.concatenate([self.ids, ids]), self.places.and_then(ids)
        return VectorRows(every, live, self.kept, came, places)

    def at(self, ids: Ids) -> NDArray[np.float16]:
        """Return the vectors of some ids that are there, in their order, shape (n, d)."""
        return self._standing(self.places.at(ids))

    def _standing(self, where: NDArray[np.int64]) -> NDArray[np.float16]:
        late = where >= len(self.kept)
        if not late.any():
            return self.kept.take(where, axis=0)
        found = np.empty((len(where), self.kept.shape[1]), np.float16)
        found[~late] = self.kept[where[~late]]
        found[late] = self.came[where[late] - len(self.kept)]
        return found

    def similarities(self, question: Vector, ids: Ids) -> Vector:
        """Return the inner products of a question with the vectors of some ids, in their order, (n,)."""
        compared, scaled, where = np.empty(len(ids), np.float32), question * _SCALE, self.places.at(ids)
        room = np.empty((min(len(ids), _COMPARED_AT_ONCE), len(question)), np.int32)
        for first in range(0, len(ids), _COMPARED_AT_ONCE):
            some = where[first : first + _COMPARED_AT_ONCE]
            bits = room[: len(some)]
            bits[...] = self._standing(some).view(np.int16)
            bits <<= _SHIFT
            bits &= _SIGN_AND_NUMBER
            np.dot(bits.view(np.float32), scaled, out=compared[first : first + len(some)])
        return compared

    def parts(self) -> Iterator[tuple[Ids, NDArray[np.float16]]]:
        """Yield all that are there, some ids with their vectors at a time, in order."""
        ids = self.live_ids
        for first in range(0, len(ids), AT_ONCE):
            some = ids[first : first + AT_ONCE]
            yield some, self.at(some)
