"""A concordance: which rows have which stems, and where in each; arrays, as a file can be mapped to them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_Number = TypeVar("_Number", bound=np.integer[Any])

Numbers = NDArray[np.integer[Any]]
"""Numbers of rows, counted from 0."""

LAST_PLACE = 65535
"""The furthest place in a row that is told from others."""

_BITS = 16

COMMON = 8
"""Times as often as what was found another stem stands from which it is looked up there alone, which is
sooner than to pass over all of it.
"""


@dataclass(frozen=True, slots=True)
class Concordance:
    """The stems of rows: ``letters[spelt[i]:spelt[i + 1]]`` is the i-th, in the order of their bytes.

    It stands in ``rows[ends[i]:ends[i + 1]]``, in order, once for each time, at those ``places`` in them.
    """

    letters: NDArray[np.uint8]
    spelt: NDArray[np.int64]
    ends: NDArray[np.int64]
    rows: Numbers
    places: NDArray[np.uint16]

    @classmethod
    def of(
        cls, stems: Sequence[bytes], ends: NDArray[np.int64], rows: Numbers, places: NDArray[np.uint16]
    ) -> Concordance:
        """Return the concordance of stems that are in order."""
        letters = np.frombuffer(b"".join(stems), np.uint8)
        return cls(letters, np.cumsum([0, *map(len, stems)], dtype=np.int64), ends, rows, places)

    @classmethod
    def from_arrays(cls, held: Mapping[str, NDArray[Any]], name: str) -> Concordance:
        """Return the concordance that was put among other arrays under a name."""
        return cls(*(held[f"{name}.{part}"] for part in cls.__slots__))

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """Return its arrays, to be put among others under a name."""
        return {f"{name}.{part}": getattr(self, part) for part in self.__slots__}

    def stem(self, number: int) -> bytes:
        """Return one of its stems."""
        return self.letters[self.spelt[number] : self.spelt[number + 1]].tobytes()

    @property
    def stems(self) -> list[bytes]:
        """All of its stems, in order."""
        letters, spelt = self.letters.tobytes(), self.spelt.tolist()
        return [letters[start:end] for start, end in pairwise(spelt)]

    def at(self, stem: bytes) -> slice:
        """Return where the rows of a stem stand."""
        many = len(self.spelt) - 1
        number = bisect_left(range(many), stem, key=self.stem)
        if number == many or self.stem(number) != stem:
            return slice(0, 0)
        return slice(int(self.ends[number]), int(self.ends[number + 1]))

    def phrase(self, stems: Sequence[bytes]) -> Numbers:
        """Return the rows in which stems follow each other, in order, once for each time."""
        places = ((self.at(stem), far) for far, stem in enumerate(stems))
        (first, ahead), *others = sorted(places, key=lambda one: one[0].stop - one[0].start)
        if not others:
            return self.rows[first]
        found = self._where(first) - ahead
        for at, far in others:
            common = at.stop - at.start > COMMON * len(found)
            held = self._where_in(runs(found >> _BITS)[0], at) if common else self._where(at)
            found = shared(found + far, held) - far
        return (found >> _BITS).astype(np.int32)

    def _where(self, at: slice) -> NDArray[np.int64]:
        return (self.rows[at].astype(np.int64) << _BITS) | self.places[at]

    def _where_in(self, rows: Numbers, at: slice) -> NDArray[np.int64]:
        """Return the same of some rows, in order, alone."""
        held = self.rows[at]
        those = spread(stands(rows, held), stands(rows + 1, held))
        return (held[those].astype(np.int64) << _BITS) | self.places[at][those]


def joined(parts: Sequence[tuple[Concordance, Numbers]]) -> Concordance:
    """Return one concordance of several.

    :param parts: each with the new numbers of its rows, those of a later one all being higher; -1 where a row
        is left out.
    """
    stems = sorted({stem for part, _ in parts for stem in part.stems})
    number = {stem: place for place, stem in enumerate(stems)}
    terms, rows, places = [], [], []
    for part, renumbered in parts:
        mine = np.array([number[stem] for stem in part.stems], np.int32)
        new = renumbered[part.rows]
        terms.append(np.repeat(mine, np.diff(part.ends))[new >= 0])
        rows.append(new[new >= 0])
        places.append(part.places[new >= 0])
    every = np.concatenate(terms)
    order = np.argsort(every, kind="stable")
    counts = np.bincount(every, minlength=len(stems))
    kept = [stem for stem, many in zip(stems, counts.tolist(), strict=True) if many]
    ends = np.concatenate([[0], np.cumsum(counts[counts > 0])])
    return Concordance.of(kept, ends, np.concatenate(rows)[order], np.concatenate(places)[order])


def stands(wanted: NDArray[Any], held: NDArray[Any]) -> NDArray[np.int64]:
    """Return where each number stands, or would, among those ``held``, which are in order."""
    # of another type, NumPy would first turn all that are held into it: more than are wanted
    return np.searchsorted(held, wanted.astype(held.dtype, copy=False))


def among(wanted: NDArray[Any], held: NDArray[Any]) -> NDArray[np.bool_]:
    """Say of each number whether it is among those ``held``, which are in order."""
    if not len(held):
        return np.zeros(wanted.shape, np.bool_)
    return np.asarray(held[np.minimum(stands(wanted, held), len(held) - 1)] == wanted)


@dataclass(frozen=True, slots=True)
class Stretches:
    """Numbers in order, each once, as the stretches in which none is left out: where one stands is counted.

    ``firsts`` are the first of each, ``starts`` where these stand, and where the last stretch ends.
    """

    firsts: NDArray[np.int64]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, held: NDArray[np.int64]) -> Stretches:
        """Return the stretches of what is ``held``."""
        starts = first_of_each(held - np.arange(len(held)))
        return cls(held[starts], np.append(starts, len(held)))

    def and_then(self, held: NDArray[np.int64]) -> Stretches:
        """Return the stretches of these and of more, all of which are higher."""
        more = Stretches.of(held)
        starts = np.concatenate([self.starts[:-1], more.starts + self.starts[-1]])
        return Stretches(np.concatenate([self.firsts, more.firsts]), starts)

    def at(self, wanted: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return where numbers stand, or would, as `numpy.searchsorted` does."""
        if not len(self.firsts):
            return np.zeros(wanted.shape, np.int64)
        which = np.maximum(np.searchsorted(self.firsts, wanted, "right") - 1, 0)
        start = self.starts[which]
        return np.asarray(
            np.clip(wanted - self.firsts[which] + start, start, self.starts[which + 1]), np.int64
        )


