"""The command line of `onrecord sources`."""

from __future__ import annotations

from typing import Any

import click

from index.cli.options import COLLECTION, CSV, MARKDOWN, NAME, YES, CommandGroup, OneDay, Somewhere, of_index


@click.group("sources", cls=CommandGroup, invoke_without_command=True)
@COLLECTION
@click.option(
    "--publisher",
    type=NAME,
    shell_complete=of_index("publisher"),
    help="Only articles of this publisher.",
)
@click.option("--broken", is_flag=True, help="Only what something is wrong with.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, an article a line.")
@CSV
@MARKDOWN
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
@click.argument("what", metavar="URL|FILE|FOLDER...", nargs=-1, required=True, type=Somewhere())
@click.option(
    "--collection",
    type=NAME,
    shell_complete=of_index("collection"),
    help="The folder of documents/ to put it into.",
)
@click.option("--title", help="What it is called; for one article alone.")
@click.option("--url", help="Where it was published; for one article alone.")
@click.option("--publisher", help="Who published it.")
@click.option("--published", type=OneDay(), metavar="DAY", help="When it was published: 2025-03-07.")
def add(**given: Any) -> None:
    """Fetch the page at URL, copy FILE, or every article in FOLDER, into documents/ and index it.

    A row on it in the sources.csv beside a file comes along; what the options say goes before it.

    \b
    onrecord sources add https://paper.example/story report.pdf ~/clippings
    onrecord sources add memo.txt --title "A memo" --publisher "The Office" --published 2025-03-07
    """
    from index.cli.sources import add as run

    run(**given)


@command.command("remove")
@click.argument(
    "asked", metavar="ARTICLE...", nargs=-1, required=True, type=NAME, shell_complete=of_index("article")
)
@click.option("--dry-run", is_flag=True, help="Tell what would be removed, and remove nothing.")
@YES
def remove(**given: Any) -> None:
    """Remove each ARTICLE (its path, id, address or title): the file, and all that the index holds of it.

    Of a .jsonl or .csv file of many, its line or row goes; called by its own path, the file with all of them.
    A file that cannot be read goes by its path.
    """
    from index.cli.removal import remove as run

    run(**given)


@command.command("history")
@click.argument("article", type=NAME, shell_complete=of_index("article"))
@click.option("--json", "as_json", is_flag=True, help="Print JSON, a version a line, the oldest first.")
def history(**given: Any) -> None:
    """Show what ARTICLE (its path, id, address or title) said before it was corrected."""
    from index.cli.sources import history as run

    run(**given)
