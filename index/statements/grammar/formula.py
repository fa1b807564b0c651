"""Formulas that give words to somebody without a verb of saying: "according to", "in her view"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import words
from index.statements.grammar.content import content_of, without_lead
from index.statements.grammar.cued import Cued
from index.statements.grammar.drawn import undrawn
from index.statements.grammar.inserted import second_clause
from index.statements.grammar.mention import phrase, subject
from index.statements.grammar.nouns import nouns, opens_with_that
from index.statements.grammar.thats import thats
from index.statements.grammar.weighing import weighings
from index.text.cues import Cue, cue
from index.text.english import forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.statements.grammar.parse import Tree

_APART = frozenset({",", "(", "—", "–", "-"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_FIRM_VERBS = frozenset({"make", "makes", "made", "making", "let", "lets", "letting"})
_NOBODY = frozenset({"it", "that", "this", "there", "what", "which"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PUT = frozenset({"put", "puts"})
_FEWEST = 3  # words that what was said to be something has at least, but one
_BEING = frozenset({"is", "was", "are", "were", "would", "could", "may", "might", "will"})
_LONGEST_NAME = 12  # words between "as" and "put it"
_FINDING = Cue("find", frozenset({"that"}))


def formulas(tree: Tree) -> Iterator[Cued]:
    """Yield what a sentence gives to somebody without a verb of saying."""
    yield from _according(tree)
    yield from _in_view(tree)
    yield from nouns(tree)
    yield from weighings(tree)
    yield from _how(tree)
    yield from _findings(tree)
    yield from thats(tree)
    yield from _firm(tree)
    yield from undrawn(tree)
    yield from _put(tree)
    yield from _what_was(tree)


def _according(tree: Tree) -> Iterator[Cued]:
    for at, word in enumerate(tree.words[:-1]):
        if word.lower != "according" or tree.words[at + 1].lower != "to":
            continue
        to = next((kid for kid in tree.kids[at] if tree.words[kid].lower == "to"), None)
        speaker = tree.kid(at if to is None else to, "pobj")
        if speaker is None:
            continue
        yield Cued(at, at, speaker, _clause_around(tree, at), at + 1, True)


def _clause_around(tree: Tree, at: int) -> frozenset[int]:
    """Return the words of the clause that a phrase is set into, without the phrase."""
    verbs = [up for up in tree.ancestors(at) if tree.words[up].tag.startswith("VB")] or [tree.words[at].head]
    outside = at == 0 or tree.words[at - 1].tag in {",", "''"}
    clause = verbs[-1] if outside else verbs[0]
    said = tree.subtree(clause) - tree.subtree(at)
    said = without_lead(tree, said - _named_beside(tree, at, clause))
    return frozenset(said.difference(_before_clause(tree, at)))


def _before_clause(tree: Tree, at: int) -> range:
    """Return the clause before the one that a phrase is set into: of "It rained, and the bus, ..."."""
    end = tree.last[at] + 1
    if at < _FEWEST or tree.words[at - 1].text != "," or end >= len(tree.words) - 1:
        return range(0)
    own = second_clause(tree, range(at - 1), range(end + (tree.words[end].text == ","), len(tree.words)))
    return range(own.start)


def _named_beside(tree: Tree, at: int, clause: int) -> set[int]:
    """Return the name, in commas, of whom a phrase cites: "According to the baker, Ada Birch, it rained"."""
    start = tree.last[at] + 2
    end = next((to for to in range(start, len(tree.words)) if tree.words[to].tag != "NNP"), start)
    named = start < end < len(tree.words) and tree.words[start - 1].text == tree.words[end].text == ","
    told_of = any(kid > end and tree.words[kid].dep in _SUBJECTS for kid in tree.kids[clause])
    return set(range(start, end + 1)) if named and told_of else set()


def _in_view(tree: Tree) -> Iterator[Cued]:
    """Find "in Birch's view" and "in the words of Birch"."""
    for at, word in enumerate(tree.words):
        if word.lower != "in" or word.is_quoted:
            continue
        noun = tree.kid(at, "pobj")
        if noun is None or tree.words[noun].lower not in words("views"):
            continue
        whose = tree.kid(noun, "poss")
        of = tree.kid(noun, "prep")
        if whose is None and of is not None and tree.words[of].lower == "of":
            whose = tree.kid(of, "pobj")
        apart = at == 0 or tree.words[at - 1].text in _APART or tree.words[tree.last[at] + 1].text == ","
        if whose is not None and apart:
            yield Cued(noun, at, whose, _clause_around(tree, at), noun, True)


def _how(tree: Tree) -> Iterator[Cued]:
    """Find "“A shame” was how Birch described it"."""
    for at, word in enumerate(tree.words):
        verb = word.head
        known = cue(tree.words[verb].lower)
        if word.lower != "how" or verb <= at or known is None or "np" not in known.complements:
            continue
        be, speaker = tree.words[verb].head, subject(tree, verb)
        said = range(tree.first[be], be)
        if speaker is not None and said and any(tree.words[one].is_quoted for one in said):
            yield Cued(verb, at, speaker, frozenset(said), verb)


def _findings(tree: Tree) -> Iterator[Cued]:
    """Find "a poll found that ...", "the study showed ..."."""
    for at, word in enumerate(tree.words):
        if word.lower not in _forms("finding_verbs") or not word.tag.startswith("VB") or word.is_quoted:
            continue
        finder = subject(tree, at)
        if finder is None or tree.words[finder].lower not in words("finders") or finder > at:
            continue
        content = content_of(tree, at, _FINDING, finder)
        if content:
            yield Cued(at, min(at, tree.first[finder]), finder, frozenset(content), at, True)


def _firm(tree: Tree) -> Iterator[Cued]:
    """Find "made it clear that", "let it be known that", "is adamant that"."""
    for at, word in enumerate(tree.words):
        if word.lower not in words("firm_adjectives") or word.is_quoted or word.head == at:
            continue
        verb = word.head
        if tree.words[verb].lower not in _FIRM_VERBS and not (
            word.dep == "acomp" and tree.words[verb].tag.startswith("VB")
        ):
            continue
        clause = next(
            (
                kid
                for over in (at, verb)
                for kid in tree.kids[over]
                if kid > at and (opens_with_that(tree, kid) or _is_left_open(tree, at, kid))
            ),
            None,
        )
        who = subject(tree, verb)
        if clause is not None and who is not None and tree.words[who].lower not in _NOBODY:
            yield Cued(at, min(verb, tree.first[who]), who, frozenset(tree.subtree(clause)), at)


def _is_left_open(tree: Tree, at: int, clause: int) -> bool:
    """Tell the clause of "made it clear there was a risk", right after the adjective, with a subject."""
    who = tree.kid(clause, "nsubj", "nsubjpass", "expl")
    finite = any(tree.words[word].tag in _FINITE for word in (clause, *tree.kids[clause]))
    return who is not None and tree.first[clause] == at + 1 == tree.first[who] and finite


def _put(tree: Tree) -> Iterator[Cued]:
    """Find "as Birch put it"."""
    for at, word in enumerate(tree.words[:-1]):
        if word.lower not in _PUT or tree.words[at + 1].lower != "it" or word.is_quoted:
            continue
        who = tree.kid(at, "nsubj")
        as_ = next(
            (up for up in range(at - 1, max(-1, at - _LONGEST_NAME), -1) if tree.words[up].lower == "as"),
            None,
        )
        if as_ is not None and who is not None and as_ < who < at:
            yield Cued(at, as_, who, frozenset(), at + 1)


@cache
def _forms(name: str) -> frozenset[str]:
    """Return every form of the verbs of a list."""
    return frozenset(form for verb in words(name) for form in forms(verb))


def _what_was(tree: Tree) -> Iterator[Cued]:
    """Find "in what Birch said was an accident"."""
    for at in range(2, len(tree.words) - 2):
        known, was, who = cue(tree.words[at].lower), at + 1, at - 1
        if known is None or "that" not in known.complements or tree.words[was].lower not in _BEING:
            continue
        if not tree.words[who].tag.startswith(("NN", "PRP")) or tree.words[at].is_quoted:
            continue
        first = phrase(tree, who)[0]
        if first and tree.words[first - 1].lower == "what":
            content = frozenset(below for below in tree.subtree(was) if below > at)
            quoted = any(tree.words[below].quotation is not None for below in content)
            if len(content) > _FEWEST and not quoted:
                yield Cued(at, first, who, content, at, True)
