"""Verbs of saying that stand for something done: "ordered an X-ray", "recalled its ambassador"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.roles import is_role
from index.text.cues import is_cue_noun
from index.text.english import singular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.statements.grammar.cued import Cued
    from index.statements.grammar.parse import Tree, Word

_CLAUSES = frozenset({"xcomp", "ccomp", "parataxis"})
_JUDGEMENTS = frozenset({"JJ", "JJR", "JJS"})  # tags
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_OBJECTS = frozenset({"dobj", "obj", "oprd", "attr", "dative"})
_JUDGING = frozenset({"challenge", "claim", "defend"})
_PEOPLE = frozenset({"him", "her", "them", "me", "us", "himself", "herself"})
_VERDICTS = frozenset({"dobj", "oprd", "attr", "appos"})
_SPEAKERS = frozenset({"i", "we"})
_CITED = frozenset(
    {
        "official",
        "source",
        "witness",
        "datum",
        "data",
        "document",
        "statement",
        "report",
        "outlet",
        "communique",
    }
)


def is_deed(tree: Tree, one: Cued, verb: str) -> bool:
    """Tell a verb whose plain object is no words: "ordered an X-ray", "citing officials"."""
    kids = [kid for kid in tree.kids[one.at] if kid in one.content]
    objects = [tree.words[kid] for kid in kids if tree.words[kid].dep in _OBJECTS]
    if verb == "cite":
        return tree.words[one.at].tag == "VBG" and any(singular(thing.lower) in _CITED for thing in objects)
    if verb == "thank":
        return one.speaker is None or tree.words[one.speaker].lower in _SPEAKERS
    if any(tree.words[kid].lower in {"what", "which"} for kid in tree.kids[one.at]):
        return False  # "what she called the angry talk"
    if any(tree.words[kid].dep in _CLAUSES for kid in kids):
        return False
    if verb == "call":
        return _calls_somebody(tree, kids)
    done = verb in _deeds() and _is_done_to(objects, *_deeds()[verb])
    return done and not _judges(tree, verb, kids, objects)


def _judges(tree: Tree, verb: str, kids: Sequence[int], objects: Sequence[Word]) -> bool:
    """Tell "defended the bill as necessary", "dismissed it as theatre", from "dismissed him as coach"."""
    links = [kid for kid in kids if tree.words[kid].lower == "as" and tree.words[kid].dep == "prep"]
    if verb == "dismiss":
        return bool(links) and not any(map(_is_person, objects))
    return verb in _JUDGING and any(tree.kid(link, "pobj") is None for link in links)


def _is_person(thing: Word) -> bool:
    return thing.lower in _PEOPLE or thing.tag.startswith("NNP") or is_role(singular(thing.lower))


def _is_done_to(objects: Sequence[Word], which: str, those: frozenset[str]) -> bool:
    """Tell objects of a deed, of which all are, but "claims", or only ones "of" ``those``."""
    if which == "of":
        called = any(thing.dep in {"oprd", "attr"} for thing in objects)
        return not called and any(_is_among(thing, those) for thing in objects if thing.dep == "dobj")
    return bool(objects) and not (which and _is_claim(singular(objects[0].lower)))


def _is_among(thing: Word, those: frozenset[str]) -> bool:
    noun = singular(thing.lower)
    return not those.isdisjoint({thing.lower, noun}) or ("people" in those and is_role(noun))


@cache
def _deeds() -> dict[str, tuple[str, frozenset[str]]]:
    """Return which objects verbs have as deeds, and what they are."""
    lines = (line.split() for line in words("deed_verbs"))
    return {verb: ("".join(rest[:1]), frozenset(rest[1:])) for verb, *rest in lines}


def _calls_somebody(tree: Tree, kids: Sequence[int]) -> bool:
    """Tell "called the police" and "called on Wednesday" from what is called something, or called for."""
    objects = [kid for kid in kids if tree.words[kid].dep in _OBJECTS]
    called = len(objects) == 1 and not _is_judged(tree, objects[0])
    return called or (not objects and _calls_on_nobody(tree, kids))


def _is_judged(tree: Tree, what: int) -> bool:
    """Tell "called the loan reckless", which the parser takes for one object, from "called the police"."""
    parts = [tree.words[kid].tag for kid in tree.kids[what]]
    reckless = tree.words[what].tag in _JUDGEMENTS and any(tag in _NOUNS for tag in parts)
    return reckless or any(_is_verdict(tree, what, kid) for kid in tree.kids[what])


def _is_verdict(tree: Tree, what: int, kid: int) -> bool:
    """Tell "a disgrace" in "called that plan a disgrace", which the parser hung on the plan."""
    first = tree.words[tree.first[kid]]
    parted = tree.words[tree.first[kid] - 1].tag == ","
    return kid > what and tree.words[kid].dep in _VERDICTS and first.lower in {"a", "an"} and not parted


def _calls_on_nobody(tree: Tree, kids: Sequence[int]) -> bool:
    """Tell "a call on Wednesday" from "called on them to stop"."""
    on = [kid for kid in kids if tree.words[kid].lower == "on"]
    return bool(on) and len(on) == len(kids) and not any(_has_infinitive(tree, kid) for kid in on)


def _has_infinitive(tree: Tree, at: int) -> bool:
    return any(tree.words[below].tag == "TO" for below in tree.subtree(at))


def _is_claim(noun: str) -> bool:
    return is_cue_noun(noun) or noun in words("claims")
