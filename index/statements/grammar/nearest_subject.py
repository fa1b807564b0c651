"""The subject of a verb, where the parser found two of them, or took one for something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.names.roles import is_role

if TYPE_CHECKING:
    from index.statements.grammar.parse import Tree

_SUBJECTS = ("nsubj", "expl")
_PARTS = frozenset({",", "—", "–", "--", ":"})
"""What stands between a heading, or words before, and whoever speaks: "Cross-examination: Birch said"."""


def named_subject(tree: Tree, verb: int) -> int | None:
    """Return a verb's subject: the name, or the nearest, where the parser took two for one."""
    own = tree.kid(verb, *_SUBJECTS)
    if own is None:
        return None
    for found in (_before_bracket, _right_before, _of_a_noun, _after_a_name):
        if (other := found(tree, verb, own)) is not None:
            return other
    others = [kid for kid in tree.kids[verb] if own < kid < verb and tree.words[kid].dep == "nsubj"]
    if not others:
        return own
    second = others[-1]
    first = tree.words[tree.first[second]]
    named = tree.first[second] == own + 1 and tree.words[second].tag == "NNP" and first.tag != "-LRB-"
    before = tree.words[tree.first[second] - 1]
    parted = (before.text in _PARTS or before.is_quoted) and tree.last[second] == verb - 1
    return second if named or parted else own  # "Birch “is calm,” the paper said"


def _before_bracket(tree: Tree, verb: int, own: int) -> int | None:
    """Return Birch in "Ada Birch (Ind, Ely) said", where the parser took the party for the subject."""
    opens = own > 1 and tree.words[own - 1].tag == "-LRB-" and tree.words[own].tag == "NNP"
    closes = any(word.tag == "-RRB-" for word in tree.words[own:verb])
    return own - 2 if opens and closes and tree.words[own - 2].tag == "NNP" else None


def _right_before(tree: Tree, verb: int, own: int) -> int | None:
    """Return Birch in "a row of boats Birch calls scrap", where the parser took the boats for the subject."""
    name, noun = verb - 1, verb - 2
    if noun < own or tree.words[name].tag != "NNP" or tree.words[name].head == verb:
        return None
    apart = tree.words[name].dep == "appos" and tree.first[name] == name and tree.words[name].head == noun
    return name if apart and tree.words[noun].tag == "NNS" else None


def _of_a_noun(tree: Tree, _verb: int, own: int) -> int | None:
    """Return Birch in "Harbour chief Ada Birch denied it", where the parser took the noun for a verb."""
    name = tree.kid(own, "dobj") if tree.words[own].tag == "VB" else None
    return name if name is not None and tree.words[name].tag == "NNP" else None


def _after_a_name(tree: Tree, verb: int, own: int) -> int | None:
    """Return Birch in "Asked by the mayor, Ivo Karst, Ada Birch said", where the parser took her for him."""
    name = tree.kid(own, "appos")
    if name is None or tree.words[own].tag != "NNP" or tree.words[name].tag != "NNP":
        return None
    opens = any(kid < own and tree.words[kid].dep == "advcl" for kid in tree.kids[verb])
    stands = tree.first[own] > 0 and tree.words[tree.first[own] - 1].text == ","
    apart = tree.last[name] == verb - 1 and tree.words[tree.first[name] - 1].text == ","
    return name if opens and stands and apart and not is_role(tree.words[name].lower) else None
