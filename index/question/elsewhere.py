"""Whom other articles call what one article calls somebody without a name: "the foreign minister said"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from index.names.posts import post
from index.question.holding import holding, is_one

if TYPE_CHECKING:
    from index.names.directory import Directory
    from index.types import Article

_WHOSE = re.compile(r"^(?:the|its|his|her|their|our)\s+", re.IGNORECASE)

_OWNED = re.compile(r"\w['’]s? ")

ABOUT = timedelta(days=60)
"""How far from an article's day others tell who held a post when it was printed."""


def called_so(book: Directory, article: Article, words: str) -> str | None:
    """Return the only one whom articles of a time call by a post; None where several are, or nobody.

    Whom the article itself never names is not meant: its mayor may be another town's.

    :param words: what the article calls somebody, "the foreign minister".
    """
    day = article.published
    title = _WHOSE.sub("", " ".join(words.split()))
    is_somebody = title != words or _OWNED.search(title) is not None
    if day is None or not is_somebody or not post(title).known or not is_one(title):
        return None
    found = holding(book, title, (day - ABOUT, day + ABOUT))
    one = found.speaker if len(found.holders) == 1 else None
    named = one is not None and any(name in article.text for name in (one.name, *one.aliases))
    return one.name if one and named else None
