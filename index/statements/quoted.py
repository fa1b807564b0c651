"""What a quotation is by where it stands: a heading, a predicate, or words with nothing beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.text.marks import Quotation
    from index.types import Span

_LONGEST_HEADING = 14  # words
_STOPS = ".,?!…—-–:;"
_ENDS = re.compile(r"[.?!…]\W*\Z")


def is_heading(text: str, quotation: Quotation) -> bool:
    """Tell a line that is nothing but a quotation without a stop: a heading over what follows."""
    start, end = quotation.outer
    before, after = text[:start].rstrip(" \t\xa0"), text[end:].lstrip(" \t\xa0")
    alone = before[-1:] in {"", "\n"} and after[:1] in {"", "\n"}
    said = quotation.inner.of(text).rstrip()
    short = said.count(" ") < _LONGEST_HEADING
    return alone and quotation.closed and short and said[-1:] not in _STOPS


def is_predicate(text: str, quotation: Quotation) -> bool:
    """Tell words that somebody else says of the subject before them: "he “came up behind me”"."""
    before = text[: quotation.outer.start].rstrip(" \t\xa0")[-1:]
    return before.isalpha() and quotation.inner.of(text)[:1].islower()


def is_alone(text: str, quotation: Quotation, sentence: Span, before: Iterable[Quotation]) -> bool:
    """Tell a quotation that is a whole sentence with nothing beside it: no title ("To top it off, “The Mill,”
    a film"), and, by its marks, no crosshead (‘All bets are off.’).

    :param before: the quotations that it goes on from.
    """
    beside = text[sentence.start : quotation.outer.start] + text[quotation.outer.end : sentence.end]
    if any(map(str.isalnum, beside)) or not _ENDS.search(text, *quotation.inner):
        return False
    return not quotation.single or any(one.single for one in before)
