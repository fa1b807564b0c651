"""What an article tells of one person or body, and where each name of theirs stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.names.roles import is_sure_gender

if TYPE_CHECKING:
    from index.names.name import Name
    from index.types import Span


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name where it stands, its place in the article, and the number of the person it names."""

    span: Span
    person: int


@dataclass(slots=True)
class Entry:
    """What an article tells of one person or body; ``owner`` is the number of whom a body belongs to.

    ``called`` are the roles beside each form of the name. ``sure`` tells that nobody of another gender is so
    called, ``told`` that pronouns tell it; ``kin`` is set for who is told as a relation of somebody else,
    ``nobody`` for what cannot speak, or is any country's.
    """

    name: Name
    form: str
    body: bool
    human: bool = False
    gender: str = ""
    forms: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    called: dict[str, list[str]] = field(default_factory=dict)
    owner: int | None = None
    sure: bool = False
    told: bool = False
    kin: bool = False
    nobody: bool = False

    @property
    def either(self) -> bool:
        """Whether the other gender bears the given name that alone tells this one, too: Kim."""
        if not (self.gender and self.name.given) or self.sure or self.told:
            return False
        return not is_sure_gender(self.name.given[0])
