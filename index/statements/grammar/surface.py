"""Speakers found by the surface of a sentence, where the parse lost them: "Birch, who was tired, said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.roles import is_role
from index.statements.grammar.mention import phrase
from index.statements.grammar.parse import PUNCTUATION

if TYPE_CHECKING:
    from index.statements.grammar.parse import Tree

_ASIDES = frozenset({",", "-", "–", "—"})
_ASIDE = 20  # words of a remark between a name and its verb, at most


def lost(tree: Tree, verb: int) -> int | None:
    """Return the speaker of a verb of saying to which the parser gave no subject."""
    ways = (_inverted, _beside, _set_apart, _before)
    return next((who for find in ways if (who := find(tree, verb)) is not None), None)


def _inverted(tree: Tree, verb: int) -> int | None:
    """Return the speaker that stands after the verb: "said Ada Birch"."""
    for kid in tree.kids[verb]:
        if kid > verb and tree.words[kid].dep in {"dobj", "attr", "oprd", "npadvmod", "dep"}:
            between = range(verb + 1, tree.first[kid])
            is_name = tree.words[kid].tag.startswith(("NN", "PRP"))
            before = verb - 1
            while (
                before >= 0 and tree.words[before].tag in PUNCTUATION and tree.words[before].quotation is None
            ):
                before -= 1
            if is_name and not between and before >= 0 and tree.words[before].quotation is not None:
                return kid
    return _misread(tree, verb)


def _misread(tree: Tree, verb: int) -> int | None:
    """Return the speaker in "said study author Birch", where the parser took the noun for a verb."""
    noun = verb + 1
    if noun >= len(tree.words) or tree.words[noun].tag != "VB" or tree.words[noun].dep != "xcomp":
        return None
    speaker = tree.kid(noun, "dobj")
    return speaker if speaker is not None and tree.words[speaker].tag == "NNP" else None


def _beside(tree: Tree, verb: int) -> int | None:
    """Return the noun right before, or right after, a verb set against a quotation, whatever the parse."""
    at = verb - 1
    while (
        at >= 0
        and tree.words[at].tag in {"RB", "MD", "VBD", "VBZ", "VBP"}
        and tree.words[at].quotation is None
    ):
        at -= 1
    if at >= 0 and _is_noun(tree, at):
        first = phrase(tree, at)[0]
        while first > 0 and (is_role(tree.words[first - 1].lower) or tree.words[first - 1].tag == "DT"):
            first -= 1
        if stands_against(tree, first - 1):
            return at
    return right_after(tree, verb) if stands_against(tree, verb - 1) else None


def right_after(tree: Tree, verb: int) -> int | None:
    """Return the noun after a verb with what may stand before one: "said retired surgeon Ada Birch"."""
    at = verb + 1
    while at < len(tree.words) and _may_precede(tree, at) and not _is_noun(tree, at):
        at += 1
    if at >= len(tree.words) or not _is_noun(tree, at):
        return None
    while at + 1 < len(tree.words) and _is_noun(tree, at + 1):
        at += 1
    return at


def between_commas(tree: Tree, verb: int) -> int | None:
    """Return Birch in "Voters, Birch suggested, need not worry", where the parser took both for subjects."""
    if verb < 3 or tree.words[verb - 1].tag != "NNP" or verb + 1 >= len(tree.words):
        return None
    first = phrase(tree, verb - 1)[0]
    set_in = first > 1 and tree.words[first - 1].text == "," and tree.words[verb + 1].text == ","
    two = sum(tree.words[kid].dep == "nsubj" for kid in tree.kids[verb] if kid < verb) > 1
    goes_on = tree.words[min(verb + 2, len(tree.words) - 1)].tag in {"VBZ", "VBP", "VBD", "MD"}
    explains = tree.words[verb - 1].dep == "appos" and goes_on  # "Reed, Birch said, is late"
    return verb - 1 if set_in and (two or explains) else None


def _before(tree: Tree, verb: int) -> int | None:
    """Return the name that stands before a verb, or before an apposition to it, where the parse lost it."""
    if tree.words[verb].tag not in {"VBD", "VBZ", "VBP"} and not leads_to_quotation(tree, verb):
        return None
    at = verb - 1
    while at > 0 and tree.words[at].tag in {"RB", "MD", "VBD", "VBZ", "VBP"} and not _is_named(tree, at):
        at -= 1
    if at > 0 and tree.words[at].text in _ASIDES:
        closing = tree.words[at].text
        opening = next(
            (up for up in range(at - 2, max(0, at - _ASIDE), -1) if tree.words[up].text == closing), None
        )
        if opening is not None and not _is_named(tree, opening - 1) and _is_name(tree, opening + 1, at):
            return at - 1  # "her adviser, Tom Reed, said"
        at = at if opening is None else opening - 1
    if at >= 0 and at == verb - 1 and tree.words[at].tag == "NN" and is_role(tree.words[at].lower):
        return at
    return at if at >= 0 and _is_named(tree, at) else None


def leads_to_quotation(tree: Tree, verb: int) -> bool:
    """Tell a verb after the name that opens a sentence and before words in marks: "Birch reports: “...”"."""
    first, after = phrase(tree, verb - 1)[0] if verb else verb, tree.words[verb + 1 : verb + 3]
    opens = first == 0 and all(word.tag == "NNP" for word in tree.words[:verb])
    return opens and len(after) > 1 and after[0].text in {",", ":"} and after[1].quotation is not None


def _is_name(tree: Tree, start: int, end: int) -> bool:
    """Tell words that are nothing but somebody's full name."""
    return end - start > 1 and all(tree.words[at].tag == "NNP" for at in range(start, end))


