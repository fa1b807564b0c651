"""What a message of the bot's own quotes, read back from how it was written. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK = re.compile(r"(?:^>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_ESCAPED = re.compile(r"\\(.)|\*\*", re.DOTALL)


def own_quotations(content: str) -> Iterator[str]:
    """Yield what a message of ours quotes. Whose it is we said ourselves: that is no claim to be checked, and
    the journalist's words within an excerpt are not the speaker's.
    """
    for block in _BLOCK.finditer(content):
        yield _plain("\n".join(line.removeprefix(">").removeprefix(" ") for line in block[0].splitlines()))


def _plain(words: str) -> str:
    """Undo what `bot.shown.escape` writes."""
    return _ESCAPED.sub(lambda match: match[1] or "", words)
