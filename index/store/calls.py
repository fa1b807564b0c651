"""What each article calls somebody, and its text: read where names alone do not tell whom a title means."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.names.calls import Call
from index.store import articles, faults, rows
from index.store.filter import NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.store.store import Store


@dataclass(frozen=True, slots=True)
class StoredPapers:
    """The articles of a store, as far as they may be seen."""

    store: Store

    def calls(self, speakers: Sequence[str]) -> list[Call]:
        """Return what each article calls these speakers, in the articles' order."""
        seen, folders = self.store.sight.condition
        sql = f"""SELECT identity.speaker, person.name, person.roles, article.published, article.id
            FROM {self.store.identity} AS identity JOIN person ON person.name = identity.name
                JOIN article ON article.id = person.article
            WHERE identity.speaker IN {NAMES} AND {seen}
            ORDER BY article.path, person.name"""
        with faults.decoding(self.store.place):
            found = self.store._db.execute(sql, [json.dumps(list(speakers)), *folders])
            return [
                Call(who, name, rows.listed(roles), rows.day(published), row)
                for who, name, roles, published, row in found
            ]

    def texts(self, articles_: Sequence[int]) -> Mapping[int, str]:
        """Return the texts of articles by row."""
        return {row: article.text for row, article in articles.by_row(self.store, articles_).items()}
