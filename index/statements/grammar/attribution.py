"""Attributions: in one parsed sentence, which cue gives which words to which speaker."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from index.lexicon import words
from index.statements.grammar import voices
from index.statements.grammar.clause import cues_in, is_spoken
from index.statements.grammar.colon import before_colon
from index.statements.grammar.mention import Mention, either, may_speak, mention, subject
from index.statements.grammar.nearest_cue import cue_of, quotation_words
from index.statements.grammar.parse import PUNCTUATION
from index.statements.grammar.prompted import answering, opening
from index.statements.grammar.second_hand import at_first_hand
from index.statements.grammar.stances import stance_of
from index.statements.grammar.unsaid import reports_another, said_only, tells_of
from index.statements.grammar.works import is_work
from index.text.cues import cue, is_cue_noun
from index.types import Link, Span, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.statements.grammar.cued import Cued
    from index.statements.grammar.parse import Tree, Word


_ELIDED = frozenset(
    {"PRP", "MD", "RB", "IN", "TO", "WDT", "WP", *PUNCTUATION}
)  # "as she said she would" says nothing
_LOOSE_ENDS = frozenset({"CC", *PUNCTUATION})  # "said it was safe but"
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_READING = frozenset(
    {"reading", "reads", "read", "saying", "says", "said", "shouting", "chanting", "shouted"}
)
_READS = frozenset({"read", "reads"})
_SHORTEST_FRAGMENT = 3  # words; fewer are a scare quote or a title too often


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content given to a speaker: spans, the numbers of whole quotations in it, cue and mention."""

    spans: tuple[Span, ...]
    quotations: frozenset[int]
    cue: Span | None
    mention: Mention | None
    stance: Stance = Stance.SAID
    link: Link = Link.CUE


def attributions(tree: Tree) -> list[Attribution]:
    """Return what the sentence attributes, in the order of the cues."""
    found = [replace(one, speaker=voices.speaker(tree, one)) for one in said_only(tree, cues_in(tree))]
    found = at_first_hand(tree, found)
    quoted = quotation_words(tree)
    taken = {n: cue_of(tree, quote, answering(tree, quote, found), quoted) for n, quote in quoted.items()}
    result, cues = [], {one.at for one in found}
    for one in found:
        content = set(one.content)
        for number, quote in quoted.items():
            if taken[number] is one:
                content.difference_update(_about(tree, one.at), _asked(tree, one.at), _bearing(tree, one.at))
                content.difference_update(opening(tree, quote))
                if one.first > quote.start and tree.words[quote.start - 1].text == ":":
                    content.difference_update(range(quote.start))  # "He was firm: “...,” he said"
                content.update(quote)
            elif (other := taken[number]) is not None and other.at not in one.content:
                content.difference_update(quote)
        if content and _is_worth(tree, one, content, found):
            link = Link.RELAYED if reports_another(tree, one, found) else _link(tree, one, content)
            made = stance_of(tree, one, content, cues)
            result.append(replace(_attribution(tree, one, content, link), stance=made))
    said = set[int]().union(*(one.content for one in found))
    claimed = frozenset[int]().union(*(one.quotations for one in result))
    for number, quote in quoted.items():
        if taken[number] is None and number not in claimed and not said.issuperset(quote):
            result.append(_by_neighbour(tree, number, quote))
    return [one for one in (*result, *_fragments(tree, said, found)) if one.spans]


def _about(tree: Tree, verb: int) -> set[int]:
    """Return what a quotation is said of, which is no part of it: "“...,” he said of the sale"."""
    found: set[int] = set()
    for kid in tree.kids[verb]:
        if tree.words[kid].lower in {"of", "about"} and tree.words[kid].dep == "prep":
            found |= tree.subtree(kid)
    return set() if any(tree.words[at].is_quoted for at in found) else found


def _bearing(tree: Tree, verb: int) -> set[int]:
    """Return how the speaker looks, which is no part of it: "“...,” he said, his voice breaking"."""
    comma = next((at for at in range(verb + 1, len(tree.words) - 1) if tree.words[at].text == ","), None)
    if comma is None or tree.words[comma + 1].tag != "PRP$":
        return set()
    rest = [*takewhile(lambda at: not tree.words[at].is_quoted, range(comma + 1, len(tree.words)))]
    return set() if any(tree.words[at].tag in _FINITE for at in rest) else set(rest)


