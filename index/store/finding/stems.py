"""Words as FTS5 takes them apart: stems, whatever their case and accents. FTS5 itself does it, in memory, so
that what is cut here and what stands in its tables are the same to the letter.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import Counter
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.store.finding.concordance import LAST_PLACE, Concordance
from index.store.folder.schema import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Stems = tuple[bytes, ...]
"""The stems of a text, in order."""


class Spread(NamedTuple):
    """How many rows have a phrase, and what its BM25 comes to at most in any, in units of its rarity."""

    rows: int
    most: float


REMEMBERED = 65536
"""Texts of questions whose stems are kept at hand."""


@lru_cache(REMEMBERED)
def stems(text: str) -> Stems:
    """Return the stems of a few words, in their order."""
    cut = _cut([text], "ORDER BY offset")
    return tuple(stem.encode() for stem, *_ in cut)


def cut(texts: Sequence[str]) -> list[list[str]]:
    """Return the stems of each text, in their order."""
    found: list[list[str]] = [[] for _ in texts]
    for stem, text, _ in _cut(texts, "ORDER BY doc, offset"):
        found[text].append(stem)
    return found


def concordance(texts: Iterable[str]) -> Concordance:
    """Return which texts, numbered from 0, have which stems, and where."""
    cut = _cut(texts)
    counts = Counter(stem for stem, *_ in cut)  # in the order of their bytes, as they come
    numbers = np.fromiter(chain.from_iterable(row[1:] for row in cut), np.int64, 2 * len(cut)).reshape(-1, 2)
    places = np.minimum(numbers[:, 1], LAST_PLACE).astype(np.uint16)
    ends = np.cumsum([0, *counts.values()], dtype=np.int64)
    return Concordance.of([stem.encode() for stem in counts], ends, numbers[:, 0].astype(np.int32), places)


class _Tables(threading.local):
    """A thread's own tables of FTS5, in memory: to make them anew takes longer than to cut a few words."""

    def __init__(self) -> None:
        self.db = sqlite3.connect(":memory:", isolation_level=None)
        self.db.execute(f"CREATE VIRTUAL TABLE cut USING fts5(words, content = '', {WORDS})")
        self.db.execute("CREATE VIRTUAL TABLE found USING fts5vocab(cut, instance)")


_TABLES = _Tables()


def _cut(texts: Iterable[str], order: str = "") -> list[tuple[str, int, int]]:
    """Return the stems of texts with the text's number and the place in it, stem by stem."""
    db = _TABLES.db
    db.execute("BEGIN")
    try:
        db.executemany("INSERT INTO cut (rowid, words) VALUES (?, ?)", enumerate(texts))
        return db.execute(f"SELECT term, doc, offset FROM found {order}").fetchall()
    finally:
        db.execute("ROLLBACK")
