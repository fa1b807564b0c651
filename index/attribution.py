"""Attributions: in one parsed sentence, which cue gives which words to which speaker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.cues import Cue, cue, is_cue_noun, takes_that
from index.mention import Mention, mention, owner, subject
from index.types import Span, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.grammar import Tree, Word

_PUNCTUATION = frozenset({",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "NFP", "SYM", "_SP"})
_CLAUSES = frozenset({"ccomp", "parataxis"})
_OBJECTS = frozenset({"dobj", "oprd", "attr", "obj"})
_LIGHT = frozenset({"advmod", "aux", "auxpass", "neg", "prt", "mark", "cc", "intj"})
_NEGATIONS = frozenset({"not", "n't", "never", "nor"})
_HYPOTHETICAL = frozenset({"would", "could", "might", "may", "should", "will", "'ll", "'d", "can"})
_SILENT_VERBS = frozenset({"decline", "refuse"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content given to a speaker: spans, the numbers of whole quotations in it, cue and mention."""

    spans: tuple[Span, ...]
    quotations: frozenset[int]
    cue: Span | None
    mention: Mention | None
    stance: Stance = Stance.SAID


@dataclass(frozen=True, slots=True)
class _Found:
    """A cue in a sentence: its word, its phrase's first word, its speaker's head, its content's words."""

    at: int
    first: int
    speaker: int | None
    content: frozenset[int]
    end: int


def attributions(tree: Tree) -> list[Attribution]:
    """Return what the sentence attributes, in the order of the cues."""
    found = [*_verbs(tree), *_according(tree), *_nouns(tree)]
    found.sort(key=lambda one: one.at)
    quoted = _quotation_words(tree)
    taken = {number: _cue_of(tree, words, found, quoted) for number, words in quoted.items()}
    result = []
    for one in found:
        content = set(one.content)
        for number, words in quoted.items():
            if taken[number] is one:
                content.update(words)
            elif taken[number] is not None:
                content.difference_update(words)
        if content:
            result.append(_attribution(tree, one, content))
    for number, words in quoted.items():
        if taken[number] is None and not any(set(words) <= one.content for one in found):
            result.append(_by_neighbour(tree, number, words))
    return result


def _verbs(tree: Tree) -> Iterator[_Found]:
    for at, word in enumerate(tree.words):
        known = cue(word.lower) if word.tag.startswith("VB") and word.quotation is None else None
        if known is None or _is_auxiliary(tree, at):
            continue
        speaker = subject(tree, at)
        if speaker is not None and tree.words[speaker].quotation is not None:
            speaker = None
        if speaker is None:
            speaker = _inverted(tree, at)
        speaker = _real_speaker(tree, at, speaker)
        content = _content(tree, at, known, speaker)
        first = min([at, *(kid for kid in tree.kids[at] if tree.words[kid].dep in _LIGHT)])
        if speaker is not None and speaker < at:
            first = min(first, tree.first[speaker])
        yield _Found(at, first, speaker, frozenset(content), at)


def _is_auxiliary(tree: Tree, at: int) -> bool:
    return tree.words[at].dep in {"aux", "auxpass", "amod", "compound"}


def _inverted(tree: Tree, verb: int) -> int | None:
    """Return the speaker that stands after the verb: "said Ada Birch"."""
    for kid in tree.kids[verb]:
        if kid > verb and tree.words[kid].dep in {"dobj", "attr", "oprd", "npadvmod", "dep"}:
            between = range(verb + 1, tree.first[kid])
            is_name = tree.words[kid].tag.startswith(("NN", "PRP"))
            before = verb - 1
            while (
                before >= 0
                and tree.words[before].tag in _PUNCTUATION
                and tree.words[before].quotation is None
            ):
                before -= 1
            if is_name and not between and before >= 0 and tree.words[before].quotation is not None:
                return kid
    return None


def _real_speaker(tree: Tree, verb: int, speaker: int | None) -> int | None:
    """Look behind a statement or letter that "says" something for the one whose it is."""
    if speaker is None or speaker > verb or tree.words[verb].tag != "VBG":
        return speaker
    if not is_cue_noun(tree.words[speaker].lower):
        return speaker
    whose = owner(tree, speaker)
    if whose is not None:
        return whose
    head = tree.words[speaker].head
    return (subject(tree, head) or speaker) if tree.words[head].tag.startswith("VB") else speaker


