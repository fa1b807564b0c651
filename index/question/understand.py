"""What a question asks: whose words, on what, from when and where. No model; the grammar is in ``asking``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.question.dates import narrowed
from index.question.shapes import readings
from index.question.whom import asking, meant
from index.types import Form, Understood

if TYPE_CHECKING:
    from datetime import date

    from index.names.directory import Directory


def understand(question: str, book: Directory, today: date) -> Understood:
    """Return what a question asks of the articles whose speakers and publishers ``book`` holds.

    ``today`` is what "last week" counts from. Never fails: what is not understood stays in the topic.
    """
    text = " ".join(question.split())
    text, collection = _collection(text, book)
    text, publisher = _publisher(text, book)
    dated = narrowed(text, today)
    when = dated.since, dated.until
    for reading in readings(dated.text):
        found = meant(reading, book, when)
        if found is not None:
            asked = Understood(question, Form.SAID, reading.topic, None, (), publisher, *when, collection)
            return replace(asked, form=Form.WHO) if reading.open else asking(asked, found)
    dated = narrowed(text, today, plain=True)
    topic = dated.text.strip(" ?")
    return Understood(question, Form.PLAIN, topic, None, (), publisher, dated.since, dated.until, collection)


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
