"""Whom and what a question can name: the speakers, publishers and collections, made ready to look up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from math import log
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from index.names.name import Name, honorifics, is_body, parse, same, same_first
from index.names.roles import alternatives, fit, post, role_words
from index.names.spelling import folded, key, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.types import Speaker

# Somebody with this many times the statements of the next of the same name is who is meant.
DOMINANCE = 3
# Below this, a role in the index is another than the one that is asked for.
SAME_ROLE = 0.42
SAME_BODY = 0.6
_MOST_CANDIDATES = 8
_MANY = 200


@dataclass(frozen=True)
class Found:
    """Who a phrase names: one speaker, or several it may mean; neither where nobody is known by it."""

    speaker: Speaker | None = None
    others: tuple[Speaker, ...] = ()

    def __bool__(self) -> bool:
        return self.speaker is not None or bool(self.others)


@dataclass(frozen=True)
class Directory:
    """The speakers by each word of their names and roles. Made by :func:`directory`."""

    speakers: tuple[Speaker, ...]
    publishers: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    by_name: dict[str, list[int]] = field(default_factory=dict, repr=False)
    by_word: dict[str, list[int]] = field(default_factory=dict, repr=False)
    by_role_word: dict[str, list[tuple[int, int]]] = field(default_factory=dict, repr=False)

    @cached_property
    def by_sound(self) -> dict[str, list[str]]:
        """The words of names under what they sound like."""
        sounds: dict[str, list[str]] = defaultdict(list)
        for word in self.by_word:
            sounds[key(word)].append(word)
        return sounds

    def weight(self, word: str) -> float:
        """Return how much a word tells of a role: the rarer among roles, the more."""
        return 1 + log((len(self.speakers) + 1) / (len(self.by_role_word.get(word, ())) + 1)) / 4


def directory(
    speakers: Iterable[Speaker], publishers: Iterable[str] = (), collections: Iterable[str] = ()
) -> Directory:
    """Prepare speakers, publishers and collections for :func:`index.question.understand.understand`."""
    everybody = tuple(speakers)
    by_name: dict[str, list[int]] = defaultdict(list)
    by_word: dict[str, list[int]] = defaultdict(list)
    by_role_word: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, speaker in enumerate(everybody):
        forms = {plain(form) for form in (speaker.name, *speaker.aliases)}
        for form in forms:
            by_name[form].append(number)
        for word in {word for form in forms for word in form.split()}:
            by_word[word].append(number)
        for place, (role, _) in enumerate(speaker.roles):
            for word in {*role.replace("-", " ").split()}:
                by_role_word[word.removesuffix("'s").removesuffix("’s")].append((number, place))
    return Directory(
        everybody,
        tuple(sorted(set(publishers), key=len, reverse=True)),
        tuple(sorted(set(collections), key=len, reverse=True)),
        dict(by_name),
        dict(by_word),
        dict(by_role_word),
    )


def plain(text: str) -> str:
    """Return a name as it is looked up: folded, without full stops, apostrophes and possessive endings."""
    text = folded(text)
    if "'" in text:
        text = text.replace("'s ", " ").removesuffix("'s").replace("'", "")
    return text.replace(".", "").replace(",", "").removeprefix("the ")


def named(book: Directory, phrase: str) -> Found:
    """Return who bears a name: as written, in another spelling, or with a slip of the pen."""
    name = parse(phrase)
    numbers = _borne_exactly(book, phrase) if name.body or not name.bare else []
    numbers = numbers or ([] if name.body else _bearers(book, name) or _misspelt(book, name))
    return chosen([book.speakers[number] for number in numbers])


def chosen(candidates: Sequence[Speaker]) -> Found:
    """Return the one candidate, or the one who speaks far more than the others, or all as possible."""
    ranked = sorted(candidates, key=lambda speaker: (-speaker.statements, speaker.name))[:_MOST_CANDIDATES]
    if not ranked:
        return Found()
    if len(ranked) > 1 and ranked[0].statements < DOMINANCE * max(ranked[1].statements, 1):
        return Found(None, tuple(ranked))
    return Found(ranked[0], tuple(ranked[1:]))


def _borne_exactly(book: Directory, phrase: str) -> list[int]:
    words = plain(phrase).split()
    while len(words) > 1 and words[0] in honorifics():
        words = words[1:] if " ".join(words) not in book.by_name else words
        if " ".join(words) in book.by_name:
            break
    return book.by_name.get(" ".join(words), [])


def _spelt(book: Directory, word: str) -> list[str]:
    """The words of names that sound like this one."""
    return [word] if word in book.by_word else book.by_sound.get(key(word), [])


def _bearers(book: Directory, name: Name) -> list[int]:
    """Who has a name that can be this one; full names before lone surnames."""
    words = [w for part in (name.surname, name.particle + name.surname) for w in _spelt(book, part)]
    numbers = sorted({number for word in words for number in book.by_word[word]})
    full = [n for n in numbers if _has(book.speakers[n], name)]
    if full or name.bare:
        return _without_lone(book, full) or _by_first_name(book, name)
    surnames = [n for n in numbers if _may_be_called(book.speakers[n], name)]
    lone = [n for n in surnames if parse(book.speakers[n].name).bare]
    return lone if len(lone) == len(surnames) else []


def _without_lone(book: Directory, numbers: Sequence[int]) -> list[int]:
    """Leave out a surname that could be anybody's, unless it has more statements than all who bear it."""
    full = [n for n in numbers if not parse(book.speakers[n].name).bare]
    most = max((book.speakers[n].statements for n in full), default=-1)
    return [n for n in numbers if n in full or book.speakers[n].statements > most]


