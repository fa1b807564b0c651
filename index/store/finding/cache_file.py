"""The files that hold caches: stamped, and whole or nothing.

A file is ``onrecord``, a checksum of the rest (4 bytes), the head's size (4 bytes), the head (JSON: the
stamp, the mark, and what else is told of the body), and the body.

Whoever has seen a file to be whole lets its time say so: the nanoseconds of its last change are made of the
checksum. Who writes to it changes that, and so does who finds it damaged. So the body need be looked through
by nobody who does not read it.
"""

from __future__ import annotations

import json
import logging
import mmap
import os
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

import numpy as np

from index.files import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

MAGIC = b"onrecord"

SECOND = 10**9
"""Nanoseconds in one."""

MOST_HEAD = 1 << 20
"""Bytes that a head has at most."""

ALIGNED = 8
"""Bytes at a multiple of which the body begins, and each array in it."""

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a cache holds: what is made of this table, in this index, by this model, with so many numbers.

    ``layout`` is raised when the same is laid out in another way.
    """

    index: str
    table: str
    model: str
    dimensions: int
    layout: int = 1


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


class Column(NamedTuple):
    """An array that is written in parts: the kind and the number of its values."""

    kind: str
    many: int
    parts: Iterable[NDArray[Any]]

    @classmethod
    def of(cls, values: NDArray[Any]) -> Column:
        """Return a whole array."""
        return cls(values.dtype.str, values.size, [values])


def arrays(kept: Kept) -> dict[str, NDArray[Any]]:
    """Return the arrays that a file holds, by name, mapped into memory."""
    held, start = {}, 0
    for name, kind, many in kept.told:
        held[name] = np.frombuffer(kept.body, kind, many, start)
        start += held[name].nbytes + -held[name].nbytes % ALIGNED
    return held


def write_arrays(path: Path, stamp: Stamp, mark: Mark, held: Mapping[str, Column]) -> None:
    """Write arrays to ``path``, by name, as `write` does."""
    told = [(name, one.kind, one.many) for name, one in held.items()]
    write(path, stamp, mark, told, chain.from_iterable(map(_aligned, held.values())))


def _aligned(column: Column) -> Iterator[bytes | NDArray[Any]]:
    yield from map(np.ascontiguousarray, column.parts)
    yield bytes(-column.many * np.dtype(column.kind).itemsize % ALIGNED)


def write(path: Path, stamp: Stamp, mark: Mark, told: Any, body: Iterable[Any]) -> None:
    """Write a cache to ``path``, which holds the old or the new one whole whenever one looks.

    :param body: what can be written as bytes, one after another.
    """
    head = json.dumps({"stamp": asdict(stamp), "mark": asdict(mark), "told": told}).encode()
    head += b" " * (-len(head) % ALIGNED)
    size = len(head).to_bytes(4, "little")
    checksum = crc32(head, crc32(size))
    with replacing(path, lasting=True) as file:
        file.writelines((MAGIC, bytes(4), size, head))
        for part in body:
            checksum = crc32(part, checksum)
            file.write(part)
        file.seek(len(MAGIC))
        file.write(checksum.to_bytes(4, "little"))
    _note(path, checksum)


def marked(path: Path, stamp: Stamp) -> Mark | None:
    """Return the mark of the cache at ``path``; None when missing, damaged or of another stamp.

    All of it is looked through, unless its time says that it is whole.
    """
    held = _told_whole(path, stamp) or read(path, stamp)
    return held.mark if held else None


def _told_whole(path: Path, stamp: Stamp) -> Kept | None:
    """Return what the head of a file tells whose time says that it is whole; the body is left out."""
    try:
        with path.open("rb") as file:
            begins, changed = file.read(16), os.fstat(file.fileno()).st_mtime_ns
            if begins[:8] != MAGIC or changed % SECOND != int.from_bytes(begins[8:12], "little") % SECOND:
                return None
            head = file.read(min(int.from_bytes(begins[12:16], "little"), MOST_HEAD))
        held = _head(head, stamp)
    except (FileNotFoundError, ValueError):
        return None
    return held and Kept(Mark(**held["mark"]), held["told"], memoryview(b""))


def _head(written: bytes, stamp: Stamp) -> Any:
    """Return what a head tells; None where the file is another's, or an older On Record's."""
    head = json.loads(written)
    is_ours = {"layout": 1} | head["stamp"] == asdict(stamp) and "mark" in head
    return head if is_ours else None


def _note(path: Path, checksum: int | None) -> None:
    """Let a file's time say that it is whole, or None: that it is not; as far as one may."""
    with suppress(OSError):
        now = time.time_ns()
        if checksum is not None:
            now += checksum % SECOND - now % SECOND
        os.utime(path, ns=(now, now))


def read(path: Path, stamp: Stamp) -> Kept | None:
    """Return the cache at ``path``, mapped into memory; None when missing, damaged or of another stamp."""
    mapped = _mapped(path)
    if mapped is None:
        return None
    raw = memoryview(mapped)
    checksum = crc32(raw[12:])
    is_whole = raw[:8] == MAGIC and checksum.to_bytes(4, "little") == raw[8:12]
    if mapped:
        mapped.madvise(mmap.MADV_DONTNEED)  # what is asked for later takes memory, not all that was read
    _note(path, checksum if is_whole else None)
    if not is_whole:
        LOG.warning("%s is damaged and is made good from the database. Mend: onrecord index", path)
        return None
    start = 16 + int.from_bytes(raw[12:16], "little")
    head = _head(bytes(raw[16:start]), stamp)
    return head and Kept(Mark(**head["mark"]), head["told"], raw[start:])


def _mapped(path: Path) -> mmap.mmap | None:
    try:
        with path.open("rb") as file:
            if not path.stat().st_size:
                return mmap.mmap(-1, 1)  # a file of nothing cannot be mapped, and is none of ours
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError:
        return None
