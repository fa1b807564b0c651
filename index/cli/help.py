"""How help is laid out: every word whole at any width; what an option does beside it where there is room."""

from __future__ import annotations

import re
from shutil import get_terminal_size
from textwrap import TextWrapper
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

NARROW = 60
"""Columns below which what an option does stands under it, or a word or two would stand on each line."""

UNDER = 2
"""Columns by which it stands in, then."""

AS_IT_STANDS = "\b\n"
"""How a paragraph begins whose lines are kept, as examples to copy are."""


class WholeWords(click.HelpFormatter):
    """Lays out help as click does, but for words that it would break where the window is narrow."""

    def __init__(
        self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None
    ) -> None:
        room = min(get_terminal_size().columns, max_width or 80) - 2
        super().__init__(indent_increment, width or max(room, 1), max_width)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is used."""
        usage = f"{prefix or 'Usage: '}{prog} {args}"
        self.write(f"{_filled(usage, self.width, rest=' ' * 4)}\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        margin = " " * self.current_indent
        self.write(f"{_paragraphs(text, self.width, margin)}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write what each option, or command, does."""
        rows = list(rows)
        most = UNDER if self.width < NARROW else col_max
        column = min(max(len(first) for first, _ in rows), most) + col_spacing
        margin, inner = " " * self.current_indent, " " * (self.current_indent + column)
        for first, second in rows:
            told = _paragraphs(second, self.width, inner)
            is_beside = len(first) <= column - col_spacing
            lead = (
                f"{margin}{first:{column}}" if is_beside else f"{_filled(first, self.width, margin)}\n{inner}"
            )
            self.write(f"{lead}{told.removeprefix(inner)}".rstrip() + "\n")


class HelpContext(click.Context):
    """The context of a command, whose help is of whole words."""

    formatter_class = WholeWords


def _paragraphs(text: str, width: int, margin: str) -> str:
    found = []
    for one in re.split(r"\n\s*\n", text):
        is_kept = one.startswith(AS_IT_STANDS)
        lines = one.removeprefix(AS_IT_STANDS).splitlines()
        found.append("\n".join(margin + line for line in lines) if is_kept else _filled(one, width, margin))
    return "\n\n".join(found)


def _filled(text: str, width: int, margin: str = "", rest: str | None = None) -> str:
    """Return text, broken between words, with ``rest`` (else ``margin``) before all but the first line."""
    wrapper = TextWrapper(
        width,
        initial_indent=margin,
        subsequent_indent=margin if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.fill(" ".join(text.split()))
