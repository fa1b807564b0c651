"""The last answer that was given in a terminal, from an index: kept for `ask --continue`."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import QuestionError
from index.files import write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.types import Place

KEPT = 50
"""Answers kept, of as many terminals and indexes; the oldest go."""


def place(index: Place) -> Path:
    """Return the file that the answer from an index is kept in, by the XDG rules on state."""
    home = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    asked = index.absolute() if isinstance(index, Path) else index
    of = sha256(f"{terminal()}\n{asked}".encode(errors="surrogateescape")).hexdigest()[:16]
    return Path(home) / "onrecord" / "answers" / f"{of}.json"


def terminal() -> str:
    """Return which terminal this is, of all that the account has open; empty where there is none."""
    for stream in range(3):
        with suppress(OSError):
            return f"{os.ttyname(stream)} {os.getsid(0)}"
    return ""


def keep(answer: Mapping[str, Any], index: Place) -> None:
    """Keep an answer; where that cannot be, the next question stands by itself."""
    with suppress(OSError, RuntimeError):  # nobody asked for it to be kept, so nobody is told
        file = place(index)
        write(file, json.dumps(answer, ensure_ascii=False).encode())
        file.chmod(0o600)
        newest = sorted(file.parent.glob("*.json"), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in newest[KEPT:]:
            old.unlink(missing_ok=True)


def read(index: Place) -> dict[str, Any]:
    """Return the last answer that this index gave in this terminal.

    :raises QuestionError: when there is none.
    """
    with suppress(OSError, RuntimeError, ValueError):
        kept = json.loads(place(index).read_text(encoding="utf-8"))
        if isinstance(kept, dict):
            return kept
    raise QuestionError(
        "There is no answer to go on from, in this terminal and from this index. "
        "Ask first: onrecord ask QUESTION"
    )
