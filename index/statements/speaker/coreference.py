"""Whom a mention stands for: a name, a title in place of one, or a pronoun."""

from __future__ import annotations

import re
from dataclasses import replace
from math import isclose
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.demonyms import gender_of_one
from index.names.posts.posts import is_post
from index.names.roles import PRONOUNS, is_role, role_gender
from index.statements.certainty import Grounds, Identified
from index.statements.grammar import papers
from index.statements.grammar.actors import Actor, Part
from index.statements.speaker import descriptions
from index.statements.speaker.able import Able
from index.statements.speaker.ages import Ages, age
from index.statements.speaker.bodies import Bodies
from index.statements.speaker.cast import Cast, Seen, Stranger, outside, turns
from index.statements.speaker.naming import OF_BODY, UNNAMED, by_name, grounds, named
from index.statements.speaker.party import judges_passed_over
from index.statements.speaker.tenure import Tenures, is_known
from index.statements.speaker.told_of import acting, told_of
from index.statements.spotting.occupations import is_occupation, occupation_gender
from index.statements.turns.captions import is_caption
from index.text.cues import is_cue_noun
from index.text.english import singular
from index.types import How, Link, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.statements.discourse import Scene, Utterance
    from index.statements.grammar.mention import Mention
    from index.statements.register.register import Register

