"""How a question writes whom it means: as a name or not, and as it is to be called in the answer."""

from __future__ import annotations

import re

from index.names.name import honorifics, is_body
from index.names.posts.posts import post
from index.names.roles import is_role
from index.statements.spotting.occupations import is_occupation

_ARTICLE = re.compile(r"^(?:a[lnrstdz]|el|ash|as)-(?=\w)")  # "al-Tarn"
DETERMINERS = frozenset(
    ["the", "a", "an", "some", "many", "most", "all", "any", "no", "several", "these", "those", "what"]
)


def is_cased_as_name(phrase: str) -> bool:
    """Whether a phrase is a name by its capitals: "Ana Kovac", "ana kovac", not "Oslo's harbour"."""
    said = phrase.split()
    if said[0].lower() in DETERMINERS and not said[-1][:1].isupper():
        return False
    last = _ARTICLE.sub("", said[-1])
    return phrase == phrase.lower() or not last[:1].islower()


def _is_calling(word: str) -> bool:
    """Tell a noun in small letters for what somebody is: "priest", "driver"."""
    return word.islower() and (is_role(word) or is_occupation(word))


def as_asked(phrase: str) -> str:
    """Return a name as the question writes it, in capitals if it has none, without "the" and honorifics.

    What somebody is stays small: "the bus driver".
    """
    said = phrase.split()
    is_defined = len(said) > 1 and said[0].lower() == "the"
    said = said[1:] if is_defined else said
    if post(phrase).known or is_body(phrase) or (is_defined and _is_calling(said[-1])):
        return " ".join(said)
    while len(said) > 1 and said[0].lower().rstrip(".") in honorifics():
        said = said[1:]
    name = " ".join(said)
    return name.title() if name == name.lower() else name
