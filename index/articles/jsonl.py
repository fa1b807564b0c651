"""Articles in ``.jsonl`` files: one JSON object a line, ``text`` and the metadata beside it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from index.articles.draft import Draft, Problem
from index.articles.plain_text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator


def read(data: bytes, path: str) -> Iterator[Draft | Problem]:
    """Yield the article of each line of a file's ``data``, named by ``path``, ``#`` and the line's number.

    Blank lines are passed over, faulty ones are problems of their own.
    """
    for number, line in enumerate(decode(data).split("\n"), start=1):
        if line.strip():
            yield _draft(line, f"{path}#{number}")


def without(data: bytes, number: int) -> bytes:
    """Return a file's ``data`` with one line empty, so that the others keep their numbers."""
    lines = data.split(b"\n")
    lines[number - 1] = b""
    return b"\n".join(lines)


def _draft(line: str, path: str) -> Draft | Problem:
    try:
        fields = json.loads(line)
    except json.JSONDecodeError as error:
        return Problem(path, f"is not JSON ({error.msg} at character {error.colno}); write one object a line")
    except RecursionError:
        return Problem(path, "is nested too deep; write one flat object a line")
    if not isinstance(fields, dict):
        return Problem(path, 'is not an object; write {"text": "...", "title": "...", ...}')
    fields = {name.lower(): value for name, value in fields.items()}
    text = fields.pop("text", None)
    if not isinstance(text, str | None):
        return Problem(path, 'has a "text" that is no string; write the article as one')
    return Draft(path, text or "", fields)