_ONE_OF = re.compile(r"one of [^,;:()]+, ", re.IGNORECASE)  # "one of the two, Ada Birch"
_OF = re.compile(r"[ \xa0](?:of|for)[ \xa0]")
_OWNERS = frozenset({Part.LEADING, Part.OWNER})
_SPEAKS = {Part.INNER: Part.BELOW, Part.OBJECT: Part.OBJECT, **dict.fromkeys(_OWNERS, Part.OBLIQUE)}
"""What a speaker is by the part of the mention: who asks does not answer, nor whose claim is told of."""
_ALONE = 0.8  # share of one whose country no word tells, to be whom a title of a country means
_JUST = 2  # sentences since somebody spoke whose surname another has, too


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
        self.tenures = Tenures(text, register)
        self.ages = Ages(text, register)
        starts = [scene.frame.span.start for scene in scenes]
        self.cast = Cast(starts, [0, *(found.end() for found in re.finditer(r"\n", text))])
        self.last: tuple[int, int] | None = None  # the last speaker: where, and who
        self.speakers: set[int] = set()
        self.able = Able(self.cast, register, self.speakers)
        utterances = list(utterances)
        self._speaking = {one.mention.head.start for one in utterances if one.mention is not None}
        self._introduced = outside(register, sorted(turns(utterances)))
        self._last_turn = max((one.spans[-1] for one in utterances if one.link is Link.TURN), default=None)
        self._papers: dict[str, tuple[int, int]] = {}  # by noun: where one spoke last, and whose it is
        self._known: dict[Span, Identified] = {}
        self.bodies = Bodies(text, register, self.cast, scenes, self._known)
        self._unnamed: set[str] = set()  # nouns by which somebody spoke who may be anybody: "the mayor said"
        self._of_place: dict[int, str] = {}  # by what word for people of a place somebody is called
        self._actors = {actor.head.start: actor for scene in scenes for actor in scene.actors}
        self._openings = {scene.frame.span.start for scene in scenes}
        self._captions = [one.frame.span for one in scenes if is_caption(text, one.frame.span)]
        self._waiting = self._appearances()
        self._next = 0

    def identify(self, utterance: Utterance) -> Identified:
        """Return who an utterance's mention stands for, and remember it for the pronouns that follow."""
        mention = utterance.mention
        assert mention is not None
        if mention.head in self._known:
            self._close_turn(utterance, self._known[mention.head])
            return self._known[mention.head]
        self._advance(mention.head.start)
        found = self._identify(mention, utterance.spans)
        labels = utterance.link is Link.TURN and utterance.mention is not utterance.person
        if labels and found.how is How.TITLE and found.person not in self._introduced:
            found = Identified()  # "THE PRESIDENT:" is not the president of whom the turns alone tell
        self._known[mention.head] = found
        if found.person is not None:
            self.speakers.add(found.person)
            if not papers.is_finding(mention.head.of(self.text).lower()):
                self.last = (mention.span.start, found.person)
            if found.grounds.share >= _ALONE:
                self.able.hear(found.person, mention.head.of(self.text))
        self._note_unnamed(mention, found)
        who = found.person if found.person is not None else self._stranger(mention)
        if who is not None and not self._in_caption(mention.head.start):
            actor = self._actors.get(mention.head.start)
            part = Part.SPEAKER if actor is None else _SPEAKS.get(actor.part, Part.SPEAKER)
            for at in (mention.head.start, *(span.start for span in utterance.spans)):
                if at >= mention.head.start:
                    self.cast.enter(Seen(at, who, part, -1, sure=found.sure))
        return found

    def _close_turn(self, utterance: Utterance, found: Identified) -> None:
        """Keep whose the last turn is in mind for what is told after it."""
        if utterance.spans[-1] == self._last_turn and found.person is not None:
            at = utterance.spans[-1].end - 1
            self.cast.enter(Seen(at, found.person, Part.SPEAKER, -1, sure=found.sure))

    def _in_caption(self, position: int) -> bool:
        """Tell a place in a caption, which comes between the article's sentences and brings nobody in."""
        return any(start <= position < end for start, end in self._captions)

    def _appearances(self) -> list[tuple[int, Actor | Seen]]:
        """Return everybody who comes up outside the speakers' mentions, in the order of the text."""
        found: list[tuple[int, Actor | Seen]] = []
        for sighting in self.register.sightings:
            start, end = sighting.span
            named = _OF.search(self.text, start, end) if self.register.entries[sighting.person].body else None
            until = end if named is None else named.start()  # "the Union of Head Teachers" is a union
            heads = [self._actors[at] for at in range(start, until) if at in self._actors]
            part, clause = (heads[-1].part, heads[-1].clause) if heads else (Part.OWNER, -1)
            if not heads and start in self._openings:
                part = Part.SUBJECT  # tagged as something else: "Jolly"
            part = Part.OWNER if self._in_caption(start) else part
            found.append((start, Seen(start, sighting.person, part, clause, bool(self.quoted[start]))))
        found.extend((at, actor) for at, actor in self._actors.items() if actor.mention is not None)
        return sorted(found, key=lambda pair: pair[0])

    def _advance(self, position: int) -> None:
        """Let everybody come up who does so before ``position``."""
        while self._next < len(self._waiting) and self._waiting[self._next][0] < position:
            at, one = self._waiting[self._next]
            self._next += 1
            if isinstance(one, Seen):
                self.cast.enter(one)
            elif at not in self._speaking and one.mention is not None:
                self._meet(one, one.mention)

    def _meet(self, actor: Actor, mention: Mention) -> None:
        found = self._identify(mention, ())
        self._note_unnamed(mention, found)
        who = found.person if found.person is not None else self._stranger(mention)
        if who is not None and found.how is not How.NAMED:
            at = mention.head.start
            quoted = bool(self.quoted[at])
            self.cast.enter(Seen(at, who, actor.part, actor.clause, quoted, found.sure))

    def _note_unnamed(self, mention: Mention, found: Identified) -> None:
        """Note by what noun somebody comes up who may be anybody: "the mayor of Ely announced"."""
        if found.person is None and is_known(self.text, mention):
            self._unnamed.add(mention.head.of(self.text).lower())

    def _stranger(self, mention: Mention) -> int | None:
        """Return the number of somebody without a name: one met before, or a new one."""
        noun = mention.head.of(self.text).lower()
        if noun in UNNAMED or mention.proper:
            return None
        if not is_role(noun) and (singular(noun) != noun or is_cue_noun(noun) or noun in words("body_nouns")):
            return None
        met = None
        if is_known(self.text, mention):
            met = self.cast.stranger_since(noun, mention.head.start)
        return (
            self.cast.meet(Stranger(noun, occupation_gender(noun) or role_gender(noun)))
            if met is None
            else met
        )

    def _identify(self, mention: Mention, content: Sequence[Span]) -> Identified:
        head = mention.head.of(self.text).lower()
        if head in PRONOUNS:
            return self._pronoun(mention.head.start, PRONOUNS[head], content)
        if head in OF_BODY:
            return self.bodies.meant(mention, content, self.last)
        if head in UNNAMED and _ONE_OF.match(mention.span.of(self.text)) is None:
            return Identified()
        is_paper = not mention.proper and papers.is_paper(head)
        who = None if is_paper else named(self.text, mention, content, self.register)
        if who is not None and self.register.entries[who].nobody:
            who = None if descriptions.is_title(self.text, mention) else who  # "the Italian"
        if who is not None:
            return by_name(self.text, mention, who, self._just_spoke(mention), self.register)
        for way in (self._on_paper, self._owned, self._aged, self._titled, self._body, self._who_spoke):
            found = way(mention)
            if found is not None:
                return found
        return Identified()

    def _just_spoke(self, mention: Mention) -> int | None:
        """Return who spoke in the last sentences."""
        if self.last is None:
            return None
        where, who = self.last
        return who if self.cast.sentence(mention.head.start) - self.cast.sentence(where) <= _JUST else None

    def _on_paper(self, mention: Mention) -> Identified | None:
        """Return whose a paper is: "Birch's letter", or "the letter" that she just spoke in."""
        who = papers.author(self.text, mention, self.register)
        if who is not None and not papers.is_body(self.register.entries[who]):
            return Identified(who, How.NAMED, grounds(self.text, mention, who, self.register))
        noun = mention.head.of(self.text).lower()
        if who is None:
            who = papers.continued(self.text, mention, self.last, self.register)
        if who is None:
            who = papers.again(self.text, mention, self._papers.get(noun))
        if who is None:
            return None
        self._papers[noun] = (mention.span.start, who)
        return Identified(who, How.TITLE, Grounds(agreed=2))

    def _owned(self, mention: Mention) -> Identified | None:
        """Return the body that "his" or "her" and a noun stand for."""
        gender = PRONOUNS.get(mention.span.of(self.text).partition(" ")[0].lower())
        owner = self._pronoun(mention.span.start, gender) if gender else Identified()
        if owner.person is None:
            return None
        if papers.is_paper(mention.head.of(self.text).lower()):
            return Identified(owner.person, How.PRONOUN, owner.grounds)
        body = descriptions.owned_by(owner.person, self.text, mention, self.register)
        return None if body is None else Identified(body, How.TITLE, owner.grounds)

    def _aged(self, mention: Mention) -> Identified | None:
        """Return the only one who is told to be as old as a mention says: "the 63-year-old"."""
        who = self.ages.holder(age(self.text, mention))
        return None if who is None else Identified(who, How.TITLE, Grounds(agreed=2))

    def _titled(self, mention: Mention) -> Identified | None:
        """Return who holds the post that a mention names: of those who may, the one who comes to mind."""
        noun = mention.head.of(self.text).lower()
        if not (is_role(noun) or is_occupation(noun)):
            return None
        found = self.tenures.holder(mention, self.cast)
        if found is None:
            return None
        return Identified(found.person, None if found.person is None else How.TITLE, found.grounds)

    def _body(self, mention: Mention) -> Identified | None:
        if is_role(mention.head.of(self.text).lower()):
            return None
        body = descriptions.body(self.text, mention, self.register)
        if body is None:
            told = (self.bodies.told_of(mention.head.start), self._just_spoke(mention))
            body = descriptions.firm(self.text, mention, told, self.register)
        return None if body is None else Identified(body, How.TITLE, Grounds(agreed=2))

    def _who_spoke(self, mention: Mention) -> Identified | None:
        """Return who spoke last for a title, where nobody else has come to mind since."""
        if not descriptions.is_title(self.text, mention) or " new " in mention.span.of(self.text):
            return None  # whoever spoke before need not be the new one
        noun, position = mention.head.of(self.text).lower(), mention.head.start
        gender = role_gender(noun) or gender_of_one(noun) or descriptions.gender_of_parent(self.text, mention)
        found = self._pronoun(position, gender)
        if found.person is None or noun in self._unnamed or not self.tenures.may_hold(mention, found.person):
            return None
        if not self._may_be_of_place(mention, found.person, found.grounds) or not self.ages.may_be(
            found.person, age(self.text, mention)
        ):
            return None
        spoke = self.last is not None and found.person == self.last[1]
        told = noun in words("title_nouns") or found.grounds.share >= _ALONE
        is_told = not is_post(noun) or descriptions.is_such(self.text, mention)
        leads = self.cast.leads(found.person, position, lambda one: self.able.may_be(one, gender))
        if not (spoke and told) and not (is_told and leads):
            return None
        guessed = self.tenures.tells_place(mention) and not self.tenures.is_told_of(found.person)
        if guessed and found.grounds.share < _ALONE:
            return None
        return Identified(found.person, How.TITLE, replace(found.grounds, agreed=1))

    def _may_be_of_place(self, mention: Mention, person: int, told: Grounds) -> bool:
        """Tell "the Dutchman" of one from that of two, and "the German" from who was "the Spaniard"."""
        head = mention.head.of(self.text)
        if not descriptions.is_of_country(head):
            return True
        return told.rival is None and self._of_place.setdefault(person, head.lower()) == head.lower()

    def _pronoun(self, position: int, gender: str, content: Sequence[Span] = ()) -> Identified:
        """Return the likeliest person of a gender before ``position``."""
        beside, told = self._beside(position), told_of(self.text, content, self.register)
        beside |= judges_passed_over(self.text, position, content, self.register)
        scores = {
            who: score * self.able.known_by(who, gender, position) * told.get(who, 1.0)
            for who, score in self.cast.salience(position).items()
            if who not in beside and self.able.may_be(who, gender)
        }
        if not scores:
            return Identified()
        who = max(scores, key=lambda one: scores[one])
        if who < 0 or self.able.passes_over(who, position, gender):
            return Identified()
        others = [other for other in scores if other != who and other >= 0]
        even = [other for other in others if isclose(scores[other], scores[who])]
        if any(self.cast.are_joined(who, other, position) for other in even):
            return Identified()
        entry = self.register.entries[who]
        distance, basis = self.cast.foremost(who, position)
        grounds = Grounds(
            scores[who] / sum(scores.values()),
            distance,
            max(others, key=lambda one: scores[one], default=None),
            gendered=bool(entry.gender) and (not gender or entry.gender == gender),
            human=entry.human,
            told_of=who in told,
            spoke=self.cast.last_speaker(position, lambda one: self.able.is_able(one, gender)) == who,
            basis=basis,
        )
        return Identified(who, How.PRONOUN, grounds)

    def _beside(self, position: int) -> set[int]:
        """Return who else plays a part in a pronoun's own clause: Birch, in "Later he met Birch"."""
        actor = self._actors.get(position)
        if actor is None or actor.part in _OWNERS:
            return set()
        before = (seen for _, seen in self.cast.before(position, 0))
        after = (one for _, one in self._waiting[self._next :] if isinstance(one, Seen))
        return acting(self.text, position, self.register) | {
            seen.who for seen in (*before, *after) if seen.clause == actor.clause and seen.part not in _OWNERS
        }
