"""The words of all sentences, and of their articles' titles: which have a phrase. A cache of SQLite's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from index.store.finding import cache_file
from index.store.finding.cache_file import Column, Mark
from index.store.finding.concordance import Concordance, Numbers, among, joined, runs
from index.store.finding.outline import Outline
from index.store.finding.stems import concordance
from index.store.moves import Moves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from index.store.finding.cache_file import Kept, Stamp
    from index.store.finding.stems import Spread, Stems
    from index.store.moves import Ids

VOLUMES = 16
"""Times at which sentences came, beyond which all but the first are put together."""

AT_HAND = 64
"""Phrases whose places are kept at hand, the last ones asked for."""


class Sheaf(NamedTuple):
    """Some whole articles: their sentences' ids, passages and articles, (n, 3), in order; and the words.

    ``titles`` are those of the articles in the order in which these come.
    """

    rows: NDArray[np.int64]
    sentences: Sequence[str]
    titles: Sequence[str]


class Occurrences(NamedTuple):
    """Which sentences have a phrase, and which articles' titles: their numbers, in order, and how often."""

    sentences: Numbers
    times: NDArray[np.int64]
    titles: Numbers
    title_times: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Bound:
    """What was indexed at one time: its first sentence's and its first article's number, and the words."""

    sentence: int
    article: int
    own: Concordance
    titles: Concordance


