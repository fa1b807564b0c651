"""An open index: SQLite, the truth, as far as it may be seen, and what may be changed of it.

One `Store` is one connection and belongs to the thread that opened it. Every change is one transaction
that raises the generation, so that a reader knows when to look again.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

from index.embedding.encoder import PACKAGED_MODEL
from index.errors import StoreError
from index.store import faults, seal, where
from index.store.filter import EVERYTHING
from index.store.folder import connection, schema
from index.types import Schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from index.store.database import StoreDatabase
    from index.store.filter import Sight
    from index.store.moves import Ids
    from index.types import Place

SET_META = "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"


class Store:
    """An open index database, of which every question sees what ``sight`` opens and nothing else.

    ``where`` is where it lies; ``is_immutable`` when it was opened where nobody may write, so that it does
    not see what others change. ``identity`` is what has, in SQL, the columns ``name``
    and ``speaker`` of whom the names mean, as far as is seen.
    """

    def __init__(
        self,
        db: StoreDatabase,
        where: Path | Schema,
        *,
        is_immutable: bool = False,
        sight: Sight = EVERYTHING,
    ) -> None:
        self._db = db
        self.where = where
        self.is_immutable = is_immutable
        self.sight = sight
        self.identity = "identity" if sight.is_everything else db.identities(sight.mark)
        self.seen_ids: dict[str, Ids] = {}

    def seen(self, sight: Sight) -> Store:
        """Return the same open database with nothing to see but what ``sight`` opens, as it is now.

        Whom the names mean that are seen is yet to be worked out (`index.store.speakers.work_out`).
        """
        return Store(self._db, self.where, is_immutable=self.is_immutable, sight=self.sight.meet(sight))

    def speaker_of(self, name: str) -> str:
        """Return whom a name means, as far as is seen: an expression in SQL, as ``name`` is one."""
        if self.sight.is_everything:
            return f"(SELECT speaker FROM identity WHERE name = {name})"
        return self._db.speaker_of(self.sight.mark, name)

    def begin(self) -> None:
        """Begin to read one state of the database, whatever is written meanwhile."""
        self._db.begin()

    def let_go(self) -> None:
        """Let go of the state that is read; what was worked out of it for a sight is kept."""
        self._db.commit()

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
        return self._number("dimensions")

    @property
    def name(self) -> str:
        """What tells this index from every other."""
        return self.meta("index")

    @property
    def generation(self) -> int:
        """A number raised by every change."""
        return self._number("generation")

    @property
    def moved(self) -> int:
        """The generation in which passages last came or went."""
        return self._number("moved")

    @property
    def noted(self) -> int:
        """The generation since which it is noted what went."""
        return self._number("noted")

    @property
    def told(self) -> int:
        """The generation since which it is noted which speakers are told of otherwise."""
        return self._number("told")

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
        sql = f"SELECT path, seal FROM article WHERE id = ? AND {seen}"
        for row in articles:
            held = self._db.execute(sql, [row, *folders]).fetchone()
            if held is None or seal.of_article(self._db, row) != held[1]:
                what = f"what it holds of {held[0]!r}" if held else "an article"
                raise faults.damaged(self.place, f"{what} is not what was stored")

    @property
    def place(self) -> str:
        """The database's file, or the server."""
        if isinstance(self.where, Schema):
            return str(self.where.server)
        return str((self.where / connection.NAME).absolute())

    @property
    def folder(self) -> Path:
        """The folder that it lies in, with its caches; none on a server."""
        assert not isinstance(self.where, Schema)
        return self.where

    @property
    def is_served(self) -> bool:
        """Whether a server holds it."""
        return isinstance(self.where, Schema)

    def meta(self, key: str) -> str:
        """Return one of the index's own values; empty when it has none."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
        return str(row[0]) if row else ""

    def _number(self, key: str) -> int:
        with faults.decoding(self.place):
            return int(self.meta(key))

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the database itself, and each row that refers to one that is gone."""
        yield from self._db.faults()


