"""`onrecord bot`: run the Discord bot, which is a program of its own beside the core."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from index.cli.options import DOCUMENTS, INDEX

PLACES = {"ONRECORD_INDEX": INDEX, "ONRECORD_DOCUMENTS": DOCUMENTS}


@click.command("bot")
@click.option(
    "--backup",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Copy what the bot keeps (marks, settings, answers given) to a new file, and end.",
)
@click.pass_context
def command(context: click.Context, /, backup: Path | None) -> None:
    """Run the Discord bot, until SIGTERM or Ctrl-C. It needs DISCORD_TOKEN.

    \b
    onrecord bot
    onrecord bot --backup bot-2025-03-07.db      while the bot runs, too
    """
    arguments = ["--backup", str(backup)] if backup else []
    sys.stdout.flush()
    chosen = {variable: str(context.meta[name]) for variable, name in PLACES.items() if name in context.meta}
    command_ = [sys.executable, "-m", "bot", *arguments]
    os.execve(sys.executable, command_, {**os.environ, **chosen})  # noqa: S606 - our own package
