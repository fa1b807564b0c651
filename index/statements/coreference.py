"""Whom a mention stands for: a name, a title in place of one, or a pronoun."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.roles import PRONOUNS, is_place, is_role, role_gender, singular
from index.statements import descriptions
from index.statements.actors import Actor, Part
from index.statements.cast import Cast, Seen
from index.statements.descriptions import Determined
from index.statements.titles import Fit
from index.text.cues import is_cue_noun
from index.types import How, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.statements.discourse import Scene, Utterance
    from index.statements.mention import Mention
    from index.statements.register import Register, Sighting

_OF_BODY = {"it": 2, "they": 1}  # sentences that they look back
_THEY = frozenset({"them", "their", "its", "both", "others", "some", "many", "one"})
_AUTHORS = frozenset(
    {"i", "we", "you", "me", "us", "my", "our", "who", "which", "that", "this", "these", "those"}
)
_REACH = 8  # sentences that a pronoun looks back
_FAR = 20  # sentences that a noun looks back for a stranger
_IN_TITLE = re.compile(r"(?:[ \xa0][\w.’'-]+){0,6}(?<! of)(?<! to)(?<! for)[ \xa0]")
_ENDS_NAME = re.compile(r"(?![ \xa0][a-z])|[ \xa0](?:" + "|".join(sorted(words("stop_words"))) + r")\b|['’]s?\b|s['’]")
_CALLED = re.compile(r"[ \xa0](?:named|called|identified[ \xa0](?:only[ \xa0])?as)[ \xa0]")
_APART = re.compile(r"\s*(?:,|[-–—]{1,2}|\()\s*")


@dataclass(frozen=True, slots=True)
class Identified:
    """A mention's owner: the number in the register, how it is known; None where it is unclear."""

    person: int | None
    how: How | None
    margin: float = 1.0


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part brings somebody to mind for a pronoun, and what takes from it."""

    speaker: float = 1.0
    subject: float = 0.8
    inner: float = 0.45
    object: float = 0.4
    oblique: float = 0.3
    owner: float = 0.2
    quoted: float = 0.3
    doubtful: float = 0.6  # its gender is not known
    faint: float = 0.02  # named too long ago to be in mind
    nearer: float = 0.15  # as much as makes somebody who may hold a post a rival of one who is known to
    told_of: float = 0.1  # the words name them
    namesake: float = 0.4  # the words tell of what is called so: "the Birch campaign"
    fades: float = 0.5  # with each sentence since


_WEIGHTS = Weights()
_OF_PART = {
    Part.SPEAKER: _WEIGHTS.speaker,
    Part.SUBJECT: _WEIGHTS.subject,
    Part.INNER: _WEIGHTS.inner,
    Part.OBJECT: _WEIGHTS.object,
    Part.OBLIQUE: _WEIGHTS.oblique,
    Part.OWNER: _WEIGHTS.owner,
}
_NOBODY = Identified(None, None)


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody without a name in the article: "a neighbour"."""

    noun: str
    gender: str


