"""The files that hold caches: stamped, and whole or nothing.

A file is ``onrecord``, a checksum of the rest (4 bytes), the head's size (4 bytes), the head (JSON: the
stamp, the mark, and what else is told of the body), and the body.
"""

from __future__ import annotations

import json
import logging
import mmap
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any
from zlib import crc32

from index.files import replacing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MAGIC = b"onrecord"

ALIGNED = 8
"""Bytes at a multiple of which the body begins, and each array in it."""

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a cache holds: what is made of this table, in this index, by this model, with so many numbers."""

    index: str
    table: str
    model: str
    dimensions: int


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a cache has followed its store: to which state of it (None: not known), with so many rows.

    ``last`` is the highest id that was there, or any that is no lower and was not there later.
    """

    generation: int | None = None
    last: int = 0
    many: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """What a file holds: how far it has followed its store, what is told of the body, and the body."""

    mark: Mark
    told: Any
    body: memoryview


def write(path: Path, stamp: Stamp, mark: Mark, told: Any, body: Sequence[Any]) -> None:
    """Write a cache to ``path``, which holds the old or the new one whole whenever one looks.

    :param body: what can be written as bytes, one after another.
    """
    head = json.dumps({"stamp": asdict(stamp), "mark": asdict(mark), "told": told}).encode()
    head += b" " * (-len(head) % ALIGNED)
    size = len(head).to_bytes(4, "little")
    checksum = crc32(head, crc32(size))
    for part in body:
        checksum = crc32(part, checksum)
    with replacing(path, lasting=True) as file:
        file.writelines((MAGIC, checksum.to_bytes(4, "little"), size, head, *body))


def read(path: Path, stamp: Stamp) -> Kept | None:
    """Return the cache at ``path``, mapped into memory; None when missing, damaged or of another stamp."""
    raw = _mapped(path)
    if raw is None:
        return None
    if raw[:8] != MAGIC or crc32(raw[12:]).to_bytes(4, "little") != raw[8:12]:
        LOG.warning("%s is damaged and is made good from the database. Mend: onrecord index", path)
        return None
    start = 16 + int.from_bytes(raw[12:16], "little")
    head = json.loads(bytes(raw[16:start]))
    if head["stamp"] != asdict(stamp) or "mark" not in head:  # another's, or an older On Record's
        return None
    return Kept(Mark(**head["mark"]), head["told"], raw[start:])


def _mapped(path: Path) -> memoryview | None:
    try:
        with path.open("rb") as file:
            if not path.stat().st_size:
                return memoryview(b"")
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except FileNotFoundError:
        return None
