"""What a web page tells of itself: title, address, publisher, authors, and the day it was published."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from index.articles.program_names import REVERSED, forward

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_AUTHORS = (
    "//meta[@name='author' or @name='parsely-author' or @name='citation_author' or @name='dc.creator' or \
@name='DC.creator' or @name='byl' or @property='article:author']/@content"
)
_BYLINES = (
    "//*[@rel='author'] | //*[@itemprop='author'] | //*[contains(@class, 'author-name')]",
    "//*[contains(@class, 'byline') or contains(@class, 'Byline')]",
    "//*[starts-with(normalize-space(.), 'By ')]/a[contains(@href, '/author')]",
)
_BY = re.compile(r"^\s*(?:(?:by|from|written by|posted by|story by|words by)\b\s*:?\s*)?", re.IGNORECASE)
_PERSON = re.compile(
    r"[^\W\d_][\w.’'-]+(?: (?:[A-ZÀ-Þ][\w.’'-]*|d[aei]|de la|van|von|der|den|al|bin|el))* [A-ZÀ-Þ][\w.’'-]+"
)
_SEPARATOR = re.compile(r"\s+(?:[|\-–—·•*:»«<>/~]|::|\|\|)+\s+|(?<=\S)\s*\|\s*")


def told(tree: HtmlElement) -> Mapping[str, object]:
    """Return the metadata of a page, by the names of an article's fields."""
    import trafilatura

    found = trafilatura.extract_metadata(tree, date_config=dict(_DATES))
    site = found.sitename
    return {
        "title": _title(tree, found.title, site),
        "url": _canonical(tree) or found.url,
        "publisher": site,
        "author": ", ".join(_authors(tree, found.author, site)) or None,
        "published": _published(tree) or found.date,
    }


def _canonical(tree: HtmlElement) -> str | None:
    """Return the address that a page gives as its own."""
    for query in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        for found in tree.xpath(query):
            if str(found).startswith(("http://", "https://")):
                return str(found)
    return None


# -- the title


def _title(tree: HtmlElement, title: str | None, site: str | None) -> str | None:
    """Return a title without the name of the site at either end of it."""
    if not title:
        return title
    headlines = {" ".join(one.text_content().split()) for one in tree.iter("h1")}
    parts = _parts(title)
    for part, rest in ((parts[-1], parts[:-1]), (parts[0], parts[1:])):
        kept = title[title.index(rest[0]) : title.rindex(rest[-1]) + len(rest[-1])] if rest else ""
        if kept and (_same(part, site) or kept in headlines):
            return kept
    return next((one for one in headlines if _is_all_but(one, title, site)), title)


def _is_all_but(headline: str, title: str, site: str | None) -> bool:
    """Tell a headline that is all of a title but the name of the site behind it, whatever parts them."""
    return bool(headline and site) and title.startswith(headline) and _same(title[len(headline) :], site)


def _parts(title: str) -> list[str]:
    return [part for part in _SEPARATOR.split(title) if part.strip()] or [title]


def _same(one: str, other: str | None) -> bool:
    plain = [re.sub(r"^the|\W|(?:com|org|net)$", "", (name or "").lower()) for name in (one, other)]
    return bool(plain[0]) and plain[0] == plain[1]


# -- who wrote it


def _authors(tree: HtmlElement, author: str | None, site: str | None) -> list[str]:
    """Return the authors, each as "First Last"; a publisher is none, and so a byline is looked at."""
    declared = [part.strip() for one in tree.xpath(_AUTHORS) for part in re.split(r";| and ", str(one))]
    named = [
        str(one["name"]) for node in _linked(tree) for one in _nodes(node.get("author")) if one.get("name")
    ]
    in_order = [one for one in (*declared, *named) if REVERSED.fullmatch(one)]
    names = in_order or [name.strip() for name in (author or "").split(";") if name.strip()]
    people = [forward(name) for name in names if not _same(name, site) and "://" not in name]
    return list(dict.fromkeys(people or _bylines(tree, site)))


def _bylines(tree: HtmlElement, site: str | None) -> Iterator[str]:
    """Yield the persons whom the first byline names."""
    for query in _BYLINES:
        for element in tree.xpath(query):
            byline = _BY.sub("", " ".join(element.text_content().split()), count=1)
            people = [_PERSON.match(part) for part in re.split(r" and |, | & ", byline)]
            found = [person[0] for person in people if person and not _same(person[0], site)]
            if found and people[0]:
                yield from found
                return


# -- when it was published


def _published(tree: HtmlElement) -> str | None:
    """Return the day that the page itself calls the one of its publication."""
    said = [str(node.get("datePublished", "")) for node in _linked(tree)]
    said += [str(found) for query in _PUBLISHED for found in tree.xpath(query)]
    days = (_DAY.match(one.strip()) for one in said)
    return next((day[0] for day in days if day), None)


def _linked(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Yield the things that a page describes as linked data."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (json.JSONDecodeError, RecursionError):
            continue
        for node in _nodes(data):
            yield node
            yield from _nodes(node.get("@graph"))


def _nodes(data: object) -> list[Mapping[str, Any]]:
    return [node for node in (data if isinstance(data, list) else [data]) if isinstance(node, dict)]
