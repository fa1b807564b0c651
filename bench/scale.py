"""What does it cost as an index grows? One is grown from yours, and each size measured in the same run.

    make bench-scale INDEX=.onrecord QUESTIONS=questions.jsonl [SIZES="10000 100000"] [GROWN=folder]

Prints a Markdown table, and draws asking against size into GROWN/scale.svg. Times are processor time. Each
part is a process of its own: ``python bench/scale.py --PART INDEX QUESTIONS``. What is in GROWN is kept.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from dataclasses import replace
from datetime import date
from functools import partial
from math import log10
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import process_time
from typing import TYPE_CHECKING, Any

import numpy as np
from grow import main as grow
from grow import original
from lxml import etree
from lxml.builder import ElementMaker

from index.answers.answer import ask
from index.api import OpenIndex, opened
from index.question import narrow
from index.question.followup import follow_up
from index.search.topic import prepare
from index.store import articles, passages, settling, store, vector_cache, word_cache, write
from index.store.filter import Filter
from index.store.reader import Reader
from index.store.vectors import Vectors
from index.types import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.asked import Understood
    from index.store.reader import Snapshot

SIZES = (10_000, 100_000)
NEAREST = (10, 100)
FILTERS = {"all": None, "50%": "half", "5%": "twentieth", "0.1%": "thousandth"}
"""Collections that hold such shares of what was grown."""

CALLERS = 8
"""Those who ask at once."""

FEWER = 30
"""Questions that the slower parts are asked."""

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
    reader.close()
    return found | {
        "memory": getrusage(RUSAGE_SELF).ru_maxrss // 1024,
        "disk": {file.name: file.stat().st_size // 2**20 for file in sorted(index.glob("*/*.*"))},
    }


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


def recall(index: Path, asked: Sequence[str]) -> Told:
    """Compare what is nearest, and whole answers, with those of an exact search."""
    reader = Reader(index)
    with reader.snapshot() as snapshot:
        record = OpenIndex(snapshot)
        exact = replace(
            snapshot, passages=_exact(snapshot, "passage"), sentences=_exact(snapshot, "sentence")
        )
        outline = snapshot.words.outline
        found: Told = {}
        for name, folder in FILTERS.items():
            rows = articles.rows(snapshot.store, Filter(collection=folder))
            allowed = np.isin(outline.article_rows, rows)
            for table, ids in (
                ("passage", outline.passage_ids[allowed[outline.articles]]),
                ("sentence", outline.ids[allowed[outline.owners]]),
            ):
                among = ids if folder else None
                for many in NEAREST if len(ids) else ():
                    shares = [
                        _share(
                            [one.id for one in getattr(exact, f"{table}s").search(vector, many, among)],
                            [
                                one.id
                                for one in getattr(snapshot, f"{table}s").search(vector, NEAREST[-1], among)
                            ],
                        )
                        for vector in (prepare(one, record.encoder).vector for one in asked[:FEWER])
                    ]
                    found[f"{table}, {name}, {many}"] = statistics.mean(shares)
        answers = [
            [ask(on, record.encoder, one, understood(on, one)).evidence for on in (exact, snapshot)]
            for one in asked[:FEWER]
        ]
        shown = [
            _share([(e.article.path, e.span) for e in right], [(e.article.path, e.span) for e in mine])
            for right, mine in answers
        ]
    reader.close()
    return found | {"answers": statistics.mean(shown)}


def _exact(snapshot: Snapshot, table: str) -> Vectors:
    made = Vectors(getattr(snapshot, f"{table}s").stamp)
    ids = passages.ids(snapshot.store, table)
    made.refresh(ids, lambda rows: passages.vectors(snapshot.store, table, rows))
    return made


def _share(wanted: Sequence[object], found: Sequence[object]) -> float:
    return len({*wanted} & {*found}) / len({*wanted}) if wanted else 1.0


def changing(index: Path, _asked: Sequence[str]) -> Told:
    """Measure what a new article costs that names somebody new, until a reader sees it; take it back."""
    reader = Reader(index)
    reader.snapshot().__enter__()
    with store.writing(index) as writer:
        row, article = next(articles.within(writer))
        one = original(writer, word_cache.load(writer).outline, row, article)
        new = replace(article, path="bench/new.md", url=None)
        people = (*one.read.reading.people, Person("Zorvan Quillby", ("Quillby",), ()))
        read = replace(one.read, reading=replace(one.read.reading, people=people))
        found = {
            "writing": clocked(lambda: write.put(writer, new, "new", one.cut, read)),
            "identity": clocked(lambda: settling.update(writer)),
            "caches": clocked(lambda: vector_cache.save(writer)) + clocked(lambda: word_cache.save(writer)),
        }
    found["seeing"] = clocked(lambda: reader.snapshot().__enter__())
    reader.close()
    with store.writing(index) as writer:
        write.remove(writer, new.path)
        settling.update(writer)
        vector_cache.save(writer)
        word_cache.save(writer)
    return found


PARTS = {
    "--cold": cold,
    "--asking": asking,
    "--together": together,
    "--recall": recall,
    "--changing": changing,
}


def main(source: Path, asked: Path, sizes: Sequence[int], grown: Path) -> None:
    """Grow and measure each size, print the table, draw the plot."""
    grown.mkdir(parents=True, exist_ok=True)
    rows = []
    for size in sizes:
        index, built = grown / str(size), grown / f"{size}.json"
        if not built.exists():
            built.write_text(json.dumps(clocked(lambda: grow(source, index, size)) / 1000))  # noqa: B023
        told: Told = {"grown": json.loads(built.read_text())}
        for part in PARTS:
            print(f"{size}: {part[2:]} ...", file=sys.stderr)
            command = [sys.executable, __file__, part, str(index), str(asked)]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            told |= json.loads(done.stdout.splitlines()[-1])
        rows.append(told)
    print(table(rows))
    (grown / "scale.svg").write_bytes(etree.tostring(plot(rows), pretty_print=True))


def table(rows: Sequence[Told]) -> str:
    """Return what was measured as a Markdown table, a column for each size."""
    recalls = [name for name in rows[0] if name.startswith(("passage,", "sentence,"))]
    lines: dict[str, Callable[[Told], str]] = {
        "passages": lambda one: f"{one['passages']:,}",
        "sentences, articles": lambda one: f"{one['sentences']:,}, {one['articles']:,}",
        "building, vectors and statements given": lambda one: f"{one['grown']:.0f} s",
        "the same, an article": lambda one: f"{1000 * one['grown'] / one['articles']:.0f} ms",
        "opening": lambda one: f"{one['opening']:.0f} ms",
        "asking, warm: median, p95": lambda one: f"{one['median']:.0f}, {one['p95']:.0f} ms",
        "asking for the first time: median": lambda one: f"{one['first']:.0f} ms",
        "the first answer of a process": lambda one: f"{one['cold'] / 1000:.1f} s",
        "eight at once, until the last is answered": lambda one: f"{one['together']:.0f} ms",
        "within 50%, 5%, 0.1%": lambda one: ", ".join(f"{ms:.0f}" for ms in one["filtered"].values()) + " ms",
        "the most quoted (statements)": lambda one: f"{one['quoted']:.0f} ms ({one['statements']:,})",
        **{f"recall: {name}": partial(_recalled, name) for name in recalls},
        "evidence of an exact search shown": lambda one: f"{one['answers']:.3f}",
        "one new article: writing, who is who, caches": lambda one: (
            f"{one['writing']:.0f}, {one['identity']:.0f}, {one['caches']:.0f} ms"
        ),
        "until a reader sees it": lambda one: f"{one['seeing']:.0f} ms",
        "memory of asking": lambda one: f"{one['memory']} MB",
        "disk": lambda one: ", ".join(f"{name} {size} MB" for name, size in one["disk"].items()),
    }
    head = ["| |" + " |" * len(rows), "|---|" + "---|" * len(rows)]
    return "\n".join(
        [*head, *(f"| {what} | " + " | ".join(map(tell, rows)) + " |" for what, tell in lines.items())]
    )


def _recalled(name: str, one: Told) -> str:
    return f"{one[name]:.3f}" if name in one else ""


def plot(rows: Sequence[Told]) -> Any:
    """Draw asking against size, both on scales of powers of ten."""
    svg = ElementMaker()
    lines = {"median": "#2b6cb0", "p95": "#c05621"}

    def at(size: float, ms: float) -> tuple[float, float]:
        return 60 + 170 * (log10(size) - 3), 220 - 70 * log10(max(ms, 1))

    parts = []
    for size in (1000, 10_000, 100_000, 1_000_000):
        x = at(size, 1)[0]
        parts.append(svg.text(f"{size:,}", x=f"{x:.0f}", y="240", **{"text-anchor": "middle"}))
    for ms in (1, 10, 100, 1000):
        y = at(1000, ms)[1]
        parts.append(svg.text(f"{ms} ms", x="50", y=f"{y + 4:.0f}", **{"text-anchor": "end"}))
        parts.append(svg.line(x1="60", x2="570", y1=f"{y:.0f}", y2=f"{y:.0f}", stroke="#ccc"))
    for place, (name, colour) in enumerate(lines.items()):
        points = [at(one["passages"], one[name]) for one in rows]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(svg.polyline(points=path, fill="none", stroke=colour))
        parts += [svg.circle(cx=f"{x:.1f}", cy=f"{y:.1f}", r="3", fill=colour) for x, y in points]
        parts.append(svg.text(name, x=f"{70 + 70 * place}", y="24", fill=colour))
    style = {"font-family": "sans-serif", "font-size": "12", "viewBox": "0 0 640 250"}
    return svg.svg({"xmlns": "http://www.w3.org/2000/svg", **style}, *parts)


if __name__ == "__main__":
    if sys.argv[1] in PARTS:
        print(json.dumps(PARTS[sys.argv[1]](Path(sys.argv[2]), questions(Path(sys.argv[3])))))
    else:
        wanted = [int(size) for size in sys.argv[4].split()] if len(sys.argv) > 4 and sys.argv[4] else SIZES
        main(Path(sys.argv[1]), Path(sys.argv[2]), wanted, Path(sys.argv[3]))
