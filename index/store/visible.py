"""What may be seen of an index: a snapshot that knows only the articles of some collections."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from index.question.understand import directory
from index.store.lookup import Filter
from index.types import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.store.reader import Snapshot
    from index.store.store import Store

_COLLECTIONS = "SELECT DISTINCT collection FROM article WHERE collection != '' AND {} ORDER BY 1"
_PUBLISHERS = """SELECT publisher FROM article WHERE publisher IS NOT NULL AND {}
    GROUP BY 1 ORDER BY count(*) DESC, 1"""
_PEOPLE = """SELECT identity.speaker, person.name, person.aliases, person.roles,
        (SELECT count(*) FROM statement WHERE statement.article = person.article
            AND statement.name = person.name AND stance = 'said')
    FROM person JOIN article ON article.id = person.article JOIN identity ON identity.name = person.name
    WHERE {} ORDER BY person.name, article.path"""


def visible(snapshot: Snapshot, collections: Sequence[str]) -> Snapshot:
    """Return ``snapshot`` with a directory of only what the articles of ``collections`` name.

    The collection ``""`` is the articles that lie at the top of the documents folder. Its store still holds
    everything: pass the same collections to `index.answers.answer.ask`.
    """
    within = Filter(collections=tuple(collections))
    clause, values = within.clause
    seen = [name for (name,) in snapshot.store.db.execute(_COLLECTIONS.format(clause), values)]
    publishers = [name for (name,) in snapshot.store.db.execute(_PUBLISHERS.format(clause), values)]
    return replace(snapshot, directory=directory(_speakers(snapshot.store, within), publishers, seen))


def _speakers(store: Store, within: Filter) -> list[Speaker]:
    """Return whom the articles within a filter name, by the names that they use, most statements first."""
    clause, values = within.clause
    names: dict[str, Counter[str]] = {}
    roles: dict[str, Counter[str]] = {}
    said = Counter[str]()
    for speaker, name, aliases, called, statements in store.db.execute(_PEOPLE.format(clause), values):
        names.setdefault(speaker, Counter()).update([name, *json.loads(aliases)])
        roles.setdefault(speaker, Counter()).update(json.loads(called))
        said[speaker] += statements
    found = [
        Speaker(who, _others(who, names[who]), tuple(sorted(roles[who].items())), said[who]) for who in names
    ]
    return sorted(found, key=lambda one: (-one.statements, one.name))


def _others(who: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(name for name in names if name != who))
