"""Who is able to be meant by a pronoun: by what the article tells of their gender and of what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.names.roles import is_place

if TYPE_CHECKING:
    from collections.abc import Collection

    from index.statements.register.register import Register
    from index.statements.speaker.cast import Cast

_DOUBTFUL = 0.75  # what is left of one whose gender is not known, or whose name more of the other bear
_NAMELESS = 0.6  # the same, of a stranger
_HARDLY = 0.5  # of one whose name alone lets them be a person


@dataclass(frozen=True, slots=True)
class Able:
    """The people and strangers of an article; ``speakers`` are the numbers of those who spoke so far."""

    cast: Cast
    register: Register
    speakers: Collection[int]

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

    def known_by(self, person: int, gender: str) -> float:
        """Return how surely somebody is a person of a gender."""
        if person < 0:
            return 1.0 if self.cast.stranger(person).gender else _NAMELESS
        entry = self.register.entries[person]
        known = bool(entry.gender) and (not gender or entry.gender == gender)
        told = 1.0 if known else _DOUBTFUL
        return told if entry.human or person in self.speakers else told * _HARDLY
