"""Cues in a parsed sentence: each with its speaker and the words that its own grammar makes content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.roles import is_role
from index.statements.content import content_of
from index.statements.cued import Cued
from index.statements.formula import formulas
from index.statements.mention import is_reduced_passive, owner, phrase, subject
from index.statements.parse import PUNCTUATION
from index.statements.trailing import trailing
from index.text.cues import Cue, cue, is_cue_noun, phrasal
from index.types import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.statements.parse import Tree

_LIGHT = frozenset({"advmod", "aux", "auxpass", "neg", "prt", "mark", "cc", "intj"})
_NEGATIONS = frozenset({"not", "n't", "never", "nor"})
_HYPOTHETICAL = frozenset({"would", "could", "might", "may", "should", "will", "'ll", "'d", "can"})
_ONLY = frozenset({"only", "just", "merely", "simply", "solely"})
_ASIDES = frozenset({",", "-", "–", "—"})
_ASIDE = 20  # words of a remark between a name and its verb, at most
_OWNERS = frozenset({"POS", "PRP$"})
_SILENT_VERBS = frozenset({"decline", "refuse"})


def cues_in(tree: Tree) -> list[Cued]:
    """Return the cues of a sentence in order, with those that no quotation or content may follow."""
    found = [*_verbs(tree), *formulas(tree)]
    return sorted(found, key=lambda one: one.at)


def _verbs(tree: Tree) -> Iterator[Cued]:
    for at in range(len(tree.words)):
        known = _verb_cue(tree, at)
        if known is None:
            continue
        speaker = _between_commas(tree, at) or subject(tree, at)
        if speaker is not None and tree.words[speaker].quotation is not None:
            speaker = None
        is_passive = tree.kid(at, "nsubjpass", "auxpass") is not None or is_reduced_passive(tree, at)
        if speaker is None and not is_passive:
            speaker = next(
                (
                    who
                    for find in (_inverted, _beside, _set_apart, _before)
                    if (who := find(tree, at)) is not None
                ),
                None,
            )
        speaker = _real_speaker(tree, at, speaker)
        content = content_of(tree, at, known, speaker)
        if "that" in known.complements and not is_passive and (speaker is None or not content):
            at_end = trailing(tree, at)
            if at_end is not None:
                speaker, content = at_end.speaker, set(at_end.content)
        first = min([at, *(kid for kid in tree.kids[at] if tree.words[kid].dep in _LIGHT)])
        if speaker is not None and speaker < at:
            first = min(first, phrase(tree, speaker)[0])
            while first > 0 and is_role(tree.words[first - 1].lower):
                first -= 1
        says_more = any(
            tree.words[kid].quotation is None and tree.words[kid].tag not in PUNCTUATION for kid in content
        )
        yield Cued(at, first, speaker, frozenset(content), at, says_more, _is_clause(tree, at, content))


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
    if known is None or (_is_auxiliary(tree, at) and not _stands_against(tree, at - 1)):
        return None
    if at and tree.words[at - 1].tag in _OWNERS and word.tag in {"VBN", "VBD"}:
        return None  # "the party's pledged delegates"
    if word.tag.startswith("VB"):
        return known
    if word.lower == known.verb or not word.text.islower():
        return None
    if word.lower.endswith("s"):  # "“...,” Birch answers", read as her answers
        named = at > 0 and tree.words[at - 1].tag == "NNP"
        return known if named and _stands_against(tree, phrase(tree, at - 1)[0] - 1) else None
    return known if _stands_against(tree, at - 1) else None


def _known(tree: Tree, at: int) -> Cue | None:
    """Return the cue of which a word is a form, with the particle that goes with it: "ruled it out"."""
    alone = cue(tree.words[at].lower)
    if alone is None:
        return None
    own = tree.kid(at, "prt")
    particles = [tree.words[own].lower] if own is not None else []
    particles += [word.lower for word in tree.words[at + 1 : at + 2]]
    verb = tree.words[at].lower
    together = next((found for particle in particles if (found := phrasal(verb, particle))), None)
    return together or (None if alone.particle else alone)


def _is_auxiliary(tree: Tree, at: int) -> bool:
    return tree.words[at].dep in {"aux", "auxpass", "amod", "compound"}


def _inverted(tree: Tree, verb: int) -> int | None:
    """Return the speaker that stands after the verb: "said Ada Birch"."""
    for kid in tree.kids[verb]:
        if kid > verb and tree.words[kid].dep in {"dobj", "attr", "oprd", "npadvmod", "dep"}:
            between = range(verb + 1, tree.first[kid])
            is_name = tree.words[kid].tag.startswith(("NN", "PRP"))
            before = verb - 1
            while (
                before >= 0 and tree.words[before].tag in PUNCTUATION and tree.words[before].quotation is None
            ):
                before -= 1
            if is_name and not between and before >= 0 and tree.words[before].quotation is not None:
                return kid
    return _misread(tree, verb)


def _misread(tree: Tree, verb: int) -> int | None:
    """Return the speaker in "said study author Birch", where the parser took the noun for a verb."""
    noun = verb + 1
    if noun >= len(tree.words) or tree.words[noun].tag != "VB" or tree.words[noun].dep != "xcomp":
        return None
    speaker = tree.kid(noun, "dobj")
    return speaker if speaker is not None and tree.words[speaker].tag == "NNP" else None


def _beside(tree: Tree, verb: int) -> int | None:
    """Return the noun right before, or right after, a verb set against a quotation, whatever the parse."""
    at = verb - 1
    while (
        at >= 0
        and tree.words[at].tag in {"RB", "MD", "VBD", "VBZ", "VBP"}
        and tree.words[at].quotation is None
    ):
        at -= 1
    if at >= 0 and _is_noun(tree, at):
        first = phrase(tree, at)[0]
        while first > 0 and is_role(tree.words[first - 1].lower):
            first -= 1
        if _stands_against(tree, first - 1):
            return at
    return _right_after(tree, verb) if _stands_against(tree, verb - 1) else None


def _right_after(tree: Tree, verb: int) -> int | None:
    """Return the noun after a verb with what may stand before one: "said retired surgeon Ada Birch"."""
    at = verb + 1
    while at < len(tree.words) and _may_precede(tree, at) and not _is_noun(tree, at):
        at += 1
    if at >= len(tree.words) or not _is_noun(tree, at):
        return None
    while at + 1 < len(tree.words) and _is_noun(tree, at + 1):
        at += 1
    return at


def _between_commas(tree: Tree, verb: int) -> int | None:
    """Return Birch in "Voters, Birch suggested, need not worry", where the parser took both for subjects."""
    if verb < 3 or tree.words[verb - 1].tag != "NNP" or verb + 1 >= len(tree.words):
        return None
    first = phrase(tree, verb - 1)[0]
    set_in = first > 1 and tree.words[first - 1].text == "," and tree.words[verb + 1].text == ","
    two = sum(tree.words[kid].dep == "nsubj" for kid in tree.kids[verb] if kid < verb) > 1
    return verb - 1 if set_in and two else None


def _before(tree: Tree, verb: int) -> int | None:
    """Return the name that stands before a verb, or before an apposition to it, where the parse lost it."""
    if tree.words[verb].tag not in {"VBD", "VBZ", "VBP"}:
        return None
    at = verb - 1
    while at > 0 and tree.words[at].tag in {"RB", "MD", "VBD", "VBZ", "VBP"} and not _is_named(tree, at):
        at -= 1
    if at > 0 and tree.words[at].text in _ASIDES:
        closing = tree.words[at].text
        opening = next(
            (up for up in range(at - 2, max(0, at - _ASIDE), -1) if tree.words[up].text == closing), None
        )
        at = at if opening is None else opening - 1
    return at if at >= 0 and _is_named(tree, at) else None


def _is_named(tree: Tree, at: int) -> bool:
    """Tell a name, whatever its tag: "Jolly"."""
    word = tree.words[at]
    named = word.text[:1].isupper() and word.text.isalpha() and not word.is_quoted
    return named and word.tag != "PRP" and word.lower not in words("calendar")


def _is_noun(tree: Tree, at: int) -> bool:
    word = tree.words[at]
    named = at > 0 and word.text[:1].isupper() and word.text.isalpha()
    return (word.tag in {"NN", "NNS", "NNP", "NNPS", "PRP"} or named) and not word.is_quoted


def _set_apart(tree: Tree, verb: int) -> int | None:
    """Return the noun that opens the clause when a remark parts it from the verb: "Birch, tired, said"."""
    quoted = [at for at in range(verb) if tree.words[at].quotation is not None]
    at = quoted[-1] + 1 if quoted else 0
    while at < verb and (tree.words[at].tag in PUNCTUATION or tree.words[at].tag in {"CC", "RB"}):
        at += 1
    for head in range(at, min(verb, at + 12)):
        if not _is_noun(tree, head) and not (head == 0 and tree.words[0].tag.startswith("NN")):
            continue
        following = tree.words[head + 1].lower
        if following in {",", "who", "that", "("} and all(_may_precede(tree, kid) for kid in range(at, head)):
            return head
    return None


def _may_precede(tree: Tree, at: int) -> bool:
    return tree.words[at].tag in {"DT", "JJ", "NN", "NNP", "NNS", "POS", "PRP$", "CD", "NNPS", "HYPH", "VBN"}


def _stands_against(tree: Tree, at: int) -> bool:
    """Tell whether a quotation ends at, or but for punctuation before, the word ``at``."""
    while at >= 0 and tree.words[at].tag in PUNCTUATION and tree.words[at].quotation is None:
        at -= 1
    return at >= 0 and tree.words[at].quotation is not None


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
    return (subject(tree, head) or speaker) if tree.words[head].tag.startswith("VB") else speaker


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
    light = _LIGHT | {"advcl"}
    around = [
        tree.words[kid].lower
        for kid in tree.kids[at]
        if tree.words[kid].dep in light and not _is_not_only(tree, kid, at)
    ]
    head = tree.words[word.head]
    known = cue(head.lower)
    if not _NEGATIONS.isdisjoint(around) or (word.dep == "xcomp" and known and known.verb in _SILENT_VERBS):
        return Stance.NEGATED
    if not _HYPOTHETICAL.isdisjoint(around) or "if" in around:
        return Stance.HYPOTHETICAL
    return Stance.SAID
