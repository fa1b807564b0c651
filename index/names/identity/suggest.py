"""Names for people to settle: two that may be one speaker, and those that may be no name at all.

A pure function of the speakers and of what people decided; what they settled is not suggested again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from index.names.identity.namesakes import parted
from index.names.name import given_names, honorifics, is_body, parse, same
from index.names.polities import polity
from index.names.posts.as_printed import as_printed
from index.names.rules import same_name
from index.names.spelling import key, tokens
from index.text.english import common_words
from index.types import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.names.calls import Call, Papers
    from index.names.identity.namesakes import Titled
    from index.names.name import Name
    from index.names.rules import Who

_LONG = 5  # letters of a word in which one may be a slip
_TWICE = re.compile(r"([bcdfghjklmnpqrstvwxz])\1")
_CROWD = 30  # bearers of one word among whom no pair is looked for


class Doubt(StrEnum):
    """Why a name may have to be settled."""

    SPELLING = "spelling"  # the same but for a letter
    PART = "part"  # one is a part of the other
    SEVERAL = "several"  # a name alone that several bear
    WORDS = "words"  # words that are no name's
    NAMESAKES = "namesakes"  # titles in some articles that have nothing to do with those in others
    TAKEN = "taken"  # two names, taken for one's by themselves, though spelt otherwise


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A speaker whose name is to be settled, why, and whom else it may mean, the most quoted first; of a name
    that two people may bear, a title of each.
    """

    speaker: Speaker
    doubt: Doubt
    others: tuple[Speaker, ...] = ()
    titles: tuple[str, ...] = ()

    @property
    def statements(self) -> int:
        """How many statements hang on it."""
        return self.speaker.statements


def suggestions(
    speakers: Iterable[Speaker], decided: Iterable[Who] = (), papers: Papers | None = None
) -> list[Suggestion]:
    """Return what to settle, that on which most statements hang first; last, what was taken for settled.

    :param speakers: those who are quoted.
    :param papers: the articles, which tell whether one name is borne by two.
    """
    apart = {(same_name(who.name), same_name(other)) for who in decided for other in who.others}
    kept = {same_name(form) for who in decided for form in who.forms}
    people = [one for one in speakers if one.statements and not is_body(one.name) and not polity(one.name)]
    found: dict[str, Suggestion] = {}
    for one, doubt, others in (*_words(people), *_several(people), *_pairs(people), *_taken(people)):
        open_ = tuple(
            other
            for other in others
            if not {same_name(one.name), same_name(other.name)} <= kept
            and not apart & {_pair(one, other), _pair(other, one)}
        )
        settled = not open_ if others else same_name(one.name) in kept
        if not settled:
            found.setdefault(one.name, Suggestion(one, doubt, open_))
    for one, titles in _namesakes(people, papers) if papers else ():
        if same_name(one.name) not in kept:
            found.setdefault(one.name, Suggestion(one, Doubt.NAMESAKES, titles=titles))
    return sorted(found.values(), key=lambda one: (one.doubt in _SETTLED, -one.statements, one.speaker.name))


_SETTLED = frozenset({Doubt.NAMESAKES, Doubt.TAKEN})
"""What was taken for one by itself."""

_Doubted = tuple["Speaker", Doubt, "Sequence[Speaker]"]


def _pair(one: Speaker, other: Speaker) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return same_name(one.name), same_name(other.name)


def _words(people: Iterable[Speaker]) -> Iterator[_Doubted]:
    """Those whose names begin with a plain word, hold a title, are in capitals or longer than names are."""
    for one in people:
        said = tokens(one.name)
        plain = len(said) > 1 and said[0] in common_words() - given_names() - honorifics().keys()
        titled = any(word in honorifics() for word in said[1:-1])
        if plain or titled or (one.name.isupper() and len(said) > 1) or len(said) > _LONG:
            yield one, Doubt.WORDS, ()


