"""`onrecord search`: the passages found, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from index.answers import contract
from index.cli import render
from index.cli.batch import questions
from index.cli.explain import lines
from index.cli.opened import opened
from index.cli.page import write_json
from index.search.ranking import search
from index.search.topic import prepare
from index.store.articles import by_row

if TYPE_CHECKING:
    from pathlib import Path


def run(
    query: str | None, *, k: int, collection: str | None, explain: bool, as_json: bool, batch: Path | None
) -> None:
    """Rank passages for QUERY, with what each retriever made of them."""
    asked = [line.question for line in questions(batch)] if batch else [query] if query else []
    if not asked:
        raise click.UsageError("Give a query, or name a file of them with --batch.")
    with opened() as index:
        within = index.within(collection)
        for one in asked:
            made = prepare(one, index.encoder)
            hits = search(index.snapshot, made, within, k)
            articles = by_row(index.snapshot.store, {hit.article for hit in hits})
            if as_json:
                write_json(contract.hits(one, hits, articles))
            else:
                reasons = lines(index.snapshot, made, hits) if explain else None
                render.hits(one, hits, articles, reasons)
