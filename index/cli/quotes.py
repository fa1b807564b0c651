"""`onrecord quotes`: the statements found in files, or in the index."""

from __future__ import annotations

from itertools import tee
from typing import TYPE_CHECKING

from index.answers import contract
from index.articles.scan import Problem, read
from index.cli import chosen, render
from index.cli.opened import opened
from index.cli.page import note, write_json
from index.statements import extract
from index.store import articles, speakers, statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from index.types import Article, Statement


def run(paths: tuple[Path, ...], *, speaker: str | None, collection: str | None, as_json: bool) -> None:
    """List the statements in the files PATHS, which need no index; without PATHS, those in the index."""
    if not paths:
        _of_index(speaker, collection, as_json=as_json)
        return
    for article, found in _of_files(paths):
        mine = [one for one in found if speaker is None or one.name == speaker]
        _show(article, mine, as_json=as_json)


def _of_files(paths: Iterable[Path]) -> Iterator[tuple[Article, tuple[Statement, ...]]]:
    found, again = tee(_articles(paths))
    for article, reading in zip(found, extract.read(one.text for one in again), strict=True):
        yield article, reading.statements


def _articles(paths: Iterable[Path]) -> Iterator[Article]:
    for found in read(chosen.load().documents, tuple(paths)):
        if isinstance(found, Problem):
            note(f"{'error' if found.fatal else 'warning'}: {found}")
        else:
            yield found


def _of_index(speaker: str | None, collection: str | None, *, as_json: bool) -> None:
    with opened() as index:
        store = index.snapshot.store
        names = speakers.names_of(store, speaker) if speaker else None
        for row, article in articles.within(store, index.within(collection)):
            found = [one.statement for one in statements.in_article(store, row)]
            _show(article, [one for one in found if names is None or one.name in names], as_json=as_json)


def _show(article: Article, found: list[Statement], *, as_json: bool) -> None:
    if as_json:
        quotes = [contract.quote(one, article.text) for one in found]
        line = {"path": article.path, "text_sha256": article.text_sha256, "quotes": quotes}
        write_json(line)
    elif found:
        render.quotes(article, found)
