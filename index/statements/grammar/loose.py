"""That-clauses that the parser hung on another word than the cue: "told them on Monday that ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.roles import is_role
from index.statements.grammar.parse import PUNCTUATION
from index.text.english import singular

if TYPE_CHECKING:
    from index.statements.grammar.parse import Tree, Word
    from index.text.cues import Cue

_LONGEST_ASIDE = 14  # words
_TELLING = frozenset({"tell", "assure", "inform", "remind", "warn"})
_MANY = frozenset({"NNP", "NNPS"})


def loose_that(tree: Tree, verb: int) -> set[int]:
    """Return the that-clause that the parser hung on a word between: "told them on Monday that ..."."""
    aside = 0
    for at in range(verb + 1, len(tree.words)):
        word = tree.words[at]
        if word.tag == ",":
            aside = max(aside, _end_of_aside(tree, at))
        if at < aside:
            continue
        if word.tag.startswith("VB") or word.tag == "MD":
            return set()
        if word.lower == "that" and word.dep in {"mark", "nsubj", "det", "complm"} and not word.is_quoted:
            clause = next(
                (up for up in tree.ancestors(at) if tree.words[up].tag.startswith(("VB", "MD"))), None
            )
            if clause is None or clause <= at or _is_of_noun(tree, at, clause):
                return set()
            return set(range(at, tree.last[clause] + 1))
    return set()


def told_to(tree: Tree, verb: int, known: Cue) -> set[int]:
    """Return the clause that the parser hung on who is told: "told a panel she had seen it"."""
    whom = tree.kid(verb, "dobj", "dative") if known.verb in _TELLING else None
    if whom is None or whom < verb or not _listens(tree.words[whom]):
        return set()
    clause = next((kid for kid in tree.kids[whom] if tree.words[kid].dep == "relcl"), None)
    if clause is None or tree.kid(verb, "xcomp") is not None:
        return set()  # "told the man he had hired to leave"
    who = tree.kid(clause, "nsubj", "nsubjpass", "expl")
    opening = tree.first[clause]
    opens = tree.words[opening].lower == "that" or (who is not None and opening == tree.first[who])
    if who is None or not opens or tree.words[who].tag[0] == "W":
        return set()
    return set(range(opening, tree.last[clause] + 1))


def _listens(word: Word) -> bool:
    """Tell who is told something from the story that is told; "the man she met" is told of by a clause."""
    plural = word.tag == "NNS" and is_role(singular(word.lower))
    return not word.is_quoted and (word.tag in _MANY or plural or singular(word.lower) in words("audiences"))


def _is_of_noun(tree: Tree, that: int, clause: int) -> bool:
    """Tell what tells of a noun: "agreed on a law that allows it"."""
    noun = tree.words[clause].head
    word = tree.words[noun]
    relative = tree.words[that].dep == "nsubj" and tree.words[clause].dep == "relcl" and noun + 1 == that
    return relative and word.tag in {"NN", "NNS"} and not is_role(singular(word.lower))


def _end_of_aside(tree: Tree, comma: int) -> int:
    """Return where an aside ends after which a that-clause follows: "said on air, where he works, that"."""
    for at in range(comma + 1, min(comma + _LONGEST_ASIDE, len(tree.words) - 1)):
        if tree.words[at].tag == ",":
            return at if tree.words[at + 1].lower == "that" else 0
    return 0


def and_that(tree: Tree, content: set[int]) -> set[int]:
    """Return a second that-clause after "and" that the parser gave to another word."""
    at = max(content) + 1
    while at < len(tree.words) and tree.words[at].tag in PUNCTUATION:
        at += 1
    if at + 1 >= len(tree.words) or tree.words[at].tag != "CC" or tree.words[at + 1].lower != "that":
        return set()
    mark = tree.words[at + 1]
    return set(range(at, tree.last[mark.head] + 1)) if mark.dep == "mark" and mark.head > at else set()
