"""Who bears a name, as a question has it: in its spelling or another, in part, or with a slip of the pen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.names.directory.clipped import clipped
from index.names.directory.directory import Found, plain
from index.names.directory.initials import of_initials
from index.names.directory.slips import is_slip, near
from index.names.given import formal_names
from index.names.name import Name, given_names, honorifics, parse, same
from index.names.polities import polity
from index.names.spelling import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.names.directory.directory import Directory
    from index.types import Speaker

# Somebody with this many times the statements of the next of the same name is who is meant.
DOMINANCE = 3
# So many times those of the next, and one more, where articles call the next by the surname alone, too: few
# statements say little of whom "Verhoek" means.
OF_ONE_CALL = 6
_MOST_CANDIDATES = 8

AT_HAND = 4096
"""Names whose bearers are kept at hand, the last ones asked for."""


def named(book: Directory, phrase: str) -> Found:
    """Return who bears a name: as written, in another spelling, or with a slip of the pen."""
    if phrase not in book.borne:
        if len(book.borne) >= AT_HAND:
            book.borne.pop(next(iter(book.borne)))
        book.borne[phrase] = _named(book, phrase)
    return book.borne[phrase]


def _named(book: Directory, phrase: str) -> Found:
    name = parse(phrase)
    numbers = _borne_exactly(book, phrase) if name.body or not name.bare else []
    numbers = numbers or ([] if name.body else _bearers(book, name))
    numbers = numbers or sorted({*clipped(book.at, phrase), *of_initials(book, phrase)})
    numbers = numbers or ([] if name.body else _misspelt(book, name))
    apart = [n for n in book.by_name.get(name.text, ()) if name.bare and _is_apart(book.at[n], name)]
    others = [book.at[n] for n in numbers if n not in apart]
    if apart and any(one.statements for one in others):
        return Found(None, _ranked([*(book.at[n] for n in apart), *others]))
    return chosen([book.at[number] for number in numbers], name)


def _is_apart(speaker: Speaker, name: Name) -> bool:
    """Tell who is quoted under this surname alone: another than its bearers, for all that is known."""
    called = speaker.statements > 0 and plain(speaker.name) == name.text and not polity(speaker.name)
    return called and _no_clash(_names(speaker), name)


def chosen(candidates: Sequence[Speaker], asked: Name | None = None) -> Found:
    """Return the one candidate, or the one who speaks far more than the others, or all as possible.

    :param asked: the name by which they are asked for; by a surname alone, who is called so may be meant.
    """
    ranked = _ranked(candidates)
    if not ranked:
        return Found()
    if any(ranked[0].statements < _outweighing(other, asked) for other in ranked[1:]):
        return Found(None, ranked)
    return Found(ranked[0], ranked[1:])


def _outweighing(other: Speaker, asked: Name | None) -> int:
    """The statements with which somebody is meant rather than another of the name."""
    surname = asked.surname if asked and asked.bare and other.statements else ""
    called = bool(surname) and any(name.surname == surname for name in _lone(other))
    return OF_ONE_CALL * (other.statements + 1) if called else DOMINANCE * max(other.statements, 1)


def _lone(speaker: Speaker) -> Iterator[Name]:
    """The surnames alone, or with an honorific, that articles call somebody by."""
    return (name for name in map(parse, speaker.aliases) if name.bare)


def _ranked(candidates: Sequence[Speaker]) -> tuple[Speaker, ...]:
    return tuple(sorted(candidates, key=lambda one: (-one.statements, one.name))[:_MOST_CANDIDATES])


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
    full = [n for n in numbers if _has(book.at[n], name)]
    if name.bare and name.surname in given_names():
        return sorted({*_without_lone(book, full), *_by_first_name(book, name)})
    if full or name.bare:
        return _without_lone(book, full) or _by_first_name(book, name)
    surnames = [n for n in numbers if _may_be_called(book.at[n], name)]
    lone = [n for n in surnames if parse(book.at[n].name).bare and not polity(book.at[n].name)]
    return lone if len(lone) == len(surnames) else []


def _without_lone(book: Directory, numbers: Sequence[int]) -> list[int]:
    """Leave out a surname that could be anybody's, unless it has more statements than all who bear it."""
    full = [n for n in numbers if not parse(book.at[n].name).bare]
    most = max((book.at[n].statements for n in full), default=-1)
    return [n for n in numbers if n in full or book.at[n].statements > most]


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
    """Who is commonly known by a given name alone; of "Don Jr.", sons alone."""
    asked = name.surname
    given = {asked} if asked in book.by_word and not name.suffix else {asked} | formal_names(asked)
    numbers = sorted({n for one in given for n in book.by_word.get(one, ())}) if len(asked) > 2 else []
    numbers = [n for n in numbers if not given.isdisjoint(parse(book.at[n].name).given[:1])]
    return [n for n in numbers if not name.suffix or parse(book.at[n].name).suffix == name.suffix]


def _misspelt(book: Directory, name: Name) -> list[int]:
    """Who has a name one slip away; of a full name, both parts must fit, and one exactly or nearly so."""
    words = near(book.by_shape, name.surname, alone=name.bare)
    numbers = sorted({number for word in words for number in book.by_word[word]})
    if name.bare:
        return [n for n in numbers if any(other.surname in words for other in _names(book.at[n]))]
    words |= {*_spelt(book, name.surname)}
    numbers = sorted({number for word in words for number in book.by_word.get(word, ())})
    return [n for n in numbers if any(is_slip(name, other, words) for other in _names(book.at[n]))]
