"""The buttons under messages. What each does stands in its custom id, so that it works after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from bot.shown.message import Sheet
    from index.answers.answer import Answer
    from index.answers.evidence import Evidence

MARKS = {
    "speaker": "wrong speaker",
    "topic": "off topic",
    "context": "out of context",
    "outdated": "outdated",
    "missing": "missing",
}
"""Why an answer is not helpful."""

ROW = 5
"""Buttons in a row, at most."""

LONGEST = 80
"""Characters of a button's label, at most."""


class Press(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=r"(?s)or:(?P<act>[a-z]+):(?P<number>[0-9]{1,18}):(?P<rest>.*)",
):
    """A button: what a press does, of which answer (or page), and what else that needs.

    All of it is its custom id, which buttons under old messages have, too: what it says never changes.
    """

    def __init__(
        self,
        label: str,
        act: str,
        number: int,
        rest: str = "",
        *,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    ) -> None:
        short = label if len(label) <= LONGEST else label[: LONGEST - 1] + "…"
        custom_id = f"or:{act}:{number}:{rest}"[:100]
        super().__init__(discord.ui.Button(label=short, custom_id=custom_id, style=style))
        self.act, self.number, self.rest = act, number, rest

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], __: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Press:
        """Return the button that was pressed, as its custom id says."""
        return cls("", match["act"], int(match["number"]), match["rest"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Let the client do it as an event: of a fault there people are told, of one in here nobody is."""
        interaction.client.dispatch("press", interaction, self.act, self.number, self.rest)


def view(*rows: Sequence[Press]) -> discord.ui.View:
    """Return buttons in rows. Nothing of it is held in memory: the custom ids say everything."""
    made = discord.ui.View(timeout=None)
    for row, items in enumerate(row for row in rows if row):
        for item in items:
            item.row = row
            made.add_item(item)
    made.stop()
    return made


def answer(
    number: int, found: Answer, pages: Sequence[Sheet], page: int, *, private: bool, share: bool = True
) -> discord.ui.View:
    """Return the buttons under one page of an answer."""
    turn = turns("page", number, page, len(pages))
    if pages[page].shown:
        turn.append(Press("Context", "context", number, spot(found.evidence[pages[page].shown[0]])))
    if private and share:
        turn.append(Press("Share", "share", number, str(page)))
    return view(turn, others(number, found), feedback(number))


def spot(one: Evidence) -> str:
    """Return what tells an excerpt from others, whatever else has gone from its answer since."""
    return f"{one.article.id}.{one.span.start}.{one.span.end}"


def whom(found: Answer) -> list[str]:
    """Return whom an answer offers to ask about instead: those whom the name fits, or who do speak on it."""
    asked = found.understood
    speaking = [other.name for other in found.others] if found.silence else []
    names = asked.ambiguous if asked.ambiguous and asked.speaker is None else speaking
    return [name for name in names if len(name) <= LONGEST][:ROW]  # a longer one fits no custom id


def contexts(number: int, found: Answer, shown: Sequence[int], now: int) -> discord.ui.View:
    """Return buttons for the contexts of the other excerpts on a page."""
    named = [(f"Excerpt {place + 1}", spot(found.evidence[place])) for place in shown if place != now]
    return view([Press(label, "around", number, where) for label, where in named[:ROW]])


def reasons(number: int) -> discord.ui.View:
    """Return a button for each reason why an answer is not helpful."""
    return view([Press(words.capitalize(), "why", number, key) for key, words in MARKS.items()])


def listing(act: str, page: int, pages: int, rest: str) -> discord.ui.View:
    """Return the buttons that turn the pages of a list."""
    turns = []
    if page > 0:
        turns.append(Press("Back", act, page - 1, rest))
    if page + 1 < pages:
        turns.append(Press("More", act, page + 1, rest))
    return view(turns)


def feedback(number: int) -> list[Press]:
    """Return the buttons that say what somebody thinks of an answer."""
    return [Press("Helpful", "good", number), Press("Not helpful", "bad", number)]


def turns(act: str, number: int, page: int, pages: int) -> list[Press]:
    """Return the buttons that turn the pages of an answer."""
    made = []
    if page + 1 < pages:
        made.append(Press("More", act, number, str(page + 1), style=discord.ButtonStyle.primary))
    if page > 0:
        made.append(Press("Back", act, number, str(page - 1)))
    return made


def others(number: int, found: Answer) -> list[Press]:
    """Return a button for each whom an answer offers to ask about instead."""
    return [Press(name, "who", number, name, style=discord.ButtonStyle.primary) for name in whom(found)]