def _is_charge(tree: Tree, verb: int, at: int) -> bool:
    """Tell a lone noun that is denied or criticised: "denied involvement"; not "denied it"."""
    word = tree.words[at]
    return word.tag in {"NN", "NNS"} and word.dep == "dobj" and word.head == verb


def _asked(tree: Tree, verb: int) -> set[int]:
    """Return whom a quotation asks, who is no part of it: "“...,” he asked the council"."""
    known, whom = cue(tree.words[verb].lower), tree.kid(verb, "dobj", "dative")
    if known is None or known.verb != "ask" or whom is None or whom < verb or tree.words[whom].is_quoted:
        return set()
    return tree.subtree(whom)


def _is_worth(tree: Tree, one: Cued, content: set[int], found: list[Cued]) -> bool:
    """Tell whether reported speech is a statement to keep, not the mere mention of a saying."""
    if any(tree.words[at].is_quoted for at in content):
        return True
    if one.is_clause:
        refuses = tree.kid(one.at, "mark") is None and any(tree.words[at].dep == "neg" for at in content)
        return refuses or any(tree.words[at].tag not in _ELIDED for at in content)
    said = [at for at in content if tree.words[at].tag not in PUNCTUATION]
    if not said or (len(said) == 1 and not _is_charge(tree, one.at, said[0])):
        return False
    return not any(one.at in other.content for other in found if other is not one)


def _fragments(tree: Tree, said: set[int], found: Sequence[Cued]) -> Iterator[Attribution]:
    """Give a quoted fragment that no cue claims to the subject of the verb over it: "called it “a sin”"."""
    runs: dict[int, list[int]] = {}
    for at, word in enumerate(tree.words):
        if word.fragment is not None:
            runs.setdefault(word.fragment, []).append(at)
    for number, quote in runs.items():
        letters = [at for at in quote if tree.words[at].tag not in PUNCTUATION]
        if len(letters) < _SHORTEST_FRAGMENT or not said.isdisjoint(letters):
            continue
        span = Span(tree.words[quote[0]].start, tree.words[quote[-1]].end)
        if _is_name(tree, quote, letters):
            continue
        verb, speaker = _called(tree, quote, found) or _over(tree, letters, {one.at: one for one in found})
        if speaker is not None:
            place = None if verb is None else _place(tree.words[verb])
            is_cue = verb is not None and _is_cue(tree.words[verb].lower)
            link = Link.CUE if is_cue else Link.VERB
            yield Attribution((span,), frozenset({number}), place, mention(tree, speaker), link=link)
        elif (
            all(tree.words[at].tag in PUNCTUATION for at in range(letters[0]))
            and len(letters) > _SHORTEST_FRAGMENT
        ):
            yield Attribution((span,), frozenset({number}), None, None)


def _is_cue(word: str) -> bool:
    return cue(word) is not None or is_cue_noun(word)


def _called(tree: Tree, quote: list[int], found: Sequence[Cued]) -> tuple[int, int] | None:
    """Return the noun that a fragment is said to be, and whose: "“a waste” was Birch's verdict"."""
    near = (one for one in found if one.first - 1 in {quote[-1], quote[-1] + 1} or one.end + 1 == quote[0])
    return next(
        (
            (one.at, one.speaker)
            for one in near
            if one.speaker is not None and is_cue_noun(tree.words[one.at].lower)
        ),
        None,
    )


def _is_name(tree: Tree, quote: list[int], letters: list[int]) -> bool:
    """Tell what is called by quoted words: a work, or the noun after them ("the “New Ideas” session")."""
    before = tree.words[quote[0] - 1] if quote[0] else None
    after = tree.words[quote[-1] + 1] if quote[-1] + 1 < len(tree.words) else None
    if before is not None and before.lower in _READING:
        return False
    if after is not None and not is_cue_noun(after.lower):
        owned = before is not None and before.tag in {"DT", "PRP$"}
        if after.tag in {"NN", "NNS"} or (after.tag == "JJ" and owned):
            return True
    return is_work(" ".join(tree.words[at].text for at in letters))


