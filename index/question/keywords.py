"""Questions that are a few words with a name among them: "lavrov peacekeepers"."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.directory.bearers import chosen, named
from index.names.directory.directory import Found, plain
from index.names.name import is_body
from index.names.polities import is_city, polity
from index.names.posts.posts import post
from index.names.spelling import tokens

if TYPE_CHECKING:
    from index.names.directory.directory import Directory

_MOST_WORDS = 9
_LONGEST_NAME = 4
_ENGLISH = ("english_words", "stop_words", "calendar", "body_nouns", "name_words")


def named_among(text: str, book: Directory) -> tuple[Found, str] | None:
    """Return who is named before a few words, or after them where nothing has capitals, and the other words.

    Only somebody who is quoted, as their name is written: a country, a body or a word that is a name by
    chance ("may", "ban") belongs to the topic.
    """
    said = text.split()
    if not 1 < len(said) <= _MOST_WORDS:
        return None
    for size in range(min(_LONGEST_NAME, len(said) - 1), 0, -1):
        found = _person(" ".join(said[:size]), " ".join(said[: size + 1]), book)
        if found:
            return found, " ".join(said[size:])
    if text != text.lower():
        return _misspelt(said, book)
    if words("stop_words").intersection(said):
        return None
    for size in range(min(_LONGEST_NAME, len(said) - 1), 0, -1):
        found = _person(" ".join(said[-size:]), "", book)
        if found:
            return found, " ".join(said[:-size])
    return None


def _misspelt(said: list[str], book: Directory) -> tuple[Found, str] | None:
    """Return whose name the words in capitals before others are with a slip, where one alone can be meant."""
    name = list(takewhile(lambda word: word[:1].isupper(), said))
    topic = said[len(name) :]
    phrase, is_name = " ".join(name), len(name) <= _LONGEST_NAME
    if not (name and topic and is_name) or any(word in book.by_word for word in tokens(" ".join(topic))):
        return None
    if (
        is_body(phrase)
        or post(phrase).known
        or polity(phrase)
        or is_city(phrase)
        or _is_english(tokens(phrase))
    ):
        return None
    found = named(book, phrase)
    one = found.speaker
    alone = one is not None and one.statements > 0 and not found.others and not is_body(one.name)
    return (found, " ".join(topic)) if alone else None


def _is_english(said: list[str]) -> bool:
    return len(said) == 1 and any(said[0] in words(name) for name in _ENGLISH)


def named_in(text: str, book: Directory) -> Found:
    """Return who is named first anywhere in a text, by a name in capitals."""
    said = [word.strip(",.;:!?¿¡«»„“”\"'’") for word in text.split()]
    for start in range(len(said)):
        for size in range(min(_LONGEST_NAME, len(said) - start), 0, -1):
            phrase = " ".join(said[start : start + size])
            found = _person(phrase, "", book) if said[start][:1].isupper() else Found()
            if found:
                return found
    return Found()


def _person(phrase: str, longer: str, book: Directory) -> Found:
    """Who is named by a phrase as it stands, not as the beginning of a body's name ("Marsden Fund")."""
    said = tokens(phrase)
    numbers = book.by_name.get(plain(phrase), [])
    is_post = post(phrase).known and (not numbers or post(phrase).bare)
    if not said or (longer and is_body(longer)) or is_post or is_body(phrase):
        return Found()
    if _is_english(said):
        return Found()
    known = chosen([book.at[n] for n in numbers]) or (
        named(book, phrase) if _is_surname(said, book) else Found()
    )
    people = [who for who in (known.speaker, *known.others) if who]
    if any(is_body(who.name) or polity(who.name) for who in people):
        return Found()
    if polity(phrase) and any(tokens(who.name)[-1] != said[-1] for who in people):
        return Found()  # "Norland TV" is not asked about by "Norlandic elections"
    return known if any(who.statements for who in people) else Found()


def _is_surname(said: list[str], book: Directory) -> bool:
    """Whether every word is one of somebody's name, spelt as asked."""
    return all(word in book.by_word for word in said)
