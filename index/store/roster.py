"""Whom the names in an index mean, worked out anew from all its articles and the admin's rules."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from index.names.identity import identify, speakers
from index.store import faults, rows, seal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from index.names.identity import Named, Rule
    from index.store.store import Store
    from index.types import Speaker


def update(store: Store) -> None:
    """Work out who is who, if names or rules have changed since it last was."""
    if not is_current(store):
        named = people(store)
        identities = identify(named, rules(store))
        replace(store, identities, speakers(named, identities))


def is_current(store: Store) -> bool:
    """Say whether neither names nor rules have changed since identity was worked out."""
    return store.meta("identities") != ""


def refuse_damaged(store: Store) -> None:
    """Raise StoreError unless whom the names mean is as it was worked out."""
    if is_current(store) and seal.of_identities(store.db) != store.meta("identities"):
        raise faults.damaged(store.place, "its speakers are not those that were stored")


def people(store: Store) -> list[Named]:
    """Return what all articles together say of each name in them, in the names' order."""
    by_name = groupby(store.people(), key=lambda row: row[0])
    return [rows.to_named(name, list(found)) for name, found in by_name]


def rules(store: Store) -> list[Rule]:
    """Return what the admin decided about who is who, the oldest first."""
    found = store.db.execute("SELECT kind, name, other FROM rule ORDER BY id")
    return [rows.to_rule(*row) for row in found]


def add_rules(store: Store, added: Iterable[Rule]) -> None:
    """Add to what the admin decided; `update` then makes it hold."""
    with store.change():
        for rule in added:
            store.insert("rule", **rows.of_rule(rule))
        store.set_meta("identities", "")


def replace(store: Store, identities: Mapping[str, str], found: Iterable[Speaker]) -> None:
    """Replace whom each name means, in one transaction.

    :param identities: from names in articles to canonical names.
    :param found: one speaker for each canonical name.
    """
    with store.change():
        _hold(store, "identity", ({"name": name, "speaker": who} for name, who in identities.items()))
        _hold(store, "speaker", (rows.of_speaker(one) for one in found))
        store.set_meta("identities", seal.of_identities(store.db))


def _hold(store: Store, table: str, wanted: Iterable[rows.Values]) -> None:
    """Make a table hold the rows ``wanted``, touching those alone that differ."""
    held = {row[0]: row for row in store.db.execute(f"SELECT * FROM {table}")}
    for values in wanted:
        before = held.pop(values["name"], None)
        if before != tuple(values.values()):
            if before is not None:
                store.db.execute(f"DELETE FROM {table} WHERE name = ?", [values["name"]])
            store.insert(table, **values)
    for name in held:
        store.db.execute(f"DELETE FROM {table} WHERE name = ?", [name])
