"""Keep the index of words beside the database in step with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.store import faults, passages
from index.store.caches import following
from index.store.finding import cache_file, word_index
from index.store.finding.cache_file import Stamp
from index.store.finding.word_index import Sheaf
from index.store.folder.schema import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.store.finding.word_index import WordIndex
    from index.store.moves import Ids
    from index.store.store import Store, Writer

TABLE = "sentence"
"""The table whose rows' words it holds."""

AT_ONCE = 20_000
"""Sentences, or few more, whose words are read at once."""


def load(store: Store) -> WordIndex:
    """Return the words as the store holds them now; what the file lacks is read from the store."""
    held = kept(store)
    follow(held, store)
    return held


def kept(store: Store) -> WordIndex:
    """Return the words as the file has them; none when it is missing, foreign or damaged."""
    return word_index.load(_path(store), _stamp(store))


def near(store: Store) -> WordIndex:
    """Return the words as the file has them, with the few sentences that it need not have made good."""
    held = kept(store)
    if following.is_near(store, TABLE, held.mark):
        follow(held, store)
    return held


def follow(held: WordIndex, store: Store) -> bool:
    """Bring ``held`` to the store's generation by the ids that came and went; say whether it was behind."""
    return following.follow(held, store, TABLE, lambda new: _written(store, new))


def save(store: Writer, *, all_that_went: bool = False) -> None:
    """Bring the file beside the database up to date with it, where more than a little changed.

    :param all_that_went: leave nothing in it of what went, however little it is.
    """
    with faults.explained(store.folder.parent):
        mark = cache_file.marked(_path(store), _stamp(store))
        if mark and following.is_near(store, TABLE, mark, nothing_gone=all_that_went):
            return
        held = kept(store)
        if follow(held, store):
            held.save(_path(store))


def _stamp(store: Store) -> Stamp:
    return Stamp(store.name, "words", WORDS, 0)


def _written(store: Store, new: Ids) -> Iterator[Sheaf]:
    """Yield the articles whose sentences are ``new``, some at a time."""
    with faults.decoding(store.place):
        for rows in passages.outlined(store, new, AT_ONCE):
            texts = passages.texts(store, np.unique(rows[:, 2]))
            sentences = [texts[row][1][start:end] for _, _, row, start, end in rows.tolist()]
            titles = [texts[row][0] for row in dict.fromkeys(rows[:, 2].tolist())]
            yield Sheaf(rows[:, :3], sentences, titles)


def _path(store: Store) -> Path:
    return store.folder / "words.cache"
