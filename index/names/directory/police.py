"""Who is of the police, by a title that nobody else has: "Detective Inspector Ada Birch"."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from index.lexicon import entries
from index.names.kinds import one_of
from index.names.posts.posts import post
from index.names.spelling import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.names.directory.directory import Directory
    from index.types import Speaker

_OF = frozenset({"of", "for", "in", "at", "with"})
_TELLING = frozenset({"police", "detective"})
_RANKS = {line.split()[0]: line.endswith("!") for line in entries("police_ranks")}


def is_officer(title: str) -> bool:
    """Say whether somebody called so is of the police, now: "detective inspector", no "private detective"."""
    said, held = tokens(title), post(title)
    head = list(takewhile(lambda word: word not in _OF, said))
    rank = one_of(head[-1]) if head else ""
    if rank not in _RANKS or held.limits or held.polity or "private" in said:
        return False
    return (_RANKS[rank] and len(said) == 1) or not _TELLING.isdisjoint(said[: len(head)])


def officers(book: Directory) -> Iterator[tuple[Speaker, str, frozenset[int] | None]]:
    """Yield whoever articles call a police officer, what they call them, and in which (None: all)."""
    numbers = {n: place for rank in _RANKS for n, place in book.by_role_word.get(rank, ())}
    people = [book.at[n] for n in sorted(numbers) if book.at[n].statements]
    called = {one.name: [role for role, _ in one.roles if is_officer(role)] for one in people}
    named = [one for one in people if called[one.name]]
    calls = book.articles.calls([one.name for one in named]) if book.articles and named else ()
    for one in named:
        rows = {
            call.article for call in calls if call.speaker == one.name and any(map(is_officer, call.roles))
        }
        if rows or book.articles is None:
            yield one, called[one.name][0], frozenset(rows) if book.articles else None
