"""Which articles there are: found by what a person calls them, and which are the same page twice."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import process

from index.articles.address import key, site
from index.errors import QuestionError
from index.types import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from index.store.store import Store


class Entry(NamedTuple):
    """An article without its text."""

    row: int
    path: str
    title: str | None
    url: str | None
    publisher: str | None
    published: str | None
    text_sha256: str
    statements: int

    @property
    def collection(self) -> str:
        """The sub-folder that it lies in."""
        return self.path.rpartition("/")[0]


def entries(store: Store) -> list[Entry]:
    """Return all articles, in path order."""
    sql = """SELECT id, path, title, url, publisher, published, text_sha256,
        (SELECT count(*) FROM statement WHERE statement.article = article.id) FROM article ORDER BY path"""
    return [Entry(*row) for row in store.db.execute(sql)]


def find(listed: Iterable[Entry], asked: str) -> Entry:
    """Return the article that ``asked`` means: its path, its id, its address, or its title.

    :raises QuestionError: when there is none, naming those that are called alike, or there are several.
    """
    listed = list(listed)
    for same in (
        lambda one: asked == one.path,
        lambda one: asked == Article(one.path, "").id,
        lambda one: "://" in asked and one.url is not None and key(one.url) == key(asked),
        lambda one: one.title is not None and one.title.casefold() == asked.casefold(),
    ):
        found = [one for one in listed if same(one)]
        if len(found) > 1:
            raise QuestionError(f"{asked!r} may be {', '.join(one.path for one in found)}: give the path.")
        if found:
            return found[0]
    near = process.extract(asked, [one.path for one in listed], limit=3, score_cutoff=60)
    like = f" There are: {', '.join(match[0] for match in near)}." if near else " List them: onrecord sources"
    raise QuestionError(f"No article is called {asked!r}.{like}")


def at(listed: Iterable[Entry], url: str) -> Entry | None:
    """Return the article whose page ``url`` leads to, in its plain, mobile or AMP form."""
    return next((one for one in listed if one.url and key(one.url) == key(url)), None)


def twin(listed: Iterable[Entry], url: str, text_sha256: str) -> Entry | None:
    """Return the article with the same words from the same site, whatever its address."""
    alike = (one for one in listed if one.url and one.text_sha256 == text_sha256)
    return next((one for one in alike if one.url and site(one.url) == site(url)), None)


def repeated(listed: Iterable[Entry]) -> Mapping[str, str]:
    """Return, by path, which earlier article is the same page as another."""
    pages: defaultdict[str, list[str]] = defaultdict(list)
    for one in listed:
        if one.url:
            pages[key(one.url)].append(one.path)
    return {path: first for first, *others in pages.values() for path in others}
