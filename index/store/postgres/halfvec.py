"""Vectors as a server sends and takes them: half precision, big endian, after a head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import psycopg
from psycopg.adapt import Dumper, Loader
from psycopg.pq import Format

if TYPE_CHECKING:
    from psycopg.abc import Buffer

    from index.embedding.encoder import Vector

HEAD = 4
"""Bytes before the numbers of a vector, as it is sent: how many there are."""


class HalfLoader(Loader):
    """Reads a vector as SQLite holds it: half precision, little endian."""

    format = Format.BINARY

    def load(self, data: Buffer) -> bytes:
        """Return the bytes of the numbers."""
        return np.frombuffer(data, ">f2", offset=HEAD).astype("<f2").tobytes()


class Half(bytes):
    """A vector as SQLite holds it, to be sent as one."""

    __slots__ = ()


class HalfDumper(Dumper):
    """Sends a vector."""

    format = Format.BINARY

    def dump(self, obj: Half) -> bytes:
        """Return what is sent."""
        numbers = np.frombuffer(obj, "<f2")
        return np.array([len(numbers), 0], ">i2").tobytes() + numbers.astype(">f2").tobytes()


def register(connected: psycopg.Connection[Any]) -> None:
    """Let a connection read and send vectors, where its database knows them."""
    kind = psycopg.types.TypeInfo.fetch(connected, "halfvec")
    if kind is not None:
        kind.register(connected)
        connected.adapters.register_loader(kind.oid, HalfLoader)
        connected.adapters.register_dumper(Half, type("_Dumper", (HalfDumper,), {"oid": kind.oid}))


def rows(sent: bytes | None, many: int) -> Vector:
    """Return vectors that were sent one after another, shape (n, d)."""
    numbers = np.frombuffer(sent or b"", np.uint8).reshape(many, -1)[:, HEAD:]
    return np.ascontiguousarray(numbers).view(">f2").astype(np.float32)
