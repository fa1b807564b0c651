"""Captions of pictures in a page's text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.types import Span

_CAPTION = re.compile(
    r"(?:Image (?:copyright|caption|source)|Media (?:playback|caption)|Advertisement\b|\[?Photo\b"
    r"|(?:File )?[Pp]hoto(?:graph)?s?(?: by)?:)"
)
_LABELLED = re.compile(r"\b(?:Image|Media) caption,?[ \xa0]$")
_LABEL = 15  # characters of it, at most


def is_caption(text: str, span: Span) -> bool:
    """Tell whether a sentence is a caption, or the label before one."""
    before = text[max(0, span.start - _LABEL) : span.start]
    return _CAPTION.match(text, *span) is not None or _LABELLED.search(before) is not None
