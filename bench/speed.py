"""How fast is it? One run measures everything, so that ratios hold whatever the machine is doing.

    make bench                                         on documents/
    make bench ARTICLES=../news QUESTIONS=q.jsonl      on other articles, with questions of your own

Prints a Markdown table. Each measurement is a process of its own: ``python bench/speed.py PART ...``.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 3
CLOCKS: dict[str, float] = defaultdict(float)


@dataclass(frozen=True)
class Place:
    """What is measured: articles, their index, questions."""

    articles: Path
    index: Path
    questions: Path | None


def main() -> None:
    """Run every part in turn and print the table."""
    articles = Path(sys.argv[1])
    questions = Path(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2] else None
    with TemporaryDirectory() as scratch:
        copy = Path(scratch) / "articles"
        shutil.copytree(articles, copy)
        place = Place(copy, Path(scratch) / "index", questions)
        found: dict[str, Any] = {name: _part(name, place) for name in ("index", "encode")}
        found["unchanged"] = min(_command(place) for _ in range(ROUNDS))
        found["changed"] = min(_changed(place) for _ in range(ROUNDS))
        found["warm"] = _part("warm", place)
        found["cold"] = _cold(place)
    print(_table(found))


def _part(name: str, place: Place) -> dict[str, Any]:
    """Run one part in a process of its own and return what it reports."""
    print(f"{name} ...", file=sys.stderr)
    command = [
        sys.executable,
        __file__,
        f"--{name}",
        str(place.articles),
        str(place.index),
        str(place.questions or ""),
    ]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _command(place: Place, *arguments: str) -> float:
    """Return the seconds that an `onrecord` command takes, from its start to its end."""
    environment = os.environ | {"ONRECORD_DOCUMENTS": str(place.articles), "ONRECORD_INDEX": str(place.index)}
    began = time.perf_counter()
    code = "from index.cli import main; main()"
    subprocess.run(
        [sys.executable, "-c", code, *(arguments or ("index",))],
        env=environment,
        check=False,
        capture_output=True,
    )
    return time.perf_counter() - began


def _changed(place: Place) -> float:
    """Change an article of middling length, and return the seconds until the index has it."""
    files = sorted((path for path in place.articles.rglob("*") if path.suffix in (".md", ".txt")), key=_size)
    with files[len(files) // 2].open("a", encoding="utf-8") as file:
        file.write("\n\nA correction was printed.\n")
    return _command(place)


def _size(path: Path) -> int:
    return path.stat().st_size


# -- the parts


def _index(place: Place) -> dict[str, Any]:
    """Index everything, with the processor time that each step takes."""
    from index.embedding.load import load
    from index.intake import build, survey, workers
    from index.store import write
    from index.store.caches import vector_cache

    build.survey = _clocked("reading", survey.survey)  # type: ignore[attr-defined]
    build._tasks = _clocked_each("reading", build._tasks)
    workers.cut = _clocked("embedding", workers.cut)
    write.put = _clocked("writing", write.put)
    vector_cache.save = _clocked("writing", vector_cache.save)
    began, worked = time.perf_counter(), time.process_time()
    report = build.bring_up_to_date(place.index, build.Source(place.articles), build.Makers(load))
    seconds, worked = time.perf_counter() - began, time.process_time() - worked
    children = getrusage(RUSAGE_CHILDREN)
    CLOCKS["statements"] = children.ru_utime + children.ru_stime
    memory = getrusage(RUSAGE_SELF).ru_maxrss, children.ru_maxrss
    return {
        "seconds": seconds,
        "worked": worked + CLOCKS["statements"],
        "articles": report.made,
        "passages": report.passages,
        "clocks": CLOCKS,
        "memory": memory,
    }


def _clocked(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*arguments: Any, **named: Any) -> Any:
        began = time.thread_time()
        try:
            return call(*arguments, **named)
        finally:
            CLOCKS[name] += time.thread_time() - began

    return timed


def _clocked_each(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*arguments: Any) -> Any:
        iterator = call(*arguments)
        following = _clocked(name, lambda: next(iterator, None))
        yield from iter(following, None)

    return timed


def _encode(place: Place) -> dict[str, Any]:
    """Embed the same passages with sentence-transformers alone: same precision, all cores."""
    import torch
    from sentence_transformers import SentenceTransformer

    from index.articles.scan import read
    from index.embedding.packaged import packaged_model
    from index.embedding.sentence_encoder import runs_bfloat16
    from index.text.passage import cut
    from index.types import Article

    articles = [one for one in read(place.articles) if isinstance(one, Article)]
    texts = [f"{one.title or ''}\n{one.text[p.start : p.end]}" for one in articles for p in cut(one.text)]
    precision = torch.bfloat16 if runs_bfloat16() else torch.float32
    model = SentenceTransformer(str(packaged_model()), device="cpu", model_kwargs={"torch_dtype": precision})
    torch.set_num_threads(os.cpu_count() or 1)
    model.encode(texts[:64])
    began, worked = time.perf_counter(), time.process_time()
    model.encode(texts, normalize_embeddings=True)
    seconds, worked = time.perf_counter() - began, time.process_time() - worked
    return {"seconds": seconds, "worked": worked, "passages": len(texts), "precision": str(precision)[6:]}


def _warm(place: Place) -> dict[str, Any]:
    """Ask in one process that has everything loaded."""
    from index.answers.answer import ask
    from index.embedding.load import load
    from index.question.understand import understand
    from index.store.reader import Reader

    encoder, reader = load(), Reader(place.index)
    asked = _questions(place, reader)
    took = []
    for turn in range(ROUNDS + 1):
        for question in asked:
            began = time.perf_counter()
            with reader.snapshot() as snapshot:
                ask(snapshot, encoder, question, understand(question, snapshot.directory, date(2025, 1, 1)))
            if turn:  # the first round warms up
                took.append(time.perf_counter() - began)
    memory = getrusage(RUSAGE_SELF).ru_maxrss
    return {"cuts": statistics.quantiles(took, n=100), "asked": len(asked), "memory": memory}


def _questions(place: Place, reader: Any) -> list[str]:
    """Return the questions of a file, or some about whom the articles quote most and what they are about."""
    if place.questions is not None:
        return [json.loads(line)["question"] for line in place.questions.read_text().splitlines()]
    from index.store import articles

    with reader.snapshot() as snapshot:
        speakers = [one.name for one in snapshot.directory.speakers[:20]]
        titles = [one.title for one in articles.entries(snapshot.store)[:5]]
    return [f"What did {name} say about {title}?" for name in speakers for title in titles]


def _cold(place: Place) -> dict[str, float]:
    """Ask from the command line, and see how long each step of a start is by itself."""
    question = "What did they say about the war?"
    steps: dict[str, Callable[[], float]] = {
        "whole": lambda: _command(place, "ask", question),
        "Python": lambda: _python(""),
        "faiss": lambda: _python("import faiss"),
        "command": lambda: _python("import index.cli.ask, index.settings; index.settings.load()"),
        "model": lambda: _python("from index.embedding.load import load; load()"),
    }
    return {name: min(step() for _ in range(ROUNDS)) for name, step in steps.items()}


def _python(code: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - began


# -- the table


def _table(found: dict[str, Any]) -> str:
    """Return what was found as a Markdown table."""
    made, raw, warm = found["index"], found["encode"], found["warm"]
    per_second = [made[name] / made["seconds"] for name in ("articles", "passages")]
    steps = ("reading", "statements", "embedding", "writing")
    middle, most, nearly_all = (1000 * warm["cuts"][n - 1] for n in (50, 95, 99))
    ours, child = (size // 1024 for size in made["memory"])
    rows = (
        (
            "Indexing",
            f"{made['seconds']:.0f} s: {per_second[0]:.1f} articles/s, {per_second[1]:.0f} passages/s",
        ),
        ("its processor time", ", ".join(f"{step} {made['clocks'][step]:.0f} s" for step in steps)),
        ("`SentenceTransformer.encode` of the same passages, nothing else", _encoding(raw)),
        ("Indexing, in units of that", _ratio(made, raw)),
        ("Indexing again, nothing changed (best of 3)", f"{found['unchanged']:.1f} s"),
        ("Indexing again, one article changed (best of 3)", f"{found['changed']:.1f} s"),
        ("Asking, warm: median, 95th, 99th percentile", f"{middle:.0f}, {most:.0f}, {nearly_all:.0f} ms"),
        ("Asking from the command line, cold (best of 3)", _starting(found["cold"])),
        ("Memory", f"indexing {ours} MB and {child} MB beside it, asking {warm['memory'] // 1024} MB"),
    )
    size = f"{made['articles']} articles, {made['passages']} passages"
    about = f"{_machine()}, {datetime.now(UTC):%Y-%m-%d}; {size}."
    return "\n".join(
        [about, "", "| what | measured |", "|---|---|", *(f"| {what} | {is_} |" for what, is_ in rows)]
    )


def _encoding(raw: dict[str, Any]) -> str:
    rate = raw["passages"] / raw["seconds"]
    return f"{raw['seconds']:.0f} s: {rate:.0f} passages/s ({raw['precision']}, all cores)"


def _ratio(made: dict[str, Any], raw: dict[str, Any]) -> str:
    """Return how many times as long indexing takes, in time and in processor time."""
    time_, work = (made[name] / raw[name] for name in ("seconds", "worked"))
    worked = f"in processor time {work:.2f}: {made['worked']:.0f} s of {raw['worked']:.0f} s"
    return f"**{time_:.2f}** ({worked})"


def _starting(cold: dict[str, float]) -> str:
    alone = ", ".join(f"{name} {cold[name] - cold['Python']:.1f} s" for name in ("faiss", "command", "model"))
    return f"{cold['whole']:.1f} s; of it Python {cold['Python']:.1f} s, and each loaded by itself: {alone}"


def _machine() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    model = models[0] if models else platform.processor()
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}"


if __name__ == "__main__":
    parts = {"--index": _index, "--encode": _encode, "--warm": _warm}
    if sys.argv[1] in parts:
        given = Place(Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]) if sys.argv[4] else None)
        print(json.dumps(parts[sys.argv[1]](given)))
    else:
        main()
