"""The pages under docs/: every block that begins with a command holds what that command prints.

`make docs` runs the commands over documents/ and writes the pages anew; a test fails when they are stale.
"""

from __future__ import annotations

import inspect
import os
import re
import shlex
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.testing import CliRunner

from bot.shown import card, verdict
from index.answers.answer import ask
from index.check.check import check
from index.cli import app
from index.embedding.load import load
from index.intake.build import Makers, Source, bring_up_to_date
from index.question.understand import understand
from index.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.embedding.encoder import Encoder

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs"
README = ROOT / "README.md"
MANUAL = PAGES / "onrecord.1"

_BLOCK = re.compile(r"^````console\n(?P<command>[$/][^\n]*)\n.*?^````$", re.MULTILINE | re.DOTALL)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def written(page: str, index: Path, encoder: Encoder) -> str:
    """Return a page with what its commands print now."""

    def block(found: re.Match[str]) -> str:
        return f"````console\n{found['command']}\n{printed(found['command'], index, encoder)}````"

    return _BLOCK.sub(block, page)


def printed(command: str, index: Path, encoder: Encoder) -> str:
    """Return what a line typed into a terminal ($) or into Discord (/) shows, without our paths."""
    if command.startswith("/"):
        return _in_discord(command, index, encoder)
    for name, value in {"ONRECORD_INDEX": index, "ONRECORD_DOCUMENTS": ROOT / "documents"}.items():
        os.environ[name] = str(value)
    result = CliRunner().invoke(app, shlex.split(command.removeprefix("$ onrecord ")), catch_exceptions=False)
    shown = result.stdout.replace(str(index), ".onrecord").replace(str(ROOT / "documents"), "documents")
    return shown if shown.endswith("\n") else f"{shown}\n"


def rows() -> list[str]:
    """Return a row for each command: how it is called, and the first sentence of its help."""
    context = click.Context(app, info_name="onrecord")
    found = []
    for name in app.list_commands(context):
        command = app.get_command(context, name)
        assert command is not None
        pieces = [piece for piece in command.collect_usage_pieces(context) if piece != "[OPTIONS]"]
        usage = " ".join(["onrecord", name, *pieces])
        found.append(f"| `{usage}` | {command.get_short_help_str(200)} |")
    return found


def tabled(readme: str) -> str:
    """Return the README with its table of commands as their help is now."""
    head, start, rest = readme.partition("| command | what it does |\n|---|---|\n")
    _, end, tail = rest.partition("\n\n`onrecord COMMAND --help`")
    return head + start + "\n".join(rows()) + end + tail


def manual() -> str:
    """Return the manual page that the commands' own help makes."""
    context = click.Context(app, info_name="onrecord")
    parts = [
        ".TH ONRECORD 1",
        ".SH NAME",
        "onrecord \\- answer questions in the words themselves",
        ".SH SYNOPSIS",
        ".B onrecord",
        "[OPTIONS] COMMAND [ARGS]...",
        ".SH DESCRIPTION",
        _roff(app.help or ""),
    ]
    for name in app.list_commands(context):
        command = app.get_command(context, name)
        assert command is not None
        parts += _section(command, f"onrecord {name}")
    return "\n".join(parts) + "\n"


def _section(command: click.Command, name: str) -> list[str]:
    """Return what the manual says of a command, and of those under it."""
    context = click.Context(command, info_name=name)
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    parts = [f".SH {name.upper()}", f".B {_roff(usage)}", ".PP", _roff(command.help or "")]
    for option in command.params:
        record = option.get_help_record(context) if isinstance(option, click.Option) else None
        if record:
            parts += [".TP", f".B {_roff(record[0])}", _roff(record[1])]
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            parts += _section(command.commands[inner], f"{name} {inner}")
    return parts


def _roff(text: str) -> str:
    """Return text for a manual: as it is, its blocks of examples kept, nothing taken for a request."""
    shown = []
    for block in inspect.cleandoc(text).split("\n\n"):
        body = block.removeprefix("\b\n").replace("\\", "\\e").replace("-", "\\-")
        lines = [f"\\&{line}" if line.startswith((".", "'")) else line for line in body.splitlines()]
        shown.append("\n".join([".nf", *lines, ".fi"] if block.startswith("\b") else lines))
    return "\n.PP\n".join(shown)


def comparable(page: str) -> str:
    """Return a page without its numbers in blocks: timings and scores differ between machines."""
    return _BLOCK.sub(lambda found: _NUMBER.sub("0", found[0]), page)


def _in_discord(command: str, index: Path, encoder: Encoder) -> str:
    name, _, words = command[1:].partition(" ")
    reader = Reader(index)
    with reader.snapshot() as snapshot:
        if name == "check":
            shown = verdict.messages(check(snapshot, lambda: encoder, words))
        else:
            asked = understand(words, snapshot.directory, date(2025, 6, 1))
            made = card.cards(ask(snapshot, encoder, words, asked))
            shown = ["\n\n".join(one.texts) for one in made]
    reader.close()
    return "\n".join(shown) + "\n"


def write(change: Callable[[str], str]) -> None:
    """Change every page."""
    for page in sorted(PAGES.glob("*.md")):
        page.write_text(change(page.read_text(encoding="utf-8")), encoding="utf-8")


def main() -> None:
    """Write every page anew."""
    encoder = load()
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        bring_up_to_date(index, Source(ROOT / "documents"), Makers(lambda: encoder))
        write(lambda page: written(page, index, encoder))
    MANUAL.write_text(manual(), encoding="utf-8")
    README.write_text(tabled(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
