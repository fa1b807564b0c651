"""An excerpt as Discord shows it: its words, whose they are, and where else they stand. Pure.

A quotation is never cut: one that is too long for a message goes on in the next, and says so.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from bot.shown.escape import label, quotation, short
from index import whose
from index.phrases import day
from index.types import How, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.answers.evidence import Copy, Evidence
    from index.types import Article

LONGEST_LINK = 900
"""Characters of a link above which it goes to the page, not to the sentence."""

LEAST = 350
"""Characters that a page leaves for an excerpt's words, whatever stands below them."""

COPIES = 400
"""Characters of the line that names other papers, at most; those that it does not name are counted."""

LIMIT = 2000
"""Characters that Discord takes in a message."""


def blocks(one: Evidence, room: int, below: Callable[[int], Iterable[str]]) -> Iterator[str]:
    """Yield an excerpt with the lines below it; in several blocks where one would not fit a page.

    :param below: makes those lines, for so many characters.
    """
    words = quotation(one.article.text, one.span, one.quoted)
    most = "\n".join(below(max(LEAST, room - LEAST)))
    for lines in (most, "\n".join(below(max(LEAST, room - len(words) - 1)))):
        if len(words) + 1 + len(lines) <= room:
            yield f"{words}\n{lines}" if lines else words
            return
    note = "-# part {} of {} of one quotation\n"
    parts = list(portions(one.article.text, one.span, one.quoted, room - len(most) - len(note) - 10))
    for number, part in enumerate(parts, 1):
        yield f"{part}\n{note.format(number, len(parts))}{most}"


def sourced(
    one: Evidence, room: int, versions: Callable[[int], Iterable[str]] = lambda _: ()
) -> Iterator[str]:
    """Yield whose an excerpt is and where it stands; then, as far as there is room, what else is known.

    :param versions: makes the lines that show what other papers print, for so many characters.
    """
    begun = f"— {said} · " if (said := who(one)) else "— "
    first = begun + source_line(one.article, one.link, room - len(begun))
    yield first
    left = room - len(first) - 1
    for line in versions(left):
        if len(line) < left:
            left -= len(line) + 1
            yield line
    if one.also_in:
        yield from copies(one.also_in, min(COPIES, left))


def copies(others: Sequence[Copy], room: int) -> Iterator[str]:
    """Yield the line that names other papers, each with its link where that fits, and counts the rest."""
    line, named = "-# Also in ", 0
    for copy in others:
        part = f"{', ' * bool(named)}{_copy(copy, room - len(line) - 20)}"
        if len(line) + len(part) > room - 15:
            break
        line, named = line + part, named + 1
    more = len(others) - named
    if named or room > 30:
        yield line + (f"{' and ' if named else ''}{more} more" if more else "")


def who(one: Evidence) -> str | None:
    """Return whose an excerpt is, and how that is known where it does not name them; None of a passage."""
    if one.speaker is None:
        return whose.nobody(one, partial(short, longest=80))
    voice = one.speaker
    named = whose.who(voice, f"**{short(voice.name)}**") + whose.called(voice, partial(short, longest=80))
    if voice.how is How.NAMED:
        return named
    stands_for = short(voice.name_span.of(one.article.text), 50)
    return f"{named} (by {voice.how}: “{short(voice.words, 50)}” is {stands_for})"


def _copy(copy: Copy, room: int) -> str:
    article = copy.article
    rest = f" {day(article.published)}" if article.published else ""
    rest += " (the same text)" if copy.wire else ""
    return masked(article.publisher or article.title or article.path, copy.link, room - len(rest)) + rest


def portions(text: str, span: Span, bold: Iterable[Span], room: int) -> Iterator[str]:
    """Yield ``text[span]`` as block quotations that fit ``room``, with nothing but blank space between."""
    bold = tuple(bold)
    start = span.start
    while start < span.end:
        end = _fitting(text, Span(start, span.end), bold, room)
        yield quotation(text, _trimmed(text, Span(start, end)), bold)
        start = end + len(text[end : span.end]) - len(text[end : span.end].lstrip())


def source_line(article: Article, link: str | None, room: int = LIMIT) -> str:
    """Return who printed an article, who wrote it, when, and its title, which leads there."""
    parts = [article.publisher, article.author]
    shown = [short(part) for part in parts if part]
    if article.published:
        shown.append(day(article.published))
    shown.append(
        masked(article.title or article.path, link or article.url, room - len(" · ".join(shown)) - 3)
    )
    return " · ".join(shown)


def masked(title: str, url: str | None, room: int = LIMIT) -> str:
    """Return a link under words, without a preview; to the page where one to the sentence is too long, the
    words alone where there is no link, or no room for one.
    """
    if url is None or not url.lower().startswith(("http://", "https://")):
        return short(title)
    # an empty label is none, brackets end it, and no link shows under a link
    is_plain = label(title) and not re.search(r"[\[\]]|://", title)
    words = short(title) if is_plain else "the article"
    for one in map(address, (url, url.partition("#")[0])):
        if len(one) <= min(LONGEST_LINK, room - len(words) - 6):
            return f"[{words}](<{one}>)"
    return short(title)


def _fitting(text: str, span: Span, bold: tuple[Span, ...], room: int) -> int:
    """Return where the longest portion from the start of ``span`` ends: at a paragraph, sentence or word."""
    if len(quotation(text, span, bold)) <= room:
        return span.end
    low, high = span.start + 1, min(span.end, span.start + room)
    while low < high:
        middle = (low + high + 1) // 2
        if len(quotation(text, Span(span.start, middle), bold)) <= room:
            low = middle
        else:
            high = middle - 1
    portion = text[span.start : low]
    for ends in (r"\n", r"[.!?…]['\"’”»)]*\s", r"\s"):
        found = [match.end() for match in re.finditer(ends, portion)]
        if found and found[-1] > len(portion) // 2:
            return span.start + found[-1]
    return low


def _trimmed(text: str, span: Span) -> Span:
    """Leave off blank space at the end, where another portion follows."""
    return Span(span.start, span.start + len(span.of(text).rstrip())) if span.of(text).strip() else span


def address(url: str) -> str:
    """Percent-encode what would end a link for Discord."""
    return re.sub(r"[\s<>()\\\"]", lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url)
