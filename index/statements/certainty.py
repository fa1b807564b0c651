"""How sure it is that a statement is the one's to whom it is given."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grounds:
    """What speaks for the one for whom a mention stands.

    ``share`` is theirs of all that comes to mind, ``distance`` the sentences since they came up.
    """

    share: float = 1.0
    distance: int = 0