def _names(speaker: Speaker) -> list[Name]:
    return [name for form in (speaker.name, *speaker.aliases) if not (name := parse(form)).body]


def _has(speaker: Speaker, asked: Name) -> bool:
    """Whether one of the speaker's names fits, told in full where the asked one is."""
    names = _names(speaker)
    if asked.bare:
        return any(same(asked, name) for name in names)
    return any(same(asked, name) for name in names if not name.bare) and _no_clash(names, asked)


def _no_clash(names: Sequence[Name], asked: Name) -> bool:
    genders = {name.gender for name in names} - {""}
    return not asked.gender or not genders or asked.gender in genders


def _may_be_called(speaker: Speaker, asked: Name) -> bool:
    return any(key(asked.surname) == key(name.surname) for name in _names(speaker))


def _by_first_name(book: Directory, name: Name) -> list[int]:
    """Who is commonly known by a given name alone."""
    numbers = book.by_word.get(name.surname, []) if len(name.surname) > 2 else []
    return [n for n in numbers if parse(book.speakers[n].name).given[:1] == (name.surname,)]


def _misspelt(book: Directory, name: Name) -> list[int]:
    """Who has a name one slip away; of a full name, both parts must fit, and one exactly or nearly so."""
    words = _near(book, name.surname, alone=name.bare)
    numbers = sorted({number for word in words for number in book.by_word[word]})
    if name.bare:
        return [n for n in numbers if any(other.surname in words for other in _names(book.speakers[n]))]
    words |= {*_spelt(book, name.surname)}
    numbers = sorted({number for word in words for number in book.by_word.get(word, ())})
    return [n for n in numbers if any(_slip(name, other, words) for other in _names(book.speakers[n]))]


def _slip(asked: Name, held: Name, surnames: set[str]) -> bool:
    if held.bare or held.surname not in surnames:
        return False
    mine, theirs = asked.given[0], held.given[0]
    return (len(theirs) > 1 and same_first(mine, theirs)) or _one_slip(mine, theirs)


def _one_slip(word: str, other: str) -> bool:
    """Whether a word is another mistyped: one slip in five letters or more, two in nine or more."""
    length = min(len(word), len(other))
    allowed = 2 if length >= 9 else 1 if length >= 5 else 0
    return OSA.distance(word, other, score_cutoff=allowed) <= allowed


def _near(book: Directory, word: str, *, alone: bool) -> set[str]:
    """The words of names that this one may be a slip of; a lone one must be long, or have letters swapped."""
    near = {
        w for w in book.by_word if w[:1] == word[:1] and abs(len(w) - len(word)) < 3 and _one_slip(word, w)
    }
    return {w for w in near if not alone or len(word) >= 8 or sorted(w) == sorted(word)}


