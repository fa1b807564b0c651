"""The command line of `onrecord check`."""

from __future__ import annotations

from typing import Any

import click

from index.cli.options import COLLECTION, FILE_OR_INPUT, NAME, of_index, words


@click.command("check")
@click.argument("text", nargs=-1, metavar="[TEXT]...", callback=words)
@click.option(
    "--speaker",
    type=NAME,
    shell_complete=of_index("speaker"),
    help="Who is said to have said it, whatever TEXT says.",
)
@COLLECTION
@click.option("--json", "as_json", is_flag=True, help="Print JSON, a text a line.")
@click.option(
    "--batch",
    type=FILE_OR_INPUT,
    help='Check each text of a file: JSON lines with a "text" (and a "speaker"), or plain lines.',
)
def command(**given: Any) -> None:
    """Say whether the quotations in TEXT are genuine: exact, trimmed, altered, another's, near or not found.

    TEXT is a message with quotations in it, or without any marks a quotation itself.

    \b
    onrecord check "Volkonin: 'We published every drawing'"
    onrecord check "Forty metres was never holy." --speaker Tandor
    """
    from index.cli.check import run

    run(**given)
