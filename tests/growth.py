"""How work grows with its size, counted and not timed: the same on every machine, however busy.

Counted are the lines of Python that run, and the characters that the patterns of `index` go over; what a
library does in C beside that is not seen.
"""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

LINEAR = 2.5
"""Twice the size is twice the work, and little more than that; what is quadratic makes it four times."""


def growth(work: Callable[[Any], object], once: Any, twice: Any) -> float:
    """Return how many times as much ``work`` does on ``twice`` as on ``once``, each for the second time."""
    return _counted(work, twice) / _counted(work, once)


def _counted(work: Callable[[Any], object], size: Any) -> int:
    work(size)  # what is looked up once is looked up now
    count = _Count()
    with count.patterns(), count.lines():
        work(size)
    return count.steps


class _Count:
    def __init__(self) -> None:
        self.steps = 0

    @contextmanager
    def lines(self) -> Iterator[None]:
        before = sys.gettrace()
        sys.settrace(self._step)
        try:
            yield
        finally:
            sys.settrace(before)

    def _step(self, _: FrameType, event: str, __: object) -> Callable[..., Any]:
        self.steps += event == "line"
        return self._step

    @contextmanager
    def patterns(self) -> Iterator[None]:
        places = [
            (vars(module), name, value)
            for loaded, module in list(sys.modules.items())
            if loaded.startswith("index.")
            for name, value in list(vars(module).items())
            if isinstance(value, re.Pattern)
        ]
        for there, name, value in places:
            there[name] = _Scanning(value, self)
        try:
            yield
        finally:
            for there, name, value in places:
                there[name] = value

    def scanned(self, letters: int) -> None:
        self.steps += letters


class _Scanning:
    """A pattern that tells how far it has looked."""

    def __init__(self, pattern: re.Pattern[str], count: _Count) -> None:
        self._pattern, self._count = pattern, count

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        found = self._pattern.search(text, start, end)
        self._count.scanned((found.end() if found else min(end, len(text))) - start)
        return found

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        for found in self._pattern.finditer(text, start, end):
            self._count.scanned(found.end() - start)
            start = found.end()
            yield found
        self._count.scanned(min(end, len(text)) - start)

    def __getattr__(self, name: str) -> Any:
        """Leave to the pattern what begins where it is told to, or goes over the whole text."""
        return getattr(self._pattern, name)
