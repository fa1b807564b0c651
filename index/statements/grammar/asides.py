"""Asides: what the journalist adds at the end of what is said, which is no part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.text.cues import cue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.statements.grammar.parse import Tree, Word

_PARTING = frozenset({",", "-", "–", "—", "--"})
_SHORTEST = 2  # words that are left of a content whose aside is cut off


def without_asides(tree: Tree, verb: int, content: set[int]) -> set[int]:
    """Cut off what the journalist adds at the end: ", which has ...", " - a long sum"."""
    after = sorted(at for at in content if at > verb)
    for place, at in enumerate(after):
        if place >= _SHORTEST and _begins_aside(tree, at, after[-1]):
            return content - set(after[place:])
    return content


def _begins_aside(tree: Tree, at: int, end: int) -> bool:
    word = tree.words[at]
    if word.is_quoted or at >= end:
        return False
    if word.tag == "-LRB-":
        return any(_says(tree.words[inside]) for inside in range(at + 1, end))
    following = tree.words[at + 1]
    if word.lower not in _PARTING or following.is_quoted:
        return False
    if word.lower == "," and following.lower in {"which", "who", "whose", "whom", "while"}:
        return any(tree.last[up] >= end - 1 for up in _clauses_over(tree, at + 1))
    return following.lower in {"a", "an"} and _is_remark(tree, at + 1, end)


def _says(word: Word) -> bool:
    """Tell a verb of saying, by which what stands in brackets is another's: "(which, many say, ...)"."""
    return word.tag.startswith("VB") and not word.is_quoted and cue(word.lower) is not None


def _is_remark(tree: Tree, at: int, end: int) -> bool:
    """Tell the journalist's own remark on what is said: ", a charge that Birch denies"."""
    noun = tree.words[at].head
    told = any(tree.words[kid].dep in {"relcl", "acl"} for kid in tree.kids[noun])
    return noun > at and tree.first[noun] == at and told and tree.last[noun] >= end - 1


def _clauses_over(tree: Tree, at: int) -> Iterator[int]:
    """Yield the relative or adverbial clauses that a word opens."""
    for up in tree.ancestors(at):
        if tree.first[up] < at:
            return
        yield up
