"""Bodies and groups without a name, and people of a kind, that a follow-up turns to: "and the company?"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.asked import Unnamed
from index.lexicon import words
from index.names.directory.directory import Found
from index.names.groups import group
from index.names.kinds import kind
from index.question.whom import asking
from index.types import Speaker

if TYPE_CHECKING:
    from index.asked import Understood

_ON = re.compile(r"\b(?:on|(?<!what )(?<!how )about)\s*$", re.IGNORECASE)
_ABOUT = re.compile(r"\babout\s*$", re.IGNORECASE)
_ASKING = re.compile(r"^(?:what|how|why|when|where|who|which|did|do|does|is|was|has|had)\b", re.IGNORECASE)


def turned_to(join: str, rest: str, kept: Understood) -> Understood | None:
    """Return the question before as one after a body or group that a few words name, whatever articles call
    it, or people of a kind: nobody else's words are theirs. None where they name none, or are the topic.

    What is a place or an event, too, "and the school?", whoever "what about" asks for, and people of a kind
    stay a topic where no article quotes them.
    """
    called, people, is_about = group(rest), kind(rest), _ABOUT.search(join) is not None
    named = is_about and not rest.rpartition(" ")[2].islower()  # "what about the Harbour Council?"
    if not (called or people) or named or _ON.search(join) or _ASKING.match(rest):
        return None
    may_be_topic = people or is_about or (called and called.noun in words("housed_bodies"))
    asked = replace(kept, topic=rest) if may_be_topic else of_party(rest, kept)
    return replace(asked, unnamed=Unnamed(rest, kept.topic, alone=True))


def of_party(called: str, kept: Understood) -> Understood:
    """Return a question as one after the words of a body or group that articles may quote without a name."""
    asked = asking(kept, Found(Speaker(called)))
    return replace(asked, verb="", unnamed=Unnamed(called, kept.topic, alone=True))
