"""What somebody said of a person whom the article calls by a post there: "the minister is free to speak"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.names.directory.bearers import named
from index.names.name import is_body
from index.names.spelling import tokens
from index.search.word_for_word import AT_LEAST
from index.store.articles import by_row
from index.store.calls import called_in

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from index.search.candidates import Candidate
    from index.store.reader import Snapshot
    from index.types import Speaker

_WHOSE = re.compile(r"\s+(?:of|for|at|in|to)\s.*", re.DOTALL)
"""What of a title tells whose post it is: "leader of the opposition"."""

_POINTING = frozenset({"the", "its", "their", "our", "his", "her", "your", "that", "this"})


def lifted(snapshot: Snapshot, found: Sequence[Candidate], topic: str) -> tuple[list[Candidate], bool]:
    """Return statements, best first, those lifted that speak of the person asked about by a post which their
    article calls that person by, and nobody else; and whether any surely does.

    :param topic: what is asked about: nothing is lifted where it is not a person's name.
    """
    who = _person(snapshot, topic)
    if who is None:
        return list(found), False
    calls = called_in(snapshot.store, who.name, {one.article for one in found})
    texts = by_row(snapshot.store, {call.article for call in calls})
    titles = {call.article: _own(who, call.roles, texts[call.article].text) for call in calls}
    those = [
        one
        for one in found
        if titles.get(one.article) and _speaks_of(one, texts[one.article].text, titles[one.article])
    ]
    raised = [replace(one, score=max(one.score, AT_LEAST)) if one in those else one for one in found]
    return sorted(raised, key=lambda one: -one.score), any(not one.is_doubtful for one in those)


def _person(snapshot: Snapshot, topic: str) -> Speaker | None:
    """Return the person whose name is all that a topic is, where articles call them anything."""
    who = named(snapshot.directory, topic).speaker if topic else None
    if who is None or not who.roles or is_body(who.name):
        return None
    return who if any(set(tokens(name)) >= set(tokens(topic)) for name in (who.name, *who.aliases)) else None


def _own(who: Speaker, roles: Sequence[str], text: str) -> list[str]:
    """Return what an article's titles for somebody may be shortened to there: "finance minister" is the
    minister, too, unless anybody else is a minister.
    """
    titles = [_WHOSE.sub("", role).lower().split() for role in roles]
    short = {" ".join(title[at:]) for title in titles for at in range(len(title))}
    theirs = {word for title in titles for word in title}
    names = {word for name in (who.name, *who.aliases) for word in tokens(name)}
    return sorted(one for one in short if _is_theirs(one, text, theirs, names))


def _is_theirs(title: str, text: str, theirs: Collection[str], names: Collection[str]) -> bool:
    """Whether a text has a title only with what else somebody is called, or before their name."""
    for found in re.finditer(rf"(?:([\w’'.-]+)\s+)?\b(?i:{re.escape(title)})\b(?:\s+([A-Z]\w*))?", text):
        before, after = (found[1] or "the").lower(), (found[2] or "").lower()
        if (after and after not in names) or not (after or before in _POINTING or before in theirs):
            return False
    return True


def _speaks_of(one: Candidate, text: str, titles: Sequence[str]) -> bool:
    """Whether somebody says "the minister", and means nobody whose name or office follows."""
    which = "|".join(map(re.escape, titles))
    sought = re.compile(rf"\b(?i:the|our|their|its)\s+(?i:{which})\b(?!\s+(?:[A-Z]|of\b|for\b))")
    return any(sought.search(span.of(text)) for said in one.uttered for span in said.statement.spans)
