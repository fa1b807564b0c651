"""The README's table of commands is their own help, so that it cannot go stale."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import click
import pytest

from index.cli import app
from tests.documentation import MANUAL, README, manual, tabled

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_the_table_of_commands_is_their_help() -> None:
    text = README.read_text(encoding="utf-8")
    assert text == tabled(text), "stale: run make docs"


def commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command with how it is called."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield before + name, command
        if isinstance(command, click.Group):
            yield from commands(command, f"{before}{name} ")


def test_every_option_is_explained() -> None:
    for name, command in commands(app):
        assert command.help
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help, (name, option.name)


def test_every_command_in_the_readme_is_one() -> None:
    known = dict(commands(app))
    lines = re.findall(r"^    .*?\.venv/bin/onrecord (.*)$", README.read_text("utf-8"), re.MULTILINE)
    assert len(lines) > 20
    for line in lines:
        words = shlex.split(line.partition(" > ")[0], comments=True)
        name = max((name for name in known if words[: len(name.split())] == name.split()), key=len)
        options = {option for one in known[name].params for option in (*one.opts, *one.secondary_opts)}
        assert {word for word in words if word.startswith("-")} - {"-"} <= options, line


@pytest.mark.parametrize(
    ("option", "sentence"),
    [("--json", r"answers has `--json` \((.*?)\)"), ("--csv", r"; the lists (.*?) have\s+`--csv`")],
)
def test_the_readme_says_which_commands_print_for_programs(option: str, sentence: str) -> None:
    told = re.search(sentence, README.read_text(encoding="utf-8"), re.DOTALL)
    assert told
    have = {name for name, command in commands(app) if any(option in one.opts for one in command.params)}
    assert set(re.findall(r"`([^`]+)`", told[1])) == have


def test_the_manual_is_the_help_and_man_reads_it() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    assert text == manual(), "stale: run make docs"
    for part in (".SH ONRECORD SOURCES ADD", "\\-\\-batch FILE", "onrecord ask \\-c and Tandor"):
        assert part in text
    requests = {line.split()[0] for line in text.splitlines() if line.startswith(".")}
    assert requests == {".TH", ".SH", ".B", ".PP", ".TP", ".nf", ".fi"}
