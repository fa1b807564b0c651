"""What tells apart versions of this program that may hold others to be one."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

FOLDERS = ("names", "text", "data")


@cache
def fingerprint() -> str:
    """Return a hash of the rules by which names are joined, and of the lists, which anybody may extend."""
    total = sha256()
    for file in rules_and_lists():
        total.update(file.read_bytes())
    return total.hexdigest()


def rules_and_lists() -> Iterator[Traversable]:
    """Yield the files of which `fingerprint` is a hash, in one order everywhere."""
    for folder in FOLDERS:
        yield from _within(files("index").joinpath(folder))


def _within(folder: Traversable) -> Iterator[Traversable]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir():
            yield from _within(one)
        elif one.name.endswith((".py", ".txt")):
            yield one
