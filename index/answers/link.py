"""Links that land on the sentence: text fragments, by the WICG's Scroll-to-Text-Fragment rules.

A browser takes the first place where the fragment's words stand, whatever their case and white space, and
only whole words. So the words are chosen until their first place in the article lies in the excerpt.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING
from urllib.parse import quote

from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.types import Article

LONG = 120
"""Characters from which a fragment names the excerpt's first and last words, not all of them."""

STEPS = (4, 6, 9, 14, 22)
"""Numbers of words tried at either end."""

_WORD = re.compile(r"\S+")


def to(article: Article, excerpt: Span) -> str | None:
    """Return a link that lands on an excerpt of ``article``: on its page, where the article has pages.

    None where there is no http(s) address to link to.
    """
    address = link(article.url, article.text, excerpt)
    if address is None or article.url is None or not article.pages:
        return address
    return f"{article.url.partition('#')[0]}#page={bisect_right(article.pages, excerpt.start)}"


def link(url: str | None, text: str, excerpt: Span) -> str | None:
    """Return ``url`` with a text fragment for ``text[excerpt]``; the page alone where no words single it out.

    None where there is no http(s) address to link to.
    """
    if url is None or not url.lower().startswith(("http://", "https://")):
        return None
    for start, end in _fragments(text, excerpt):
        found = first_match(text, start, end)
        if found is not None and excerpt.start <= found.start and found.end <= excerpt.end:
            directive = _encoded(start) + (f",{_encoded(end)}" if end else "")
            return f"{url}{'' if '#' in url else '#'}:~:text={directive}"
    return url


def first_match(text: str, start: str, end: str | None = None) -> Span | None:
    """Return where a browser lands for ``text=start`` or ``text=start,end``: the first place in ``text``."""
    opening = _pattern(start).search(text)
    if opening is None or end is None:
        return Span(*opening.span()) if opening else None
    closing = _pattern(end).search(text, opening.end())
    return Span(opening.start(), closing.end()) if closing else None


def _fragments(text: str, excerpt: Span) -> Iterator[tuple[str, str | None]]:
    """Yield candidates, the shortest first: all the words, or some at either end."""
    found = [Span(match.start(), match.end()) for match in _WORD.finditer(text, *excerpt)]
    one_block = "\n" not in excerpt.of(text).strip()
    if one_block and excerpt.end - excerpt.start <= LONG:
        yield excerpt.of(text).strip(), None
    for many in STEPS:
        first, last = found[:many], found[-many:]
        if len(found) >= 2 * many and _in_one_block(text, first) and _in_one_block(text, last):
            yield text[first[0].start : first[-1].end], text[last[0].start : last[-1].end]
    if one_block:
        yield excerpt.of(text).strip(), None
    for line in excerpt.of(text).splitlines():
        yield line.strip(), None


def _in_one_block(text: str, found: list[Span]) -> bool:
    return "\n" not in text[found[0].start : found[-1].end]


def _pattern(words: str) -> re.Pattern[str]:
    """Match ``words`` as whole words, with any white space between them and in any case."""
    spaced = r"\s+".join(re.escape(word) for word in words.split())
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(before + spaced + after, re.IGNORECASE)


def _encoded(words: str) -> str:
    """Percent-encode a fragment's words; ``-``, ``,`` and ``&`` have a meaning of their own there."""
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")
