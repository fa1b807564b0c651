"""The README's table of commands is their own help, so that it cannot go stale."""

from __future__ import annotations

import click

from index.cli import app
from tests.documentation import MANUAL, README, manual, tabled


def test_the_table_of_commands_is_their_help() -> None:
    text = README.read_text(encoding="utf-8")
    assert text == tabled(text), "stale: run make docs"


def test_every_option_is_explained() -> None:
    context = click.Context(app)
    for name in app.list_commands(context):
        command = app.get_command(context, name)
        assert command is not None
        assert command.help
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help, (name, option.name)


def test_the_manual_is_the_help_and_man_reads_it() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    assert text == manual(), "stale: run make docs"
    for part in (".SH ONRECORD SOURCES ADD", "\\-\\-batch FILE", "onrecord ask \\-c and Zakharova"):
        assert part in text
    requests = {line.split()[0] for line in text.splitlines() if line.startswith(".")}
    assert requests == {".TH", ".SH", ".B", ".PP", ".TP", ".nf", ".fi"}
