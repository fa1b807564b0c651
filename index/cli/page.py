"""The one way in which commands print for people: every word whole, at any width.

On a terminal text is wrapped at the window's width, as ``lines`` breaks it; into a pipe or a file each line
goes as it is. Nothing is ever cropped. Control characters that an article may hold are shown as pictures
of themselves, so that no article can steer a terminal.
"""

from __future__ import annotations

import json
import os
import re
import sys
from typing import TYPE_CHECKING

import click
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from index.cli import lines, tables
from index.cli.options import QUIET, VERBOSE
from index.errors import QuestionError
from index.text.control import pictured

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TextIO

    from index.articles.draft import Problem

INDENT = "    "
FEW = 5
"""Warnings told one by one."""

UNTOLD = 80
"""Columns of a window that does not tell how wide it is."""

NARROWEST = 20
"""Columns that text keeps: where a margin would leave fewer, there is no margin."""

LINKING = {
    "TERM_PROGRAM": {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby", "WarpTerminal"},
    "TERM": {"xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "contour", "wezterm"},
    "TERMINAL_EMULATOR": {"JetBrains-JediTerm"},
}
"""Terminals that are known to follow an OSC 8 hyperlink, by the variable that names them."""

LINKING_SINCE = {"VTE_VERSION": 5000, "KONSOLE_VERSION": 200400}
"""The first version of those that are known by their version."""


_COMMAND = re.compile(r"(?P<lead>.*:) (?P<words>(?:onrecord|rm) (?:(?!\. )[^:])+)", re.DOTALL)


class Page:
    """What a command prints for a person on standard output, or as an ``aside`` on standard error."""

    def __init__(self, *, aside: bool = False) -> None:
        self._console = Console(stderr=aside, soft_wrap=True, highlight=False, markup=False, emoji=False)
        self._stream = sys.stderr if aside else sys.stdout
        self._wraps = self._stream.isatty()
        self._links = self._wraps and self._console.color_system is not None and follows_links(os.environ)

    @property
    def width(self) -> int | None:
        """The columns of the window; None where nothing is wrapped."""
        return columns(self._stream) if self._wraps else None

    def put(
        self, text: str | Text = "", style: str | Style = "", *, lead: str | Text = "", rest: str = ""
    ) -> None:
        """Print text, with ``lead`` before its first line and ``rest`` before each that follows."""
        body = harmless(text) if isinstance(text, str) else text
        body.stylize(style)
        first = Text(lead) if isinstance(lead, str) else lead
        for line in self._lines(body, max(first.cell_len, len(rest))):
            self._console.print((first + line) if line else Text(first.plain.rstrip()))
            first = Text(rest)

    def wrapped(self, text: str) -> str:
        """Return text as it is printed, for what is printed by others."""
        return "\n".join(line.plain for line in self._lines(harmless(text), 0))

    def indented(self, text: str | Text, style: str | Style = "") -> None:
        """Print text with a margin."""
        self.put(text, style, lead=self._margin, rest=self._margin)

    def packed(self, parts: Sequence[str], style: str = "") -> None:
        """Print parts with a margin, as many on a line as fit: none is broken that could be whole."""
        rows: list[str] = []
        for part in parts:
            longer = f"{rows[-1]} {part}" if rows else part
            rows[-1:] = [longer] if self._fits(self._margin + longer) or not rows else [rows[-1], part]
        for line in rows:
            self.indented(line, style)

    def command(self, words: str, style: str = "", *, lead: str = "") -> None:
        """Print a command to copy: after ``lead`` where both fit on a line, else on lines of its own."""
        if lead and self._fits(f"{lead} {words}"):
            self.put(f"{lead} {words}", style)
            return
        if lead:
            self.put(lead, style)
        margin = self._margin
        for line in [words] if self.width is None else lines.command(words, self.width - len(margin)):
            self._console.print(Text(margin) + harmless(line, style))

    def titled(self, title: str, link: str | None, style: str = "", link_style: str = "blue") -> None:
        """Print a title that leads to ``link``: by itself where the terminal can, or with it below."""
        if link and self._links:
            self.indented(title, Style.parse(style) + Style(link=pictured(link)))
            return
        self.indented(title, style)
        if link:
            self.address(link, link_style, lead=self._margin)

    def address(self, link: str, style: str = "blue", *, lead: str = "") -> None:
        """Print a link in one piece, which the terminal still knows whole where it breaks it."""
        self._console.print(Text(lead) + harmless(link, style))

    @property
    def _margin(self) -> str:
        return INDENT if self.width is None or self.width - len(INDENT) >= NARROWEST else ""

    def _fits(self, line: str) -> bool:
        return self.width is None or cell_len(line) <= self.width

    def _lines(self, text: Text, margin: int) -> list[Text]:
        whole = list(text.split(allow_blank=True))
        if self.width is None:
            return whole
        room = max(self.width - margin, 1)
        for line in whole:
            line.expand_tabs(8)
        broken = [part for line in whole for part in line.divide(lines.breaks(line.plain, room))]
        for part in broken:
            part.rstrip()
        return broken


def columns(stream: TextIO) -> int:
    """Return how wide the window is that a stream goes to; as wide as the environment says, if it does."""
    told = os.environ.get("COLUMNS", "")
    if told.isdigit() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(stream.fileno()).columns or UNTOLD
    except OSError:
        return UNTOLD


def harmless(text: str, style: str | Style = "") -> Text:
    """Return text of an article as it may be shown: as long as it is, its control characters as pictures."""
    return Text(pictured(text), style)


def write_json(value: object) -> None:
    """Print a value as one line of JSON."""
    click.echo(json.dumps(value, ensure_ascii=False))


def write_table(rows: Iterable[Mapping[str, object]], form: str) -> None:
    """Print rows as a table for other programs: "csv" or "markdown"."""
    for line in tables.lines(rows, form):
        click.echo(line)


def note(words: str) -> None:
    """Tell a person, on standard error, what was done; nothing where they asked for quiet."""
    if not is_quiet():
        warn(words)


def is_quiet() -> bool:
    """Say whether a person asked for nothing but results and faults."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.meta.get(QUIET))


def warn(words: str) -> None:
    """Tell a person, on standard error, what is wrong; a command at its end can be copied as it stands."""
    page, found = Page(aside=True), _COMMAND.fullmatch(words)
    if found:
        page.command(found["words"], lead=found["lead"])
    else:
        page.put(words)


def agreed(question: str, *, yes: bool) -> None:
    """Go on only where a person agrees, or said so before.

    :raises QuestionError: when nobody can be asked, and when they say no.
    """
    if yes:
        return
    if not sys.stdin.isatty():
        raise QuestionError(f"{question} Nobody can be asked here: say so with --yes.")
    try:
        asked = Page(aside=True).wrapped(f"{question} [y/N]:")
        agrees = click.confirm(asked, err=True, show_default=False, prompt_suffix=" ")
    except click.Abort:
        agrees = False
        warn("")
    if not agrees:
        raise QuestionError("Nothing is changed.")


def tell(problems: Sequence[Problem]) -> None:
    """Tell a person what is wrong with articles: every error, and of the warnings as many as one reads.

    Who asked for quiet is told the errors alone.
    """
    context = click.get_current_context(silent=True)
    every = context is not None and bool(context.meta.get(VERBOSE))
    warnings = [one for one in problems if not one.fatal]
    for problem in problems:
        if problem.fatal:
            warn(f"error: {problem}")
    if is_quiet():
        return
    for problem in warnings if every else warnings[:FEW]:
        warn(f"warning: {problem}")
    if not every and len(warnings) > FEW:
        warn(f"warning: and {len(warnings) - FEW} more, which lists: onrecord sources --broken")


def follows_links(environment: Mapping[str, str]) -> bool:
    """Return whether the terminal that the environment tells of follows OSC 8 hyperlinks."""
    forced = environment.get("FORCE_HYPERLINK")
    if forced is not None:
        return forced not in {"", "0"}
    named = any(environment.get(variable) in names for variable, names in LINKING.items())
    return (
        named
        or "WT_SESSION" in environment
        or any(
            environment.get(variable, "").isdigit() and int(environment[variable]) >= first
            for variable, first in LINKING_SINCE.items()
        )
    )
