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


_FIELD = re.compile(r"(?P<name>[A-Za-z_][\w-]*[ \t]*:)[ \t]+(?P<value>[^\s\"'\[\]{}|>&*!%@`,?#-].*?)[ \t]*")
_TWICE = re.compile(r":[ \t].*:(?:\s|$)")
_PLAIN = "line {line} of its front matter holds a colon and is read as plain text: put its value in marks"


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
    fields, text, faults = _parts(decode(data))
    yield Draft(path, text, fields, faults=faults)


def split(text: str) -> tuple[Mapping[str, object], str]:
    """Return the front matter's fields, with their names in lower case, and the text after it.

    A text may itself begin with a rule (``---``): what follows counts as front matter only where it begins
    like one, with a field's name and a colon.
    """
    fields, rest, _ = _parts(text)
    return fields, rest


def _parts(text: str) -> tuple[Mapping[str, object], str, tuple[str, ...]]:
    """Return the front matter's fields, the text after it, and sentences on what is amiss with the fields."""
    if not text.startswith("---"):
        return {}, text, ()
    block = _BLOCK.match(text)
    if block and not block[1].strip():
        return {}, text[block.end() :], ()
    if not _OPENING.match(text):
        return {}, text, ()
    if not block:
        raise ArticleError("its front matter has no end: put a line of --- after the last field")
    source, plain = _with_plain_colons(block[1])
    faults = tuple(_PLAIN.format(line=line + 2) for line in plain)
    return _fields(source), text[block.end() :], faults


def _with_plain_colons(source: str) -> tuple[str, list[int]]:
    """Put values in marks that hold a colon without any, "title: Strike ends: trams back", and return in
    which lines that was.
    """
    lines, plain = source.splitlines(), list[int]()
    if not _TWICE.search(source):
        return source, plain
    while (number := _colon_at("\n".join(lines))) is not None and number not in plain:
        field = _FIELD.fullmatch(lines[number])
        if field is None:
            break
        quoted = field["value"].replace("'", "''")
        lines[number] = f"{field['name']} '{quoted}'"
        plain.append(number)
    return ("\n".join(lines), plain) if plain else (source, plain)


def _colon_at(source: str) -> int | None:
    """Return the line whose value YAML takes for a list of fields, for a colon in it."""
    try:
        yaml.load(source, Loader=_Loader)  # noqa: S506 - a BaseLoader makes strings only
    except yaml.MarkedYAMLError as error:
        is_colon = error.problem == "mapping values are not allowed here"
        return error.problem_mark.line if is_colon and error.problem_mark else None
    except (yaml.reader.ReaderError, RecursionError):
        return None  # told by _fields
    return None


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
