"""Who, in a parsed sentence, a cue attributes its words to: the mention of the speaker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.roles import is_role
from index.statements.grammar.nearest_subject import named_subject
from index.text.cues import cue, is_cue_noun
from index.text.english import singular
from index.types import Span

if TYPE_CHECKING:
    from index.statements.grammar.parse import Tree

_CLOSING = frozenset({",", "–", "—", "-", "--", ")"})
_PAIRS = {"(": ")"}
_SUBJECTS = ("nsubj", "expl")
_PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_NOUN_TAGS = ("NN", "PRP", "WP", "WDT", "CD", "DT", "JJ")
_LEFT = frozenset(
    {"compound", "det", "amod", "poss", "nummod", "nmod", "quantmod", "advmod", "predet", "npadvmod", "punct"}
)
_RIGHT = frozenset(
    {"prep", "appos", "case", "cc", "conj", "nummod", "punct", "amod", "npadvmod", "acl", "nmod"}
)
_SPEAKING_PRONOUNS = frozenset({"he", "she", "they", "i", "we", "who"})
_NOBODY = frozenset({"there", "that", "this", "what"})
_LONGEST_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Mention:
    """The words that name a speaker: where they stand, and the place of their head word.

    ``relative`` says that the cue's own subject is a relative pronoun ("who") for which the mention stands,
    ``proper`` that the head is tagged as a name.
    """

    span: Span
    head: Span
    relative: bool = False
    proper: bool = True


def subject(tree: Tree, verb: int) -> int | None:
    """Return the number of the word that heads the speaker of the cue at ``verb``."""
    for step in range(_LONGEST_CHAIN):
        passive = tree.kid(verb, *_PASSIVE_SUBJECTS)
        is_passive = passive is not None or is_reduced_passive(tree, verb)
        own = _agent(tree, verb) if is_passive else either(named_subject(tree, verb), _and_noun(tree, verb))
        if own is not None and step and tree.words[own].lower in _NOBODY:
            return None  # "There is time to say", "That is why they left before saying"
        if own is not None or is_passive:
            return own
        if (reporter := _reporter(tree, verb)) is not None:
            verb = reporter
            continue
        if (shared := _shared(tree, verb)) is not None:
            return shared
        above = either(_main_cue(tree, verb), _governor(tree, verb))
        if above is not None and tree.words[above].dep == "acomp":
            above = tree.words[above].head  # "is quick to add"
        if above is None or not tree.words[above].tag.startswith("VB"):
            return above if above is not None and tree.words[above].tag.startswith(_NOUN_TAGS) else None
        if (passive := tree.kid(above, *_PASSIVE_SUBJECTS)) is not None:
            return passive
        verb = above
    return None


def _and_noun(tree: Tree, verb: int) -> int | None:
    """Return Birch in "The sale failed, and Birch, tired of it, has left", as if nouns were joined."""
    if tree.words[verb].dep != "conj":
        return None
    before = [kid for kid in tree.kids[tree.words[verb].head] if kid < verb]
    noun = before[-1] if before and tree.words[before[-1]].dep == "conj" else None
    if noun is None or not may_speak(tree, noun) or not tree.words[noun].tag.startswith("NN"):
        return None
    parted = tree.words[tree.first[noun] - 1].tag == "CC" and tree.words[tree.first[verb] - 1].text == ","
    return noun if parted else None


def either(one: int | None, other: int | None) -> int | None:
    """Return the first of two numbers of words that is one; 0 is a word like any other."""
    return other if one is None else one


def may_speak(tree: Tree, head: int) -> bool:
    """Tell whether a word can head the mention of a speaker: a name, a person's pronoun or role."""
    word = tree.words[head]
    if word.is_quoted:
        return False
    named = word.tag in {"NNP", "NNPS"} or (word.tag.startswith("NN") and word.text[:1].isupper())
    return named or word.lower in _SPEAKING_PRONOUNS or is_role(word.lower)


def is_reduced_passive(tree: Tree, verb: int) -> bool:
    """Tell "when asked about it, she ...", where she is the one whom somebody asks."""
    word = tree.words[verb]
    return word.tag == "VBN" and word.dep == "advcl" and tree.kid(verb, "aux", *_SUBJECTS) is None


