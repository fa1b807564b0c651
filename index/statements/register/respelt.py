"""Names of one article that are one but for their spelling: "Katherine Lund" and "Kathryn Lund".

An article is read as if they were one person's; yet each is kept by itself, since people may know better.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.names.name import is_respelt, parse
from index.types import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from index.statements.register.entry import Entry


def spellings(entry: Entry) -> Mapping[str, str]:
    """Return of each full form of somebody's name the fullest that is spelt alike; nothing where all are."""
    if entry.body or len(entry.forms) == 1:
        return {}
    full = {form: name for form in entry.forms if (name := parse(form)).given and not name.body}
    others = {form: (name.given[0], name.surname) for form, name in full.items()}
    apart = {form for form, name in full.items() if is_respelt(entry.name, name)}
    if not apart:
        return {}
    return {
        form: _fullest(other for other in apart if others[other] == others[form])
        if form in apart
        else entry.form
        for form in full
    }


def persons(entry: Entry) -> Iterator[Person]:
    """Yield somebody as the index stores them, by each name of theirs that is spelt otherwise."""
    spelt = spellings(entry)
    for name in dict.fromkeys(spelt.values()) or (entry.form,):
        mine = [form for form in entry.forms if spelt.get(form, name) == name]
        roles = [role for form in mine for role in entry.called.get(form, ())] if spelt else entry.roles
        aliases = tuple(form for form in mine if form != name)
        yield Person(name, aliases, tuple(dict.fromkeys(roles)))


def joined(one: Person, other: Person) -> Person:
    """Return two of one name as one: "his father, Charles" and "Prince Charles"."""
    aliases, roles = (*one.aliases, *other.aliases), (*one.roles, *other.roles)
    return Person(one.name, tuple(dict.fromkeys(aliases)), tuple(dict.fromkeys(roles)))


def _fullest(forms: Iterable[str]) -> str:
    return max(forms, key=lambda form: (len(form), form))
