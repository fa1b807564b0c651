"""Files: read as people save them; written in one step, so that whoever looks finds one whole."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from index.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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


def write(path: Path, data: bytes) -> None:
    """Write a file in one step, in a folder that is made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as file:
        file.write(data)


@contextmanager
def replacing(path: Path, *, lasting: bool = False) -> Iterator[BinaryIO]:
    """Give a file to write what shall stand at ``path`` once the block ends without fault.

    :param lasting: see that it outlasts a loss of power.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
