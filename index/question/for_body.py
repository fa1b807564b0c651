"""Who answers for a body or group that is never quoted itself: its only spokesman, or else its leader."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.directory.bodies import organ
from index.names.directory.directory import Directory, Found
from index.names.holders.by_noun import is_told
from index.names.name import is_body
from index.names.posts.fitting import fit
from index.names.posts.posts import post
from index.names.spelling import tokens
from index.question.holding import holding

if TYPE_CHECKING:
    from datetime import date

    from index.names.posts.posts import Post
    from index.types import Speaker

_LEADS = re.compile(r"(?:\w+ )?(?:head|chief|leader|director|boss|chair) of ")


def is_group(phrase: str) -> bool:
    """Tell whether words mean a group that no list knows: "the union", "the village council"."""
    last = tokens(phrase)[-1:]
    return bool(last) and last[0] in words("body_nouns") | words("groups") and organ(phrase) is None


def for_body(phrase: str, book: Directory, when: tuple[date | None, date | None]) -> Found | None:
    """Return the only one who speaks for a body or group, or else leads it, where it is never quoted itself:
    "the union", "Harbour Lines"; None where nobody is, or several are.

    Whoever has a spokesman may be somebody, whose words they are not; of a country, no officer's are.
    """
    known = organ(phrase)
    if known and known.is_country:
        return None
    speaks = ["spokesman"] if known is None and (is_group(phrase) or is_body(phrase)) else []
    named = re.sub(r"^(?:the|a|an)\s+", "", phrase, flags=re.IGNORECASE)
    posts_ = [f"{rank} of the {named}" for rank in (*speaks, "head")]
    held = ((asked, holding(book, asked, when)) for asked in posts_)
    asked, found = next((one for one in held if one[1]), ("", Found()))
    if found.speaker is None or not found.speaker.statements or len(found.holders) != 1:
        return None
    told = _is_minister(found.speaker, post(asked)) if known else is_told(book, post(asked), found.speaker)
    if not told:
        return None
    return replace(found, post=f"for {'the ' * (named != phrase or is_group(phrase))}{named}")


def _is_minister(speaker: Speaker, asked: Post) -> bool:
    """Whether somebody holds an office, "transport minister", and does not only lead such a thing: the
    "head of transport" of a firm or town.
    """
    fits = ((role, fit(asked, post(role))) for role, _ in speaker.roles)
    called = [role for role, one in fits if one is not None and not one.bare]
    return not called or not all(map(_LEADS.match, called))