def by_role(book: Directory, phrase: str) -> Found:
    """Return who holds a post: "the head of the bakers' union", "the Lisbon mayor"; nobody for "bakers"."""
    if not _is_one(phrase):
        return Found()
    fits = _role_fits(book, phrase)
    best = max((score for score, _ in fits.values()), default=0.0)
    if best < SAME_ROLE:
        return Found()
    near = sorted(
        ((count, number) for number, (score, count) in fits.items() if score >= 0.85 * best), reverse=True
    )
    ranked = [book.speakers[number] for _, number in near[:_MOST_CANDIDATES]]
    clear = len(near) == 1 or near[0][0] >= 2 * near[1][0]
    return Found(ranked[0], tuple(ranked[1:])) if clear else Found(None, tuple(ranked))


def _is_one(phrase: str) -> bool:
    """Whether a description means one person: no plural at its head, no "some"."""
    said = tokens(phrase)
    head = post(phrase).head
    return (
        bool(said) and said[0] not in {"a", "an", "some", "many"} and (head in said or head + "s" not in said)
    )


def _role_fits(book: Directory, phrase: str) -> dict[int, tuple[float, int]]:
    """For each speaker who may hold the post: how well it fits, and how many articles bear it out.

    An article that calls a mayor just "mayor" bears out another that calls them mayor of a place.
    """
    asked = post(phrase)
    scores, articles = defaultdict[int, float](float), defaultdict[int, int](int)
    for number, place in _role_candidates(book, role_words(phrase), asked.head):
        held = post(book.speakers[number].roles[place][0])
        scores[number] = max(scores[number], fit(asked, held, book.weight))
    fits = {number: score for number, score in scores.items() if score >= SAME_ROLE}
    for number in fits:
        for role, count in book.speakers[number].roles:
            held = post(role)
            bare = held.head == asked.head and not held.rest and held.limits <= asked.limits
            articles[number] += count * (bare or fit(asked, held, book.weight) >= SAME_ROLE)
    return {number: (score, articles[number]) for number, score in fits.items()}


def _role_candidates(book: Directory, said: Sequence[str], head: str) -> set[tuple[int, int]]:
    """The roles whose head may be meant, those first that share another word of the question."""
    heads = {place for noun in alternatives(head) for place in _held(book, noun)}
    shared = {place for word in said if word != head for place in _held(book, word)}
    return heads & shared if len(heads) > _MANY and heads & shared else heads


def _held(book: Directory, noun: str) -> list[tuple[int, int]]:
    return book.by_role_word.get(noun, []) + book.by_role_word.get(noun + "s", [])


def holds(speaker: Speaker, role: str) -> bool:
    """Whether what articles call a speaker agrees with the words before a name: "Attorney General"."""
    said = {*role_words(role)}
    return any(said & {*role_words(held)} for held, _ in speaker.roles)


def by_body(book: Directory, phrase: str) -> Found:
    """Return the organisation that a description fits: "the flight attendants' union"."""
    asked = post(phrase)
    numbers = {n for word in asked.rest for form in (word, word + "s") for n in book.by_word.get(form, ())}
    fits = {n: fit(asked, post(name), book.weight) for n in numbers if is_body(name := book.speakers[n].name)}
    best = max(fits.values(), default=0.0)
    if best < SAME_BODY:
        return Found()
    return chosen([book.speakers[n] for n, score in sorted(fits.items()) if score == best])


def body_of(book: Directory, owner: str, noun: str) -> Found:
    """Return the body that speaks for somebody: "Okafor", "office"; or who is known as their spokesperson."""
    known = named(book, owner)
    forms = {
        plain(form) for who in (known.speaker, *known.others) if who for form in (who.name, *who.aliases)
    }
    owners = {plain(owner)} | forms | {form.split()[-1] for form in forms}
    names = {f"{form} {noun}" for form in owners}
    numbers = sorted({n for name in names for n in book.by_name.get(name, ())})
    if any(book.speakers[n].statements for n in numbers):
        return chosen([book.speakers[n] for n in numbers])
    spoken = by_role(book, f"spokesman for {owner}")
    if spoken.speaker and holds(spoken.speaker, plain(owner).split()[-1]):
        return spoken
    return chosen([book.speakers[n] for n in numbers])