class WordIndex:
    """The words of all sentences of a store, exact as FTS5 would find them.

    ``outline`` says where each sentence stands; what is gone stays there, and is found no more. ``spreads``
    tells how phrases are spread over the rows of a table, as far as that was asked for.
    ``mark`` is how far it has followed the store.
    """

    def __init__(self, stamp: Stamp, outline: Outline, bound: Sequence[_Bound], mark: Mark) -> None:
        self.stamp = stamp
        self.mark = mark
        self.outline = outline
        self.live = np.ones(len(outline.ids), np.bool_)
        self._bound = list(bound)
        self.spreads: dict[tuple[str, Stems], Spread] = {}
        self._at_hand: dict[Stems, Occurrences] = {}

    @property
    def ids(self) -> Ids:
        """The ids of all sentences, in order."""
        return self.outline.ids[self.live]

    @cached_property
    def live_articles(self) -> NDArray[np.bool_]:
        """Which articles are there, by their numbers."""
        return self.live[self.outline.sentence_starts[:-1]]

    @cached_property
    def _all_live(self) -> bool:
        return bool(self.live.all())

    @cached_property
    def averages(self) -> dict[str, float]:
        """How many words a passage has with its title, and a sentence with what stands around it."""
        outline, alive = self.outline, np.flatnonzero(self.live)
        passages = self.live_articles[outline.articles]
        return {
            "passage": float(outline.passage_words[passages].mean()) if len(alive) else 1.0,
            "sentence": float(outline.words_around[alive].mean()) if len(alive) else 1.0,
        }

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many passages and sentences there are."""
        passages = self.live_articles[self.outline.articles]
        return {"passage": int(passages.sum()), "sentence": int(self.live.sum())}

    def refresh(self, ids: Ids, fetch: Callable[[Ids], Iterable[Sheaf]]) -> int:
        """Hold the sentences of ``ids`` and no others; return how many came and went.

        :param ids: in order; those that came are higher than all that were there.
        :param fetch: gives the articles whose sentences some ids are.
        """
        held = self.ids
        moves = Moves(np.setdiff1d(ids, held, assume_unique=True), held[~among(held, ids)])
        self.follow(moves, fetch)
        return len(moves.came) + len(moves.gone)

    def follow(self, moves: Moves, fetch: Callable[[Ids], Iterable[Sheaf]]) -> None:
        """Hold the sentences that came, too, and those that went no longer; whole articles of both."""
        self.live[self.outline.at(moves.gone)] = False
        if len(moves.came):
            self._add([_bound(written) for written in fetch(moves.came)])
        self._at_hand.clear()
        self.spreads.clear()
        for name in ("live_articles", "averages", "counts", "_all_live"):
            self.__dict__.pop(name, None)

    def _add(self, came: Sequence[tuple[Outline, _Bound]]) -> None:
        outline = Outline.joined([one for one, _ in came])
        bound = _Bound(len(self.outline.ids), len(self.outline.article_rows), *_together(came))
        self._bound.append(bound)
        self.outline = Outline.joined([self.outline, outline])
        self.live = np.concatenate([self.live, np.ones(len(outline.ids), np.bool_)])
        if len(self._bound) > VOLUMES:
            self._bound = [self._bound[0], self._in_one(self._bound[1:])]

    def _in_one(self, bound: Sequence[_Bound]) -> _Bound:
        """Return what was indexed last as if it had been indexed at one time."""
        first = bound[0]
        parts = []
        for part, start, end in (
            ("own", "sentence", len(self.outline.ids)),
            ("titles", "article", len(self.outline.article_rows)),
        ):
            starts = [getattr(one, start) for one in bound]
            numbers = [
                np.arange(here - starts[0], there - starts[0], dtype=np.int32)
                for here, there in pairwise([*starts, end])
            ]
            parts.append(joined([(getattr(one, part), new) for one, new in zip(bound, numbers, strict=True)]))
        return _Bound(first.sentence, first.article, *parts)

    def find(self, stems: Stems) -> Occurrences:
        """Return where stems stand that follow each other; nowhere when there are none."""
        if stems not in self._at_hand:
            if len(self._at_hand) >= AT_HAND:
                self._at_hand.pop(next(iter(self._at_hand)))
            self._at_hand[stems] = self._found(stems)
        return self._at_hand[stems]

    def _found(self, stems: Stems) -> Occurrences:
        none = [np.zeros(0, np.int32)]
        bound = self._bound if stems else []
        own = np.concatenate([*none, *(one.own.phrase(stems) + np.int32(one.sentence) for one in bound)])
        titles = np.concatenate([*none, *(one.titles.phrase(stems) + np.int32(one.article) for one in bound)])
        if not self._all_live:
            own, titles = own[self.live[own]], titles[self.live_articles[titles]]
        return Occurrences(*runs(own), *runs(titles))

    def save(self, path: Path) -> None:
        """Write the index to ``path``, which holds the old or the new one whole whenever one looks."""
        outline = self.outline.kept(self.live)
        own, titles = self._compact()
        arrays = outline.arrays() | own.arrays("own") | titles.arrays("titles")
        held = {name: Column.of(one) for name, one in arrays.items()}
        cache_file.write_arrays(path, self.stamp, self.mark, held)

    def _compact(self) -> tuple[Concordance, Concordance]:
        """Return the words of what is there alone, under its new numbers."""
        if not self._bound:
            return concordance([]), concordance([])
        found = []
        for live, part in ((self.live, "own"), (self.live_articles, "titles")):
            new = np.where(live, np.cumsum(live) - 1, -1).astype(np.int32)
            starts = [one.sentence if part == "own" else one.article for one in self._bound]
            ends = [*starts[1:], len(new)]
            bound = zip(self._bound, starts, ends, strict=True)
            found.append(joined([(getattr(one, part), new[start:end]) for one, start, end in bound]))
        return found[0], found[1]


def empty(stamp: Stamp) -> WordIndex:
    """Return an index of no sentences."""
    nothing = np.zeros((0, 3), np.int64)
    words = np.zeros(0, np.int32)
    return WordIndex(stamp, Outline.of(nothing, words, words), [], Mark())


def load(path: Path, stamp: Stamp) -> WordIndex:
    """Read the index at ``path``; when missing, damaged or not of this ``stamp``, an empty one instead."""
    return of(cache_file.read(path, stamp), stamp)


def of(kept: Kept | None, stamp: Stamp) -> WordIndex:
    """Return the index that a file holds; an empty one where there is no file."""
    if kept is None:
        return empty(stamp)
    held = cache_file.arrays(kept)
    words = _Bound(0, 0, Concordance.from_arrays(held, "own"), Concordance.from_arrays(held, "titles"))
    return WordIndex(stamp, Outline.from_arrays(held), [words], kept.mark)


def _bound(written: Sheaf) -> tuple[Outline, _Bound]:
    own, titles = concordance(written.sentences), concordance(written.titles)
    words = np.bincount(own.rows, minlength=len(written.sentences)).astype(np.int32)
    title_words = np.bincount(titles.rows, minlength=len(written.titles)).astype(np.int32)
    return Outline.of(written.rows, words, title_words), _Bound(0, 0, own, titles)


def _together(came: Sequence[tuple[Outline, _Bound]]) -> Iterator[Concordance]:
    """Yield the words of what came, and those of its titles."""
    sizes = {"own": [len(one.ids) for one, _ in came], "titles": [len(one.article_rows) for one, _ in came]}
    for part, many in sizes.items():
        starts: list[Any] = np.cumsum([0, *many]).tolist()
        numbers = [np.arange(start, end, dtype=np.int32) for start, end in pairwise(starts)]
        yield joined([(getattr(one, part), new) for (_, one), new in zip(came, numbers, strict=True)])
