"""The flow of a text: as it reads, whatever its layout.

Everything that reads prose reads its flow, which is as long as the text, so that places in it are places
in the text as stored: breaks within a sentence, footnotes and the markup of links and bold words are blank.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_LAYOUT = re.compile(r"\n(?=[^\n])|\]|\*\*|^[#>]", re.MULTILINE)
_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_URL = r"(?:\(<[^<>\n]*>\)|\((?:[^()\s]|\([^()\s]*\))*(?:[ ]\"[^\"\n]*\")?\))"
_FOOTNOTE = re.compile(
    rf"\[\[[^\[\]\n]{{1,12}}\]\](?:{_URL})?|!\[[^\[\]\n]*\]{_URL}|(?<=[\w.,;:!?”’\"')\]])\[\^?\d{{1,3}}\]"
)  # "[[i]](link)", "![picture](link)", "[12]"
_LINK = re.compile(rf"(\[)([^\[\]\n]+)(\]{_URL})")
_BOLD = re.compile(r"\*\*+")
_HEADING = re.compile(r"^[ \t]*#{1,6}[ \t]", re.MULTILINE)
_QUOTED = re.compile(r"^(?:>[ \t]?)+(?=\S)", re.MULTILINE)  # the lines of a mail that another answers
_MARKUP = {"[": _FOOTNOTE, "**": _BOLD, "#": _HEADING, ">": _QUOTED}
"""What is blank, by what it has in any case."""

SIGN = "\0"
"""What no stored text has, for a sign of Markdown."""

_EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_\n]*[^\s*_])\1(?![\w*_])")  # "it was *never* holy"

_BEGINS_ANEW = re.compile(
    r"\s*(?:[-*•+>|#]\s|\d{1,3}[.)]\s|\*\*|#|[QA][.:]?\s\s"
    r"|[A-Z][\w.’'-]*(?:[ ][A-Z][\w.’'-]*){0,5}(?:[ ]\([^()\n]*\))?:\s)"
)  # an item of a list, a heading, a speaker's name and a colon
_UNFINISHED = re.compile(r"[\w,;’'—–-]$")
_NARROWEST, _WIDEST = 40, 120  # characters of a line in a text that is broken at a width
_FILLED = 0.6  # share of the breaks that stand where the next word would not have fitted
_DEEPEST = 12  # blanks by which a line that goes on is indented, at most
_FEWEST = 3  # of them
_SMALL = 0.2  # share of them before a small letter


class _Break(NamedTuple):
    """A line break within a block: where it stands, the line before, and the first word after it."""

    at: int
    line: str
    following: str

    @property
    def may_be_soft(self) -> bool:
        """Whether the layout itself does not say that something new begins."""
        indent = len(self.following) - len(self.following.lstrip())
        return (
            indent <= _DEEPEST and not self.line.endswith("  ") and _BEGINS_ANEW.match(self.following) is None
        )

    @property
    def is_mid_sentence(self) -> bool:
        return self.following.lstrip()[:1].islower()

    def fills(self, width: int) -> bool:
        """Tell whether the next word would not have fitted on the line."""
        word = self.following.lstrip().partition(" ")[0]
        return len(self.line.rstrip()) + 1 + len(word) > width


def flow(text: str) -> str:
    """Return ``text`` as it reads: of the same length, with blanks for what is layout only."""
    while _LAYOUT.search(text) is not None and (read := _without_markup(_join(text))) != text:
        text = read
    return text


def as_on_page(text: str) -> str:
    """Return ``text``, of the same length, with ``SIGN`` for each sign of Markdown, which no page shows.

    Footnotes stay: a page has them, too.
    """
    text = _without_markup(text, {mark: _MARKUP[mark] for mark in ("**", "#", ">")}, SIGN)
    return _EMPHASIS.sub(rf"{SIGN}\2{SIGN}", text)


def _without_markup(text: str, markup: Mapping[str, re.Pattern[str]] = _MARKUP, instead: str = " ") -> str:
    for mark, pattern in markup.items():
        if mark in text:
            text = pattern.sub(lambda found: instead * len(found[0]), text)
    if "[" not in text:
        return text
    return _LINK.sub(lambda found: f"{instead}{found[2]}{instead * len(found[3])}", text)


def _join(text: str) -> str:
    """Blank the line breaks that stand within a sentence."""
    breaks = [one for one in _breaks(text) if one.may_be_soft]
    width = _width(breaks)
    soft = [one.at for one in breaks if _is_unfinished(one) or (width and one.fills(width))]
    pieces = [
        text[start:end]
        for start, end in pairwise([0, *(place for at in soft for place in (at, at + 1)), len(text)])
    ]
    return "".join(" " if number % 2 else piece for number, piece in enumerate(pieces))


def _breaks(text: str) -> list[_Break]:
    """Return the line breaks between two lines that are not blank."""
    lines = list(_LINE.finditer(text))
    return [
        _Break(above.end(), above[0], below[0])
        for above, below in pairwise(lines)
        if above.end() + 1 == below.start()
    ]


def _is_unfinished(one: _Break) -> bool:
    return one.is_mid_sentence and _UNFINISHED.search(one.line.rstrip()) is not None


def _width(breaks: list[_Break]) -> int | None:
    """Return the width at which the lines of a text are broken, if they are."""
    plain = [one for one in breaks if "://" not in one.line]
    width = max((len(one.line.rstrip()) for one in plain), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    filled = [one for one in plain if one.fills(width)]
    small = sum(one.is_mid_sentence for one in filled)
    enough = len(filled) >= max(_FEWEST, _FILLED * len(plain))
    return width if enough and small >= max(1, _SMALL * len(filled)) else None
