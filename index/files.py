"""Files: read as people save them; written in one step, so that whoever looks finds one whole."""

from __future__ import annotations

import fcntl
import os
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO

from index.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterator

WORKPLACE = ".onrecord-"
"""How the name of a workplace begins."""

HOLD = "in-use"
"""The file in it that the process at work holds locked."""


def text(path: Path) -> str:
    """Return the text of a file.

    :raises QuestionError: when it is not UTF-8.
    """
    return decoded(path.read_bytes(), str(path))


def decoded(data: bytes, where: str) -> str:
    """Return the text of what was read ``where`` it says.

    :raises QuestionError: when it is not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise QuestionError(f"{where} is not UTF-8 ({fault.reason}). Save it as UTF-8.") from None


def is_there(path: Path) -> bool:
    """Say whether there is a file or folder so called; what is too long to be a name is none's."""
    try:
        return path.exists()
    except OSError:
        return False


def write(path: Path, data: bytes) -> None:
    """Write a file in one step, in a folder that is made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as file:
        file.write(data)


@contextmanager
def rewriting(path: Path, data: bytes) -> Iterator[None]:
    """Write what shall stand at ``path`` once the block ends without fault; all room that it needs is taken
    before.
    """
    with replacing(path) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        yield


@contextmanager
def workplace(beside: Path) -> Iterator[Path]:
    """Give an empty folder for a while, after what dead processes left of theirs is cleared away.

    :param beside: the folder to make it in, so that files can be moved from it in one step.
    """
    clear_workplaces(beside)
    with naming(beside), _made(beside) as made, _held(made):
        yield made


@contextmanager
def _made(beside: Path) -> Iterator[Path]:
    try:
        folder = TemporaryDirectory(prefix=WORKPLACE, dir=beside)
    except OSError as fault:
        fault.filename = str(beside)
        raise
    with folder:
        yield Path(folder.name)


def clear_workplaces(beside: Path) -> None:
    """Remove the workplaces in a folder that no process holds any more; nothing else is looked at."""
    for left in beside.glob(f"{WORKPLACE}*"):
        with suppress(OSError):  # another's, or just gone
            with (left / HOLD).open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            rmtree(left)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Mark a folder as in use for as long as this process lives: the system lets go of a dead one's lock."""
    part = folder / f"{HOLD}.part"
    with part.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        part.rename(folder / HOLD)  # which nobody sees unlocked
        yield


@contextmanager
def replacing(path: Path, *, lasting: bool = False) -> Iterator[BinaryIO]:
    """Give a file to write what shall stand at ``path`` once the block ends without fault.

    What stands there keeps its owner and its mode; where it is a link, that stays, and leads to what is new.

    :param lasting: see that it outlasts a loss of power.
    """
    target = path.resolve() if path.is_symlink() else path
    part = target.with_name(f".{target.name}.part")
    with naming(path, part):
        try:
            with part.open("wb") as file:
                yield file
                if lasting:
                    file.flush()
                    os.fsync(file.fileno())
                _keep_owner(target, file)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def _keep_owner(target: Path, file: BinaryIO) -> None:
    with suppress(OSError):  # there is none yet, or it is another's, who may not be given a file
        before = target.stat()
        os.fchmod(file.fileno(), stat.S_IMODE(before.st_mode))
        os.fchown(file.fileno(), before.st_uid, before.st_gid)


@contextmanager
def naming(path: Path, *of_ours: Path) -> Iterator[None]:
    """Let a fault of the disk name ``path``, where it names none, or one of ours that people do not know."""
    try:
        yield
    except OSError as fault:
        if fault.filename is None or Path(os.fsdecode(fault.filename)) in of_ours:
            fault.filename = str(path)
        raise
