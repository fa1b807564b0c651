"""The command line of `onrecord ask`."""

from __future__ import annotations

from typing import Any

import click

from index.cli.options import COLLECTION, FILE, FILE_OR_INPUT, NAME, SINCE, UNTIL, Number, of_index, words


@click.command("ask")
@click.argument("question", nargs=-1, metavar="[QUESTION]...", callback=words)
@click.option(
    "--speaker",
    type=NAME,
    shell_complete=of_index("speaker"),
    help="Whose statements to show, whatever the question says.",
)
@click.option(
    "--publisher",
    type=NAME,
    shell_complete=of_index("publisher"),
    help="Only articles of this publisher.",
)
@SINCE
@UNTIL
@COLLECTION
@click.option("-n", "most", type=Number(1, 50), help="Excerpts at most.  [default: 10]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, an answer a line.")
@click.option(
    "--batch",
    type=FILE_OR_INPUT,
    help="Answer each question of a file: plain lines, or JSON lines with options of their own.",
)
@click.option(
    "--previous",
    type=FILE,
    help="The answer, as --json printed it, that the question follows on.",
)
@click.option("-c", "--continue", "go_on", is_flag=True, help="Go on from the last answer.")
@click.option("--explain", is_flag=True, help="Say of each excerpt why it is whose it is.")
@click.option("--open", "open_link", is_flag=True, help="Open the first link in a browser.")
def command(**given: Any) -> None:
    """Answer QUESTION in the words themselves, or say which kind of silence it meets.

    \b
    onrecord ask what did Volkonin say about the dam
    onrecord ask -c and Tandor
    onrecord ask                                    stay, and ask on
    onrecord ask sirens --speaker Tandor --since "3 April 2025"
    echo "Volkonin on the gauges" | onrecord ask -
    onrecord ask --batch questions.jsonl --json
    onrecord ask "and Tandor?" --previous answer.json
    """
    from index.cli.ask import run

    run(**given)
