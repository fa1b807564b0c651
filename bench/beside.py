"""What would one pick instead? txtai and LangChain's FAISS, on the passages and vectors of an index.

Run by `make bench-scale`, with what bench/beside.txt has installed. Each step is a process of its own:

    python bench/beside.py build PROGRAM INDEX FOLDER
    python bench/beside.py ask PROGRAM INDEX FOLDER QUESTIONS ANSWERS

All are given the same passages and their vectors. Each is asked twice: given questions embedded by On Record,
which tells what it does besides; and by itself, embedding them with the same weights as it does for whoever
picks it. Answers are written as `onrecord ask --json` writes them, as far as each knows.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from functools import cache, partial
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import process_time
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from index.answers import contract
from index.api import opened
from index.embedding.load import load
from index.embedding.packaged import packaged_model
from index.store import articles, passages, store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.embedding.encoder import Encoder, Vector

SHOWN = 5
"""Passages that each returns to a question."""

BY_ITSELF = " by itself"
"""What a program is called beside its name that embeds questions by itself."""

Told = dict[str, Any]

GIVEN: dict[str, Vector] = {}
"""The vectors of the passages that an index is built of, by their text."""


def embedded(texts: Sequence[str]) -> Vector:
    """Return the vectors of passages, which were given, or of questions."""
    return np.stack([GIVEN[text] if text in GIVEN else _encoder().question(text) for text in texts])


@cache
def _encoder() -> Encoder:
    return load()


def given(index: Path) -> Iterator[tuple[str, str]]:
    """Yield each passage of an index: where it stands, and its text; and note its vector."""
    with store.reading(index) as of:
        texts = {row: (article.path, article.text) for row, article in articles.within(of)}
        ids = passages.ids(of, "passage").tolist()
        stretches, vectors = passages.stretches(of, "passage", ids), passages.vectors(of, "passage", ids)
    for id_, vector in zip(ids, vectors, strict=True):
        at = stretches[id_]
        path, text = texts[at.article]
        GIVEN[text[at.start : at.end]] = vector
        yield json.dumps([path, at.start, at.end]), text[at.start : at.end]


def found(results: Sequence[tuple[str, str]]) -> Told:
    """Return passages that a program found, where they stand and their text, as `ask --json` tells them."""
    places = [(json.loads(where), text) for where, text in results]
    evidence = [
        {"article": {"path": path}, "start": start, "end": end, "excerpt": text}
        for (path, start, end), text in places
    ]
    return {"silence": None, "evidence": evidence}


class Txtai:
    """txtai: BM25 and vectors together, with the passages' texts."""

    def __init__(self, *, by_itself: bool) -> None:
        from txtai import Embeddings

        os.environ["ALLOW_RESOLVE_TRANSFORM"] = "True"  # it may call `embedded`
        self._kind = Embeddings
        own = {"method": "transformers", "path": str(packaged_model()), "transform": None}
        self._otherwise = own if by_itself else None

    def build(self, made: list[tuple[str, str]], folder: Path) -> None:
        """Make an index of passages in a folder."""
        embeds = {"method": "external", "transform": "__main__.embedded"}
        kept = self._kind({**embeds, "hybrid": True, "content": True})
        kept.index((where, text, None) for where, text in made)
        kept.save(str(folder))

    def opened(self, folder: Path) -> Callable[[str], Told]:
        """Return what answers questions."""
        kept = self._kind()
        kept.load(str(folder), config=self._otherwise)
        return lambda question: found([(one["id"], one["text"]) for one in kept.search(question, SHOWN)])


