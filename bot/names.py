"""The names of commands in other languages, from one table: ``data/commands.tsv``."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from discord import app_commands

if TYPE_CHECKING:
    import discord

NAMES = (
    app_commands.TranslationContextLocation.command_name,
    app_commands.TranslationContextLocation.group_name,
)


class Names(app_commands.Translator):
    """Gives commands their names; all else stays in English."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContext[Any, Any],
    ) -> str | None:
        """Return the name of a command in a language, if the table has one."""
        return table().get(string.message, {}).get(locale.value) if context.location in NAMES else None


@cache
def table() -> dict[str, dict[str, str]]:
    """Return the names of each command by Discord's codes of languages."""
    lines = files("bot").joinpath("data", "commands.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    return {row.pop("command"): row for row in rows}
