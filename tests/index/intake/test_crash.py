"""Whatever kills indexing, and whenever: the index opens, answers rightly, and the next run mends it.

Ten kills of what writes a folder, or as many as ONRECORD_KILLS says, and a quarter as many of a server's;
ONRECORD_KILLS_SEED repeats a run.
"""

from __future__ import annotations

import os
import random
import shutil
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import numpy as np
import pytest

from index.store import store, transfer
from index.store.finding import bm25
from index.store.finding.stems import stems
from index.store.reader import Reader
from index.store.rows import unpacked
from tests.index import making
from tests.index.intake import kill
from tests.index.intake.kill import Asker, Moment, index_until
from tests.index.store.served import empty

if TYPE_CHECKING:
    from index.store.database import StoreDatabase
    from index.store.finding.finding import Words
    from index.types import Place

KILLS = int(os.environ.get("ONRECORD_KILLS", "10"))
SEED = int(os.environ.get("ONRECORD_KILLS_SEED", "3"))
WORDS = [
    "dam", "flood", "harvest", "border", "treaty", "ferry", "budget",
    "strike", "bridge", "drought", "tax", "school", "army", "rail",
]  # fmt: skip
NAMES = ["Anna Berg", "Ole Dahl", "Mira Costa", "Ivan Petrov", "Rosa Lind"]
QUESTIONS = [f"What did {NAMES[n % 5]} say about the {word}?" for n, word in enumerate(WORDS)]
KINDS = {"folder": ("update", "rebuild", "update", "upgrade"), "server": ("update", "rebuild")}


