"""Whom pronouns stand for: whose words are asked for, "did Birch say she would leave?"; in a follow-up either
of two people, "what did he say about her?".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.names.name import is_body, parse
from index.names.roles import sure_gender
from index.question.whom import asking, wanted

if TYPE_CHECKING:
    from index.asked import Understood
    from index.names.directory.directory import Directory
    from index.types import Speaker

_SUBJECT = re.compile(r"^((?:(?:that|why|when|whether|if|how)\s+)*)(?:he|she)\b", re.IGNORECASE)


def in_full(asked: Understood) -> str:
    """Return the topic with the name of whose words are asked for in place of a pronoun that is its subject,
    and with full names for given ones; empty where it has neither.

    A pronoun after its subject may be another's, and none stands for a body.
    """
    who, text = asked.speaker, asked.topic
    if who and not is_body(who.name):
        text = _SUBJECT.sub(lambda found: found[1] + who.name, text)
    for one in asked.first_names:
        text = re.sub(rf"\b{re.escape(one.typed)}\b", one.name, text)
    return text if text != asked.topic else ""


_ASKED_AFTER = re.compile(
    r"\b(?:did|do|does|is|was|has|had|will|would|can|could|should|might)(?:n['’]t)?\s+(he|she)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\b(?:about|on|of|to)\s+(him|her)\W*$", re.IGNORECASE)
_GENDERS = {"he": "m", "him": "m", "she": "f", "her": "f"}


def is_another(asked: Understood, before: Understood) -> bool:
    """Tell whether "he" or "she", whose words a question asks for, is not who was asked about before: their
    name tells so.
    """
    found = _ASKED_AFTER.search(asked.question)
    return found is not None and before.speaker is not None and not _may_be(before.speaker, found[1])


def told_apart(asked: Understood, before: Understood, book: Directory) -> Understood:
    """Return a follow-up after somebody's words with those in it that its pronouns stand for.

    Of the two in the question before, "he" whose words are asked for is the one spoken about where its name
    alone lets it be, and nobody where none does; "her" who is spoken about is never whoever speaks.
    """
    alone = _ALONE.search(asked.question) if asked.topic.lower() in {"", "him", "her"} else None
    if before.speaker is None or is_body(before.speaker.name):
        return asked
    if not asked.voices and is_another(asked, before):
        return _turned(asked, before, book, is_alone=alone is not None)
    if alone is None:
        return asked
    is_same = not asked.voices or (asked.speaker is not None and asked.speaker.name == before.speaker.name)
    is_other = is_same or not _may_be(before.speaker, alone[1])
    return replace(asked, topic=before.topic if is_other else before.speaker.name)


def _turned(asked: Understood, before: Understood, book: Directory, *, is_alone: bool) -> Understood:
    """Return a question after whoever was spoken about, on whoever spoke unless it has a topic of its own."""
    pronoun = _ASKED_AFTER.search(asked.question)
    found = wanted(before.topic, book, (before.since, before.until))
    who = found.speaker
    is_fit = who and pronoun and who != before.speaker and not is_body(who.name) and _may_be(who, pronoun[1])
    on_them = is_alone or (is_fit and not asked.topic)
    topic = before.speaker.name if before.speaker and on_them else asked.topic
    return replace(asking(asked, found) if is_fit else asked, topic=topic)


def _may_be(who: Speaker, pronoun: str) -> bool:
    """Tell whether a pronoun can stand for somebody, as far as titles or else a given name tell."""
    names = [parse(name) for name in (who.name, *who.aliases)]
    told = {name.gender for name in names} - {""}
    told = told or {sure_gender(name.given[0]) for name in names if name.given} - {""}
    return len(told) != 1 or told == {_GENDERS[pronoun.lower()]}
