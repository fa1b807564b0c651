"""Who holds which post in an article, so far as it tells, and whom a post stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.posts.posts import HEAD, is_post
from index.names.roles import is_place, role_gender
from index.statements.certainty import Grounds
from index.statements.speaker import own_posts
from index.statements.speaker.titles import Fit, Title, elsewhere, fit, title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from index.statements.grammar.mention import Mention
    from index.statements.register.register import Register
    from index.statements.speaker.cast import Cast

_POSSESSIVE = frozenset({"his", "her", "its", "their", "our", "my", "your"})
DEFINITE = frozenset({"the", "this", "that"})
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "two", "several"})
_ANOTHER = frozenset({"other", "opposing", "rival", "fellow"})
"""Words for somebody beside the one who is called so: "the other driver"."""
_PLACE = re.compile(r"\b[A-Z][\w.]+(?:[ \xa0][A-Z][\w.]+)?")
_OWNED = re.compile(
    r"\b((?:[A-Z][\w.&-]*[ \xa0])?[A-Z][\w.&-]*['’]s?[ \xa0](?:[\w.’'-]+[ \xa0]){1,6}?)(?:,[ \xa0])?$"
)  # "Malvania's new foreign minister, " before a name
_NEAR_NAME = 100  # characters before a name in which it is told whose minister somebody is
_NEAR = 300  # characters before "the country's" in which the country is named
_NEXT = 1  # sentences back to one who is called as a title asks, and hardly anybody else can be meant
_EXPLAINED = re.compile(
    r",[ \xa0](?:(?:an?|the|his|her|who|whose|himself|herself|\d+)\b|[a-z]+(?:ing|ed)\b(?![ \xa0]and\b))"
)  # "the Speaker, a Republican", "the mayor, standing beside her"
_LED = 0.7  # share of one whom the paragraph below a post names
_EVEN = 0.45  # times as much in mind as the foremost of those who may hold a post: either may be meant
_FAINT = 0.02  # in mind: somebody named too long ago to be so
_NEARER = 0.15  # as much as makes somebody who may hold a post a rival of one who is known to
_STRANGER = 0.3  # the same, of somebody without a name


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds a post, and on what grounds; nobody where somebody else may be meant."""

    person: int | None
    grounds: Grounds


def is_known(text: str, mention: Mention) -> bool:
    """Tell a phrase for somebody in particular: "the mayor", "Ely's mayor"; not "a mayor", "her mayor"."""
    before = text[mention.span.start : mention.head.start].lower().replace("’", "'").split()
    if not before or before[0] in _INDEFINITE | _POSSESSIVE or not _ANOTHER.isdisjoint(before):
        return False
    owned = any(word.endswith(("'s", "s'")) for word in before)
    return before[0] in DEFINITE or owned or bool(title(mention.span.of(text)).post.polity)


