"""A start is quick: help and the completion of a line load nothing that they do not need."""

from __future__ import annotations

import json
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from index.answers.answer import SHOWN
from index.cli import app

HEAVY = {"faiss", "numpy", "pydantic", "rapidfuzz", "rich", "spacy", "sqlite_utils", "torch", "trafilatura"}

CODE = """
import json, sys
from index.cli import main
try:
    main()
except SystemExit as end:
    status = end.code
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
sys.exit(status)
"""


def commands() -> list[list[str]]:
    context = click.Context(app)
    found = [[], *([name] for name in app.list_commands(context))]
    for name in app.list_commands(context):
        command = app.get_command(context, name)
        if isinstance(command, click.Group):
            found += [[name, inner] for inner in command.list_commands(context)]
    return found


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_help_loads_nothing_heavy(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE, *command, "--help"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("Usage: ")
    loaded = {name.partition(".")[0] for name in json.loads(done.stderr)}
    assert not loaded & HEAVY
    assert "click" in loaded


def test_the_number_of_excerpts_in_the_help_is_that_of_an_answer() -> None:
    command = app.get_command(click.Context(app), "ask")
    assert command is not None
    (most,) = (one for one in command.params if one.name == "most")
    assert f"[default: {SHOWN}]" in str(getattr(most, "help", ""))


@pytest.mark.parametrize("group", [[], ["sources"], ["speakers"]], ids=str)
def test_the_help_of_a_group_tells_whole_sentences(group: list[str]) -> None:
    told = CliRunner().invoke(app, [*group, "--help"], terminal_width=60).stdout.partition("Commands:")[2]
    command: click.Command | None = app
    for name in group:
        command = app.get_command(click.Context(app), name)
    assert isinstance(command, click.Group)
    for name in command.list_commands(click.Context(command)):
        inner = command.get_command(click.Context(command), name)
        assert inner is not None
        assert f"{name} {inner.get_short_help_str(1000)}" in " ".join(told.split())
    assert "..." not in told
