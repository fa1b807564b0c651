"""Which articles: those that may be seen at all (`Sight`), and those that a question is about (`Filter`)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

Condition = tuple[str, list[str]]
"""A condition in SQL, and the values that it is bound to."""

IDS = "(SELECT CAST(value AS BIGINT) FROM json_each(?))"
"""Some ids in SQL, bound as one value: a list in JSON."""

NAMES = "(SELECT value FROM json_each(?))"
"""Some names in SQL, bound as one value: a list in JSON."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What may be seen of an index: `EVERYTHING`, some collections, each with what lies below, or `NOTHING`.

    The collection ``""`` is the articles that lie at the top of the documents folder, and nothing below.
    """

    collections: frozenset[str] | None

    @classmethod
    def of(cls, collections: Iterable[str]) -> Sight:
        """Return the sight of these collections alone; of none of them, when there are none."""
        return cls(frozenset(collections))

    @property
    def is_everything(self) -> bool:
        """Whether nothing is kept from it, whatever is indexed later."""
        return self.collections is None

    @property
    def mark(self) -> str:
        """A few letters and digits that tell it from other sights."""
        return sha256("\n".join(sorted(self.collections or ())).encode()).hexdigest()[:16]

    @property
    def condition(self) -> Condition:
        """What lets in an article of the table ``article``."""
        return ("TRUE", []) if self.collections is None else _within(sorted(self.collections))

    def covers(self, other: Sight) -> bool:
        """Say whether it shows everything that ``other`` does."""
        return self.collections is None or (
            other.collections is not None and all(map(self._shows, other.collections))
        )

    def meet(self, other: Sight) -> Sight:
        """Return what both show."""
        if self.collections is None or other.collections is None:
            return other if self.collections is None else self
        mine = {one for one in self.collections if other._shows(one)}
        return Sight.of(mine | {one for one in other.collections if self._shows(one)})

    def join(self, other: Sight) -> Sight:
        """Return what either shows."""
        if self.collections is None or other.collections is None:
            return EVERYTHING
        return Sight.of(self.collections | other.collections)

    def _shows(self, collection: str) -> bool:
        parts = collection.split("/")
        above = {"/".join(parts[:many]) for many in range(1, len(parts) + 1)}
        return self.collections is None or not above.isdisjoint(self.collections)


EVERYTHING = Sight(None)
NOTHING = Sight.of(())


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles a question is about; None does not narrow. A ``collection`` has what lies below it."""

    publisher: str | None = None
    since: date | None = None
    until: date | None = None
    collection: str | None = None

    @property
    def condition(self) -> Condition:
        """What lets in an article of the table ``article``."""
        parts, values = ["TRUE"], list[str]()
        if self.publisher is not None:
            parts.append("lower(article.publisher) = lower(?)")
            values.append(self.publisher)
        if self.since is not None:
            parts.append("article.published >= ?")
            values.append(self.since.isoformat())
        if self.until is not None:
            parts.append("article.published <= ?")
            values.append(self.until.isoformat())
        if self.collection is not None:
            within, folders = _within([self.collection])
            parts.append(within)
            values += folders
        return " AND ".join(parts), values

    def during(self, first: date | None, last: date | None) -> Filter:
        """Return what lets in of these articles those of some days alone; None leaves an end open."""
        since = max((day for day in (self.since, first) if day), default=None)
        until = min((day for day in (self.until, last) if day), default=None)
        return replace(self, since=since, until=until)

    @property
    def narrows(self) -> bool:
        """Whether anything is filtered out."""
        return self != Filter()


def both(sight: Sight, within: Filter) -> Condition:
    """Return what lets in an article that may be seen and that a question is about."""
    (seen, folders), (asked, values) = sight.condition, within.condition
    return f"{seen} AND {asked}", folders + values


def belonging(sight: Sight, article: str) -> Condition:
    """Return what lets in a row of another table, whose column ``article`` says what article it is of."""
    if sight.is_everything:
        return "TRUE", []
    seen, folders = sight.condition
    return f"EXISTS (SELECT 1 FROM article WHERE article.id = {article} AND {seen})", folders


def _within(folders: Iterable[str]) -> Condition:
    """Return what lets in the articles of some folders and of those below them."""
    values = [folder for folder in folders for _ in range(3)]
    one = "article.collection = ? OR substr(article.collection, 1, length(?) + 1) = ? || '/'"
    return f"({' OR '.join([one] * (len(values) // 3)) or 'FALSE'})", values
