"""Whose a participle of saying is where several come before it: "as a guard walked in, saying ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.lexicon import words
from index.names.roles import is_role
from index.statements.grammar.mention import may_speak, subject
from index.statements.spotting.occupations import is_occupation
from index.text.cues import cue
from index.text.english import singular

if TYPE_CHECKING:
    from index.statements.grammar.cued import Cued
    from index.statements.grammar.parse import Tree

_OPENS = frozenset({"when", "as", "after", "before", "while", "once", "until", "where"})
_WITHIN = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "PRP$", "POS", "HYPH"})
_OF = frozenset({"of", "by"})


class Whose(NamedTuple):
    """The head word of the speaker, None where two remain possible."""

    who: int | None


def whose(tree: Tree, one: Cued) -> Whose | None:
    """Return whose a participle's words are, or None where the parse may be followed."""
    word = tree.words[one.at]
    if word.tag != "VBG" or word.lower == "according" or not one.at or tree.kid(one.at, "nsubj") is not None:
        return None
    before = tree.words[one.at - 1]
    source = _of_report(tree, one.at)
    if source is None and before.lower == "as":
        source = _quoted(tree, one.at)
    if source is not None:
        return Whose(source)
    if before.text != ",":
        return _right_before(tree, one)
    inner = _of_clause_before(tree, one.at)
    main = _over(tree, one) if inner is None else _main_speaker(tree, inner)
    if main is None:
        return None if inner is None else Whose(inner)
    return Whose(main if word.lower in words("adding_verbs") else None)


def _right_before(tree: Tree, one: Cued) -> Whose | None:
    """Return Marsh in "a film of Marsh saying", one in "shows one of the guards asking"."""
    noun = one.at - 1
    if not tree.words[noun].tag.startswith("NN") or tree.words[noun].is_quoted:
        return None
    top, over = noun, tree.words[noun].head
    while tree.words[over].lower in _OF and tree.words[tree.words[over].head].tag == "CD":
        top, over = tree.words[over].head, tree.words[tree.words[over].head].head  # "one of the guards"
    if top == noun and not may_speak(tree, noun):
        return None
    if tree.words[over].lower in _OF or (
        tree.words[over].tag.startswith("VB")
        and tree.words[top].dep in {"dobj", "nsubj"}
        and over < top
        and cue(tree.words[over].lower) is None
    ):
        return Whose(top)
    return None


def _quoted(tree: Tree, at: int) -> int | None:
    """Return Birch in "the Gazette quoted Birch as saying ..."."""
    verb = tree.words[tree.words[at].head].head
    whom = tree.kid(verb, "dobj")
    quotes = tree.words[verb].lower in {"quoted", "quotes", "cited", "cites", "quoting", "citing"}
    return whom if quotes and whom is not None and verb < whom < at else None


def _over(tree: Tree, one: Cued) -> int | None:
    """Return who speaks over the clause of whose subject the parser made a participle's speaker.

    In "Birch called it unfair that Reed went on, cautioning ...", either of the two may caution.
    """
    verb = tree.words[one.at].head
    below = {"advcl", "relcl", "acl"} | (
        {"ccomp"} if tree.words[one.at].lower in words("adding_verbs") else set()
    )
    if tree.words[verb].dep not in below or subject(tree, verb) != one.speaker:
        return None
    for up in tree.ancestors(verb):
        who = tree.kid(up, "nsubj")
        if who is not None and who < verb and may_speak(tree, who):
            return who if cue(tree.words[up].lower) is not None and not tree.words[up].is_quoted else None
    return None


def _of_report(tree: Tree, at: int) -> int | None:
    """Return Birch in "the Gazette reports that Birch denied it, saying ...", which passes her words on."""
    over = tree.words[at].head
    known = cue(tree.words[over].lower)
    if known is None or known.verb != "report" or over > at:
        return None
    told = tree.kid(over, "ccomp")
    if told is None or told > at or cue(tree.words[told].lower) is None:
        return None
    who = tree.kid(told, "nsubj")
    return who if who is not None and may_speak(tree, who) else None


def _of_clause_before(tree: Tree, at: int) -> int | None:
    """Return whom the clause right before a participle is about, if "when" or "as" opens it."""
    for verb in range(at - 2, 0, -1):
        word = tree.words[verb]
        if word.text == "," or word.is_quoted:
            return None
        if word.tag not in {"VBD", "VBZ", "VBP"}:
            continue
        who = tree.kid(verb, "nsubj")
        if who is None or who > verb or not _is_somebody(tree, who):
            return None
        first = who
        while first and tree.words[first - 1].tag in _WITHIN:
            first -= 1
        return who if first and tree.words[first - 1].lower in _OPENS else None
    return None


def _is_somebody(tree: Tree, who: int) -> bool:
    word = tree.words[who]
    if may_speak(tree, who) or word.lower in words("unnamed_speakers"):
        return True
    return word.tag in {"NN", "NNS"} and (is_role(singular(word.lower)) or is_occupation(word.lower))


def _main_speaker(tree: Tree, inner: int) -> int | None:
    """Return who speaks in the clause before, if anybody does: "Birch said, as a guard walked in, saying"."""
    for at in range(inner - 1, 0, -1):
        word = tree.words[at]
        if word.is_quoted or not word.tag.startswith("VB") or cue(word.lower) is None:
            continue
        who = tree.kid(at, "nsubj")
        return who if who is not None and may_speak(tree, who) else None
    return None
