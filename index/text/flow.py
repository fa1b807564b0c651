"""The flow of a text: as it reads, whatever its layout.

Everything that reads prose reads its flow, which is as long as the text, so that places in it are places
in the text as stored: breaks within a sentence, footnotes and the markup of links and bold words are blank.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from index.lexicon import words

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
_UNFINISHED = re.compile(r"(?:[\w,;’'—–-]|[^.\s][\"”»)])$")  # “..., in fifteen years,”
_LAST_WORD = re.compile(r"\b[A-Za-z]+$")
_NARROWEST, _WIDEST = 40, 120  # characters of a line in a text that is broken at a width
_FILLED = 0.6  # share of the breaks that stand where the next word would not have fitted
_DEEPEST = 12  # blanks by which a line that goes on is indented, at most
_FEWEST = 3  # of them
_FEWEST_BY_HAND = 2
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
    def is_before_small(self) -> bool:
        return self.following.lstrip()[:1].islower()

    @property
    def goes_on(self) -> bool:
        """Whether the line is no heading, address or end of a paragraph, where lines break at any width."""
        line = self.line.rstrip()
        return len(line) >= _NARROWEST and not line.endswith(":")

    @property
    def is_mid_sentence(self) -> bool:
        return self.is_before_small and _UNFINISHED.search(self.line.rstrip()) is not None

    @property
    def leads_on(self) -> bool:
        """Whether the line ends in "of" or "the"."""
        last = _LAST_WORD.search(self.line)
        return last is not None and last[0] in words("small_words")

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
    by_hand = _is_broken_by_hand(breaks)
    soft = [
        one.at
        for one in breaks
        if one.is_mid_sentence or (width and one.fills(width)) or (by_hand and (one.leads_on or one.goes_on))
    ]
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


def _is_broken_by_hand(breaks: list[_Break]) -> bool:
    """Tell a text whose lines, however wide, mostly break off within sentences: "the Finance / Minister"."""
    parting = [one for one in breaks if one.is_mid_sentence or one.leads_on]
    enough = len(parting) >= max(_FEWEST_BY_HAND, len(breaks) / 2)
    return enough and any(one.is_mid_sentence for one in parting)


def _width(breaks: list[_Break]) -> int | None:
    """Return the width at which the lines of a text are broken, if they are."""
    plain = [one for one in breaks if "://" not in one.line]
    width = max((len(one.line.rstrip()) for one in plain), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    filled = [one for one in plain if one.fills(width)]
    small = sum(one.is_before_small for one in filled)
    enough = len(filled) >= max(_FEWEST, _FILLED * len(plain))
    return width if enough and small >= max(1, _SMALL * len(filled)) else None
