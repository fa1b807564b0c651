"""Names under which one thing is written: Kyiv and Kiev, the EU and the bloc, Iran and Tehran."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import entries
from index.names.polities import polities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.names.polities import Words

_INITIALS = 3
"""Letters that a country's initials have at most."""


@cache
def other_names() -> dict[str, tuple[str, ...]]:
    """Return all names that may stand for a name, itself first: those of its lines, and those of theirs.

    In lower case, without full stops, apostrophes and hyphens.
    """
    lines = [
        [name.replace("-", " ").replace(".", " ").replace("'", " ") for name in line.split()]
        for line in entries("other_names")
    ]
    lines += [list(_written(one.names)) for one in polities().values() if one.is_land]
    beside: dict[str, dict[str, None]] = {}
    for line in lines:
        for name in line:
            beside.setdefault(name, {}).update(dict.fromkeys(line))
    return {
        name: tuple(dict.fromkeys([name, *others, *(far for other in others for far in beside[other])]))
        for name, others in beside.items()
    }


def _written(names: Iterable[Words]) -> Iterator[str]:
    """Yield names as a topic may have them: initials with full stops, "U.S.", are letters apart."""
    for name in names:
        yield " ".join(name)
        if len(name) == 1 and len(name[0]) <= _INITIALS:
            yield " ".join(name[0])
