"""`onrecord search`: the passages found, and why."""

from __future__ import annotations

from pathlib import Path

import click

from index.answers import contract
from index.cli import render
from index.cli.batch import questions
from index.cli.explain import lines
from index.cli.opened import opened
from index.cli.page import write_json
from index.search.ranking import prepare, search
from index.store import lookup


@click.command("search")
@click.argument("query", required=False)
@click.option("-k", type=click.IntRange(1, 1000), default=10, show_default=True, help="Passages to list.")
@click.option("--collection", help="Only this folder of documents/.")
@click.option(
    "--explain/--no-explain",
    default=True,
    show_default=True,
    help="Say of each passage what every signal gave, and which words it has.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, a query a line.")
@click.option(
    "--batch",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Search for each question of a file: JSON lines with a question, or plain lines.",
)
def command(
    query: str | None, *, k: int, collection: str | None, explain: bool, as_json: bool, batch: Path | None
) -> None:
    """Rank passages for QUERY, with what each retriever made of them.

    \b
    onrecord search "European peacekeepers"
    onrecord search --batch questions.jsonl -k 20 --json
    """
    asked = [line.question for line in questions(batch)] if batch else [query] if query else []
    if not asked:
        raise click.UsageError("Give a query, or name a file of them with --batch.")
    with opened() as index:
        within = index.within(collection)
        for one in asked:
            made = prepare(one, index.encoder)
            hits = search(index.snapshot, made, within, k)
            articles = lookup.articles(index.snapshot.store, {hit.article for hit in hits})
            if as_json:
                write_json(contract.hits(one, hits, articles))
            else:
                reasons = lines(index.snapshot, made, hits) if explain else None
                render.hits(one, hits, articles, reasons)
