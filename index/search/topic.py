"""What is asked, made ready for search: its terms, each under all its names, and its vector."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from index.embedding.encoder import unit
from index.lexicon import entries, words
from index.names.posts.renamed import other_names
from index.names.spelling import tokens
from index.store.finding.stems import stems
from index.text.english import irregular_forms, numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from index.embedding.encoder import Encoder, Vector
    from index.store.finding.stems import Stems

LONGEST_NAME = 4
"""Words of a name that is known under others, at most."""

_WORD = re.compile(r"\w+")

NONE: Mapping[str, str] = MappingProxyType({})
"""No surnames for the given names of a topic."""


class TopicWord(NamedTuple):
    """A word that is asked for, or a name of several, and all names under which articles may write it.

    ``within`` are names of whose words are asked for that have it, where it does not count: "Bill Clinton on
    the crime bill".
    """

    word: str
    names: tuple[str, ...]
    within: tuple[str, ...] = ()

    @property
    def stems(self) -> set[Stems]:
        """The stems of each name."""
        return {stems(name) for name in self.names}


@dataclass(frozen=True, slots=True)
class Query:
    """A topic made ready: its terms, for the index of words, and its vector."""

    text: str
    terms: tuple[TopicWord, ...]
    vector: Vector


def prepare(
    text: str,
    encoder: Encoder,
    wanted: str = "",
    full: str = "",
    voices: Iterable[str] = (),
    *,
    surnames: Mapping[str, str] = NONE,
) -> Query:
    """Make a question's text ready for both arms.

    :param wanted: what words are sought of, if not all of the text.
    :param full: the text with names for its pronouns; both mean the same, so that what is meant lies between.
    :param voices: the names of those whose words are asked for.
    :param surnames: what articles may write for a given name.
    """
    names = {" ".join(tokens(name)): None for name in voices if len(tokens(name)) > 1}
    vector = encoder.question(text)
    if full:
        vector = unit(vector + encoder.question(full))
    sought = [one._replace(within=_having(one, names)) for one in terms(wanted or text, surnames)]
    return Query(text, tuple(dict.fromkeys(sought)), vector)


def in_every_form(query: Query) -> Query:
    """Return a query whose words are sought in every form that a stemmer takes for another word: who said
    "we sold it" is asked what they said about selling it, and about its sale.
    """
    return replace(query, terms=tuple(one._replace(names=every_form(one)) for one in query.terms))


def every_form(term: TopicWord) -> tuple[str, ...]:
    """Return the names of a term, and the words that are only other forms of it."""
    names: dict[Stems, str] = {}
    told = [term.word, *_kindred().get(stems(term.word), ())]
    for name in (*term.names, *chain.from_iterable(map(irregular_forms, told))):
        names.setdefault(stems(name), name)
    return tuple(names.values())


@cache
def _kindred() -> dict[Stems, tuple[str, ...]]:
    """Return, by the stems of any form of it, what else is a form of a word: "invasion", of "invading"."""
    lines = [line.split() for line in entries("kindred_words")]
    return {stems(form): tuple(line) for line in lines for word in line for form in irregular_forms(word)}


def terms(text: str, surnames: Mapping[str, str] = NONE) -> list[TopicWord]:
    """Return the terms of a text in their order: names of several words whole, and no stop words.

    Where there is nothing else, the stop words.

    :param surnames: what articles may write for a given name.
    """
    written = _WORD.findall(text)
    found = list(_terms(written)) or [TopicWord(word.lower(), (word.lower(),)) for word in written]
    return [
        one._replace(names=(*one.names, surnames[one.word])) if one.word in surnames else one for one in found
    ]


def telling(text: str, surnames: Mapping[str, str] = NONE) -> list[TopicWord]:
    """Return the terms of a text that tell what it is about: none that any question may have, such as "back";
    all where there are no others.
    """
    every = terms(text, surnames)
    return [one for one in every if not is_slight(one)] or every


def is_slight(term: TopicWord) -> bool:
    """Say whether a term is a word that any question may have, whatever it is about."""
    return term.word in words("slight_words")


def _having(term: TopicWord, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if term.word in name.split() and term.word != name)


def _terms(written: list[str]) -> Iterator[TopicWord]:
    known, place = other_names(), 0
    while place < len(written):
        sizes = range(LONGEST_NAME, 1, -1)
        many = next((size for size in sizes if _phrase(written, place, size) in known), 1)
        word = _phrase(written, place, many)
        if word not in words("stop_words"):
            yield TopicWord(word, known.get(word) or _plain().get(word) or numbers(word))
        elif written[place].isupper() and word in known:  # "US", not "us"
            yield TopicWord(word, known[word])
        place += many


@cache
def _plain() -> dict[str, tuple[str, ...]]:
    """Return, by a word of plain talk, itself first, the words that mean the same."""
    lines = [line.split() for line in entries("plain_words")]
    return {word: tuple(dict.fromkeys([word, *line])) for line in lines for word in line}


def _phrase(written: list[str], place: int, many: int) -> str:
    return " ".join(written[place : place + many]).lower() if place + many <= len(written) else ""
