"""Which rows on a server have some words, and numbers of many rows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.store.database import StoreDatabase
    from index.store.finding.stems import Stems
    from index.store.moves import Ids


def having(db: StoreDatabase, table: str, phrase: Stems) -> tuple[Ids, Ids, Ids]:
    """Return the rows with a phrase: their ids, in order, how often, and how many words they have."""
    times = "cardinality(array_positions(stems, (?::text[])[1]))" if len(phrase) == 1 else "times(stems, ?)"
    asked = spelt(phrase)
    found = f"""(SELECT id, {times} AS times, cardinality(stems) AS words FROM {table}_words
        WHERE stems @> ? OFFSET 0) AS those WHERE times > 0"""
    rows = numbers(db, "id, times, words", found, [asked, asked]) if phrase else np.zeros((0, 3), np.int64)
    return rows[:, 0], rows[:, 1], rows[:, 2]


def numbers(db: StoreDatabase, columns: str, source: str, values: Sequence[object] = ()) -> Ids:
    """Return columns of numbers, (n, columns), in the order of the first; quicker than row by row.

    :param source: what stands after FROM.
    """
    names = columns.split(", ")
    sent = " || ".join(f"int8send({name})" for name in names)
    sql = f"SELECT string_agg({sent}, '' ORDER BY {names[0]}) FROM {source}"
    (told,) = db.execute(sql, values).fetchone()
    return np.frombuffer(told or b"", ">i8").astype(np.int64).reshape(-1, len(names))


def spelt(phrase: Stems) -> list[str]:
    """Return stems as they are looked up."""
    return [stem.decode() for stem in phrase]
