"""A question that follows on an answer: "and Graham?", "on sanctions?". Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.dates import narrowed
from index.question import find, understand
from index.types import Form

if TYPE_CHECKING:
    from datetime import date

    from index.directory import Directory
    from index.types import Understood

_JOIN = re.compile(
    r"^(?:and|but|so|ok|then|now|,|\s)*(?:(?:what|how) about|about|on|did)?\s*(?P<rest>.*?)[\s?.!]*$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she|they|him|her|them|his|their)\b", re.IGNORECASE)


def follow_up(question: str, book: Directory, today: date, previous: Understood | None) -> Understood:
    """Return what a question asks, with what it leaves unsaid taken from the question before.

    The one place that knows of follow-ups in the bot: where the core understands them, it is asked instead.
    """
    asked = understand(question, book, today)
    if previous is None:
        return asked
    if asked.speaker or asked.ambiguous:
        return asked if asked.topic else replace(asked, topic=previous.topic)
    if asked.form is Form.PLAIN:
        return _fragment(question, asked, book, previous, today)
    if _PRONOUN.search(question):
        return replace(asked, form=Form.SAID, speaker=previous.speaker, ambiguous=previous.ambiguous)
    return asked


def _fragment(
    question: str, asked: Understood, book: Directory, previous: Understood, today: date
) -> Understood:
    """Take a few words for another speaker on the topic before, or another topic of the speaker before."""
    match = _JOIN.match(question.strip())
    dated = narrowed(match["rest"] if match else question, today)
    rest = dated.text.strip(" ?")
    asked = replace(asked, since=dated.since or asked.since, until=dated.until or asked.until)
    if rest.lower() in {"who else", "who", "anybody else", "anyone else", "others"}:
        return replace(asked, form=Form.WHO, topic=previous.topic)
    found = find(rest, book)
    if found:
        others = tuple(other.name for other in found.others)
        return replace(asked, form=Form.SAID, topic=previous.topic, speaker=found.speaker, ambiguous=others)
    if previous.speaker or previous.ambiguous:
        topic = rest or previous.topic
        whom = {"speaker": previous.speaker, "ambiguous": previous.ambiguous}
        return replace(asked, form=Form.SAID, topic=topic, **whom)  # type: ignore[arg-type]
    return asked
