"""The command lines of `onrecord backup` and `onrecord restore`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from index.cli.options import FILE, OUTPUT, YES

if TYPE_CHECKING:
    from pathlib import Path


@click.command("backup")
@click.argument("file", type=OUTPUT)
def backup(**given: Any) -> None:
    """Save index, revisions, people, scalars and what the bot keeps to a new FILE; all may be in use.

    The articles are files of their own, and not in it.

    \b
    onrecord backup onrecord-2025-03-07.zip
    """
    from index.cli.backup import save as run

    run(**given)


@click.command("restore")
@click.argument("file", type=FILE)
@YES
def restore(file: Path, **given: Any) -> None:
    """Put what FILE holds, a backup, in the place of what is there, which is saved beside the index first.

    \b
    onrecord restore onrecord-2025-03-07.zip
    """
    from index.cli.backup import restore as run

    run(file, **given)
