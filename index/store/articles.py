"""The table ``article``: which articles there are, what is searched, and what a person calls them by."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import process, utils

from index.articles.address import key, site
from index.errors import QuestionError, did_you_mean
from index.store import faults, seal
from index.store.filter import IDS, NAMES, Filter, both
from index.store.rows import day, to_metadata
from index.types import METADATA, Article, Metadata

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from index.store.moves import Ids
    from index.store.store import Store


NAMED = 3
"""Articles named that are called much like what was asked for, at most."""

FEW = 50
"""Articles up to which it is quicker to look for each one's address among all than to compare all."""

REPEATED = "is the same page as {}: remove one of the two"
"""What is wrong with an article that another has the address of."""

TOLD = ", ".join(METADATA)
"""The columns of an article's metadata."""

_LISTED = f"""id, path, text_sha256,
    (SELECT count(*) FROM statement WHERE statement.article = article.id), {TOLD}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Metadata):
    """An article without its text."""

    row: int
    path: str
    text_sha256: str
    statements: int

    @property
    def collection(self) -> str:
        """The sub-folder that it lies in."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Searched:
    """How many articles a question was put to, and from which dates."""

    articles: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Versions:
    """Which versions of the program made an article's parts."""

    cutting: int
    embedding: int
    extraction: int


@dataclass(frozen=True, slots=True)
class Known:
    """An article as the index holds it: its row, its digest, and the versions that made its parts."""

    id: int
    digest: str
    versions: Versions


def by_row(store: Store, rows: Iterable[int]) -> dict[int, Article]:
    """Return articles by row."""
    seen, folders = store.sight.condition
    sql = f"""SELECT id, path, text, pages, {TOLD} FROM article
        WHERE id IN {IDS} AND {seen}"""
    with faults.decoding(store.place):
        found = store._db.execute(sql, [json.dumps(list(rows)), *folders])
        return {row: _article(*rest) for row, *rest in found}


def by_path(store: Store, paths: Iterable[str]) -> dict[str, Article]:
    """Return articles by path."""
    sql = f"SELECT id FROM article WHERE path IN {NAMES}"
    rows = [row for (row,) in store._db.execute(sql, [json.dumps(list(paths))])]
    return {article.path: article for article in by_row(store, rows).values()}


def within(store: Store, asked: Filter | None = None) -> Iterator[tuple[int, Article]]:
    """Yield the articles within a filter with their rows, in path order."""
    clause, values = both(store.sight, asked or Filter())
    sql = f"SELECT id FROM article WHERE {clause} ORDER BY path"
    for row in [row for (row,) in store._db.execute(sql, values)]:
        yield row, by_row(store, [row])[row]


def searched(store: Store, asked: Filter | None = None) -> Searched:
    """Count the articles within a filter."""
    clause, values = both(store.sight, asked or Filter())
    sql = f"SELECT count(*), min(published), max(published) FROM article WHERE {clause}"
    with faults.decoding(store.place):
        count, first, last = store._db.execute(sql, values).fetchone()
        return Searched(count, day(first), day(last))


def rows(store: Store, asked: Filter) -> Ids:
    """Return the rows of the articles within a filter, in order."""
    clause, values = both(store.sight, asked)
    sql = f"SELECT id FROM article WHERE {clause} ORDER BY id"
    return np.array([row for (row,) in store._db.execute(sql, values)], np.int64)


def days(store: Store, rows: Iterable[int]) -> dict[int, date | None]:
    """Return when articles were published, by row."""
    seen, folders = store.sight.condition
    sql = f"SELECT id, published FROM article WHERE id IN {IDS} AND {seen}"
    with faults.decoding(store.place):
        found = store._db.execute(sql, [json.dumps(list(rows)), *folders])
        return {row: day(published) for row, published in found}


def publishers(store: Store) -> list[str]:
    """Return the publishers of all articles, most articles first."""
    seen, folders = store.sight.condition
    sql = f"""SELECT publisher FROM article WHERE publisher IS NOT NULL AND {seen}
        GROUP BY 1 ORDER BY count(*) DESC, 1"""
    return [name for (name,) in store._db.execute(sql, folders)]


def collections(store: Store) -> list[str]:
    """Return the names of all collections."""
    seen, folders = store.sight.condition
    sql = f"SELECT DISTINCT collection FROM article WHERE collection != '' AND {seen} ORDER BY 1"
    return [name for (name,) in store._db.execute(sql, folders)]


def known(store: Store) -> dict[str, Known]:
    """Return every article held, by path."""
    seen, folders = store.sight.condition
    sql = f"SELECT path, id, digest, cutting, embedding, extraction FROM article WHERE {seen}"
    found = store._db.execute(sql, folders)
    return {path: Known(id_, digest, Versions(*made)) for path, id_, digest, *made in found}


def known_at(store: Store, path: str) -> Known | None:
    """Return the article held at a path."""
    seen, folders = store.sight.condition
    sql = f"SELECT id, digest, cutting, embedding, extraction FROM article WHERE path = ? AND {seen}"
    row = store._db.execute(sql, [path, *folders]).fetchone()
    return Known(row[0], row[1], Versions(*row[2:])) if row else None


def faulty(store: Store) -> list[str]:
    """Return the paths of the articles of which anything stored is not what was put there."""
    found = []
    for row, article in within(store):
        sql = "SELECT text_sha256, seal FROM article WHERE id = ?"
        kept = store._db.execute(sql, [row]).fetchone()
        if kept != (article.text_sha256, seal.of_article(store._db, row)):
            found.append(article.path)
    return found


