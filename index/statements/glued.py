"""Names that words of a headline are glued to: "Chasing Birch", "Karst Derides Birch"."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names import name as names
from index.names.roles import is_place
from index.statements.parting import is_common, is_given, is_initial, is_title, plain
from index.text.english import forms
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from index.statements.spotting import Naming

_FULL = 2  # words of a given name and a surname
_ENDINGS = ("ing", "ed", "es", "s")


def unglued(found: Sequence[Naming]) -> list[Naming]:
    """Return names without plain words before them, where the article has the rest alone or of somebody."""
    alone = {plain(name.text) for name in found if " " not in name.text}
    bearers = defaultdict[str, set[str]](set)
    for name in found:
        first, *rest = name.text.split()
        if rest and is_given(first) and not any(map(is_verb, rest)):
            bearers[plain(rest[-1])].add(plain(first))
    return [_without(name, alone, bearers) for name in found]


def _without(name: Naming, alone: Collection[str], bearers: Mapping[str, Collection[str]]) -> Naming:
    said = name.text.split()
    last = plain(said[-1])
    if len(said) < _FULL or name.title or names.is_body(name.text):
        return name
    if is_place(last):  # "Sunni Norland"
        return _cut(name) if all(plain(word) in words("peoples") for word in said[:-1]) else name
    if not bearers[last] and (last not in alone or is_common(last)):
        return name
    told = any(is_given(word) or is_initial(word) for word in said[:-1])
    if any(map(is_verb, said[1:-1])) or (not told and all(map(_is_plain, said[:-1]))):
        return _cut(name)
    return name


def _cut(name: Naming) -> Naming:
    last = name.text.split()[-1]
    return replace(name, text=last, span=Span(name.span.end - len(last), name.span.end))


def _is_plain(word: str) -> bool:
    return (is_common(word) or is_verb(word)) and not is_title(word)


def is_verb(word: str) -> bool:
    """Tell a form of an English verb that no given name is like: "Derides", "Chasing"."""
    said = plain(word)
    for ending in _ENDINGS:
        stem = said.removesuffix(ending)
        if stem != said and len(stem) > _FULL and not is_given(word):
            bases = (stem, f"{stem}e", stem[:-1] if stem[-1] == stem[-2] else stem)
            return any(is_common(base) and said in forms(base) for base in bases)
    return False
