"""From answers to what Discord shows: pages of text. Pure: nothing here knows of Discord's library.

A quotation is never cut: one that is too long for a page goes on over the next, and says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.shown import versions
from bot.shown.escape import short
from bot.shown.excerpt import LIMIT, blocks, portions, source_line, sourced
from index import extent, phrases, silences
from index.phrases import day
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.answers.answer import Answer, Silence
    from index.answers.evidence import Evidence
    from index.asked import Understood
    from index.store.articles import Searched

HEAD, FOOT = 450, 450
"""Characters above the excerpts of a page, and below them, at most."""

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
    above, below = head(answer, echo=echo), foot(answer)
    if answer.silence is not None and not answer.near:
        return (Sheet("\n".join([*above, *below])),)
    room = LIMIT - sum(len(line) + 1 for line in (*above, *below)) - 40  # 40: for the number of the page
    laid_out = _laid_out(told(answer), room)
    answers = range(len(answer.evidence))
    kept = [replace(one, shown=tuple(at for at in one.shown if at in answers)) for one in laid_out]
    return _numbered(kept, above, below)


def told(answer: Answer) -> tuple[Evidence, ...]:
    """Return what is shown: what answers, then what is only probably theirs; of silence, what is nearest."""
    return (*answer.evidence, *answer.doubtful) if answer.evidence else answer.near


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


def searched_line(searched: Searched) -> str:
    """Return how much was searched."""
    return f"-# {phrases.searched(searched)}"


def head(answer: Answer, *, echo: bool) -> list[str]:
    """Return the lines above the excerpts: what was understood, and which silence it is.

    :param echo: begin with the question.
    """
    question = short(answer.question, 200) if echo else ""
    lines = [f"**{question}**"] if question else []  # "****" would begin bold type, not end it
    told = [_understood(answer.understood), *phrases.whom(answer, short)]
    lines = _fitting_lines([*lines, *(f"-# {line}" for line in told if line)], HEAD)
    silence = [f"**{_silence(answer, answer.silence)}**"] if answer.silence is not None else []
    return [*lines, *silence, *([silences.above_nearest(answer)] if silence and answer.near else [])]


def foot(answer: Answer) -> list[str]:
    """Return the lines below the excerpts: who else speaks on it, how much is shown, what was searched."""
    lines = []
    if answer.others:
        named = ", ".join(short(one.name, 40) for one in answer.others[: phrases.OTHERS])
        lines.append(f"-# {'On this' if answer.silence else 'Also on this'}: {named}")
    write = partial(short, longest=60)
    much = extent.shown(answer, write)
    if much:
        asked = answer.understood
        whose = () if asked.kind else asked.whose[: phrases.NAMED]
        every = ", ".join(f"/quotes {short(name, 60)}" for name in whose)
        rest = f"; {extent.rest(answer, write, is_whole=True)}: {every}" if every else ""
        lines.append(f"-# {much}{rest}")
    return _fitting_lines([searched_line(answer.searched), *reversed(lines)], FOOT)[::-1]


def _fitting_lines(lines: Sequence[str], room: int) -> list[str]:
    """Return the first lines of ours that fit together."""
    return [line for at, line in enumerate(lines) if sum(len(one) + 1 for one in lines[: at + 1]) <= room]


def _silence(answer: Answer, kind: Silence) -> str:
    """Return which silence it is, with names as long as there is room for; with nobody else's, if need be."""
    told = (silences.silence(answer, kind, partial(short, longest=longest)) for longest in (100, 50, 25, 10))
    bare = silences.silence(replace(answer, alike=()), kind, partial(short, longest=25))
    return next((one for one in told if len(one) <= HEAD), bare)


def _understood(asked: Understood) -> str:
    """Return what the question was taken to ask, where it names anything."""
    may_be = " or ".join(asked.may_be[:5])
    who = f"could be {may_be}" if may_be else phrases.named(asked) or asked.kind
    parts = [
        who,
        f"on “{asked.topic}”" if asked.topic and who else None,
        f"not by {' or '.join(asked.left_aside)}" if asked.left_aside else None,
        f"to “{asked.act}”" if asked.act and who else None,
        f"in {asked.publisher}" if asked.publisher else None,
        f"from {day(asked.since)}" if asked.since else None,
        f"to {phrases.until(asked, day)}" if asked.until else None,
        f"collection {asked.collection}" if asked.collection else None,
        phrases.order(asked) or None,
    ]
    return " · ".join(short(part, 60) for part in parts if part)


def _laid_out(evidence: Sequence[Evidence], room: int) -> Iterator[Sheet]:
    """Yield pages of whole excerpts, each with whose it is and where it stands."""
    held: list[tuple[int, str]] = []
    for place, (one, others) in enumerate(zip(evidence, versions.beside(evidence), strict=True)):
        printed = partial(versions.lines, others, one)
        for block in blocks(one, room, partial(sourced, one, versions=printed)):
            full = sum(len(text) + 2 for _, text in held) + len(block) > room
            if held and (full or len(held) == PER_PAGE):
                yield _page(held)
                held = []
            held.append((place, block))
    yield _page(held)


def _page(held: list[tuple[int, str]]) -> Sheet:
    places = tuple(dict.fromkeys(place for place, _ in held))
    return Sheet("\n\n".join(text for _, text in held), places)


def _numbered(laid_out: list[Sheet], head: list[str], foot: list[str]) -> tuple[Sheet, ...]:
    found = []
    for number, page in enumerate(laid_out, 1):
        of = [f"-# page {number} of {len(laid_out)}"] if len(laid_out) > 1 else []
        found.append(Sheet("\n".join([*head, page.text, *foot, *of]), page.shown))
    return tuple(found)
