"""What somebody judges a thing to be: "as rushed", "as a farce"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.roles import is_role
from index.statements.spotting.occupations import is_occupation

if TYPE_CHECKING:
    from collections.abc import Collection

    from index.statements.grammar.parse import Tree

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_QUALITIES = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "VBD"})  # tags
_NOUNS = ("NN", "JJ")
_DONE = frozenset(
    {"diversion", "part", "prelude", "protest", "punishment", "reprisal", "response", "result"}
    | {"retaliation", "revenge", "warning", "way"}
)
"""What a deed is done as, and no words: "attacked the port as a warning"."""


def is_judgement(tree: Tree, link: int, what: int) -> bool:
    """Tell what somebody calls a thing from what they are, or do: "as a winger", "as a warning".

    :param link: the word "as", and ``what`` the thing's.
    """
    noun = tree.kid(link, "pobj")
    if noun is None:
        return True  # "as very high"
    after = tree.words[noun + 1].tag if noun + 1 < len(tree.words) else ""
    if after in _FINITE:
        return False  # "attacked critics as scrutiny grew"
    said = tree.words[noun].lower
    is_somebody = is_role(said) or is_occupation(said)
    return said not in _DONE and (not is_somebody or tree.words[what].tag.startswith("NNP"))


def is_quality(tree: Tree, at: int) -> bool:
    """Tell "as rushed", which the parser takes for a clause; not "as planned", "as the crowd cheered"."""
    word, first = tree.words[at], tree.words[tree.first[at]]
    subject = tree.kid(at, "nsubj", "nsubjpass", "expl", "agent")
    if word.dep != "advcl" or first.lower != "as" or subject is not None or word.tag not in _QUALITIES:
        return False
    return word.lower not in words("as_told")


def is_second(tree: Tree, kid: int, content: Collection[int]) -> bool:
    """Tell "but no surprise" of "as sad but no surprise", which the parser hangs on the verb of judging."""
    word, joint = tree.words[kid], tree.first[kid] - 1
    is_other = word.dep == "conj" and word.tag.startswith(_NOUNS) and tree.kid(kid, "nsubj") is None
    if not is_other or joint != max(content) + 1 or tree.words[joint].tag != "CC":
        return False
    return any(tree.words[at].lower == "as" and tree.words[at].head == word.head for at in content)
