"""A cue set into what is said, read by its surface: "Even then, she said, the dam held"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.lexicon import words
from index.statements.grammar.mention import phrase
from index.statements.grammar.parse import PUNCTUATION
from index.text.cues import cue, is_cue_noun

if TYPE_CHECKING:
    from index.statements.grammar.parse import Tree

_RELATIVE = frozenset({"WDT", "WP"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_EMPTY = frozenset({"CC", "UH", "``", "''", ":", "-LRB-", "_SP"})
_CONDITIONS = frozenset({"if", "unless"})
_ADDRESSING = frozenset({"told", "tells", "asked", "asks"})
_SAYING = frozenset({"argued", "argues", "argue", "say", "warned", "warns", "warn", "believes", "thinks"})
_ASIDES = frozenset({"a", "an", "as", "who", "which"})  # the journalist's own after the comma
_STOPS = frozenset({":", ";"})
_GOES_ON = _FINITE | {"RB"}
_BELOW = frozenset({"relcl", "acl", "advcl", "csubj", "csubjpass", "pcomp"})
"""What a verb is in a clause that is no main one."""
_NO_NOUNS = ("IN", "RB", "TO", "VB", "CC", "W", ",")
_SOON = 4  # words within which "and also has been paid" has its verb
_LONGEST_TAIL = 6  # words between the verb and the comma after it


def around(tree: Tree, verb: int, speaker: int, content: set[int]) -> set[int]:
    """Return content with what the parser lost of a clause into which "she said" is set."""
    following = tree.words[min(verb + 1, len(tree.words) - 1)]
    set_in = following.text == "," and tree.words[verb].tag in _FINITE and tree.words[speaker].tag[0] != "W"
    if speaker > verb or not (set_in or tree.words[verb].lower in words("plain_cues")):
        return content
    start, end = phrase(tree, speaker)[0], _comma_after(tree, verb)
    if end is None or start < 2 or tree.words[start - 1].text != ",":
        return content
    rest = _rest(tree, end + 1)
    whole = _lead(tree, start - 1)
    lead = second_clause(tree, whole, rest)
    content = content.difference(range(whole.start, lead.start))
    if not rest or any(tree.words[at].is_quoted for at in lead) or _is_quoted(tree, rest):
        return content
    quoted = any(tree.words[at].is_quoted for at in rest)  # "The mill, she said, was “a ruin”"
    if quoted or 2 * len(content.intersection(rest)) >= len(rest):
        return content | _missing_lead(tree, lead, rest, content)
    return {*lead, *rest} if _goes_on(tree, lead, rest) or not _tells_when(tree, lead) else {*rest}


def behind_colon(tree: Tree, verb: int, speaker: int) -> tuple[int, range, range] | None:
    """Return a colon, and the words before and after an insertion in the clause behind it.

    That is "the money" and "was gone" of "Birch denied this: the money, she said, was gone".
    """
    start, end = phrase(tree, speaker)[0], _comma_after(tree, verb)
    if end is None or not 1 < start <= verb or tree.words[start - 1].text != "," or not _reports(tree, verb):
        return None
    colon = next((at for at in range(start - 1, 0, -1) if tree.words[at].text in _STOPS), 0)
    lead, rest = _lead(tree, start - 1, colon + 1), _rest(tree, end + 1)
    if tree.words[colon].text != ":" or not _is_told(tree, range(colon)) or not lead or not rest:
        return None
    if any(tree.words[at].is_quoted for at in lead) or _is_quoted(tree, rest):
        return None
    if _is_told(tree, lead) and not _goes_on(tree, lead, rest):
        return None  # "The mill fell: it was old, she said, the beams rotten"
    return colon, range(0) if _tells_when(tree, lead) else lead, rest


def condition(tree: Tree, verb: int, speaker: int) -> set[int]:
    """Return the condition that opens a sentence and is said, too: "If it rains, she said, ..."."""
    start = phrase(tree, speaker)[0]
    if speaker > verb or start < 2 or tree.words[start - 1].text != "," or not _says(tree, verb):
        return set()
    lead = _lead(tree, start - 1)
    opens = bool(lead) and tree.words[lead.start].lower in _CONDITIONS
    return set(lead) if opens and not any(_is_cue(tree, at) for at in lead) else set()


def without_before(tree: Tree, verb: int, content: set[int]) -> set[int]:
    """Leave out what stands before a cue that a clause follows: "It rained; she said nobody came".

    A relative word stays: "the plan, which she said had failed".
    """
    after = {at for at in content if at > verb}
    before = content - after
    mark = tree.kid(verb, "mark")
    is_as = mark is not None and tree.words[mark].lower == "as"
    first = min((at for at in after if tree.words[at].tag not in PUNCTUATION), default=0)
    if first != verb + 1 or is_as or any(tree.words[at].is_quoted for at in before):
        return content
    is_relative = len(before) == 1 and tree.words[min(before)].tag in _RELATIVE
    return content if is_relative else after


def second_clause(tree: Tree, lead: range, rest: range) -> range:
    """Return what of the words before an insertion is of the clause that goes on behind it.

    That is "the bus" of "It rained all day, and the bus, she said, was late"; not "the shop" alone
    of "The man who ran the mill and the shop, she said, was rich".
    """
    if (
        not any(tree.words[at].tag in _FINITE for at in rest[:_SOON])
        or tree.words[rest[0]].tag not in _GOES_ON
    ):
        return lead
    for joint in lead:
        before, after = range(lead.start, joint), range(joint + 1, lead.stop)
        joins = tree.words[joint].tag == "CC" or tree.words[joint].text == ";"
        if joins and after and _is_clause(tree, before) and _is_subject(tree, after):
            return after
    return lead


def _is_clause(tree: Tree, run: range) -> bool:
    """Tell a main clause, which has a subject of its own."""
    for at in run:
        word = tree.words[at]
        verb = word.head if word.dep in {"aux", "auxpass"} else at
        if word.tag in _FINITE and tree.words[verb].dep not in _BELOW:
            who = tree.kid(verb, "nsubj", "nsubjpass", "expl")
            return who in run and tree.words[run[0]].tag[0] != "W" and tree.kid(verb, "mark") is None
    return False


def _is_subject(tree: Tree, run: range) -> bool:
    """Tell what a clause may begin with that goes on with its verb: "the bus"."""
    tags = [tree.words[at].tag for at in run]
    nouns = any(tag.startswith(("NN", "PRP")) for tag in tags)
    return nouns and not tags[0].startswith(_NO_NOUNS) and not any(tag in _FINITE for tag in tags)


def _says(tree: Tree, verb: int) -> bool:
    return tree.words[verb].lower in words("plain_cues") or tree.words[verb].lower in _SAYING


def _reports(tree: Tree, verb: int) -> bool:
    """Tell a cue that leaves the clause around it as it is: "she says", "he added", "she told reporters"."""
    word = tree.words[verb]
    known = cue(word.lower)
    return word.tag in _FINITE and known is not None and "that" in known.complements


def _is_told(tree: Tree, run: range) -> bool:
    return any(tree.words[at].tag in _FINITE and not tree.words[at].is_quoted for at in run)


def _is_cue(tree: Tree, at: int) -> bool:
    return tree.words[at].tag.startswith("VB") and tree.words[at].lower in words("plain_cues")


def is_insertion(tree: Tree, verb: int, at: int) -> bool:
    """Tell "she says" before a verb, between commas, which is no part of what that verb's subject does."""
    first, last, word = tree.first[at], tree.last[at], tree.words[at]
    if at > verb or word.is_quoted or cue(word.lower) is None or word.tag not in _FINITE:
        return False
    starts = "," in {tree.words[first].text, tree.words[max(0, first - 1)].text}
    ends = "," in {tree.words[last].text, tree.words[last + 1].text}
    return first > 0 and tree.kid(at, "nsubj") is not None and starts and ends


