"""Articles in Word files (``.docx``): the words of the body, paragraph by paragraph."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from index.articles import packed, program_names
from index.articles.draft import Draft
from index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from lxml.etree import _Element

_DAMAGED = (
    "is no whole Word file ({}): get it anew from where it came, or open it in Word and save it as .docx"
)


def read(data: bytes, path: str) -> Iterator[Draft]:
    """Yield the article of a Word file, as it reads with every tracked change accepted.

    :raises ArticleError: when it is damaged, or unpacks to more than an article can be.
    """
    document = _opened(data)
    told = document.core_properties
    yield Draft(
        path,
        "\n\n".join(_paragraphs(document.element.body)),
        found={"title": program_names.title(told.title), "author": program_names.author(told.author)},
    )


def _paragraphs(body: _Element) -> Iterator[str]:
    """Yield the words of each paragraph; a letter set large before one is its first."""
    initial = ""
    for paragraph in body.iter(_tag("p")):
        words = initial + _words(paragraph)
        frame = paragraph.find(f"{_tag('pPr')}/{_tag('framePr')}")
        if frame is not None and frame.get(_tag("dropCap"), "none") != "none":
            initial = words
        else:
            initial = ""
            if words.strip():
                yield words.strip()
    if initial.strip():
        yield initial.strip()


def _opened(data: bytes) -> Document:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    try:
        packed.opened(data)
        return docx.Document(BytesIO(data))
    except (*packed.DAMAGED, OpcError, XMLSyntaxError, AttributeError, ValueError) as fault:
        raise ArticleError(_DAMAGED.format(str(fault).split("\n")[0])) from None


def _tag(name: str) -> str:
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name


_BLANKS = {_tag("tab"): "\t", _tag("br"): "\n", _tag("cr"): "\n", _tag("noBreakHyphen"): "\u2011"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ASIDE = frozenset(
    (_tag("p"), _FALLBACK, _tag("pPr"))
)  # a text box is a paragraph within one; styles hold tabs


def _words(paragraph: _Element) -> str:
    """Return a paragraph's own words: insertions and links included, deletions and text boxes not."""
    if any(above.tag == _FALLBACK for above in paragraph.iterancestors()):
        return ""  # what old programs show in place of a text box that stands there, too
    return "".join(_pieces(paragraph))


def _pieces(element: _Element) -> Iterator[str]:
    for child in element:
        if child.tag == _tag("t"):
            yield child.text or ""
        elif child.tag in _BLANKS:
            yield _BLANKS[child.tag]
        elif child.tag not in _ASIDE:
            yield from _pieces(child)
