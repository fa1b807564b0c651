"""The blocks of a web page, as lxml has parsed it, and the words that are to be read in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

PROSE = 60
"""Characters outside links from which a block reads like prose, not like a label."""

_UNSEEN = lexicon.words("page_unseen")
_SENTENCE = re.compile(r"[.!?…:,;][\"'”’»)\]]*(?:\s|$)")


def words(element: HtmlElement) -> str:
    """Return what is to be read of an element, on one line."""
    return " ".join("".join(_texts(element)).split())


def own_words(element: HtmlElement) -> str:
    """Return what is to be read of an element outside any block within it, on one line."""
    return " ".join("".join(_texts(element, whole=False)).split())


def lines(element: HtmlElement) -> list[str]:
    """Return what is to be read of an element, each block on a line."""
    said = (" ".join(line.split()) for line in "".join(_texts(element, breaks="\0")).split("\0"))
    return [line for line in said if line]


def leaves(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the blocks that hold no other blocks."""
    blocks = lexicon.words("page_blocks")
    for element in tree.iter(*blocks):
        if not any(child.tag in blocks for child in element.iterdescendants()):
            yield element


def prose(tree: HtmlElement) -> Mapping[HtmlElement, str]:
    """Return what reads like prose in a page, by the block that it stands in outside any other within."""
    found: dict[HtmlElement, str] = {}
    for block in tree.iter(*lexicon.words("page_blocks")):
        said = own_words(block)
        if len(said) >= PROSE and _SENTENCE.search(said) and len(said) - _linked(block) >= PROSE:
            found[block] = said
    return found


def names_of(element: HtmlElement) -> str:
    """Return the classes and the id of an element, by which sites name what stands in it."""
    return f"{element.get('class', '')} {element.get('id', '')}"


def _linked(block: HtmlElement) -> int:
    return sum(len(words(link)) for link in block.iter("a"))


def _texts(element: HtmlElement, *, whole: bool = True, breaks: str = "\n") -> Iterator[str]:
    """Yield the texts of an element, those of the blocks in it only where it is asked for as a ``whole``."""
    if element.tag in _UNSEEN or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        is_block = child.tag in lexicon.words("page_blocks")
        yield breaks if is_block or child.tag == "br" else ""
        if whole or not is_block:
            yield from _texts(child, whole=whole, breaks=breaks)
        yield breaks if is_block else ""
        yield child.tail or ""
