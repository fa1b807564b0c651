"""Options and kinds of value that several commands take."""

from __future__ import annotations

from pathlib import Path

import click

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
COLLECTION = click.option("--collection", help="Only this folder of documents/.")
DAY = click.DateTime(["%Y-%m-%d"])
