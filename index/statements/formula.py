"""Formulas that give words to somebody without a verb of saying: "according to", "in her view"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import words
from index.statements.content import content_of, without_lead
from index.statements.cued import Cued
from index.statements.mention import owner, phrase, subject
from index.text.cues import Cue, cue, takes_that, takes_to
from index.text.english import forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.statements.parse import Tree

_APART = frozenset({",", "(", "—", "–", "-"})
_FIRM_VERBS = frozenset({"make", "makes", "made", "making", "let", "lets", "letting"})
_NOBODY = frozenset({"it", "that", "this", "there", "what", "which"})
_MADE = frozenset({"made", "issued", "voiced"})
_PUT = frozenset({"put", "puts"})
_FEWEST = 3  # words that what was said to be something has at least, but one
_BEING = frozenset({"is", "was", "are", "were", "would", "could", "may", "might", "will"})
_NEAR = 7  # words after a noun within which its clause opens
_LONGEST_NAME = 12  # words between "as" and "put it"
_FINDING = Cue("find", frozenset({"that"}))


def formulas(tree: Tree) -> Iterator[Cued]:
    """Yield what a sentence gives to somebody without a verb of saying."""
    yield from _according(tree)
    yield from _in_view(tree)
    yield from _nouns(tree)
    yield from _calls(tree)
    yield from _how(tree)
    yield from _findings(tree)
    yield from _firm(tree)
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
    return frozenset(without_lead(tree, tree.subtree(clause) - tree.subtree(at)))


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


def _nouns(tree: Tree) -> Iterator[Cued]:
    """Find "Birch's claim that ...", "Birch gave assurances that ...": a noun for words, and the clause."""
    for at, word in enumerate(tree.words):
        if not word.tag.startswith("NN") or not takes_that(word.lower):
            continue
        clause = tree.kid(at, "acl", "ccomp", "relcl")
        if clause is None or not _opens_with_that(tree, clause):
            clause = _loose_clause(tree, at)
        if clause is None:
            continue
        verb = word.head
        whose = owner(tree, at)
        if whose is None and word.dep == "dobj" and tree.words[verb].lower in _forms("light_verbs"):
            whose = subject(tree, verb)
        whose = _paper(tree, at) if whose is None else whose
        if whose is not None:
            yield Cued(at, tree.first[at], whose, frozenset(tree.subtree(clause)), at)


def _paper(tree: Tree, noun: int) -> int | None:
    """Return the paper or body of "a Harbour Times report that ..."."""
    named = [kid for kid in tree.kids[noun] if kid < noun and tree.words[kid].tag in {"NNP", "NNPS"}]
    two = len(named) > 1 or any(tree.words[kid].tag == "NNP" for one in named for kid in tree.kids[one])
    is_day = any(tree.words[kid].lower in words("calendar") for kid in named)
    return named[-1] if two and not is_day else None


def _calls(tree: Tree) -> Iterator[Cued]:
    """Find "Birch's promise to mend the dam", "her call for a vote"."""
    for at, word in enumerate(tree.words):
        if not word.tag.startswith("NN") or word.is_quoted or not takes_to(word.lower):
            continue
        whose = tree.kid(at, "poss")
        if whose is None:
            whose = _maker(tree, at)
        if whose is None:
            continue
        content = next((kid for kid in tree.kids[at] if kid > at and _is_called_for(tree, kid)), None)
        if content is not None:
            yield Cued(at, tree.first[at], whose, frozenset(tree.subtree(content)), at, is_clause=False)


def _maker(tree: Tree, noun: int) -> int | None:
    """Return by whom it was made: "A call for an audit was made by Birch"."""
    made = tree.words[noun].head
    if tree.words[noun].dep != "nsubjpass" or tree.words[made].lower not in _MADE:
        return None
    by = tree.kid(made, "agent")
    return None if by is None else tree.kid(by, "pobj")


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


def _is_called_for(tree: Tree, kid: int) -> bool:
    word = tree.words[kid]
    return (word.dep == "prep" and word.lower == "for") or (
        word.tag == "VB" and word.dep in {"acl", "relcl"} and tree.words[tree.first[kid]].lower == "to"
    )


def _loose_clause(tree: Tree, noun: int) -> int | None:
    """Return the that-clause that stands apart from its noun: "Birch's claim on Monday that ..."."""
    for at in range(noun + 1, min(noun + _NEAR, len(tree.words))):
        word = tree.words[at]
        if word.lower == "that" and word.dep == "mark" and word.head > at:
            return word.head
        if word.tag.startswith(("VB", "MD", ",")):
            return None
    return None


def _opens_with_that(tree: Tree, clause: int) -> bool:
    mark = tree.kid(clause, "mark")
    return mark is not None and tree.words[mark].lower == "that"


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
                if kid > at and _opens_with_that(tree, kid)
            ),
            None,
        )
        who = subject(tree, verb)
        if clause is not None and who is not None and tree.words[who].lower not in _NOBODY:
            yield Cued(at, min(verb, tree.first[who]), who, frozenset(tree.subtree(clause)), at)


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
