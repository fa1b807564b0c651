"""From answers to what Discord shows: pages of text. Pure: nothing here knows of Discord's library.

A quotation is never cut: one that is too long for a page goes on over the next, and says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.shown.escape import label, quotation, short
from index import phrases
from index.phrases import day
from index.types import How, Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.answers.answer import Answer, Silence
    from index.answers.evidence import Copy, Evidence
    from index.store.articles import Searched
    from index.types import Article, Understood

LIMIT = 2000
"""Characters that Discord takes in a message."""

LONGEST_LINK = 900
"""Characters of a link above which it goes to the page, not to the sentence."""

HEAD, FOOT = 450, 450
"""Characters above the excerpts of a page, and below them, at most."""

LEAST = 350
"""Characters that a page leaves for an excerpt's words, whatever stands below them."""

COPIES = 400
"""Characters of the line that names other papers, at most; those that it does not name are counted."""

PER_PAGE = 3
"""Excerpts on a page, at most."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text of one message, and the places in its answer of the excerpts that it shows."""

    text: str
    shown: tuple[int, ...] = ()


def pages(answer: Answer, *, echo: bool = False) -> tuple[Sheet, ...]:
    """Return an answer as messages, each within Discord's limit.

    :param echo: begin with the question, where the message does not stand under it.
    """
    head, foot = _head(answer, echo=echo), _foot(answer)
    if answer.silence is not None:
        head.append(f"**{_silence(answer, answer.silence)}**")
        if not answer.near:
            return (Sheet("\n".join([*head, *foot])),)
        head.append(phrases.NEAREST)
    room = LIMIT - sum(len(line) + 1 for line in (*head, *foot)) - 40  # 40: for the number of the page
    laid_out = list(_laid_out(answer.evidence or answer.near, room))
    return _numbered(laid_out if answer.evidence else [Sheet(one.text) for one in laid_out], head, foot)


def context(one: Evidence) -> tuple[str, ...]:
    """Return the paragraphs around an excerpt, which stands out in bold type, as messages."""
    text = one.article.text
    source = source_line(one.article, one.link)
    parts = list(portions(text, around(text, one.span), (one.span,), LIMIT - len(source) - 40))
    last = len(parts) - 1
    return tuple(f"{part}\n{source}" if place == last else part for place, part in enumerate(parts))


def around(text: str, span: Span) -> Span:
    """Return the paragraphs that ``span`` stands in, with the one before and the one after."""
    before = [match.start() for match in re.finditer(r"^.*\S.*$", text[: span.start], re.MULTILINE)]
    within = text.rfind("\n", 0, span.start) + 1
    earlier = [start for start in before if start < within]
    after = re.compile(r"[^\n]*(?:\n\s*[^\n]+)?").match(text, span.end)
    end = after.end() if after else span.end
    return Span(earlier[-1] if earlier else within, len(text[:end].rstrip()))


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
    for address in map(_address, (url, url.partition("#")[0])):
        if len(address) <= min(LONGEST_LINK, room - len(words) - 6):
            return f"[{words}](<{address}>)"
    return short(title)


def searched_line(searched: Searched) -> str:
    """Return how much was searched."""
    return f"-# {phrases.searched(searched)}"


def _head(answer: Answer, *, echo: bool) -> list[str]:
    question = short(answer.question, 200) if echo else ""
    lines = [f"**{question}**"] if question else []  # "****" would begin bold type, not end it
    told = [_understood(answer.understood), *phrases.whom(answer, short)]
    return _fitting_lines([*lines, *(f"-# {line}" for line in told if line)], HEAD)


def _foot(answer: Answer) -> list[str]:
    lines = []
    if answer.others:
        named = ", ".join(f"{short(one.name, 40)} ({one.statements})" for one in answer.others[:5])
        lines.append(f"-# {'On this' if answer.silence else 'Also on this'}: {named}")
    extent = phrases.extent(answer, partial(short, longest=60))
    if extent:
        who = answer.understood.speaker
        every = f"; all: /quotes {short(who.name, 60)}" if who else ""
        lines.append(f"-# {extent}{every}")
    return _fitting_lines([searched_line(answer.searched), *reversed(lines)], FOOT)[::-1]


def _fitting_lines(lines: Sequence[str], room: int) -> list[str]:
    """Return the first lines of ours that fit together."""
    return [line for at, line in enumerate(lines) if sum(len(one) + 1 for one in lines[: at + 1]) <= room]


def _silence(answer: Answer, kind: Silence) -> str:
    """Return which silence it is, with names as long as there is room for; with nobody else's, if need be."""
    told = (phrases.silence(answer, kind, partial(short, longest=longest)) for longest in (100, 50, 25, 10))
    bare = phrases.silence(replace(answer, alike=()), kind, partial(short, longest=25))
    return next((one for one in told if len(one) <= HEAD), bare)


