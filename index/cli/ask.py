"""`onrecord ask`: a question answered in the words themselves."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from index.answers import contract
from index.answers.answer import SHOWN, Answer, ask
from index.cli import render
from index.cli.batch import Posed, questions
from index.cli.opened import Opened, opened
from index.cli.page import write_json
from index.errors import QuestionError
from index.files import text
from index.question.followup import follow_up
from index.question.narrow import Given, narrowed

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


def run(
    question: str | None,
    *,
    batch: Path | None,
    previous: Path | None,
    as_json: bool,
    most: int | None,
    since: datetime | None = None,
    until: datetime | None = None,
    **named: str | None,
) -> None:
    """Answer QUESTION in the words themselves, or say which kind of silence it meets."""
    asked = (
        questions(batch)
        if batch
        else [Posed(question, _earlier(previous), str(previous))]
        if question
        else []
    )
    if not asked:
        raise click.UsageError("Ask a question, or name a file of them with --batch.")
    given = Given(**named, since=since and since.date(), until=until and until.date())
    with opened() as index:
        for one in asked:
            show(_answer(index, one, most or SHOWN, given), as_json=as_json)


def _earlier(file: Path | None) -> dict[str, Any]:
    """Return the answer in a file that ``ask --json`` wrote."""
    if file is None:
        return {}
    try:
        found = json.loads(text(file))
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


def _answer(index: Opened, line: Posed, most: int, given: Given) -> Answer:
    book = index.snapshot.directory
    asked = follow_up(line.question, contract.previous(line.previous, book, line.where), book, date.today())
    understood = narrowed(asked, given, book)
    return ask(index.snapshot, index.encoder, line.question, understood, most, scalars=index.scalars)
