"""Posts told by whose they are: "its foreign minister", "his Polish counterpart"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.posts.posts import HEAD
from index.statements.speaker.titles import Title, fit, title
from index.text.cues import cue

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from index.statements.grammar.mention import Mention
    from index.statements.register.register import Register

_ITS = frozenset({"its", "their"})
_ONE_OF_EACH = words("single_posts") | {
    HEAD,
    "chair",
    "chief-executive",
    "director",
    "editor",
    "general-secretary",
    "governor",
    "managing-director",
}
"""Ranks of which a country or body has one."""
_NEAR = 300  # characters before "its minister" in which the body is named
_COUNTERPART = re.compile(r"\b([\w.-]+[ \xa0]counterpart,?)[ \xa0](?:[A-Z][\w.]*[ \xa0]){0,3}$")
_BEFORE = 80  # characters
_OWNED = re.compile(r"(?:[A-Z][\w.-]*[ \xa0]){0,3}[A-Z][\w.-]*(?:['’]s|s['’])[ \xa0]")
_SOON = 600  # characters
_LEAD = 500  # characters of an article's headline and first paragraph, at most
_OPENS = re.compile(r"[^\n]*\n+(?:(?:On|In|At|Speaking|During)\b[^\n.]{0,60},[ \xa0])?")
_SPEAKS = re.compile(r"(?:,[^,\n]{1,40},)?[ \xa0](?:also |later |then |has |had )?([a-z]+)\b")


@dataclass(frozen=True, slots=True)
class Posts:
    """Who is named in an article, and what each is called."""

    register: Register
    titles: Sequence[Sequence[Title]]

    def is_next(self, who: int, position: int) -> bool:
        """Tell whether somebody is the next person who is named, and soon."""
        entries = self.register.entries
        following = self.register.within(position, position + _SOON)
        return next((one.person for one in following if entries[one.person].human), None) == who


def is_its(said: str) -> bool:
    """Tell a mention such as "its governor"."""
    return said.split(maxsplit=1)[0].lower() in _ITS


def holder_of_its(
    text: str, mention: Mention, asked: Title, fits: Collection[int], posts: Posts
) -> int | None:
    """Return whom "its foreign minister" or "Norway's president" means, if nobody else may hold the post.

    :param fits: whoever may hold what is asked.
    """
    who = next(iter(fits), None)
    if who is None or len(fits) > 1 or not _is_owned(text, mention, asked):
        return None
    before = text[max(0, mention.span.start - _NEAR) : mention.span.start].lower()
    held = [role.post for role in posts.titles[who] if fit(asked, role)]
    if not any(all(word in before for word in post.rest) for post in held):
        return None  # "the director of the Guild" is not the mill's
    if not asked.post.polity:
        return who if len(_polities(asked, posts.titles)) == 1 else None
    of_it = any(post.polity == asked.post.polity for post in held)
    return who if of_it or posts.is_next(who, mention.span.end) else None


def _is_owned(text: str, mention: Mention, asked: Title) -> bool:
    """Tell a post of which there is one, told by whose it is."""
    said = mention.span.of(text)
    owned = is_its(said) or (bool(asked.post.polity) and _OWNED.match(said) is not None)
    return owned and asked.post.rank in _ONE_OF_EACH


def _polities(asked: Title, titles: Sequence[Sequence[Title]]) -> set[str]:
    """Return of which countries an article names the holder of a post."""
    anywhere = replace(asked, post=replace(asked.post, polity=""))
    return {role.post.polity for called in titles for role in called if fit(anywhere, role)}


def counterparts(text: str, posts: Posts) -> Iterator[tuple[int, Title]]:
    """Yield who is a minister's counterpart, and the same post of their own country."""
    register, titles = posts.register, posts.titles
    for at, sighting in enumerate(register.sightings):
        start = sighting.span.start
        found = _COUNTERPART.search(text, max(0, start - _BEFORE), start)
        polity = "" if found is None else title(found[1].strip(",")).post.polity
        if not polity or not register.entries[sighting.person].human:
            continue
        for other in reversed(register.sightings[:at]):
            held = [one for one in titles[other.person] if one.post.known and one.post.polity != polity]
            if held and other.person != sighting.person:
                yield sighting.person, replace(held[0], post=replace(held[0].post, polity=polity))
                break


def named_below(text: str, mention: Mention, asked: Title, posts: Posts) -> int | None:
    """Return whom the second paragraph names after a lead that tells only the post: "Norway's premier said".

    It is somebody whose own post the article tells nowhere, and who speaks there.
    """
    position = mention.span.end
    if position > _LEAD or not _is_owned(text, mention, asked):
        return None
    entries = posts.register.entries
    people = (one for one in posts.register.within(position, position + _SOON) if entries[one.person].human)
    below = next(people, None)
    if below is None or posts.titles[below.person] or " " not in below.span.of(text):
        return None
    opens = _OPENS.fullmatch(text[position : below.span.start]) is not None
    told = _SPEAKS.match(text, below.span.end)
    verb = None if told is None else cue(told[1])
    return below.person if opens and verb is not None and "that" in verb.complements else None
