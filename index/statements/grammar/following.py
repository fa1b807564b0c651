"""What follows a verb of saying where the parse lost that it is a clause: "said seeing them was a relief"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.statements.grammar.parse import Tree

_SAYS = frozenset({"VBD", "VBZ", "VBP"})
_FINITE = _SAYS | {"MD"}
_OPENS = frozenset({"DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "VBG", "JJ", "JJR", "CD", "EX"})
_LONGEST_WHEN = 8  # words
_COMPARED = frozenset({"JJR", "RBR"})


def following(tree: Tree, verb: int) -> set[int]:
    """Return the words after the verb of saying at ``verb`` if they are a clause, else none."""
    end = len(tree.words) if _is_beside(tree, verb) else tree.last[verb] + 1
    start = _after_when(tree, verb, end)
    if start >= end or not _says(tree, verb) or not _opens(tree, start):
        return set()
    end = _before_another(tree, verb, start, end)
    if any(tree.words[at].is_quoted for at in range(start, end)):
        return set()
    first = tree.words[start]
    is_when = first.dep == "det" and tree.words[first.head].dep == "npadvmod"  # "announced that same day"
    whole = (first.lower == "that" and not is_when) or _is_proportion(tree, start, end)
    beside = _is_beside(tree, verb)
    if not whole and not any(_is_finite(tree, at, start, beside=beside) for at in range(start, end)):
        return set()
    return set(range(start, end))


def _after_when(tree: Tree, verb: int, end: int) -> int:
    """Return where a clause may open: right after the verb, or after "after the storm"."""
    start = verb + 1
    if start >= end or tree.words[start].tag != "IN" or tree.words[start].lower == "that":
        return start
    for at in range(start, min(start + _LONGEST_WHEN, end)):
        word = tree.words[at]
        if word.dep in {"nsubj", "nsubjpass", "expl"} and tree.first[at] > start and word.head > at:
            return tree.first[at] if _is_when(tree, start, tree.first[at]) else start
    return start


def _is_when(tree: Tree, start: int, stop: int) -> bool:
    """Tell a preposition with its noun, which is no part of the clause after it."""
    between = tree.words[start + 1 : stop]
    return any(word.tag.startswith("NN") for word in between) and not any(
        word.tag.startswith(("VB", "MD", "W", ",")) for word in between
    )


def _is_beside(tree: Tree, verb: int) -> bool:
    """Tell "..., with Birch hinting", at the end of a sentence."""
    if tree.words[0].lower == "with":
        return False
    return tree.words[verb].dep == "pcomp" and tree.kid(verb, "nsubj") is not None


def _says(tree: Tree, verb: int) -> bool:
    if tree.kid(verb, "dative") is not None:
        return False
    return (
        _is_beside(tree, verb)
        or tree.words[verb].tag in _SAYS
        or (
            tree.words[verb].tag == "VBN"
            and tree.kid(verb, "aux") is not None
            and tree.kid(verb, "auxpass") is None
        )
    )


def _opens(tree: Tree, start: int) -> bool:
    word = tree.words[start]
    return word.tag in _OPENS or (word.lower == "that" and word.tag == "IN")


def _before_another(tree: Tree, verb: int, start: int, end: int) -> int:
    """Return where the clause ends: before "and" with a second verb of the speaker's."""
    if tree.words[start].lower == "that":
        return end
    second = next((kid for kid in tree.kids[verb] if kid > verb and tree.words[kid].dep == "conj"), None)
    if second is None:
        return end
    opening = tree.first[second]
    joins = [kid for kid in tree.kids[verb] if kid < opening and tree.words[kid].dep == "cc"]
    return min([opening, *joins[-1:]]) if opening > verb else end


def _is_finite(tree: Tree, at: int, start: int, *, beside: bool) -> bool:
    """Tell a finite verb, with its subject, that is no relative clause's."""
    word = tree.words[at]
    if word.tag in _FINITE and word.dep in {"aux", "auxpass"}:
        at = word.head
    elif word.tag not in _FINITE:
        return False
    if tree.words[at].dep == "relcl" or (tree.words[at].dep == "advcl" and tree.kid(at, "mark") is not None):
        return False
    subject = tree.kid(at, "nsubj", "nsubjpass", "csubj", "expl")
    if subject is None and beside:  # "with Birch hinting the plan for the dam fell short"
        return at > start + 1 and tree.words[at - 1].tag in {"NN", "NNS", "NNP"}
    return (
        subject is not None and tree.first[subject] >= start and tree.words[subject].tag not in {"WP", "WDT"}
    )


def _is_proportion(tree: Tree, start: int, end: int) -> bool:
    """Tell "the more he takes, the more he has"."""
    openings = [
        at
        for at in range(start, end - 1)
        if tree.words[at].lower == "the" and tree.words[at + 1].tag in _COMPARED
    ]
    return len(openings) > 1 and openings[0] == start
