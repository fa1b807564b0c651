"""What commands and their options are called, and how they are explained, in other languages: from one table,
``data/commands.tsv``.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from discord import app_commands

if TYPE_CHECKING:
    import discord

EXPLAINED = (
    app_commands.TranslationContextLocation.command_description,
    app_commands.TranslationContextLocation.group_description,
    app_commands.TranslationContextLocation.parameter_description,
)
NAMED = (
    app_commands.TranslationContextLocation.command_name,
    app_commands.TranslationContextLocation.group_name,
)


class Names(app_commands.Translator):
    """Gives commands their names, and explains them and their options; all else stays in English."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContext[Any, Any],
    ) -> str | None:
        """Return a name or an explanation in a language, if the table has it."""
        is_named = context.location in NAMED and not getattr(context.data, "parent", None)
        if not (is_named or context.location in EXPLAINED):
            return None
        return table().get(string.message, {}).get(locale.value)


@cache
def table() -> dict[str, dict[str, str]]:
    """Return the translations of each English text by Discord's codes of languages."""
    lines = files("bot").joinpath("data", "commands.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(
        (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    return {row.pop("english"): row for row in rows}
