"""Who does not want to be named, and so is nobody who is: "an official, who asked not to be named"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.types import Span

_ANONYMOUS = re.compile(
    r"\b(?:anonym(?:ity|ously)|not (?:to )?be (?:named|identified)"
    r"|(?:without|decline[ds]?|declining) (?:being|to be) (?:named|identified)"
    r"|not authori[sz]ed to (?:speak|discuss|comment|talk))\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?][”\"’']?\s|\n")
_REACH = 300  # characters on either side within which the sentence begins and ends


def is_anonymous(text: str, mention: Span) -> bool:
    """Tell whether the sentence around a mention says that who speaks is not to be named."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    opening = max((stop.end() for stop in _STOP.finditer(before)), default=0)
    start = mention.start - len(before) + opening
    stop = _STOP.search(text, mention.end, mention.end + _REACH)
    end = stop.start() if stop else mention.end + _REACH
    return _ANONYMOUS.search(text, start, end) is not None
