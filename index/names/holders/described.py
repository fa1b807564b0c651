"""Somebody described rather than named: "the officer who spoke of the convoy"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.lexicon import entries, words
from index.names.posts.fitting import fit
from index.names.posts.frames import words_near
from index.names.posts.posts import post
from index.names.spelling import tokens
from index.text.english import singular

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.names.directory.directory import Directory
    from index.types import Speaker

_CLAUSE = re.compile(
    r"^(?:the|a|an)\s+(?P<noun>.+?),?\s+(?:who|that|whose|whom)\s+(?P<clause>.+)$", re.IGNORECASE
)
_DOES = "|".join(line.split()[0].replace("-", " ") for line in entries("leading_verbs"))
_DOING = re.compile(
    rf"^the\s+(?:man|woman|person|one)\s+(?:who|that)\s+(?P<does>{_DOES})\s+(?P<body>.+)$", re.IGNORECASE
)
_LOOKED_AT = 40
_READ = 3
_HALF = 0.5
"""The share of a description's words of which more must stand around a name."""


def is_described(phrase: str) -> bool:
    """Tell a description with a clause of its own: "the officer who spoke of the convoy"."""
    return _CLAUSE.match(phrase) is not None


def as_post(phrase: str) -> str:
    """Return the post of "the man who runs the bank", "head of the bank"; any other phrase as it is."""
    found = _DOING.match(phrase)
    posts = dict(line.split() for line in entries("leading_verbs"))
    return f"{posts[found['does'].lower().replace(' ', '-')]} of {found['body']}" if found else phrase


def described(book: Directory, phrase: str) -> Speaker | None:
    """Return the one around whose name articles have the words of a description; None where nobody is it."""
    found = _CLAUSE.match(phrase)
    if found is None or book.articles is None:
        return None
    told = {singular(word) for word in tokens(found["clause"])} - words("stop_words")
    ranked = sorted(_shares(book, found["noun"], told), key=lambda pair: -pair[0])[:2]
    if not told or not ranked or ranked[0][0] <= _HALF:
        return None
    return ranked[0][1] if len(ranked) == 1 or ranked[0][0] > ranked[1][0] else None


def _shares(book: Directory, noun: str, told: set[str]) -> Iterator[tuple[float, Speaker]]:
    """Yield those who are called by a noun, with the share of the words that stands around their names."""
    asked = post(noun)
    nouns = {noun.lower().rsplit(maxsplit=1)[-1], asked.rank}
    numbers = {number for one in nouns for number, _ in book.by_role_word.get(one, ())}
    called = [
        book.at[n]
        for n in sorted(numbers)
        if book.at[n].statements and any(fit(asked, post(role)) for role, _ in book.at[n].roles)
    ][:_LOOKED_AT]
    assert book.articles is not None
    calls = book.articles.calls([speaker.name for speaker in called])
    for speaker in called:
        mine = [call for call in calls if call.speaker == speaker.name][:_READ]
        texts = book.articles.texts([call.article for call in mine])
        near = [len(told & words) for call in mine for words in words_near(texts[call.article], call.name)]
        yield max(near, default=0) / max(len(told), 1), speaker
