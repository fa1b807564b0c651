"""Tables on a server go forward where a newer program writes; who cannot read them is told in a sentence."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from index.errors import LockedError, StoreError
from index.store import articles, store, where
from index.store.postgres import schema
from index.store.reader import Reader
from tests.index.articles.reading import put
from tests.index.making import run
from tests.index.store.served import empty

if TYPE_CHECKING:
    from pathlib import Path

    from index.store.postgres.connection import ServerDatabase
    from index.types import Server


def m002_desk(db: ServerDatabase, dimensions: int) -> None:
    """As a newer program might."""
    db.execute(f"ALTER TABLE article ADD COLUMN desk INTEGER NOT NULL DEFAULT {dimensions}")


def m003_broken(db: ServerDatabase, _dimensions: int) -> None:
    """As no program should."""
    db.execute("ALTER TABLE article ADD COLUMN half INTEGER")
    db.execute("ALTER TABLE nothing ADD COLUMN half INTEGER")


OLDER = schema.MIGRATIONS


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return put(tmp_path / "documents", {"a.txt": "“It holds,” said Anna Berg."})


@pytest.fixture
def served(documents: Path) -> Server:
    made = empty()
    run(made, documents)
    return made


def columns(place: Server) -> set[str]:
    sql = """SELECT column_name FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name = 'article'"""
    with store.reading(place, checked=False) as opened:
        return {name for (name,) in opened._db.execute(sql)}


def test_a_newer_program_takes_the_tables_forward_where_it_writes(
    served: Server, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", (*OLDER, m002_desk))
    older = r"written by an older On Record\. Mend: onrecord index$"
    with closing(Reader(served)) as reader, pytest.raises(StoreError, match=older):
        reader.snapshot().__enter__()
    with where.only_writer(served), pytest.raises(LockedError):
        run(served, documents)
    assert "desk" not in columns(served)
    assert run(served, documents).unchanged == 1
    with closing(Reader(served)) as reader, reader.snapshot() as snapshot:
        assert articles.faulty(snapshot.store) == []
        assert snapshot.store._db.execute("SELECT desk FROM article").fetchall() == [(16,)]
    monkeypatch.setattr(schema, "MIGRATIONS", OLDER)
    for opening in (store.open_to_read, store.open_to_write):
        with pytest.raises(StoreError, match=r"newer On Record \(it has m002_desk\).*update the program"):
            opening(where.current(served))
    run(served, documents, rebuild=True)
    assert "desk" not in columns(served)


def test_a_step_forward_that_fails_leaves_nothing_half(
    served: Server, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", (*OLDER, m002_desk, m003_broken))
    with pytest.raises(StoreError, match="cannot be read or written"):
        run(served, documents)
    assert "desk" in columns(served)
    assert "half" not in columns(served)
    monkeypatch.setattr(schema, "MIGRATIONS", (*OLDER, m002_desk))
    assert run(served, documents).unchanged == 1
