"""What may be seen from a place in Discord: its settings, and how they are kept, as the core's `Sight`."""

from __future__ import annotations

import json
from functools import reduce
from typing import TYPE_CHECKING

from index.store.filter import EVERYTHING, NOTHING, Sight

if TYPE_CHECKING:
    from collections.abc import Iterable


def everywhere(opened: Iterable[Sight | None]) -> Sight:
    """Return what may be seen from all of several places, of which None opens everything."""
    return reduce(Sight.meet, (one for one in opened if one is not None), EVERYTHING)


def anywhere(opened: Iterable[Sight]) -> Sight:
    """Return what may be seen from any of several places; nothing where there are none."""
    return reduce(Sight.join, opened, NOTHING)


def kept(sight: Sight | None) -> str | None:
    """Return how it is kept: the names of collections; None where it is everything, or not set."""
    if sight is None or sight.collections is None:
        return None
    return json.dumps(sorted(sight.collections))


def setting(text: str | None) -> Sight | None:
    """Return the setting that was kept; None where there is none."""
    return None if text is None else Sight.of(json.loads(text))


def then(text: str | None) -> Sight:
    """Return what could be seen when an answer was kept."""
    seen = setting(text)
    return EVERYTHING if seen is None else seen
