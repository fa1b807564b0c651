"""Lists as messages: lines on pages. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.shown.escape import label
from bot.shown.excerpt import LIMIT, masked
from index.phrases import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.memory.deeds import Deed
    from bot.memory.gaps import Gap
    from index.store.articles import Listed
    from index.types import Speaker

LINES = 10
"""Lines on a page, at most."""

ALIASES = 3


def paged(title: str, lines: Iterable[str], empty: str) -> list[str]:
    """Return lines under a title, as pages within Discord's limit."""
    pages: list[list[str]] = [[]]
    room = LIMIT - len(title) - 30
    for line in lines:
        short = line if len(line) <= room else line[:room]
        if len(pages[-1]) == LINES or sum(len(one) + 1 for one in pages[-1]) + len(short) > room:
            pages.append([])
        pages[-1].append(short)
    if not pages[0]:
        return [f"**{title}**\n{empty}"]
    of = [
        f"\n-# page {number} of {len(pages)}" if len(pages) > 1 else "" for number in range(1, len(pages) + 1)
    ]
    return ["\n".join([f"**{title}**", *page]) + end for page, end in zip(pages, of, strict=True)]


def split(words: str) -> list[str]:
    """Return lines as messages, as few as hold them."""
    made = [""]
    for line in words.split("\n"):
        if made[-1] and len(made[-1]) + len(line) + 1 > LIMIT:
            made.append("")
        made[-1] += f"{chr(10) * bool(made[-1])}{line[:LIMIT]}"
    return made


def speaker_line(speaker: Speaker) -> str:
    """Return a speaker with how often they are quoted, and what else they are called."""
    times = f"{speaker.statements} statement{'' if speaker.statements == 1 else 's'}"
    called = ", ".join(label(alias[:60]) for alias in speaker.aliases[:ALIASES])
    return f"- **{label(speaker.name[:100])}** · {times}{f' · also {called}' if called else ''}"


def source_line(source: Listed) -> str:
    """Return an article with its link."""
    parts = [masked(source.title or source.path, source.url)]
    parts += [label(source.publisher[:80])] if source.publisher else []
    parts += [day(source.published)] if source.published else []
    return f"- {' · '.join(parts)}"


def gap_line(gap: Gap, words: dict[str, str]) -> str:
    """Return a question that was not answered well, how often, and why."""
    reasons = ", ".join(words.get(reason, reason) for reason in gap.reasons)
    whose = f" · for <@{gap.person}>" if gap.person else ""
    return f"- {label(gap.question[:150])} · {gap.times}× · {reasons}{whose}"


def deed_line(deed: Deed) -> str:
    """Return what an admin did, and when."""
    who = f"<@{deed.person}>" if deed.person else "somebody"
    return f"- <t:{int(deed.at)}:f> {who} {deed.what}"


def help_text(examples: Sequence[str], mention: str) -> str:
    """Return how to use the bot, by examples that it answers."""
    shown = [f"- `/ask` {label(example)}" for example in examples] or ["- `/ask` What did … say about …?"]
    return "\n".join(
        [
            "**I show what was said, in the words themselves, with the page they stand on.**",
            "Ask what somebody said about something, or who said it:",
            *shown,
            f"Or mention me ({mention}) with a question, or write to me directly. "
            "Reply to an answer to ask on: “and in March?”, “what about …?”",
            "- `/quotes` lists what somebody said, the newest first.",
            "- `/speakers` and `/sources` show whom and what I know.",
            "- `/privacy` says what I keep, `/forget` removes it.",
            "-# **Context** shows what stands around an excerpt. **Helpful** and **Not helpful** reach "
            "those who run me. I never sum up, and I say so when nobody said anything.",
        ]
    )
