"""Actors: the nouns and pronouns of a parsed sentence that may be somebody, and the part that each plays."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from index.names.roles import PRONOUNS, is_role
from index.statements.grammar.mention import may_speak, mention
from index.statements.spotting.occupations import is_occupation
from index.text.cues import cue, is_cue_noun
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.statements.grammar.mention import Mention
    from index.statements.grammar.parse import Tree, Word

_WITHIN = frozenset({"compound", "nmod", "amod", "nummod", "quantmod", "npadvmod", "det", "predet", "case"})
_TAGS = frozenset({"NN", "NNP", "NNPS", "PRP", "PRP$"})
_NOUNS = _TAGS | {"NNS"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_ASKING = frozenset({"ask", "press", "question", "quiz", "challenge"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_THEM = frozenset({"him", "her"})
_OBJECTS = frozenset({"dobj", "obj", "attr", "oprd", "dative", "iobj"})


class Part(Enum):
    """What somebody does in a sentence, from the one whose sentence it is to the one hardly in it."""

    SPEAKER = auto()  # of something said there
    BELOW = auto()  # the speaker in a clause below: "a day after Birch had said it, ..."
    STRESSED = auto()  # before all others there: "Reed led, but it was Birch who won"
    SUBJECT = auto()  # of a main clause
    INNER = auto()  # the subject of a clause below
    OBJECT = auto()
    OBLIQUE = auto()  # after a preposition
    LEADING = auto()  # the owner of a main clause's subject: "Birch's argument was ..."
    OWNER = auto()  # of another noun: "... heard Birch's argument", "the Birch plan"


_SELF = frozenset({"himself", "herself"})
"""Pronouns that mean whoever the sentence is about already, and nobody else."""

_OF = frozenset({"of", "for", "at"})
"""What joins a post and whose it is."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A name, a person's pronoun or a noun for somebody, its part, and the place of its clause's verb.

    ``mention`` is that of a noun or pronoun; names are known from elsewhere.
    """

    head: Span
    part: Part
    clause: int
    mention: Mention | None = None
    is_pronoun: bool = False


def actors(tree: Tree) -> Iterator[Actor]:
    """Yield a sentence's actors in order, without those within quotations that a stand-in replaces."""
    for at, word in enumerate(tree.words):
        if word.quotation is not None or word.tag not in _TAGS or (word.dep in _WITHIN and word.tag == "NN"):
            continue
        is_pronoun = word.tag.startswith("PRP") and word.lower not in _SELF
        named = word.tag.startswith("NNP")
        if not named and (word.lower not in PRONOUNS if is_pronoun else not _is_somebody(word)):
            continue
        if not named and not is_pronoun and word.dep in {"attr", "appos", "oprd"} and not _is_cleft(tree, at):
            continue  # what somebody is, not another
        place, part = _part(tree, at)
        clause = tree.words[_clause(tree, place)].start
        who = None if named else mention(tree, at)
        yield Actor(Span(word.start, word.end), part, clause, who, is_pronoun)


def _is_somebody(word: Word) -> bool:
    """Tell a noun for a person; one of what people do only where it does something itself."""
    acts = word.tag == "NN" and word.dep in _SUBJECTS
    return is_role(word.lower) or (acts and is_occupation(word.lower))


def _part(tree: Tree, at: int) -> tuple[int, Part]:
    """Return the part of a word and the word, itself or what it explains or is joined to, that plays it."""
    while True:
        word = tree.words[at]
        if word.dep in {"conj", "appos"} and tree.words[word.head].tag in _NOUNS:
            at = _explained(tree, word.head) if word.dep == "appos" else word.head
            continue
        if word.dep == "poss" or word.dep in _WITHIN:
            return at, _owner(tree, at)
        if word.dep in _SUBJECTS:
            return at, Part.OBJECT if _asked(tree, word.head) is not None else _subject(tree, at)
        if word.dep in _OBJECTS and _asked(tree, word.head) == at:
            return at, Part.SUBJECT
        if word.dep in _OBJECTS:
            return at, _stressed(tree, at) if _is_cleft(tree, at) else Part.OBJECT
        if word.dep == "pobj" and _is_of_words(tree, word.head):
            return at, Part.SUBJECT
        return at, Part.OBLIQUE


