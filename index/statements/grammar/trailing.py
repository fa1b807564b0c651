"""Attributions at the end of a sentence, read by its surface where the parse lost them: ", Birch said"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.lexicon import words
from index.names.roles import is_role
from index.statements.grammar.mention import may_speak
from index.statements.grammar.parse import PUNCTUATION
from index.text.cues import is_judging

if TYPE_CHECKING:
    from index.statements.grammar.parse import Tree

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BETWEEN = frozenset({"RB", "MD", "VBD", "VBZ", "VBP"})  # what may stand between a speaker and the verb
_NOUNS = ("NN", "PRP")
_OPENS = frozenset({"DT", "PRP$", "NNP", "NNPS", "NN", "NNS", "JJ", "CD", "PRP", "JJS", "JJR"})
_CUTS = frozenset({",", "''", ":"})
_SUBORDINATES = frozenset(
    {
        "after",
        "although",
        "as",
        "because",
        "before",
        "if",
        "once",
        "since",
        "though",
        "until",
        "when",
        "while",
    }
)
_ADDRESSING = frozenset({"told", "tells", "asked", "asks", "informed", "reminded", "assured", "warned"})
_LONGEST_PHRASE = 16  # words of the speaker's phrase
_LONGEST_TAIL = 14  # words after the verb
_SHORTEST = 4  # words of what is said
_ASIDES = frozenset({"in", "amid", "despite", "during", "hours", "days", "weeks", "ahead", "following"})
_CITING = frozenset({"citing", "quoting"})
_LONGEST_OPENING = 3  # words within which "shortly after" is one


class Trailing(NamedTuple):
    """The speaker's head word and what is said."""

    speaker: int
    content: frozenset[int]


def trailing(tree: Tree, verb: int) -> Trailing | None:
    """Return what the sentence before a verb of saying at its end says, and who says it."""
    if tree.words[verb].tag not in {"VBD", "VBZ", "NNS"} and not _has_said(tree, verb):
        return None
    end = len(tree.words)
    while end and tree.words[end - 1].tag in PUNCTUATION:
        end -= 1
    plain = tree.words[verb].lower in words("plain_cues")
    if is_judging(tree.words[verb].lower):
        return None  # ", a charge the Palace denied"
    phrase = _before(tree, verb, _without_rest(tree, verb, end)) or (
        _after(tree, verb, end) if plain else None
    )
    if phrase is None:
        return None
    start, stop, cut = phrase
    if not plain and _is_object(tree, start, stop):
        return None
    speaker = _head(tree, start, stop)
    said = range(cut)
    if speaker is None or not _is_said(tree, said):
        return None
    return Trailing(speaker, frozenset(said))


def _has_said(tree: Tree, verb: int) -> bool:
    """Tell "his aide, Tom Reed, has said", after a comma."""
    return tree.words[verb].tag == "VBN" and verb > 1 and tree.words[verb - 1].lower in {"has", "have"}


def is_aside(tree: Tree, verb: int, content: set[int]) -> bool:
    """Tell what follows a comma and is the journalist's: ", she said on Monday, in a sign that it thaws"."""
    first = min(content)
    opens = tree.words[first].tag == "IN" and tree.words[first].lower != "that"
    set_off = first > verb and tree.words[first - 1].text == ","
    return opens and set_off and not any(tree.words[at].is_quoted for at in content)


def ends_with(tree: Tree, at: int) -> bool:
    """Tell the verb at the end of a sentence that looks like a noun: ", the Harbour news agency reports."."""
    if tree.words[at].is_quoted or any(word.tag not in PUNCTUATION for word in tree.words[at + 1 :]):
        return False
    cut = _cut(tree, at)
    if cut is None or tree.words[at - 1].tag in {"POS", "IN", "CC"}:
        return False
    phrase = tree.words[cut + 1 : at]
    last = phrase[-1]
    named = last.text[:1].isupper() or last.lower in words("body_nouns") or is_role(last.lower)
    return (
        named and not any(word.tag in {"CC", "IN", "POS"} for word in phrase) and _is_said(tree, range(cut))
    )


def _is_object(tree: Tree, start: int, stop: int) -> bool:
    """Tell ", a word Birch then repeated", where what is repeated stands before who repeats it."""
    named = tree.words[stop - 1].tag in {"NNP", "PRP"} and tree.words[start].tag == "DT"
    return named and tree.words[start].lower in {"a", "an"}