class Writer(Store):
    """An index database open for writing, by the one process that may."""

    @contextmanager
    def change(self) -> Iterator[None]:
        """One transaction, all or nothing, that raises the generation."""
        raised = "CAST(CAST(value AS BIGINT) + 1 AS TEXT)"
        with self._db.atomic():
            yield
            self._db.execute(f"UPDATE meta SET value = {raised} WHERE key = 'generation'")

    def insert(self, table: str, **values: object) -> int:
        """Insert one row, within a `change`, and return its id."""
        return self._db.insert_row(table, values)

    def set_meta(self, key: str, value: str) -> None:
        """Set one of the index's own values, within a `change`."""
        self._db.execute(SET_META, [key, value])


@contextmanager
def reading(index: Place, *, checked: bool = True) -> Iterator[Store]:
    """Open the index to read one state of it, whatever is written meanwhile; explain faults, and close it.

    :param checked: whether it must be of this program; else what is read must be there in every index.
    :raises StoreError: when there is no index, it is damaged, or of a newer or an older program.
    """
    with faults.explained(index):
        held = open_to_read(where.current(index), checked=checked)
    with closing(held), faults.explained(index, faults.DATABASE):
        held.begin()
        yield held


@contextmanager
def writing(index: Place, patience: float = 0) -> Iterator[Writer]:
    """Lock the index, open it to change it, explain faults, and close it.

    :param patience: for how many seconds to wait while another process writes it.
    :raises LockedError: when another process writes it.
    :raises StoreError: when there is none, or it is damaged or a newer program's.
    """
    with where.only_writer(index, patience), _closing(index, open_to_write(where.current(index))) as held:
        yield held


@contextmanager
def locked(index: Place, begin: Callable[[], tuple[str, int]]) -> Iterator[Writer]:
    """Lock the index and open it as `writing` does, made first where there is none.

    :param begin: gives the name of the embedding model, and the length of its vectors.
    """
    with where.only_writer(index):
        if not where.is_built(index):
            with created(index, *begin()):
                pass
        with faults.explained(index):
            where.clear(index)
        with _closing(index, open_to_write(where.current(index))) as held:
            yield held


@contextmanager
def created(index: Place, model: str, dimensions: int) -> Iterator[Writer]:
    """Make an empty index beside the one there is; where the block ends without fault, it is the current one.

    Only for whoever holds the lock (`index.store.where.only_writer`). Otherwise nothing of it is left.
    """
    try:
        with faults.explained(index):
            held = create(where.fresh(index), model, dimensions)
        with _closing(index, held):
            yield held
        with faults.explained(index):
            where.flip(index, held.where)
    finally:
        with faults.explained(index):
            where.clear(index)


@contextmanager
def _closing(index: Place, held: Writer) -> Iterator[Writer]:
    with closing(held), faults.explained(index, faults.DATABASE):
        yield held


def create(place: Path | Schema, model: str, dimensions: int) -> Writer:
    """Make an empty index in the folder or schema ``place`` for vectors of ``model``."""
    db = _made(place, dimensions)
    meta = {"index": uuid4().hex, "model": model, "dimensions": dimensions, "identities": ""}
    meta |= dict.fromkeys(("generation", "moved", "noted", "told"), 0)
    with db.atomic():
        for key, value in meta.items():
            db.execute(SET_META, [key, str(value)])
    return Writer(db, place)


def _made(place: Path | Schema, dimensions: int) -> StoreDatabase:
    if isinstance(place, Schema):
        return where.upgraded(place, dimensions)
    db = connection.to_write(place, new=True)
    schema.upgrade(db)
    return db


def open_to_write(place: Path | Schema) -> Writer:
    """Open the index in the folder ``place``, bringing an older schema forward; whoever does must close it.

    :raises StoreError: when it is damaged, cannot be written, or is of a newer program.
    """
    if isinstance(place, Schema):
        return Writer(where.upgraded(place), place)
    db = connection.to_write(place)
    try:
        with faults.explained(place):
            schema.upgrade(db)
    except StoreError:
        db.close()
        raise
    return Writer(db, place)


def open_to_read(place: Path | Schema, *, checked: bool = True) -> Store:
    """Open the index in ``place`` for questions alone; whoever does must close it.

    :raises StoreError: when it is damaged, or of a newer or an older program.
    """
    if isinstance(place, Schema):
        return Store(where.connected(place, checked=checked), place)
    db, is_immutable = connection.to_read(place)
    try:
        with faults.explained(place):
            if checked:
                schema.refuse_other(db)
    except StoreError:
        db.close()
        raise
    return Store(db, place, is_immutable=is_immutable)
