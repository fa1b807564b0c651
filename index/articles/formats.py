"""The forms that articles come in: what reads each, how large a file may be, and what gives each away.

The readers import their libraries when they are first used, so that this table costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from index.articles import docx, front_matter, html, jsonl, pdf
from index.articles.draft import Draft, Problem

Reader = Callable[[bytes, str], Iterator[Draft | Problem]]

MEGABYTE = 1_000_000

LONGEST = 2_000_000
"""Characters in one article: a book of 700 pages."""


@dataclass(frozen=True, slots=True)
class Format:
    """One form of file: ``read`` gives its articles.

    :ivar largest: bytes in a file, so that memory stays within bounds.
    :ivar version: where a file is one article, the number to raise when the outcome of reading changes: such
        a file is known to be unchanged by its bytes, without being read.
    """

    read: Reader
    largest: int
    version: int | None = None


FORMS: Mapping[str, Format] = {
    ".docx": Format(docx.read, 50 * MEGABYTE, version=2),
    ".htm": Format(html.read, 10 * MEGABYTE, version=2),
    ".html": Format(html.read, 10 * MEGABYTE, version=2),
    ".jsonl": Format(jsonl.read, 50 * MEGABYTE),
    ".md": Format(front_matter.read, 10 * MEGABYTE, version=1),
    ".pdf": Format(pdf.read, 100 * MEGABYTE, version=2),
    ".txt": Format(front_matter.read, 10 * MEGABYTE, version=1),
}


@dataclass(frozen=True, slots=True)
class _Sign:
    """How a file of some kind begins, what it is, and the endings that its name may have."""

    begins: re.Pattern[bytes]
    kind: str
    endings: tuple[str, ...] = ()


_SIGNS = (
    _Sign(re.compile(rb"\s*%PDF-"), "a PDF", (".pdf",)),
    _Sign(re.compile(rb"PK\x03\x04"), "a Word file or another zip archive", (".docx",)),
    _Sign(re.compile(rb"\xd0\xcf\x11\xe0"), "an old Office file"),
    _Sign(re.compile(rb"\s*\{\\rtf"), "rich text (RTF)"),
    _Sign(re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP", re.DOTALL), "a picture"),
    _Sign(re.compile(rb"\x1f\x8b|BZh|\xfd7zXZ|7z\xbc\xaf|Rar!"), "a compressed archive"),
    _Sign(
        re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE),
        "a web page",
        (".html", ".htm"),
    ),
)
_REQUIRED = {".pdf": "a PDF", ".docx": "a Word file"}
_OFFICE = (
    "is protected by a password, or an old Word file: open it in Word and save it as .docx without a password"
)


def disguise(data: bytes, suffix: str) -> str | None:
    """Return what is wrong when a file's first bytes are of another form than its name says."""
    sign = next((sign for sign in _SIGNS if sign.begins.match(data)), None)
    if sign is None:
        wanted = _REQUIRED.get(suffix)
        return f"is not {wanted}, as its name says: give it the ending of what it is" if wanted else None
    if suffix in sign.endings:
        return None
    if sign.kind == "an old Office file" and suffix in {".docx", ".doc"}:
        return _OFFICE
    if sign.endings:
        return f"is {sign.kind} by its contents, not {suffix}: rename it to end in {sign.endings[0]}"
    return (
        f"is {sign.kind} by its contents, not {suffix}: convert it to one of {', '.join(FORMS)}, or remove it"
    )