def _content(tree: Tree, verb: int, known: Cue, speaker: int | None) -> set[int]:
    """Return the words of what a verb's complements say."""
    content: set[int] = set()
    for kid in tree.kids[verb]:
        if kid == speaker or (speaker is not None and speaker in tree.subtree(kid)):
            continue
        if _is_content(tree, verb, kid, known):
            content |= tree.subtree(kid)
    if not content:
        content = _parenthetical(tree, verb, known)
    return content - tree.subtree(speaker) if speaker is not None else content


def _is_content(tree: Tree, verb: int, kid: int, known: Cue) -> bool:
    word = tree.words[kid]
    if word.dep in _CLAUSES:
        return "that" in known.complements or word.quotation is not None
    if word.dep == "xcomp":
        return "to" in known.complements or "np" in known.complements
    if word.dep in _OBJECTS:
        return "np" in known.complements and kid > verb
    if word.dep in {"prep", "dative"}:
        return word.lower in known.complements or (word.lower == "to" and "to_np" in known.complements)
    return False


def _parenthetical(tree: Tree, verb: int, known: Cue) -> set[int]:
    """Return the clause into which "he said" is set: "the plan, he said, will fail"."""
    word = tree.words[verb]
    if word.dep not in {"parataxis", "ccomp", "advcl"} or "that" not in known.complements:
        return set()
    if word.dep != "parataxis" and not _set_off(tree, verb):
        return set()
    return tree.subtree(word.head) - tree.subtree(verb)


def _set_off(tree: Tree, verb: int) -> bool:
    """Tell whether commas part a clause from what is around it."""
    first, last = tree.first[verb], tree.last[verb]
    before = first == 0 or tree.words[first].lower == "," or tree.words[first - 1].lower == ","
    after = (
        last + 1 >= len(tree.words) or tree.words[last].lower == "," or tree.words[last + 1].tag in {",", "."}
    )
    return before and after and first > 0


def _according(tree: Tree) -> Iterator[_Found]:
    for at, word in enumerate(tree.words[:-1]):
        if word.lower != "according" or tree.words[at + 1].lower != "to":
            continue
        to = next((kid for kid in tree.kids[at] if tree.words[kid].lower == "to"), None)
        speaker = tree.kid(at if to is None else to, "pobj")
        if speaker is None:
            continue
        clause = next((up for up in tree.ancestors(at) if tree.words[up].tag.startswith("VB")), word.head)
        yield _Found(at, at, speaker, frozenset(tree.subtree(clause) - tree.subtree(at)), at + 1)


def _nouns(tree: Tree) -> Iterator[_Found]:
    """Find "Birch's claim that ...": a noun for words, whose they are, and the clause."""
    for at, word in enumerate(tree.words):
        if not word.tag.startswith("NN") or not takes_that(word.lower):
            continue
        clause = tree.kid(at, "acl", "ccomp", "relcl")
        if clause is None or (mark := tree.kid(clause, "mark")) is None or tree.words[mark].lower != "that":
            continue
        whose = owner(tree, at)
        if whose is not None:
            yield _Found(at, tree.first[at], whose, frozenset(tree.subtree(clause)), at)


def _quotation_words(tree: Tree) -> dict[int, range]:
    """Return the run of words that stands in for each quotation."""
    runs: dict[int, range] = {}
    for at, word in enumerate(tree.words):
        if word.quotation is not None:
            run = runs.get(word.quotation)
            runs[word.quotation] = range(run.start if run else at, at + 1)
    return runs


def _cue_of(tree: Tree, words: range, found: list[_Found], quoted: dict[int, range]) -> _Found | None:
    """Choose the cue of a quotation: the one set right after it, or the one that leads up to it."""
    after = _cue_after(tree, words, found)
    before = _cue_before(tree, words, found, quoted)
    if before is not None and after is not None:
        opening = tree.words[words.start - 1]
        return (
            before
            if opening.tag in {":", ","}
            or opening.lower == "that"
            or opening.lower == tree.words[before.at].lower
            else after
        )
    return before or after


