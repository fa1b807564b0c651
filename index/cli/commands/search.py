"""The command line of `onrecord search`."""

from __future__ import annotations

from typing import Any

import click

from index.cli.options import COLLECTION, CSV, FILE_OR_INPUT, MARKDOWN, Number, words


@click.command("search")
@click.argument("query", nargs=-1, metavar="[QUERY]...", callback=words)
@click.option("-n", "-k", "k", type=Number(1, 1000), default=10, show_default=True, help="Passages to list.")
@COLLECTION
@click.option(
    "--explain/--no-explain",
    default=True,
    show_default=True,
    help="Say of each passage what every signal gave, and which words it has.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, a query a line.")
@CSV
@MARKDOWN
@click.option(
    "--batch",
    type=FILE_OR_INPUT,
    help="Search for each question of a file: JSON lines with a question, or plain lines.",
)
def command(**given: Any) -> None:
    """Rank passages for QUERY, with what each retriever made of them.

    \b
    onrecord search "European peacekeepers"
    onrecord search --batch questions.jsonl -k 20 --json
    """
    from index.cli.search import run

    run(**given)
