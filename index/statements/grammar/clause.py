"""Cues in a parsed sentence: each with its speaker and the words that its own grammar makes content."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.names.roles import is_role
from index.statements.grammar.content import content_of
from index.statements.grammar.cued import Cued
from index.statements.grammar.formula import formulas
from index.statements.grammar.inserted import behind_colon
from index.statements.grammar.mention import either, is_reduced_passive, owner, phrase, subject
from index.statements.grammar.papers import is_paper
from index.statements.grammar.parse import PUNCTUATION
from index.statements.grammar.relative import is_charge_denied, relatives
from index.statements.grammar.surface import (
    between_commas,
    leads_to_quotation,
    lost,
    opens_aside,
    right_after,
    stands_against,
)
from index.statements.grammar.trailing import ends_with, is_aside, trailing
from index.text.cues import Cue, cue, is_cue_noun, phrasal
from index.types import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.statements.grammar.parse import Tree

_LIGHT = frozenset({"advmod", "aux", "auxpass", "neg", "prt", "mark", "cc", "intj"})
_NEGATIONS = frozenset({"not", "n't", "never", "nor"})
_HYPOTHETICAL = frozenset({"would", "could", "might", "may", "should", "will", "'ll", "'d", "can"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ONLY = frozenset({"only", "just", "merely", "simply", "solely"})

_SILENT_VERBS = frozenset({"decline", "refuse"})
_OWNERS = frozenset({"POS", "PRP$"})
_FAILING = frozenset({"fail", "failed", "fails", "failing", "forgot", "neglected"})
_READS = "read"
"""The one verb that is a cue of papers alone."""


def cues_in(tree: Tree) -> list[Cued]:
    """Return the cues of a sentence in order, with those that no quotation or content may follow."""
    found = [*_verbs(tree), *formulas(tree)]
    known = {one.at for one in found if one.content}
    found += [one for one in relatives(tree) if one.at not in known]
    return sorted(_behind_colons(tree, [_cut(tree, one, found) for one in found]), key=lambda one: one.at)


def _behind_colons(tree: Tree, found: list[Cued]) -> list[Cued]:
    """Give a clause behind a colon to the cue set into it: "denied this: the money, she said, was gone"."""
    for one in found:
        clause = None if one.speaker is None else behind_colon(tree, one.at, one.speaker)
        if clause is not None:
            colon, lead, rest = clause
            said = replace(one, content=frozenset((*lead, *rest)), says_more=True, is_clause=True)
            found = [said if two is one else _up_to(tree, two, colon) for two in found]
    return found


def _up_to(tree: Tree, one: Cued, colon: int) -> Cued:
    """Take from a cue before a colon what stands behind it, and with it what only leads up to that."""
    if one.at > colon or max(one.content, default=0) < colon:
        return one
    left = frozenset(at for at in one.content if at < colon)
    tells = any(tree.words[at].tag in _FINITE for at in left)
    return replace(one, content=left if tells else frozenset())


def _cut(tree: Tree, one: Cued, found: list[Cued]) -> Cued:
    """Take from a cue's content who tells of all of it at the sentence's end: "..., his aide has said"."""
    over = [two for two in found if two.at > one.at and two.at in one.content and one.at in two.content]
    over = [two for two in over if tree.words[two.at].tag == "VBN"]
    return replace(one, content=one.content.intersection(*(two.content for two in over))) if over else one


def _verbs(tree: Tree) -> Iterator[Cued]:
    for at in range(len(tree.words)):
        known = _verb_cue(tree, at)
        if known is None:
            continue
        speaker = either(between_commas(tree, at), subject(tree, at))
        if speaker is not None and tree.words[speaker].quotation is not None:
            speaker = None
        is_passive = tree.kid(at, "nsubjpass", "auxpass") is not None or is_reduced_passive(tree, at)
        if speaker is None and not is_passive:
            speaker = lost(tree, at)
        speaker = _real_speaker(tree, at, speaker)
        content = content_of(tree, at, known, speaker)
        if speaker is not None and opens_aside(tree, speaker, at):
            content = {one for one in content if one > at}
        is_clause = _is_clause(tree, at, content)
        untold = speaker is None or not content or is_aside(tree, at, content)
        if "that" in known.complements and not is_passive and untold:
            at_end = trailing(tree, at)
            if at_end is not None:
                speaker, content, is_clause = at_end.speaker, set(at_end.content), True
        first = min([at, *(kid for kid in tree.kids[at] if tree.words[kid].dep in _LIGHT)])
        if speaker is not None and speaker < at:
            first = min(first, phrase(tree, _explained(tree, speaker))[0])
            while first > 0 and is_role(tree.words[first - 1].lower):
                first -= 1
        says_more = any(
            tree.words[kid].quotation is None and tree.words[kid].tag not in PUNCTUATION for kid in content
        )
        yield Cued(at, first, speaker, frozenset(content), at, says_more, is_clause)


def _explained(tree: Tree, speaker: int) -> int:
    """Return the head word of what a name explains, "the head of the mill, Ada Birch", else the name."""
    word = tree.words[speaker]
    return word.head if word.dep == "appos" and word.head < speaker else speaker


def _is_clause(tree: Tree, verb: int, content: set[int]) -> bool:
    """Tell whether content has a finite verb of its own."""
    heads = [at for at in content if tree.words[at].head not in content]
    return any(
        tree.words[at].dep in {"ccomp", "advcl", "parataxis", "ROOT"} or tree.words[at].head != verb
        for at in heads
    )


def _verb_cue(tree: Tree, at: int) -> Cue | None:
    """Return the cue that a word is: a verb, or what stands where one must against a quotation."""
    word = tree.words[at]
    known = None if word.is_quoted else _known(tree, at)
    if known is None or (_is_auxiliary(tree, at) and not stands_against(tree, at - 1)):
        return None
    if at and tree.words[at - 1].tag in _OWNERS and word.tag in {"VBN", "VBD"}:
        return None  # "the party's pledged delegates"
    ends = word.tag == "NNS" and ends_with(tree, at)  # "..., the Harbour news agency reports."
    if word.tag.startswith("VB") or known.verb == _READS or ends:
        return None if is_charge_denied(tree, at) else known
    if word.lower == known.verb or not word.text.islower():
        return None
    if word.lower.endswith("s"):  # "“...,” Birch answers", read as her answers
        named = at > 0 and tree.words[at - 1].tag == "NNP"
        parted = named and (leads_to_quotation(tree, at) or stands_against(tree, phrase(tree, at - 1)[0] - 1))
        return known if parted else None
    return known if stands_against(tree, at - 1) else None


def _known(tree: Tree, at: int) -> Cue | None:
    """Return the cue of which a word is a form, with the particle that goes with it: "ruled it out"."""
    alone = cue(tree.words[at].lower)
    if alone is None or not is_spoken(tree, at, alone):
        return None
    own = tree.kid(at, "prt")
    particles = [tree.words[own].lower] if own is not None else []
    particles += [word.lower for word in tree.words[at + 1 : at + 2]]
    verb = tree.words[at].lower
    together = next((found for particle in particles if (found := phrasal(verb, particle))), None)
    return together or (None if alone.particle else alone)


def is_spoken(tree: Tree, at: int, known: Cue) -> bool:
    """Tell a verb of saying, and of reading only a paper's, however it is tagged: "the statement read"."""
    if known.verb != _READS:
        return True
    who = tree.kid(at, "nsubj")
    if who is None and stands_against(tree, at - 1):
        who = right_after(tree, at)  # "“...,” read a statement from the guild"
    return who is not None and is_paper(tree.words[who].lower)


