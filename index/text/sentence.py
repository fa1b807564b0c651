"""Cutting text into sentences by rule, fast enough for every indexed word."""

from __future__ import annotations

import re
from itertools import pairwise

from index.lexicon import words
from index.text.cues import cue
from index.text.flow import flow
from index.types import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_STOP = re.compile(
    r"""(?<![.!?…])(?<![.!?…]\ )(?:\.(?:\ ?\.)++|[.!?…]++)  # full stops, or an ellipsis
        (?:\ ?[”»›]|["’'\)\]\*]|“(?=\s))*+      # with whatever it closes; “ before a blank is a slip for ”
        (?:(?=\s)|(?<=[”»])(?=[A-Z][a-z]))  # or a capital that touches the mark: a blank is missing
        """,
    re.VERBOSE,
)
_LABEL = re.compile(
    r"\b(?:Image copyright[^\n.]{2,60}? Image|Media playback[^\n.]{2,60}? Media|Image|Media) caption"
    r"(?=,?[ \xa0][\"“‘'A-Z])"
)
"""What a page has before a picture's caption, in the same line."""

_BEFORE = re.compile(r"(?:[^\W_]|[.&'’-])+$")
_NEXT = re.compile(r"""\s*([\s"“”„«‹‘’'(\[\-–—•*]*)([^\W_][\w’']*)?""")
_CAPITAL = r"(?:[A-Z][\w.’'-]*|de|del|van|von|bin|al|of|the)"
_ATTRIBUTION = re.compile(
    rf"\s*(?:{_CAPITAL}\s+){{0,5}}{_CAPITAL}(?:,\s[^,.!?\n]{{3,80}},)?\s+(\w+)"
)  # "Ada Birch, the mayor of Ely, asked"
_ABBREVIATION_REACH = 24
_OPENS_MARKUP = frozenset("[*!")
_CLOSES_MARKUP = frozenset("]*")
_QUOTES = frozenset('“"„«‹‘')


def sentences(text: str) -> list[Span]:
    """Return the sentences of ``text`` in order.

    Together they cover everything but blank space and footnotes. The end of a paragraph ends a sentence; an
    attribution that follows a quotation ('"Why?" Mr. Smith asked.') belongs to the quotation's last sentence.
    "Image caption" before a caption is none of its words.
    """
    read = flow(text)
    found = [span for line in _LINE.finditer(read) for span in _cut(read, line.start(), line.end())]
    return found if read is text else [_with_markup(text, read, span) for span in found]


def _with_markup(text: str, read: str, span: Span) -> Span:
    """Let a sentence begin and end with the markup of links and bold words that it opens and closes."""
    start, end = span
    while start and read[start - 1] == " " and text[start - 1] in _OPENS_MARKUP:
        start -= 1
    if text[end : end + 1] in _CLOSES_MARKUP and read[end] == " ":
        while end < len(text) and read[end] == " " and not text[end].isspace():
            end += 1
    return Span(start, end)


def _cut(text: str, start: int, end: int) -> list[Span]:
    """Cut one line into sentences, each without the blank space around it."""
    ends = [stop.end() for stop in _STOP.finditer(text, start, end) if _ends_sentence(text, stop, end)]
    labels = [bound for label in _LABEL.finditer(text, start, end) for bound in label.span()]
    bounds = sorted([start, *ends, *labels, end])
    return [span for left, right in pairwise(bounds) if (span := _strip(text, left, right))]


def _strip(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return None
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(bare))


def _ends_sentence(text: str, stop: re.Match[str], end: int) -> bool:
    """Tell whether the full stop (or other mark) that ``stop`` found ends a sentence."""
    following = _NEXT.match(text, stop.end(), end)
    if following is None or (not following[2] and not following[1].strip()):
        return True
    opening, word = following[1], following[2] or ""
    if word[:1].islower() and not opening.strip(" \t\xa0-–—•*"):
        return False
    mark = stop[0]
    if mark == "." and not _QUOTES.intersection(opening):
        return not _is_abbreviation(text, stop.start(), word)
    if len(mark) > 1 and not opening:
        return not _is_attribution(text, stop.end(), end, whole=mark[0] not in "!?")
    return True


def _is_abbreviation(text: str, dot: int, following: str) -> bool:
    """Tell whether the full stop at ``dot`` belongs to an abbreviation that goes on with ``following``."""
    found = _BEFORE.search(text, max(0, dot - _ABBREVIATION_REACH), dot)
    if found is None:
        return False
    word = found[0].lstrip("'’-&").lower()
    if found[0].islower() and word in words("abbreviations_or_words"):
        return word in words("abbreviations_before") and following[:1].isdigit()
    if word in words("abbreviations_before"):
        return not (word == "no" and following.lower() in words("sentence_starters"))
    initial = len(word) == 1 and word.isalpha() and found[0] != "I"
    if initial or word in words("abbreviations") or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return following.lower() not in words("sentence_starters")
    return False


def _is_attribution(text: str, start: int, end: int, *, whole: bool) -> bool:
    """Tell whether a name and a verb of saying follow, "Mr. Smith asked"; ``whole``: and nothing more."""
    found = _ATTRIBUTION.match(text, start, end)
    if found is None or (whole and text[found.end() : found.end() + 1] not in {".", ",", ""}):
        return False
    return found[1] in words("plain_cues") or cue(found[1]) is not None
