"""Bodies by their initials, where articles write out their names; and by their names, where these have no
more than the initials.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.names.directory.directory import plain
from index.names.name import acronyms, given_names, is_acronym, is_body
from index.text.english import common_words

if TYPE_CHECKING:
    from index.names.directory.directory import Directory

_TYPED_SMALL = re.compile(r"[a-z]{3,8}")


def of_initials(book: Directory, phrase: str) -> list[int]:
    """Return the numbers of the bodies that have a phrase's initials: all of them, where it is but initials,
    else those that articles call by no more.
    """
    if is_acronym(phrase):
        return book.by_initials.get(plain(phrase), [])
    if not is_body(phrase):
        return []
    called = {number for letters in acronyms(phrase) for number in book.by_name.get(letters, ())}
    return sorted(n for n in called if all(map(is_acronym, (book.at[n].name, *book.at[n].aliases))))


def typed_small(book: Directory, phrase: str) -> list[int]:
    """Return the numbers of the bodies whose initials are typed as in a chat: "the aap"."""
    form = phrase.removeprefix("the ")
    is_word = form in common_words() or form in given_names()
    return [] if is_word or not _TYPED_SMALL.fullmatch(form) else book.by_initials.get(form, [])
