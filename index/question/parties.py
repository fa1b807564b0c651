"""Bodies and groups without a name that a follow-up turns to: "and the ferry company?"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.asked import Unnamed
from index.lexicon import words
from index.names.directory.directory import Found
from index.names.groups import group
from index.question.whom import asking
from index.types import Speaker

if TYPE_CHECKING:
    from index.asked import Understood

_ON = re.compile(r"\b(?:about|on)\s*$", re.IGNORECASE)
_ASKING = re.compile(r"^(?:what|how|why|when|where|who|which|did|do|does|is|was|has|had)\b", re.IGNORECASE)


def turned_to(join: str, rest: str, kept: Understood) -> Understood | None:
    """Return the question before as one after a body or group that a few words name, whatever articles call
    it: nobody else's words are its own. None where they name none, or "about" makes it the topic.

    What is a place or an event, too, "and the school?", stays a topic where no article quotes it.
    """
    called = group(rest)
    if called is None or _ON.search(join) or _ASKING.match(rest):
        return None
    asked = replace(kept, topic=rest) if called.noun in words("housed_bodies") else of_party(rest, kept)
    return replace(asked, unnamed=Unnamed(rest, kept.topic, alone=True))


def of_party(called: str, kept: Understood) -> Understood:
    """Return a question as one after the words of a body or group that articles may quote without a name."""
    asked = asking(kept, Found(Speaker(called)))
    return replace(asked, verb="", unnamed=Unnamed(called, kept.topic, alone=True))
