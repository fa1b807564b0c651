"""Nouns for words, with what they say: "Birch's claim that", "her demand for", "“No,” was his answer"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import words
from index.statements.grammar.cued import Cued
from index.statements.grammar.mention import either, owner, subject
from index.statements.grammar.parse import PUNCTUATION
from index.text.cues import is_cue_noun, takes_that, takes_to
from index.text.english import forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.statements.grammar.parse import Tree

_MADE = frozenset({"made", "issued", "voiced"})
_BEING = frozenset({"is", "was", "are", "were", "'s", "remains", "remained"})
_SAID_TO_BE = frozenset({"is", "was", "are", "were", "came", "comes"})
_PHRASE = 5  # words between the verb and the noun that it says words to be, at most
_WHEN = frozenset(
    {"earlier", "this", "last", "on", "in", "again", "late", "week", "month", "year", "morning", "yesterday"}
)
_PRICES = frozenset({"offer", "offers", "bid", "bids"})
"""What is paid for a thing, rather than said."""
_INSISTENCE = frozenset({"insistence"})
_NEAR = 7  # words after a noun within which its clause opens


def nouns(tree: Tree) -> Iterator[Cued]:
    """Yield what nouns for words say, with whose they are."""
    for at, word in enumerate(tree.words):
        if not word.tag.startswith("NN"):
            continue
        if takes_that(word.lower):
            yield from _that(tree, at)
            yield from _is_that(tree, at)
        if word.is_quoted:
            continue
        if is_cue_noun(word.lower):
            yield from _said_to_be(tree, at)
        if takes_to(word.lower):
            yield from _call(tree, at)
        if word.lower in _INSISTENCE:
            yield from _insistence(tree, at)


def opens_with_that(tree: Tree, clause: int) -> bool:
    """Tell a clause that "that" opens."""
    mark = tree.kid(clause, "mark")
    return mark is not None and tree.words[mark].lower == "that"


def _that(tree: Tree, at: int) -> Iterator[Cued]:
    """Find "Birch's claim that ...", "Birch gave assurances that ...": a noun for words, and the clause."""
    clause = tree.kid(at, "acl", "ccomp", "relcl")
    if clause is None or not opens_with_that(tree, clause):
        clause = _loose_clause(tree, at)
    if clause is None:
        return
    verb = tree.words[at].head
    whose = owner(tree, at)
    if whose is None and tree.words[at].dep == "dobj" and tree.words[verb].lower in _light_verbs():
        whose = subject(tree, verb)
    whose = _paper(tree, at) if whose is None else whose
    if whose is not None:
        yield Cued(at, tree.first[at], whose, frozenset(tree.subtree(clause)), at)


def _is_that(tree: Tree, at: int) -> Iterator[Cued]:
    """Find "Birch's position is that nobody was harmed"."""
    verb = tree.words[at].head
    if tree.words[at].dep != "nsubj" or tree.words[verb].lower not in _BEING:
        return
    clause = next((kid for kid in tree.kids[verb] if kid > verb and opens_with_that(tree, kid)), None)
    whose = either(owner(tree, at), _thrown_by(tree, at))
    if clause is not None and whose is not None:
        yield Cued(at, tree.first[at], whose, frozenset(tree.subtree(clause)), at)


def _said_to_be(tree: Tree, at: int) -> Iterator[Cued]:
    """Find "“No,” was Birch's answer", "“Never,” came the reply from Birch", "her answer was “no”"."""
    whose = either(owner(tree, at), _right_before(tree, at))
    if whose is None:
        return
    near = range(at - 1, max(0, at - _PHRASE), -1)
    verb = next((up for up in near if tree.words[up].tag.startswith("VB")), 0)
    if tree.words[verb].lower in _SAID_TO_BE and _ends_marked(tree, verb - 1):
        yield Cued(at, verb, whose, frozenset(), at)
        return
    for end in sorted({at, whose, tree.last[at]}):
        if at <= end < len(tree.words) - 1 and tree.words[end + 1].lower in _SAID_TO_BE:
            yield Cued(at, min(tree.first[whose], at), whose, frozenset(), end + 1)
            return


def _ends_marked(tree: Tree, at: int) -> bool:
    """Tell whether words in marks end at a word, or but for punctuation before it."""
    while at > 0 and tree.words[at].tag in PUNCTUATION and not tree.words[at].is_quoted:
        at -= 1
    return tree.words[at].is_quoted


def _right_before(tree: Tree, noun: int) -> int | None:
    """Return Birch in "Birch's answer", whatever the parse."""
    return noun - 2 if noun > 1 and tree.words[noun - 1].tag == "POS" else None


def _thrown_by(tree: Tree, noun: int) -> int | None:
    """Return by whom it was made: "a charge thrown at them by Birch"."""
    made = tree.kid(noun, "acl")
    by = None if made is None else tree.kid(made, "agent")
    return None if by is None else tree.kid(by, "pobj")


def _call(tree: Tree, at: int) -> Iterator[Cued]:
    """Find "Birch's promise to mend the dam", "her call for a vote"."""
    whose = either(tree.kid(at, "poss"), _maker(tree, at))
    if whose is None:
        return
    asked = next((kid for kid in tree.kids[at] if kid > at and _is_called_for(tree, kid)), None)
    if asked is not None and tree.words[asked].lower == "for" and tree.words[at].lower in _PRICES:
        return  # "its £2.1m offer for the mill"
    content = _after_day(tree, at) if asked is None else tree.subtree(asked) | _to_do(tree, asked)
    if content:
        yield Cued(at, tree.first[at], whose, frozenset(content), at, is_clause=False)


def _insistence(tree: Tree, at: int) -> Iterator[Cued]:
    """Find "Birch's insistence on keeping the dam"."""
    on = next((kid for kid in tree.kids[at] if kid > at and tree.words[kid].lower == "on"), None)
    whose = owner(tree, at)
    if on is not None and whose is not None:
        yield Cued(at, tree.first[at], whose, frozenset(tree.subtree(on)), at, is_clause=False)


def _paper(tree: Tree, noun: int) -> int | None:
    """Return the paper or body of "a Harbour Times report that ..."."""
    named = [kid for kid in tree.kids[noun] if kid < noun and tree.words[kid].tag in {"NNP", "NNPS"}]
    two = len(named) > 1 or any(tree.words[kid].tag == "NNP" for one in named for kid in tree.kids[one])
    is_day = any(tree.words[kid].lower in words("calendar") for kid in named)
    return named[-1] if two and not is_day else None


def _maker(tree: Tree, noun: int) -> int | None:
    """Return by whom it was made: "A call for an audit was made by Birch"."""
    made = tree.words[noun].head
    if tree.words[noun].dep != "nsubjpass" or tree.words[made].lower not in _MADE:
        return None
    by = tree.kid(made, "agent")
    return None if by is None else tree.kid(by, "pobj")


def _is_called_for(tree: Tree, kid: int) -> bool:
    word = tree.words[kid]
    return (word.dep == "prep" and word.lower == "for") or (
        word.tag == "VB" and word.dep in {"acl", "relcl"} and tree.words[tree.first[kid]].lower == "to"
    )


def _to_do(tree: Tree, asked: int) -> set[int]:
    """Return the rest of "for the town to hand over the dam" that the parser hung elsewhere."""
    to = tree.last[asked] + 1
    if tree.words[asked].lower != "for" or to + 1 >= len(tree.words) or tree.words[to].tag != "TO":
        return set()
    verb = tree.words[to].head
    return tree.subtree(verb) if verb > to and tree.first[verb] == to else set()


def _after_day(tree: Tree, noun: int) -> set[int]:
    """Return what is threatened in "his threat earlier this week to close the dam"."""
    to = noun + 1
    while to + 1 < len(tree.words) and (
        tree.words[to].lower in _WHEN or tree.words[to].lower in words("calendar")
    ):
        to += 1
    if to == noun + 1 or tree.words[to].tag != "TO" or tree.words[to].head <= to:
        return set()
    return tree.subtree(tree.words[to].head)


def _loose_clause(tree: Tree, noun: int) -> int | None:
    """Return the that-clause that stands apart from its noun: "Birch's claim on Monday that ..."."""
    for at in range(noun + 1, min(noun + _NEAR, len(tree.words))):
        word = tree.words[at]
        if word.lower == "that" and word.dep == "mark" and word.head > at:
            return word.head
        if word.tag.startswith(("VB", "MD", ",")):
            return None
    return None


@cache
def _light_verbs() -> frozenset[str]:
    return frozenset(form for verb in words("light_verbs") for form in forms(verb))
