"""What somebody is by the term that they are in: "in her second term as mayor of Ely, Ada Birch has ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.names.roles import is_role

if TYPE_CHECKING:
    from index.types import Span

_TERM = (
    r"\s(?:his|her|their)\s(?:[a-z-]+\s){0,2}(?:term|year|month|week|season|stint|spell)\sas\s(?:the\s|an?\s)?"
    r"(?P<post>(?:[a-z-]+\s){0,3}?(?P<noun>[a-z-]+)(?:\s(?:of|for|at)\s(?:the\s)?(?:[A-Z][\w.’'-]*\s?){1,4})?)"
)
_BEFORE = re.compile(rf"(?P<now>\bNow\b[^.!?\n]{{0,60}})?\b(?:[Ii]n|(?P<into>into)){_TERM}(?<!\s),\s$")
_AFTER = re.compile(
    rf",\s(?P<now>who\sis\s|now\s)?(?:(?:[\w-]+\s){{0,3}}(?P<into>into)|in){_TERM}(?=\s?(?:[,.;)]|and\b|$))"
)
_STILL = re.compile(r"\s(?:now\s|still\s)?(?:has|is|will|can|(?!was\b|does\b)[a-z]+s)\b")
_SPOKE = re.compile(r"\s(?:said|told|announced)\b")
_REACH = 160  # characters before a name


def role_before(text: str, span: Span) -> str:
    """Return what who is named right after their term is; none where they may no longer be it."""
    if text[span.start - 2 : span.start] != ", ":
        return ""
    found = _BEFORE.search(text, max(0, span.start - _REACH), span.start)
    if found is None:
        return ""
    return _held(text, found, span.end)


def role_after(text: str, span: Span) -> str:
    """Return what who is named right before their term is: "Ada Birch, now in her second term as mayor"."""
    found = _AFTER.match(text, span.end)
    return "" if found is None else _held(text, found, found.end() + text.startswith(",", found.end()))


def _held(text: str, found: re.Match[str], end: int) -> str:
    """Return the post of a term, where what follows at ``end``, or "now", tells that it still runs."""
    still = _STILL.match(text, end) or (found["into"] and _SPOKE.match(text, end))
    return found["post"].strip().lower() if (found["now"] or still) and is_role(found["noun"]) else ""
