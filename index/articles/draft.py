"""What the readers are, and what they hand over: an article as it stands in its file, or what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Draft:
    """One article of a file, before its text is normalised and its metadata is checked.

    ``path`` is the article's path as stored, ``fields`` the metadata that somebody wrote into the file for
    us, ``found`` what was made out from its contents, before which a row of ``sources.csv`` goes. ``pages``
    are the texts of its pages, where it has any; ``text`` is those joined. ``faults`` are sentences on what
    is amiss with it, though it is read.
    """

    path: str
    text: str
    fields: Mapping[str, object] = field(default_factory=dict)
    found: Mapping[str, object] = field(default_factory=dict)
    pages: tuple[int, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in somebody's file: where it is, and a sentence on what is wrong and what mends it.

    ``fatal`` problems left out what stands at ``path`` (and, for a file of many articles, everything at
    ``path#...``), so that nothing is known of it: it is not gone. The others are warnings about an article
    that was read.
    """

    path: str
    message: str
    fatal: bool = True

    def __str__(self) -> str:
        """Return the problem as one line for a person."""
        return f"{self.path}: {self.message}"


Reader = Callable[[bytes, str], Iterator[Draft | Problem]]
"""Takes the bytes of a file and its path, and gives the articles in it and what is wrong with any."""


@dataclass(frozen=True, slots=True)
class Format:
    """One form of file: ``read`` gives its articles.

    :ivar largest: bytes in a file, so that memory stays within bounds.
    :ivar version: where a file is one article, the number to raise when the outcome of reading changes: such
        a file is known to be unchanged by its bytes, without being read.
    """

    read: Reader
    largest: int
    version: int | None = None
