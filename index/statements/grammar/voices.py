"""Whose a cue's words are where the parser's subject cannot be the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.roles import is_place, is_role
from index.statements.grammar import participle
from index.statements.grammar.mention import (
    either,
    is_after_second_noun,
    is_main_after_all,
    may_speak,
    subject,
)
from index.statements.grammar.parse import PUNCTUATION

if TYPE_CHECKING:
    from index.statements.grammar.cued import Cued
    from index.statements.grammar.parse import Tree

_SMALL = frozenset({"IN", "CC", "TO"})
_WITHIN = frozenset({"DT", "JJ", "JJS", "JJR", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "HYPH"})
_BARE = frozenset({"NN", "NNS"})


def speaker(tree: Tree, one: Cued) -> int | None:
    """Return the head word of a cue's speaker: the parser's, or who it must be instead, or nobody."""
    if _is_loose(tree, one.at):
        return None
    if _is_labelling(tree, one.at):
        agent = tree.kid(one.at, "agent")
        return None if agent is None else tree.kid(agent, "pobj")
    return None if one.speaker is None else _instead(tree, one, one.speaker)


def _instead(tree: Tree, one: Cued, who: int) -> int | None:
    """Return who speaks where the parser says ``who``."""
    if tree.words[who].fragment is not None and not tree.words[one.at].is_quoted:
        return _unquoted(tree, one.at)
    after = either(_after_quotation(tree, one), either(issuer(tree, who), _received(tree, one.at)))
    if after is not None:
        return after
    if _is_nobody(tree, who):
        return None
    told = participle.whose(tree, one)
    return either(_of_main_clause(tree, one), who) if told is None else told.who


def _unquoted(tree: Tree, at: int) -> int | None:
    """Return whose a verb is of which the parser took quoted words for the subject."""
    for up in tree.ancestors(at):
        who = tree.kid(up, "nsubj")
        if who is not None and who < at and not tree.words[who].is_quoted:
            return who if may_speak(tree, who) else None
    return None


def _is_nobody(tree: Tree, who: int) -> bool:
    """Tell what the parser took for a subject and cannot be one: "Much of Birch's anger", an event."""
    word = tree.words[who]
    return (word.tag in _SMALL and who == 0) or word.lower == "much" or _is_event(tree, who)


def _is_event(tree: Tree, who: int) -> bool:
    """Tell what a country does from the country: "Norland embracing Birch announced a new age"."""
    doing = tree.kid(who, "acl")
    return doing == who + 1 and tree.words[doing].tag == "VBG" and is_place(tree.words[who].text)


def _is_loose(tree: Tree, at: int) -> bool:
    """Tell a relative clause's verb that the parser joined to the main one, though nothing joins them."""
    word = tree.words[at]
    if word.dep != "conj" or word.head >= at or tree.kid(at, "nsubj", "nsubjpass") is not None:
        return False
    between = {tree.words[number].tag for number in range(word.head + 1, at)}
    return "WDT" in between and between.isdisjoint({"CC", *PUNCTUATION})


def _is_labelling(tree: Tree, at: int) -> bool:
    """Tell "a tin labelled “...”", which says nothing itself."""
    word = tree.words[at]
    last = all(other.tag in PUNCTUATION for other in tree.words[at + 1 :])
    if last and word.lower in words("plain_cues") and tree.words[at - 1].tag == ",":
        return False  # "“...?” Ada Birch, the mayor, asked."
    if is_main_after_all(tree, at) or is_after_second_noun(tree, at):
        return False
    return word.tag == "VBN" and word.dep == "acl" and tree.kid(at, "aux", "nsubj") is None


def _after_quotation(tree: Tree, one: Cued) -> int | None:
    """Return who stands after "said" where the words before it are quoted: "“is late,” said a source"."""
    if one.speaker is None or one.speaker > one.at or tree.words[one.at].lower not in words("plain_cues"):
        return None
    before = one.at - 1
    while before > one.speaker and tree.words[before].tag in PUNCTUATION:
        before -= 1
    if before <= one.speaker or not tree.words[before].is_quoted:
        return None
    first = one.at + 1
    end = first
    while end < len(tree.words) and tree.words[end].tag in _WITHIN and not tree.words[end].is_quoted:
        end += 1
    nouns = [at for at in range(first, end) if tree.words[at].tag.startswith("NN")]
    return nouns[-1] if nouns and nouns[0] - first <= 2 else None


def issuer(tree: Tree, who: int) -> int | None:
    """Return whose a paper is that says something: "Birch released a statement saying ..." is Birch's."""
    noun = tree.words[who]
    clause = tree.words[noun.head]
    if noun.tag == "WDT" and clause.dep == "relcl":
        noun = tree.words[clause.head]  # "Birch aired an ad that says ..."
    if noun.lower not in words("issued"):
        return None
    shown = noun.dep == "nsubj" and clause.tag == "VBG"  # "they held banners saying ..."
    verb = clause.head if shown else noun.head if noun.dep == "dobj" else None
    if verb is None or tree.words[verb].lower not in words("issuing_verbs"):
        return None
    return subject(tree, verb)


def _received(tree: Tree, at: int) -> int | None:
    """Return who says something on paper to somebody: "Birch received a letter from Reed saying ..."."""
    paper = tree.words[at].head if tree.words[at].dep == "acl" else None
    if paper is None or tree.words[paper].lower not in words("issued"):
        return None
    if tree.words[tree.words[paper].head].lower not in words("receiving_verbs"):
        return None
    origin = next((kid for kid in tree.kids[paper] if tree.words[kid].lower == "from"), None)
    return paper if origin is None else tree.kid(origin, "pobj")


def _of_main_clause(tree: Tree, one: Cued) -> int | None:
    """Return who goes on: "Birch denied that a storm was near, explaining that ...", not the storm."""
    word, who = tree.words[one.at], one.speaker
    goes_on = tree.words[one.at - 1].text in {",", "while"}
    if word.tag != "VBG" or who is None or not goes_on or who > one.at:
        return None
    noun = tree.words[who]
    if (noun.tag not in _BARE and noun.lower != "it") or is_role(noun.lower):
        return None
    for up in tree.ancestors(who):
        own = tree.kid(up, "nsubj")
        if own is not None and own < who and tree.words[up].tag.startswith("VB") and may_speak(tree, own):
            return own
    return None
