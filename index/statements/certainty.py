"""How sure it is that a statement is the one's to whom it is given.

The probability is the product of two: that the words are tied to the right mention, and that the mention
stands for the right person. Both are read from a few scalars, weighed by what ``data/certainty.json`` holds.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import TYPE_CHECKING

from index.types import How

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.types import Link

CLEAR = 0.5
"""Below this, the speaker is unclear."""

_MOST = 0.95  # of a share, beyond which it tells no more
_LEAST = 0.05


@dataclass(frozen=True, slots=True)
class Grounds:
    """What speaks for the one for whom a mention stands.

    ``share`` is theirs of all that comes to mind, ``distance`` the sentences since they came up, ``rival``
    the number of the next likeliest. ``agreed`` tells how well what they are called agrees with a title, 0 to
    3; ``gendered`` and ``human`` that this is known of them, ``told_of`` that the words themselves name them,
    ``twinned`` that somebody else has the same surname, ``spoke`` that they were the last to speak.
    ``basis`` is how sure it is who came up before.
    """

    share: float = 1.0
    distance: int = 0
    rival: int | None = None
    agreed: int = 3
    gendered: bool = True
    human: bool = True
    told_of: bool = False
    twinned: bool = False
    spoke: bool = True
    basis: float = 1.0


@dataclass(frozen=True, slots=True)
class Identified:
    """A mention's owner: the number in the register, how it is known and why; None where it is unclear."""

    person: int | None = None
    how: How | None = None
    grounds: Grounds = field(default_factory=Grounds)

    @property
    def sure(self) -> float:
        """The probability that the mention stands for them; 1 where nobody is found."""
        return 1.0 if self.how is None else resolved(self.how, self.grounds)


def sure(how: How, link: Link, grounds: Grounds) -> float:
    """Return the probability that a speaker is right."""
    return weights()["link"][link] * resolved(how, grounds)


def resolved(how: How, grounds: Grounds) -> float:
    """Return the probability that a mention stands for the one found."""
    told = weights()[how]
    value = sum(told[name] * amount for name, amount in features(how, grounds).items())
    return 1 / (1 + exp(-value))


def features(how: How, grounds: Grounds) -> dict[str, float]:
    """Return what the probability of a mention's owner depends on."""
    share = min(grounds.share, _MOST)
    told = {
        "always": 1.0,
        "odds": log(share / (1 - share)),
        "basis": log(max(grounds.basis, _LEAST)),
        "unknown_gender": float(not grounds.gendered),
        "unknown_kind": float(not grounds.human),
        "told_of": float(grounds.told_of),
        "half_agreed": float(grounds.agreed == 2),
        "hardly_agreed": float(grounds.agreed < 2),
        "twinned": float(grounds.twinned),
        "silent": float(not grounds.spoke),
    }
    return {name: told[name] for name in _OF[how]}


_OF = {
    How.NAMED: ("always", "unknown_kind", "twinned"),
    How.TITLE: ("always", "odds", "basis", "half_agreed", "hardly_agreed"),
    How.PRONOUN: ("always", "odds", "basis", "unknown_gender", "unknown_kind", "told_of", "silent"),
}


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Return how much each link and each feature of a mention weighs; ``bench/certainty.py`` fits them."""
    text = files("index").joinpath("data", "certainty.json").read_text(encoding="utf-8")
    held: Mapping[str, Mapping[str, float]] = json.loads(text)
    return held
