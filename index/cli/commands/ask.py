"""The command line of `onrecord ask`."""

from __future__ import annotations

from typing import Any

import click

from index.cli.options import COLLECTION, DAY, FILE, FILE_OR_INPUT, words


@click.command("ask")
@click.argument("question", nargs=-1, metavar="[QUESTION]...", callback=words)
@click.option("--speaker", help="Whose statements to show, whatever the question says.")
@click.option("--publisher", help="Only articles of this publisher.")
@click.option("--since", type=DAY, help="Only articles from this day on.")
@click.option("--until", type=DAY, help="Only articles up to this day.")
@COLLECTION
@click.option("-n", "most", type=click.IntRange(1, 50), help="Excerpts at most.  [default: 5]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, an answer a line.")
@click.option(
    "--batch",
    type=FILE_OR_INPUT,
    help="Answer each question of a file: JSON lines with a question, or plain lines.",
)
@click.option(
    "--previous",
    type=FILE,
    help="The answer, as --json printed it, that the question follows on.",
)
def command(**given: Any) -> None:
    """Answer QUESTION in the words themselves, or say which kind of silence it meets.

    \b
    onrecord ask "what did Lavrov say about peacekeepers?"
    onrecord ask "sanctions" --speaker "Lindsey Graham" --since 2025-03-01
    onrecord ask --batch questions.jsonl --json
    onrecord ask "and Zakharova?" --previous answer.json
    """
    from index.cli.ask import run

    run(**given)