def _over(tree: Tree, letters: list[int], found: Mapping[int, Cued]) -> tuple[int | None, int | None]:
    """Return the verb that gives a fragment to its speaker: the nearest cue over it, else the verb itself."""
    inside = set(letters)
    ups = dict.fromkeys(up for at in letters for up in tree.ancestors(at) if up not in inside)
    told_of = any(tells_of(tree, letters))
    verbs = [up for up in ups if tree.words[up].tag.startswith("VB") and not tree.words[up].is_quoted]
    cues = [
        up
        for up in verbs
        if (known := cue(tree.words[up].lower)) is not None
        and is_spoken(tree, up, known)
        and (not told_of or "that" in known.complements)
    ]
    for up in [*cues, *(() if told_of else verbs[:1])]:
        idle = tree.words[up].lower in words("idle_verbs") or tree.words[up].tag in {"VBG", "VBN", "VB"}
        if up not in cues and idle:
            continue
        who = found[up].speaker if up in found else subject(tree, up)
        if who is not None and who not in inside and (up in cues or may_speak(tree, who)):
            return up, either(voices.issuer(tree, who), who)
    return None, None


def _by_neighbour(tree: Tree, number: int, quote: range) -> Attribution:
    """Attribute a quotation that has no cue by the clause it stands against, or to nobody."""
    quotation = tree.words[quote.start]
    span = Span(quotation.start, quotation.end)
    (speaker, verb), link = _verb_after(tree, quote), Link.VERB
    while quote.start and tree.words[quote.start - 1].tag == "_SP":
        quote = range(quote.start - 1, quote.stop)
    if speaker is None and quote.start and tree.words[quote.start - 1].lower == ":":
        (speaker, verb), link = before_colon(tree, quote), Link.SET_OFF
    found = None if speaker is None else mention(tree, speaker)
    at = None if verb is None else _place(tree.words[verb])
    return Attribution((span,), frozenset({number}), at, found, link=link)


def _verb_after(tree: Tree, quote: range) -> tuple[int | None, int | None]:
    """Find "..., he laughed" after a quotation that ends with a comma."""
    last = quote.stop
    while last < len(tree.words) and tree.words[last].tag in PUNCTUATION:
        last += 1
    if last >= len(tree.words) or not any(tree.words[at].text in ",?!" for at in quote):
        return None, None
    for at in range(last, len(tree.words)):
        if tree.words[at].tag.startswith("VB"):
            who = tree.kid(at, "nsubj")
            if who is None and tree.words[at].lower in _READS:
                who = tree.kid(at, "dobj")  # "“...,” read the letter"
            if who is not None and who >= last and tree.words[who].quotation is None:
                return (None, None) if tree.words[who].tag in {"WDT", "WP"} else (who, at)
            return None, None
    return None, None


def _link(tree: Tree, one: Cued, content: set[int]) -> Link:
    plain = not one.is_clause and not any(tree.words[at].is_quoted for at in content)
    return Link.OBJECT if plain else Link.CUE


def _attribution(tree: Tree, one: Cued, content: set[int], link: Link) -> Attribution:
    numbers = frozenset(number for at in content if (number := tree.words[at].quotation) is not None)
    found = None if one.speaker is None else mention(tree, one.speaker)
    place = Span(tree.words[one.at].start, tree.words[one.end].end)
    return Attribution(tuple(_apart(_runs(tree, content))), numbers, place, found, link=link)


def _runs(tree: Tree, content: Iterable[int]) -> Iterator[Span]:
    """Yield the article's spans that the words of the content make, without the stops at their ends."""
    numbers = sorted(content)
    run: list[Word] = []
    previous = -2
    for number in [*numbers, len(tree.words) + 1]:
        if number != previous + 1:
            if span := _trim(run):
                yield span
            run = []
        if number < len(tree.words):
            run.append(tree.words[number])
        previous = number


def _apart(runs: Iterable[Span]) -> Iterator[Span]:
    """Join spans that overlap: whatever word of a quotation a run has, its span is all of the quotation."""
    held: Span | None = None
    for run in runs:
        if held is not None and run.start < held.end:
            held = Span(held.start, max(held.end, run.end))
            continue
        if held is not None:
            yield held
        held = run
    if held is not None:
        yield held


def _trim(run: list[Word]) -> Span | None:
    while run and run[0].tag in PUNCTUATION and run[0].quotation is None:
        run = run[1:]
    while run and run[-1].tag in _LOOSE_ENDS and not run[-1].is_quoted:
        run = run[:-1]
    worded = any(letter.isalnum() for word in run for letter in word.text)
    return Span(run[0].start, run[-1].end) if worded else None


def _place(word: Word) -> Span:
    return Span(word.start, word.end)
