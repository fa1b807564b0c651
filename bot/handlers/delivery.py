"""Answers on their way to Discord: framed, or in plain text where Discord refuses the frame."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeVar

import discord

from bot.handlers import views
from bot.handlers.container import SHARED, SOLUTION, container
from bot.handlers.views import Press
from bot.interactions import ACKNOWLEDGED
from bot.shown.card import cards
from bot.shown.message import pages

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from bot.shown.card import Card
    from bot.shown.message import Sheet
    from index.answers.answer import Answer

_log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True)
class Parcel:
    """A kept answer, in both layouts.

    ``echo``: it begins with its question, where it does not stand under it. ``private``: one person sees it;
    ``share``: they may show it to all. ``solves``: whether it is marked as what solves the forum's post that
    it stands in; None where it stands in none. ``sharer`` is who shared it.
    """

    number: int
    found: Answer
    echo: bool
    private: bool = False
    share: bool = True
    solves: bool | None = None
    sharer: int | None = None

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """Its pages, to be framed."""
        return cards(self.found, echo=self.echo)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """Its pages in plain text."""
        return pages(self.found, echo=self.echo)

    def framed(self, page: int = 0) -> dict[str, Any]:
        """Return a page, as a message's fields."""
        at = min(page, len(self.cards) - 1)
        page_, card = str(at), self.cards[at]
        offered = {
            ("Share", "share"): self.private and self.share,
            ("This solves it", "solve"): self.solves is False and not self.private,
            ("Copy for a story", "copy"): bool(card.shown),
            (".csv", "csv"): bool(card.shown),
        }
        more = [Press(label, act, self.number, page_) for (label, act), is_ in offered.items() if is_]
        notes = [f"{SHARED} <@{self.sharer}>"] if self.sharer else []
        notes += [SOLUTION] if self.solves else []
        return {"view": container(self.number, self.found, self.cards, at, more=more, notes=notes)}

    def plain(self, page: int = 0) -> dict[str, Any]:
        """Return a page in plain text, as a message's fields."""
        at = min(page, len(self.sheets) - 1)
        view = views.answer(self.number, self.found, self.sheets, at, private=self.private, share=self.share)
        return {"content": self.sheets[at].text, "view": view}


async def deliver(
    send: Callable[..., Awaitable[T]],
    framed: Mapping[str, Any],
    plain: Mapping[str, Any],
    instead: Callable[..., Awaitable[T]] | None = None,
) -> T:
    """Send an answer in its frame; in plain text, where Discord refuses what is in the frame.

    :param instead: what sends plain text, where that is not done as the frame is sent: a message that was
        framed once takes none.
    """
    try:
        return await send(**framed)
    except discord.HTTPException as refused:
        if refused.status != HTTPStatus.BAD_REQUEST or refused.code == ACKNOWLEDGED:
            raise
        _log.warning("An answer is sent in plain text, its frame was refused: %s", refused)
        return await (instead or send)(**plain)
