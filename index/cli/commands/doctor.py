"""The command line of `onrecord doctor`."""

from __future__ import annotations

from typing import Any

import click


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, a check a line.")
def command(**given: Any) -> None:
    """Look whether index and settings are sound; tell what mends each fault, with exit status 1.

    \b
    onrecord doctor
    """
    from index.cli.doctor import run

    run(**given)
