"""The index folder: which generation is current, and who may write.

.onrecord/current    the name of the folder in use, replaced atomically
.onrecord/lock       held by the one writer; its process id stands in it
.onrecord/3/         onrecord.db (the truth) and *.faiss (its cache)
"""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POINTER = "current"
DATABASE = "onrecord.db"


def current(index: Path) -> Path:
    """Return the folder that answers come from now.

    :raises StoreError: when nothing has been indexed yet.
    """
    try:
        name = (index / POINTER).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise StoreError(f"There is no index in {index}. Mend: onrecord index") from None
    folder = index / name
    if not (folder / DATABASE).exists():
        raise StoreError(f"The index in {folder} has lost its database. Mend: onrecord index --rebuild")
    return folder


def is_built(index: Path) -> bool:
    """Say whether ``index`` has a current folder."""
    return (index / POINTER).exists()


def fresh(index: Path) -> Path:
    """Make and return an empty folder beside the current one, clearing what a dead writer left."""
    in_use = (index / POINTER).read_text(encoding="ascii").strip() if is_built(index) else None
    _clear(index, keep=in_use)
    folder = index / str(int(in_use or 0) + 1)
    folder.mkdir()
    return folder


def flip(index: Path, folder: Path) -> None:
    """Make ``folder`` the current one in a single step, then drop the others.

    Readers that hold an older folder's files open keep them until they move on.
    """
    part = index / (POINTER + ".part")
    with part.open("w", encoding="ascii") as file:
        file.write(folder.name)
        file.flush()
        os.fsync(file.fileno())
    part.replace(index / POINTER)
    _clear(index, keep=folder.name)


@contextmanager
def only_writer(index: Path) -> Iterator[None]:
    """Hold the lock on writing; the system lets go of a dead process's.

    :raises StoreError: when another process writes, named by its id, or the folder cannot be written.
    """
    try:
        index.mkdir(parents=True, exist_ok=True)
        file = (index / "lock").open("a+", encoding="ascii")
    except OSError as fault:
        raise StoreError(
            f"The index folder {index} cannot be written ({fault.strerror}). "
            "Mend: make it writable, or set ONRECORD_INDEX to a folder that is."
        ) from fault
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise StoreError(
                f"Process {file.read().strip() or 'unknown'} is indexing {index} now. "
                "Wait for it to end, or stop it with Ctrl-C there."
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _clear(index: Path, keep: str | None) -> None:
    for folder in index.iterdir():
        if folder.is_dir() and folder.name.isdigit() and folder.name != keep:
            shutil.rmtree(folder)
