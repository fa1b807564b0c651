"""The index folder: which generation is current, and who may write.

.onrecord/current    the name of the folder in use, replaced atomically
.onrecord/lock       held by the one writer; its process id stands in it
.onrecord/3/         onrecord.db (the truth), *.faiss and words.cache (its caches)
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.errors import LockedError, StoreError
from index.files import replacing
from index.store import faults
from index.store.folder import connection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO

_PAUSE = 0.05
"""Seconds between two looks at a lock that another process holds."""

POINTER = "current"


def current(index: Path) -> Path:
    """Return the folder that answers come from now.

    :raises StoreError: when nothing has been indexed yet, or the database is gone.
    """
    folder = _pointed(index)
    if folder is None:
        raise StoreError(f"There is no index in {index.absolute()}. Mend: onrecord index")
    if not (folder / connection.NAME).exists():
        # a writer may have moved the pointer on, and cleared the folder, since it was read
        if _pointed(index) != folder:
            return current(index)
        lost = f"The index in {folder} has lost its database."
        raise StoreError(f"{lost} {faults.RESTORE} Mend: onrecord index --rebuild")
    return folder


def is_built(index: Path) -> bool:
    """Say whether ``index`` has a current folder."""
    return _pointed(index) is not None


def fresh(index: Path) -> Path:
    """Make and return an empty folder beside those there are."""
    folder = index / str(1 + max((int(other.name) for other in _numbered(index)), default=0))
    folder.mkdir()
    return folder


def flip(index: Path, folder: Path) -> None:
    """Make ``folder`` the current one in a single step, then drop the others.

    Readers that hold an older folder's files open keep them until they move on.
    """
    _sync(folder)
    with replacing(index / POINTER, lasting=True) as file:
        file.write(folder.name.encode())
    _sync(index)
    clear(index)


def clear(index: Path) -> None:
    """Drop every folder but the current one: what older generations and dead writers left."""
    in_use = _pointed(index)
    for folder in _numbered(index):
        if folder != in_use:
            shutil.rmtree(folder)


@contextmanager
def only_writer(index: Path, patience: float = 0) -> Iterator[None]:
    """Hold the lock on writing; the system lets go of a dead process's.

    :param patience: for how many seconds to wait while another process writes.
    :raises LockedError: when another process writes, named by its id.
    :raises StoreError: when the folder cannot be written.
    """
    with faults.explained(index):
        index.mkdir(parents=True, exist_ok=True)
        file = (index / "lock").open("a+", encoding="utf-8")
    with file:
        if not _is_locked(file, time.monotonic() + patience):
            file.seek(0)
            raise LockedError(
                f"Process {file.read().strip() or 'unknown'} is indexing {index} now. "
                "Wait for it to end, or stop it with Ctrl-C there."
            )
        with faults.explained(index):
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
        yield


def _is_locked(file: TextIO, until: float) -> bool:
    """Lock a file, or say that another process holds it until then."""
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                return False
            time.sleep(_PAUSE)
        else:
            return True


def _numbered(index: Path) -> list[Path]:
    return [folder for folder in index.iterdir() if folder.name.isdecimal() and folder.is_dir()]


def _pointed(index: Path) -> Path | None:
    try:
        name = (index / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise faults.damaged(index, error) from error
    if not name.isdecimal():
        raise faults.damaged(index, f"the file {POINTER} names no folder")
    return index / name


def _sync(folder: Path) -> None:
    """Write the names in ``folder`` to the disk, so that they outlast a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
