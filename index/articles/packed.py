"""Files that are zip archives within (Word, OpenDocument, books): nothing is unpacked beyond bounds."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile
from zlib import error as DeflateError  # noqa: N812 - zlib names it like a function

from index.errors import ArticleError

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST = 200_000_000
"""Bytes that a file may unpack to, pictures included."""

LARGEST_PART = 40_000_000
"""Bytes that the parts which are parsed may unpack to: a tree of them takes ten times as many."""

DAMAGED = (BadZipFile, DeflateError, EOFError, KeyError, NotImplementedError, RuntimeError)
"""What reading a zip archive raises that is damaged, packed in a way not known, or locked."""

_PARSED = (".xml", ".rels", ".xhtml", ".html", ".htm", ".opf")
_BOMB = "unpacks to {:,} bytes, more than any article: get it anew, or save its words alone as a .txt file"


def opened(data: bytes) -> ZipFile:
    """Return a file's archive; what it says of its sizes holds, as no more than that is ever unpacked.

    :raises ArticleError: when it says that it unpacks to more than an article can be.
    """
    packed = ZipFile(BytesIO(data))
    sizes = {part.filename: part.file_size for part in packed.infolist()}
    parsed = sum(size for name, size in sizes.items() if name.lower().endswith(_PARSED))
    if sum(sizes.values()) > LARGEST or parsed > LARGEST_PART:
        raise ArticleError(_BOMB.format(sum(sizes.values())))
    return packed


def xml(data: bytes) -> _Element:
    """Return the root of an XML part, no entity expanded and nothing fetched for it."""
    from lxml.etree import XMLParser, fromstring

    return fromstring(data, XMLParser(resolve_entities=False, no_network=True))
