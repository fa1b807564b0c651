"""Whom a topic speaks of by a given name alone: articles may call them by their surname, "Ms. Kovac"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.asked import FirstName
from index.lexicon import words
from index.names.directory.bearers import named
from index.names.directory.directory import Found
from index.names.given import same_first
from index.names.name import given_names, is_body, parse
from index.names.polities import polity
from index.names.spelling import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.asked import Understood
    from index.names.directory.directory import Directory

_WHERE = frozenset({"in", "at", "near", "into", "around"})


def with_first_names(asked: Understood, book: Directory) -> Understood:
    """Return a question with those whom the given names in its topic mean: of each the one known by it, whose
    surname nobody else has.

    Not by a surname that is theirs, too, whose words are asked for: "Ada Birch on Tom".
    """
    own = {word for one in asked.voices for word in tokens(one.name)}
    found = tuple(one for one in _meant(asked.topic, book) if one.surname not in own)
    return replace(asked, first_names=found)


def _meant(topic: str, book: Directory) -> Iterator[FirstName]:
    for word in _alone(topic):
        found = named(book, word) if word.lower() in given_names() and not polity(word) else Found()
        known = [one for one in (found.speaker, *found.others) if one]
        full = [one for one in known if _is_called(one.name, word.lower())]
        is_surname = any(one.statements for one in known if one not in full)
        if full and not is_surname and (len(full) == 1 or full[0] is found.speaker):
            surname = parse(full[0].name).surname
            if all(book.at[number] is full[0] for number in book.by_word.get(surname, ())):
                yield FirstName(word, full[0].name, surname)


def _is_called(name: str, given: str) -> bool:
    """Whether somebody's full name begins with a given name."""
    called = () if is_body(name) else parse(name).given
    return bool(called) and same_first(called[0], given)


def _alone(topic: str) -> Iterator[str]:
    """Yield the words of a topic that have a capital, with none beside them, and may be a given name: "Star
    of David" has none, nor has "in Clara".
    """
    said = [word.strip(",.;:?!\"“”'’").removesuffix("'s").removesuffix("’s") for word in topic.split()]
    for two, one, word, after in zip(("", "", *said), ("", *said), said, (*said[1:], ""), strict=False):
        is_part = any(map(_has_capital, (one, after, two if one == "of" else "")))
        if word.istitle() and not (is_part or one in _WHERE or word.lower() in words("calendar")):
            yield word


def _has_capital(word: str) -> bool:
    return word[:1].isupper()
