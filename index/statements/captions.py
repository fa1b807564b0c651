"""Captions of pictures in a page's text, and the labels that stand before them: "Image caption"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.types import Span

_CAPTION = re.compile(
    r"(?:Image (?:copyright|caption|source)|Media (?:playback|caption)|Advertisement\b|\[?Photo\b"
    r"|(?:File )?[Pp]hoto(?:graph)?s?(?: by)?:)"
)
_LABEL = re.compile(
    r"\bImage copyright(?:[ \xa0][A-Z][\w./-]*){1,4}?[ \xa0](?=Image caption\b)"
    r"|\b(?:Image|Media) caption[ \xa0](?=[A-Z])"
)
_LONGEST = 20  # characters of what a label still has behind its first words


def unlabelled(text: str) -> str:
    """Return a text with as many blanks for the labels of captions, so that these are sentences."""
    return _LABEL.sub(lambda found: " " * len(found[0]), text)


def is_caption(text: str, span: Span) -> bool:
    """Tell whether a sentence is a caption, with its label or right behind it."""
    start = text.rfind("\n", 0, span.start) + 1
    label = _CAPTION.match(text, start, span.end)
    return _CAPTION.match(text, *span) is not None or (
        label is not None and span.start - label.end() < _LONGEST
    )
