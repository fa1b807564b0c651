"""What a parsed sentence is about, and what else in it "it said", in the next sentence, may stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.roles import is_role
from index.statements.grammar.mention import mention, subject
from index.statements.grammar.papers import is_finding, is_paper
from index.text.english import singular
from index.types import Span

if TYPE_CHECKING:
    from index.statements.grammar.mention import Mention
    from index.statements.grammar.parse import Tree

_SUBJECTS = ("nsubj", "nsubjpass")
_OWN = frozenset({"its", "their"})
_MANY = frozenset({"are", "were", "have", "do"})
_ANY = frozenset({"a", "an", "another", "no"})
_NO_RIVALS = frozenset({"compound", "nmod", "amod", "npadvmod", "attr", "appos", "oprd"})
"""What a noun is that belongs to another one, or says what something is."""
_ISSUES = frozenset({"issue", "issued", "issues", "release", "released", "releases"})
_JUDGED = frozenset({"judgement", "judgment", "order", "ruling", "sentence", "verdict"})
_RULES = frozenset(
    {"accord", "act", "agreement", "bill", "charter", "code", "constitution", "contract", "decree", "deal"}
    | {"directive", "law", "ordinance", "plan", "proposal", "regulation", "resolution", "rule", "treaty"}
)
"""What a body makes that "says" something: in mind where a sentence brings it in, "passed a law"."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The subject of a main clause; ``rivals`` are the nouns after it for what speaks, too, by no name:
    "the court", "a report".
    """

    mention: Mention
    rivals: tuple[Span, ...] = ()


def main_subject(tree: Tree) -> int | None:
    """Return the number of the word that heads the main clause's subject."""
    root = next((number for number, word in enumerate(tree.words) if word.head == number), None)
    if root is None:
        return None
    if tree.words[root].quotation is not None:  # "Birch was cautious about it, “...”"
        root = next((at for at in tree.kids[root] if _is_clause_before(tree, at, root)), root)
    head = tree.kid(root, *_SUBJECTS)
    return subject(tree, root) if head is None else head


def theme(tree: Tree) -> Theme | None:
    """Return what a sentence is about; None where that is nothing, within marks, or more than one thing."""
    head = main_subject(tree)
    if head is None or tree.words[head].is_quoted or _are_several(tree, head):
        return None
    rivals = (word for at, word in enumerate(tree.words) if at != head and _is_rival(tree, at))
    return Theme(mention(tree, head), tuple(Span(word.start, word.end) for word in rivals))


def _are_several(tree: Tree, head: int) -> bool:
    """Tell "the board and we", "the Republicans" and what a verb tells to be many from one body."""
    word, verb = tree.words[head], tree.words[tree.words[head].head]
    helps = [
        tree.words[kid].lower for kid in tree.kids[tree.words[head].head] if tree.words[kid].dep == "aux"
    ]
    one = singular(word.lower)
    is_many = one != word.lower and (is_role(one) or one in words("parties"))
    agrees = verb.tag == "VBP" or not _MANY.isdisjoint({verb.lower, *helps[:1]})
    return is_many or agrees or tree.kid(head, "conj") is not None


def speaks(noun: str) -> bool:
    """Tell a noun, in lower case, for what may be said to say something: "court", "report"."""
    return noun in words("body_nouns") or noun in words("groups") or speaks_on_paper(noun)


def speaks_on_paper(noun: str) -> bool:
    """Tell a noun, in lower case, for what somebody wrote: "report", "law"."""
    return is_paper(noun) or is_finding(noun) or noun in _JUDGED | _RULES


def _is_rival(tree: Tree, at: int) -> bool:
    """Tell "the court" and "a law", which may say something next, from "its report" and "the plan"."""
    word = tree.words[at]
    if word.tag != "NN" or word.is_quoted or word.dep in _NO_RIVALS or not speaks(word.lower):
        return False
    before = {tree.words[kid].lower for kid in tree.kids[at] if kid < at}
    is_issued = word.dep == "dobj" and tree.words[word.head].lower in _ISSUES  # others' papers are published
    if is_issued or not _OWN.isdisjoint(before):
        return False
    return word.lower not in _RULES or not _ANY.isdisjoint(before)


def _is_clause_before(tree: Tree, at: int, root: int) -> bool:
    word = tree.words[at]
    is_clause = word.dep in {"ccomp", "parataxis"} and word.tag.startswith("VB")
    return at < root and is_clause and not word.is_quoted
