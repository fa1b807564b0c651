"""The last answer that the terminal gave, kept for `ask --continue` with the index that it came from."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import QuestionError
from index.files import write

if TYPE_CHECKING:
    from collections.abc import Mapping


def place() -> Path:
    """Return the file that it is kept in, by the XDG rules on state."""
    home = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(home) / "onrecord" / "last-answer.json"


def keep(answer: Mapping[str, Any], index: Path) -> None:
    """Keep an answer; where that cannot be, the next question stands by itself."""
    kept = {"index": str(index.absolute()), "answer": answer}
    with suppress(OSError, RuntimeError):  # nobody asked for it to be kept, so nobody is told
        write(place(), json.dumps(kept, ensure_ascii=False).encode())
        place().chmod(0o600)


def read(index: Path) -> dict[str, Any]:
    """Return the last answer, which must be from this index.

    :raises QuestionError: when there is none, or it is from another index.
    """
    why = "There is no answer to go on from."
    with suppress(OSError, RuntimeError, ValueError, KeyError, TypeError):
        kept = json.loads(place().read_text(encoding="utf-8"))
        if kept["index"] == str(index.absolute()) and isinstance(kept["answer"], dict):
            return kept["answer"]
        why = f"The last answer is from another index, {kept['index']}."
    raise QuestionError(f"{why} Ask first: onrecord ask QUESTION")
