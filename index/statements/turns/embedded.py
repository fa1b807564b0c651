"""Posts shown in a paragraph of their own: "It works! — Ada Birch (@adabirch) May 3, 2024"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.statements.grammar.mention import Mention
from index.statements.turns.transcript import Turn
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_POST = re.compile(
    r"^(?!<)(?:Skip (?:Twitter|X) post by @\w+[ \xa0])?(?P<said>[^\n]*?\S)[ \xa0]+[—–-]{1,2}[ \xa0]*"
    r"(?P<name>[^\W\d_][^\n@()—–]{1,60}?)[ \xa0]\(@\w{1,20}\)",
    re.MULTILINE,
)
_LINK = re.compile(r"[ \xa0]*(?:https?://|pic\.twitter\.com/|t\.co/)\S*$")
_SHORTEST = 3  # words
_HANDLE = "(@"


def posts(text: str) -> Iterator[Turn]:
    """Yield what is posted, with the name below it."""
    if _HANDLE not in text:
        return
    for found in _POST.finditer(text):
        start, end = found.span("said")
        while (link := _LINK.search(text, start, end)) is not None:
            end = link.start()
        if text.count(" ", start, end) < _SHORTEST - 1:
            continue
        name = Span(*found.span("name"))
        last = text.rfind(" ", *name) + 1 or name.start
        yield Turn(Mention(name, Span(last, name.end)), Span(start, end))
