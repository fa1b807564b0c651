"""An index on a PostgreSQL server answers as the same index in a folder does, and is as safe."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import numpy as np
import psycopg
import pytest
from click.testing import CliRunner

from index.answers.answer import ask
from index.check.check import check
from index.cli import app
from index.errors import LockedError, StoreError
from index.question.understand import understand
from index.search.ranking import search
from index.search.topic import prepare
from index.store import articles, extent, passages, revisions, store, transfer, where
from index.store.calls import StoredPapers
from index.store.filter import EVERYTHING, Filter, Sight
from index.store.postgres import connection
from index.store.reader import Reader
from index.types import Server
from tests.conftest import DOCUMENTS
from tests.index.making import run
from tests.index.store.served import empty, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

QUESTIONS = (
    "Who spoke about the dam?",
    "What happened at the talks?",
    "When does the bridge open?",
    "How much did the pier cost?",
)


@pytest.fixture
def in_folder(index: Path) -> Iterator[Snapshot]:
    with closing(Reader(index)) as reader, reader.snapshot() as pinned:
        yield pinned


@pytest.fixture
def on_server(served: Server) -> Iterator[Snapshot]:
    with closing(Reader(served)) as reader, reader.snapshot() as pinned:
        yield pinned


def shown(snapshot: Snapshot, encoder: Encoder, question: str) -> list[object]:
    found = ask(snapshot, encoder, question, understand(question, snapshot.directory, date(2025, 6, 1)))
    told: list[object] = [(one.article.path, one.excerpt, round(one.score, 6)) for one in found.evidence]
    return [*told, found.silence, found.searched]


def hits(snapshot: Snapshot, encoder: Encoder, question: str) -> list[object]:
    found = search(snapshot, prepare(question, encoder), Filter(), 50)
    paths = articles.by_row(snapshot.store, {one.article for one in found})
    return [
        (paths[one.article].path, one.start, one.end, pytest.approx(one.score, abs=1e-6), one.ranks)
        for one in found
    ]


@pytest.mark.parametrize("sight", [EVERYTHING, Sight.of(["coast"])], ids=["all", "coast"])
def test_evidence_order_and_scores_are_those_of_the_folder(
    in_folder: Snapshot, on_server: Snapshot, encoder: Encoder, sight: Sight
) -> None:
    one, other = (held if sight == EVERYTHING else held.seen(sight) for held in (in_folder, on_server))
    people = [speaker.name for speaker in one.directory.speakers]
    assert people
    assert people == [speaker.name for speaker in other.directory.speakers]
    questions = [*QUESTIONS, *(f"What did {name} say?" for name in people)]
    given = [shown(one, encoder, question) for question in questions]
    assert sum(len(some) > 2 for some in given) >= len(people) / 2
    assert given == [shown(other, encoder, question) for question in questions]
    for question in questions:
        assert hits(one, encoder, question) == hits(other, encoder, question), question


def test_quotations_are_found_as_in_the_folder(
    in_folder: Snapshot, on_server: Snapshot, encoder: Encoder
) -> None:
    for _, article in articles.within(in_folder.store):
        words = article.text.split()[10:24]
        for text in (" ".join(words), " ".join(words[:6] + words[8:])):
            one, other = (check(held, lambda: encoder, f"“{text}”") for held in (in_folder, on_server))
            assert [_told(found) for found in one.quotations] == [_told(found) for found in other.quotations]


def _told(found: object) -> object:
    told = [(one.excerpt, one.article.path, round(one.score, 6)) for one in found.matches]  # type: ignore[attr-defined]
    return found.verdict, told  # type: ignore[attr-defined]


def test_every_article_is_sealed_as_it_was_stored(on_server: Snapshot) -> None:
    assert articles.searched(on_server.store).articles > 5
    assert articles.faulty(on_server.store) == []
    assert [passages.unindexed(on_server.store, table) for table in passages.TABLES] == [0, 0]


def test_of_very_many_vectors_the_nearest_are_found_in_a_graph_and_within_a_filter_exactly(
    index: Path, in_folder: Snapshot, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.store.postgres.finders.EXACT", len(in_folder.sentences.ids) - 1)
    place = empty()
    transfer.copy(index, place, lambda *_: None)
    with closing(Reader(place)) as reader, reader.snapshot() as graphed:
        db = graphed.store._db
        made = db.execute("SELECT to_regclass('passage_near')::text, to_regclass('sentence_near')::text")
        assert made.fetchone() == (None, "sentence_near")
        db.execute("SET LOCAL enable_seqscan = off")
        db.execute("SET LOCAL enable_sort = off")
        for question in QUESTIONS:
            asked = encoder.question(question)
            exact = dict(in_folder.sentences.search(asked, 50))
            found = graphed.sentences.search(asked, 50)
            assert len(found) == 50
            assert len(exact.keys() & dict(found).keys()) >= 48
            assert found == sorted(found, key=lambda near: (-near.similarity, near.id))
            near = in_folder.sentences.similarities(asked, np.array([one.id for one in found]))
            assert [one.similarity for one in found] == pytest.approx(near.tolist(), abs=1e-6)
            some = in_folder.sentences.ids[::3]
            within = [one.sentences.search(asked, 20, some) for one in (graphed, in_folder)]
            assert [near.id for near in within[0]] == [near.id for near in within[1]]


def test_names_are_looked_up_whichever_way_the_server_goes_about_it(on_server: Snapshot) -> None:
    papers, names = StoredPapers(on_server.store), [one.name for one in on_server.directory.speakers]
    usual = papers.calls(names)
    for way in ("hashjoin", "mergejoin"):  # as with many names: version 18 has no plan for a list as a table
        on_server.store._db.execute(f"SET LOCAL enable_{way} = off")
    assert papers.calls(names) == usual != []


def test_what_was_changed_behind_its_back_is_never_shown(tmp_path: Path) -> None:
    place, documents = empty(), written(tmp_path)
    run(place, documents)
    with psycopg.connect(place.url) as connected:
        (name,) = connected.execute("SELECT name FROM onrecord.current").fetchone() or ("",)
        connected.execute(f"UPDATE {name}.article SET text = replace(text, 'holds', 'fails')".encode())
    with store.reading(place) as opened:
        row = articles.rows(opened, Filter())[0]
        with pytest.raises(StoreError, match="not what was stored"):
            opened.refuse_damaged([row])


def written(tmp_path: Path) -> Path:
    documents = tmp_path / "documents"
    documents.mkdir()
    for number in range(12):
        text = f"“Wall {number} holds,” said Anna Berg. The water rose."
        (documents / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return documents


def test_a_reader_follows_what_comes_changes_and_goes(tmp_path: Path) -> None:
    place, documents = empty(), written(tmp_path)
    run(place, documents)
    reader = Reader(place)
    with reader.snapshot() as before:
        (documents / "00.txt").write_text("“It fell,” said Ole Dahl.")
        (documents / "01.txt").unlink()
        run(place, documents)
        assert articles.searched(before.store).articles == 12
        assert revisions.history(before.store, "00.txt")[-1].article.text.startswith("“Wall 0")
    with reader.snapshot() as after:
        assert articles.searched(after.store).articles == 11
        assert [one.article.text[:5] for one in revisions.history(after.store, "00.txt")] == [
            "“Wall",
            "“It f",
        ]
        assert articles.faulty(after.store) == []
        assert sorted(after.sentences.ids.tolist()) == after.words.ids.tolist()
        assert len(passages.matches(after.store, "sentence", '"fell"').ids) == 1
    run(place, documents, rebuild=True)
    with reader.snapshot() as anew:
        assert articles.searched(anew.store).articles == 11
        assert len(revisions.history(anew.store, "00.txt")) == 2
    reader.close()
    with psycopg.connect(place.url) as connected:
        kept = connected.execute("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'onrecord\\_%'")
        assert kept.fetchone() == (1,)


def test_a_second_writer_is_told_who_writes() -> None:
    place = empty()
    with (
        where.only_writer(place),
        pytest.raises(LockedError, match=rf"^Process {os.getpid()} on .* is indexing postgresql://"),
        where.only_writer(place),
    ):
        pass
    with where.only_writer(place):
        pass


def test_a_killed_writer_leaves_whole_articles_and_no_lock(tmp_path: Path) -> None:
    place, documents = empty(), written(tmp_path)
    program = "import os, signal, sys\nfrom pathlib import Path\nfrom index.store import write\n" + (
        "from index.types import Server\nfrom tests.index.making import run\n"
        "left, whole = [4], write._replace_statements\n"
        "def killed(*given):\n    left[0] -= 1\n"
        "    if not left[0]:\n        os.kill(os.getpid(), signal.SIGKILL)\n    whole(*given)\n"
        "write._replace_statements = killed\nrun(Server(sys.argv[1]), Path(sys.argv[2]))\n"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", program, place.url, str(documents)], cwd=root, check=False)
    assert done.returncode == -signal.SIGKILL
    with store.reading(place) as opened:
        assert articles.searched(opened).articles == 3
        assert articles.faulty(opened) == []
    assert run(place, documents).made == 9


def test_answers_go_on_after_the_server_closed_the_connections(tmp_path: Path) -> None:
    place, documents = empty(), written(tmp_path)
    run(place, documents)
    reader = Reader(place)
    with reader.snapshot() as snapshot:
        assert articles.searched(snapshot.store).articles == 12
    with psycopg.connect(running().get_uri(), autocommit=True) as connected:
        connected.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'test%'")
    with reader.snapshot() as snapshot:
        assert articles.searched(snapshot.store).articles == 12
    reader.close()


COMMANDS = (
    "index --json",
    "ask 'Who spoke about the dam?'",
    "ask 'What did Volkonin say about the dam?' --json",
    "ask 'Varnia and Kestria open talks on the Olm dam?' --explain",
    "ask 'What did Volkonin say about the dam?' --publisher 'The Harbour Courier' --until 2025-04-01",
    "ask 'What did Zorgblatt say about amber?'",
    "search 'dam talks' --explain",
    "quotes --about dam",
    "quotes --speaker Volkonin --json",
    "show talks-open-on-the-olm.md",
    "show 'Varnia and Kestria open talks on the Olm dam' --json",
    "check 'An island is not a luxury'",
    "speakers --all --json",
    "speakers suggest",
    "sources --csv",
    "sources history talks-open-on-the-olm.md",
)
"""What reads an index, in its ways."""


def test_the_commands_print_what_they_print_of_a_folder(
    index: Path, served: Server, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_DOCUMENTS", str(DOCUMENTS))
    for line in COMMANDS:
        printed = []
        for where_ in (str(index), served.url):
            monkeypatch.setenv("ONRECORD_INDEX", where_)
            done = CliRunner().invoke(app, shlex.split(line), catch_exceptions=False)
            assert done.exit_code == 0, done.output
            printed.append(re.sub(r'\d+ ms|"took_ms": [\d.]+', "", done.output))
        assert printed[0] == printed[1] != "", line
    checks = CliRunner().invoke(app, ["doctor"], catch_exceptions=False)
    assert checks.exit_code == 0, checks.output
    assert "a server needs none" in checks.output
    assert "passages take" in checks.output
    given = CliRunner().invoke(app, ["--index", served.url, "sources", "--json"], catch_exceptions=False)
    assert given.exit_code == 0, given.output
    refused = CliRunner().invoke(app, ["backup", str(place / "all.zip")])
    assert refused.exit_code == 1
    assert "pg_dump" in str(refused.exception)


def test_what_an_index_takes_is_told_by_its_parts(on_server: Snapshot) -> None:
    parts = extent.disk(on_server.store)
    assert parts.keys() == {"articles, statements and people", "vectors", "words"}
    assert all(size > 100_000 for size in parts.values())
    assert extent.free(on_server.store) is None


def test_what_a_server_refuses_is_told_with_what_mends_it(tmp_path: Path) -> None:
    place, documents = empty(), written(tmp_path)
    poor = f"poor_{uuid4().hex}"
    with psycopg.connect(place.url, autocommit=True) as connected:
        connected.execute(f"CREATE ROLE {poor} LOGIN".encode())
    as_poor = Server(place.url.replace("postgres:@", f"{poor}:@"))
    with pytest.raises(StoreError, match=r"cannot be used .* Mend: let this account make schemas"):
        run(as_poor, documents)
    with psycopg.connect(place.url, autocommit=True) as connected:
        connected.execute("CREATE EXTENSION vector")
        connected.execute(f"GRANT CREATE ON DATABASE {connected.info.dbname} TO {poor}".encode())
    assert run(as_poor, documents).made == 12
    (documents / "00.txt").unlink()
    with pytest.raises(StoreError, match=r"Mend: name the server that is written in ONRECORD_INDEX"):
        run(Server(f"{as_poor.url}&options=-c%20default_transaction_read_only%3Don"), documents)
    with closing(connection.connect(place.url, str(place))) as db:
        for code, mends in (("disk_full", "free the server's disk"), ("undefined_file", "install pgvector")):
            with pytest.raises(StoreError, match=f"Mend: {mends}"):
                db.execute(f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{code}'; END $$")


def test_a_server_without_an_index_says_so_and_its_password_is_not_told() -> None:
    missing = pytest.raises(StoreError, match=r"There is no index in postgresql://.*onrecord index")
    with closing(Reader(empty())) as reader, missing:
        reader.snapshot().__enter__()
    assert (
        str(Server("postgresql://desk:secret@db.example/onrecord")) == "postgresql://desk@db.example/onrecord"
    )
    with pytest.raises(StoreError, match=r"cannot be reached.*see that the server runs") as refused:
        where.is_built(Server("postgresql://desk:secret@127.0.0.1:1/onrecord"))
    assert "secret" not in str(refused.value)
