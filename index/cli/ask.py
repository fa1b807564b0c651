"""`onrecord ask`: a question answered in the words themselves."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from index.answers import contract
from index.answers.answer import SHOWN, Answer, ask
from index.cli import render
from index.cli.batch import Line, questions
from index.cli.opened import Opened, collection_named, opened
from index.cli.page import write_json
from index.errors import QuestionError
from index.question.followup import follow_up, from_json
from index.question.understand import Directory, find
from index.types import Form, Speaker

if TYPE_CHECKING:
    from index.types import Understood

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("ask")
@click.argument("question", required=False)
@click.option("--speaker", help="Whose statements to show, whatever the question says.")
@click.option("--publisher", help="Only articles of this publisher.")
@click.option("--since", type=DAY, help="Only articles from this day on.")
@click.option("--until", type=DAY, help="Only articles up to this day.")
@click.option("--collection", help="Only this folder of documents/.")
@click.option(
    "-n", "most", type=click.IntRange(1, 50), default=SHOWN, show_default=True, help="Excerpts at most."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, an answer a line.")
@click.option(
    "--batch",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Answer each question of a file: JSON lines with a question, or plain lines.",
)
@click.option(
    "--previous",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The answer, as --json printed it, that the question follows on.",
)
def command(
    question: str | None,
    *,
    batch: Path | None,
    previous: Path | None,
    as_json: bool,
    most: int,
    **narrowed: str | datetime | None,
) -> None:
    """Answer QUESTION in the words themselves, or say which kind of silence it meets.

    \b
    onrecord ask "what did Lavrov say about peacekeepers?"
    onrecord ask "sanctions" --speaker "Lindsey Graham" --since 2025-03-01
    onrecord ask --batch questions.jsonl --json
    onrecord ask "and Zakharova?" --previous answer.json
    """
    asked = questions(batch) if batch else [Line(question, _earlier(previous))] if question else []
    if not asked:
        raise click.UsageError("Ask a question, or name a file of them with --batch.")
    with opened() as index:
        for one in asked:
            show(_answer(index, one, most, narrowed), as_json=as_json)


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


def _answer(index: Opened, line: Line, most: int, narrowed: dict[str, str | datetime | None]) -> Answer:
    given = {name: value for name, value in narrowed.items() if value is not None}
    book = index.snapshot.directory
    asked = follow_up(line.question, from_json(line.previous, book), book, date.today())
    return ask(index.snapshot, index.encoder, line.question, _narrow(asked, book, given), most)


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
    if "speaker" in changes:
        changes |= _speaker(changes["speaker"], book)
    return replace(asked, **changes)


def _speaker(name: str, book: Directory) -> dict[str, Any]:
    found = find(name, book)
    others = tuple(other.name for other in found.others)
    known = found.speaker or (None if others else Speaker(name))
    return {"speaker": known, "ambiguous": others, "form": Form.SAID}
