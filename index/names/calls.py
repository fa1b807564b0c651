"""What the articles tell beside the speakers' names and roles: who was called what when, and their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date


FIRST = 3
"""Articles of those that call somebody alike in which it is looked whose post theirs is."""


class Call(NamedTuple):
    """What one article calls somebody: the speaker, their name there, their roles, its date and row."""

    speaker: str
    name: str
    roles: tuple[str, ...]
    published: date | None
    article: int


class Papers(Protocol):
    """The articles, read only where the speakers' names and roles do not tell enough."""

    def calls(self, speakers: Sequence[str]) -> Sequence[Call]:
        """Return what each article calls these speakers, in the articles' order."""

    def first_calls(self, speakers: Sequence[str]) -> Mapping[str, Sequence[Call]]:
        """Return by the speaker, in the articles' order, the first `FIRST` of these with the same roles."""

    def texts(self, articles: Sequence[int]) -> Mapping[int, str]:
        """Return the texts of articles by row."""