class Newsroom:
    """A folder of articles that change, and a record of every version there was."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        self.documents, self.versions, self.rng = folder / "documents", folder / "versions", rng
        self.documents.mkdir(parents=True)
        self.versions.mkdir()
        for _ in range(12):
            self.write(self.new_path())

    def new_path(self) -> str:
        return f"{self.rng.choice(['', 'city/', 'sea/'])}{self.rng.randrange(10**6)}.md"

    def write(self, path: str) -> None:
        said = [
            f"“The {self.word()} needs a {self.word()} and a {self.word()},” said {self.rng.choice(NAMES)}. "
            f"Nobody spoke of the {self.word()}."
            for _ in range(self.rng.randint(1, 4))
        ]
        text = "\n\n".join(said)
        (self.versions / kill.version_of(path, text)).touch()
        file = self.documents / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"---\ntitle: The {self.word()}\npublisher: Paper\n---\n{text}\n")

    def word(self) -> str:
        return self.rng.choice(WORDS)

    def change(self) -> None:
        """Add, change and remove some articles."""
        there = sorted(path.relative_to(self.documents).as_posix() for path in self.documents.rglob("*.md"))
        for path in self.rng.sample(there, 3):
            self.write(path)
        for path in self.rng.sample(there, self.rng.randint(1, 3)):
            (self.documents / path).unlink()
        for _ in range(self.rng.randint(1, 4)):
            self.write(self.new_path())


def neighbours(index: Place) -> list[object]:
    """Return what is nearest to each question, among passages and sentences, by place and not by id."""
    found: list[object] = []
    reader = Reader(index)
    with reader.snapshot() as snapshot:
        for table, held in (("passage", snapshot.passages), ("sentence", snapshot.sentences)):
            places = _places(snapshot.store._db, table)
            for question in QUESTIONS:
                near = held.search(making.WordsEncoder().question(question), 8)
                assert len(near) == 8
                found.append([round(one.similarity, 5) for one in near])
                # of those that are equally near, which come first is chance
                edge = near[-1].similarity + 1e-5
                found.append(sorted(places[one.id] for one in near if one.similarity > edge))
            found.append(sorted(places.values()))
        found += [_worded(snapshot.words, word, places) for word in WORDS]
    reader.close()
    return found


def _worded(words: Words, word: str, places: dict[int, tuple[object, ...]]) -> object:
    """Return which sentences share most with a word, by place, and how rare it is."""
    best = bm25.best(words, "sentence", [stems(word)], 1000).tolist()
    rarities = [bm25.rarity_of(words, table, stems(word)) for table in ("passage", "sentence")]
    return rarities, sorted(places[row] for row in best)


def _places(db: StoreDatabase, table: str) -> dict[int, tuple[object, ...]]:
    sql = f"SELECT {table}.id, path, start FROM {table} JOIN article ON article.id = article"
    return {row: tuple(place) for row, *place in db.execute(sql)}


def moment(rng: random.Random, turn: int, whole: kill.Ran) -> Moment:
    """Choose a moment in a run like ``whole``; every other one among its last steps, where files change."""
    if turn % 5 == 4:
        return Moment(seconds=rng.uniform(0, whole.seconds))
    last = whole.steps - 24 if turn % 2 else 1
    return Moment(step=rng.randint(max(1, last), whole.steps))


@pytest.mark.parametrize("seed", [SEED])
@pytest.mark.parametrize("kind", KINDS)
def test_killed_at_any_moment_nothing_is_lost_or_mixed(tmp_path: Path, kind: str, seed: int) -> None:
    rng = random.Random(seed)
    news, index = Newsroom(tmp_path / "news", rng), _home(kind, tmp_path)
    wanted = KILLS if kind == "folder" else -(-KILLS // 4)
    index_until(Moment(), index, news.documents)
    asker = Asker(index, news.versions, QUESTIONS)
    kills = 0
    for turn in range(20 * wanted):
        how = KINDS[kind][turn % len(KINDS[kind])]
        news.change()
        whole = _prepared(index, news, how, _home(kind, tmp_path))
        ran = index_until(moment(rng, turn, whole), index, news.documents, rebuild=how == "rebuild")
        kills += ran.killed
        where = f"seed {seed}, turn {turn}, {how}"
        _opens(index, where, upgrading=how == "upgrade")
        assert not index_until(Moment(), index, news.documents).killed
        _equals_a_clean_build(index, news, _home(kind, tmp_path), where)
        if kills == wanted:
            break
    shown, wrong = asker.stop()
    assert wrong == []
    assert shown > wanted
    assert kills == wanted


def _home(kind: str, tmp_path: Path) -> Place:
    return empty() if kind == "server" else tmp_path / uuid4().hex


def _prepared(index: Place, news: Newsroom, how: str, trial: Place) -> kill.Ran:
    """Make ready for a run of some kind, and see on a copy how long it is."""
    if how == "upgrade":
        assert isinstance(index, Path)
        kill.as_of_first_schema(index)
    if isinstance(index, Path):
        assert isinstance(trial, Path)
        shutil.copytree(index, trial)
    else:
        transfer.copy(index, trial, lambda *_: None)
    return index_until(Moment(), trial, news.documents, rebuild=how == "rebuild")


def _opens(index: Place, where: str, *, upgrading: bool) -> None:
    if upgrading:
        store.open_to_write(making.current(index)).close()
    assert making.faults(index) == [], where
    with closing(Reader(index)) as reader, reader.snapshot() as snapshot:
        assert kill._mixed(snapshot) == [], where


def _equals_a_clean_build(index: Place, news: Newsroom, clean: Place, where: str) -> None:
    making.run(clean, news.documents)
    mine, fresh = making.contents(index), making.contents(clean)
    for table, rows in fresh.items():
        assert mine[table] == rows, f"{where}: {table}"
    assert neighbours(index) == neighbours(clean), where


def test_the_bag_of_words_stands_in_for_a_model() -> None:
    near, far = making._bag("the dam broke"), making._bag("a tax on schools")
    asked = making._bag("dam")
    assert float(near @ asked) > float(far @ asked)
    assert unpacked([], making.DIMENSIONS).shape == (0, making.DIMENSIONS)
    assert np.isclose(np.linalg.norm(near), 1)
