"""Keep the FAISS caches beside the database in step with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.store import faults, passages
from index.store.caches import following
from index.store.finding import cache_file, vectors
from index.store.finding.cache_file import Stamp

if TYPE_CHECKING:
    from pathlib import Path

    from index.store.finding.vectors import Vectors
    from index.store.store import Store, Writer

LAYOUT = 2
"""By the order of the ids, with sketches; 1 was FAISS's own."""


def load(store: Store, table: str) -> Vectors:
    """Return the vectors of ``table`` as the store holds them now.

    A file that is missing, older, foreign or damaged is made good from the store, without any embedding.
    """
    held = kept(store, table)
    follow(held, store)
    return held


def kept(store: Store, table: str) -> Vectors:
    """Return the vectors of ``table`` as the file has them; none when it is missing, foreign or damaged."""
    return vectors.load(_path(store, table), _stamp(store, table))


def near(store: Store, table: str) -> Vectors:
    """Return the vectors of ``table`` as the file has them, with the few that it need not have made good."""
    held = kept(store, table)
    if following.is_near(store, table, held.mark):
        follow(held, store)
    return held


def follow(held: Vectors, store: Store) -> bool:
    """Bring ``held`` to the store's generation by the ids that came and went; say whether it was behind."""
    table = held.stamp.table
    return following.follow(held, store, table, lambda rows: passages.vectors(store, table, rows))


def save(store: Writer, *, all_that_went: bool = False) -> None:
    """Bring the files beside the database up to date with it, where more than a little changed.

    :param all_that_went: leave nothing in them of what went, however little it is.
    """
    with faults.explained(store.folder.parent):
        for table in passages.TABLES:
            mark = cache_file.marked(_path(store, table), _stamp(store, table))
            if mark and following.is_near(store, table, mark, nothing_gone=all_that_went):
                continue
            held = kept(store, table)
            if follow(held, store) | held.settle():
                held.save(_path(store, table))


def _stamp(store: Store, table: str) -> Stamp:
    return Stamp(store.name, table, store.model, store.dimensions, LAYOUT)


def _path(store: Store, table: str) -> Path:
    return store.folder / f"{table}.faiss"
