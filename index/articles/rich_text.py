"""Articles in rich text (``.rtf``): its words, and what it tells of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.articles import program_names
from index.articles.draft import Draft
from index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOLD = r"\{\\(?:\*\\)?%s\b\s?([^{}]*)\}"
_DAMAGED = "is no whole RTF file ({}): get it anew, or open it in a word processor and save it as .docx"


def read(data: bytes, path: str) -> Iterator[Draft]:
    """Yield the article of a rich text.

    :raises ArticleError: when it cannot be read as such.
    """
    source = data.decode("latin-1")  # RTF is ASCII; what is not is bytes of the code page that it names
    try:
        text = _plain(source)
        found = {name: _plain(f"{{\\rtf1 {_told(source, name)}}}") for name in ("title", "author")}
    except (ValueError, IndexError, LookupError) as fault:
        raise ArticleError(_DAMAGED.format(str(fault).split("\n")[0])) from None
    yield Draft(
        path,
        re.sub(r"\|(?=\n|$)", "", text.replace("\x00", "")),
        found={
            "title": program_names.title(found["title"]),
            "author": program_names.author(found["author"]),
        },
    )


def _told(source: str, name: str) -> str:
    found = re.search(_TOLD % name, source)
    return found[1] if found else ""


def _plain(source: str) -> str:
    from striprtf.striprtf import rtf_to_text

    return str(rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]
