"""The command line of `onrecord sources`."""

from __future__ import annotations

from typing import Any

import click

from index.cli.options import COLLECTION


@click.group("sources", invoke_without_command=True)
@COLLECTION
@click.option("--publisher", help="Only articles of this publisher.")
@click.option("--broken", is_flag=True, help="Only what something is wrong with.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, an article a line.")
@click.pass_context
def command(context: click.Context, /, **given: Any) -> None:
    """List the articles and what is wrong with any; add, remove, or see how one has changed.

    \b
    onrecord sources --broken
    onrecord sources add https://paper.example/story
    onrecord sources history documents/story.md
    """
    if context.invoked_subcommand is None:
        from index.cli.sources import run

        run(**given)


@command.command("add")
@click.argument("what", metavar="URL|FILE")
@click.option("--collection", help="The folder of documents/ to put it into.")
def add(**given: Any) -> None:
    """Fetch the page at URL, or copy FILE, into documents/ and index it."""
    from index.cli.sources import add as run

    run(**given)


@command.command("remove")
@click.argument("article")
def remove(**given: Any) -> None:
    """Remove ARTICLE (its path, id, address or title): the file, and all that the index holds of it."""
    from index.cli.sources import remove as run

    run(**given)


@command.command("history")
@click.argument("article")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, a version a line, the oldest first.")
def history(**given: Any) -> None:
    """Show what ARTICLE (its path, id, address or title) said before it was corrected."""
    from index.cli.sources import history as run

    run(**given)
