"""The forms that articles come in: what reads each, how large a file may be, and what gives each away.

The readers import their libraries when they are first used, so that this table costs nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from index.articles import (
    docx,
    epub,
    front_matter,
    html,
    jsonl,
    mail,
    open_document,
    pdf,
    rich_text,
    subtitles,
    table,
    zipped,
)
from index.articles.draft import Format

if TYPE_CHECKING:
    from collections.abc import Mapping

MEGABYTE = 1_000_000

LONGEST = 2_000_000
"""Characters in one article: a book of 700 pages."""


_SINGLE: Mapping[str, Format] = {
    ".csv": Format(table.read, 50 * MEGABYTE),
    ".docx": Format(docx.read, 50 * MEGABYTE, version=2),
    ".eml": Format(mail.read, 50 * MEGABYTE, version=2),
    ".epub": Format(epub.read, 50 * MEGABYTE, version=1),
    ".htm": Format(html.read, 10 * MEGABYTE, version=3),
    ".html": Format(html.read, 10 * MEGABYTE, version=3),
    ".jsonl": Format(jsonl.read, 50 * MEGABYTE),
    ".mbox": Format(mail.read_box, 100 * MEGABYTE, version=1),
    ".md": Format(front_matter.read, 10 * MEGABYTE, version=1),
    ".odt": Format(open_document.read, 50 * MEGABYTE, version=1),
    ".pdf": Format(pdf.read, 100 * MEGABYTE, version=2),
    ".rtf": Format(rich_text.read, 20 * MEGABYTE, version=1),
    ".srt": Format(subtitles.read, 10 * MEGABYTE, version=1),
    ".txt": Format(front_matter.read, 10 * MEGABYTE, version=1),
    ".vtt": Format(subtitles.read, 10 * MEGABYTE, version=1),
}
FORMS: Mapping[str, Format] = {
    **_SINGLE,
    ".zip": Format(partial(zipped.read, formats=_SINGLE), 200 * MEGABYTE),
}


@dataclass(frozen=True, slots=True)
class _Sign:
    """How a file of some kind begins, what it is, and the endings that its name may have."""

    begins: re.Pattern[bytes]
    kind: str
    endings: tuple[str, ...] = ()


_SIGNS = (
    _Sign(re.compile(rb"\s*%PDF-"), "a PDF", (".pdf",)),
    _Sign(
        re.compile(rb"PK\x03\x04"), "a Word file or another zip archive", (".docx", ".odt", ".epub", ".zip")
    ),
    _Sign(re.compile(rb"\xd0\xcf\x11\xe0"), "an old Office file"),
    _Sign(re.compile(rb"\s*\{\\rtf"), "rich text (RTF)", (".rtf",)),
    _Sign(re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP", re.DOTALL), "a picture"),
    _Sign(re.compile(rb"\x1f\x8b|BZh|\xfd7zXZ|7z\xbc\xaf|Rar!"), "a compressed archive"),
    _Sign(
        re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE),
        "a web page",
        (".html", ".htm"),
    ),
)
_REQUIRED = {
    ".pdf": "a PDF",
    ".docx": "a Word file",
    ".odt": "an OpenDocument text",
    ".epub": "a book",
    ".rtf": "rich text",
    ".zip": "a zip archive",
}
_OFFICE = (
    "is protected by a password, or an old Word file: open it in Word and save it as .docx without a password"
)


def disguise(data: bytes, suffix: str) -> str | None:
    """Return what is wrong when a file's first bytes are of another form than its name says."""
    sign = next((sign for sign in _SIGNS if sign.begins.match(data)), None)
    if sign is None:
        wanted = _REQUIRED.get(suffix)
        return (
            f"is named as if it were {wanted}, and is none: give it the ending of what it is"
            if wanted
            else None
        )
    if suffix in sign.endings:
        return None
    if sign.kind == "an old Office file" and suffix in {".docx", ".doc"}:
        return _OFFICE
    if sign.endings:
        endings = " or ".join(sign.endings[:1] if len(sign.endings) == 2 else sign.endings)
        return f"is {sign.kind} by its contents, not {suffix}: rename it to end in {endings}"
    return (
        f"is {sign.kind} by its contents, not {suffix}: convert it to one of {', '.join(FORMS)}, or remove it"
    )
