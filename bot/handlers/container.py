"""An answer in Discord's own frame: each excerpt with its buttons, what else can be done, feedback last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.handlers import views
from bot.handlers.views import Press
from bot.shown.card import ONTO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.shown.card import Card, Panel
    from index.answers.answer import Answer

PAGE_ONLY = "Open the article"


SHARED = "-# Shared by"

SOLUTION = "✅ **Marked as the solution.**"


def container(
    number: int,
    found: Answer,
    cards: Sequence[Card],
    page: int,
    *,
    more: Sequence[Press],
    notes: Sequence[str],
) -> ui.LayoutView:
    """Return one page of an answer, framed.

    :param more: buttons beside those that turn the pages.
    :param notes: what stands above it all.
    """
    card = cards[page]
    box: ui.Container[ui.LayoutView] = ui.Container()
    for note in notes:
        box.add_item(ui.TextDisplay(note))
    for item in _items(number, found, card):
        box.add_item(item)
    turn = [*views.turns("card", number, page, len(cards)), *more]
    for row in (turn, views.others(number, found), views.feedback(number)):
        if row:
            box.add_item(ui.ActionRow(*row))
    made = ui.LayoutView(timeout=None)
    made.add_item(box)
    made.stop()
    return made


def words(message: discord.Message) -> str:
    """Return what can be read in a message: also in one of our frames, in what it forwards, or in what
    another bot, or a feed, embeds in it. What Discord itself shows of an address is nobody's message.
    """
    forwarded = (one.content for one in message.message_snapshots)
    return message.content or "\n".join([*_texts(message.components), *forwarded, *_embedded(message)])


def _items(number: int, found: Answer, card: Card) -> Iterator[ui.Item[Any]]:
    if card.head:
        yield ui.TextDisplay(card.head)
    for part in card.parts:
        yield ui.Separator()
        yield ui.TextDisplay(part.text)
        row = list(_own(number, found, part))
        if row:
            yield ui.ActionRow(*row)
    yield ui.Separator()
    yield ui.TextDisplay(card.foot)


def _own(number: int, found: Answer, part: Panel) -> Iterator[ui.Item[Any]]:
    """Yield the buttons of an excerpt."""
    if part.place is not None:
        yield Press("Context", "context", number, views.spot(found.evidence[part.place]))
    if part.link:
        yield ui.Button(label=ONTO if "#" in part.link else PAGE_ONLY, url=part.link)


def _texts(components: Sequence[Any]) -> Iterator[str]:
    for one in components:
        if isinstance(one, discord.TextDisplay):
            yield one.content
        yield from _texts(getattr(one, "children", ()))


def _embedded(message: discord.Message) -> Iterator[str]:
    for one in message.embeds:
        fields = (part for field in one.fields for part in (field.name, field.value))
        yield from (part for part in (one.title, one.description, *fields) if part)
