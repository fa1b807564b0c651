"""Papers that a question names: "in the Harbour Chronicle", or in short "in the Chronicle"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.spelling import tokens
from index.question.whom import find

if TYPE_CHECKING:
    from index.names.directory.directory import Directory

_IN = r"(?:^|\s)(?:in|from|by|per|via|as reported by|according to) (?:the )?({})"
_ITS = r"(?:['’]s? (?:reports?|coverage|articles?|story|stories))?"
_IN_PUBLISHER = _IN + _ITS + r"(?![\w'’])"

_ENDS = r"(?=\s*(?:[?.!,]|$|(?:about|on|over|regarding|concerning)\b))"
_IN_SHORT = re.compile(rf"(?:^|\s)in the (\w+){_ITS}{_ENDS}", re.IGNORECASE)
"""Where a paper may stand by the last word of its name: not "in the post office"."""

_ANYTHING = frozenset({"anything", "everything", "something", "latest", "new", "news", "more", "words"})


def published_in(text: str, book: Directory) -> tuple[str, str | None]:
    """Take "in the Chronicle" from a question, where the Chronicle is a publisher; None where none is."""
    for publisher in book.publishers:
        name = re.sub(r"^the ", "", publisher, flags=re.IGNORECASE)
        if name.lower() not in text.lower():
            continue
        found = re.search(_IN_PUBLISHER.format(re.escape(name)), text, re.IGNORECASE)
        if found and _is_written_so(text, found) and not _speaks_there(text, found, book):
            return cut(text, found), publisher
    for found in _IN_SHORT.finditer(text):
        short = called(found[1], book) if found[1].lower() in words("paper_names") else None
        if short and _is_written_so(text, found):
            return cut(text, found), short
    return text, None


def _is_written_so(text: str, found: re.Match[str]) -> bool:
    return found[1][:1].isupper() or text == text.lower()


def _speaks_there(text: str, found: re.Match[str], book: Directory) -> bool:
    """Whether a publisher's name is whose words are asked for: "any comment from the Kremlin"."""
    before = text[: found.start()].lower().split()[-1:]
    asks = bool(before) and (before[0] in words("asking_nouns") or before[0] in _ANYTHING)
    return asks and any(one.statements for one in [find(found[1], book).speaker] if one)


def called(name: str, book: Directory) -> str | None:
    """Return the only publisher so called, by the whole name or its end: "the Courier"; not by what "radio"
    or the like stands before, which is a place.
    """
    said = _words(name)
    alike = [one for one in book.publishers if said and _words(one)[-len(said) :] == said]
    (found,) = alike if len(alike) == 1 else (None,)
    before = _words(found)[: -len(said)] if found else []
    return None if words("outlet_nouns").intersection(before) else found


def _words(name: str) -> list[str]:
    said = tokens(name)
    return said[1:] if said[:1] == ["the"] else said


def cut(text: str, found: re.Match[str]) -> str:
    """Return a question without what was found in it."""
    return f"{text[: found.start()].rstrip(' ,')} {text[found.end() :].lstrip(' ,')}".strip()
