"""Arguments, options and kinds of value that several commands take."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from shlex import join
from time import perf_counter
from typing import Any, TypeVar

import click

from index.cli.help import HelpContext
from index.errors import QuestionError, did_you_mean

T = TypeVar("T")
Completing = Callable[[click.Context, click.Parameter, str], list[str]]

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
FILE_OR_INPUT = click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True)
OUTPUT = click.Path(path_type=Path, dir_okay=False)


def of_index(kind: str) -> Completing:
    """Return what completes a value with the names of a kind that the index holds."""

    def complete(context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
        from index.cli.completion import names

        return names(kind, typed, index=context.meta.get(INDEX), documents=context.meta.get(DOCUMENTS))

    return complete


class Typed(click.ParamType[str]):
    """What somebody or something is called; never blank, as a variable is that a script did not set."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return what was typed, if it names anything."""
        return _something(_as_text(value, param, ctx), param, ctx)


class Somewhere(click.Path):
    """A file or a folder; a blank one would be the folder that somebody is in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the place that was typed, if any was."""
        return super().convert(_something(value, param, ctx), param, ctx)


def _something(value: T, param: click.Parameter | None, ctx: click.Context | None) -> T:
    if not str(value).strip():
        raise click.BadParameter("it is empty. Say what is meant, or leave it out.", ctx, param)
    return value


def _as_text(value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise click.BadParameter("holds bytes that are not UTF-8. Type it anew.", ctx, param) from None
    return value


class Table(click.Option):
    """The form of a table, which is not given beside ``--json``: one of the two would be passed over."""

    def handle_parse_result(
        self, ctx: click.Context, opts: Mapping[str, Any], args: list[str]
    ) -> tuple[Any, list[str]]:
        """Take the form that was given, if any was."""
        if opts.get("as_json") and opts.get("table"):
            raise click.UsageError(f"--json and --{opts['table']} are two forms: give one.", ctx)
        return super().handle_parse_result(ctx, opts, args)


NAME = Typed()
COLLECTION = click.option(
    "--collection", type=NAME, shell_complete=of_index("collection"), help="Only this folder of documents/."
)
CSV = click.option("--csv", "table", cls=Table, flag_value="csv", help="Print a table as CSV.")
MARKDOWN = click.option(
    "--markdown", "table", cls=Table, flag_value="markdown", help="Print a table in Markdown."
)
YES = click.option("--yes", is_flag=True, help="Do not ask whether it is meant.")

INDEX, DOCUMENTS, QUIET, VERBOSE = (f"onrecord.{name}" for name in ("index", "documents", "quiet", "verbose"))
"""Where the values of the options that every command takes are kept, in click's `Context.meta`."""


NEAR_COMMANDS = 3
"""Commands told that may have been meant, at most."""


class CommandGroup(click.Group):
    """A group whose help says of each command a whole sentence, and not as much as fits one line."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant; of one that there is not, say which comes near."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            near = get_close_matches(args[0], self.list_commands(ctx), NEAR_COMMANDS)
            is_question = ctx.parent is None and len(args) > 1
            asks = f"{ctx.command_path} ask {join(args)}"
            other = f"To ask: {asks}" if is_question else f"See which there are: {ctx.command_path} --help"
            ctx.fail(f"There is no command {args[0]!r}. {did_you_mean(near, other)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with the first sentence of their help."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, one.get_short_help_str(1000)) for name, one in found if one])


class IndexPlace(Somewhere):
    """A folder, or the address of a server."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the place that is meant."""
        from index.settings import SERVERS, place

        served = isinstance(value, str) and value.startswith(SERVERS)
        return place(value) if served else super().convert(value, param, ctx)


class Day(click.ParamType[date]):
    """A day as people write it, resolved when it is used; of several days the first, or the last."""

    name = "day"

    def __init__(self, *, end: bool = False) -> None:
        self._end = end

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day that is meant."""
        from index.question.narrow import day

        if isinstance(value, date):
            return value
        try:
            return day(str(value), date.today(), end=self._end)
        except QuestionError as fault:
            self.fail(str(fault), param, ctx)


class OneDay(Day):
    """A day as people write it, and not the several of a month or a year."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day that is meant."""
        first, last = super().convert(value, param, ctx), Day(end=True).convert(value, param, ctx)
        if first != last:
            self.fail(f"“{value}” is more than a day. Write one as 2025-03-07 or 3 March 2025.", param, ctx)
        return first


SINCE = click.option(
    "--since", type=Day(), help="Only articles from this day on: 2025-03-07, May, yesterday."
)
UNTIL = click.option("--until", type=Day(end=True), help="Only articles up to this day.")


class Number(click.IntRange):
    """A whole number within bounds."""

    name = "number"


def words(context: click.Context, parameter: click.Parameter, given: tuple[str, ...]) -> str | None:
    """Return the words of a command line as one text, or standard input for a lone ``-``; None for none."""
    text = _standard_input(context, parameter) if given == ("-",) else " ".join(given)
    return _as_text(text, parameter, context).strip() or None


def _standard_input(context: click.Context, parameter: click.Parameter) -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise click.BadParameter("standard input is not UTF-8.", context, parameter) from None


def refuse_beside_batch(batch: Path | None, given: Mapping[str, object]) -> None:
    """Raise a UsageError where what is of one question alone, by name, is given beside a file of many."""
    unused = next((name for name, value in given.items() if value), None)
    if batch and unused:
        raise click.UsageError(f"--batch takes what its file holds: leave {unused} out.")


def everywhere(command: click.Command) -> click.Command:
    """Give a command, and those under it, the options that every command takes, and help of whole words."""
    command.context_class = HelpContext
    if not any(one.name == "verbose" for one in command.params):
        command.params += _common()
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            everywhere(inner)
    return command


def _common() -> list[click.Parameter]:
    folder = Somewhere(path_type=Path, file_okay=False)
    index = IndexPlace(path_type=Path, file_okay=False)
    told = (
        (["--index"], index, "The folder of the index, instead of the one that is set."),
        (["--documents"], folder, "The folder of articles, instead of the one that is set."),
        (["-q", "--quiet"], None, "Tell nothing but results and faults."),
        (["-v", "--verbose"], None, "Tell which folders and which settings are used, and how long it took."),
    )
    return [
        click.Option(names, type=kind, is_flag=kind is None, help=words, expose_value=False, callback=_keep)
        for names, kind, words in told
    ]


def _keep(context: click.Context, parameter: click.Parameter, value: object) -> None:
    if value:
        if parameter.name == "verbose" and VERBOSE not in context.meta:
            began = perf_counter()
            context.find_root().call_on_close(
                lambda: click.echo(f"took {perf_counter() - began:.2f} s", err=True)
            )
        context.meta[f"onrecord.{parameter.name}"] = value
