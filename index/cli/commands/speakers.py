"""The command line of `onrecord speakers`."""

from __future__ import annotations

from typing import Any

import click

from index.cli.options import CSV, MARKDOWN, NAME, CommandGroup, Number, of_index


@click.group("speakers", cls=CommandGroup, invoke_without_command=True)
@click.option(
    "--name",
    type=NAME,
    shell_complete=of_index("speaker"),
    help="Only speakers one of whose names holds these words.",
)
@click.option("--all", "everybody", is_flag=True, help="Those who are named but never quoted, too.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, a speaker a line.")
@CSV
@MARKDOWN
@click.pass_context
def command(context: click.Context, /, **given: Any) -> None:
    """List who is quoted, most statements first; say that two names are one speaker, or are not.

    What you say is kept in people.yml in the documents folder, where you may write, too.

    \b
    onrecord speakers --name volkonin
    onrecord speakers merge "Andrey Volkonin" "Andrei Volkonin"
    onrecord speakers split "Andrey Volkonin" "Andrei Volkonin"
    """
    if context.invoked_subcommand is None:
        from index.cli.speakers import run

        run(**given)


@command.command("merge")
@click.argument("name", type=NAME, shell_complete=of_index("speaker"))
@click.argument("into", type=NAME, shell_complete=of_index("speaker"))
def merge(**given: Any) -> None:
    """Take NAME for another name of INTO, from now on and whatever is indexed later."""
    from index.cli.speakers import merge as run

    run(**given)


@command.command("split")
@click.argument("name", type=NAME, shell_complete=of_index("name"))
@click.argument("source", type=NAME, shell_complete=of_index("speaker"))
def split(**given: Any) -> None:
    """Take NAME for another speaker than SOURCE, whose name it was taken for."""
    from index.cli.speakers import split as run

    run(**given)


@command.command("undo")
@click.argument("name", type=NAME, shell_complete=of_index("name"))
@click.argument("other", type=NAME, shell_complete=of_index("speaker"))
def undo(**given: Any) -> None:
    """Take back that NAME is another name of OTHER, or that it is not."""
    from index.cli.speakers import undo as run

    run(**given)


@command.command("rules")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, a speaker a line.")
@CSV
@MARKDOWN
def rules(**given: Any) -> None:
    """Show what people.yml says of who is who."""
    from index.cli.speakers import rules as run

    run(**given)


@command.command("suggest")
@click.option("-n", "most", type=Number(min=1), default=20, help="How many, at most.", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, a name a line.")
@CSV
@MARKDOWN
def suggest(**given: Any) -> None:
    """List names to settle, by merge or split: those that may be one speaker's, or no name."""
    from index.cli.speakers import suggest as run

    run(**given)