class Resolver:
    """Finds who the mentions of one article stand for; fed in the order of the text."""

    def __init__(
        self,
        text: str,
        register: Register,
        quoted: bytearray,
        scenes: Sequence[Scene],
        utterances: Iterable[Utterance],
    ) -> None:
        self.text = text
        self.register = register
        self.quoted = quoted
        self.cast = Cast([scene.frame.span.start for scene in scenes])
        self.last: tuple[int, int] | None = None  # the last speaker: where, and who
        self.speakers: set[int] = set()
        self.people: set[int] = set()  # who are said to be somebody in so many words
        self.strangers: list[Stranger] = []
        self._speaking = {one.mention.head.start for one in utterances if one.mention is not None}
        self._known: dict[Span, Identified] = {}
        self._actors = {actor.head.start: actor for scene in scenes for actor in scene.actors}
        self._waiting = self._appearances()
        self._next = 0

    def _appearances(self) -> list[tuple[int, Actor | Seen]]:
        """Return everybody who comes up outside the speakers' mentions, in the order of the text."""
        actors = self._actors
        found: list[tuple[int, Actor | Seen]] = []
        for sighting in self.register.sightings:
            start, end = sighting.span
            heads = [actors[at] for at in range(start, end) if at in actors]
            part, clause = (heads[-1].part, heads[-1].clause) if heads else (Part.OWNER, -1)
            found.append((start, Seen(start, sighting.person, part, clause, bool(self.quoted[start]))))
        found.extend((at, actor) for at, actor in actors.items() if actor.mention is not None)
        return sorted(found, key=lambda pair: pair[0])

    def identify(self, utterance: Utterance) -> Identified:
        """Return who an utterance's mention stands for, and remember it for the pronouns that follow."""
        mention = utterance.mention
        assert mention is not None
        if mention.head in self._known:
            return self._known[mention.head]
        self._advance(mention.head.start)
        found = self._identify(mention, utterance.spans)
        self._known[mention.head] = found
        if found.person is not None:
            self.speakers.add(found.person)
            self.last = (mention.span.start, found.person)
        who = found.person if found.person is not None else self._stranger(mention)
        if who is not None:
            for at in (mention.head.start, *(span.start for span in utterance.spans)):
                if at >= mention.head.start:
                    self.cast.enter(Seen(at, who, Part.SPEAKER, -1))
        return found

    def _advance(self, position: int) -> None:
        """Let everybody come up who does so before ``position``."""
        while self._next < len(self._waiting) and self._waiting[self._next][0] < position:
            at, one = self._waiting[self._next]
            self._next += 1
            if isinstance(one, Seen):
                self.cast.enter(one)
            elif at not in self._speaking:
                self._meet(one)

    def _meet(self, actor: Actor) -> None:
        mention = actor.mention
        assert mention is not None
        found = self._identify(mention, ())
        who = found.person if found.person is not None else self._stranger(mention)
        if who is not None and found.how is not How.NAMED:
            self.cast.enter(
                Seen(mention.head.start, who, actor.part, actor.clause, bool(self.quoted[mention.head.start]))
            )

    def _stranger(self, mention: Mention) -> int | None:
        """Return the number of somebody without a name: one met before, or a new one."""
        noun = mention.head.of(self.text).lower()
        if noun in PRONOUNS or noun in _OF_BODY or noun in _THEY or noun in _AUTHORS or mention.proper:
            return None
        if not is_role(noun) and (singular(noun) != noun or is_cue_noun(noun) or noun in words("body_nouns")):
            return None
        if descriptions.determined(self.text, mention) is Determined.KNOWN:
            met = self._stranger_since(mention, ())
            if met is not None:
                return met
        self.strangers.append(Stranger(noun, role_gender(noun)))
        return -len(self.strangers)

    def _stranger_since(self, mention: Mention, others: Iterable[int]) -> int | None:
        """Return the stranger of a mention's noun who came up since the last of some others did."""
        noun, others = mention.head.of(self.text).lower(), frozenset(others)
        seen = [one for _, one in self.cast.before(mention.head.start, _FAR)]
        for one in sorted(seen, key=lambda one: one.at, reverse=True):
            if one.who in others:
                return None
            if one.who < 0 and self.strangers[-one.who - 1].noun == noun:
                return one.who
        return None

    def _identify(self, mention: Mention, content: Sequence[Span]) -> Identified:
        head = mention.head.of(self.text).lower()
        if head in PRONOUNS:
            return self._pronoun(mention.head.start, PRONOUNS[head], content)
        if head in _OF_BODY:
            return self._body_that_spoke(mention.head.start, _OF_BODY[head])
        if head in _THEY or head in _AUTHORS:
            return _NOBODY
        named = self._named(mention)
        if named is not None:
            return Identified(named, How.NAMED)
        for way in (self._owned, self._titled, self._body, self._who_spoke):
            found = way(mention)
            if found is not None:
                return found
        return _NOBODY

    def _owned(self, mention: Mention) -> Identified | None:
        """Return the body that "his" or "her" and a noun stand for."""
        gender = PRONOUNS.get(mention.span.of(self.text).partition(" ")[0].lower())
        owner = self._pronoun(mention.span.start, gender).person if gender else None
        body = None if owner is None else descriptions.owned_by(owner, self.text, mention, self.register)
        return None if body is None else Identified(body, How.TITLE)

    def _body(self, mention: Mention) -> Identified | None:
        if is_role(mention.head.of(self.text).lower()):
            return None
        body = descriptions.body(self.text, mention, self.register)
        return None if body is None else Identified(body, How.TITLE)

    def _titled(self, mention: Mention) -> Identified | None:
        """Return who holds the post that a mention names: of those who may, the one who comes to mind."""
        noun = mention.head.of(self.text).lower()
        if not is_role(noun) or descriptions.determined(self.text, mention) is not Determined.KNOWN:
            return None
        fits = descriptions.holders(self.text, mention, self.register)
        before = {seen.who for _, seen in self.cast.before(mention.head.start, len(self.cast.starts))}
        known = {who: fit for who, fit in fits.items() if who in before}
        if descriptions.tells_place(self.text, mention):
            known = {who: fit for who, fit in known.items() if fit is Fit.SAME} or known
        known = known or {who: fit for who, fit in fits.items() if fit is Fit.SAME}
        if not known:
            return None
        if self._stranger_since(mention, known) is not None:
            return _NOBODY
        salience = self._salience(mention.head.start)
        scores = {who: max(salience.get(who, 0.0), _WEIGHTS.faint) * fit / 3 for who, fit in known.items()}
        who = max(scores, key=lambda one: scores[one])
        if scores[who] < _WEIGHTS.nearer and not descriptions.is_single(self.text, mention):
            gender = role_gender(noun)
            if any(
                self._may_be(other, gender)
                and other >= 0
                and descriptions.may_hold(self.text, mention, self.register.entries[other].roles)
                for other, score in salience.items()
                if score > _WEIGHTS.nearer and other not in known
            ):
                return _NOBODY
        return Identified(who, How.TITLE, scores[who] / sum(scores.values()))

    def _who_spoke(self, mention: Mention) -> Identified | None:
        """Return who spoke last for a title, where nobody else has come to mind since."""
        if self.last is None or not descriptions.is_title(self.text, mention):
            return None
        gender = role_gender(mention.head.of(self.text).lower())
        found = self._pronoun(mention.head.start, gender).person
        roles = self.register.entries[self.last[1]].roles
        agrees = descriptions.may_hold(self.text, mention, roles)
        return Identified(found, How.TITLE) if found == self.last[1] and agrees else None

    def _body_that_spoke(self, position: int, reach: int) -> Identified:
        """Return the body that spoke last, up to ``reach`` sentences before, for "it" and "they"."""
        if self.last is not None:
            where, who = self.last
            near = self.cast.sentence(position) - self.cast.sentence(where) <= reach
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
        called = _CALLED.match(self.text, mention.head.end)
        for sighting in self.register.within(called.end(), called.end() + 1) if called else ():
            self.people.add(sighting.person)
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

    def _pronoun(
        self,
        position: int,
        gender: str,
        content: Sequence[Span] = (),
    ) -> Identified:
        """Return the likeliest person of a gender before ``position``."""
        barred = self._beside(position)
        told_of = self._told_of(content)
        scores = {
            who: score * self._certainty(who) * told_of.get(who, 1.0)
            for who, score in self._salience(position).items()
            if who not in barred and self._may_be(who, gender)
        }
        if not any(scores.values()):
            return _NOBODY
        who = max(scores, key=lambda one: scores[one])
        margin = scores[who] / sum(scores.values())
        return Identified(who, How.PRONOUN, margin) if who >= 0 else _NOBODY

    def _salience(self, position: int) -> dict[int, float]:
        """Return how much everybody who came up in the last sentences is in mind."""
        best: dict[int, dict[int, float]] = defaultdict(dict)
        for distance, seen in self.cast.before(position, _REACH):
            part = Part.SUBJECT if seen.part is Part.INNER and not distance else seen.part
            weight = _OF_PART[part] * (_WEIGHTS.quoted if seen.quoted else 1.0)
            best[seen.who][distance] = max(weight, best[seen.who].get(distance, 0.0))
        return {
            who: sum(weight * _WEIGHTS.fades**distance for distance, weight in weights.items())
            for who, weights in best.items()
        }

    def _told_of(self, content: Sequence[Span]) -> dict[int, float]:
        """Return how far it speaks against somebody's words that they name themselves, or what is called so."""
        found: dict[int, float] = {}
        for sighting in (one for span in content for one in self.register.within(*span)):
            named = _WEIGHTS.told_of if _ENDS_NAME.match(self.text, sighting.span.end) else _WEIGHTS.namesake
            found[sighting.person] = min(named, found.get(sighting.person, 1.0))
        return found

    def _beside(self, position: int) -> set[int]:
        """Return who else plays a part in a pronoun's own clause: Birch, in "after meeting Birch, he"."""
        actor = self._actors.get(position)
        if actor is None or actor.part is Part.OWNER:
            return set()
        return {
            seen.who
            for distance, seen in self.cast.before(position, 0)
            if seen.clause == actor.clause and seen.part is not Part.OWNER
        }

    def _may_be(self, person: int, gender: str) -> bool:
        if person < 0:
            return not gender or self.strangers[-person - 1].gender in {"", gender}
        entry = self.register.entries[person]
        known = entry.human or person in self.people
        known = known or (person in self.speakers and not is_place(entry.form))
        return known and not entry.body and (not gender or entry.gender in {"", gender})

    def _certainty(self, person: int) -> float:
        gender = self.strangers[-person - 1].gender if person < 0 else self.register.entries[person].gender
        return 1.0 if gender else _WEIGHTS.doubtful
