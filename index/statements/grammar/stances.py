"""Whether what a cue gives to somebody was said: not if it was asked of them, is yet to come, or denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.lexicon import words
from index.statements.grammar.clause import stance
from index.statements.grammar.second_hand import teller
from index.statements.grammar.unsaid import ASKING, is_passive
from index.text.cues import cue
from index.types import Stance

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from index.statements.grammar.cued import Cued
    from index.statements.grammar.parse import Tree

_DENYING = frozenset({"deny", "dispute", "refute"})
_BELOW = frozenset({"ccomp", "xcomp"})


def stance_of(tree: Tree, one: Cued, content: Iterable[int], saying: Container[int]) -> Stance:
    """Tell what is said from what is not.

    :param content: the words that the cue is given; ``saying`` holds those that are cues of the sentence.
    """
    over = teller(tree, one.at)
    found = stance(tree, one.at if over is None else over)  # "cannot recall him saying so"
    if found is not Stance.SAID:
        return found
    if _is_intended(tree, one.at) or _is_asked(tree, one, content):
        return Stance.HYPOTHETICAL
    return Stance.NEGATED if _is_denied(tree, one.at, saying) else Stance.SAID


def _is_asked(tree: Tree, one: Cued, content: Iterable[int]) -> bool:
    """Tell what somebody is asked, which nobody states: "asked about it", "asked by Reed if he ..."."""
    known = cue(tree.words[one.at].lower)
    asks = known is not None and known.verb in ASKING and tree.words[one.at].tag == "VBN"
    if not asks or not is_passive(tree, one.at):
        return False
    quotes = any(tree.words[at].is_quoted for at in content)
    return tree.kid(one.at, "agent") is None or not quotes


def _is_intended(tree: Tree, at: int) -> bool:
    """Tell a saying that is yet to come: "plans to announce"."""
    word = tree.words[at]
    to = tree.kid(at, "aux")
    if word.tag != "VB" or to is None or tree.words[to].lower != "to":
        return False
    return tree.words[word.head].lower in words("intent_words")


def _is_denied(tree: Tree, at: int, saying: Container[int]) -> bool:
    """Tell a saying that another denies: "Birch denied that she called it “a sin”"."""
    below = at
    for up in tree.ancestors(at):
        if tree.words[below].dep not in _BELOW or below < up:
            return False
        if up in saying and _denies(tree, up):
            return True
        below = up
    return False


def _denies(tree: Tree, verb: int) -> bool:
    known, found = cue(tree.words[verb].lower), stance(tree, verb)
    if found is Stance.HYPOTHETICAL:
        return False
    return (known is not None and known.verb in _DENYING) is not (found is Stance.NEGATED)
