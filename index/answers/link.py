"""Links that land on the sentence: text fragments, by the WICG's Scroll-to-Text-Fragment rules.

A browser takes the first place where the fragment's words stand, whatever their case and white space, and
only whole words, each piece within one block of the page. So the words are chosen until their first place in
the article, below its headline, lies in the excerpt.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from index.text.flow import SIGN, as_on_page
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.types import Article

LONG = 120
"""Characters from which a fragment names the excerpt's first and last words, not all of them."""

STEPS = (4, 6, 9, 14, 22)
"""Numbers of words tried at either end."""

AROUND = (3, 6, 12)
"""Numbers of words tried before the excerpt and after it, where its own words stand earlier, too."""

OPENING = 60
"""Characters from which an article's first paragraph may begin with a letter set large."""

_WORD = re.compile(r"\S+")
_SET_APART = re.compile(r"^(?:“[^“”\n]+\n)*“[^“”\n]+”(?=\n[^\n]{2,80}(?<![.!?…:”\"])$)", re.MULTILINE)
_INITIAL = re.compile(r"\W*\w(?=\w)")


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a browser looks for: the words from ``start`` to ``end``, or ``start`` alone, and the context."""

    start: str
    end: str | None = None
    before: str | None = None
    after: str | None = None

    def __str__(self) -> str:
        """Return the directive for a link."""
        before = f"{_encoded(self.before)}-," if self.before else ""
        end = f",{_encoded(self.end)}" if self.end else ""
        after = f",-{_encoded(self.after)}" if self.after else ""
        return f"text={before}{_encoded(self.start)}{end}{after}"


def to(article: Article, excerpt: Span) -> str | None:
    """Return a link that lands on an excerpt of ``article``: on its page, where the article has pages.

    None where there is no http(s) address to link to.
    """
    address = link(article.url, article.text, excerpt, article.title)
    if address is None or article.url is None or not article.pages:
        return address
    return f"{article.url.partition('#')[0]}#page={bisect_right(article.pages, excerpt.start)}"


def link(url: str | None, text: str, excerpt: Span, title: str | None = None) -> str | None:
    """Return ``url`` with a text fragment for ``text[excerpt]``; the page alone where no words single it out.

    None where there is no http(s) address to link to.
    """
    if url is None or not url.lower().startswith(("http://", "https://")):
        return None
    head = f"{title}\n" if title else ""
    shown = _as_on_page(text)
    page = head + shown.replace(SIGN, "")
    place = Span(*(len(head) + at - shown.count(SIGN, 0, at) for at in excerpt))
    for fragment in _fragments(page, place):
        found = first_match(page, fragment)
        if found is not None and place.start <= found.start and found.end <= place.end:
            is_opening = not excerpt.start and len(text.partition("\n")[0]) >= OPENING
            also = _without_initial(_shortest(page, fragment, found)) if is_opening else ""
            return f"{url}{'' if '#' in url else '#'}:~:{fragment}{also}"
    return url


def first_match(text: str, fragment: Fragment) -> Span | None:
    """Return where a browser lands for a fragment: the first place in ``text``."""
    opening = _pattern(fragment.start, fragment.before, None if fragment.end else fragment.after).search(text)
    if opening is None or fragment.end is None:
        return Span(*opening.span("words")) if opening else None
    closing = _pattern(fragment.end, None, fragment.after).search(text, opening.end("words"))
    return Span(opening.start("words"), closing.end("words")) if closing else None


def _as_on_page(text: str) -> str:
    """Return a text with ``SIGN`` for what its page lacks: Markdown, and marks around a <blockquote>."""
    return as_on_page(_SET_APART.sub(lambda found: re.sub("[“”]", SIGN, found[0]), text))


def _fragments(text: str, excerpt: Span) -> Iterator[Fragment]:
    """Yield candidates, the shortest first: all the words, or some at either end; then what is around."""
    lines = [line.strip() for line in excerpt.of(text).split("\n") if line.strip()]
    if not lines:
        return
    plain = list(_plain(lines))
    yield from plain
    before, after = _lines_around(text, excerpt)
    for many in AROUND:
        for fragment in plain[:1]:
            yield Fragment(fragment.start, fragment.end, before=" ".join(before.split()[-many:]) or None)
            yield Fragment(fragment.start, fragment.end, after=" ".join(after.split()[:many]) or None)
    for line in lines:
        yield Fragment(line)


def _plain(lines: list[str]) -> Iterator[Fragment]:
    whole = len(lines) == 1
    if whole and len(lines[0]) <= LONG:
        yield Fragment(lines[0])
    for many in STEPS:
        first, last = _WORD.findall(lines[0]), _WORD.findall(lines[-1])
        if not whole or len(first) >= 2 * many:
            yield Fragment(" ".join(first[:many]), " ".join(last[-many:]))
    if whole:
        yield Fragment(lines[0])


def _lines_around(text: str, excerpt: Span) -> tuple[str, str]:
    """Return what stands before the excerpt and after it: in its own lines, or else in the next ones."""
    before, after = text[: excerpt.start].rstrip(), text[excerpt.end :].lstrip()
    return before.rpartition("\n")[2], after.partition("\n")[0]


def _shortest(page: str, fragment: Fragment, found: Span) -> Fragment:
    """Return a fragment by its first and last words, where they alone lead to the same place."""
    said = _WORD.findall(fragment.start)
    many = STEPS[0]
    if fragment.end or len(said) <= 2 * many:
        return fragment
    ends = Fragment(" ".join(said[:many]), " ".join(said[-many:]))
    return ends if first_match(page, ends) == found else fragment


def _without_initial(fragment: Fragment) -> str:
    """Return a second directive for pages that set the article's first letter large, apart from its word."""
    initial = _INITIAL.match(fragment.start)
    if initial is None:
        return ""
    return f"&{Fragment(fragment.start[initial.end() :], fragment.end, None, fragment.after)}"


def _pattern(words: str, before: str | None, after: str | None) -> re.Pattern[str]:
    """Match ``words`` as whole words, with any white space between them and in any case."""
    ahead = f"{_spaced(before)}\\s*" if before else ""
    behind = f"\\s*{_spaced(after)}" if after else ""
    return re.compile(f"{ahead}(?P<words>{_spaced(words)}){behind}", re.IGNORECASE)


def _spaced(words: str) -> str:
    spaced = r"\s+".join(re.escape(word) for word in words.split())
    first = r"(?<!\w)" if words[:1].isalnum() else ""
    last = r"(?!\w)" if words[-1:].isalnum() else ""
    return first + spaced + last


def _encoded(words: str) -> str:
    """Percent-encode a fragment's words; ``-``, ``,`` and ``&`` have a meaning of their own there."""
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")
