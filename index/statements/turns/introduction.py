"""What a sentence introduces: words set off after its colon, the answer of whom somebody asks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.lexicon import words
from index.statements.grammar.clause import cues_in
from index.statements.grammar.mention import Mention, may_speak, mention, owner, phrase
from index.statements.turns.interview import FIRST_PERSON
from index.text.cues import cue, is_cue_noun
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.statements.grammar.cued import Cued
    from index.statements.grammar.parse import Tree

_MADE = frozenset({"made", "issued", "voiced", "uttered", "repeated"})
_ASKING = frozenset({"ask", "press", "question", "quiz"})
_OBJECTS = frozenset({"him", "her"})
_PARAGRAPH = re.compile(r"\s*\n\s*([^\n]*[^\s])")
_MARKS = frozenset("“”\"«»‹›„‘'")
_ITEM = re.compile(r"[-–—•*]\s|\d{1,2}[.)]\s|#")
_LONGEST_LABEL = 16  # words, with the colon
_SHORTEST = 4  # words that are set off
_LONGEST = 5  # paragraphs, the ones after the first in the first person


@dataclass(frozen=True, slots=True)
class Introduction:
    """Whose words a sentence that ends with a colon introduces, and the verb that does, if there is one."""

    speaker: Mention
    cue: Span | None


def introduction(tree: Tree) -> Introduction | None:
    """Return what a sentence such as "She went on:" introduces."""
    if not tree.words or tree.words[-1].text != ":":
        return _answer(tree)
    if not any(word.tag.startswith(("VB", "MD")) for word in tree.words):
        return _label(tree)
    for one in reversed(cues_in(tree)):
        if one.speaker is None or not _may_introduce(tree, one):
            continue
        says = any(tree.words[at].tag.startswith("VB") or tree.words[at].is_quoted for at in one.content)
        if not says:
            place = Span(tree.words[one.at].start, tree.words[one.end].end)
            return Introduction(mention(tree, one.speaker), place)
    return None


def _answer(tree: Tree) -> Introduction | None:
    """Return who answers after the sentence: "“...,” Birch said, and Reed cut in"."""
    root = next((at for at, word in enumerate(tree.words) if word.head == at), None)
    joined = [] if root is None else [kid for kid in tree.kids[root] if _answers(tree, kid)]
    verb = max(joined, default=None)
    who = None if verb is None else tree.kid(verb, "nsubj")
    if verb is None or who is None or who > verb:
        return None
    rest = tree.words[verb + 1 : -1]
    if any(word.is_quoted or word.tag.startswith(("VB", "NN", "PRP")) for word in rest):
        return None
    return Introduction(mention(tree, who), Span(tree.words[verb].start, tree.words[verb].end))


def _answers(tree: Tree, kid: int) -> bool:
    word = tree.words[kid]
    return word.dep == "conj" and word.lower in words("answering_verbs")


def _label(tree: Tree) -> Introduction | None:
    """Return whom a phrase names: "From Ada Birch, head of the council:"."""
    who = next((at for at, word in enumerate(tree.words) if word.head == at), None)
    if who is not None and tree.words[who].lower == "from":
        who = tree.kid(who, "pobj")
    if who is None or tree.words[who].tag != "NNP" or len(tree.words) > _LONGEST_LABEL:
        return None
    if tree.words[who].lower in words("label_words"):
        return None
    return Introduction(mention(tree, who), None)


def _may_introduce(tree: Tree, one: Cued) -> bool:
    """Tell a verb of saying, after which words may stand, from one of speaking about something."""
    verb, known = tree.words[one.at], cue(tree.words[one.at].lower)
    if known is None or not verb.tag.startswith("VB") or one.speaker is None:
        return False
    plain = not known.complements or "that" in known.complements or verb.lower in words("plain_cues")
    return plain and tree.words[one.speaker].lower != "you"


def claim(tree: Tree) -> Introduction | None:
    """Return whose words a sentence calls the one before it: "The claim was made by Birch"."""
    for at, word in enumerate(tree.words):
        if not is_cue_noun(word.lower) or word.head == at:
            continue
        whose = None
        if word.dep == "nsubjpass" and _is_definite(tree, at):
            whose = _maker(tree, word.head)
        elif word.dep == "attr" and _is_pointed_at(tree, word.head):
            made = next((one for one in tree.subtree(at) if tree.words[one].lower in _MADE), None)
            whose = owner(tree, at) if made is None else _maker(tree, made)
        if whose is not None:
            return Introduction(mention(tree, whose), Span(word.start, word.end))
    return None


def _maker(tree: Tree, verb: int) -> int | None:
    """Return by whom something was made or issued."""
    by = next((kid for kid in tree.kids[verb] if tree.words[kid].lower == "by"), None)
    return None if by is None or tree.words[verb].lower not in _MADE else tree.kid(by, "pobj")


def _is_definite(tree: Tree, noun: int) -> bool:
    return tree.words[tree.first[noun]].lower in {"the", "this", "that", "these", "those"}


def _is_pointed_at(tree: Tree, verb: int) -> bool:
    """Tell "this was", "those are"."""
    who = tree.kid(verb, "nsubj")
    return who is not None and tree.words[who].lower in {"this", "that", "these", "those"}


def asked(tree: Tree) -> Mention | None:
    """Return whom a sentence asks: "I asked Birch whether it was over"."""
    for at, word in enumerate(tree.words):
        known = cue(word.lower)
        if known is None or known.verb not in _ASKING or not word.tag.startswith("VB"):
            continue
        whom = tree.kid(at, "dobj", "dative", "iobj")
        if whom is not None and whom > at and (may_speak(tree, whom) or tree.words[whom].lower in _OBJECTS):
            head = tree.words[whom]
            first, _ = phrase(tree, whom)
            span = Span(tree.words[first].start, head.end)  # "him about it" is "him"
            return Mention(span, Span(head.start, head.end), proper=head.tag.startswith("NNP"))
    return None


def set_off(
    text: str, introduced: Iterable[tuple[int, Introduction]], told: Sequence[Span]
) -> Iterator[tuple[Introduction, Span]]:
    """Yield the paragraphs without marks that follow introductions, of which the ends are given.

    ``told`` are the words that sentences give to speakers: a paragraph of them is not set off.
    """
    for end, one in introduced:
        position = end
        for number in range(_LONGEST):
            found = _PARAGRAPH.match(text, position)
            if found is None or not _may_be_set_off(found[1], first=not number):
                break
            if _is_told(Span(*found.span(1)), told):
                break
            yield one, Span(*found.span(1))
            position = found.end()


def _is_told(paragraph: Span, told: Sequence[Span]) -> bool:
    """Tell whether most of a paragraph is given to speakers by its own sentences."""
    start, end = paragraph
    return 2 * sum(two - one for one, two in told if start <= one and two <= end) > end - start


def _may_be_set_off(paragraph: str, *, first: bool) -> bool:
    said = paragraph.strip()
    if len(said.split()) < _SHORTEST or said.endswith(":") or not _MARKS.isdisjoint(said[:1]):
        return False
    if first:
        return True
    return _ITEM.match(said) is None and FIRST_PERSON.search(said) is not None and _MARKS.isdisjoint(said)
