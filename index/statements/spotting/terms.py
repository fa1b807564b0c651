"""What somebody is by the term that they are in: "in her second term as mayor of Ely, Ada Birch has ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.names.roles import is_role

if TYPE_CHECKING:
    from index.types import Span

_TERM = (
    r"\s(?:his|her|their)\s(?:[a-z-]+\s){0,2}(?:term|year|month|week|season|stint|spell)\sas\s(?:the\s|an?\s)?"
    r"((?:[a-z-]+\s){0,3}?([a-z-]+)(?:\s(?:of|for|at)\s(?:the\s)?(?:[A-Z][\w.’'-]*\s?){1,4})?)"
)
_BEFORE = re.compile(rf"(?P<now>\bNow\b[^.!?\n]{{0,60}})?\b(?:[Ii]n|into){_TERM}(?<!\s),\s$")
_AFTER = re.compile(
    rf",\s(?:who\sis\s)?(?:now\s)?(?:(?:[\w-]+\s){{0,3}}into|in){_TERM}(?=\s?(?:[,.;)]|and\b|$))"
)
_STILL = re.compile(r"\s(?:now\s|still\s)?(?:has|is|will|can|said|told|announced|(?!was\b|does\b)[a-z]+s)\b")
_REACH = 160  # characters before a name


def role_before(text: str, span: Span) -> str:
    """Return what who is named right after their term is; none where they may no longer be it."""
    if text[span.start - 2 : span.start] != ", ":
        return ""
    found = _BEFORE.search(text, max(0, span.start - _REACH), span.start)
    if found is None or not (found["now"] or _STILL.match(text, span.end)):
        return ""
    return found[2].lower() if is_role(found[3]) else ""


def role_after(text: str, span: Span) -> str:
    """Return what who is named right before their term is: "Ada Birch, in her second term as mayor, ..."."""
    found = _AFTER.match(text, span.end)
    return found[1].strip().lower() if found is not None and is_role(found[2]) else ""
