"""`onrecord check`: is a quotation genuine?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from index.check.check import check
from index.cli import verdicts
from index.cli.batch import messages
from index.cli.opened import opened
from index.cli.options import refuse_beside_batch
from index.cli.page import write_json

if TYPE_CHECKING:
    from pathlib import Path


def run(
    text: str | None, *, speaker: str | None, collection: str | None, as_json: bool, batch: Path | None
) -> None:
    """Say whether the quotations in TEXT are genuine: and where they stand."""
    refuse_beside_batch(batch, {"TEXT": text})
    asked = messages(batch) if batch else [(text, None)] if text and text.strip() else []
    if not asked:
        raise click.UsageError("Give a text with a quotation, or name a file of them with --batch.")
    with opened() as index:
        within = index.within(collection)
        for one, claimed in asked:
            report = check(index.snapshot, lambda: index.encoder, one, speaker or claimed, within=within)
            if as_json:
                write_json(verdicts.as_json(report))
            else:
                verdicts.show(report)
