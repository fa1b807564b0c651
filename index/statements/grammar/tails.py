"""The rest of what is said where the parser hung it on another word: more of an object, a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.lexicon import words
from index.text.cues import is_cue_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.statements.grammar.parse import Tree

_OBJECTS = frozenset({"dobj", "oprd", "attr", "obj"})
_OF_OBJECTS = frozenset({"to", "in"})
_INFINITIVES = frozenset({"advcl", "xcomp", "relcl", "acl"})
_LISTS = frozenset({":", ";"})
_GOES_ON = frozenset({"VBD", "VBN", "VB", "VBZ", "VBG", "TO", "IN"})
_ENDS = frozenset({".", "''", "_SP"})
_GOVERNS = ("VB", "IN", "RP")
_SECOND = 8  # words within which ", or even heard of," ends
_FINITE = frozenset({"VBD", "VBZ"})


def called_before(tree: Tree, verb: int, content: set[int]) -> set[int]:
    """Return what something is called before it is named: "dismissed as “tales” the claims"."""
    for kid in tree.kids[verb]:
        word = tree.words[kid]
        if kid > verb and word.lower == "as" and word.dep == "prep" and tree.last[kid] + 1 in content:
            return tree.subtree(kid)
    return set()


def rest_of_object(tree: Tree, verb: int, content: set[int]) -> set[int]:
    """Return what tells more of a verb's object, right after it: "announced his engagement to Ada Birch"."""
    if not any(tree.words[kid].dep in _OBJECTS and kid in content for kid in tree.kids[verb]):
        return set()
    found, end = set[int](), max(content)
    for kid in tree.kids[verb]:
        if kid <= end:
            continue
        if tree.first[kid] != end + 1 or not _is_of_object(tree, kid):
            break
        found |= tree.subtree(kid)
        end = tree.last[kid]
    return found


def _is_of_object(tree: Tree, kid: int) -> bool:
    """Tell "to Ada Birch" and "to mend the dam" from "in a speech" and "in May", which tell of the saying."""
    word = tree.words[kid]
    if word.dep == "prep":
        told = (tree.words[at].lower for at in tree.subtree(kid))
        return word.lower in _OF_OBJECTS and not any(map(_is_occasion, told))
    opens = tree.words[tree.first[kid]].tag == "TO"
    return opens and word.tag == "VB" and word.dep in _INFINITIVES


def _is_occasion(word: str) -> bool:
    return word in words("calendar") or word in words("occasions") or is_cue_noun(word)


def subject_after_day(tree: Tree, verb: int, content: set[int]) -> set[int]:
    """Return the subject that the parser took for the day's: "said on Thursday talks would resume"."""
    first, day = min(content), verb + 2
    if first <= day + 1 or tree.words[first].tag not in {"MD", "VBD", "VBZ", "VBP"}:
        return set()
    dated = tree.words[verb + 1].lower == "on" and tree.words[day].lower in words("calendar")
    return set(range(day + 1, first)) if dated else set()


def rest_of_list(tree: Tree, verb: int, content: set[int]) -> set[int]:
    """Return the rest of a sentence whose clause ends in a colon or goes on after a semicolon."""
    at, stop = max(content) + 1, len(tree.words)
    while stop > at and tree.words[stop - 1].tag in _ENDS:
        stop -= 1
    if min(content) < verb or at >= stop - 1 or tree.words[at].text not in _LISTS:
        return set()
    if tree.words[at].text == ";" and tree.words[at + 1].tag not in _GOES_ON:
        return set()  # "; the mayor denied it"
    rest = range(at, stop)
    return set() if any(_is_anothers(tree, number) for number in rest) else set(rest)


def shared_object(tree: Tree, verb: int, content: set[int]) -> set[int]:
    """Return the rest of what is said up to the object of two verbs: "asked for, nor received, a crown"."""
    end = max((at for at in content if tree.words[at].text != ","), default=0)
    tags = [word.tag for word in tree.words[end : end + _SECOND]]
    comma = tags.index(",", 2) if tags[1:3] == [",", "CC"] and "," in tags[3:] else 0
    second = tags[3:comma]
    states = any(tree.words[at].tag.startswith("VB") for at in content)
    if end < verb or not states or not tags[0].startswith(_GOVERNS) or not _is_verb(second):
        return set()
    start = end + comma + 1
    heads = [at for at in range(start, len(tree.words)) if tree.first[at] == start]
    last = max((tree.last[at] for at in heads if tree.words[at].tag.startswith("NN")), default=end)
    return set(range(end + 1, last + 1))


def _is_verb(tags: Sequence[str]) -> bool:
    """Tell a verb with what may stand before and after it: "even heard of"."""
    verbs = any(tag.startswith("VB") for tag in tags)
    return verbs and all(tag.startswith(("VB", "MD", "RB", "IN", "RP")) for tag in tags)


def _is_anothers(tree: Tree, at: int) -> bool:
    word = tree.words[at]
    return word.quotation is not None or (word.tag in _FINITE and word.lower in words("plain_cues"))
