"""What each article calls somebody, and its text: read where names alone do not tell whom a title means."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.names.calls import FIRST, Call
from index.store import articles, faults, rows
from index.store.filter import IDS, NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.store.store import Store


def called_in(store: Store, speaker: str, among: Iterable[int]) -> list[Call]:
    """Return what those of some articles, by row, that name a speaker call them, in the articles' order."""
    seen, folders = store.sight.condition
    where = f"identity.speaker = ? AND article.id IN {IDS} AND {seen}"
    return _calls(store, where, [speaker, json.dumps(sorted(among)), *folders])


def called_by(store: Store, among: Iterable[int]) -> dict[int, list[Call]]:
    """Return by the row of each of some articles what it calls everybody whom it names."""
    seen, folders = store.sight.condition
    found: dict[int, list[Call]] = {row: [] for row in among}
    for call in _calls(store, f"article.id IN {IDS} AND {seen}", [json.dumps(sorted(found)), *folders]):
        found[call.article].append(call)
    return found


def _calls(store: Store, where: str, values: Sequence[str]) -> list[Call]:
    sql = f"""SELECT identity.speaker, person.name, person.roles, article.published, article.id
        FROM {store.identity} AS identity JOIN person ON person.name = identity.name
            JOIN article ON article.id = person.article
        WHERE {where} ORDER BY article.path, person.name"""
    with faults.decoding(store.place):
        return [
            Call(who, name, rows.listed(roles), rows.day(published), row)
            for who, name, roles, published, row in store._db.execute(sql, values)
        ]


@dataclass(frozen=True, slots=True)
class StoredPapers:
    """The articles of a store, as far as they may be seen. The first calls are kept at hand."""

    store: Store
    _first: dict[str, list[Call]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def calls(self, speakers: Sequence[str]) -> list[Call]:
        """Return what each article calls these speakers, in the articles' order."""
        seen, folders = self.store.sight.condition
        where = f"identity.speaker IN {NAMES} AND {seen}"
        return _calls(self.store, where, [json.dumps(list(speakers)), *folders])

    def first_calls(self, speakers: Sequence[str]) -> Mapping[str, Sequence[Call]]:
        """Return by the speaker, in the articles' order, the first `FIRST` of these with the same roles.

        The most quoted, of whom there are thousands, are those of whom it is asked again and again.
        """
        new = [who for who in dict.fromkeys(speakers) if who not in self._first]
        self._first.update((who, []) for who in new)
        so_far = Counter[tuple[str, tuple[str, ...]]]()
        for call in self.calls(new) if new else ():
            so_far[call.speaker, call.roles] += 1
            if so_far[call.speaker, call.roles] <= FIRST:
                self._first[call.speaker].append(call)
        return {who: self._first[who] for who in speakers}

    def texts(self, articles_: Sequence[int]) -> Mapping[int, str]:
        """Return the texts of articles by row."""
        return {row: article.text for row, article in articles.by_row(self.store, articles_).items()}
