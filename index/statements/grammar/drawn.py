"""Who "would not be drawn on fares", or "refused to be": they declined to comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.statements.grammar.cued import Cued
from index.statements.grammar.mention import may_speak, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.statements.grammar.parse import Tree

_ON = frozenset({"on", "about", "over"})
_THINGS = frozenset({"it", "this", "that", "they", "these", "those"})
_REFUSING = frozenset({"refused", "refuses", "refusing", "declined", "declines", "declining"})


def undrawn(tree: Tree) -> Iterator[Cued]:
    """Yield on what somebody would not be drawn."""
    for at, word in enumerate(tree.words):
        if word.lower != "drawn" or word.is_quoted or tree.kid(at, "auxpass") is None:
            continue
        speaker = _who(tree, at)
        topic = next((kid for kid in tree.kids[at] if kid > at and tree.words[kid].lower in _ON), None)
        if speaker is None or topic is None or tree.words[speaker].lower in _THINGS:
            continue
        if may_speak(tree, speaker):
            content = frozenset(tree.subtree(topic))
            yield Cued(at, phrase(tree, speaker)[0], speaker, content, at, True, is_clause=False)


def _who(tree: Tree, at: int) -> int | None:
    """Return who would not be drawn: not who was, nor what was not "drawn on paper" last week."""
    head = tree.words[at].head
    if tree.words[at].dep == "xcomp" and tree.words[head].lower in _REFUSING:
        return tree.kid(head, "nsubj")
    modal = any(tree.words[kid].tag == "MD" for kid in tree.kids[at])
    return tree.kid(at, "nsubjpass") if modal and tree.kid(at, "neg") is not None else None
