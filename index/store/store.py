"""An open index: SQLite, the truth, as far as it may be seen, and what may be changed of it.

One `Store` is one connection and belongs to the thread that opened it. Every change is one transaction
that raises the generation, so that a reader knows when to look again.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

from index.embedding.encoder import PACKAGED_MODEL
from index.errors import StoreError
from index.store import connection, faults, schema, seal
from index.store.filter import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sqlite_utils import Database

    from index.store.filter import Sight
    from index.store.vectors import Ids


class Store:
    """An open index database, of which every question sees what ``sight`` opens and nothing else.

    ``is_immutable`` when it was opened where nobody may write, so that it does not see what others change.
    """

    def __init__(self, db: Database, *, is_immutable: bool = False, sight: Sight = EVERYTHING) -> None:
        self._db = db
        self.is_immutable = is_immutable
        self.sight = sight
        self.seen_ids: dict[str, Ids] = {}

    def seen(self, sight: Sight) -> Store:
        """Return the same open database with nothing to see but what ``sight`` opens, as it is now."""
        return Store(self._db, is_immutable=self.is_immutable, sight=self.sight.meet(sight))

    def begin(self) -> None:
        """Begin to read one state of the database, whatever is written meanwhile."""
        self._db.begin()

    def rollback(self) -> None:
        """Let go of the state that is read."""
        self._db.rollback()

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    @property
    def model(self) -> str:
        """The embedding model that made the vectors."""
        return self.meta("model")

    @property
    def dimensions(self) -> int:
        """The length of its vectors."""
        return int(self.meta("dimensions"))

    @property
    def name(self) -> str:
        """What tells this index from every other."""
        return self.meta("index")

    @property
    def generation(self) -> int:
        """A number raised by every change."""
        return int(self.meta("generation"))

    @property
    def moved(self) -> int:
        """The generation in which passages last came or went."""
        return int(self.meta("moved"))

    def refuse_other(self, model: str | None) -> None:
        """Raise StoreError unless the vectors are of ``model`` (None: the packaged one)."""
        wanted = model or PACKAGED_MODEL
        if self.model != wanted:
            raise StoreError(
                f"This index was built with the model {self.model!r}; ONRECORD_MODEL asks for {wanted!r}. "
                "Mend: set ONRECORD_MODEL back, or build the index anew with: onrecord index --rebuild"
            )

    def refuse_damaged(self, articles: Iterable[int]) -> None:
        """Raise StoreError unless all that is stored of these articles is what was put there.

        :param articles: their rows; call it before anything of theirs is shown.
        """
        seen, folders = self.sight.condition
        for row in articles:
            sql = f"SELECT path, seal FROM article WHERE id = ? AND {seen}"
            held = self._db.execute(sql, [row, *folders]).fetchone()
            if held is None or seal.of_article(self._db, row) != held[1]:
                what = f"what it holds of {held[0]!r}" if held else "an article"
                raise faults.damaged(self.place, f"{what} is not what was stored")

    @property
    def place(self) -> str:
        """The database's file."""
        return str(self._db.execute("PRAGMA database_list").fetchone()[2])

    def meta(self, key: str) -> str:
        """Return one of the index's own values; empty when it has none."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
        return str(row[0]) if row else ""

    def faults(self) -> Iterator[str]:
        """Yield what SQLite finds wrong with the file, and each row that refers to one that is gone."""
        yield from (row for (row,) in self._db.execute("PRAGMA quick_check") if row != "ok")
        for table, row, *_ in self._db.execute("PRAGMA foreign_key_check"):
            yield f"{table} {row} belongs to nothing"


class Writer(Store):
    """An index database open for writing, by the one process that may."""

    @contextmanager
    def change(self) -> Iterator[None]:
        """One transaction, all or nothing, that raises the generation."""
        with self._db.atomic():
            yield
            self._db.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")

    def insert(self, table: str, **values: object) -> int:
        """Insert one row, within a `change`, and return its id."""
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        cursor = self._db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values.values()))
        return int(cursor.lastrowid or 0)

    def set_meta(self, key: str, value: str) -> None:
        """Set one of the index's own values, within a `change`."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, value])


def create(folder: Path, model: str, dimensions: int) -> Writer:
    """Make an empty index in ``folder`` for vectors of ``model``."""
    db = connection.to_write(folder, new=True)
    schema.upgrade(db)
    meta = {
        "index": uuid4().hex,
        "model": model,
        "dimensions": dimensions,
        "generation": 0,
        "moved": 0,
        "identities": "",
    }
    with db.atomic():
        for key, value in meta.items():
            db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, str(value)])
    return Writer(db)


def open_to_write(folder: Path) -> Writer:
    """Open the index in ``folder``, bringing an older schema forward.

    :raises StoreError: when it is damaged, cannot be written, or is of a newer program.
    """
    db = connection.to_write(folder)
    with faults.explained(folder):
        schema.upgrade(db)
    return Writer(db)


def open_to_read(folder: Path) -> Store:
    """Open the index in ``folder`` for questions alone.

    :raises StoreError: when it is damaged, or of a newer or an older program.
    """
    db, is_immutable = connection.to_read(folder)
    with faults.explained(folder):
        schema.refuse_other(db)
    return Store(db, is_immutable=is_immutable)
