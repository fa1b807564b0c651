"""How often one may ask: so many questions a minute for a person and for a server."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from bot.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

MINUTE = 60.0


class Limits:
    """Counts the questions of the last minute.

    :param clock: the time in seconds since the epoch, since Discord is told when one may come back.
    """

    def __init__(self, person: int, server: int, clock: Callable[[], float]) -> None:
        self._most = {"person": person, "server": server}
        self._clock = clock
        self._asked: dict[tuple[str, int], deque[float]] = defaultdict(deque)
        self._told: dict[int, float] = {}

    def take(self, person: int, server: int | None) -> None:
        """Count a question.

        :raises RefusedError: when it is one too many, saying when to come back; it is not counted then.
        """
        now = self._clock()
        self._forget(now)
        keys = [("person", person)] + ([("server", server)] if server is not None else [])
        for kind, number in keys:
            asked = self._asked.get((kind, number))
            if asked and len(asked) >= self._most[kind]:
                who = "You have" if kind == "person" else "This server has"
                back = int(asked[0] + MINUTE) + 1
                raise RefusedError(
                    f"{who} asked {self._most[kind]} questions in a minute. Ask again <t:{back}:R>."
                )
        for key in keys:
            self._asked[key].append(now)

    def is_news(self, person: int) -> bool:
        """Say whether a person was not told already, within a minute, that they may not ask; they are now."""
        now = self._clock()
        self._told = {one: at for one, at in self._told.items() if at > now - MINUTE}
        return self._told.setdefault(person, now) == now

    def _forget(self, now: float) -> None:
        for key in list(self._asked):
            asked = self._asked[key]
            while asked and asked[0] <= now - MINUTE:
                asked.popleft()
            if not asked:
                del self._asked[key]