def _cue_after(tree: Tree, words: range, found: list[_Found]) -> _Found | None:
    at = words.stop
    while at < len(tree.words) and (tree.words[at].tag in _PUNCTUATION or tree.words[at].tag == "RB"):
        if tree.words[at].lower in {":", ";", "—"} or tree.words[at].quotation is not None:
            return None
        at += 1
    return next((one for one in found if one.first <= at <= one.at and one.first >= words.stop), None)


def _cue_before(tree: Tree, words: range, found: list[_Found], quoted: dict[int, range]) -> _Found | None:
    start = words.start
    others = [run.stop for run in quoted.values() if run.stop <= start]
    floor = max(others, default=0)
    for one in reversed(found):
        if not floor <= one.at < start:
            continue
        between = range(one.end + 1, start)
        inside = tree.subtree(one.at)
        if all(at in inside or tree.words[at].tag in _PUNCTUATION for at in between):
            return one
        if tree.words[start - 1].lower == ":" or one.at in tree.ancestors(start):
            return one
        if tree.words[start - 1].lower == ",":
            return one
        return None
    return None


def _by_neighbour(tree: Tree, number: int, words: range) -> Attribution:
    """Attribute a quotation that has no cue by the clause it stands against, or to nobody."""
    quotation = tree.words[words.start]
    span = Span(quotation.start, quotation.end)
    speaker, verb = _verb_after(tree, words)
    if speaker is None and words.start and tree.words[words.start - 1].lower == ":":
        speaker, verb = _before_colon(tree, words)
    found = None if speaker is None else mention(tree, speaker)
    at = None if verb is None else _place(tree.words[verb])
    return Attribution((span,), frozenset({number}), at, found)


def _verb_after(tree: Tree, words: range) -> tuple[int | None, int | None]:
    """Find "..., he laughed" after a quotation that ends with a comma."""
    last = words.stop
    while last < len(tree.words) and tree.words[last].tag in _PUNCTUATION:
        last += 1
    if last >= len(tree.words) or not any(tree.words[at].text in ",?!" for at in words):
        return None, None
    for at in range(last, len(tree.words)):
        if tree.words[at].tag.startswith("VB"):
            who = tree.kid(at, "nsubj")
            if who is not None and who >= last and tree.words[who].quotation is None:
                return who, at
            return None, None
    return None, None


def _before_colon(tree: Tree, words: range) -> tuple[int | None, int | None]:
    """Find whose words a colon leads to: the subject of the clause before it."""
    for at in range(words.start - 1, -1, -1):
        if tree.words[at].tag.startswith("VB") and tree.words[at].quotation is None:
            who = subject(tree, at)
            if who is not None and who < words.start and tree.words[who].quotation is None:
                whose = owner(tree, who)
                return (who if whose is None else whose), at
    return None, None


def _attribution(tree: Tree, one: _Found, content: set[int]) -> Attribution:
    numbers = frozenset(number for at in content if (number := tree.words[at].quotation) is not None)
    found = None if one.speaker is None else mention(tree, one.speaker)
    place = Span(tree.words[one.at].start, tree.words[one.end].end)
    return Attribution(tuple(_runs(tree, content)), numbers, place, found, _stance(tree, one.at))


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


def _trim(run: list[Word]) -> Span | None:
    while run and run[0].tag in _PUNCTUATION and run[0].quotation is None:
        run = run[1:]
    while run and run[-1].tag in _PUNCTUATION and run[-1].quotation is None:
        run = run[:-1]
    return Span(run[0].start, run[-1].end) if run else None


def _place(word: Word) -> Span:
    return Span(word.start, word.end)


def _stance(tree: Tree, at: int) -> Stance:
    """Tell a statement made from one denied or imagined."""
    word = tree.words[at]
    if not word.tag.startswith("VB"):
        return Stance.SAID
    around = [tree.words[kid].lower for kid in tree.kids[at]]
    head = tree.words[word.head]
    known = cue(head.lower)
    if not _NEGATIONS.isdisjoint(around) or (word.dep == "xcomp" and known and known.verb in _SILENT_VERBS):
        return Stance.NEGATED
    if not _HYPOTHETICAL.isdisjoint(around) or "if" in around:
        return Stance.HYPOTHETICAL
    return Stance.SAID
