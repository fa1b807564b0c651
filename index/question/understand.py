"""What a question asks: whose words, on what, from when and where. No model; the grammar is in ``asking``."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.directory import (
    Directory,
    Found,
    body_of,
    by_body,
    by_role,
    chosen,
    directory,
    holds,
    named,
    plain,
)
from index.names.name import given_names, honorifics, is_body
from index.names.roles import is_post, post, singular, without_apposition
from index.names.spelling import tokens
from index.question.dates import narrowed
from index.question.shapes import Shape, is_owned_body, is_pronoun, readings
from index.types import Form, Speaker, Understood

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Directory", "directory", "find", "understand"]

_BODIES = "|".join(sorted(words("owned_bodies"), key=len, reverse=True))
_OWNED = re.compile(rf"^(?:the )?(?P<owner>.+?)(?:['’]s?)?\s+(?P<body>{_BODIES})$", re.IGNORECASE)
_DETERMINERS = frozenset(
    ["the", "a", "an", "some", "many", "most", "all", "any", "no", "several", "these", "those", "what"]
)
_JOINS = frozenset(["of", "for", "in", "at", "on", "the", "to", "from", "and", "with", "a", "an"])
_LONGEST = 200
_Way = Callable[[Directory, str], Found]
_MOST_WORDS = 12


def understand(question: str, book: Directory, today: date) -> Understood:
    """Return what a question asks of the articles whose speakers and publishers ``book`` holds.

    ``today`` is what "last week" counts from. Never fails: what is not understood stays in the topic.
    """
    text = " ".join(question.split())
    text, collection = _collection(text, book)
    text, publisher = _publisher(text, book)
    dated = narrowed(text, today)
    for reading in readings(dated.text):
        found = _whom(reading, book)
        if found is not None:
            form = Form.WHO if reading.open else Form.SAID
            others = tuple(speaker.name for speaker in found.others)
            return Understood(
                question,
                form,
                reading.topic,
                found.speaker,
                others,
                publisher,
                dated.since,
                dated.until,
                collection,
            )
    dated = narrowed(text, today, plain=True)
    topic = dated.text.strip(" ?")
    return Understood(question, Form.PLAIN, topic, None, (), publisher, dated.since, dated.until, collection)


def _whom(reading: Shape, book: Directory) -> Found | None:
    """Who a reading asks about; None where it cannot be right, since its subject is nobody who speaks."""
    if reading.open:
        return Found()
    if is_pronoun(reading.speaker):
        return Found() if reading.sure else None
    found = find(reading.speaker, book) or _either(reading.speaker, book)
    if found:
        return found if reading.sure or _speaks(found) else None
    if reading.sure and _is_somebody(reading.speaker):
        return Found(Speaker(_as_asked(reading.speaker)))
    return None


def _either(phrase: str, book: Directory) -> Found:
    """Both of "X and Y"; X of "Xs", where an apostrophe was left out."""
    both = [find(part, book).speaker for part in re.split(r"\s+and\s+|\s*&\s*", phrase)]
    if len(both) > 1 and all(both):
        return Found(None, tuple(speaker for speaker in both if speaker))
    return _by_name(book, phrase[:-1]) if phrase.endswith("s") and phrase == phrase.lower() else Found()


def _speaks(found: Found) -> bool:
    return any(speaker.statements for speaker in (found.speaker, *found.others) if speaker)


def find(phrase: str, book: Directory) -> Found:
    """Return who a phrase names, by name, post or body; empty where the directory knows nobody such."""
    phrase = without_apposition(phrase)
    if not phrase or len(phrase) > _LONGEST:
        return Found()
    first: tuple[_Way, ...] = (by_role, _exactly) if is_post(post(phrase).head) else (_exactly,)
    for way in (*first, _owned, _titled, _by_name, by_role, by_body):
        found = way(book, phrase)
        if found:
            return found
    return Found()


def _exactly(book: Directory, phrase: str) -> Found:
    """By a name of several words, as some article writes it."""
    form = plain(phrase)
    return chosen([book.speakers[n] for n in book.by_name.get(form, ())]) if " " in form else Found()


def _owned(book: Directory, phrase: str) -> Found:
    """ "X's office": the body, never X; a body nobody quotes is a speaker who is silent."""
    found = _OWNED.match(phrase)
    if not found:
        return Found()
    owner, noun = found["owner"], found["body"].lower()
    if owner.lower() in _DETERMINERS:
        return Found()
    body = body_of(book, owner, noun)
    if body:
        return body
    whose = find(owner, book)
    if whose.speaker and is_body(whose.speaker.name):
        return whose
    return Found(Speaker(_as_asked(phrase))) if whose else Found()


def _titled(book: Directory, phrase: str) -> Found:
    """By a name after a title or description: "Bakers' Guild boss Ana Kovac", "Attorney General Kovac"."""
    said = phrase.split()
    for start in range(1, len(said)):
        title, rest = said[:start], said[start:]
        if rest[0].lower() in _JOINS or not _is_title(title, rest):
            continue
        name = " ".join(rest)
        found = _exactly(book, name) or _by_name(book, name)
        if found:
            return _of_title(found, " ".join(title))
    return Found()


def _is_title(title: list[str], name: list[str]) -> bool:
    """Whether words can stand before a name: after an honorific, post or small letters."""
    last = tokens(title[-1])[-1:]
    if not last or title[-1].lower() in _JOINS or title[-1].endswith(("'s", "’s")):
        return False
    capital = name[0][:1].isupper()
    if last[0] in honorifics() or is_post(last[0]):
        return capital or title[-1].islower()
    return capital and title[-1].islower()


def _of_title(found: Found, title: str) -> Found:
    """Keep of several bearers of a name those whom articles give this title, if any."""
    everybody = [who for who in (found.speaker, *found.others) if who]
    titled = [who for who in everybody if holds(who, title)]
    return chosen(titled) if titled else found


def _by_name(book: Directory, phrase: str) -> Found:
    last = tokens(phrase)[-1:]
    return Found() if not last or is_post(last[0]) or not _cased_as_name(phrase) else named(book, phrase)


def _cased_as_name(phrase: str) -> bool:
    """Whether a phrase is a name by its capitals: "Ana Kovac", "ana kovac", not "Oslo's harbour"."""
    said = phrase.split()
    if said[0].lower() in _DETERMINERS and not said[-1][:1].isupper():
        return False
    return phrase == phrase.lower() or not said[-1][:1].islower()


def _is_somebody(phrase: str) -> bool:
    """Whether words that the directory does not know are a name or post, rather than a thing."""
    said = tokens(phrase)
    if not said or len(said) > _MOST_WORDS:
        return False
    if said[0] in honorifics() and len(said) > 1:
        return True
    head = _head(phrase.split())
    if head[:1].isupper() or is_owned_body(said[-1]):
        return True
    if is_post(head.lower()):
        return singular(head.lower()) == head.lower()
    return phrase == phrase.lower() and said[0] in given_names() and len(said) > 1


def _head(said: list[str]) -> str:
    """The word that a phrase is about: the last before "of", "in", ..."""
    end = next((i for i, word in enumerate(said) if i and word in _JOINS), len(said))
    return said[end - 1].strip(",")


def _as_asked(phrase: str) -> str:
    """A name as the question writes it, in capitals if it has none, without "the" and honorifics."""
    said = phrase.split()
    said = said[1:] if len(said) > 1 and said[0].lower() == "the" else said
    if is_post(post(phrase).head) or is_body(phrase):
        return " ".join(said)
    while len(said) > 1 and said[0].lower().rstrip(".") in honorifics():
        said = said[1:]
    name = " ".join(said)
    return name.title() if name == name.lower() else name


def _publisher(text: str, book: Directory) -> tuple[str, str | None]:
    """Take "in the Chronicle" from a question, where the Chronicle is a publisher."""
    for publisher in book.publishers:
        name = re.escape(re.sub(r"^the ", "", publisher, flags=re.IGNORECASE))
        found = re.search(_IN_PUBLISHER.format(name), text, re.IGNORECASE)
        if found and (found[1][:1].isupper() or text == text.lower()):
            return _cut(text, found), publisher
    return text, None


_IN_PUBLISHER = (
    r"(?:^|\s)(?:in|from|by|per|via|as reported by|according to) (?:the )?({})"
    r"(?:['’]s? (?:reports?|coverage|articles?|story|stories))?(?![\w'’])"
)


def _collection(text: str, book: Directory) -> tuple[str, str | None]:
    """Take "in the NAME collection" from a question."""
    for collection in filter(None, book.collections):
        name = re.escape(collection)
        pattern = rf"(?:^|\s)(?:in|from) (?:the )?(?:{name} collection|collection {name})\b"
        found = re.search(pattern, text, re.IGNORECASE)
        if found:
            return _cut(text, found), collection
    return text, None


def _cut(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()].rstrip(' ,')} {text[found.end() :].lstrip(' ,')}".strip()
