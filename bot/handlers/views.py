"""The buttons under messages. What each does stands in its custom id, so that it works after a restart.

A custom id is ``or:act:number:rest``; `bot.handlers.buttons` reads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
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


def custom_id(act: str, number: int, rest: str = "") -> str:
    """Return the custom id of a button."""
    return f"or:{act}:{number}:{rest}"[:100]


def view(*rows: Sequence[discord.ui.Button[discord.ui.View]]) -> discord.ui.View:
    """Return buttons in rows. Nothing of it is held in memory: the custom ids say everything."""
    made = discord.ui.View(timeout=None)
    for row, items in enumerate(row for row in rows if row):
        for item in items:
            item.row = row
            made.add_item(item)
    made.stop()
    return made


def button(
    label: str, custom: str, *, style: discord.ButtonStyle = discord.ButtonStyle.secondary
) -> discord.ui.Button[discord.ui.View]:
    """Return a button."""
    short = label if len(label) <= LONGEST else label[: LONGEST - 1] + "…"
    return discord.ui.Button(label=short, custom_id=custom, style=style)


def answer(
    number: int, found: Answer, pages: Sequence[Sheet], page: int, *, private: bool, share: bool = True
) -> discord.ui.View:
    """Return the buttons under one page of an answer."""
    turn = _turns("page", number, page, len(pages))
    if pages[page].shown:
        turn.append(
            button("Context", custom_id("context", number, spot(found.evidence[pages[page].shown[0]])))
        )
    if private and share:
        turn.append(button("Share", custom_id("share", number, str(page))))
    marks = [
        button("Helpful", custom_id("good", number)),
        button("Not helpful", custom_id("bad", number)),
    ]
    return view(turn, marks, _others(number, found))


def spot(one: Evidence) -> str:
    """Return what tells an excerpt from others, whatever else has gone from its answer since."""
    return f"{one.article.id}.{one.span.start}.{one.span.end}"


def whom(found: Answer) -> list[str]:
    """Return whom an answer offers to ask about instead: those whom the name fits, or who do speak on it."""
    asked = found.understood
    others = [other.name for other in found.others] if found.silence else []
    names = asked.ambiguous if asked.ambiguous and asked.speaker is None else others
    return [name for name in names if len(name) <= LONGEST][:ROW]  # a longer one fits no custom id


def contexts(number: int, found: Answer, shown: Sequence[int], now: int) -> discord.ui.View:
    """Return buttons for the contexts of the other excerpts on a page."""
    others = [(f"Excerpt {place + 1}", spot(found.evidence[place])) for place in shown if place != now]
    return view([button(label, custom_id("around", number, where)) for label, where in others[:ROW]])


def reasons(number: int) -> discord.ui.View:
    """Return a button for each reason why an answer is not helpful."""
    return view([button(words.capitalize(), custom_id("why", number, key)) for key, words in MARKS.items()])


def listing(act: str, page: int, pages: int, rest: str) -> discord.ui.View:
    """Return the buttons that turn the pages of a list."""
    turns = []
    if page > 0:
        turns.append(button("Back", custom_id(act, page - 1, rest)))
    if page + 1 < pages:
        turns.append(button("More", custom_id(act, page + 1, rest)))
    return view(turns)


def _turns(act: str, number: int, page: int, pages: int) -> list[discord.ui.Button[discord.ui.View]]:
    turns = []
    if page + 1 < pages:
        turns.append(button("More", custom_id(act, number, str(page + 1)), style=discord.ButtonStyle.primary))
    if page > 0:
        turns.append(button("Back", custom_id(act, number, str(page - 1))))
    return turns


def _others(number: int, found: Answer) -> list[discord.ui.Button[discord.ui.View]]:
    counts = {other.name: other.statements for other in found.others}
    made = []
    for name in whom(found):
        label = f"{name} ({counts[name]})" if name in counts else name
        made.append(button(label, custom_id("who", number, name), style=discord.ButtonStyle.primary))
    return made
