"""Somebody who holds a post, as articles call them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from index.types import Speaker


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody whom articles call by a post: in how many, and from when to when those are dated."""

    speaker: Speaker
    articles: int = 0
    first: date | None = None
    last: date | None = None
