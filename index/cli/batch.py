"""Files of questions, or of texts to check: JSON lines of which a few values are read, or plain lines."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.cli.page import note
from index.errors import QuestionError
from index.files import decoded
from index.question.narrow import Given, day
from index.types import METADATA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

T = TypeVar("T")

OPTIONS = [one.name for one in fields(Given)]
"""What a line may say besides, as the options of the command do."""

DAYS = {"since", "until"}

ALIKE = 0.75
"""Likeness, of 1, from which the name of a value is that of one that is read, with a slip of the pen."""

INPUT = Path("-")
"""The file that stands for standard input."""


@dataclass(frozen=True, slots=True)
class Posed:
    """A question, the JSON of the answer it follows on (empty: none), where both stand, its own options."""

    question: str
    previous: dict[str, Any] = field(default_factory=dict)
    where: str = ""
    options: Mapping[str, str] = field(default_factory=dict)

    def given(self, every: Given) -> Given:
        """Return the options over the question: its own go before those given for all.

        :raises QuestionError: for a day that is none.
        """
        own: dict[str, Any] = dict(self.options)
        for name in DAYS & own.keys():
            try:
                own[name] = day(own[name], date.today(), end=name == "until")
            except QuestionError as fault:
                raise QuestionError(f"{self.where}: {fault}") from None
        return replace(every, **own)


def questions(path: Path) -> list[Posed]:
    """Return the questions in a file, in its order; blank lines are passed over.

    :raises QuestionError: naming the line that is no question.
    """
    return _some([_question(*line) for line in _lines(path, "question")], path, "question")


def messages(path: Path) -> list[tuple[str, str | None]]:
    """Return the ``text`` of each line of a file, and the ``speaker`` that it is claimed to be by.

    :raises QuestionError: naming the line that has no text.
    """
    return _some([(text, _named(line)) for text, line, _ in _lines(path, "text")], path, "text")


def _some(found: list[T], path: Path, what: str) -> list[T]:
    """Return what a file holds, and tell a person where that is nothing."""
    if not found:
        note(f"There is no {what} in {_place(path)}.")
    return found


def _question(question: str, line: dict[str, Any], where: str) -> Posed:
    _refuse_misspelt(line, where)
    previous = line.get("previous") or {}
    if not isinstance(previous, dict):
        raise QuestionError(f'{where}: "previous" is not the object of an earlier answer.')
    options = {name: value for name in OPTIONS if (value := line.get(name)) is not None}
    for name, value in options.items():
        if not isinstance(value, str):
            raise QuestionError(f'{where}: "{name}" is no text.')
        if not value.strip():
            raise QuestionError(f'{where}: "{name}" is empty. Say what is meant, or leave it out.')
        _refuse_half_letters(value, where)
    return Posed(question, previous, where, options)


def _refuse_misspelt(line: Mapping[str, object], where: str) -> None:
    """Refuse a value whose name is nearly one that is read: what it narrows would go unheard."""
    read = ["question", "previous", *OPTIONS]
    for name in line.keys() - {*read, *METADATA}:
        meant = process.extractOne(name, read, scorer=OSA.normalized_similarity, score_cutoff=ALIKE)
        if meant:
            raise QuestionError(f'{where}: "{name}" is not read. Write "{meant[0]}".')


def _named(line: dict[str, Any]) -> str | None:
    speaker = line.get("speaker")
    return speaker if isinstance(speaker, str) and speaker.strip() else None


def _lines(path: Path, name: str) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield each line's ``name``, its other values (none for a plain line), and where it stands."""
    place = _place(path)
    data = sys.stdin.buffer.read() if path == INPUT else path.read_bytes()
    for number, line in enumerate(decoded(data, place).splitlines(), 1):
        where = f"{place}, line {number}"
        if line.lstrip().startswith("{"):
            yield _object(line, name, where)
        elif line.strip():
            yield line.strip(), {}, where


def _place(path: Path) -> str:
    return "standard input" if path == INPUT else str(path)


def _object(line: str, name: str, where: str) -> tuple[str, dict[str, Any], str]:
    wanted = f'Write {{"{name}": "..."}} or a plain line.'
    try:
        found = json.loads(line)
    except ValueError as fault:
        raise QuestionError(f"{where}: not JSON ({fault}). {wanted}") from None
    text = found.get(name)
    if not isinstance(text, str) or not text.strip():
        raise QuestionError(f'{where}: has no "{name}". {wanted}')
    _refuse_half_letters(text, where)
    return text, found, where


def _refuse_half_letters(text: str, where: str) -> None:
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise QuestionError(f"{where}: holds half of a letter (a lone surrogate). Write it anew.")