def _explained(tree: Tree, head: int) -> int:
    """Return what an apposition explains: the post, not whose it is, in "A spokeswoman for Hest Slate, Mia
    Dahl, said", where the parser has the nearest noun.
    """
    owner, of = tree.words[head], tree.words[tree.words[head].head]
    is_owner = owner.dep == "pobj" and of.lower in _OF and not is_role(owner.lower)
    return of.head if is_owner and is_role(tree.words[of.head].lower) else head


def _is_subject_after_all(tree: Tree, at: int) -> bool:
    """Tell Birch in "Birch shrugs.", where the parser took the verb for a noun."""
    verb = tree.words[at + 1] if at + 1 < len(tree.words) else None
    bare = verb is not None and verb.tag == "NNS" and verb.dep == "ROOT" and tree.words[at].head == at + 1
    return bare and not any(word.tag.startswith(("VB", "MD")) for word in tree.words)


def _owner(tree: Tree, at: int) -> Part:
    """Tell whose thing a main clause is about from any other owner; "Birch's father" is himself in mind."""
    if _is_subject_after_all(tree, at):
        return Part.SUBJECT
    owned = tree.words[at].head
    leads = tree.words[at].dep == "poss" and tree.words[owned].dep in _SUBJECTS
    if leads and not _is_somebody(tree.words[owned]) and _subject(tree, owned) is Part.SUBJECT:
        return Part.LEADING
    return Part.OWNER


def _subject(tree: Tree, at: int) -> Part:
    """Tell the subject of a main clause from one of a clause below."""
    verb = tree.words[at].head
    while tree.words[verb].dep == "conj":
        verb = tree.words[verb].head
    main = tree.words[verb].head == verb or tree.words[verb].dep == "parataxis"
    return Part.SUBJECT if main else Part.INNER


def _asked(tree: Tree, verb: int) -> int | None:
    """Return whom somebody asks, who is about to answer: "Reed asked Birch how it was"."""
    known = cue(tree.words[verb].lower)
    if known is None or known.verb not in _ASKING or tree.kid(verb, "auxpass", "xcomp") is not None:
        return None  # nobody answers in "asked Birch to leave"
    whom = tree.kid(verb, "dobj", "dative", "iobj")
    if whom is None:
        return None
    them = tree.words[whom].lower in _THEM and tree.words[verb].tag in _FINITE
    return whom if them or may_speak(tree, whom) else None


def _is_of_words(tree: Tree, preposition: int) -> bool:
    """Tell "a statement from Birch", who is about to speak."""
    word = tree.words[preposition]
    return word.lower in {"from", "by"} and is_cue_noun(tree.words[word.head].lower)


def _is_cleft(tree: Tree, at: int) -> bool:
    """Tell "it was Birch who ...", where she is what the sentence is about."""
    verb = tree.words[at].head
    empty = tree.kid(verb, "nsubj")
    told = tree.kid(at, "relcl") is not None or [one.lower for one in tree.words[at + 1 : at + 2]] == ["who"]
    return told and empty is not None and tree.words[empty].lower in {"it", "this", "that"}


def _stressed(tree: Tree, at: int) -> Part:
    """Tell who is stressed in a main clause from one in a clause below: "Reed said it was Birch who won"."""
    return Part.STRESSED if _subject(tree, at) is Part.SUBJECT else Part.SUBJECT


def _clause(tree: Tree, at: int) -> int:
    """Return the verb over a word that has a subject of its own, else the sentence's root.

    In "begged reporters to ask him" it is the reporters who ask.
    """
    up = at
    for up in tree.ancestors(at):
        if tree.words[up].tag.startswith(("VB", "MD")) and tree.kid(up, *_SUBJECTS) is not None:
            return up
        over = tree.words[up].head
        if tree.words[up].dep == "xcomp" and any(over < kid < up for kid in _objects(tree, over)):
            return up
    return up


def _objects(tree: Tree, verb: int) -> Iterator[int]:
    return (kid for kid in tree.kids[verb] if tree.words[kid].dep in {"dobj", "dative"})
