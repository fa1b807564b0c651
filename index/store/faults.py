"""What a fault of the disk or the database means for a person, and the command that mends it."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.types import Place

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


Kinds = tuple[type[sqlite3.DatabaseError] | type[OSError], ...]

DATABASE: Kinds = (sqlite3.DatabaseError,)
"""What is explained around code that may meet faults of other files, too."""


@contextmanager
def explained(index: Place, kinds: Kinds = (sqlite3.DatabaseError, OSError)) -> Iterator[None]:
    """Turn faults of the database or the disk under ``index`` into a StoreError with its mend."""
    try:
        yield
    except kinds as fault:
        raise StoreError(sentence(fault, index)) from fault


@contextmanager
def decoding(place: Path | str) -> Iterator[None]:
    """Turn values that were never stored so, as rows at ``place`` are decoded, into a StoreError."""
    try:
        yield
    except (ValueError, TypeError) as fault:
        raise damaged(place, fault) from fault


def sentence(fault: sqlite3.DatabaseError | OSError, index: Place) -> str:
    """Say what ``fault`` means for the index, and what mends it."""
    if isinstance(fault, OSError):
        return _of_disk(fault, index)
    # some faults are raised by Python's sqlite3 itself, which gives those no name
    name = getattr(fault, "sqlite_errorname", "")
    for start, text in _SENTENCES.items():
        if name.startswith(start):
            return text.format(index=index, fault=fault)
    return _DAMAGED.format(index=index, fault=fault)


def damaged(index: Place | str, fault: object) -> StoreError:
    """Return the error for an index that holds what was never put there."""
    return StoreError(_DAMAGED.format(index=index, fault=fault))


def _of_disk(fault: OSError, index: Place) -> str:
    if fault.errno in FULL:
        return _FULL.format(index=index)
    return _UNWRITABLE.format(index=index, fault=fault.strerror)


_FULL = (
    "The disk that holds {index} is full; every article indexed so far is kept. "
    "Mend: free some space, then go on with: onrecord index"
)
_UNWRITABLE = (
    "The index in {index} cannot be opened or written ({fault}). "
    "Mend: make it writable, or set ONRECORD_INDEX to a folder that is."
)
RESTORE = "If you have a backup, have that back with “onrecord restore FILE”: it holds earlier versions, too."
"""What comes before the mend where that makes an index anew, from the articles as they are now."""

_DAMAGED = (
    "The index in {index} is damaged ({fault}). "
    f"{RESTORE} What is made anew may not have them. Mend: onrecord index --rebuild"
)
_SENTENCES = {
    "SQLITE_FULL": _FULL,
    "SQLITE_IOERR": (
        "The disk that holds {index} failed, or is full ({fault}); every article indexed so far is kept. "
        "Mend: see to the disk, then go on with: onrecord index"
    ),
    "SQLITE_READONLY": _UNWRITABLE,
    "SQLITE_CANTOPEN": _UNWRITABLE,
    "SQLITE_PERM": _UNWRITABLE,
    "SQLITE_BUSY": (
        "Another program holds the index in {index}. Wait for it to end, then go on with: onrecord index"
    ),
}
