"""Arguments, options and kinds of value that several commands take."""

from __future__ import annotations

import sys
from pathlib import Path

import click

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
FILE_OR_INPUT = click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True)
OUTPUT = click.Path(path_type=Path, dir_okay=False)
COLLECTION = click.option("--collection", help="Only this folder of documents/.")
DAY = click.DateTime(["%Y-%m-%d"])


def words(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> str | None:
    """Return the words of a command line as one text, or standard input for a lone ``-``; None for none."""
    text = _standard_input(context, parameter) if given == ("-",) else " ".join(given)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise click.BadParameter(
            "holds bytes that are not UTF-8. Type it anew.", context, parameter
        ) from None
    return text.strip() or None


def _standard_input(context: click.Context, parameter: click.Parameter) -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise click.BadParameter("standard input is not UTF-8.", context, parameter) from None
