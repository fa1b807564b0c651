"""Where text breaks in a window: between words, in a path after "/", in a command between arguments."""

from __future__ import annotations

import re
from shlex import quote
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\s*\S+\s*")
_ARGUMENT = re.compile(r"""\s*(?:'[^']*'|"[^"]*"|\S)+\s*""")
_STEP = re.compile(r"[^/]*/+\s*|[^/]+")


def breaks(text: str, width: int) -> list[int]:
    """Return where the lines after the first begin; a word that fits in none overruns, as addresses do."""
    return list(_filled(_parts(text, width), width))


def command(words: str, width: int) -> list[str]:
    """Return a command on as many lines as it needs, to be copied as they are: no argument is broken."""
    if cell_len(words) <= width:
        return [words]
    starts = [0, *_filled(_ARGUMENT.findall(words), width - len(_GOES_ON))]
    lines = [words[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)]
    return [*(line + _GOES_ON for line in lines[:-1]), lines[-1]]


def argument(word: str) -> str:
    """Return a word as a shell hands it on, where it could be taken for an option."""
    return f"-- {quote(word)}" if word.startswith("-") else quote(word)


_GOES_ON = " \\"
"""What tells a shell that a command goes on in the next line."""


def _filled(parts: Iterable[str], width: int) -> Iterator[int]:
    """Yield where the parts begin that no longer fit on the line of those before them."""
    place = used = 0
    for part in parts:
        if used and used + cell_len(part.rstrip()) > width:
            yield place
            used = 0
        used += cell_len(part)
        place += len(part)


def _parts(text: str, width: int) -> Iterator[str]:
    """Yield what no line may break in; of words wider than a line, the steps of a path.

    A script that is written without spaces, in wide characters, breaks at any of them.
    """
    for word in _WORD.findall(text):
        if cell_len(word.rstrip()) <= width or "://" in word:
            yield word
        elif cell_len(word) > len(word):
            yield from word
        else:
            yield from _STEP.findall(word)
