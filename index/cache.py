"""Keep the FAISS caches beside the database in step with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import lookup, vectors
from index.vectors import Stamp, Vectors

if TYPE_CHECKING:
    from pathlib import Path

    from index.store import Store

TABLES = ("passage", "sentence")


def fill(store: Store, folder: Path, table: str) -> tuple[Vectors, bool]:
    """Return the vectors of ``table`` as the store holds them, and whether the file's had to be changed.

    A file that is missing, older or foreign is made good from the store without embedding anything.
    """
    held = vectors.load(_path(folder, table), Stamp(store.name, table, store.model, store.dimensions))
    moved = held.refresh(lookup.ids(store, table), lambda rows: lookup.vectors(store, table, rows))
    return held, bool(moved)


def save(store: Store, folder: Path) -> None:
    """Bring the files in ``folder`` up to date with the store."""
    for table in TABLES:
        held, changed = fill(store, folder, table)
        if changed or not _path(folder, table).exists():
            held.save(_path(folder, table))


def _path(folder: Path, table: str) -> Path:
    return folder / f"{table}.faiss"
