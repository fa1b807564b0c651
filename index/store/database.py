"""What a store asks of the database that it stands on: of SQLite in a folder, or of a server.

The rows are the same everywhere, and so is the SQL that asks for them (`index.store.articles`, `passages`,
`statements`, `speakers`, ...): SQLite's, kept to what others read, too. What differs stands here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager

    import numpy as np
    from numpy.typing import NDArray

    from index.store.moves import Ids


class Matched(NamedTuple):
    """Rows that share words with a query, best first: ids (n,) and BM25 (n,), higher is better."""

    ids: Ids
    scores: NDArray[np.float64]


class Version(NamedTuple):
    """One generation of an index on a server: the schema that it stands in, what tells it from every other
    index, and the generation.
    """

    schema: str
    name: str
    generation: int


class Phrase(NamedTuple):
    """How sentences that have some words, one after another, are asked for in SQL.

    ``source`` stands after FROM and has ``sentence`` in it; ``clause`` is the condition, with its ``values``.
    """

    source: str
    clause: str
    values: list[object]


class Rows(Protocol):
    """The rows that a statement in SQL gives."""

    @property
    def rowcount(self) -> int:
        """How many rows it changed."""

    def __iter__(self) -> Iterator[Any]: ...

    def fetchone(self) -> Any:
        """Return the next row; None after the last."""

    def fetchall(self) -> list[Any]:
        """Return all that are left."""

    def fetchmany(self, size: int, /) -> list[Any]:
        """Return the next few."""


class StoreDatabase(Protocol):
    """An open database that holds an index."""

    def execute(self, sql: str, values: Any = ..., /) -> Rows:
        """Run one statement, in the SQL that both kinds read, ``?`` standing for each value."""

    def executemany(self, sql: str, values: Iterable[Any], /) -> None:
        """Run one statement for each of many values."""

    def insert_row(self, table: str, values: dict[str, object]) -> int:
        """Insert a row; return its id, where the table has ids."""

    def insert_rows(self, table: str, columns: str, rows: Iterable[Any], /) -> None:
        """Insert many rows of these columns, their ids, where the table has ids, among them."""

    def begin(self) -> Any:
        """Begin to read one state, whatever is written meanwhile."""

    def commit(self) -> Any:
        """Let go of that state."""

    def close(self) -> Any:
        """Close the connection."""

    def atomic(self) -> AbstractContextManager[Any]:
        """Return a transaction, all or nothing, that may stand within another."""

    def keep_identities(self, mark: str, identities: dict[str, str]) -> None:
        """Keep whom the names mean that may be seen, for this connection alone.

        :param mark: what tells what may be seen from all else (`index.store.filter.Sight.mark`).
        """

    def identities(self, mark: str) -> str:
        """Return what has the columns ``name`` and ``speaker`` of what was kept so, to stand in SQL."""

    def speaker_of(self, mark: str, name: str) -> str:
        """Return whom a name means, of what was kept so: an expression in SQL, as ``name`` is one."""

    def put_words(self, article: int, text: str) -> None:
        """Let an article's passages and sentences be found by their words."""

    def drop_words(self, article: int, text: str) -> None:
        """Let them be found no longer; they are still there, with the text that was put."""

    def phrase(self, words: str) -> Phrase:
        """Return what asks for the sentences that have these words, in any form, one after another."""

    def matches(self, table: str, query: str, among: Ids | None, most: int) -> Matched:
        """Return rows that share words with a query, as `index.store.passages.matches` does."""

    def with_words(self, table: str) -> Ids:
        """Return the ids of the rows that can be found by their words."""

    def purge(self) -> None:
        """Clear from the disk what removed articles left there."""

    def sizes(self) -> dict[str, int]:
        """Return how many bytes its parts take, by what they are for."""

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the database itself."""
