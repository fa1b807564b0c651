"""What a message of the bot's own quotes, read back from how it was written. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = re.compile(
    r"(?P<lines>(?:^>[^\n]*(?:\n|\Z))+)"
    r"(?:-# part[^\n]*\n)?(?:^— \*\*(?P<who>.+?)\*\* \()?",
    re.MULTILINE,
)
_ESCAPED = re.compile(r"\\(.)|\*\*", re.DOTALL)


def own_quotations(content: str) -> Iterator[tuple[str, str | None]]:
    """Yield what a message of ours quotes, each with the speaker named under it."""
    for block in _BLOCK.finditer(content):
        words = "\n".join(line.removeprefix(">").removeprefix(" ") for line in block["lines"].splitlines())
        yield _plain(words), _plain(block["who"]) if block["who"] else None


def _plain(words: str) -> str:
    """Undo what `bot.shown.escape` writes."""
    return _ESCAPED.sub(lambda match: match[1] or "", words)
