"""What an admin decides about who is who, kept by name so that it outlives every index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.text.english import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Merge:
    """An admin's word that ``name`` is the same speaker as ``into``."""

    name: str
    into: str


@dataclass(frozen=True, slots=True)
class Split:
    """An admin's word that ``name`` is another speaker than ``source``, whose name it was taken for."""

    name: str
    source: str


Rule = Merge | Split


def ruled(canonical: dict[str, str], rules: Iterable[Rule]) -> dict[str, str]:
    """Return the canonical names with the admin's rules applied, the oldest first."""
    for rule in rules:
        if isinstance(rule, Merge):
            gone = {_named(canonical, rule.name), rule.name}
            into = _named(canonical, rule.into)
            canonical = {n: rule.into if c in gone or c == into else c for n, c in canonical.items()}
        else:
            source = _named(canonical, rule.source)
            canonical = {
                n: rule.name if c == source and folded(n) == folded(rule.name) else c
                for n, c in canonical.items()
            }
    return canonical


def _named(canonical: Mapping[str, str], name: str) -> str:
    """The canonical name of what a rule names, which may be a canonical name already, or nobody's."""
    return canonical.get(name, name)
