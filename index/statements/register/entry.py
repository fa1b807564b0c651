"""What an article tells of one person or body, and where each name of theirs stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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

    ``sure`` tells that nobody of another gender is so called; ``kin`` is set for who is told as a relation of
    somebody else, ``nobody`` for what cannot speak, or is any country's.
    """

    name: Name
    form: str
    body: bool
    human: bool = False
    gender: str = ""
    forms: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    owner: int | None = None
    sure: bool = False
    kin: bool = False
    nobody: bool = False
