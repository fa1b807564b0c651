"""Who answers for a body or group that is never quoted itself: its only spokesman, or else its leader or
owner; for people of a kind, who does so for their union or the like.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from index.asked import Tenure
from index.lexicon import words
from index.names.directory.bodies import by_description, organ
from index.names.directory.directory import Directory, Found
from index.names.holders.by_noun import is_told
from index.names.kinds import kind, unions
from index.names.name import is_body
from index.names.posts.as_printed import offices
from index.names.posts.fitting import fit
from index.names.posts.posts import post
from index.names.spelling import tokens
from index.question.any_body import COMPANIES
from index.question.holding import holding

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from index.names.posts.posts import Post
    from index.types import Speaker

_LEADS = re.compile(r"(?:\w+ )?(?:head|chief|leader|director|boss|chair) of ")

_OF_BODY = ("head",)
_OF_GROUP = ("spokesman", "head", "owner")
"""Who answers for a body, and for one that is called by what it is: the first whom there is."""

_TOLD = {"spokesman": "spokesperson for", "head": "head of", "owner": "owner of"}


def is_group(phrase: str) -> bool:
    """Tell whether words mean a group that no list knows: "the union", "the village council"."""
    last = tokens(phrase)[-1:]
    return bool(last) and last[0] in words("body_nouns") | words("groups") and organ(phrase) is None


def for_body(phrase: str, book: Directory, when: tuple[date | None, date | None]) -> Found | None:
    """Return the only one who speaks for a body or group, or else leads or owns it, where it is never quoted
    itself: "the union", "Harbour Lines", "the farmers"; None where nobody is, or several are.

    Whoever has a spokesman may be somebody, whose words they are not; of a country, no officer's are.
    """
    if kind(phrase):
        return _for_kind(phrase, book, when)
    known = organ(phrase)
    if known and known.is_country:
        return None
    is_unlisted = known is None and (is_group(phrase) or is_body(phrase))
    named = re.sub(r"^(?:the|a|an)\s+", "", phrase, flags=re.IGNORECASE)
    rank, found = _answering(named, _OF_GROUP if is_unlisted else _OF_BODY, book, when)
    if not found and (leads := _by_name(named, book, when)):
        return replace(leads, post=f"for the {named}")
    if found.speaker is None or not found.speaker.statements or len(found.holders) != 1:
        return None
    asked = post(f"{rank} of the {named}")
    if not (_is_minister(found.speaker, asked) if known else is_told(book, asked, found.speaker)):
        return None
    found = _called(found, f"owner of the {named}") if rank == "owner" else found
    return replace(found, post=f"for {'the ' * (named != phrase or is_group(phrase))}{named}")


def _for_kind(people: str, book: Directory, when: tuple[date | None, date | None]) -> Found | None:
    """Return the only one quoted for what people of a kind are members of; it, where it is quoted itself."""
    found = list(filter(None, (_for_union(body, book, when) for body in unions(people))))
    if len({one.speaker and one.speaker.name for one in found}) != 1 or found[0].speaker is None:
        return None
    return replace(found[0], post=f"for {people}")


def _for_union(body: str, book: Directory, when: tuple[date | None, date | None]) -> Found:
    """Return who is quoted for a body, told with what they are of it, or it by itself; several, where nothing
    tells which.
    """
    own = by_description(book, body)
    if any(one.statements for one in (own.speaker, *own.others) if one):
        return replace(own, holders=(Tenure(own.speaker.name),)) if own.speaker else own
    rank, found = _answering(body, _OF_GROUP, book, when) if _has_officers(book, body) else ("", Found())
    speaker = found.speaker if len(found.holders) == 1 else None
    if speaker and not (speaker.statements and is_told(book, post(f"{rank} of the {body}"), speaker)):
        return Found()
    return _called(replace(found, speaker=speaker), f"{_TOLD[rank]} the {body}") if found else found


def _has_officers(book: Directory, body: str) -> bool:
    """Whether any title has the words of a body, without which nobody need be looked for."""
    said = post(f"head of the {body}").rest
    roles = chain(*book.called(frozenset(said[-1:])).values())
    return any({*said} <= {*one.post.rest} for one in roles)


def _answering(
    named: str, ranks: Sequence[str], book: Directory, when: tuple[date | None, date | None]
) -> tuple[str, Found]:
    """Return the first of some ranks at a body that somebody holds, and who does."""
    held = ((rank, holding(book, f"{rank} of the {named}", when)) for rank in ranks)
    return next((one for one in held if one[1]), ("", Found()))


def _by_name(named: str, book: Directory, when: tuple[date | None, date | None]) -> Found:
    """Return the only one who leads a company that is called by what its name says: "the ferry company", of
    Sound Ferries.
    """
    said = tokens(named)
    if len(said) < 2 or said[-1] not in COMPANIES:
        return Found()
    head = f"head of {' '.join(said[:-1])}"
    asked, found = post(head), holding(book, head, when)
    if found.speaker is None or not found.speaker.statements or len(found.holders) != 1:
        return Found()
    titles = offices([found.speaker], book.articles, len(found.speaker.roles))[found.speaker.name]
    told = next((title for title in titles if _is_of_name(title, asked)), "")
    return _called(found, told) if told else Found()


def _is_of_name(title: str, asked: Post) -> bool:
    """Whether a title is of a body whose name ends as it is called: "head of Sound Ferries", and no "head of
    ferries".
    """
    named = list(takewhile(lambda word: word[:1].isupper(), reversed(title.split())))
    held = post(f"head of {' '.join(reversed(named))}") if len(named) > 1 else asked
    return held.rest[-1:] == asked.rest[-1:] and len(held.rest) > len(asked.rest)


def _called(found: Found, told: str) -> Found:
    """Return holders with what they are called, where that is not what was asked for."""
    return replace(found, holders=tuple(replace(one, post=told) for one in found.holders))


def _is_minister(speaker: Speaker, asked: Post) -> bool:
    """Whether somebody holds an office, "transport minister", and does not only lead such a thing: the
    "head of transport" of a firm or town.
    """
    fits = ((role, fit(asked, post(role))) for role, _ in speaker.roles)
    called = [role for role, one in fits if one is not None and not one.bare]
    return not called or not all(map(_LEADS.match, called))
