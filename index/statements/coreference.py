"""Whom a mention stands for: a name, a title in place of one, or a pronoun."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.names.roles import PRONOUNS, is_place, role_gender
from index.statements import descriptions
from index.text.sentence import sentences
from index.types import How

if TYPE_CHECKING:
    from index.statements.mention import Mention
    from index.statements.register import Register, Sighting

_OF_BODY = {"it": 2, "they": 1}  # sentences that they look back
_THEY = frozenset({"them", "their", "its", "both", "others", "some", "many", "one"})
_AUTHORS = frozenset(
    {"i", "we", "you", "me", "us", "my", "our", "who", "which", "that", "this", "these", "those"}
)
_REACH = 6  # sentences that a pronoun looks back
_IN_TITLE = re.compile(r"(?:[ \xa0][\w.’'-]+){0,6}(?<! of)(?<! to)(?<! for)[ \xa0]")
_APART = re.compile(r"\s*(?:,|[-–—]{1,2}|\()\s*")


@dataclass(frozen=True, slots=True)
class Identified:
    """A mention's owner: the number in the register, how it is known; None where it is unclear."""

    person: int | None
    how: How | None


@dataclass(frozen=True, slots=True)
class Weights:
    """What makes a name come to mind for a pronoun, in proportion to its being named at all (1)."""

    fades: float = 0.6  # with each sentence since
    leads: float = 1.0  # it was the first person named in its sentence
    owns: float = 0.6  # it stood in the possessive
    is_quoted: float = 1.5  # it stood within quotation marks
    doubtful: float = 0.6  # its gender is not known
    spoke: float = 2.2  # it was the last speaker
    spoke_fades: float = 0.5


_WEIGHTS = Weights()
_NOBODY = Identified(None, None)