def entries(store: Store) -> list[Listed]:
    """Return all articles, in path order."""
    seen, folders = store.sight.condition
    sql = f"""SELECT {_LISTED} FROM article WHERE {seen} ORDER BY path"""
    with faults.decoding(store.place):
        return [_listed(*row) for row in store._db.execute(sql, folders)]


def newest(store: Store, typed: str) -> list[Listed]:
    """Return the articles whose title, publisher or path has what was typed, the newest first."""
    seen, folders = store.sight.condition
    has = "lower({}) LIKE lower(?) ESCAPE '\x01'"
    typed_in = " OR ".join(map(has.format, ("title", "publisher", "path")))
    sql = f"""SELECT {_LISTED} FROM article WHERE {seen} AND ({typed_in})
        ORDER BY published DESC NULLS LAST, path"""
    like = f"%{typed.strip()}%"
    with faults.decoding(store.place):
        return [_listed(*row) for row in store._db.execute(sql, [*folders, like, like, like])]


def find(listed: Iterable[Listed], asked: str, *, alike: bool = False) -> Listed:
    """Return the article that ``asked`` means: its path, its id, its address, or its title.

    :param alike: whether the only one whose path or title has it is meant, too; a slip is asked back about.
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
    having = [one for one in listed if asked.casefold() in f"{one.path}\n{one.title or ''}".casefold()]
    if alike and len(having) == 1:
        return having[0]
    for kind, begins in (("file", f"{asked}#"), ("folder", f"{asked.rstrip('/')}/")):
        if inside := [one.path for one in listed if one.path.startswith(begins)]:
            raise QuestionError(
                f"{asked!r} is a {kind} of {len(inside)} articles: name one, such as {inside[0]}. To remove "
                f"all of them, delete the {kind} and run: onrecord index"
            )
    found = having or _like(listed, asked)
    near = [f"{one.path} ({one.title})" if one.title else one.path for one in found][:NAMED]
    raise QuestionError(
        f"No article is called {asked!r}. {did_you_mean(near, 'List them: onrecord sources')}"
    )


def _like(listed: Sequence[Listed], asked: str) -> list[Listed]:
    """Return the articles called much like what was ``asked``."""
    # that both are text files does not make two names alike
    names = {(one, name): _stem(name) for one in listed for name in (one.path, one.title) if name}
    found = process.extract(_stem(asked), names, processor=utils.default_process, limit=6, score_cutoff=60)
    return list(dict.fromkeys(one for _, _, (one, _) in found))


def _stem(name: str) -> str:
    return re.sub(r"\.\w{2,5}$", "", name)


def titled(store: Store, title: str) -> list[str]:
    """Return the paths of the articles with a title, whatever its capitals and its last stop."""
    seen, folders = store.sight.condition
    sql = f"""SELECT path FROM article
        WHERE rtrim(lower(title), ' .?!') LIKE lower(?) ESCAPE '~' AND {seen}
        ORDER BY published DESC NULLS LAST, path"""
    told = re.sub(r"([~%_])", r"~\1", " ".join(title.split()).rstrip(" .?!"))
    return [path for (path,) in store._db.execute(sql, [told, *folders])] if told else []


def at(listed: Iterable[Listed], url: str) -> Listed | None:
    """Return the article whose page ``url`` leads to, in its plain, mobile or AMP form."""
    return next((one for one in listed if one.url and key(one.url) == key(url)), None)


def twin(listed: Iterable[Listed], url: str, text_sha256: str) -> Listed | None:
    """Return the article with the same words from the same site, whatever its address."""
    alike = (one for one in listed if one.url and one.text_sha256 == text_sha256)
    return next((one for one in alike if one.url and site(one.url) == site(url)), None)


def repeated(pages: Iterable[tuple[str, str | None]]) -> Mapping[str, str]:
    """Return, by path, which earlier article is the same page as another, of paths and addresses."""
    same: defaultdict[str, list[str]] = defaultdict(list)
    for path, url in pages:
        if url:
            same[key(url)].append(path)
    return {path: first for first, *others in same.values() for path in others}


def repeating(store: Store, made: Collection[str]) -> Mapping[str, str]:
    """Return what `repeated` does, where one of the two is among the articles at some paths."""
    seen, folders = store.sight.condition
    sql = f"SELECT path, url FROM article WHERE url IS NOT NULL AND {seen} ORDER BY path"
    pages = store._db.execute(sql, folders).fetchall() if made else []
    if len(made) <= FEW:  # then no more need be looked at than what has the same words in its address
        ends = {key(url).partition("?")[0].partition("/")[2] for path, url in pages if path in made}
        pages = [(path, url) for path, url in pages if any(end in url.lower() for end in ends)]
    return {path: first for path, first in repeated(pages).items() if path in made or first in made}


def _article(path: str, text: str, pages: str | None, *told: str | None) -> Article:
    return Article.of(path, text, to_metadata(*told), tuple(json.loads(pages or "[]")))


def _listed(row: int, path: str, text_sha256: str, statements: int, *told: str | None) -> Listed:
    metadata = to_metadata(*told)
    return Listed(*astuple(metadata), row=row, path=path, text_sha256=text_sha256, statements=statements)
