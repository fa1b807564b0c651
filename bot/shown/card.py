"""From answers to cards: what Discord shows in one frame, an excerpt a section, as a phone takes it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from bot.shown import versions
from bot.shown.escape import short
from bot.shown.excerpt import COPIES, address, blocks, copies, masked, who
from bot.shown.message import PER_PAGE, foot, head, told
from index.phrases import day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.answers.answer import Answer
    from index.answers.evidence import Evidence
    from index.types import Article

CARD = 4000
"""Characters that Discord takes in all texts of a card."""

LONGEST_BUTTON = 512
"""Characters of the address of a button, at most."""

ONTO = "Open at the sentence"

_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(?::\d+)?(?:[/?#][!-~]*)?")
"""An address of which Discord makes a button without asking twice."""


@dataclass(frozen=True, slots=True)
class Panel:
    """An excerpt, or a part of one: where it stands in its answer, what is shown of it, and the address that
    a button leads to. ``place`` is None where it has no buttons of its own.
    """

    place: int | None
    text: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """What one message shows of an answer."""

    head: str
    parts: tuple[Panel, ...]
    foot: str

    @property
    def texts(self) -> list[str]:
        """All its texts, from top to bottom."""
        return [text for text in (self.head, *(part.text for part in self.parts), self.foot) if text]

    @property
    def shown(self) -> tuple[int, ...]:
        """The places of the excerpts that it shows."""
        return tuple(part.place for part in self.parts if part.place is not None)


def cards(answer: Answer, *, echo: bool = False) -> tuple[Card, ...]:
    """Return an answer as cards, each within Discord's limit.

    :param echo: begin with the question, where the message does not stand under it.
    """
    above, below = "\n".join(head(answer, echo=echo)), "\n".join(foot(answer))
    room = CARD - len(above) - len(below) - 150  # 150: for the page's number, who shared it, what it solves
    made = list(_laid_out(told(answer), room)) or [()]
    found, answers = [], range(len(answer.evidence))
    for number, parts in enumerate(made, 1):
        of = f"\n-# page {number} of {len(made)}" if len(made) > 1 else ""
        shown = tuple(part if part.place in answers else replace(part, place=None) for part in parts)
        found.append(Card(above, shown, below + of))
    return tuple(found)


Held = tuple["Evidence", Panel]


def _laid_out(evidence: Sequence[Evidence], room: int) -> Iterator[Sequence[Panel]]:
    """Yield the parts of each card, those of one article together under its headline."""
    held: list[Held] = []
    left = room
    for place, (one, others) in enumerate(zip(evidence, versions.beside(evidence), strict=True)):
        headline = _headline(one.article)
        for part in _parts(place, one, others, room - len(headline) - 1):
            size = len(part.text) + len(headline) + 1
            if held and (size > left or len(held) == PER_PAGE):
                yield _grouped(held)
                held, left = [], room
            held.append((one, part))
            left -= size
    if held:
        yield _grouped(held)


def _grouped(held: Sequence[Held]) -> list[Panel]:
    order = list(dict.fromkeys(one.article.path for one, _ in held))
    together = sorted(held, key=lambda each: order.index(each[0].article.path))
    made = []
    for _, group in groupby(together, key=lambda each: each[0].article.path):
        (first, part), *more = group
        made += [replace(part, text=f"{_headline(first.article)}\n{part.text}"), *(one for _, one in more)]
    return made


def _headline(article: Article) -> str:
    """Return an article's title, which leads there, over who printed it, who wrote it, and when."""
    title = f"**{masked(article.title or article.path, article.url)}**"
    printed = [short(part) for part in (article.publisher, article.author) if part]
    printed += [day(article.published)] if article.published else []
    return f"{title}\n-# {' · '.join(printed)}" if printed else title


def _parts(place: int, one: Evidence, others: versions.Beside, room: int) -> Iterator[Panel]:
    """Yield an excerpt, in several parts where it is too long for one card; the first has the buttons."""
    link = _button(one.link)
    below = partial(_whose, one, others=others, has_button=bool(link))
    for number, text in enumerate(blocks(one, room, below)):
        yield Panel(place if number == 0 else None, text, link if number == 0 else None)


def _button(link: str | None) -> str | None:
    """Return the address for a button: onto the sentence where Discord takes one as long, else the page."""
    addresses = [address(link), address(link.partition("#")[0])] if link else []
    return next(
        (one for one in addresses if len(one) <= LONGEST_BUTTON and _PLAIN_ADDRESS.fullmatch(one)), None
    )


def _whose(one: Evidence, room: int, *, others: versions.Beside, has_button: bool) -> Iterator[str]:
    """Yield whose an excerpt is and, as far as there is room, what others print, and where else it stands."""
    lines = [f"— {said}"] if (said := who(one)) else []
    if one.link and "#" in one.link and not (has_button and _button(one.link) == address(one.link)):
        lines.append(masked(ONTO, one.link, room - sum(map(len, lines)) - 2))
    lines += versions.lines(others, one, room)
    left = room - sum(len(line) + 1 for line in lines)
    while left < 0:
        left += len(lines.pop()) + 1
    yield from lines
    if one.also_in:
        yield from copies(one.also_in, min(COPIES, left))
