"""Articles in OpenDocument texts (``.odt``): the words of the body, paragraph by paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.articles import packed, program_names
from index.articles.draft import Draft
from index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from zipfile import ZipFile

    from lxml.etree import _Element

_DAMAGED = (
    "is no whole OpenDocument text ({}): get it anew from where it came, or open it in LibreOffice and save "
    "it as .odt without a password"
)
_SPACES = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def _tag(name: str) -> str:
    space, _, local = name.partition(":")
    return f"{{{_SPACES[space]}}}{local}"


_ASIDE = frozenset(
    map(
        _tag, ("office:annotation", "text:note", "text:tracked-changes", "text:ruby-text", "text:p", "text:h")
    )
)
_PARAGRAPHS = (_tag("text:p"), _tag("text:h"))


def read(data: bytes, path: str) -> Iterator[Draft]:
    """Yield the article of an OpenDocument text, as it reads with every tracked change accepted.

    :raises ArticleError: when it is damaged or locked, or unpacks to more than an article can be.
    """
    from lxml.etree import XMLSyntaxError

    try:
        with packed.opened(data) as parts:
            body = packed.xml(parts.read("content.xml"))
            found = _told(parts)
    except (*packed.DAMAGED, XMLSyntaxError) as fault:
        raise ArticleError(_DAMAGED.format(str(fault).split("\n")[0])) from None
    kept = (one for one in body.iter(*_PARAGRAPHS) if not _is_aside(one))
    paragraphs = ("".join(_pieces(one)).strip() for one in kept)
    yield Draft(path, "\n\n".join(filter(None, paragraphs)), found=found)


def _is_aside(paragraph: _Element) -> bool:
    """Say whether a paragraph stands in a note, a comment or a deletion."""
    return any(above.tag in _ASIDE and above.tag not in _PARAGRAPHS for above in paragraph.iterancestors())


def _pieces(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == _tag("text:s"):
            yield " " * min(int(child.get(_tag("text:c"), "1")), 100)
        elif child.tag in {_tag("text:tab"), _tag("text:line-break")}:
            yield "\t" if child.tag == _tag("text:tab") else "\n"
        elif child.tag not in _ASIDE:
            yield from _pieces(child)
        yield child.tail or ""


def _told(parts: ZipFile) -> Mapping[str, object]:
    if "meta.xml" not in parts.namelist():
        return {}
    told = packed.xml(parts.read("meta.xml"))
    written = told.findtext(f".//{_tag('meta:creation-date')}") or ""
    return {
        "title": program_names.title(told.findtext(f".//{_tag('dc:title')}")),
        "author": program_names.author(
            told.findtext(f".//{_tag('meta:initial-creator')}") or told.findtext(f".//{_tag('dc:creator')}")
        ),
        "published": written[:10] or None,
    }
