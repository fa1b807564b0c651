"""What does it cost as an index grows? One is grown from yours, and each size measured in the same run.

    make bench-scale INDEX=.onrecord QUESTIONS=questions.jsonl GROWN=folder [SIZES="10000 100000"]
        [SCORE=command]

Prints a table of the sizes, and one of what others take on the smallest (`beside`), in Markdown; draws asking
against size into GROWN/scale.svg. Times are processor time. Each part is a process of its own:
``python bench/scale.py --PART INDEX QUESTIONS``. What is in GROWN is kept. SCORE is run with a file of
answers after it, and prints JSON with a "score".
"""

from __future__ import annotations

import json
import statistics
import sys
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import process_time
from typing import TYPE_CHECKING, Any

import numpy as np
from beside import measured, told_by
from grow import main as grow
from grow import original
from lxml import etree
from scale_shown import others, plot, table

from index.answers.answer import ask
from index.api import OpenIndex, opened
from index.question import narrow
from index.question.followup import follow_up
from index.search.topic import prepare
from index.store import articles, passages, settling, store, write
from index.store.caches import vector_cache, word_cache
from index.store.filter import Filter
from index.store.finding.vectors import Near
from index.store.folder import connection
from index.store.reader import Reader
from index.types import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.answers.answer import Answer
    from index.asked import Understood
    from index.embedding.encoder import Vector
    from index.store.finding.finding import Nearest
    from index.store.moves import Ids
    from index.store.reader import Snapshot

SIZES = (10_000, 100_000)
NEAREST = (10, 100)
FILTERS = {"all": None, "50%": "half", "5%": "twentieth", "0.1%": "thousandth"}
"""Collections that hold such shares of what was grown."""

CALLERS = 8
"""Those who ask at once."""

FEWER = 30
"""Questions that the slower parts are asked."""

AT_ONCE = 50_000
"""Vectors that are compared at once where all are."""

NEW = "bench/new.md"
"""Where the article stands that is put into an index to be measured, and is taken back."""

Told = dict[str, Any]


