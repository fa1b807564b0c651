"""`onrecord check`: is a quotation genuine?"""

from __future__ import annotations

from functools import partial
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

    from index.check.check import CheckReport
    from index.cli.opened import Opened
    from index.store.filter import Filter


def run(
    text: str | None, *, speaker: str | None, collection: str | None, as_json: bool, batch: Path | None
) -> None:
    """Say whether the quotations in TEXT are genuine: and where they stand."""
    refuse_beside_batch(batch, {"TEXT": text})
    asked = messages(batch) if batch else [(text, None)] if text and text.strip() else []
    if not asked and not batch:
        raise click.UsageError("Give a text with a quotation, or name a file of them with --batch.")
    with opened() as index:
        within = index.within(collection)
        for one, claimed in asked:
            report = index.told(partial(_checked, index, one, speaker or claimed, within))
            if as_json:
                write_json(verdicts.as_json(report))
            else:
                verdicts.show(report)


def _checked(index: Opened, text: str, speaker: str | None, within: Filter) -> CheckReport:
    return check(index.snapshot, lambda: index.encoder, text, speaker, within=within)