def _is_quoted(tree: Tree, rest: range) -> bool:
    """Tell a whole quotation, or quoted words that go on from what stands before by no verb of their own."""
    whole = any(tree.words[at].quotation is not None for at in rest)
    return whole or (tree.words[rest[0]].tag not in _FINITE and any(tree.words[at].is_quoted for at in rest))


def _goes_on(tree: Tree, lead: range, rest: range) -> bool:
    """Tell what goes on from a statement before the insertion: "He left, she said, and has not been seen"."""
    states = any(tree.words[at].tag in _FINITE for at in lead)
    joined = tree.words[rest[0]].tag == "CC" and any(tree.words[at].tag in _FINITE for at in rest[1:_SOON])
    return states and joined


def _missing_lead(tree: Tree, lead: range, rest: range, content: set[int]) -> set[int]:
    """Return the words before the insertion where the content has none of them.

    They state nothing, unless the words after it go on from them.
    """
    states = any(tree.words[at].tag in _FINITE for at in lead)
    apart = not _goes_on(tree, lead, rest) and (states or _tells_when(tree, lead))
    lead = _after_comma(tree, lead) if apart else lead
    return set() if not content.isdisjoint(lead) else set(lead)


def _after_comma(tree: Tree, lead: range) -> range:
    """Return "the mill", which may be missing of "After it rained, the mill, she said, was gone"."""
    comma = next((at for at in reversed(lead) if tree.words[at].text == ","), lead.stop)
    run = range(comma + 1, lead.stop)
    return run if run and _is_subject(tree, run) else range(0)


def _tells_when(tree: Tree, lead: range) -> bool:
    said = {tree.words[at].lower for at in lead} - {"point"}  # "at one point"
    return not said or any(word in words("calendar") or word.isdigit() or is_cue_noun(word) for word in said)


def _comma_after(tree: Tree, verb: int) -> int | None:
    """Return the comma that ends the insertion: "she said on Monday,"."""
    following = tree.words[min(verb + 1, len(tree.words) - 1)]
    is_when = following.tag in {",", "IN", "TO", "RB"} or following.lower in words("calendar")
    if not is_when and tree.words[verb].lower not in _ADDRESSING:
        return None  # "he added trucks, ..."
    for at in range(verb + 1, min(verb + 1 + _LONGEST_TAIL, len(tree.words) - 1)):
        if tree.words[at].text == ",":
            return at
        word = tree.words[at]
        if word.is_quoted or word.lower == "that" or word.tag.startswith(("VB", "MD", "W", "PRP")):
            return None
    return None


def _lead(tree: Tree, stop: int, start: int = 0) -> range:
    while start < stop and tree.words[start].tag in _EMPTY:
        start += 1
    return range(start, stop)


def _rest(tree: Tree, start: int) -> range:
    stop = len(tree.words)
    while stop > start and tree.words[stop - 1].tag in {".", "''", "_SP"}:
        stop -= 1
    if start < stop and tree.words[start].lower in _ASIDES:
        return range(0)
    for at in range(start, stop):
        if tree.words[at].lower in words("plain_cues") and tree.words[at].tag in _FINITE:
            return range(0)
    return range(start, stop)
