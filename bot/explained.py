"""What people are told of faults: what they can mend as it stands, of the others only that there is one."""

from __future__ import annotations

import logging

from bot.errors import StateError
from bot.patience import FAILED
from bot.shown.escape import escape
from bot.shown.excerpt import LIMIT
from index.errors import ModelError, OnRecordError, QuestionError, StoreError

_log = logging.getLogger(__name__)

SORRY = "Something went wrong here, and you were not answered. The bot's log tells more."

OF_THE_MACHINE: dict[type[OnRecordError], str] = {
    StoreError: "The index of articles cannot be read at the moment. Whoever runs me finds in my log why.",
    ModelError: "My model of words cannot be used at the moment. Whoever runs me finds in my log why.",
    StateError: "I cannot keep what I answer at the moment. Whoever runs me finds in my log why.",
}
"""What people are told of the faults of which only whoever runs the bot is told more."""

DISCORD_FAILS = "Discord itself failed while I answered you. Ask again in a minute."

BUILDING = "The index is being built. Ask again when that is done."


def explained(fault: BaseException, *, to_manager: bool, is_building: bool) -> str:
    """Return what a person is told of a fault; what they cannot mend goes into the log.

    :param to_manager: whether they manage the server: nobody else learns where things lie on the machine.
    :param is_building: whether the index is being built at the moment.
    """
    if isinstance(fault, (ModelError, StoreError)) and is_building:
        return BUILDING
    kind = next((kind for kind in OF_THE_MACHINE if isinstance(fault, kind)), None)
    if kind is not None and not to_manager:
        _log.error("%s", fault)
        return OF_THE_MACHINE[kind]
    if isinstance(fault, (QuestionError, *OF_THE_MACHINE)):
        return escape(str(fault))[:LIMIT]  # it may repeat what somebody typed, or an article says
    if isinstance(fault, OnRecordError):
        return str(fault)[:LIMIT]
    _log.error("Fault while somebody was answered", exc_info=fault)
    return DISCORD_FAILS if isinstance(fault, FAILED) else SORRY
