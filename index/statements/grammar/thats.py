"""Verbs that say something with a that-clause alone: "accepted that it was late", "a court heard"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import words
from index.statements.grammar.cued import Cued
from index.statements.grammar.mention import may_speak, subject
from index.text.english import forms, singular

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.statements.grammar.parse import Tree

_HEARING = frozenset({"heard", "hears"})
_CLAUSE = "ccomp"

_OF_DEED = "pcomp"
"""What stands after a preposition, whose doer nobody tells: "opponents of accepting that ..."."""


def thats(tree: Tree) -> Iterator[Cued]:
    """Yield what somebody grants with a that-clause, and what a court hears from nobody who is named."""
    for at, word in enumerate(tree.words):
        if not word.tag.startswith("VB") or word.is_quoted:
            continue
        if word.lower in _HEARING:
            yield from _heard(tree, at)
        elif word.lower in _granting() and word.dep != _OF_DEED:
            yield from _granted(tree, at)


def _granted(tree: Tree, at: int) -> Iterator[Cued]:
    """Find "accepted that he had signed"; not "accepted that prize"."""
    who, clause = subject(tree, at), _with_that(tree, at)
    if who is not None and who < at and clause is not None and may_speak(tree, who):
        said = frozenset(tree.subtree(clause))
        yield Cued(at, min(at, tree.first[who]), who, said, at, True, True)


def _heard(tree: Tree, at: int) -> Iterator[Cued]:
    """Find "..., a court heard" and "a court heard that ...", whoever told it."""
    who, clause = tree.kid(at, "nsubj"), tree.kid(at, _CLAUSE)
    if who is None or clause is None or singular(tree.words[who].lower) not in words("hearers"):
        return
    opens = tree.first[who]
    after = clause > at and _with_that(tree, at) == clause
    before = clause < at and tree.words[opens - 1].text == ","
    said = tree.subtree(clause) if after else range(tree.first[clause], opens - 1) if before else ()
    if said:
        yield Cued(at, opens, None, frozenset(said), at, True, True)


def _with_that(tree: Tree, at: int) -> int | None:
    """Return the verb of the clause after "that" which a verb governs."""
    for kid in tree.kids[at]:
        mark = tree.kid(kid, "mark")
        if kid > at and tree.words[kid].dep == _CLAUSE and mark is not None:
            return kid if tree.words[mark].lower == "that" else None
    return None


@cache
def _granting() -> frozenset[str]:
    return frozenset(form for verb in words("granting_verbs") for form in forms(verb))
