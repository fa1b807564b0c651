"""Is the book of speakers clean? Prints those to read: the most quoted, and as many again drawn by lot.

    make bench-speakers                       of the index in .onrecord
    make bench-speakers INDEX=../news/index   of another one

Whoever reads it counts who is wrong: neither person nor body, two in one, one in two, words glued to a name.
The lot is the same each time, so that two readings of one index are of the same people.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from index.store import speakers, store

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.types import Speaker

MOST_QUOTED = 150
DRAWN = 100
SEED = 1
ALIASES = 12


def main(index: Path) -> None:
    """Print whom to read."""
    with store.reading(index) as opened:
        quoted = [speaker for speaker in speakers.everybody(opened) if speaker.statements]
    first, rest = quoted[:MOST_QUOTED], quoted[MOST_QUOTED:]
    print(f"The {len(first)} most quoted of {len(quoted)}")
    _print(first)
    drawn = random.Random(SEED).sample(rest, min(DRAWN, len(rest)))
    print(f"\nOf the others, {len(drawn)} drawn by lot")
    _print(drawn)


def _print(people: Iterable[Speaker]) -> None:
    for speaker in people:
        aliases = f" | {', '.join(speaker.aliases[:ALIASES])}" if speaker.aliases else ""
        roles = f" ({'; '.join(role for role, _ in speaker.roles[:3])})" if speaker.roles else ""
        print(f"{speaker.statements:5}  {speaker.name}{aliases}{roles}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
