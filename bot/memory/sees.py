"""What may be seen from a place in Discord: its settings, and how they are kept, as the core's `Sight`."""

from __future__ import annotations

import json
import logging
from functools import reduce
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from index.store.filter import EVERYTHING, NOTHING, Sight

if TYPE_CHECKING:
    from collections.abc import Iterable

_log = logging.getLogger(__name__)

_COLLECTIONS = TypeAdapter(frozenset[str])


def everywhere(opened: Iterable[Sight | None]) -> Sight:
    """Return what may be seen from all of several places, of which None opens everything."""
    return reduce(Sight.meet, (one for one in opened if one is not None), EVERYTHING)


def anywhere(opened: Iterable[Sight]) -> Sight:
    """Return what may be seen from any of several places; nothing where there are none."""
    return reduce(Sight.join, opened, NOTHING)


ALL = '"all"'
"""How it is kept that a place was opened to everything, whatever holds around it."""


def kept(sight: Sight) -> str | None:
    """Return how it is kept what could be seen: the names of collections; None where it is everything."""
    return None if sight.collections is None else json.dumps(sorted(sight.collections))


def set_to(sight: Sight | None) -> str | None:
    """Return how a setting is kept; None where there is none."""
    return None if sight is None else kept(sight) or ALL


def setting(text: str | None) -> Sight | None:
    """Return the setting that was kept; None where there is none, and nothing where it cannot be read."""
    if text is None:
        return None
    if text == ALL:
        return EVERYTHING
    try:
        return Sight.of(_COLLECTIONS.validate_json(text))
    except ValidationError:
        _log.error("What may be seen is kept in a way that cannot be read, so nothing is: %s", text)
        return NOTHING


def then(text: str | None) -> Sight:
    """Return what could be seen when an answer was kept."""
    seen = setting(text)
    return EVERYTHING if seen is None else seen
