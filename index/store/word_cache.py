"""Keep the index of words beside the database in step with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.store import faults, passages, word_index
from index.store.cache_file import Stamp
from index.store.schema import WORDS
from index.store.word_index import Sheaf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.store.store import Store, Writer
    from index.store.vectors import Ids
    from index.store.word_index import WordIndex

AT_ONCE = 20_000
"""Sentences, or few more, whose words are read at once."""


def load(store: Store) -> WordIndex:
    """Return the words as the store holds them now; what the file lacks is read from the store."""
    held = kept(store)
    follow(held, store)
    return held


def kept(store: Store) -> WordIndex:
    """Return the words as the file has them; none when it is missing, foreign or damaged."""
    return word_index.load(_path(store), Stamp(store.name, "words", WORDS, 0))


def follow(held: WordIndex, store: Store) -> bool:
    """Bring ``held`` to the store's generation by the ids that came and went; say whether it was behind."""
    moved = store.moved
    if held.generation == moved:
        return False
    held.refresh(passages.ids(store, "sentence"), lambda new: _written(store, new))
    held.generation = moved
    return True


def save(store: Writer) -> None:
    """Bring the file beside the database up to date with it."""
    with faults.explained(store.folder.parent):
        held = kept(store)
        if follow(held, store):
            held.save(_path(store))


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
