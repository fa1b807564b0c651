"""Everything that the bot handles, as its client takes it."""

from __future__ import annotations

from bot.client import Handlers
from bot.handlers import (
    admin,
    admin_channels,
    admin_gaps,
    admin_log,
    admin_servers,
    admin_sources,
    admin_speakers,
    ask,
    buttons,
    check,
    conversation,
    lists,
    privacy,
    views,
)

ADMIN = (admin_channels, admin_gaps, admin_log, admin_servers, admin_sources, admin_speakers)
"""The modules that add to /admin."""

HANDLERS = Handlers(
    commands=(*ask.COMMANDS, *check.COMMANDS, *lists.COMMANDS, *privacy.COMMANDS, admin.admin),
    button=views.Press,
    hear=conversation.hear,
    edited=conversation.edited,
    tell=conversation.tell,
    pressed=buttons.pressed,
)
