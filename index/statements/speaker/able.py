"""Who is able to be meant by a pronoun: by what the article tells of their gender and of what they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.names.roles import PRONOUNS, is_place

if TYPE_CHECKING:
    from collections.abc import Collection

    from index.statements.register.register import Register
    from index.statements.speaker.cast import Cast

_DOUBTFUL = 0.75  # what is left of one whose gender is not known, or whose name more of the other bear
_OTHERWISE = 0.3  # the same, where a pronoun of the other gender was theirs
_NAMELESS = 0.6  # the same, of a stranger
_HARDLY = 0.5  # of one whose name alone lets them be a person


@dataclass(frozen=True, slots=True)
class Able:
    """The people and strangers of an article; ``speakers`` are the numbers of those who spoke so far.

    ``heard`` is the gender that pronouns told of those who spoke by them: "she said", and so hardly "he" in
    the next paragraph.
    """

    cast: Cast
    register: Register
    speakers: Collection[int]
    heard: dict[int, str] = field(default_factory=dict)

    def is_able(self, person: int, gender: str) -> bool:
        """Tell somebody of a gender, or of whom the article does not tell it."""
        if person < 0:
            return not gender or self.cast.stranger(person).gender in {"", gender}
        entry = self.register.entries[person]
        able = not (entry.body or entry.nobody or is_place(entry.form))
        return able and (not gender or entry.either or entry.gender in {"", gender})

    def may_be(self, person: int, gender: str) -> bool:
        """Tell somebody who is, or may by what they do be, a person of a gender."""
        if person < 0:
            return self.is_able(person, gender)
        entry = self.register.entries[person]
        acts = person in self.speakers or (" " in entry.form and self.cast.has_acted(person))
        return self.is_able(person, gender) and (entry.human or acts)

    def known_by(self, person: int, gender: str, position: int) -> float:
        """Return how surely somebody who may be a person of a gender is one, at ``position``."""
        if person < 0:
            return 1.0 if self.cast.stranger(person).gender else _NAMELESS
        entry = self.register.entries[person]
        known = bool(entry.gender) and (not gender or entry.gender == gender)
        told = 1.0 if known or self.cast.leads(person, position) else _DOUBTFUL
        if not known and self.heard.get(person, gender) != gender:
            told = _OTHERWISE
        return told if entry.human or person in self.speakers else told * _HARDLY

    def hear(self, person: int, head: str) -> None:
        """Note the gender that the head of a mention tells of who spoke, the first time one does: "she"."""
        if head.lower() in PRONOUNS:
            self.heard.setdefault(person, PRONOUNS[head.lower()])

    def passes_over(self, person: int, position: int, gender: str) -> bool:
        """Tell who comes from a paragraph before, past a name that this one is about, of whatever kind.

        "Ostrander was less generous. The fire, he said" need not be the one's who spoke before it.
        """
        if not self.cast.is_before(person, position):
            return False
        return any(
            self.is_able(other, gender) and not self.may_be(other, gender)
            for other in self.cast.salience(position)
            if other >= 0 and self.cast.leads(other, position)
        )
