"""The command line of `onrecord show`."""

from __future__ import annotations

from typing import Any

import click

from index.cli.options import NAME, of_index


@click.command("show")
@click.argument("article", type=NAME, shell_complete=of_index("article"))
@click.option("--json", "as_json", is_flag=True, help="Print the stored text and its statements as JSON.")
def command(**given: Any) -> None:
    """Show ARTICLE (its path, id, address or title), its statements marked and their speakers beside them.

    \b
    onrecord show talks-open-on-the-olm.md
    """
    from index.cli.show import run

    run(**given)
