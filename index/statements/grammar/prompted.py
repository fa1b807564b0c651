"""How somebody came to speak, "pressed by the council", which is neither what they say nor who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.statements.grammar.mention import is_reduced_passive, may_speak

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.statements.grammar.cued import Cued
    from index.statements.grammar.parse import Tree

_SPEAKING = frozenset({"answering", "replying", "responding", "speaking", "testifying"})


def answering(tree: Tree, quote: range, found: Iterable[Cued]) -> list[Cued]:
    """Leave out what whoever says a quotation was asked, which they do not say; before a colon also what was
    done to them: "Birch, pressed by the council: “...”".
    """
    is_set_off = quote.start > 0 and tree.words[quote.start - 1].text == ":"
    asked = [one for one in found if not is_reduced_passive(tree, one.at)]
    return [one for one in asked if not (is_set_off and _is_done_to(tree, one.at))]


def _is_done_to(tree: Tree, verb: int) -> bool:
    """Whether a participle opens a sentence without a verb, "Asked, Birch:", or tells of a name before it."""
    word = tree.words[verb]
    opens = word.dep == "ROOT" and verb == 0 and tree.kid(verb, "nsubj") is None
    return word.tag == "VBN" and (opens or (word.dep == "acl" and may_speak(tree, word.head)))


def opening(tree: Tree, quote: range) -> set[int]:
    """Return what tells, before a quotation, how somebody came to speak: "Pressed, “...,” she said"."""
    comma = quote.start - 1
    opens = tree.words[0].dep == "advcl" and tree.words[0].head in quote and tree.words[comma].text == ","
    prompted = tree.words[0].lower in _SPEAKING or any(
        tree.words[at].tag == "VBN" for at in (0, *tree.kids[0])
    )
    return set(range(quote.start)) if opens and prompted and tree.last[0] == comma - 1 else set()