def _is_named(tree: Tree, at: int) -> bool:
    """Tell a name, whatever its tag: "Jolly"."""
    word = tree.words[at]
    named = word.text[:1].isupper() and word.text.isalpha() and not word.is_quoted
    return named and word.tag != "PRP" and word.lower not in words("calendar")


def _is_noun(tree: Tree, at: int) -> bool:
    word = tree.words[at]
    named = at > 0 and word.text[:1].isupper() and word.text.isalpha()
    aged = word.lower == "old" and at > 1 and tree.words[at - 1].tag == "HYPH"  # "the 34-year-old"
    return (word.tag in {"NN", "NNS", "NNP", "NNPS", "PRP"} or named or aged) and not word.is_quoted


def _set_apart(tree: Tree, verb: int) -> int | None:
    """Return the noun that opens the clause when a remark parts it from the verb: "Birch, tired, said"."""
    quoted = [at for at in range(verb) if tree.words[at].quotation is not None]
    closes = verb > 0 and tree.words[verb - 1].tag in {",", "''"}
    if quoted and closes and _is_named(tree, 0):
        return _first_noun(tree, 0, verb)  # "Birch, who once starred in “...,” said"
    return _first_noun(tree, quoted[-1] + 1 if quoted else 0, verb)


def opens_aside(tree: Tree, speaker: int, verb: int) -> bool:
    """Tell a name that opens the sentence, with quoted words in the remark between it and its verb."""
    first = phrase(tree, speaker)[0]
    following = tree.words[speaker + 1].text if speaker + 1 < verb else ""
    return (
        first == 0
        and following == ","
        and tree.words[verb - 1].tag in {",", "''"}
        and any(tree.words[at].quotation is not None for at in range(speaker, verb))
    )


def _first_noun(tree: Tree, at: int, verb: int) -> int | None:
    """Return the noun that opens a clause at ``at`` with a remark after it."""
    while at < verb and (tree.words[at].tag in PUNCTUATION or tree.words[at].tag in {"CC", "RB"}):
        at += 1
    for head in range(at, min(verb, at + 12)):
        if not _is_noun(tree, head) and not (head == 0 and tree.words[0].tag.startswith("NN")):
            continue
        following = tree.words[head + 1].lower
        if following in {",", "who", "that", "("} and all(_may_precede(tree, kid) for kid in range(at, head)):
            return head
    return None


def _may_precede(tree: Tree, at: int) -> bool:
    return tree.words[at].tag in {"DT", "JJ", "NN", "NNP", "NNS", "POS", "PRP$", "CD", "NNPS", "HYPH", "VBN"}


def stands_against(tree: Tree, at: int) -> bool:
    """Tell whether a quotation ends at, or but for punctuation before, the word ``at``."""
    while at >= 0 and tree.words[at].tag in PUNCTUATION and tree.words[at].quotation is None:
        at -= 1
    return at >= 0 and tree.words[at].quotation is not None
