"""How much an index takes: of the disk, by its parts, and of the memory of whoever has it open."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from shutil import disk_usage
from typing import TYPE_CHECKING

from index.store.reader import Reader

if TYPE_CHECKING:
    from index.store.store import Store
    from index.types import Place

STATUS = Path("/proc/self/status")
"""Where Linux tells what a process takes; other systems have other ways, which are not read."""

CACHES = {".faiss": "vectors", ".cache": "words"}
"""What the files beside the database are for, by how their names end."""


def disk(opened: Store) -> dict[str, int]:
    """Return how many bytes each part of an index takes, the largest first."""
    sizes = opened._db.sizes()
    if not opened.is_served:
        for file in opened.folder.iterdir():
            if file.suffix in CACHES:
                part = CACHES[file.suffix]
                sizes[part] = sizes.get(part, 0) + file.stat().st_size
    return dict(sorted(sizes.items(), key=lambda one: -one[1]))


def free(opened: Store) -> int | None:
    """Return how many bytes are free where an index lies; None on a server, which is asked otherwise."""
    return None if opened.is_served else disk_usage(opened.folder).free


def memory(index: Place) -> int | None:
    """Open an index; return how many bytes of memory that takes, files that are mapped aside.

    None where the system does not tell it.
    """
    before = _own()
    if before is None:
        return None
    with closing(Reader(index)) as reader, reader.snapshot():
        return max((_own() or 0) - before, 0)


def machine() -> int:
    """Return how many bytes of memory this machine has."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def _own() -> int | None:
    """Return how many bytes this process has of memory that is no file's."""
    if not STATUS.exists():
        return None
    told = STATUS.read_text(encoding="utf-8").split()
    return int(told[told.index("RssAnon:") + 1]) * 1024
