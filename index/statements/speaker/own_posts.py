"""Posts told by whose they are: "its foreign minister", "his Polish counterpart"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.posts.posts import HEAD
from index.statements.speaker.titles import Fit, Title, fit, title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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


def is_its(said: str) -> bool:
    """Tell a mention such as "its governor"."""
    return said.split(maxsplit=1)[0].lower() in _ITS


def holder_of_its(
    text: str,
    mention: Mention,
    asked: Title,
    fits: Mapping[int, Fit],
    titles: Sequence[Sequence[Title]],
) -> int | None:
    """Return whom "its foreign minister" means: the only one in the article who may be its minister.

    :param fits: how well what people are called fits what is asked; ``titles`` is what each is called.
    """
    if not is_its(mention.span.of(text)) or asked.post.rank not in _ONE_OF_EACH:
        return None
    before = text[max(0, mention.span.start - _NEAR) : mention.span.start].lower()
    if len(fits) != 1:
        return None
    (who,) = fits
    held = [role.post for role in titles[who] if fit(asked, role)]
    if not any(all(word in before for word in post.rest) for post in held):
        return None  # "the director of the Guild" is not the mill's
    polities = {
        role.post.polity
        for called in titles
        for role in called
        if fit(replace(asked, post=replace(asked.post, polity="")), role)
    }
    return who if asked.post.polity or len(polities) == 1 else None


def counterparts(
    text: str, register: Register, titles: Sequence[Sequence[Title]]
) -> Iterator[tuple[int, Title]]:
    """Yield who is a minister's counterpart, and the same post of their own country."""
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
