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
    from index.statements.register.entry import Sighting
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
_WORD = 20  # characters of a verb
_LEAD = 500  # characters of an article's headline and first paragraph, at most
_OPENS = re.compile(r"[^\n]*\n+(?:(?:On|In|At|Speaking|During)\b[^\n.]{0,60},[ \xa0])?")
_SPEAKS = re.compile(r"(?:,[^,\n]{1,40},)?[ \xa0](?:also |later |then |has |had )?([a-z]+)\b")
_REPORTS = re.compile(
    r"[ \xa0](?:also |later |then |has |had )?(?:told|tells|informed)[ \xa0](?:the[ \xa0])?"
    r"(?:[\w’'-]+[ \xa0]){0,2}?"
    r"(?:parliament|assembly|chamber|cabinet)\b"
    r"(?![ \xa0](?:of|colleagues?|employees|estate|leaders?|officials?|staff|tenants|workers)\b)"
)
"""What who holds a post does, and whoever else does so is told of: "told parliament". Anybody tells a council
or MPs, who hear witnesses, or a news conference.
"""
_WORD_BEFORE = re.compile(r"\b([a-z]+)[ \xa0]$")
_POST_SPEAKS = re.compile(
    r"\b[Tt]he[ \xa0]((?:[a-z]+[ \xa0]){0,2}(?:minister|secretary|president|chancellor|premier|mayor"
    r"|governor))[ \xa0](?:also |later |then )?([a-z]+)\b"
)
_RELATION = "successor"  # all that an article tells of who has a predecessor


@dataclass(frozen=True, slots=True)
class Posts:
    """Who is named in an article, and what each is called."""

    register: Register
    titles: Sequence[Sequence[Title]]

    def is_told_of(self, who: int) -> bool:
        """Tell whether the article says what somebody is, and not only who was it before them."""
        return any(_RELATION not in role.words for role in self.titles[who])

    def is_named(self, who: Sighting, mention: Mention) -> bool:
        """Tell whether an article names somebody before a mention, too."""
        return any(one.person == who.person for one in self.register.before(mention.span.start))

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


def named_below(text: str, mention: Mention, asked: Title, posts: Posts) -> tuple[int, bool] | None:
    """Return whom the second paragraph names after a lead that tells only the post: "Norway's premier said".

    It is somebody whose own post the article tells nowhere, and who speaks there; surely so, where they tell
    parliament. "The education minister" is nobody else either who does that.
    """
    position = mention.span.end
    owned = _is_owned(text, mention, asked)
    if position > _LEAD or not (owned or (_is_one(asked) and _speaks(text, mention))):
        return None
    entries = posts.register.entries
    people = (one for one in posts.register.within(position, position + _SOON) if entries[one.person].human)
    below = next(people, None)
    if below is None or posts.is_told_of(below.person) or " " not in below.span.of(text):
        return None
    if _OPENS.fullmatch(text[position : below.span.start]) is None or posts.is_named(below, mention):
        return None
    told = _SPEAKS.match(text, below.span.end)
    verb = None if told is None else cue(told[1])
    end = below.span.end
    reports = _REPORTS.match(text, end) is not None and not _has_other_post(text, end, asked)
    speaks = owned and verb is not None and "that" in verb.complements
    return (below.person, reports) if reports or speaks else None


def _has_other_post(text: str, position: int, asked: Title) -> bool:
    """Tell whether somebody speaks soon after who holds another post, and may be the one named there."""
    said = (found[1] for found in _POST_SPEAKS.finditer(text, position, position + _SOON) if cue(found[2]))
    return any(not fit(title(one), asked) for one in said)


def _is_one(asked: Title) -> bool:
    """Tell a post that one person holds: "the education minister", "the mayor of Ely"."""
    post = asked.post
    heads = bool(post.department) if post.rank == HEAD else post.rank == "minister" and not post.bare
    return (heads or post.rank in {"mayor", *words("single_posts")}) and not post.limits


def _speaks(text: str, mention: Mention) -> bool:
    """Tell "the mayor announced" and "said the mayor" from the mayor of whom a lead tells."""
    start, end = mention.span
    before, after = _WORD_BEFORE.search(text, max(0, start - _WORD), start), _SPEAKS.match(text, end)
    verbs = [cue(found[1]) for found in (before, after) if found is not None]
    told = mention.span.of(text).lower().startswith("the ")
    return told and any(verb is not None and "that" in verb.complements for verb in verbs)
