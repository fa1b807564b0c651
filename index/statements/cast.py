"""The cast: who has come up where in an article, so far as it is read."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.statements.actors import Part


class Seen(NamedTuple):
    """Somebody at a place: a number of the register, or a negative one for a stranger without a name.

    ``clause`` is the place of the verb whose clause it is, ``quoted`` tells what stands within marks.
    """

    at: int
    who: int
    part: Part
    clause: int
    quoted: bool = False


class Cast:
    """Appearances by sentence; what comes later may be entered early, and is not seen before its time."""

    def __init__(self, starts: Sequence[int]) -> None:
        self.starts = starts
        self._seen: dict[int, list[Seen]] = defaultdict(list)

    def sentence(self, position: int) -> int:
        """Return the number of the sentence at ``position``."""
        return max(0, bisect_right(self.starts, position) - 1)

    def enter(self, seen: Seen) -> None:
        """Note an appearance."""
        self._seen[self.sentence(seen.at)].append(seen)

    def before(self, position: int, reach: int) -> Iterator[tuple[int, Seen]]:
        """Yield who came up in the last ``reach`` sentences before ``position``, with how many ago."""
        here = self.sentence(position)
        for distance in range(min(reach, here) + 1):
            for seen in self._seen.get(here - distance, ()):
                if seen.at < position:
                    yield distance, seen
