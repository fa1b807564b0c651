"""What a question asks: whose words, on what, from when and where. No model; the grammar is in ``shapes``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.asked import Form, Understood
from index.names.directory.directory import Found
from index.names.kinds import any_of, kind
from index.question import first_last, language
from index.question.dates import narrowed, plainly_narrowed
from index.question.done_to import parted
from index.question.keywords import named_among, named_in
from index.question.publishers import cut, published_in
from index.question.reported import reported
from index.question.shapes import readings
from index.question.unnamed import asks_of_deed, unnamed
from index.question.whom import asking, find, is_quoted, meant
from index.question.without import without

if TYPE_CHECKING:
    from datetime import date

    from index.names.directory.directory import Directory


_SHOUTED = 3
"""Words in capitals from which no single one is an abbreviation."""

_ANYTHING = frozenset({"anything", "everything", "something"})
"""What is no topic: "who spoke about anything but not Volkonin"."""


def understand(question: str, book: Directory, today: date) -> Understood:
    """Return what a question asks of the articles whose speakers and publishers ``book`` holds.

    ``today`` is what "last week" counts from. Never fails: what is not understood stays in the topic.
    """
    text = _cased(" ".join(question.split()))
    text, collection = _collection(text, book)
    text, publisher = published_in(text, book)
    if publisher is None:
        text, publisher = reported(text, book)
    dated = narrowed(text, today, book.latest)
    asked = Understood(question, Form.SAID, "", None, (), publisher, dated.since, dated.until, collection)
    asked = replace(asked, language=language.of(question))
    if asked.language:
        return _foreign(asked, book)
    apart = without(dated.text, book)
    if apart and apart.topic:
        topic = "" if apart.topic.lower() in _ANYTHING else apart.topic
        return replace(asked, form=Form.WHO, topic=topic, besides=apart.names)
    read = _in_order(asked, dated.text, book, today) or _read(asked, dated.text, book, today)
    read = read or _plain(asked, text, book, today)
    return replace(read, unnamed=unnamed(dated.text, read))


def _cased(text: str) -> str:
    """Return a question that is all in capitals in small letters: in none of them tells a name."""
    return text.lower() if text.isupper() and len(text.split()) >= _SHOUTED else text


def _in_order(asked: Understood, text: str, book: Directory, today: date) -> Understood | None:
    """Read whose newest or oldest words are asked for; None where no words are, or in no order."""
    ordered = first_last.taken(text)
    read = _read(asked, ordered.rest, book, today) if ordered else None
    if ordered is None or read is None:
        return None
    newest = ordered.first is first_last.First.NEWEST
    return replace(read, latest=newest, oldest=not newest)


def _read(asked: Understood, text: str, book: Directory, today: date) -> Understood | None:
    """Read whose words are asked for, by the first reading that can be right; None where none is."""
    when = asked.since, asked.until
    for reading in readings(text):
        people = kind(reading.speaker) if reading.sure and not reading.open else ""
        found = Found() if people else meant(reading, book, when)
        if found and reading.sure and not reading.open and not is_quoted(found):
            people = any_of(reading.speaker)  # "the fisherman", where it is nobody's post
        if found is None:
            continue
        is_deed = (
            reading.deed or bool(people) or (bool(found) and not is_quoted(found) and asks_of_deed(reading))
        )
        deed = text.strip(" ?") if is_deed else ""
        asked = replace(asked, topic=reading.topic, latest=reading.latest, deed=deed)
        if reading.open or people:
            whoever = _whoever(asked, "" if people else reading.verb, book)
            return replace(whoever, post=people)
        return replace(asking(asked, found), verb=reading.verb)
    among = named_among(text.strip(" ?!."), book)
    if among:
        on = narrowed(f"in {among[1]}", today, book.latest)  # "Marsden 2016"
        alone = replace(asked, since=on.since, until=on.until)
        return asking(replace(asked, topic=among[1]) if on.text else alone, among[0])
    return None


def _plain(asked: Understood, text: str, book: Directory, today: date) -> Understood:
    """Read a question after no words, whose dates bound what tells of it."""
    dated = plainly_narrowed(text, today, book.first, book.latest)
    topic = dated.text.strip(" ?")
    return replace(asked, form=Form.PLAIN, topic=topic, since=dated.since, until=dated.until)


def _whoever(asked: Understood, verb: str, book: Directory) -> Understood:
    """Read a question after whoever did something with words; not those to whom it was done."""
    found = find(parted(asked.topic)[0], book) if verb else Found()
    besides = [one.name for one in (found.speaker, *found.others) if one]
    besides += [one.name for one in found.delegates if not one.post]
    return replace(asked, form=Form.WHO, verb=verb, besides=tuple(besides))


def _foreign(asked: Understood, book: Directory) -> Understood:
    """Read a question in another language for the name in it, as somebody wrote it down there or in English
    letters, and no more.
    """
    found = named_in(asked.question, book) or named_in(language.latin(asked.question), book)
    return (
        asking(asked, found) if found else replace(asked, form=Form.PLAIN, topic=asked.question.strip(" ?"))
    )


def _collection(text: str, book: Directory) -> tuple[str, str | None]:
    """Take "in the NAME collection" from a question."""
    for collection in filter(None, book.collections):
        name = re.escape(collection)
        pattern = rf"(?:^|\s)(?:in|from) (?:the )?(?:{name} collection|collection {name})\b"
        found = re.search(pattern, text, re.IGNORECASE)
        if found:
            return cut(text, found), collection
    return text, None
