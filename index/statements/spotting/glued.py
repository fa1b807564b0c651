"""Names that words of a headline are glued to: "Chasing Birch", "Karst Derides Birch"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names import name as names
from index.names.roles import is_place
from index.statements.spotting.parting import is_common, is_given, is_initial, is_title, plain
from index.text.english import forms
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from index.statements.spotting.spotting import Naming

_FULL = 2  # words of a given name and a surname
_LONGEST = 16  # words of a heading
_STOPS = frozenset(".!?,;\"”’'")
_THE = re.compile(r"\b[Tt]he[ \xa0]$")
_ENDINGS = ("ing", "ed", "es", "s")


def unglued(text: str, found: Sequence[Naming]) -> list[Naming]:
    """Return names without plain words before them, where the article has the rest alone or of somebody.

    That is in headings, and after "the": "Ely is to rejoin the West Birch argued".
    """
    alone = {plain(name.text) for name in found if " " not in name.text}
    bearers = defaultdict[str, set[str]](set)
    for name in found:
        first, *rest = name.text.split()
        if rest and is_given(first) and not any(map(is_verb, rest)):
            bearers[plain(rest[-1])].add(plain(first))
    times = Counter(name.text for name in found)
    return [
        _without(name, alone, bearers) if times[name.text] == 1 and _may_be_glued(text, name) else name
        for name in found
    ]


def _without(name: Naming, alone: Collection[str], bearers: Mapping[str, Collection[str]]) -> Naming:
    said = name.text.split()
    last = plain(said[-1])
    if names.is_body(name.text) or last in words("name_suffixes"):
        return name
    if is_place(last):  # "Sunni Norland"
        return _cut(name) if all(plain(word) in words("peoples") for word in said[:-1]) else name
    if not bearers[last] and (last not in alone or is_common(last)):
        return name
    told = any(is_given(word) or is_initial(word) for word in said[:-1])
    if any(map(is_verb, said[1:-1])) or (not told and all(map(_is_plain, said[:-1]))):
        return _cut(name)
    return name


def _may_be_glued(text: str, name: Naming) -> bool:
    """Tell a name without a title or role in a heading, or one that "the" stands before."""
    if " " not in name.text or name.title or name.role or name.beside:
        return False
    start, end = text.rfind("\n", 0, name.span.start) + 1, text.find("\n", name.span.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    opens = start == 0 <= end
    heads = (opens or line[-1:] not in _STOPS) and len(line.split()) <= _LONGEST
    first, *_, last = name.text.split()
    anywhere = is_place(last) or (
        first.endswith("ing") and is_verb(first)
    )  # "Sunni Norland", "Chasing Birch"
    return heads or anywhere or _THE.search(text, max(0, name.span.start - 5), name.span.start) is not None


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