def clocked(work: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that some work takes."""
    began = process_time()
    work()
    return 1000 * (process_time() - began)


def questions(file: Path) -> list[str]:
    """Return the questions of a file."""
    return [json.loads(line)["question"] for line in file.read_text(encoding="utf-8").splitlines() if line]


def understood(snapshot: Snapshot, question: str, collection: str | None = None) -> Understood:
    """Return how a question is read, narrowed to a collection."""
    book = snapshot.directory
    asked = follow_up(question, None, book, date.today())
    return narrow.narrowed(asked, narrow.Given(collection=collection), book)


def asking(index: Path, asked: Sequence[str]) -> Told:
    """Measure opening, asking, asking within filters and of the most quoted speaker, and memory."""
    reader = Reader(index)
    opening = clocked(lambda: reader.snapshot().__enter__())
    with reader.snapshot() as snapshot:
        record = OpenIndex(snapshot)
        record.ask(asked[0])

        def spent(question: str, collection: str | None = None) -> float:
            return clocked(
                lambda: ask(snapshot, record.encoder, question, understood(snapshot, question, collection))
            )

        first = [spent(one) for one in asked]
        again = sorted(spent(one) for one in asked)
        most = max(snapshot.directory.speakers, key=lambda one: one.statements)
        topics = [understood(snapshot, one).topic for one in asked[:FEWER]]
        quoted = [spent(f"What did {most.name} say about {topic}?") for topic in topics if topic]
        known = set(snapshot.directory.collections)
        filtered = {
            name: statistics.median(spent(one, folder) for one in asked[:FEWER])
            for name, folder in FILTERS.items()
            if folder in known
        }
        found = {
            "passages": len(snapshot.words.outline.passage_ids),
            "sentences": len(snapshot.words.ids),
            "articles": snapshot.remembered.searched().articles,
            "opening": opening,
            "first": statistics.median(first),
            "median": statistics.median(again),
            "p95": again[int(len(again) * 0.95) - 1],
            "filtered": filtered,
            "quoted": statistics.median(quoted),
            "statements": most.statements,
        }
    own = _own()
    reader.close()
    return found | {
        "memory": getrusage(RUSAGE_SELF).ru_maxrss // 1024,
        "own": own,
        "disk": disk(index),
    }


def disk(index: Path) -> list[int]:
    """Return how many megabytes an index takes: its database, and the caches beside it."""
    sizes = {file.name: file.stat().st_size for file in index.glob("*/*")}
    database = sum(size for name, size in sizes.items() if name.startswith(connection.NAME))
    return [database // 2**20, (sum(sizes.values()) - database) // 2**20]


def _own() -> int:
    """Return how many megabytes of this process are of no file, as far as the system tells."""
    status = Path("/proc/self/status")
    told = status.read_text(encoding="ascii").split() if status.exists() else ["RssAnon:", "0"]
    return int(told[told.index("RssAnon:") + 1]) // 1024


def cold(index: Path, asked: Sequence[str]) -> Told:
    """Measure the first answer of a process: model, index and question."""

    def first() -> None:
        with opened(index) as record:
            record.ask(asked[0])

    return {"cold": clocked(first)}


def together(index: Path, asked: Sequence[str]) -> Told:
    """Measure until the last of eight who ask at once is answered: one thread does all, as in the bot."""
    with opened(index) as record:
        record.ask(asked[0])
        waited = [
            sum(clocked(partial(record.ask, one)) for one in asked[first : first + CALLERS])
            for first in range(0, len(asked) - CALLERS + 1, CALLERS)
        ]
    return {"together": statistics.median(waited)}


class Exact:
    """Vectors that are all compared with each question, however many they are."""

    def __init__(self, held: Nearest) -> None:
        self._held = held
        self.ids = np.sort(held.ids)
        self.seen, self.similarities = held.seen, held.similarities

    def search(self, question: Vector, k: int, among: Ids | None = None) -> list[Near]:
        """Return the ``k`` nearest of all, or of the ids ``among``, nearest first."""
        ids = self.ids if among is None else among
        parts = [ids[first : first + AT_ONCE] for first in range(0, len(ids), AT_ONCE)]
        near = np.concatenate([np.zeros(0), *(self.similarities(question, part) for part in parts)])
        first = np.argsort(-near, kind="stable")[:k]
        return [Near(*pair) for pair in zip(ids[first].tolist(), near[first].tolist(), strict=True)]


def recall(index: Path, asked: Sequence[str]) -> Told:
    """Compare what is nearest, and whole answers, with those of an exact search."""
    reader = Reader(index)
    with reader.snapshot() as snapshot:
        encoder = OpenIndex(snapshot).encoder
        exact = replace(snapshot, passages=Exact(snapshot.passages), sentences=Exact(snapshot.sentences))
        some = [prepare(one, encoder).vector for one in asked[:FEWER]]
        found: dict[str, dict[str, float]] = {}
        for name, folder in FILTERS.items():
            for table in passages.TABLES:
                among = passages.among(snapshot.store, table, Filter(collection=folder))
                if among is not None and not len(among):
                    continue
                near = [_nearest(getattr(snapshot, f"{table}s"), one, among) for one in some]
                right = [_nearest(getattr(exact, f"{table}s"), one, among) for one in some]
                for many in NEAREST:
                    shares = map(_share, (ids[:many] for ids in right), near)
                    found.setdefault(f"{table}, {many}", {})[name] = statistics.mean(shares)
        answers = [
            [ask(on, encoder, one, understood(on, one)) for on in (exact, snapshot)] for one in asked[:FEWER]
        ]
    reader.close()
    return {
        "recall": found,
        "evidence": statistics.mean(_share(*map(_places, pair)) for pair in answers),
        "alike": sum(alike(*pair) for pair in answers),
        "compared": len(answers),
    }


def _nearest(vectors: Nearest, question: Vector, among: Ids | None) -> list[int]:
    return [one.id for one in vectors.search(question, NEAREST[-1], among)]


def alike(one: Answer, other: Answer) -> bool:
    """Say whether two answers are the same but for what is as good."""
    scores = [[round(shown.score, 4) for shown in answer.evidence] for answer in (one, other)]
    return one.silence == other.silence and scores[0] == scores[1]


def _places(answer: Answer) -> list[object]:
    return [(one.article.path, one.span) for one in answer.evidence]


def _share(wanted: Sequence[object], found: Sequence[object]) -> float:
    return len({*wanted} & {*found}) / len({*wanted}) if wanted else 1.0


def changing(index: Path, _asked: Sequence[str]) -> Told:
    """Measure what a new article costs that names somebody new, until a reader sees it; take it back."""
    _take_back(index)  # what a run that was stopped left there; and who is who by the rules of today
    reader = Reader(index)
    reader.snapshot().__enter__()
    with store.writing(index) as writer:
        row, article = next(articles.within(writer))
        one = original(writer, word_cache.load(writer).outline, row, article)
        new = replace(article, path=NEW, url=None)
        people = (*one.read.reading.people, Person("Zorvan Quillby", ("Quillby",), ()))
        read = replace(one.read, reading=replace(one.read.reading, people=people))
        found = {
            "writing": clocked(lambda: write.put(writer, new, "new", one.cut, read)),
            "identity": clocked(lambda: settling.update(writer)),
            "caches": clocked(lambda: vector_cache.save(writer)) + clocked(lambda: word_cache.save(writer)),
        }
    found["seeing"] = clocked(lambda: reader.snapshot().__enter__())
    reader.close()
    _take_back(index)
    return found


def _take_back(index: Path) -> None:
    """Remove the article that is put there to be measured, and bring all in step."""
    with store.writing(index) as writer:
        if NEW in articles.known(writer):
            write.remove(writer, NEW)
        settling.update(writer)
        vector_cache.save(writer)
        word_cache.save(writer)


PARTS = {
    "--cold": cold,
    "--asking": asking,
    "--together": together,
    "--recall": recall,
    "--changing": changing,
}


def main(source: Path, asked: Path, grown: Path, sizes: Sequence[int]) -> list[Told]:
    """Grow and measure each size, print the table, draw the plot."""
    grown.mkdir(parents=True, exist_ok=True)
    rows = []
    for size in sizes:
        index, built = grown / str(size), grown / f"{size}.json"
        if not built.exists():
            built.write_text(json.dumps(clocked(lambda: grow(source, index, size)) / 1000))  # noqa: B023
        told: Told = {"grown": json.loads(built.read_text())}
        for part in PARTS:
            told |= told_by(sys.executable, __file__, part, index, asked)
        rows.append(told)
    print(table(rows))
    (grown / "scale.svg").write_bytes(etree.tostring(plot(rows), pretty_print=True))
    return rows


if __name__ == "__main__":
    if sys.argv[1] in PARTS:
        print(json.dumps(PARTS[sys.argv[1]](Path(sys.argv[2]), questions(Path(sys.argv[3])))))
    else:
        source, asked, grown = map(Path, sys.argv[1:4])
        sizes = [int(size) for size in sys.argv[4].split()] or SIZES
        smallest = main(source, asked, grown, sizes)[0]
        scorer = sys.argv[6].split()
        print(f"\n{others(measured(grown / str(sizes[0]), asked, smallest['grown'], sys.argv[5], scorer))}")
