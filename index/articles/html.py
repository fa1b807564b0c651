"""Articles in saved web pages: the words of the article without the furniture around them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from index.articles import furniture, page_metadata
from index.articles.blocks import words
from index.articles.draft import Draft
from index.articles.plain_text import decode_page
from index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lxml.etree import _Element
    from lxml.html import HtmlElement

DEPTH = 250
"""Tags within tags: the parser drops what lies deeper, words of the article included."""

KEPT = 0.5
"""Of a page's prose, what an article should hold: where it is less, somebody had better look."""

FEW = 3
"""Paragraphs that any page has besides its article."""

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4096  # where a page declares its encoding
_LINES = frozenset(
    ["p", "head", "item", "quote", "row", "cell", "list", "table", "div", "section", "article", "lb", "code"]
)
_NOTHING = re.compile("[\xad\u200b\u2060\ufeff]")  # marks where a word may be cut, which nobody sees
_LOST = (
    "holds more than was taken for the article ({} of {} paragraphs): see what is missing, and if need be "
    "save its words as a .txt file"
)


def read(data: bytes, path: str) -> Iterator[Draft]:
    """Yield the article of a saved web page, with what the page tells of itself.

    :raises ArticleError: for an encoding not declared, tags nested too deep, or a page without an article.
    """
    text, faults = text_of(data)
    yield article(text, path, faults)


def article(page: str, path: str, faults: tuple[str, ...] = ()) -> Draft:
    """Return the article of a page that is text already; ``faults`` are those that the text has.

    :raises ArticleError: for tags nested too deep, or a page without an article.
    """
    tree = _tree(page)
    import trafilatura  # slow: a page that cannot be read should not cost it
    from trafilatura.settings import Document

    told = page_metadata.told(tree)  # before the byline goes
    headlines = {words(one) for one in tree.iter("h1")} | {str(told["title"])}
    everything = furniture.paragraphs(tree)
    furniture.take_out(tree)
    found = trafilatura.bare_extraction(tree, include_comments=False)
    text = _text(found.body, headlines) if isinstance(found, Document) else ""
    if not text:
        raise ArticleError("no article is found in the page: save its words as a .txt file")
    return Draft(path, text, found=told, faults=(*faults, *_loss(everything, text)))


def text_of(data: bytes, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return a page's text, and what is wrong with it: it is UTF-8 where it can be, or else what is declared.

    :param charset: what came with it, which goes before what it declares.
    """
    declared = _DECLARED.search(data[:_HEAD])
    return decode_page(data, charset or (declared[1].decode("ascii", "replace") if declared else "utf-8"))


def _tree(text: str) -> HtmlElement:
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = document_fromstring(text.encode(), parser=parser)
    except ParserError:
        raise ArticleError("has no text: write the article into it, or remove it") from None
    if any("depth" in fault.message for fault in parser.error_log):
        raise ArticleError(
            f"its tags are nested more than {DEPTH} deep, too deep to read: save its words as a .txt file"
        )
    return tree


def _text(body: _Element, headlines: Collection[str]) -> str:
    """Return the lines of what was found, each block of the page a line of its own, without the headline."""
    pieces = (_NOTHING.sub("", piece) for piece in "".join(_pieces(body)).split("\n"))
    lines = [line for line in (" ".join(piece.split()) for piece in pieces) if line]
    if lines and lines[0] in headlines:
        lines = lines[1:]
    return unicodedata.normalize("NFC", "\n".join(lines))


def _pieces(element: _Element) -> Iterator[str]:
    apart = "\n" if element.tag in _LINES else ""
    yield apart
    yield " ".join(("x" + (element.text or "") + "x").split())[1:-1]  # its newlines are blanks
    for child in element:
        yield from _pieces(child)
        yield " ".join(("x" + (child.tail or "") + "x").split())[1:-1]
    yield apart


def _loss(everything: list[str], text: str) -> tuple[str, ...]:
    """Return a warning where less than half of a page's prose is in the article."""
    kept = " ".join(text.split())
    held = [line for line in everything if line[:40] in kept]
    if len(everything) - len(held) < FEW or sum(map(len, held)) >= KEPT * sum(map(len, everything)):
        return ()
    return (_LOST.format(len(held), len(everything)),)
