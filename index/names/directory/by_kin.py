"""Who is known by a given name alone, and as kin of somebody whose surname is asked for with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.names.name import parse
from index.names.relation import relation

if TYPE_CHECKING:
    from index.names.directory.directory import Directory
    from index.types import Speaker

_OF_ONE_NAME = frozenset({"brother", "sister", "son", "daughter", "father"})
"""Kin who mostly share a surname."""


def by_kin(name: str, book: Directory) -> tuple[str, ...]:
    """Return who alone is quoted as Huw, "Dai Prowse's brother", where "Huw Prowse" is asked for."""
    asked = parse(name)
    if len(asked.given) != 1:
        return ()
    called = [book.at[number] for number in book.by_name.get(asked.given[0], ())]
    known = [one.name for one in called if one.statements and _is_kin(one, asked.surname)]
    return tuple(known) if len(known) == 1 else ()


def _is_kin(speaker: Speaker, surname: str) -> bool:
    """Tell who is told to be kin of somebody of a surname, and has none of their own."""
    if not parse(speaker.name).bare:
        return False
    told = filter(None, (relation(role) for role, _ in speaker.roles))
    return any(one.noun in _OF_ONE_NAME and parse(one.owner).surname == surname for one in told)
