"""The README's table of commands is their own help, so that it cannot go stale."""

from __future__ import annotations

from pathlib import Path

import click

from index.cli import app

README = Path(__file__).parents[1] / "README.md"


def rows() -> list[str]:
    context = click.Context(app, info_name="onrecord")
    found = []
    for name in app.list_commands(context):
        command = app.get_command(context, name)
        assert command is not None
        pieces = [piece for piece in command.collect_usage_pieces(context) if piece != "[OPTIONS]"]
        usage = " ".join(["onrecord", name, *pieces])
        found.append(f"| `{usage}` | {command.get_short_help_str(200)} |")
    return found


def test_the_table_of_commands_is_their_help() -> None:
    text = README.read_text(encoding="utf-8")
    table = text.partition("<!-- commands")[2].partition("<!-- /commands -->")[0]
    assert [line for line in table.splitlines() if line.startswith("| `")] == rows()


def test_every_option_is_explained() -> None:
    context = click.Context(app)
    for name in app.list_commands(context):
        command = app.get_command(context, name)
        assert command is not None
        assert command.help
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help, (name, option.name)
