"""`onrecord search`: the passages found, and why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from index.answers import contract
from index.cli import render
from index.cli.batch import questions
from index.cli.explain import lines
from index.cli.opened import opened
from index.cli.options import refuse_beside_batch
from index.cli.page import note, write_json, write_table
from index.cli.tables import of_article
from index.search.ranking import search
from index.search.topic import prepare
from index.store import statements
from index.store.articles import by_row
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from index.cli.opened import Opened
    from index.search.ranking import Hit
    from index.search.topic import Query
    from index.store.filter import Filter
    from index.types import Article


def run(
    query: str | None,
    *,
    k: int,
    collection: str | None,
    explain: bool,
    as_json: bool,
    table: str | None,
    batch: Path | None,
) -> None:
    """Rank passages for QUERY, with what each retriever made of them."""
    refuse_beside_batch(batch, {"QUERY": query})
    asked = [line.question for line in questions(batch)] if batch else [query] if query else []
    if not asked and not batch:
        raise click.UsageError("Give a query, or name a file of them with --batch.")
    with opened() as index:
        one_by_one = partial(_found, index, index.within(collection), k)
        found = (index.told(partial(one_by_one, one)) for one in asked)
        if table:
            write_table(
                (row for made, hits, articles in found for row in _rows(made.text, hits, articles)), table
            )
            return
        for made, hits, articles in found:
            if not hits:
                note("There is no such passage.")
            store = index.snapshot.store
            said = [statements.said_between(store, hit.article, Span(hit.start, hit.end)) for hit in hits]
            if as_json:
                write_json(contract.hits(made.text, hits, articles, said))
            else:
                reasons = lines(index.snapshot, made, hits) if explain else None
                render.hits(made.text, hits, articles, said, reasons)


def _found(index: Opened, within: Filter, k: int, asked: str) -> tuple[Query, list[Hit], dict[int, Article]]:
    """Return a query with the passages found and the articles they are of."""
    made = prepare(asked, index.encoder)
    hits = search(index.snapshot, made, within, k)
    return made, hits, by_row(index.snapshot.store, {hit.article for hit in hits})


def _rows(query: str, hits: Sequence[Hit], articles: Mapping[int, Article]) -> Iterator[dict[str, object]]:
    for place, hit in enumerate(hits, 1):
        where = articles[hit.article]
        passage = where.text[hit.start : hit.end]
        found = {"query": query, "place": place, "score": round(hit.score, 4), "passage": passage}
        yield {**found, **of_article(where)}
