"""The command line of `onrecord index`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from index.cli.options import NAME, Number, Somewhere


@click.command("index")
@click.argument("paths", nargs=-1, type=Somewhere(path_type=Path))
@click.option("--rebuild", is_flag=True, help="Build from nothing beside the old index, then switch over.")
@click.option(
    "--workers",
    metavar="N",
    type=Number(min=1),
    help="Read and embed in N processes, which pays from four cores on, beside this one, which then only "
    "stores; without it, one process reads and this one embeds. Needs onrecord[cluster].",
)
@click.option(
    "--scheduler",
    type=NAME,
    metavar="ADDRESS",
    help="Read and embed on the workers of the Dask scheduler at ADDRESS, as tcp://10.0.0.5:8786. "
    "Needs onrecord[cluster].",
)
@click.option(
    "--to",
    type=NAME,
    metavar="PLACE",
    help="Copy the index as it is to PLACE, a folder or postgresql://..., where it is in use once all of it "
    "is there.",
)
@click.option("--yes", is_flag=True, help="Replace the index that PLACE holds, without asking.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
def command(**given: Any) -> None:
    """Bring the index up to date with documents/, or with PATHS alone.

    What has not changed costs nothing; what is gone is forgotten; a bad file is named, and the others are
    indexed. Ctrl-C leaves whole articles, and the next run goes on.

    \b
    onrecord index                     everything in documents/
    onrecord index documents/un/       one folder of it
    onrecord index --rebuild           after a change of model
    onrecord index --workers 8         on eight cores of this machine
    onrecord index --to postgresql://desk@db.example/onrecord
    """
    from index.cli.build import run

    run(**given)
