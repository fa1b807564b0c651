"""Seals of before are renewed where an article is as it was sealed, and there alone."""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from index.errors import StoreError
from index.store import seal, store
from index.store.folder import connection
from index.store.reader import Reader
from tests.index import making

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def index(tmp_path: Path) -> Path:
    documents = tmp_path / "documents"
    documents.mkdir()
    for name in ("dam", "ferry"):
        (documents / f"{name}.md").write_text(f"“The {name} is late,” said Anna Berg. Nobody else spoke.")
    making.run(tmp_path / "index", documents)
    return tmp_path / "index"


def _as_before(db: sqlite3.Connection) -> None:
    """Seal all articles as programs did before vectors were sealed as they are, and forget that they are."""
    for (row,) in db.execute("SELECT id FROM article").fetchall():
        total = sha256()
        for sql in seal.SEALED.values():
            for values in db.execute(sql, [row]):
                total.update(repr(values).encode())
        db.execute("UPDATE article SET seal = ? WHERE id = ?", [total.hexdigest(), row])
    db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm012_seals'")


def test_what_was_damaged_before_is_still_found_out(index: Path) -> None:
    db = sqlite3.connect(making.current(index) / connection.NAME)
    seals = dict(db.execute("SELECT path, seal FROM article"))
    _as_before(db)
    db.execute("""UPDATE sentence SET vector = zeroblob(length(vector))
        WHERE article = (SELECT id FROM article WHERE path = 'dam.md')""")
    db.commit()
    db.close()
    store.open_to_write(making.current(index)).close()
    with Reader(index).snapshot() as snapshot:
        (dam,) = snapshot.store._db.execute("SELECT id FROM article WHERE path = 'dam.md'").fetchone()
        (ferry, renewed) = snapshot.store._db.execute(
            "SELECT id, seal FROM article WHERE path = 'ferry.md'"
        ).fetchone()
        assert renewed == seals["ferry.md"]
        snapshot.store.refuse_damaged([ferry])
        with pytest.raises(StoreError, match=r"'dam\.md' is not what was stored"):
            snapshot.store.refuse_damaged([dam])
