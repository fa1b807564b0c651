"""Whose words a colon leads to where no verb of saying does: "From Birch's letter:", "She was clear:"."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.roles import is_role
from index.statements.grammar.mention import may_speak, owner, subject
from index.statements.grammar.parse import PUNCTUATION
from index.statements.spotting.occupations import is_occupation
from index.text.cues import is_cue_noun

if TYPE_CHECKING:
    from index.statements.grammar.parse import Tree

_DASHES = frozenset({"-", "–", "—"})
_READS = frozenset({"read", "reads"})
_NAMES = frozenset({"NNP", "NNPS"})
_ASIDE = frozenset({"VBN", "JJ", "IN"})
"""How an aside after a name begins that tells how somebody came to speak."""


def before_colon(tree: Tree, quote: range) -> tuple[int | None, int | None]:
    """Find whose words a colon leads to: "From Birch's letter:", "Ada Birch:", "She was clear:"."""
    label = _shown_here(tree) if tree.words[0].lower == "here" else _after_dash(tree, quote.start)
    if label is not None:
        return label, None
    for set_off in (_on_topic, _after_opening):
        if (whose := set_off(tree, quote.start)) is not None:
            return whose, None
    at = quote.start - 1
    while at > 0 and tree.words[at].tag in PUNCTUATION:
        at -= 1
    word = tree.words[at]
    if word.tag in {"NNP", "NNPS"} or (word.tag.startswith("NN") and is_cue_noun(word.lower)):
        whose = _behind(tree, at)
        if whose != at or word.dep not in {"pobj", "dobj"} or _is_from(tree, at):
            return whose, None
        if (holder := _holder(tree, at)) is not None:
            return holder, None
    before = [at for at in range(quote.start) if not tree.words[at].is_quoted]
    verbs = [at for at in before if tree.words[at].tag.startswith("VB")]
    for at in sorted(verbs, key=lambda at: (_depth(tree, at), -at)):
        who = subject(tree, at)
        if who is not None and who < quote.start and not tree.words[who].is_quoted:
            return _behind(tree, who), at
    return (_read_on(tree, at), at) if word.lower in _READS else (None, None)


def _behind(tree: Tree, who: int) -> int:
    """Return whose a thing is, "Her answer was blunt:"; somebody speaks for themselves: "Her aide was"."""
    noun, explained = tree.words[who].lower, tree.kid(who, "appos")
    named = explained is not None and tree.words[explained].tag == "NNP"
    if named or may_speak(tree, who) or is_occupation(noun) or noun in words("kin"):
        return who
    whose = owner(tree, who)
    return who if whose is None else whose


def _holder(tree: Tree, at: int) -> int | None:
    """Return who holds a post of which the parser takes the last word for the speaker's place.

    That is the mayor in "Mayor of Ely Ada Birch:", and Birch in "Ada Birch, mayor of Ely:".
    """
    of = tree.words[at].head
    post = tree.words[of].head
    if tree.words[of].lower != "of" or not is_role(tree.words[post].lower):
        return None
    explained = tree.words[post].head if tree.words[post].dep == "appos" else post
    return explained if tree.first[explained] == 0 else None


def _read_on(tree: Tree, verb: int) -> int | None:
    """Return the banner of "A banner at the gate read:", where the parser took "read" for a noun."""
    return next((at for at in range(verb) if tree.words[at].tag.startswith("NN")), None)


def _shown_here(tree: Tree) -> int | None:
    """Return Birch in "Here's Birch in 1992:"."""
    names = itertools.takewhile(lambda at: tree.words[at].tag == "NNP", range(2, len(tree.words)))
    return max(names, default=None)


def _on_topic(tree: Tree, start: int) -> int | None:
    """Return Birch in "Birch on leaving the harbour: “...”" and "Birch, pressed by the council: “...”"."""
    names = [*itertools.takewhile(lambda at: tree.words[at].tag in _NAMES, range(start))]
    after = len(names)
    is_aside = tree.words[after].text in {",", "("} and tree.words[after + 1].tag in _ASIDE
    if not names or not (is_aside or tree.words[after].lower == "on"):
        return None
    return None if _is_told(tree, range(after, start)) else names[-1]


def _after_opening(tree: Tree, start: int) -> int | None:
    """Return Birch in "Asked about it, Birch: “...”", and the mayor in "Pressed on it, the mayor: “...”"."""
    comma = next((at for at in range(start - 1, 0, -1) if tree.words[at].text == ","), None)
    if comma is None or tree.words[0].tag != "VBN" or tree.words[start - 1].text != ":":
        return None
    said = range(comma + 1, start - 1)
    plain = bool(said) and all(tree.words[at].tag in _NAMES | {"DT", "NN", "PRP"} for at in said)
    return said[-1] if plain and not _is_told(tree, range(comma)) and may_speak(tree, said[-1]) else None


def _is_told(tree: Tree, run: range) -> bool:
    """Whether some words have a verb of their own that tells something."""
    return any(tree.words[at].tag in {"VBD", "VBZ", "VBP", "MD"} for at in run)


def _after_dash(tree: Tree, start: int) -> int | None:
    """Return Birch in "The north gains from rain - Ada Birch: “...”"."""
    colon = next((at for at in range(start - 1, -1, -1) if tree.words[at].text == ":"), 0)
    names = itertools.takewhile(lambda at: tree.words[at].tag in _NAMES, range(colon - 1, -1, -1))
    first = min(names, default=None)
    return colon - 1 if first and tree.words[first - 1].text in _DASHES else None


def _depth(tree: Tree, at: int) -> int:
    return sum(1 for _ in tree.ancestors(at))


def _is_from(tree: Tree, at: int) -> bool:
    return tree.words[tree.words[at].head].lower in {"from", "per", "via"}
