"""Articles in saved web pages: the words of the article without the furniture around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.articles.draft import Draft
from index.articles.plain_text import decode, decode_as
from index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

DEPTH = 250
"""Tags within tags: the parser drops what lies deeper, words of the article included."""

_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4096  # where a page declares its encoding

_TAGS = frozenset(("figcaption", "nav", "dialog", "form", "button", "amp-consent", "amp-sidebar", "aside"))
_ROLES = frozenset(
    ("alertdialog", "banner", "complementary", "contentinfo", "dialog", "navigation", "search")
)
_NAMES = re.compile(
    r"""(?:^|[\s_-])(?:
        ad|ads|advert\w*|banner|breadcrumbs?|byline|caption|captions|comments?|consent|contributor|cookies?|copyright|
        credits?|don-?t-miss|follow|more-stories|most-read|newsletter|off-screen|outbrain|paywall|popular|promo|
        promotion|read-also|read-more|readmore|recirc\w*|recommend\w*|related|share|sharing|sidebar|
        signup|skip|social|sponsored|story-more|subscribe|subscription|taboola|tags|teasers?|trending|visually-hidden
    )(?:$|[\s_-])""",
    re.VERBOSE,
)
_LEADS_AWAY = re.compile(
    r"(?:(?:also read|don.t miss|follow us|more on this|most read|read also|read more|read next|recommended|"
    r"related|see also)\b|(?:more|watch|listen):)",
    re.IGNORECASE,
)
_LAYOUT = frozenset(("table", "tbody", "thead", "tfoot", "tr", "td", "th"))
_BLOCKS = ".//p | .//h1 | .//h2 | .//div | .//table | .//blockquote"


def read(data: bytes, path: str) -> Iterator[Draft]:
    """Yield the article of a saved web page, with what the page tells of itself.

    :raises ArticleError: for an encoding not declared, tags nested too deep, or a page without an article.
    """
    yield article(text_of(data), path)


def article(page: str, path: str) -> Draft:
    """Return the article of a page that is text already.

    :raises ArticleError: for tags nested too deep, or a page without an article.
    """
    tree = _tree(page)
    import trafilatura  # slow: a page that cannot be read should not cost it

    told = trafilatura.extract_metadata(tree, date_config=_DATES)  # before the byline goes
    text = trafilatura.extract(_without_furniture(tree), include_comments=False)
    if not text:
        raise ArticleError("no article is found in the page: save its words as a .txt file")
    found = {
        "title": told.title,
        "url": _canonical(tree) or told.url,
        "publisher": told.sitename,
        "author": told.author.replace("; ", ", ") if told.author else None,
        "published": told.date,
    }
    return Draft(path, _without_headline(text, told.title), found=found)


def text_of(data: bytes, charset: str | None = None) -> str:
    """Return a page's text: in the ``charset`` that came with it, or the one it declares, or UTF-8."""
    declared = _DECLARED.search(data[:_HEAD])
    name = charset or (declared[1].decode("ascii", "replace") if declared else "utf-8")
    return decode(data) if name.lower() in {"utf-8", "utf8"} else decode_as(data, name)


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


def _canonical(tree: HtmlElement) -> str | None:
    """Return the address that a page gives as its own."""
    for query in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        for found in tree.xpath(query):
            if str(found).startswith(("http://", "https://")):
                return str(found)
    return None


def _without_furniture(tree: HtmlElement) -> HtmlElement:
    """Take out what stands around an article; tables that only lay a page out become plain blocks."""
    most = len(tree.text_content()) / 3
    for element in [one for one in tree.iter() if isinstance(one.tag, str)]:
        if _is_furniture(element) and len(element.text_content()) < most and not element.xpath(".//h1"):
            element.drop_tree()
        elif element.tag == "table" and element.xpath(_BLOCKS):
            for part in [one for one in element.iter() if one.tag in _LAYOUT]:
                part.tag = "div"
    return tree


def _is_furniture(element: HtmlElement) -> bool:
    if element.getparent() is None or element.tag in {"html", "head", "body", "meta", "link"}:
        return False
    if element.tag in _TAGS or element.get("role") in _ROLES:
        return True
    if _NAMES.search(f"{element.get('class', '')} {element.get('id', '')}".lower()):
        return True
    return element.tag in {"p", "li", "div", "h3", "h4"} and _leads_away(element)


def _leads_away(element: HtmlElement) -> bool:
    """Say whether a paragraph is a pointer to other articles: "Read also:" and their titles."""
    words = " ".join(element.text_content().split())
    return bool(_LEADS_AWAY.match(words)) and element.find(".//a") is not None and len(words) < 300


def _without_headline(text: str, title: str | None) -> str:
    first, _, rest = text.partition("\n")
    return rest if rest and title and first.strip() == title.strip() else text
