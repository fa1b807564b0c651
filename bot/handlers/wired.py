"""Everything that the bot handles, as its client takes it."""

from __future__ import annotations

from bot.client import Handlers
from bot.handlers import admin_servers, ask, buttons, check, conversation, lists, privacy, views

HANDLERS = Handlers(
    commands=(*ask.COMMANDS, *check.COMMANDS, *lists.COMMANDS, *privacy.COMMANDS, *admin_servers.COMMANDS),
    button=views.Press,
    hear=conversation.hear,
    edited=conversation.edited,
    tell=conversation.tell,
    pressed=buttons.pressed,
)