def is_main_after_all(tree: Tree, verb: int) -> bool:
    """Tell the verb of a sentence from a noun's participle: "Two editors – a father and his son – called"."""
    word = tree.words[verb]
    if (
        word.tag not in {"VBN", "VBD"}
        or word.dep != "acl"
        or tree.kid(verb, "aux", "agent", *_SUBJECTS) is not None
    ):
        return False
    mark = tree.words[verb - 1].text if verb else ""
    parted = mark in _CLOSING and any(
        _PAIRS.get(tree.words[at].text, tree.words[at].text) == mark for at in range(word.head + 1, verb - 1)
    )
    clause = any(kid > verb and tree.words[kid].dep == "ccomp" for kid in tree.kids[verb])
    return tree.words[word.head].dep == "ROOT" and (parted or clause)


def is_after_second_noun(tree: Tree, verb: int) -> bool:
    """Tell "the dinner one diplomat described as", where a noun stands right before the one that speaks."""
    noun = tree.words[verb].head
    if tree.words[verb].tag != "VBN" or noun + 1 != verb or not is_role(singular(tree.words[noun].lower)):
        return False
    return tree.first[noun] > 0 and tree.words[tree.first[noun] - 1].tag in {"NN", "NNS"}


def _agent(tree: Tree, verb: int) -> int | None:
    by = tree.kid(verb, "agent")
    return None if by is None else tree.kid(by, "pobj")


def _main_cue(tree: Tree, verb: int) -> int | None:
    """Return the main verb from within its reported clause: "X said Y was late, adding that ..."."""
    word = tree.words[verb]
    if word.tag != "VBG" or verb == 0:
        return None
    if tree.words[verb - 1].tag not in {",", "''", "RB"} and tree.words[verb - 1].lower != "while":
        return None
    chain = list(tree.ancestors(verb))
    if len(chain) < 2 or word.dep not in {"advcl", "acl"}:
        return None
    root = chain[-1]
    below = chain[-2]
    if tree.words[verb - 1].lower == "while" and verb > 1 and tree.words[verb - 2].text in _CLOSING:
        return root if root < verb and tree.words[root].tag.startswith("VB") else None
    known = cue(tree.words[root].lower)
    reports = tree.words[root].tag.startswith("VB") and known is not None
    if known is not None and known.verb == "report" and cue(tree.words[below].lower) is not None:
        return below  # "the Gazette reports that Birch denied it, saying ..." is hers
    return root if reports and root < verb and tree.words[below].dep == "ccomp" and below > root else None


def _reporter(tree: Tree, verb: int) -> int | None:
    """Return the cue over a clause to whose verb the parser coordinated a second one of the speaker's.

    In "Birch said the mill would close and called it a loss", "called" goes with "said": their forms agree.
    """
    if tree.words[verb].dep != "conj":
        return None
    below = tree.words[verb].head
    for up in tree.ancestors(below):
        if tree.words[below].dep == "ccomp" and cue(tree.words[up].lower) is not None and up < verb:
            own = tree.kid(below, *_SUBJECTS)
            other = tree.words[below].tag != tree.words[up].tag or (
                own is not None and not may_speak(tree, own)
            )
            alike = tree.words[up].tag == tree.words[verb].tag or goes_on_after_passive(tree, verb)
            return up if other and alike else None
        if tree.words[below].dep not in {"conj", "advcl", "xcomp"}:
            return None
        below = up
    return None


def goes_on_after_passive(tree: Tree, verb: int) -> bool:
    """Tell "denied that" in "conceded that mistakes had been made but denied that": mistakes deny nothing."""
    word = tree.words[verb]
    suffers = tree.kid(word.head, *_PASSIVE_SUBJECTS)
    clause = tree.kid(verb, "ccomp")
    if word.dep != "conj" or word.tag != "VBN" or suffers is None or clause is None or clause < verb:
        return False
    own = tree.kid(verb, "aux", "auxpass", *_SUBJECTS, *_PASSIVE_SUBJECTS)
    return own is None and tree.kid(clause, "mark") is not None and not may_speak(tree, suffers)


