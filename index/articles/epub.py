"""Books and reports in ``.epub`` files: the words of their chapters, in the order of reading."""

from __future__ import annotations

from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from index.articles import packed, program_names
from index.articles.blocks import lines
from index.articles.draft import Draft
from index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from zipfile import ZipFile

    from lxml.etree import _Element

_DAMAGED = "is no whole .epub file ({}): get it anew from where it came, or save its words as a .txt file"
_LOCKED = "is locked against copying (DRM): get it without, or save the words that you may use as a .txt file"
_PAGES = frozenset(("application/xhtml+xml", "text/html"))
_ENCRYPTION = "META-INF/encryption.xml"


def read(data: bytes, path: str) -> Iterator[Draft]:
    """Yield the words of a book as one article.

    :raises ArticleError: when it is damaged or locked, or unpacks to more than an article can be.
    """
    from lxml.etree import LxmlError

    try:
        with packed.opened(data) as parts:
            place = _package(parts)
            package = packed.xml(parts.read(place))
            chapters = [_chapter(parts, name) for name in _order(package, dirname(place))]
    except (*packed.DAMAGED, LxmlError, ValueError) as fault:
        raise ArticleError(_DAMAGED.format(str(fault).split("\n")[0])) from None
    yield Draft(path, "\n".join(filter(None, chapters)), found=_told(package))


def _package(parts: ZipFile) -> str:
    """Return which part says what the book is made of."""
    if _ENCRYPTION in parts.namelist() and b"xhtml" in parts.read(_ENCRYPTION):
        raise ArticleError(_LOCKED)
    found = packed.xml(parts.read("META-INF/container.xml")).xpath("//*[local-name()='rootfile']/@full-path")
    if not found:
        raise ValueError("it names no package")
    return str(found[0])


def _order(package: _Element, folder: str) -> Iterator[str]:
    """Yield the chapters' parts in the order of reading."""
    items = {item.get("id"): item for item in package.xpath("//*[local-name()='item']")}
    for ref in package.xpath("//*[local-name()='itemref'][not(@linear='no')]"):
        item = items.get(ref.get("idref"))
        is_contents = item is not None and "nav" in (item.get("properties") or "").split()
        if item is not None and item.get("media-type") in _PAGES and not is_contents:
            yield normpath(join(folder, unquote(item.get("href") or "")))


def _chapter(parts: ZipFile, name: str) -> str:
    from lxml.html import HTMLParser, document_fromstring

    page = parts.read(name)
    if not page.strip():
        return ""
    body = document_fromstring(
        page, parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    )
    return "\n".join(lines(body))


def _told(package: _Element) -> Mapping[str, object]:
    def every(name: str) -> list[str]:
        found = package.xpath(f"//*[local-name()='metadata']/*[local-name()='{name}']")
        return [" ".join(one.text.split()) for one in found if one.text]

    people = filter(None, map(program_names.author, every("creator")))
    return {
        "title": next(iter(every("title")), None),
        "publisher": next(iter(every("publisher")), None),
        "author": ", ".join(people) or None,
        "published": next((day[:10] for day in every("date") if len(day) >= 10), None),
    }