def _several(people: Sequence[Speaker]) -> Iterator[_Doubted]:
    """Lone names that several bear."""
    bearers: dict[str, list[Speaker]] = defaultdict(list)
    for one in people:
        name = parse(one.name)
        if not name.bare:
            for word in sorted({key(name.surname), *map(key, name.given[:1])}):
                bearers[word].append(one)
    for one in people:
        name = parse(one.name)
        if name.bare and (mine := bearers.get(key(name.surname))):
            yield one, Doubt.SEVERAL, _ranked(mine)


def _pairs(people: Sequence[Speaker]) -> Iterator[_Doubted]:
    """Full names that differ by a slip, or by a word more; the rarer is asked about."""
    by_word: dict[str, list[Speaker]] = defaultdict(list)
    for one in people:
        if not parse(one.name).bare:
            for word in {*tokens(one.name)}:
                by_word[key(word)].append(one)
    doubts: dict[tuple[str, Doubt], dict[str, Speaker]] = defaultdict(dict)
    by_name = {one.name: one for one in people}
    for mine in by_word.values():
        for one, other in combinations(_ranked(mine), 2) if len(mine) <= _CROWD else ():
            doubt = _doubt(parse(one.name), parse(other.name))
            if doubt is not None:
                doubts[other.name, doubt][one.name] = one
    for (name, doubt), others in sorted(doubts.items()):
        yield by_name[name], doubt, _ranked(others.values())


def _taken(people: Iterable[Speaker]) -> Iterator[_Doubted]:
    """Those one of whose other names is theirs but for a slip, and no spelling of another script."""
    for one in people:
        name = parse(one.name)
        slips = (form for form in one.aliases if _doubt(name, parse(form)) is Doubt.SPELLING)
        if other := next((form for form in slips if not _is_spelling(one.name, form)), None):
            yield one, Doubt.TAKEN, (Speaker(other),)


def _namesakes(people: Iterable[Speaker], papers: Papers) -> Iterator[tuple[Speaker, tuple[str, ...]]]:
    """Whole names whose bearer some articles call what has nothing to do with what others do."""
    several = {one.name: one for one in people if len(one.roles) > 1 and not parse(one.name).bare}
    calls: dict[str, list[Call]] = defaultdict(list)
    for call in papers.calls(list(several)) if several else ():
        calls[call.speaker].append(call)
    for name, mine in calls.items():
        kinds = parted(mine)
        if kinds:
            yield several[name], tuple(_printed(one, papers) for one in kinds)


def _printed(kind: Titled, papers: Papers) -> str:
    """Return the title that tells most of a kind, with the capitals that an article gives it."""
    title = max(kind.titles, key=len)
    printed = (as_printed(title, text) for text in papers.texts(sorted(kind.articles)).values())
    return next((one for one in printed if one != title), title)


def _is_spelling(one: str, other: str) -> bool:
    """Whether two names sound alike, and not since one has a consonant twice: "Sergei", "Sergey"."""
    mine, theirs = ([key(word) for word in tokens(name)] for name in (one, other))
    return mine == theirs and _single(one) != _single(other)


def _single(name: str) -> str:
    return _TWICE.sub(r"\1", " ".join(tokens(name)))


def _doubt(one: Name, other: Name) -> Doubt | None:
    mine, theirs = one.text.split(), other.text.split()
    if len(mine) == len(theirs):
        unlike = [pair for pair in zip(mine, theirs, strict=True) if pair[0] != pair[1]]
        return Doubt.SPELLING if len(unlike) == 1 and _is_slip(*unlike[0]) else None
    shorter, longer = sorted((mine, theirs), key=len)
    inside = any(longer[at : at + len(shorter)] == shorter for at in range(len(longer) - len(shorter) + 1))
    return Doubt.PART if inside or same(one, other) else None


def _is_slip(one: str, other: str) -> bool:
    """Tell whether a word may be another one mistyped, or of another ending."""
    shortest = min(len(one), len(other))
    swapped = len(one) == len(other) and OSA.distance(one, other) == 1 and shortest > 2
    return swapped or (shortest >= _LONG and OSA.distance(one, other) == 1)


def _ranked(people: Iterable[Speaker]) -> tuple[Speaker, ...]:
    return tuple(sorted(people, key=lambda one: (-one.statements, one.name)))
