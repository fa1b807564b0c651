"""Quotations that a web page sets apart from the run of its text, and those that it only shows twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.articles.blocks import PROSE, leaves, lines, names_of, own_words, words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SHORT = 300
"""Characters that a figure may hold besides its quotation."""

LONG = 1500
"""Characters up to which a <blockquote> is a quotation, not the article itself."""

NAME = 80
"""Characters up to which a line after a dash names whose the words above it are."""

_NAMED_SO = re.compile(r"quote", re.IGNORECASE)
_SOURCE = re.compile(r"attribution|author|source|credit|cite|speaker|person", re.IGNORECASE)
_NAMED_LINE = re.compile(r"(?:[^\W\d_a-z][\w.’'-]*[ \xa0]){1,3}[^\W\d_a-z][\w.’'-]+(?:,[^.!?“”\"]{2,60})?")
_SIGNED = re.compile(r"[-–—―~]\s*[^\W\d_]")


def part_what_is_glued(tree: HtmlElement) -> None:
    """Set a name and a role that only their looks keep apart ("Ada BirchMayor") on lines of their own."""
    from lxml.html import Element

    for inline in list(tree.iter("span", "b", "strong", "em", "i", "a", "u", "mark", "small")):
        around, after = inline.getparent(), inline.getnext()
        if around is None or after is None or inline.tail or len(own_words(around)) >= PROSE:
            continue
        if _are_glued(words(inline), words(after)):
            inline.addnext(Element("br"))


def _are_glued(before: str, after: str) -> bool:
    return len(before) > 1 and before[-1].islower() and after[:1].isupper()


def set_quotations(tree: HtmlElement) -> None:
    """Set a <blockquote> with whom it cites as paragraphs, in marks; words pulled out of the article go."""
    apart = [one for one in tree.iter("blockquote", "aside", "div", "figure") if _is_quotation(one)]
    page = _text(tree) if apart else ""
    for element in apart:
        if tree not in element.iterancestors():
            continue  # it went with what it stood in
        cited, figure = _cited(element), _figure_around(element)
        if _stands_elsewhere(element, cited, page):
            (element if figure is None else figure).drop_tree()
            if cited is not None and tree in cited.iterancestors():
                cited.drop_tree()
        elif element.tag == "blockquote" and cited is not None and words(cited):
            _set_in_marks(element if figure is None else figure, element, cited)
        elif element.tag == "blockquote" and figure is not None:
            figure.tag = "div"


def _is_quotation(element: HtmlElement) -> bool:
    return element.tag == "blockquote" or bool(_NAMED_SO.search(names_of(element)))


def _stands_elsewhere(element: HtmlElement, cited: HtmlElement | None, page: str) -> bool:
    """Say whether each sentence of a quotation set apart stands elsewhere on its ``page``, too."""
    if len(words(element)) > LONG:
        return False
    name = words(cited) if cited is not None else ""
    whole = words(next(leaves(element), element)) if cited is None else words(element).removesuffix(name)
    said = [one for part in re.split(r"[.!?…]+", whole) if (one := _plain(part))]
    if sum(len(one.split()) for one in said) < 5:
        return False
    own = _text(element)
    return all(page.count(one) > own.count(one) for one in said)


def _text(element: HtmlElement) -> str:
    """Return the plain words of an element, each block on a line, captions left out."""
    return "\n".join(_plain(words(leaf)) for leaf in leaves(element) if leaf.tag != "figcaption")


def _plain(said: str) -> str:
    return re.sub(r"\W+", " ", said.lower()).strip()


def _figure_around(element: HtmlElement) -> HtmlElement | None:
    figure = next(element.iterancestors("figure"), None)
    return figure if figure is not None and len(words(figure)) < SHORT + len(words(element)) else None


def _cited(quote: HtmlElement) -> HtmlElement | None:
    """Return where a quotation says whose it is: in a <cite>, a caption, a last line or one after a dash."""
    _cite_last_line(quote)
    within = quote.xpath(".//cite | .//footer | .//small") or [one for one in quote.iter() if _names(one)]
    if within:
        return within[-1]
    figure = _figure_around(quote)
    if figure is not None and (caption := next(figure.iter("figcaption"), None)) is not None:
        return caption
    last = [leaf for leaf in leaves(quote) if leaf is not quote][-1:]
    after = quote.getnext() if quote.tag == "blockquote" else None
    signed = (one for one in (*last, after) if one is not None and one.tag in {"p", "div"})
    return next((one for one in signed if _SIGNED.match(words(one)) and len(words(one)) < NAME), None)


def _cite_last_line(quote: HtmlElement) -> None:
    """Set a name after the last line break of a quotation in a <cite>."""
    from lxml.html import Element

    last = next(iter([*quote.iter("br")][-1:]), None)
    if last is not None and _NAMED_LINE.fullmatch(" ".join((last.tail or "").split())):
        cite = Element("cite")
        cite.text, last.tail = last.tail, None
        last.addnext(cite)


def _names(element: HtmlElement) -> bool:
    """Tell what is called a source, or stands last, and is a name: "Ada Birch, mayor"."""
    said = words(element)
    if not said or len(said) >= NAME or element.tag == "blockquote":
        return False
    before = element.getprevious()
    is_line = element.tag in {"p", "div"} or (before is not None and before.tag == "br" and not before.tail)
    is_last = is_line and before is not None and element.getnext() is None
    return bool((_SOURCE.search(names_of(element)) or is_last) and _NAMED_LINE.fullmatch(said))


def _set_in_marks(around: HtmlElement, quote: HtmlElement, cited: HtmlElement) -> None:
    """Put paragraphs in place of a quotation: its words in marks, then whom it cites."""
    from lxml.html import Element

    names = lines(cited)
    cited.drop_tree()
    said = [words(leaf) for leaf in leaves(quote) if words(leaf)]
    if not said or len(words(quote)) > LONG:
        return
    marked = any(mark in "".join(said) for mark in '“”"«„')
    shown = said if marked else [*(f"“{line}" for line in said[:-1]), f"“{said[-1]}”"]
    for line in (*shown, *names):
        paragraph = Element("p")
        paragraph.text = line
        around.addprevious(paragraph)
    around.drop_tree()
