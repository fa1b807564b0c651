"""Articles that came by mail (``.eml``), and boxes of them (``.mbox``): the words of each message."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING

from index.articles import program_names
from index.articles.blocks import lines
from index.articles.draft import Draft, Problem
from index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from email.message import EmailMessage

_BEGINS = re.compile(rb"(?:\A|\n\r?\n)From [^\n]*\d:\d\d[^\n]*\r?\n")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_SIGNATURE = re.compile(r"\n-- \n.*\Z", re.DOTALL)
_ANSWERED = re.compile(r"(?:^[^\n]{0,200}\b(?:wrote|writes):\n)?(?:^>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_ATTACHED = "has {} not read ({}): save what belongs to the collection beside it"


def read(data: bytes, path: str) -> Iterator[Draft]:
    """Yield the words of one message: without its signature, and without what it quotes of others."""
    yield _draft(data, path)


def read_box(data: bytes, path: str) -> Iterator[Draft | Problem]:
    """Yield each message of a box, named by ``path``, ``#`` and its number."""
    starts = [found.end() for found in _BEGINS.finditer(data)]
    if not starts:
        raise ArticleError('is no box of mail: each message in one begins with a line "From ..."')
    ends = [*[found.start() for found in _BEGINS.finditer(data)][1:], len(data)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        try:
            yield _draft(_QUOTED.sub(rb"\1", data[start:end]), f"{path}#{number}")
        except ArticleError as fault:
            yield Problem(f"{path}#{number}", str(fault))


def _draft(data: bytes, path: str) -> Draft:
    try:
        message = message_from_bytes(data, policy=policy.default)
        text, attached = _text(message), [part.get_filename() or "?" for part in message.iter_attachments()]
        found = _told(message)
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as fault:
        raise ArticleError(f"is no whole message ({fault}): save it anew from your mail program") from None
    many = "1 attachment that is" if len(attached) == 1 else f"{len(attached)} attachments that are"
    names = ", ".join(attached)
    faults = (_ATTACHED.format(many, names if len(names) < 200 else f"{names[:200]}..."),) if attached else ()
    return Draft(path, text, found=found, faults=faults)


def _text(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    content = str(part.get_content()).replace("\r\n", "\n")
    if part.get_content_subtype() == "html":
        from lxml.html import document_fromstring

        return "\n".join(lines(document_fromstring(content))) if content.strip() else ""
    if part.get_param("format", "") == "flowed":
        content = re.sub(r"(?<=[^\n]) \n(?=[^\n>])", " ", content)
    return _ANSWERED.sub("", _SIGNATURE.sub("", content))


def _told(message: EmailMessage) -> Mapping[str, object]:
    name, address = parseaddr(str(message.get("From", "")))
    domain, author = address.rpartition("@")[2], program_names.author(name)
    publisher = _publisher(author, domain)
    return {
        "title": str(message.get("Subject", "")).strip() or None,
        "author": None if publisher == author else author,
        "publisher": publisher,
        "url": str(message.get("Archived-At", "")).strip("<> ") or None,
        "published": _day(str(message.get("Date", ""))),
    }


def _publisher(sender: str | None, domain: str) -> str | None:
    """Return who sent a message where its domain is called like them, "Harbour Wire", else the domain."""
    letters = re.sub(r"\W", "", (sender or "").lower().removeprefix("the "))
    return sender if letters and letters in domain.lower().replace("-", "").split(".") else domain or None


def _day(date: str) -> str | None:
    try:
        return parsedate_to_datetime(date).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None
