"""Pronouns in a topic that stand for whose words are asked for: "did Birch say she would leave?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.names.name import is_body

if TYPE_CHECKING:
    from index.asked import Understood

_SUBJECT = re.compile(r"^((?:(?:that|why|when|whether|if|how)\s+)*)(?:he|she)\b", re.IGNORECASE)


def in_full(asked: Understood) -> str:
    """Return the topic with the name of whose words are asked for in place of a pronoun that is its subject.

    Empty where it has none, or where a body is asked about. A pronoun after its subject may be another's.
    """
    who = asked.speaker
    if who is None or is_body(who.name) or not _SUBJECT.match(asked.topic):
        return ""
    return _SUBJECT.sub(lambda found: found[1] + who.name, asked.topic)
