"""`onrecord ask`: a question answered in the words themselves."""

from __future__ import annotations

import json
import sys
import webbrowser
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from index import phrases
from index.answers import contract, earlier
from index.answers.answer import SHOWN, ask
from index.articles.scan import PEOPLE
from index.cli import last, render
from index.cli.batch import Posed, questions
from index.cli.behind import behind
from index.cli.ending import sentence
from index.cli.opened import Opened, opened
from index.cli.options import refuse_beside_batch
from index.cli.page import Page, note, warn, write_json
from index.errors import QuestionError
from index.files import text
from index.question.followup import follow_up
from index.question.narrow import Given, narrowed
from index.store import articles

if TYPE_CHECKING:
    from pathlib import Path

    from index.answers.answer import Answer
    from index.answers.contract import Json


HELP = """\
A question in English: what did somebody say about something, who said that ..., did X deny ..., X on Y.
Then go on from its answer: and NAME? · what about TOPIC? · who else? · not NAME · more · why? · what exactly?
· who said that? · since when? · anything more recent? · earlier? · in 2024? · in NEWSPAPER? · ever.
A question with a name and a topic starts anew; “... about anything” drops the topic before.
exit, quit or Ctrl-D ends. Ways to narrow and to print: onrecord ask --help"""
"""What can be typed where questions are put one after another."""


def run(
    question: str | None,
    *,
    batch: Path | None,
    previous: Path | None,
    go_on: bool,
    as_json: bool,
    open_link: bool,
    most: int | None,
    **named: Any,
) -> None:
    """Answer QUESTION in the words themselves, or say which kind of silence it meets."""
    explain = bool(named.pop("explain"))
    given = Given(**named)
    alone = {"QUESTION": question, "--previous": previous, "--continue": go_on, "--open": open_link}
    refuse_beside_batch(batch, alone)
    stays = question is None and batch is None and sys.stdin.isatty() and sys.stdout.isatty()
    if question is None and batch is None and not stays:
        raise click.UsageError("Ask a question, or name a file of them with --batch.")
    with opened() as index:
        desk = _Session(index, given, most or SHOWN, as_json=as_json, explain=explain)
        start = last.read(index.settings.index) if go_on else _earlier(previous)
        where = str(previous or last.place(index.settings.index))
        if batch:
            for one in questions(batch):
                if not as_json:
                    Page().put(one.question, "bold")
                desk.answer(one)
        elif question:
            answered = desk.answer(Posed(question, start, where))
            if open_link:
                first_link(answered)
        else:
            stay(desk, start, where)


CHANGED = "warning: Changed since it was indexed: {files}. What is shown is as it was; see: onrecord index"


class _Session:
    """Where questions are put one after another: an open index, its model loaded once, options over all."""

    def __init__(
        self, index: Opened, given: Given, most: int, *, as_json: bool, explain: bool = False
    ) -> None:
        self._index, self._given, self._most, self._as_json = index, given, most, as_json
        self._explain = explain
        self._looked = set[str]()

    def answer(self, line: Posed) -> Json:
        """Answer a question, keep the answer to go on from, and print it; return it as JSON."""
        found, titles = self._index.told(partial(self._found, line))
        told = contract.answer(found)
        last.keep(told, self._index.settings.index)  # first: whoever reads may leave before the end
        if self._as_json:
            write_json(told)
        else:
            render.answer(found, explain=self._explain)
            render.titled(titles)
        self._tell_behind(found)
        return told

    def _tell_behind(self, found: Answer) -> None:
        """Say once of what is shown, and of who is who, that its file has changed since."""
        paths = {PEOPLE, *(one.article.path for one in (*found.evidence, *found.near))} - self._looked
        self._looked |= paths
        if changed := behind(self._index.snapshot.store, self._index.settings, sorted(paths)):
            warn(CHANGED.format(files=phrases.a_few(changed)))

    def _found(self, line: Posed) -> tuple[Answer, list[str]]:
        """Return the answer to a question, and for people the articles that it is the title of."""
        index, book = self._index, self._index.snapshot.directory
        before = earlier.previous(line.previous, book, line.where)
        asked = follow_up(line.question, before, book, date.today())
        understood = narrowed(asked, line.given(self._given), book)
        found = ask(
            index.snapshot, index.encoder, line.question, understood, self._most, scalars=index.scalars
        )
        return found, [] if self._as_json else articles.titled(index.snapshot.store, line.question)


def stay(desk: _Session, answered: Json, where: str) -> None:
    """Answer what is typed, each question following on the one before, until Ctrl-D or Ctrl-C."""
    import readline  # noqa: F401 - which gives the line its arrows and its history

    note("Ask, and ask on: “and Tandor?”, “anything more recent?”. “help” tells what else; Ctrl-D ends.")
    while True:
        try:
            line = input("? ").strip()
        except (EOFError, KeyboardInterrupt):
            note("")
            return
        if line.lower() in {"exit", "quit"}:
            return
        if line.lower() in {"help", "?"}:
            Page().put(HELP)
        elif line:
            try:
                line.encode()  # or bytes that are no text would be asked
                answered = desk.answer(Posed(line, answered, where))
            except (QuestionError, UnicodeEncodeError) as fault:
                warn(f"onrecord: {sentence(fault)}")


def first_link(answer: Json) -> None:
    """Open the first link of an answer, or say that it has none."""
    links = [one["link"] for one in answer["evidence"] if one["link"]]
    if not links:
        note("There is no link to open.")
    elif not webbrowser.open(links[0]):
        raise QuestionError(f"No browser could be started for {links[0]}. Set BROWSER to one.")


def _earlier(file: Path | None) -> dict[str, Any]:
    """Return the answer in a file that ``ask --json`` wrote."""
    if file is None:
        return {}
    try:
        found = json.loads(text(file))
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise QuestionError(
            f"{file} holds no answer. Keep one in a new file: onrecord ask QUESTION --json > FILE"
        )
    return found
