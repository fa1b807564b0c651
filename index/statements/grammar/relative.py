"""Cues in relative clauses, whose content stands before them: "the dam would hold, which Birch denied"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.statements.grammar.content import content_of
from index.statements.grammar.cued import Cued
from index.statements.grammar.mention import phrase, subject
from index.text.cues import cue, is_cue_noun, is_judging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.statements.grammar.parse import Tree

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SPEAKERS = frozenset({"NNP", "NNPS", "NN", "NNS"})
_UP = frozenset({"xcomp", "ccomp", "advcl"})
_ACCUSING = frozenset({"accuse", "blame", "charge"})
_PARTING = frozenset({",", "–", "—", "-"})
_FEWEST = 3  # words of a noun phrase that says what is denied


def relatives(tree: Tree) -> Iterator[Cued]:
    """Yield what relative clauses deny or judge, and what is said in them by somebody between."""
    for at, word in enumerate(tree.words):
        if word.is_quoted or not word.tag.startswith("VB"):
            continue
        if is_judging(word.lower):
            yield from _judged(tree, at)
        elif word.tag in _FINITE and word.dep == "aux":
            yield from _extracted(tree, at)


def is_charge_denied(tree: Tree, at: int) -> bool:
    """Tell the noun of "– charges the Palace denies", which the parser may take for a verb."""
    word = tree.words[at]
    if not at or not word.lower.endswith("s") or not is_cue_noun(word.lower):
        return False
    if tree.words[at - 1].text not in _PARTING:
        return False
    denied = next((kid for kid in tree.kids[at] if kid > at and is_judging(tree.words[kid].lower)), None)
    who = None if denied is None else tree.kid(denied, "nsubj")
    return who is not None and tree.first[who] == at + 1


def _is_charge(tree: Tree, noun: int) -> bool:
    """Tell a noun that stands for the accusation before it: ", a charge that the Palace denies"."""
    word, first = tree.words[noun], tree.first[noun]
    named = word.tag in {"NN", "NNS"} and is_cue_noun(word.lower)
    return named and first > 0 and noun - first <= 1 and tree.words[first - 1].text in _PARTING


def _judged(tree: Tree, at: int) -> Iterator[Cued]:
    """Find "..., which the Palace has denied", "charges the Palace denies"."""
    who = tree.kid(at, "nsubj")
    if who is None or who > at or tree.words[who].tag not in _SPEAKERS or tree.words[who].is_quoted:
        return
    first = tree.first[who]
    relative = tree.kid(at, "dobj")
    if relative is not None and (relative > at or tree.words[relative].tag not in {"WDT", "IN"}):
        return
    over = tree.words[at].head
    if over >= first or over == at:
        return
    if relative is None and not (is_charge_denied(tree, over) or _is_charge(tree, over)):
        return
    content = _antecedent(tree, at, over)
    if content:
        yield Cued(at, first if relative is None else relative, who, frozenset(content), at, True)


def _antecedent(tree: Tree, verb: int, over: int) -> set[int]:
    """Return the words before a relative clause that say what is denied."""
    if is_charge_denied(tree, over) or _is_charge(tree, over):
        return _charge_before(tree, over)
    if tree.words[over].tag.startswith("NN"):
        noun = {at for at in tree.subtree(over) if at < verb} - tree.subtree(verb)
        letters = [at for at in noun if tree.words[at].text.isalnum()]
        told = len(letters) >= _FEWEST and not tree.words[over].tag.startswith("NNP")
        return noun if told else set()
    if tree.words[tree.first[verb]].lower != "which":
        return set()
    clause = over
    while tree.words[clause].dep in _UP and tree.words[clause].tag not in _FINITE:
        clause = tree.words[clause].head
    if not tree.words[clause].tag.startswith("VB"):
        return set()
    own = {at for at in tree.subtree(clause) if at < verb} - tree.subtree(verb)
    known, who = cue(tree.words[clause].lower), subject(tree, clause)
    return own if known is None else own & content_of(tree, clause, known, who)


def _charge_before(tree: Tree, noun: int) -> set[int]:
    """Return the accusation that "a charge" after it stands for."""
    for at in range(noun - 1, -1, -1):
        known = cue(tree.words[at].lower)
        if known is None or not tree.words[at].tag.startswith("VB") or known.verb not in _ACCUSING:
            continue
        return {one for one in content_of(tree, at, known, subject(tree, at)) if at < one < noun}
    return set()


def _extracted(tree: Tree, at: int) -> Iterator[Cued]:
    """Find "the flood, which officials say drowned a village", where "say" seems an auxiliary."""
    known, verb = cue(tree.words[at].lower), tree.words[at].head
    who = at - 1
    if known is None or "that" not in known.complements or verb < at or who < 1:
        return
    if tree.words[who].tag not in _SPEAKERS or tree.words[who].is_quoted:
        return
    first = phrase(tree, who)[0]
    if first and tree.words[first - 1].tag == "WDT":
        content = {below for below in tree.subtree(verb) if below > at}
        yield Cued(at, first, who, frozenset(content), at, True)
