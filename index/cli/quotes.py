"""`onrecord quotes`: the statements found in files, or in the index."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import tee
from typing import TYPE_CHECKING, Any

import click

from index import silences
from index.answers import contract, excerpt
from index.answers.listed import topic
from index.articles.scan import Problem, read
from index.cli import chosen, render
from index.cli.opened import Opened, opened
from index.cli.page import note, warn, write_json, write_table
from index.cli.tables import of_article
from index.errors import QuestionError, did_you_mean
from index.names.directory.alike import alike_among
from index.names.directory.directory import directory
from index.names.holders.ministers import is_any_minister, ministers
from index.names.posts.posts import post
from index.question import narrow
from index.search.ascribed import of_offices
from index.statements import extract
from index.store import articles, speakers, statements
from index.store.filter import Filter
from index.types import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from index.names.directory.directory import Directory
    from index.store.statements import Uttered
    from index.types import Article, Reading, Statement


def run(
    paths: tuple[Path, ...],
    *,
    speaker: str | None,
    most: int | None,
    as_json: bool,
    table: str | None,
    **narrowing: Any,
) -> None:
    """List the statements in the files PATHS, which need no index; without PATHS, those in the index."""
    given = {name: value for name, value in narrowing.items() if value is not None}
    if paths and given:
        raise click.UsageError(f"--{next(iter(given))} is of the index: leave PATHS out.")
    faults: list[Problem] = []
    every = _of_files(paths, speaker, faults) if paths else _of_index(speaker, **given)
    found = _noting_none(_first(every, most))
    if table:
        write_table((row for article, quotes in found for row in _rows(article, quotes)), table)
    else:
        for article, quotes in found:
            _show(article, quotes, as_json=as_json)
    if any(one.fatal for one in faults):
        sys.exit(1)


Quoted = tuple["Article", "list[Statement]"]


def _noting_none(found: Iterable[Quoted]) -> Iterator[Quoted]:
    """Yield what is found, and tell a person where no statement is in it."""
    some = False
    for article, quotes in found:
        some = some or bool(quotes)
        yield article, quotes
    if not some:
        note("There is no such statement.")


def _first(found: Iterable[Quoted], most: int | None) -> Iterator[Quoted]:
    """Yield no more than so many statements; all for None."""
    for article, quotes in found:
        if most is not None:
            quotes = quotes[:most]  # noqa: PLW2901 - what is left of them
            most -= len(quotes)
        yield article, quotes
        if most == 0:
            return


def _of_files(paths: tuple[Path, ...], speaker: str | None, faults: list[Problem]) -> Iterator[Quoted]:
    """Yield what is quoted in files; what is wrong with any is told, and added to ``faults``."""
    found, again = tee(_articles(paths, faults))
    known, heard = list[str](), False
    for article, reading in zip(found, extract.read(one.text for one in again), strict=True):
        names = _named(speaker, directory(_speakers(reading))) if speaker else None
        heard = heard or names is None or bool(names)
        known += [one.name for one in reading.people]
        yield article, _by(names, reading.statements)
    if speaker and not heard:
        raise _unknown(speaker, known, "these files")


def _speakers(reading: Reading) -> Iterator[Speaker]:
    """Yield whom one article names, as its own directory knows them."""
    said = Counter(one.name for one in reading.statements)
    for person in reading.people:
        yield Speaker(
            person.name, person.aliases, tuple((role, 1) for role in person.roles), said[person.name]
        )


def _named(typed: str, book: Directory) -> set[str]:
    """Return the names of those whom an option means.

    :raises QuestionError: when it may mean any of several ministers.
    """
    if is_any_minister(typed) and len(may_be := ministers(book, post(typed))) > 1:
        raise QuestionError(
            silences.any_of(typed, [f"{one.post} {one.holder.speaker.name}" for one in may_be])
        )
    found = narrow.speaker(typed, book)
    return {one.name for one in (found.speaker, *found.others) if one}


def _by(names: set[str] | None, found: Iterable[Statement]) -> list[Statement]:
    return [one for one in found if names is None or one.name in names]


def _articles(paths: Iterable[Path], faults: list[Problem]) -> Iterator[Article]:
    for found in read(chosen.load().documents, tuple(paths)):
        if isinstance(found, Problem):
            faults.append(found)
            warn(f"{'error' if found.fatal else 'warning'}: {found}")
        else:
            yield found


def _of_index(speaker: str | None, about: str | None = None, **asked: Any) -> Iterator[Quoted]:
    narrow.refuse_reversed(asked.get("since"), asked.get("until"))
    with opened() as index:
        store, book = index.snapshot.store, index.snapshot.directory
        names = _local_names(index, speaker) if speaker else None
        if "publisher" in asked:
            asked["publisher"] = narrow.publisher(asked["publisher"], book.publishers)
        if "collection" in asked:
            asked["collection"] = narrow.collection(asked["collection"], book.collections)
        within = Filter(**asked)
        on = topic(index.snapshot, index.encoder, about, within, index.scalars) if about else None
        by_post = of_offices(index.snapshot, within, book.offices)
        newest = sorted(
            articles.within(store, within), key=lambda pair: pair[1].published or date.min, reverse=True
        )
        for row, article in newest:
            uttered = map(by_post.told, statements.in_article(store, row))
            mine = [one for one in uttered if names is None or _is_by(names, one)]
            mine = on.of(row, article.text, mine) if on and mine else mine
            if mine or (names is None and on is None):
                yield article, [replace(one.statement, name=one.speaker) for one in mine]


def _is_by(names: set[str], one: Uttered) -> bool:
    return one.statement.name in names and not one.is_told


def _local_names(index: Opened, typed: str) -> set[str]:
    """Return the names in articles of those whom an option means."""
    book = index.snapshot.directory
    meant = _named(typed, book)
    if not meant:
        raise _unknown(typed, [one.name for one in book.speakers if one.statements], "these articles")
    return meant.union(*(speakers.names_of(index.snapshot.store, one) for one in meant))


def _unknown(typed: str, known: Sequence[str], where: str) -> QuestionError:
    told = did_you_mean(alike_among(typed, known), "See who is: onrecord speakers")
    return QuestionError(f"Nobody called {typed!r} is quoted in {where}. {told}")


def _show(article: Article, found: list[Statement], *, as_json: bool) -> None:
    if as_json:
        quotes = [contract.quote(one, article.text) for one in found]
        line = {"path": article.path, "text_sha256": article.text_sha256, "quotes": quotes}
        write_json(line)
    elif found:
        render.quotes(article, found)


def _rows(article: Article, found: Sequence[Statement]) -> Iterator[dict[str, object]]:
    paper = excerpt.read(article.text)
    for one in found:
        said = paper.excerpt(one).of(article.text)
        yield {
            "speaker": one.name,
            "certainty": "unclear" if one.name is None else "probable" if one.is_doubtful else "sure",
            "quotation": said,
            "kind": one.kind,
            "verbatim": one.is_verbatim,
            "stance": one.stance,
            **of_article(article),
        }