class LangChain:
    """LangChain's FAISS: vectors alone."""

    def __init__(self, *, by_itself: bool) -> None:
        from langchain_community.embeddings import HuggingFaceEmbeddings
        from langchain_community.vectorstores import FAISS
        from langchain_core.embeddings import Embeddings

        class Given(Embeddings):  # type: ignore[misc]  # it need not be installed for what is not measured
            def embed_documents(self, texts: list[str]) -> list[list[float]]:
                return list(embedded(texts).tolist())

            def embed_query(self, text: str) -> list[float]:
                return list(embedded([text])[0].tolist())

        self._kind = FAISS
        self._model = HuggingFaceEmbeddings(model_name=str(packaged_model())) if by_itself else Given()

    def build(self, made: list[tuple[str, str]], folder: Path) -> None:
        """Make an index of passages in a folder."""
        where, texts = zip(*made, strict=True)
        kept = self._kind.from_texts(texts, self._model, [{"where": one} for one in where])
        kept.save_local(str(folder))

    def opened(self, folder: Path) -> Callable[[str], Told]:
        """Return what answers questions."""
        kept = self._kind.load_local(str(folder), self._model, allow_dangerous_deserialization=True)

        def ask(question: str) -> Told:
            results = kept.similarity_search(question, SHOWN)
            return found([(one.metadata["where"], one.page_content) for one in results])

        return ask


class Program(Protocol):
    """What is measured beside On Record."""

    def build(self, made: list[tuple[str, str]], folder: Path) -> None:
        """Make an index of passages in a folder."""

    def opened(self, folder: Path) -> Callable[[str], Told]:
        """Return what answers questions."""


PROGRAMS: dict[str, Callable[[], Program]] = {
    name + more: partial(kind, by_itself=bool(more))
    for name, kind in (("txtai", Txtai), ("LangChain FAISS", LangChain))
    for more in ("", BY_ITSELF)
}


def build(program: str, index: Path, folder: Path) -> Told:
    """Measure building an index of a program in ``folder``, of what On Record's holds."""
    made, chosen = list(given(index)), PROGRAMS[program]()
    began = process_time()
    chosen.build(made, folder)
    return {"build": process_time() - began}


def ask(program: str, index: Path, folder: Path, questions: Path, answers: Path) -> Told:
    """Measure asking of a program, and the memory of it; write down what it answers."""
    asked = [
        json.loads(line)["question"] for line in questions.read_text(encoding="utf-8").splitlines() if line
    ]
    if program == "On Record":
        with opened(index) as record:
            return _asked(lambda question: contract.answer(record.ask(question)), asked, answers)
    return _asked(PROGRAMS[program]().opened(folder), asked, answers)


def _asked(one: Callable[[str], Told], asked: Sequence[str], answers: Path) -> Told:
    told = [one(question) for question in asked]
    lines = (json.dumps({"question": question} | this) for question, this in zip(asked, told, strict=True))
    answers.write_text("\n".join(lines) + "\n", encoding="utf-8")
    spent = []
    for question in asked:
        began = process_time()
        one(question)
        spent.append(1000 * (process_time() - began))
    return {
        "median": statistics.median(spent),
        "p95": sorted(spent)[int(len(spent) * 0.95) - 1],
        "memory": getrusage(RUSAGE_SELF).ru_maxrss // 1024,
    }


def measured(index: Path, asked: Path, built: float, python: str, score: Sequence[str]) -> list[Told]:
    """Measure what others take on an index's passages, and On Record, which took ``built`` seconds.

    :param python: the Python that has them.
    :param score: the command that scores a file of answers; empty for none.
    """
    step, rows = (python, "-W", "ignore", __file__), []
    told: Told = {"build": built}
    for program in ("On Record", *PROGRAMS):
        folder = index.with_name(f"{index.name} {program.removesuffix(BY_ITSELF)}")
        answers = index.with_name(f"{index.name} {program}.jsonl")
        if program in PROGRAMS and not program.endswith(BY_ITSELF):
            told = told_by(*step, "build", program, index, folder)
        one = told | told_by(*step, "ask", program, index, folder, asked, answers)
        rows.append({"program": program} | one | (told_by(*score, answers) if score else {}))
    return rows


def told_by(*command: str | Path) -> Told:
    """Run a command, and return what its last line tells in JSON."""
    print(*command, "...", file=sys.stderr)
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    told: Told = json.loads(done.stdout.splitlines()[-1])
    return told


if __name__ == "__main__":
    step, program, *paths = sys.argv[1:]
    steps: dict[str, Callable[..., Told]] = {"build": build, "ask": ask}
    print(json.dumps(steps[step](program, *map(Path, paths))))
