"""`onrecord check`: is a quotation genuine?"""

from __future__ import annotations

from pathlib import Path

import click

from index.check.check import check
from index.cli import verdicts
from index.cli.batch import messages
from index.cli.opened import opened
from index.cli.page import write_json


@click.command("check")
@click.argument("text", required=False)
@click.option("--speaker", help="Who is said to have said it, whatever TEXT says.")
@click.option("--collection", help="Only this folder of documents/.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, a text a line.")
@click.option(
    "--batch",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help='Check each text of a file: JSON lines with a "text" (and a "speaker"), or plain lines.',
)
def command(
    text: str | None, *, speaker: str | None, collection: str | None, as_json: bool, batch: Path | None
) -> None:
    """Say whether the quotations in TEXT are genuine: exact, trimmed, altered, another's, near or not found.

    TEXT is a message with quotations in it, or without any marks a quotation itself.

    \b
    onrecord check "Volkonin: 'We published every drawing'"
    onrecord check "Forty metres was never holy." --speaker Tandor
    """
    asked = messages(batch) if batch else [(text, None)] if text and text.strip() else []
    if not asked:
        raise click.UsageError("Give a text with a quotation, or name a file of them with --batch.")
    with opened() as index:
        visible = index.within(collection).collections
        for one, claimed in asked:
            report = check(index.snapshot, lambda: index.encoder, one, speaker or claimed, visible=visible)
            if as_json:
                write_json(verdicts.as_json(report))
            else:
                verdicts.show(report)