def _before(tree: Tree, verb: int, end: int) -> tuple[int, int, int] | None:
    """Return the phrase between a comma and the verb, "X said on Friday", and where what is said ends."""
    tail = tree.words[verb + 1 : end]
    if tail and not _follows(tree, verb):
        return None
    if len(tail) > _LONGEST_TAIL or any(word.tag in _FINITE or word.lower in {"that", ":"} for word in tail):
        return None
    stop = verb
    while stop and tree.words[stop - 1].tag in _BETWEEN:
        stop -= 1
    if stop and tree.words[stop - 1].tag == ",":
        return _apposed(tree, stop - 1)
    cut = _cut(tree, stop)
    if cut is None:
        return None
    start = cut + 1
    if tree.words[start].tag in {"DT", "PRP$"} and (earlier := _cut(tree, cut)) is not None:
        names = [word.tag for word in tree.words[earlier + 1 : cut]]
        if "NNP" in names:  # "Birch, the mayor, said"
            return earlier + 1, cut, earlier
    return start, stop, cut


def _without_rest(tree: Tree, verb: int, end: int) -> int:
    """Return where the words after a verb end, without ", citing officials", ", shortly after it rained"."""
    for at in range(verb + 1, end - 1):
        if tree.words[at].tag == ",":
            opening = tree.words[at + 1 : at + 1 + _LONGEST_OPENING]
            later = any(word.lower in _SUBORDINATES for word in opening) or opening[0].lower in _ASIDES
            return at if later or opening[0].lower in _CITING else end
    return end


def _follows(tree: Tree, verb: int) -> bool:
    """Tell "said on Friday", at the end, from what is said: "said enough"."""
    word = tree.words[verb + 1]
    if tree.words[verb].lower not in words("plain_cues"):
        dated = word.tag == "IN" and tree.words[min(verb + 2, len(tree.words) - 1)].lower in words("calendar")
        return dated or word.lower in words("calendar") or word.tag == ","
    if tree.words[verb].lower in _ADDRESSING:
        return word.tag in _OPENS
    return word.tag in {"IN", "TO", "RB", ","} or word.lower in words("calendar") or word.lower == "today"


def _apposed(tree: Tree, comma: int) -> tuple[int, int, int] | None:
    """Return the phrase before a comma and the verb: "her aide, Tom Reed, told", "Reed, the aide, told"."""
    cut = _cut(tree, comma)
    earlier = None if cut is None else _cut(tree, cut)
    if cut is None or earlier is None:
        return None
    if any(word.tag == "NNP" for word in tree.words[cut + 1 : comma]):
        return cut + 1, comma, earlier
    return earlier + 1, cut, earlier


def _after(tree: Tree, verb: int, end: int) -> tuple[int, int, int] | None:
    """Return the phrase after a verb that follows a comma, ", said one of the organizers, Ada Birch"."""
    cut = verb - 1
    if (
        tree.words[verb].lower in _ADDRESSING
        or cut < _SHORTEST
        or tree.words[cut].tag not in _CUTS
        or verb + 1 >= end
    ):
        return None
    clauses = [word.lower for word in tree.words[verb + 1 : end] if word.lower in {"that", ":"}]
    if tree.words[verb + 1].tag not in _OPENS or clauses:
        return None
    start = verb + 1
    stop = next((at for at in range(start, end) if tree.words[at].tag == ","), end)
    if tree.words[start].lower == "one" and stop + 1 < end and tree.words[stop + 1].tag == "NNP":
        start = stop + 1  # "one of the organizers, Ada Birch"
        stop = next((at for at in range(start, end) if tree.words[at].tag == ","), end)
    head = _head(tree, start, stop)
    return (start, stop, cut) if head is not None and may_speak(tree, head) else None


def _cut(tree: Tree, stop: int) -> int | None:
    """Return the comma before a phrase that ends at ``stop`` and has no verb in it."""
    for at in range(stop - 1, max(0, stop - _LONGEST_PHRASE) - 1, -1):
        word = tree.words[at]
        if word.tag in _CUTS:
            return at if stop - at > 1 and tree.words[at + 1].tag in _OPENS else None
        if word.tag.startswith(("VB", "WDT", "WP")) or word.lower == "that" or word.quotation is not None:
            return None
    return None


def _head(tree: Tree, start: int, stop: int) -> int | None:
    """Return the noun at the head of a phrase: the last of the first run of nouns."""
    head, owned = None, False
    for at in range(start, stop):
        word = tree.words[at]
        is_name = stop - start == 1 and word.tag == "JJ" and word.text[:1].isupper()
        if word.tag.startswith(_NOUNS) or word.tag == "CD" or is_name:
            head = at
        elif head is not None and tree.words[at].tag not in {"HYPH", "POS"} and not owned:
            break
        owned = owned or word.tag == "POS"
    return head


def _is_said(tree: Tree, said: range) -> bool:
    """Tell a clause from what only leads up to one: "After the flood," "In May,"."""
    told = [tree.words[at] for at in said]
    if len(told) < _SHORTEST or any(word.quotation is not None for word in told):
        return False
    if not any(word.tag in _FINITE for word in told):
        return False
    return told[0].lower not in _SUBORDINATES or any(word.tag == "," for word in told)
