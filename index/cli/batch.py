"""Files of questions: JSON lines of which ``question`` is read, or plain lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from index.errors import QuestionError

if TYPE_CHECKING:
    from pathlib import Path


def questions(path: Path) -> list[str]:
    """Return the questions in a file, in its order; blank lines are passed over.

    :raises QuestionError: naming the line that is no question.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_question(line, f"{path}, line {n}") for n, line in enumerate(lines, 1) if line.strip()]


def _question(line: str, where: str) -> str:
    if not line.lstrip().startswith("{"):
        return line.strip()
    try:
        found = json.loads(line).get("question")
    except ValueError as fault:
        raise QuestionError(
            f'{where}: not JSON ({fault}). Write {{"question": "..."}} or a plain line.'
        ) from None
    if not isinstance(found, str) or not found.strip():
        raise QuestionError(f'{where}: has no "question". Write {{"question": "..."}} or a plain line.')
    return found
