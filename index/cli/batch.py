"""Files of questions: JSON lines of which ``question`` and ``previous`` are read, or plain lines."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from index.errors import QuestionError

if TYPE_CHECKING:
    from pathlib import Path

WANTED = 'Write {"question": "..."} or a plain line.'


@dataclass(frozen=True, slots=True)
class Line:
    """A question, and the JSON of the answer that it follows on, empty where it stands by itself."""

    question: str
    previous: dict[str, Any] = field(default_factory=dict)


def questions(path: Path) -> list[Line]:
    """Return the questions in a file, in its order; blank lines are passed over.

    :raises QuestionError: naming the line that is no question.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as fault:
        raise QuestionError(f"{path} is not UTF-8 ({fault.reason}). Save it as UTF-8.") from None
    return [_line(line, f"{path}, line {n}") for n, line in enumerate(lines, 1) if line.strip()]


def _line(line: str, where: str) -> Line:
    if not line.lstrip().startswith("{"):
        return Line(line.strip())
    try:
        found = json.loads(line)
    except ValueError as fault:
        raise QuestionError(f"{where}: not JSON ({fault}). {WANTED}") from None
    question, previous = found.get("question"), found.get("previous") or {}
    if not isinstance(question, str) or not question.strip():
        raise QuestionError(f'{where}: has no "question". {WANTED}')
    if not isinstance(previous, dict):
        raise QuestionError(f'{where}: "previous" is not the object of an earlier answer.')
    return Line(question, previous)