def union(parts: Sequence[NDArray[_Number]]) -> NDArray[_Number]:
    """Return all numbers of some arrays, which need not be in order, each once, in order.

    NumPy's own way takes five to fifty times as long: it looks each number up.
    """
    every = np.sort(np.concatenate(parts), kind="stable")  # which goes from one part in order to the next
    return every[first_of_each(every)]


def shared(ours: NDArray[_Number], theirs: NDArray[_Number]) -> NDArray[_Number]:
    """Return the numbers that two arrays have in common, each of which has its own in order, each once."""
    every = np.sort(np.concatenate([ours, theirs]), kind="stable")  # as in `union`
    return every[np.flatnonzero(every[1:] == every[:-1])]


def runs(rows: NDArray[Any]) -> tuple[Numbers, NDArray[np.int64]]:
    """Return numbers in order each once, and how often each stands there."""
    starts = first_of_each(rows)
    return rows[starts], np.diff(starts, append=len(rows))


def first_of_each(rows: NDArray[Any]) -> NDArray[np.int64]:
    """Return where each of some numbers, in order, stands for the first time."""
    is_other = np.ones(len(rows), np.bool_)
    np.not_equal(rows[1:], rows[:-1], out=is_other[1:])
    return np.flatnonzero(is_other)


def spread(starts: NDArray[Any], ends: NDArray[Any]) -> NDArray[np.int64]:
    """Return all numbers of some stretches, one stretch after another."""
    sizes = ends - starts
    shifts = np.repeat(starts - np.concatenate([[0], np.cumsum(sizes)[:-1]]), sizes)
    return np.asarray(shifts + np.arange(len(shifts)), np.int64)