def _understood(asked: Understood) -> str:
    """Return what the question was taken to ask, where it names anything."""
    who = asked.speaker.name if asked.speaker else " and ".join(asked.together) or None
    if who is None and asked.ambiguous:
        who = "could be " + " or ".join(asked.ambiguous[:5])
    parts = [
        who,
        f"on “{asked.topic}”" if asked.topic and who else None,
        f"in {asked.publisher}" if asked.publisher else None,
        f"from {day(asked.since)}" if asked.since else None,
        f"to {day(asked.until)}" if asked.until else None,
        f"collection {asked.collection}" if asked.collection else None,
    ]
    return " · ".join(short(part, 60) for part in parts if part)


def _laid_out(evidence: Sequence[Evidence], room: int) -> Iterator[Sheet]:
    """Yield pages of whole excerpts, each with whose it is and where it stands."""
    held: list[tuple[int, str]] = []
    for place, one in enumerate(evidence):
        for block in blocks(one, room):
            full = sum(len(text) + 2 for _, text in held) + len(block) > room
            if held and (full or len(held) == PER_PAGE):
                yield _page(held)
                held = []
            held.append((place, block))
    yield _page(held)


def _page(held: list[tuple[int, str]]) -> Sheet:
    places = tuple(dict.fromkeys(place for place, _ in held))
    return Sheet("\n\n".join(text for _, text in held), places)


def blocks(one: Evidence, room: int) -> Iterator[str]:
    """Yield an excerpt with its lines below; in several blocks where one would not fit a page."""
    words = quotation(one.article.text, one.span, one.quoted)
    below = "\n".join(_below(one, max(LEAST, room - LEAST)))
    for lines in (below, "\n".join(_below(one, max(LEAST, room - len(words) - 1)))):
        if len(words) + 1 + len(lines) <= room:
            yield f"{words}\n{lines}"
            return
    note = "-# part {} of {} of one quotation\n"
    parts = list(portions(one.article.text, one.span, one.quoted, room - len(below) - len(note) - 10))
    for number, part in enumerate(parts, 1):
        yield f"{part}\n{note.format(number, len(parts))}{below}"


def _below(one: Evidence, room: int) -> Iterator[str]:
    """Yield whose an excerpt is and where it stands, then, as far as there is room, what else is known."""
    begun = f"— {who} · " if (who := _who(one)) else "— "
    first = begun + source_line(one.article, one.link, room - len(begun))
    yield first
    left = room - len(first) - 1
    version = phrases.version(one, short)
    if version and len(version) + 4 <= left:
        left -= len(version) + 4
    else:
        version = ""
    if one.also_in:
        yield from _copies(one.also_in, min(COPIES, left))
    if version:
        yield f"-# {version}"


def _copies(copies: Sequence[Copy], room: int) -> Iterator[str]:
    """Yield the line that names other papers, each with its link where that fits, and counts the rest."""
    line, named = "-# Also in ", 0
    for copy in copies:
        part = f"{', ' * bool(named)}{_copy(copy, room - len(line) - 20)}"
        if len(line) + len(part) > room - 15:
            break
        line, named = line + part, named + 1
    more = len(copies) - named
    if named or room > 30:
        yield line + (f"{' and ' if named else ''}{more} more" if more else "")


def _who(one: Evidence) -> str | None:
    if one.speaker is None:
        return None if one.kind is Kind.PASSAGE else "speaker unclear"
    voice = one.speaker
    if voice.how is How.NAMED:
        return f"**{short(voice.name)}** (named)"
    stands_for = short(voice.name_span.of(one.article.text), 50)
    return f"**{short(voice.name)}** (by {voice.how}: “{short(voice.words, 50)}” is {stands_for})"


def _copy(copy: Copy, room: int) -> str:
    article = copy.article
    rest = f" {day(article.published)}" if article.published else ""
    rest += " (the same text)" if copy.wire else ""
    return masked(article.publisher or article.title or article.path, copy.link, room - len(rest)) + rest


def _numbered(laid_out: list[Sheet], head: list[str], foot: list[str]) -> tuple[Sheet, ...]:
    found = []
    for number, page in enumerate(laid_out, 1):
        of = [f"-# page {number} of {len(laid_out)}"] if len(laid_out) > 1 else []
        found.append(Sheet("\n".join([*head, page.text, *foot, *of]), page.shown))
    return tuple(found)


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


def _address(url: str) -> str:
    """Percent-encode what would end a link for Discord."""
    return re.sub(r"[\s<>()\\\"]", lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url)
