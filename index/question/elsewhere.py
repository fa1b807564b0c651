"""Whom other articles call what one article calls somebody without a name: "the foreign minister said"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from index.names.holders.placing import calls_so
from index.names.posts.fitting import fit
from index.names.posts.posts import post
from index.question.holding import holding, is_one
from index.store.articles import by_row
from index.text.sentence import sentences

if TYPE_CHECKING:
    from index.names.directory.directory import Directory
    from index.names.posts.posts import Post
    from index.store.store import Store
    from index.types import Article, Speaker, Statement

_WHOSE = re.compile(r"^(?:the|its|his|her|their|our)\s+", re.IGNORECASE)

_ANY_OR_WHOSE = re.compile(rf"{_WHOSE.pattern}|^an?\s+", re.IGNORECASE)

_OWNED = re.compile(r"\w['’]s? ")

_PRONOUNS = frozenset({"he", "she", "they"})

_LONGEST = 6
"""Words of a post at the head of a sentence, at most."""

ABOUT = timedelta(days=60)
"""How far from an article's day others tell who held a post when it was printed."""


def called_so(store: Store, book: Directory, article: Article, words: str) -> str | None:
    """Return the only one whom articles of a time call by a post; None where several are, or nobody.

    Whom neither the article itself names, nor another of its publisher calls so, may not be meant: its mayor
    may be another town's.

    :param words: what the article calls somebody, "the foreign minister".
    """
    day = article.published
    title = _WHOSE.sub("", " ".join(words.split()))
    is_somebody = title != words or _OWNED.search(title) is not None
    if day is None or not is_somebody or not post(title).known or not is_one(title):
        return None
    found = holding(book, title, (day - ABOUT, day + ABOUT))
    one = found.speaker if len(found.holders) == 1 else None
    if one is None or not (_names(article, one) or _is_of_paper(store, book, article, one, post(title))):
        return None
    return one.name


def as_called(text: str, statement: Statement) -> str:
    """Return what an article calls somebody whom it does not name there: "the foreign minister"; of a
    pronoun, the post that the sentence before begins with, or nothing.
    """
    if statement.mention is None:
        return ""
    words = statement.mention.of(text)
    if words.lower() not in _PRONOUNS:
        return words
    line = text.rfind("\n", 0, statement.mention.start) + 1
    before = [span.of(text[line:]) for span in sentences(text[line : statement.mention.start])]
    return next(filter(None, map(_opening, before[:-3:-1])), "")


def _opening(sentence: str) -> str:
    """Return the post that a sentence begins with: "The foreign minister, who was leaving, ..."."""
    said = sentence.split()
    openings = (" ".join(said[:many]).rstrip(",;:") for many in range(2, _LONGEST))
    titles = ((words, _WHOSE.sub("", words)) for words in openings)
    return next((words for words, title in titles if title != words and post(title).known), "")


def may_hold(words: str, asked: str) -> bool:
    """Whether somebody called ``words`` may hold the post ``asked`` after: both are of one rank and
    department, and of no two countries.
    """
    one, other = post(_WHOSE.sub("", " ".join(words.split()))), post(asked)
    same = one.known and (one.rank, one.department) == (other.rank, other.department)
    return same and (not one.polity or not other.polity or one.polity == other.polity)


def holds(words: str, asked: str) -> bool:
    """Say whether somebody called ``words`` holds the post ``asked`` after, by these words alone."""
    title, sought = _ANY_OR_WHOSE.sub("", " ".join(words.split())), post(asked)
    held = post(title)
    found = fit(sought, held) if sought.known and held.known and is_one(title) else None
    return found is not None and not (found.loose or found.bare)


def _names(article: Article, one: Speaker) -> bool:
    return any(name in article.text for name in (one.name, *one.aliases))


def _is_of_paper(store: Store, book: Directory, article: Article, one: Speaker, asked: Post) -> bool:
    """Whether another article of the same publisher calls somebody by a post."""
    calls = book.articles.calls([one.name]) if book.articles and article.publisher else ()
    rows = {call.article for call in calls if calls_so(asked, call.roles, 1)}
    return any(other.publisher == article.publisher for other in by_row(store, rows).values())
