"""The terminal: `onrecord`. Each command opens the index, calls the core and prints.

Commands live in modules of their own, imported when used, so that `onrecord index` with nothing to do
loads neither torch nor spaCy.
"""

from __future__ import annotations

import gc
import sys
from difflib import get_close_matches
from functools import partial
from importlib import import_module
from typing import Any, ClassVar

import click

from index.cli.ending import told
from index.cli.options import CommandGroup, everywhere
from index.errors import did_you_mean


class LazyGroup(CommandGroup):
    """A group whose commands are imported when they are asked for."""

    modules: ClassVar[dict[str, str]] = {
        "index": "index.cli.commands.build",
        "ask": "index.cli.commands.ask",
        "search": "index.cli.commands.search",
        "quotes": "index.cli.commands.quotes",
        "show": "index.cli.commands.show",
        "check": "index.cli.commands.check",
        "speakers": "index.cli.commands.speakers",
        "sources": "index.cli.commands.sources",
        "doctor": "index.cli.commands.doctor",
        "eval": "index.cli.commands.evaluate",
        "backup": "index.cli.commands.backup:backup",
        "restore": "index.cli.commands.backup:restore",
        "bot": "index.cli.commands.bot",
    }

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command, and tell a fault of usage in whole words, as wide as the window."""
        try:
            status = super().main(*args, **{**extra, "standalone_mode": False})
        except click.UsageError as fault:
            _tell(fault)
            sys.exit(fault.exit_code)
        except click.Abort:
            sys.exit(1)
        sys.exit(status if isinstance(status, int) else 0)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands, in the order of a day's work."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return one command."""
        module, _, name = self.modules.get(cmd_name, "").partition(":")
        command = getattr(import_module(module), name or "command", None) if module else None
        return everywhere(command) if isinstance(command, click.Command) else None


NEAR_OPTION = 0.75
"""Likeness, of 1, from which an option may have been meant."""


DASHED = "What begins with a dash and is no option goes after “--”."
"""What somebody can do whose file, or words, were taken for an option."""


def _tell(fault: click.UsageError) -> None:
    """Say how a command is used, and what is wrong with how it was."""
    from index.cli.page import warn  # which takes its time to import

    if isinstance(fault, click.exceptions.NoArgsIsHelpError):
        warn(fault.format_message())
        return
    if fault.ctx:
        warn(fault.ctx.get_usage())
        warn(f"Help: {fault.ctx.command_path} --help")
        warn("")
    told = fault.format_message()
    if isinstance(fault, click.NoSuchOption):
        near = get_close_matches(fault.option_name, fault.possibilities or (), cutoff=NEAR_OPTION)
        told = f"There is no option {fault.option_name}. {did_you_mean(near, DASHED)}"
    warn(f"onrecord: {told}")


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="onrecord")
def app() -> None:
    """Ask what was said; get the words themselves, from the article that printed them.

    \b
    onrecord index                                     read documents/
    onrecord ask "what did Volkonin say about the dam?"
    """


everywhere(app)


def main() -> None:
    """Run the command line; a fault that a person can mend is one message and exit status 1."""
    status = told(partial(app, prog_name="onrecord"))
    gc.freeze()  # or the process looks through all that torch made before it ends: 0.3 s
    sys.exit(status)