class Tenures:
    """The posts that an article gives to people."""

    def __init__(self, text: str, register: Register) -> None:
        self.text = text
        self.register = register
        self._titles = [tuple(map(title, entry.roles)) for entry in register.entries]
        for person, owned in self._owned():
            self._titles[person] = (*self._titles[person], owned)
        for person, owned in [*own_posts.counterparts(text, own_posts.Posts(register, self._titles))]:
            self._titles[person] = (*self._titles[person], owned)

    def holder(self, mention: Mention, cast: Cast) -> Held | None:
        """Return who holds the post that a mention names: of those who may, the one who comes to mind."""
        asked, salience = self._asked(mention), cast.salience(mention.head.start)
        known = self._known(asked, mention, cast, salience) if is_known(self.text, mention) else {}
        if not known:
            return self._by_owner(mention, asked)
        scores = {who: max(salience.get(who, 0.0), _FAINT) * fit / Fit.SAME for who, fit in known.items()}
        who = max(scores, key=lambda one: scores[one])
        noun = mention.head.of(self.text).lower()
        met = cast.stranger_since(noun, mention.head.start, known) is not None
        distance, basis = cast.foremost(who, mention.head.start)
        near = scores[who] >= _NEARER or distance <= _NEXT
        sure = known[who] is Fit.SAME and (_is_single(asked) or near)
        sure = sure or (known[who] is Fit.WIDER and bool(asked.post.polity) and near)  # of that country
        rivals = sorted((one for one in scores if one != who), key=lambda one: -scores[one])[:1]
        met = met or any(
            scores[one] >= _EVEN * scores[who] > _FAINT
            and cast.foremost(one, mention.head.start)[0] == distance
            for one in rivals
        )
        met = met or ("new" in asked.post.idle and distance > _NEXT)  # no new one was named long before
        met = met or (bool(rivals) and distance > _NEXT and self._is_work(mention))  # either of two nurses
        if met or (not sure and self._has_rival(mention, cast, salience, known, salience.get(who, 0.0))):
            return Held(None, Grounds())
        share = scores[who] / sum(scores.values())
        told = Grounds(share, distance, next(iter(rivals), None), int(known[who]), basis=basis)
        return Held(who, told)

    def _by_owner(self, mention: Mention, asked: Title) -> Held | None:
        """Return who holds a post that is told by whose it is: "its governor", "Norway's premier"."""
        posts, fits = own_posts.Posts(self.register, self._titles), self._fits(asked)
        who = own_posts.holder_of_its(self.text, mention, asked, fits, posts)
        if who is not None:
            return Held(who, Grounds(agreed=2))
        below = None if fits else own_posts.named_below(self.text, mention, asked, posts)
        if below is None:
            return None
        who, surely = below
        if surely:
            self._learn(who, mention, asked)
        return Held(who, Grounds(1.0 if surely else _LED, agreed=2))

    def _learn(self, who: int, mention: Mention, asked: Title) -> None:
        """Keep the post that a lead tells of who is named below it."""
        self._titles[who] = (*self._titles[who], asked)
        role = _EXPLAINED.split(mention.span.of(self.text))[0].lower().removeprefix("the ")
        self.register.entries[who].roles[role] += 1

    def is_told_of(self, person: int) -> bool:
        """Tell whether the article says what somebody is."""
        return bool(self._titles[person])

    def tells_place(self, mention: Mention) -> bool:
        """Tell whether a mention names the country or body of a post: "Ely's mayor"."""
        asked = self._asked(mention)
        return bool(asked.post.polity or asked.names)

    def _is_work(self, mention: Mention) -> bool:
        """Tell what somebody does, "the nurse", from a post, a party and a country of which others are."""
        asked = self._asked(mention)
        of_any = asked.names or asked.post.polity or asked.post.party or asked.post.known
        return not (of_any or is_post(noun := mention.head.of(self.text).lower()) or noun in words("parties"))

    def may_hold(self, mention: Mention, person: int) -> bool:
        """Tell whether nothing that somebody is called speaks against a title; no role at all fits any."""
        asked, held = self._asked(mention), self._titles[person]
        if not held or not is_post(mention.head.of(self.text).lower()):
            return not any(elsewhere(asked.post, role.post) for role in held)
        return any(fit(replace(asked, names=frozenset()), role) for role in held)

    def _owned(self) -> Iterator[tuple[int, Title]]:
        """Yield whose titles are told by a country before them: "Malvania's foreign minister, Ivo Tarn"."""
        for sighting in self.register.sightings:
            start = sighting.span.start
            found = _OWNED.search(self.text, max(0, start - _NEAR_NAME), start)
            owned = None if found is None else title(found[1].strip(" \xa0,"))
            if owned is not None and owned.post.polity and owned.post.known:
                yield sighting.person, owned

    def _asked(self, mention: Mention) -> Title:
        """Return the title that a mention is; "its", "the country's" is of the country named last before."""
        told = mention.span.of(self.text)
        said = title(_EXPLAINED.split(told)[0])
        is_its = "country" in said.post.idle or own_posts.is_its(told)
        if not is_its or said.post.polity:
            return said
        named = _PLACE.findall(self.text, max(0, mention.span.start - _NEAR), mention.span.start)
        places = [polity for word in reversed(named) if (polity := title(f"{word} minister").post.polity)]
        return replace(said, post=replace(said.post, polity=places[0])) if places else said

    def _known(
        self, asked: Title, mention: Mention, cast: Cast, salience: Mapping[int, float]
    ) -> dict[int, Fit]:
        """Return who is called as a title asks, before it or, where it can be nobody else, after it."""
        fits = self._fits(asked)
        known = {who: fit for who, fit in fits.items() if cast.has_seen(who, mention.head.start)}
        if asked.post.polity or asked.names:
            told = {Fit.SAME, Fit.WIDER} if asked.post.polity else {Fit.SAME}
            same: dict[int, Fit] = {who: fit for who, fit in known.items() if fit in told}
            if not same and self._is_held_elsewhere(asked):
                known = {who: fit for who, fit in known.items() if salience.get(who, 0.0) >= _NEARER}
            known = same or known
        return known or {who: fit for who, fit in fits.items() if fit is Fit.SAME}

    def _is_held_elsewhere(self, asked: Title) -> bool:
        """Tell whether the article names the holder of the same post of another country."""
        anywhere = replace(asked, post=replace(asked.post, polity=""), names=frozenset())
        held = (role for titles in self._titles for role in titles)
        return any(elsewhere(asked.post, role.post) and fit(anywhere, role) for role in held)

    def _fits(self, asked: Title) -> dict[int, Fit]:
        """Return who may hold a post, and how well what the article calls them fits."""
        found: dict[int, Fit] = {}
        for person, (entry, titles) in enumerate(zip(self.register.entries, self._titles, strict=True)):
            best = max((fit(asked, role) for role in titles), default=Fit.NOT)
            if best is Fit.UNSAID and any(elsewhere(asked.post, role.post) for role in titles):
                continue
            if best and entry.human and not is_place(entry.form):
                found[person] = best
        return found

    def _has_rival(
        self,
        mention: Mention,
        cast: Cast,
        salience: Mapping[int, float],
        known: Iterable[int],
        score: float,
    ) -> bool:
        """Tell whether somebody who may hold a post, for all that the article tells, is more in mind."""
        noun = mention.head.of(self.text).lower()
        gender = role_gender(noun)
        works = self._is_work(mention) and any(cast.is_in_mind(one, mention.head.start) for one in known)
        for other in set(salience) - set(known):
            if other < 0:
                told = cast.stranger(other).gender
                may = not works or cast.stranger(other).noun == noun
                rivals = may and salience[other] > max(_STRANGER, score)
            else:
                entry = self.register.entries[other]
                told = entry.gender
                able = entry.human and not entry.body and self.may_hold(mention, other)
                able = able and not (works and self._titles[other])  # "the nurse" is no director
                rivals = able and salience[other] > max(_NEARER, score)
            if rivals and (not gender or told in {"", gender}):
                return True
        return False


def _is_single(asked: Title) -> bool:
    """Tell whether an article that tells of one holder of a post is unlikely to mean another by its name."""
    heads = bool(asked.post.department) and asked.post.rank == HEAD
    return heads or bool(asked.post.polity or asked.names) or asked.post.rank in words("single_posts")
