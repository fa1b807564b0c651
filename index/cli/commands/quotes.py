"""The command line of `onrecord quotes`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


@click.command("quotes")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--speaker", help="Only this speaker's statements.")
@click.option("--collection", help="Only this folder of documents/, in the index.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, an article a line.")
def command(**given: Any) -> None:
    """List the statements in the files PATHS, which need no index; without PATHS, those in the index.

    \b
    onrecord quotes documents/talks-open-on-the-olm.md
    onrecord quotes --speaker "Sergey Lavrov"
    """
    from index.cli.quotes import run

    run(**given)