def _is_auxiliary(tree: Tree, at: int) -> bool:
    return tree.words[at].dep in {"aux", "auxpass", "amod", "compound"}


def _real_speaker(tree: Tree, verb: int, speaker: int | None) -> int | None:
    """Look behind a statement or letter that "says" something for the one whose it is."""
    if speaker is None or speaker > verb or tree.words[verb].tag != "VBG":
        return speaker
    if not is_cue_noun(tree.words[speaker].lower):
        return speaker
    whose = owner(tree, speaker)
    if whose is not None and tree.words[whose].tag != "PRP$":
        return whose
    head = tree.words[speaker].head
    return either(subject(tree, head), speaker) if tree.words[head].tag.startswith("VB") else speaker


def _is_not_only(tree: Tree, negation: int, verb: int) -> bool:
    """Tell "not only ... but also", and a "not" after the verb, from one that denies the saying."""
    if tree.words[negation].dep != "neg":
        return False
    following = tree.words[min(negation + 1, len(tree.words) - 1)]
    return negation > verb or following.lower in _ONLY


def stance(tree: Tree, at: int) -> Stance:
    """Tell a statement made from one denied or imagined."""
    word = tree.words[at]
    if not word.tag.startswith("VB"):
        return Stance.SAID
    around = _around(tree, at)
    head = tree.words[word.head]
    known = cue(head.lower)
    if word.dep == "xcomp" and head.lower in _FAILING:
        return Stance.NEGATED
    if not _NEGATIONS.isdisjoint(around) or (word.dep == "xcomp" and known and known.verb in _SILENT_VERBS):
        return Stance.NEGATED
    by = word.dep == "pcomp" and head.lower == "by"  # "she could end it by announcing that ..."
    if not _HYPOTHETICAL.isdisjoint(_around(tree, head.head) if by else around) or "if" in around:
        return Stance.HYPOTHETICAL
    return Stance.SAID


def _around(tree: Tree, verb: int) -> list[str]:
    """Return the words that say how a verb is meant: auxiliaries, negations, what opens its clause."""
    light = _LIGHT | {"advcl"}
    kids = [kid for kid in tree.kids[verb] if tree.words[kid].dep in light]
    kids = [
        kid for kid in kids if kid < verb or tree.words[kid].dep != "cc"
    ]  # "said he had no boat, nor a net"
    return [tree.words[kid].lower for kid in kids if not _is_not_only(tree, kid, verb)]
