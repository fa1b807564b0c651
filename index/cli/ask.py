"""`onrecord ask`: a question answered in the words themselves."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from index.answers import contract
from index.answers.answer import SHOWN, Answer, ask
from index.cli import render
from index.cli.batch import Posed, questions
from index.cli.opened import Opened, collection_named, opened
from index.cli.page import write_json
from index.errors import QuestionError
from index.names.directory import Found
from index.question.followup import follow_up, from_json
from index.question.whom import asking, find
from index.types import Speaker

if TYPE_CHECKING:
    from pathlib import Path

    from index.names.directory import Directory
    from index.types import Understood


def run(
    question: str | None,
    *,
    batch: Path | None,
    previous: Path | None,
    as_json: bool,
    most: int | None,
    **narrowed: str | datetime | None,
) -> None:
    """Answer QUESTION in the words themselves, or say which kind of silence it meets."""
    asked = questions(batch) if batch else [Posed(question, _earlier(previous))] if question else []
    if not asked:
        raise click.UsageError("Ask a question, or name a file of them with --batch.")
    with opened() as index:
        for one in asked:
            show(_answer(index, one, most or SHOWN, narrowed), as_json=as_json)


def _earlier(file: Path | None) -> dict[str, Any]:
    """Return the answer in a file that ``ask --json`` wrote."""
    if file is None:
        return {}
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise QuestionError(f"{file} holds no answer. Write one with: onrecord ask QUESTION --json > {file}")
    return found


def show(answer: Answer, *, as_json: bool) -> None:
    """Print one answer."""
    if as_json:
        write_json(contract.answer(answer))
    else:
        render.answer(answer)


def _answer(index: Opened, line: Posed, most: int, narrowed: dict[str, str | datetime | None]) -> Answer:
    given = {name: value for name, value in narrowed.items() if value is not None}
    book = index.snapshot.directory
    asked = follow_up(line.question, from_json(line.previous, book), book, date.today())
    understood = _narrow(asked, book, given)
    return ask(index.snapshot, index.encoder, line.question, understood, most, scalars=index.scalars)


def _narrow(asked: Understood, book: Directory, given: dict[str, str | datetime]) -> Understood:
    """Let the options override what the question was understood to ask.

    :raises QuestionError: for a publisher or a collection that no article has.
    """
    if "publisher" in given and str(given["publisher"]).lower() not in {
        one.lower() for one in book.publishers
    }:
        listed = ", ".join(sorted(book.publishers)) or "none"
        raise QuestionError(f"No article has the publisher {given['publisher']!r}. There are: {listed}.")
    if "collection" in given:
        given = {**given, "collection": collection_named(str(given["collection"]), book.collections)}
    changes: dict[str, Any] = {
        name: value.date() if isinstance(value, datetime) else value for name, value in given.items()
    }
    speaker = changes.pop("speaker", None)
    asked = replace(asked, **changes)
    if speaker is None:
        return asked
    return asking(asked, find(speaker, book, (asked.since, asked.until)) or Found(Speaker(speaker)))
