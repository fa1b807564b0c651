"""`onrecord quotes`: the statements found in files, or in the index."""

from __future__ import annotations

from collections import Counter
from itertools import tee
from typing import TYPE_CHECKING

from index.answers import contract
from index.articles.scan import Problem, read
from index.cli import chosen, render
from index.cli.opened import Opened, opened
from index.cli.page import note, write_json
from index.names.directory import directory
from index.question import narrow
from index.statements import extract
from index.store import articles, speakers, statements
from index.types import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from index.names.directory import Directory
    from index.types import Article, Reading, Statement


def run(paths: tuple[Path, ...], *, speaker: str | None, collection: str | None, as_json: bool) -> None:
    """List the statements in the files PATHS, which need no index; without PATHS, those in the index."""
    if not paths:
        _of_index(speaker, collection, as_json=as_json)
        return
    found, again = tee(_articles(paths))
    for article, reading in zip(found, extract.read(one.text for one in again), strict=True):
        names = _named(speaker, directory(_speakers(reading))) if speaker else None
        _show(article, _by(names, reading.statements), as_json=as_json)


def _speakers(reading: Reading) -> Iterator[Speaker]:
    """Yield whom one article names, as its own directory knows them."""
    said = Counter(one.name for one in reading.statements)
    for person in reading.people:
        yield Speaker(
            person.name, person.aliases, tuple((role, 1) for role in person.roles), said[person.name]
        )


def _named(typed: str, book: Directory) -> set[str]:
    """Return the names of those whom an option means."""
    found = narrow.speaker(typed, book)
    return {one.name for one in (found.speaker, *found.others) if one}


def _by(names: set[str] | None, found: Iterable[Statement]) -> list[Statement]:
    return [one for one in found if names is None or one.name in names]


def _articles(paths: Iterable[Path]) -> Iterator[Article]:
    for found in read(chosen.load().documents, tuple(paths)):
        if isinstance(found, Problem):
            note(f"{'error' if found.fatal else 'warning'}: {found}")
        else:
            yield found


def _of_index(speaker: str | None, collection: str | None, *, as_json: bool) -> None:
    with opened() as index:
        store = index.snapshot.store
        names = _local_names(index, speaker) if speaker else None
        for row, article in articles.within(store, index.within(collection)):
            found = [one.statement for one in statements.in_article(store, row)]
            _show(article, _by(names, found), as_json=as_json)


def _local_names(index: Opened, typed: str) -> set[str]:
    """Return the names in articles of those whom an option means."""
    meant = _named(typed, index.snapshot.directory)
    if not meant:
        quoted = [one.name for one in index.snapshot.directory.speakers if one.statements]
        near = ", ".join(narrow.suggestions(typed, quoted, 3))
        note(f"Nobody called {typed!r} is quoted." + (f" Near: {near}." if near else ""))
    return {name for one in meant for name in speakers.names_of(index.snapshot.store, one)}


def _show(article: Article, found: list[Statement], *, as_json: bool) -> None:
    if as_json:
        quotes = [contract.quote(one, article.text) for one in found]
        line = {"path": article.path, "text_sha256": article.text_sha256, "quotes": quotes}
        write_json(line)
    elif found:
        render.quotes(article, found)
