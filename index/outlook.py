"""What an index takes of disk and memory, and where it will end, in words."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from index.store import extent, passages

if TYPE_CHECKING:
    from index.store.store import Store
    from index.types import Place

ENOUGH = 1000
"""Passages from which one can tell what more of them would take: a small database has pages left over."""

MEASURED = 1_000_000
"""Passages up to which it was measured how quickly one machine answers (docs/scaling.md)."""

SHARED = 2
"""One in so many parts of a machine's memory is the index's at most: others need some, too."""

MEGABYTE, GIGABYTE = 1_000_000, 1_000_000_000


def of(opened: Store, index: Place) -> str:
    """Tell what an open index takes, and, from some size on, for how many passages there is room."""
    disk = extent.disk(opened)
    whole, many = sum(disk.values()), len(passages.ids(opened, "passage"))
    told = f"{many:,} passages take {_megabytes(whole)} of the disk"
    if many < ENOUGH:
        return told
    told += f" ({', '.join(f'{_megabytes(size)} {part}' for part, size in disk.items())})"
    ends = [f"1 GB of disk holds {_about(GIGABYTE * many / whole)} more"]
    if (free := extent.free(opened)) is not None:
        ends[0] += f": the {free / GIGABYTE:.0f} GB free are full at {_about(many + free * many / whole)}"
    if memory := extent.memory(index):
        told += f" and, open, {_megabytes(memory)} of memory"
        there = extent.machine()
        ends.append(
            f"1 GB of memory holds {_about(GIGABYTE * many / memory)}: half of the {there / GIGABYTE:.0f} GB "
            f"here is full at {_about(there / SHARED * many / memory)}"
        )
    return ". ".join([told, *ends, f"Before that, and from {MEASURED:,} on, see docs/scaling.md"])


def _megabytes(size: float) -> str:
    return f"{ceil(size / MEGABYTE):,} MB"


def _about(passages: float) -> str:
    """Return a number to its first two digits."""
    return f"{float(f'{passages:.1e}'):,.0f}"
