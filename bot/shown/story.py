"""Excerpts to be put into a story or a spreadsheet: the words as they are, and where they stand. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.shown.table import csv
from index.phrases import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.answers.evidence import Evidence

COLUMNS = ("words", "speaker", "how", "publisher", "author", "published", "title", "link")

LONGEST = 1900
"""Characters that are shown to be copied; more go into a file."""


def story(excerpts: Iterable[Evidence]) -> str:
    """Return excerpts as plain text: the words, then speaker, paper, date and link."""
    return "\n\n".join("\n".join(_told(one)) for one in excerpts)


def block(text: str) -> str | None:
    """Return plain text to be copied from a message; None where it is too long, or would end the block."""
    return f"```\n{text}\n```" if len(text) <= LONGEST and "```" not in text else None


def spreadsheet(excerpts: Sequence[Evidence]) -> bytes:
    """Return excerpts as a .csv file."""
    return csv(COLUMNS, map(_row, excerpts))


def _told(one: Evidence) -> Iterable[str]:
    article = one.article
    yield one.excerpt
    published = day(article.published) if article.published else None
    parts = [one.speaker.name if one.speaker else None, article.publisher or article.title, published]
    yield f"— {', '.join(part for part in parts if part)}"
    link = one.link or article.url
    if link:
        yield link


def _row(one: Evidence) -> list[str]:
    article, voice = one.article, one.speaker
    return [
        one.excerpt,
        voice.name if voice else "",
        str(voice.how) if voice else "",
        article.publisher or "",
        article.author or "",
        str(article.published or ""),
        article.title or "",
        one.link or article.url or "",
    ]