def _shared(tree: Tree, verb: int) -> int | None:
    """Return the subject of the verb before "and", where the parser parted "Birch denied it and alleged"."""
    word = tree.words[verb]
    if word.dep != "ccomp" or word.head < verb or word.tag not in {"VBD", "VBZ"}:
        return None
    for other in reversed([kid for kid in tree.kids[word.head] if kid < verb]):
        if tree.words[other].dep == "ccomp" and tree.kid(other, "cc") is not None:
            return tree.kid(other, "nsubj")
    return None


def _governor(tree: Tree, verb: int) -> int | None:
    """Return the verb, or the noun, from which a verb without a subject takes it."""
    word = tree.words[verb]
    head = word.head
    if head == verb:
        return None
    if word.dep in {"prep", "pcomp", "aux", "auxpass"} or tree.words[head].tag in {"IN", "TO"}:
        return head if tree.words[head].tag.startswith("VB") else _climb(tree, head)
    return head


def _climb(tree: Tree, number: int) -> int | None:
    head = tree.words[number].head
    return None if head == number else head


def mention(tree: Tree, head: int) -> Mention:
    """Return the mention that the word ``head`` heads; a relative pronoun's is what it stands for."""
    word = tree.words[head]
    if word.lower in _RELATIVES and word.tag.startswith("W"):
        clause = next(
            (up for up in tree.ancestors(head) if tree.words[up].dep in {"relcl", "acl", "ccomp"}), None
        )
        if clause is not None:
            antecedent = tree.words[clause].head
            if antecedent < head and not tree.words[antecedent].tag.startswith("VB"):
                first, _ = phrase(tree, antecedent)
                place = tree.words[antecedent]
                return Mention(
                    Span(tree.words[first].start, word.end),
                    Span(place.start, place.end),
                    relative=True,
                    proper=place.tag.startswith("NNP"),
                )
    first, last = phrase(tree, head)
    if first and word.lower == "old" and tree.words[first - 1].tag == "DT":
        first -= 1  # "the 34-year-old"
    opened = sum((word.text == "(") - (word.text == ")") for word in tree.words[first : last + 1])
    if opened > 0 and last + 1 < len(tree.words) and tree.words[last + 1].text == ")":
        last += 1
    span = Span(tree.words[first].start, tree.words[last].end)
    return Mention(span, Span(word.start, word.end), proper=word.tag.startswith("NNP"))


def phrase(tree: Tree, head: int) -> tuple[int, int]:
    """Return the first and last word of the noun phrase around ``head``, without relative clauses."""
    first = last = head
    for kid in reversed([kid for kid in tree.kids[head] if kid < head]):
        if tree.words[kid].dep not in _LEFT or tree.words[kid].quotation is not None:
            break
        if tree.words[kid].dep != "punct":
            first = _unquoted_from(tree, kid)
    for kid in (kid for kid in tree.kids[head] if kid > head):
        if tree.words[kid].dep not in _RIGHT or _holds_quotation(tree, kid) or _tells_when(tree, kid):
            break
        if tree.words[kid].dep == "acl" and cue(tree.words[kid].lower) is not None:
            break  # "a release saying that ..."
        if tree.words[kid].dep not in {"punct", "cc"}:
            last = tree.last[kid]
    return first, last


def _unquoted_from(tree: Tree, number: int) -> int:
    """Return where what a word heads begins, behind a quotation: "“...,” lead author Ada Birch said"."""
    first = number
    while first > tree.first[number] and tree.words[first - 1].quotation is None:
        first -= 1
    return first


def _tells_when(tree: Tree, number: int) -> bool:
    """Tell "on Sunday", which goes with the verb: "the minister on Sunday urged"."""
    when = tree.kid(number, "pobj")
    return when is not None and tree.words[when].lower in words("calendar")


def _holds_quotation(tree: Tree, number: int) -> bool:
    return any(
        tree.words[at].quotation is not None for at in range(tree.first[number], tree.last[number] + 1)
    )


def owner(tree: Tree, noun: int) -> int | None:
    """Return whose a noun for words is: "Birch's statement", "a statement by Birch", else None."""
    possessor = tree.kid(noun, "poss")
    if possessor is not None:
        return possessor
    for kid in tree.kids[noun]:
        if (
            kid > noun
            and tree.words[kid].lower in {"by", "from", "of"}
            and tree.words[kid].dep in {"prep", "agent"}
        ):
            found = tree.kid(kid, "pobj")
            if found is not None and is_cue_noun(tree.words[noun].lower):
                return found
    return None
