"""The command line of `onrecord quotes`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from index.cli.options import COLLECTION, CSV, MARKDOWN, NAME, SINCE, UNTIL, Number, of_index


@click.command("quotes")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--speaker", type=NAME, shell_complete=of_index("speaker"), help="Only this speaker's statements."
)
@click.option("--about", type=NAME, metavar="TOPIC", help="Only what is said on this; in the index.")
@click.option(
    "--publisher",
    type=NAME,
    shell_complete=of_index("publisher"),
    help="Only articles of this publisher; in the index.",
)
@SINCE
@UNTIL
@COLLECTION
@click.option("-n", "most", type=Number(1), help="Statements at most.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, an article a line.")
@CSV
@MARKDOWN
def command(**given: Any) -> None:
    """List the statements in the files PATHS, which need no index; without PATHS, the index's, newest first.

    Each is direct (within quotation marks), mixed (partly), indirect (told in the journalist's words) or
    verbatim: a turn of a transcript, interview or subtitles, printed as it was said.

    \b
    onrecord quotes documents/talks-open-on-the-olm.md
    onrecord quotes --speaker Volkonin --about sirens --since "3 April 2025"
    """
    from index.cli.quotes import run

    run(**given)
