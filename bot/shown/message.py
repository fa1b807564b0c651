"""From answers to what Discord shows: pages of text. Pure: nothing here knows of Discord's library.

A quotation is never cut: one that is too long for a page goes on over the next, and says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.shown.escape import label, quotation
from index import phrases
from index.phrases import day
from index.types import How, Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.answers.answer import Answer
    from index.answers.evidence import Copy, Evidence
    from index.store.articles import Searched
    from index.types import Article, Understood

LIMIT = 2000
"""Characters that Discord takes in a message."""

LONGEST_LINK = 900
"""Characters of a link above which it goes to the page, not to the sentence."""

LONGEST_LABEL = 150
"""Characters of a name, title or question of which a line of ours shows no more."""

COPIES = 3
"""Other papers named under an excerpt; the rest are counted."""

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
        silence = phrases.silence(answer, answer.silence, lambda words: label(_short(words)))
        head.append(f"**{silence}**")
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


def source_line(article: Article, link: str | None) -> str:
    """Return who printed an article, who wrote it, when, and its title, which leads there."""
    parts = [article.publisher, article.author]
    shown = [label(_short(part)) for part in parts if part]
    if article.published:
        shown.append(day(article.published))
    shown.append(masked(article.title or article.path, link or article.url))
    return " · ".join(shown)


def masked(title: str, url: str | None) -> str:
    """Return a link under words, without a preview; the words alone where there is no link."""
    title = _short(title)
    if url is None or not url.lower().startswith(("http://", "https://")):
        return label(title)
    if len(url) > LONGEST_LINK:
        url = url.partition("#")[0]
        if len(url) > LONGEST_LINK:
            return label(title)
    if not label(title) or re.search(r"[\[\]]|://", title):
        title = "the article"  # an empty label is none, brackets end it, and no link shows under a link
    return f"[{label(title)}](<{_address(url)}>)"


def searched_line(searched: Searched) -> str:
    """Return how much was searched."""
    return f"-# {phrases.searched(searched)}"


def _head(answer: Answer, *, echo: bool) -> list[str]:
    lines = [f"**{label(_short(answer.question, 300))}**"] if echo else []
    told = [_understood(answer.understood), *phrases.whom(answer, lambda name: label(_short(name)))]
    return [*lines, *(f"-# {line}" for line in told if line)]


def _foot(answer: Answer) -> list[str]:
    lines = []
    if answer.others:
        named = ", ".join(f"{label(_short(one.name))} ({one.statements})" for one in answer.others[:5])
        lines.append(f"-# {'On this' if answer.silence else 'Also on this'}: {named}")
    extent = phrases.extent(answer, lambda words: label(_short(words)))
    if extent:
        who = answer.understood.speaker
        every = f"; all: /quotes {label(_short(who.name))}" if who else ""
        lines.append(f"-# {extent}{every}")
    return [*lines, searched_line(answer.searched)]


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
    return " · ".join(label(_short(part)) for part in parts if part)


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
    below = "\n".join(_below(one))
    whole = f"{quotation(one.article.text, one.span, one.quoted)}\n{below}"
    if len(whole) <= room:
        yield whole
        return
    note = "-# part {} of {} of one quotation\n"
    parts = list(portions(one.article.text, one.span, one.quoted, room - len(below) - len(note) - 10))
    for number, part in enumerate(parts, 1):
        yield f"{part}\n{note.format(number, len(parts))}{below}"


def _below(one: Evidence) -> Iterator[str]:
    who = _who(one)
    source = source_line(one.article, one.link)
    yield f"— {who} · {source}" if who else f"— {source}"
    if one.also_in:
        named = [_copy(copy) for copy in one.also_in[:COPIES]]
        more = len(one.also_in) - len(named)
        yield f"-# Also in {'; '.join(named)}{f'; and {more} more' if more else ''}"
    version = phrases.version(one, lambda words: label(_short(words)))
    if version:
        yield f"-# {version}"


def _who(one: Evidence) -> str | None:
    if one.speaker is None:
        return None if one.kind is Kind.PASSAGE else "speaker unclear"
    voice = one.speaker
    name, words = label(_short(voice.name)), label(_short(voice.words))
    if voice.how is How.NAMED:
        return f"**{name}** (named)"
    stands_for = label(_short(voice.name_span.of(one.article.text)))
    return f"**{name}** (by {voice.how}: “{words}” is {stands_for})"


def _copy(copy: Copy) -> str:
    article = copy.article
    parts = [label(_short(article.publisher))] if article.publisher else []
    parts += [day(article.published)] if article.published else []
    wire = " (the same text)" if copy.wire else ""
    return f"{' · '.join([*parts, masked(article.title or article.path, copy.link)])}{wire}"


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


def _short(words: str, longest: int = LONGEST_LABEL) -> str:
    """Shorten a name or title of ours, never a quotation."""
    return words if len(words) <= longest else words[: longest - 1] + "…"


def _address(url: str) -> str:
    """Percent-encode what would end a link for Discord."""
    return re.sub(r"[\s<>()\\\"]", lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url)
