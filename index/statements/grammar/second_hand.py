"""Words at second hand, of whom another tells: "“It was,” Birch recalled her father saying, “a ruin.”"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import words
from index.text.english import forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.statements.grammar.cued import Cued
    from index.statements.grammar.parse import Tree

_TELLING = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG", "VB", "NNS"})  # “...,” Birch recalls him saying
_SAYING = frozenset({"VBG", "VB", "VBP"})
_STOPS = frozenset({";", ":", "—", "–", "--"})
_PERSONS = ("NN", "PRP", "CD")
_CUTS = ("VB", "MD", "W")  # tags of what no phrase for a speaker has
_LONGEST = 14  # words of the phrase for the one who said it


def at_first_hand(tree: Tree, found: Sequence[Cued]) -> list[Cued]:
    """Give what somebody recalls or quotes another saying to that other, and none of it to who tells."""
    by_verb = {one.at: one for one in found}
    told = {one.at: over for one in found if (over := teller(tree, one.at)) is not None}
    return [
        _said(tree, one, told[one.at], by_verb.get(told[one.at])) if one.at in told else one
        for one in found
        if one.at not in told.values()
    ]


def _said(tree: Tree, one: Cued, verb: int, over: Cued | None) -> Cued:
    """Return a cue whose speaker stands between it and who tells of it, with all the words of both."""
    between = range(verb, one.at + 1)
    held = one.content if over is None else one.content | over.content
    before = frozenset(at for at in held if at < verb and tree.words[at].quotation is not None)
    content = before or frozenset(at for at in held if at not in between and at > one.at)
    subject = tree.kid(verb, "nsubj")
    first = over.first if over is not None else verb if subject is None else min(verb, tree.first[subject])
    more = any(tree.words[at].quotation is None for at in content)
    return replace(one, first=first, speaker=_who(tree, verb, one.at), content=content, says_more=more)


def teller(tree: Tree, saying: int) -> int | None:
    """Return the verb of who tells of a saying, where nothing but the one who says it stands between."""
    if not _is_saying(tree, saying) or _is_parted(tree, saying):
        return None
    for at in range(saying - 2, max(-1, saying - 2 - _LONGEST), -1):
        word = tree.words[at]
        if word.lower in _verbs() and word.tag in _TELLING and not word.is_quoted:
            is_told = tree.kid(at, "nsubjpass", "auxpass") is None and _who(tree, at, saying) is not None
            return at if is_told else None
        if word.is_quoted or word.tag.startswith(_CUTS) or word.text in _STOPS:
            return None
    return None


def _is_saying(tree: Tree, at: int) -> bool:
    """Tell "saying" and "shout", which before quoted words may be taken for a noun."""
    tag, after = tree.words[at].tag, tree.words[min(at + 1, len(tree.words) - 1)]
    return tag in _SAYING or (tag == "NN" and (after.text in {",", ":"} or after.is_quoted))


def _is_parted(tree: Tree, saying: int) -> bool:
    """Tell "recalled the flood, saying", "and saying", from "recalled his mother, Ada Birch, saying"."""
    if tree.words[saying - 1].tag == "CC":
        return True
    if tree.words[saying - 1].text != ",":
        return False
    opening = next((at for at in range(saying - 2, 0, -1) if tree.words[at].text == ","), saying - 1)
    explains = tree.words[opening + 1 : saying - 1]
    return not explains or not all(word.tag in {"NNP", "CD"} for word in explains)


def _who(tree: Tree, verb: int, saying: int) -> int | None:
    """Return the head of the phrase between a verb of telling and one of saying: "her father", "him as"."""
    between = range(verb + 1, saying)
    return next(
        (
            at
            for at in between
            if tree.words[at].head not in between and tree.words[at].tag.startswith(_PERSONS)
        ),
        None,
    )


@cache
def _verbs() -> frozenset[str]:
    return frozenset(form for verb in words("retelling_verbs") for form in forms(verb))
