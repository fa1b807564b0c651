"""What only looks like a saying: what is asked or yet to be said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.roles import is_role
from index.statements.grammar.deeds import is_deed
from index.statements.grammar.mention import is_reduced_passive, may_speak
from index.statements.grammar.parse import PUNCTUATION
from index.text.cues import cue
from index.text.english import singular

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.statements.grammar.cued import Cued
    from index.statements.grammar.parse import Tree

ASKING = frozenset({"ask", "press", "question", "quiz", "challenge", "pressed"})
_REPORTING = frozenset({"report", "cite", "quote"})
_TELLING = frozenset(
    {"say", "report", "describe", "quote", "note", "state", "tell", "announce", "confirm", "put"}
)
_DEMANDING = frozenset({"demand", "order", "request", "promise", "urge", "recommend", "instruct", "require"})
_BELIEFS = frozenset(
    {"perception", "impression", "belief", "notion", "illusion", "assumption", "suspicion", "fear", "myth"}
)
_BY_THINGS = frozenset({"remind", "lie"})
_ANYTHING = frozenset({"nothing", "anything", "everything", "something", "all", "much", "little"})
_GOES_ON = frozenset({"conj", "xcomp", "advcl"})
_SET_PHRASES = frozenset({("that", "said"), ("rest", "assured"), ("rest", "assure")})
_PASSING_ON = frozenset({"report", "media", "medium", "outlet", "agency", "newspaper", "paper"})
_NAMED = frozenset({"named", "identified", "quoted", "photographed", "recorded", "drawn"})
_MEETING = frozenset({"meet", "meets", "met", "gather", "gathered", "gathers"})
_LAYING = frozenset({"lay", "set", "spell"})
_SHOWING = frozenset(
    {"suggest", "indicate", "imply", "reveal", "hint", "signal", "confirm", "underline", "underscore"}
)
_SAME_DAY = re.compile(r"that same (?:day|night|morning|afternoon|evening|week|month|year)\b")


def said_only(tree: Tree, found: Sequence[Cued]) -> list[Cued]:
    """Leave out the cues that say nothing."""
    return [one for one in found if not _is_unsaid(tree, one)]


def reports_another(tree: Tree, one: Cued, found: Sequence[Cued]) -> bool:
    """Tell an outlet that passes on what its source says: "the mayor admitted it, the Gazette reports"."""
    known = cue(tree.words[one.at].lower)
    if tree.words[one.at].lower != "according" and (known is None or known.verb not in _REPORTING):
        return False
    if one.speaker is None:
        return False
    named = tree.words[one.speaker].tag.startswith("NNP")
    if not named and _noun(tree, one.speaker) not in _PASSING_ON:
        return False
    heads = {at for at in one.content if tree.words[at].head not in one.content or tree.words[at].head == at}
    heads |= {kid for at in heads for kid in tree.kids[at] if tree.words[kid].dep in _GOES_ON}
    quotes = known is not None and known.verb in {"quote", "cite"}
    return any(
        (other.at in heads or _covers(other, one) or (quotes and other.at in one.content))
        and other.content
        and other.speaker is not None
        and other.speaker in one.content
        for other in found
        if other is not one
    )


def _covers(other: Cued, one: Cued) -> bool:
    """Tell whether most of what one passes on is what the other says."""
    return other.at in one.content and 2 * len(other.content & one.content) > len(one.content)


def _is_unsaid(tree: Tree, one: Cued) -> bool:
    word = tree.words[one.at]
    known = cue(word.lower)
    if not word.tag.startswith("VB") or known is None:
        return False
    return (
        _is_phrase(tree, one)
        or _is_without(tree, one.at)
        or _is_believed(tree, one.at)
        or _is_order(tree, one)
        or _is_anything(tree, one)
        or (known.verb == "refer" and word.tag == "VBG")
        or _is_topic(tree, one, known.verb)
        or _is_put_to(tree, one, known.verb)
        or _is_wish(tree, one, known.verb)
        or _is_of_nobody(tree, one, known.verb)
        or _is_of_thing(tree, one, known.verb)
        or (_has_plain_object(tree, one) and is_deed(tree, one, known.verb))
    )


def is_passive(tree: Tree, at: int) -> bool:
    """Tell a verb of whose deed its subject is the object: "was asked"."""
    return is_reduced_passive(tree, at) or tree.kid(at, "auxpass", "nsubjpass") is not None


def _is_phrase(tree: Tree, one: Cued) -> bool:
    """Tell "that said", "said that same day", and a request to the reader: "confirm your password"."""
    if _SAME_DAY.match(" ".join(word.lower for word in tree.words[one.at + 1 : one.at + 4])):
        return True
    before = tree.words[one.at - 1].lower if one.at else ""
    word = tree.words[one.at]
    if (before, word.lower) in _SET_PHRASES and (
        one.at == 1 or tree.words[one.at - 2].tag in {*PUNCTUATION, "MD"}
    ):
        return True
    asks_reader = one.speaker is None and word.tag == "VB" and word.head == one.at
    return asks_reader and not any(tree.words[at].is_quoted for at in range(len(tree.words)))


def _is_without(tree: Tree, at: int) -> bool:
    """Tell "without saying what", which says nothing."""
    head = tree.words[tree.words[at].head]
    return tree.words[at].tag == "VBG" and head.lower == "without"


def _is_believed(tree: Tree, at: int) -> bool:
    """Tell "the perception that the mayor has asked for it", which others have of the mayor."""
    mark = tree.kid(at, "mark")
    return (
        mark is not None and tree.words[mark].lower == "that" and _noun(tree, tree.words[at].head) in _BELIEFS
    )


def _is_order(tree: Tree, one: Cued) -> bool:
    """Tell "as ordered by the court", which does not make the court say the rest."""
    mark, agent = tree.kid(one.at, "mark", "advmod"), tree.kid(one.at, "agent")
    known = cue(tree.words[one.at].lower)
    if mark is None or tree.words[mark].lower != "as" or known is None:
        return False
    passive = tree.words[one.at].tag == "VBN" and agent is not None
    return (passive and known.verb not in _TELLING) or known.verb in _DEMANDING


def _is_anything(tree: Tree, one: Cued) -> bool:
    """Tell "nothing the president said", of which the rest of the sentence tells."""
    word = tree.words[one.at]
    thing = tree.words[word.head]
    return word.dep == "relcl" and thing.lower in _ANYTHING and word.head < one.at


def _is_topic(tree: Tree, one: Cued, verb: str) -> bool:
    """Tell "commenting on the sale, Birch said", "met to speak about it", which tell only of what."""
    word = tree.words[one.at]
    meant = word.tag == "VB" and _has_to(tree, one.at) and tree.words[word.head].lower in _MEETING
    leads = word.tag == "VBG" and word.dep in {"advcl", "csubj"} and word.head > one.at
    is_aside = leads or meant
    quoted = any(tree.words[at].is_quoted for at in one.content)
    return is_aside and not quoted and verb in words("topic_verbs") and not one.is_clause


def _is_put_to(tree: Tree, one: Cued, verb: str) -> bool:
    """Tell "asked about it later, Birch said", which tells only of what: no clause or quotation is asked; it
    may be elsewhere in the sentence where it is told who asks: "asked by a host, who backs Birch, “Why?”".
    """
    asked = verb in ASKING and tree.words[one.at].tag == "VBN" and is_passive(tree, one.at)
    where = one.content if tree.kid(one.at, "agent") is None else range(len(tree.words))
    return asked and not one.is_clause and not any(tree.words[at].is_quoted for at in where)


def _has_to(tree: Tree, at: int) -> bool:
    return any(tree.words[kid].tag == "TO" for kid in tree.kids[at])


def _has_out(tree: Tree, at: int) -> bool:
    own = tree.kid(at, "prt")
    return own is not None and tree.words[own].lower == "out" and tree.words[at].lower in _LAYING


def _is_wish(tree: Tree, one: Cued, verb: str) -> bool:
    """Tell "asked not to be named", "refused to be drawn", no part of what whoever speaks says."""
    wish = tree.kid(one.at, "xcomp") if verb in {"ask", "request", "decline", "refuse"} else None
    return wish is not None and tree.words[wish].lower in _NAMED and tree.kid(wish, "auxpass") is not None


def _is_of_nobody(tree: Tree, one: Cued, verb: str) -> bool:
    """Tell what no one says: "less was said about money", "this suggests that"."""
    who = one.speaker
    if who is None:
        passive = tree.kid(one.at, "nsubjpass", "auxpass") is not None
        return passive and verb in {"say", "speak"} and not one.is_clause
    if _has_out(tree, one.at) and not one.is_clause and tree.words[one.at].tag == "VB":
        return True  # "needs to lay out a case"
    if verb not in _SHOWING or tree.words[who].tag == "WDT":
        return False
    return tree.words[who].lower in {"this", "that"}


def _is_of_thing(tree: Tree, one: Cued, verb: str) -> bool:
    """Tell what is no saying: "the photograph reminded her", "he reminded her of her father"."""
    if verb not in _BY_THINGS or one.speaker is None:
        return False
    who = tree.words[one.speaker]
    speaks = may_speak(tree, one.speaker) or who.tag == "PRP"
    body = _noun(tree, one.speaker) in words("body_nouns") or is_role(_noun(tree, one.speaker))
    likens = any(_noun(tree, at) in words("kin") for at in one.content) and not one.is_clause
    return not (speaks or body) or (likens and verb == "remind")


def _has_plain_object(tree: Tree, one: Cued) -> bool:
    """Tell content that is an object without a clause or a quoted word in it, or right before the cue."""
    if one.is_clause or not one.content or any(tree.words[at].is_quoted for at in one.content):
        return False
    before = one.first - 1
    while before > 0 and tree.words[before].tag in PUNCTUATION and not tree.words[before].is_quoted:
        before -= 1
    return before < 0 or not tree.words[before].is_quoted


def _noun(tree: Tree, at: int) -> str:
    return singular(tree.words[at].lower)


def tells_of(tree: Tree, letters: Sequence[int]) -> Iterator[int]:
    """Yield whom quoted words tell of, as the subject before them: "he “came up behind me”"."""
    inside = set(letters)
    for at in letters:
        if tree.words[at].tag in {"VBD", "VBZ", "VBP"}:
            who = tree.kid(at, "nsubj", "nsubjpass")
            if who is not None and who not in inside:
                yield who
