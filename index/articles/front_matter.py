"""Articles in ``.md`` and ``.txt`` files, with or without YAML front matter.

---
title: A title
published: 2025-03-07
---

The text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from index.articles.draft import Draft
from index.articles.plain_text import decode
from index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BLOCK = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENING = re.compile(r"---[ \t]*\n(?:[ \t]*(?:#.*)?\n)*[ \t]*[\"']?[A-Za-z_][\w-]*[\"']?[ \t]*:(?:\s|$)")


class _Loader(yaml.BaseLoader):
    """Reads every value as the words that stand there (a title of 1984, a publisher called No), but null.

    The loader written in C is faster, but brackets nested deep enough make it crash the process.
    """


_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile(r"(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""]
)
_Loader.add_constructor("tag:yaml.org,2002:null", lambda _loader, _node: None)


def read(data: bytes, path: str) -> Iterator[Draft]:
    """Yield the article in a file's ``data``; faults in its front matter raise an ArticleError."""
    fields, text = split(decode(data))
    yield Draft(path, text, fields)


def split(text: str) -> tuple[Mapping[str, object], str]:
    """Return the front matter's fields, with their names in lower case, and the text after it.

    A text may itself begin with a rule (``---``): what follows counts as front matter only where it begins
    like one, with a field's name and a colon.
    """
    if not text.startswith("---"):
        return {}, text
    block = _BLOCK.match(text)
    if block and not block[1].strip():
        return {}, text[block.end() :]
    if not _OPENING.match(text):
        return {}, text
    if not block:
        raise ArticleError("its front matter has no end: put a line of --- after the last field")
    return _fields(block[1]), text[block.end() :]


def _fields(source: str) -> Mapping[str, object]:
    try:
        fields = yaml.load(source, Loader=_Loader)  # noqa: S506 - a BaseLoader makes strings only
    except yaml.MarkedYAMLError as error:
        opened = error.context_mark if error.context and "quoted" in error.context else None
        mark = opened or error.problem_mark
        line = mark.line + 2 if mark else 2  # the rule above it is line 1
        raise ArticleError(
            f"line {line} of its front matter is not YAML ({error.problem}); {_MEND}"
        ) from None
    except yaml.reader.ReaderError as error:
        line = _line(source, error.position)
        raise ArticleError(
            f"line {line} of its front matter holds U+{error.character:04X}; delete it"
        ) from None
    except RecursionError:
        raise ArticleError(f"its front matter is nested too deep; {_MEND}") from None
    if not isinstance(fields, dict):
        raise ArticleError(f"its front matter is no list of fields; {_MEND}")
    return {str(name).lower(): value for name, value in fields.items()}


def _line(source: str, position: int) -> int:
    return source.count("\n", 0, position) + 2


_MEND = 'write each field as `name: "value"`, in quotation marks where the value holds : or # or begins oddly'