class Resolver:
    """Finds who the mentions of one article stand for; fed in the order of the text."""

    def __init__(self, text: str, register: Register, quoted: bytearray) -> None:
        self.text = text
        self.register = register
        self.quoted = quoted
        self.sentences = [span.start for span in sentences(text)]
        self.last: tuple[int, int] | None = None  # the last speaker: where, and who
        self.speakers: set[int] = set()

    def identify(self, mention: Mention) -> Identified:
        """Return who ``mention`` stands for, and remember it for the pronouns that follow."""
        found = self._identify(mention)
        if found.person is not None:
            self.speakers.add(found.person)
            self.last = (mention.span.start, found.person)
        return found

    def _identify(self, mention: Mention) -> Identified:
        head = mention.head.of(self.text).lower()
        if head in PRONOUNS:
            return self._pronoun(mention.head.start, PRONOUNS[head])
        if head in _OF_BODY:
            return self._body_that_spoke(mention.head.start, _OF_BODY[head])
        if head in _THEY or head in _AUTHORS:
            return _NOBODY
        named = self._named(mention)
        if named is not None:
            return Identified(named, How.NAMED)
        for way in (self._owned, self._described, self._who_spoke):
            who = way(mention)
            if who is not None:
                return Identified(who, How.TITLE)
        return _NOBODY

    def _owned(self, mention: Mention) -> int | None:
        """Return the body that "his" or "her" and a noun stand for."""
        gender = PRONOUNS.get(mention.span.of(self.text).partition(" ")[0].lower())
        owner = self._pronoun(mention.span.start, gender).person if gender else None
        return None if owner is None else descriptions.owned_by(owner, self.text, mention, self.register)

    def _described(self, mention: Mention) -> int | None:
        return descriptions.described(self.text, mention, self.register)

    def _who_spoke(self, mention: Mention) -> int | None:
        """Return who spoke last for a title, where nobody else has come to mind since."""
        if self.last is None or not descriptions.is_title(self.text, mention):
            return None
        gender = role_gender(mention.head.of(self.text).lower())
        found = self._pronoun(mention.head.start, gender).person
        return found if found == self.last[1] else None

    def _body_that_spoke(self, position: int, reach: int) -> Identified:
        """Return the body that spoke last, up to ``reach`` sentences before, for "it" and "they"."""
        if self.last is not None:
            where, who = self.last
            near = self._sentence(position) - self._sentence(where) <= reach
            if near and self.register.entries[who].body:
                return Identified(who, How.PRONOUN)
        return _NOBODY

    def _named(self, mention: Mention) -> int | None:
        """Return the person whose name the mention's head is, or who stands beside it."""
        within = self.register.within(mention.span.start, mention.span.end)
        for sighting in within:
            if sighting.span.start <= mention.head.start < sighting.span.end and self._is_name(
                mention, sighting
            ):
                return sighting.person
        for sighting in within:
            if sighting.span.start > mention.head.end and self._stands_beside(mention, sighting):
                return sighting.person
        for sighting in self.register.within(mention.span.end, mention.span.end + 6):
            between = self.text[mention.span.end : sighting.span.start]
            if _APART.fullmatch(between) and self._may_be_human(sighting):
                return sighting.person
        return None

    def _stands_beside(self, mention: Mention, sighting: Sighting) -> bool:
        """Tell a name beside the noun at a mention's head: "Speaker of the House Birch", "a baker, Birch"."""
        between = self.text[mention.head.end : sighting.span.start]
        if not self._may_be_human(sighting):
            return False
        head = mention.head.of(self.text).lower()
        titles = any(head in role.split() for role in self.register.entries[sighting.person].roles)
        return not between.strip() or bool(
            _APART.search(between) or (titles and _IN_TITLE.fullmatch(between))
        )

    def _is_name(self, mention: Mention, sighting: Sighting) -> bool:
        """Tell a name from a noun that is capitalised only because it begins a sentence: "Officials"."""
        entry = self.register.entries[sighting.person]
        return mention.proper or entry.human or entry.body or " " in entry.form

    def _may_be_human(self, sighting: Sighting) -> bool:
        entry = self.register.entries[sighting.person]
        return entry.human or (not entry.body and " " in sighting.span.of(self.text))

    def _pronoun(self, position: int, gender: str) -> Identified:
        """Return the likeliest person of a gender before ``position``."""
        here = self._sentence(position)
        scores: dict[int, float] = {}
        for sighting in self.register.before(position):
            distance = here - self._sentence(sighting.span.start)
            if distance > _REACH:
                break
            if self._may_be(sighting.person, gender):
                score = self._salience(sighting, distance)
                scores[sighting.person] = max(score, scores.get(sighting.person, score))
        if self.last is not None:
            where, who = self.last
            distance = here - self._sentence(where)
            if distance <= _REACH and self._may_be(who, gender):
                spoke = _WEIGHTS.spoke - _WEIGHTS.spoke_fades * distance - self._doubt(who)
                scores[who] = max(scores.get(who, spoke), spoke)
        if not scores:
            return _NOBODY
        return Identified(max(scores, key=lambda who: scores[who]), How.PRONOUN)

    def _may_be(self, person: int, gender: str) -> bool:
        entry = self.register.entries[person]
        known = entry.human or (person in self.speakers and not is_place(entry.form))
        return known and not entry.body and (not gender or entry.gender in {"", gender})

    def _doubt(self, person: int) -> float:
        return 0.0 if self.register.entries[person].gender else _WEIGHTS.doubtful

    def _salience(self, sighting: Sighting, distance: int) -> float:
        """Return how much in mind a name is, so many sentences later."""
        start, end = sighting.span
        first = self.sentences[self._sentence(start)]
        before = self.register.within(first, start)
        score = 1 - _WEIGHTS.fades * distance - self._doubt(sighting.person)
        if all(self.register.entries[other.person].body for other in before):
            score += _WEIGHTS.leads
        if self.text[end : end + 2] in {"’s", "'s"}:
            score -= _WEIGHTS.owns
        if self.quoted[start]:
            score -= _WEIGHTS.is_quoted
        return score

    def _sentence(self, position: int) -> int:
        return max(0, bisect_right(self.sentences, position) - 1)
