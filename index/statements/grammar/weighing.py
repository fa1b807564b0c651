"""Verbs that say something only with a phrase after their object: "put the crowd at 5,000"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import entries, words
from index.statements.grammar.cued import Cued
from index.statements.grammar.judged import is_judgement
from index.statements.grammar.mention import may_speak, subject
from index.text.english import forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.statements.grammar.parse import Tree

_OBJECTS = frozenset({"dobj", "obj", "pobj"})
_AT = "at"  # a number
_AS = "as"


def weighings(tree: Tree) -> Iterator[Cued]:
    """Find "compared the sale to a theft", "put the crowd at 5,000", "rated the risk as very high"."""
    for at, word in enumerate(tree.words):
        follows = _weighing().get(word.lower)
        if follows is None or word.is_quoted or not word.tag.startswith("VB"):
            continue
        if word.tag == "VBG" and tree.words[at - 1].tag == "IN":
            continue  # "by comparing the two to it"
        what = next((kid for kid in tree.kids[at] if kid > at and tree.words[kid].dep in _OBJECTS), None)
        who = subject(tree, at)
        if what is None or who is None or who > at or not (may_speak(tree, who) or _is_body(tree, who)):
            continue
        phrase = _phrase(tree, at, what, follows)
        if phrase is not None:
            content = tree.subtree(what) | tree.subtree(phrase)
            yield Cued(at, min(at, tree.first[who]), who, frozenset(content), at, True, False)


def _is_body(tree: Tree, who: int) -> bool:
    return tree.words[who].lower in words("body_nouns")


def _phrase(tree: Tree, verb: int, what: int, follows: frozenset[str]) -> int | None:
    """Return the preposition that makes the verb one of saying."""
    for kid in (*tree.kids[verb], *tree.kids[what]):
        word = tree.words[kid]
        if kid > what and word.lower == _AS in follows and word.dep == "prep":
            return kid if is_judgement(tree, kid, what) else None
        if kid > what and word.dep == "prep" and word.lower in follows:
            counted = any(tree.words[below].tag == "CD" for below in tree.subtree(kid))
            return kid if counted or word.lower != _AT else None
    return None


@cache
def _weighing() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for entry in entries("weighing_verbs"):
        verb, *follows = entry.split()
        found |= dict.fromkeys(forms(verb), frozenset(follows))
    return found
