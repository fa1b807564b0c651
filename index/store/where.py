"""Where an index is kept, in a folder or on a server: which part of it is current, and who may write."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from index.errors import StoreError
from index.store.folder import folder
from index.types import Place, Schema, Server

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path
    from types import ModuleType

    from index.store.database import StoreDatabase
    from index.store.postgres.server import Standing


def _of(place: Place | Schema) -> ModuleType:
    """Return what keeps indexes in that kind of place.

    :raises StoreError: when it is a server, and what speaks with it is not installed.
    """
    if not isinstance(place, Server | Schema):
        return folder
    try:
        from index.store.postgres import server
    except ImportError as absent:
        raise StoreError(
            f"{place} is a PostgreSQL server, which this On Record cannot speak with ({absent}). "
            "Mend: pip install 'onrecord[postgres]'"
        ) from None
    return server


def current(index: Place) -> Path | Schema:
    """Return what answers come from now.

    :raises StoreError: when nothing has been indexed yet, or the database is gone.
    """
    now: Path | Schema = _of(index).current(index)
    return now


def standing(index: Server) -> Standing:
    """Connect to where it can be asked, again and again, which version of an index on a server is the newest.

    :raises StoreError: when the server is away.
    """
    asked: Standing = _of(index).Standing(index)
    return asked


def is_built(index: Place) -> bool:
    """Say whether there is a current index."""
    return bool(_of(index).is_built(index))


def fresh(index: Place) -> Path | Schema:
    """Make and return an empty place for an index beside those there are."""
    made: Path | Schema = _of(index).fresh(index)
    return made


def flip(index: Place, made: Path | Schema) -> None:
    """Make one the current one in a single step, then drop the others."""
    _of(index).flip(index, made)


def clear(index: Place) -> None:
    """Drop every one but the current one: what older generations and dead writers left."""
    _of(index).clear(index)


def connected(place: Schema, *, checked: bool = True) -> StoreDatabase:
    """Connect to the index in a schema, to read it.

    :param checked: whether it must be of this program.
    """
    _of(place)
    from index.store.postgres import connection, schema

    return connection.opened(place, schema.refuse_other if checked else None)


def upgraded(place: Schema, dimensions: int | None = None) -> StoreDatabase:
    """Connect to the index in a schema, to write it, bringing older tables forward.

    :param dimensions: the length of its vectors, where it is to be made.
    """
    _of(place)
    from index.store.postgres import connection, schema

    return connection.opened(place, partial(schema.upgrade, dimensions=dimensions))


def only_writer(index: Place, patience: float = 0) -> AbstractContextManager[None]:
    """Hold the lock on writing; a dead process's is let go of.

    :param patience: for how many seconds to wait while another process writes.
    :raises LockedError: when another process writes, named by its id.
    """
    lock: AbstractContextManager[None] = _of(index).only_writer(index, patience)
    return lock


def refuse_unspoken(index: Place) -> None:
    """Raise StoreError when a server holds an index, and what speaks with it is not installed."""
    _of(index)
