"""Questions after whoever said something: "who criticised Okafor?" is of those who did, never of Okafor."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import entries, words
from index.names.spelling import tokens
from index.question.done_to import parted
from index.search import acts, sides
from index.search.topic import terms
from index.store import articles, statements
from index.text.english import likely_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.asked import Understood
    from index.search.candidates import Candidate, Pairs
    from index.store.statements import Uttered
    from index.store.store import Store

_STOPS = (". ", "! ", "? ", ".”", "!”", "?”", '."', '!"', '?"', "\n")
_AROUND = 300
"""Letters before and after a statement within which the sentence that tells it begins and ends."""

_LONG = 4
"""Letters from which a word of a name tells whose it is."""

DONE = 0.2
"""What it adds to a statement's score that its verb is the one asked for, or means the same: the word itself
counts for nothing in what is said."""

DONE_SO = 0.3
"""What it adds that the verb is, and that its words name whom it is done to."""

MISSED = -0.3
"""What it adds that they don't, or have no word of what it is done for: "accused Kovac of greed"."""

UNTOLD = -0.15
"""What it adds that its words name whom, and have such a word, but its verb tells of something else."""

_STEM = 5
"""Letters of a word that are compared: what follows are endings."""


@dataclass(frozen=True, slots=True)
class Suited:
    """Statements in their sentences, by those who may be asked for; and by id, what is added to a score.

    ``untold`` are those that take no such side as is asked for, or are of somebody else: they are no answer.
    """

    pairs: Pairs
    added: Mapping[int, float]
    untold: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class DoneTo:
    """What whoever is asked for did with words: the verb, to whom (None: to nobody named), and what of it."""

    verb: str
    whom: re.Pattern[str] | None
    rest: re.Pattern[str] | None

    def added(self, one: Uttered, text: str, told: str) -> float:
        """Return what is added to the score of a statement that some sentences of a text tell."""
        if not all(sought.search(told) for sought in (self.whom, self.rest) if sought):
            return MISSED if self.whom else 0
        if one.speaker is not None and _is_done(self.verb, one, text):
            return DONE_SO if self.whom else DONE
        return UNTOLD if self.whom else 0

    def is_untold(self, one: Uttered, text: str, told: str) -> bool:
        """Say whether a statement is told to be done to another than is asked, or, where the verb takes a
        side and nobody is named, not to take that.
        """
        if self.whom:
            return _is_of_another(self.verb, self.whom, told)
        if not sides.is_sided(self.verb):
            return False
        if self.rest and not self.rest.search(told) and not _POINTING.search(told):
            return True
        return not _is_done(self.verb, one, text) and not sides.is_taken(
            self.verb, one, text, told, self.rest
        )


def _is_of_another(verb: str, whom: re.Pattern[str], told: str) -> bool:
    """Whether each time that sentences tell of a deed, it is done to somebody else, whom they name before
    what for: "accused opponents of preferring war with Kovac" accuses no Kovac.
    """
    done = [found[1] for found in _done_to(verb).finditer(told)]
    return bool(done) and not any(whom.search(one) or _MAY_BE.search(one) for one in done)


@cache
def _done_to(verb: str) -> re.Pattern[str]:
    """What finds those to whom a verb that tells what for is done: "accused the mayor of greed"."""
    return re.compile(rf"\b(?:{'|'.join(sorted(_forms(verb)))})\s+((?:(?!{_FOR})[^\s,;.]+\s+)+?){_FOR}")


_FOR = r"(?:of|for|over)\b"
_POINTING = re.compile(r"\b(?:it|them|this)\b", re.IGNORECASE)
"""What may mean what the sentence before tells of."""

_MAY_BE = re.compile(r"\b(?:him|her|them|it|his|their|its|he|she|who|whom|by)\b", re.IGNORECASE)
"""What may mean whom another sentence names; and "by", after which stands who does it."""


def _told(one: Uttered, text: str) -> str:
    """The sentences in which a statement is told."""
    parts = [*one.statement.spans, *([one.statement.cue] if one.statement.cue else [])]
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    before = [at + 1 for stop in _STOPS if (at := text.rfind(stop, max(0, start - _AROUND), start)) >= 0]
    after = [at for stop in _STOPS if (at := text.find(stop, end, end + _AROUND)) >= 0]
    return text[max(before, default=start) : min(after, default=end)]


def deed(asked: Understood) -> DoneTo:
    """Return what whoever a question asks after did: "accused Kovac of greed"."""
    name, rest = parted(asked.topic)
    whom = {other for term in terms(name) for other in term.names} if name else set()
    called = {word for other in whom for word in other.split()}
    if called.isdisjoint(word for other in asked.besides for word in tokens(other)):
        return DoneTo(asked.verb, None, _any_word(asked.topic.partition(" ")[2]))
    return DoneTo(asked.verb, _any_name(whom, asked.besides), _any_word(rest))


def suited(store: Store, pairs: Pairs, asked: Understood) -> Suited:
    """Return the statements that may answer, and which of them do what is asked, to whom it is asked.

    The others may tell of the same in other words: "promised to repeal it", "has called for its repeal".

    :param pairs: statements and the sentences that they stand in.
    """
    uttered = statements.by_id(store, {statement for statement, _ in pairs})
    others = {row: one for row, one in uttered.items() if one.speaker not in asked.besides}
    read = list(others.values()) if asked.verb else []
    texts = articles.by_row(store, {one.article for one in read})
    told = [(one, text := texts[one.article].text, _told(one, text)) for one in read]
    done = deed(asked)
    added = {one.id: value for one, text, around in told if (value := done.added(one, text, around))}
    untold = frozenset(one.id for one, text, around in told if done.is_untold(one, text, around))
    return Suited([pair for pair in pairs if pair[0] in others], added, untold)


def _any_name(whom: set[str], besides: Sequence[str]) -> re.Pattern[str]:
    """What finds somebody by a name: as they are asked for, or are otherwise called."""
    names = whom | {word for other in besides for word in tokens(other) if len(word) >= _LONG}
    long = [rf"(?i:{re.escape(one)})" for one in names if len(one) >= _LONG]
    short = [r"\.?\s?".join(one.replace(" ", "").upper()) for one in names if len(one) < _LONG]
    return re.compile(rf"\b(?:{'|'.join(sorted([*long, *short]))})")


def _any_word(rest: str) -> re.Pattern[str] | None:
    """What finds a word of some, whatever its ending; None where there is none but stop words."""
    every = {other for term in terms(rest) for other in term.names if term.word not in words("stop_words")}
    if not every:
        return None
    stems = (re.escape(one[:_STEM]) if len(one) > _STEM else rf"{re.escape(one)}(?:e?s)?\b" for one in every)
    return re.compile(rf"\b(?:{'|'.join(sorted(stems))})", re.IGNORECASE)


def _is_done(verb: str, one: Uttered, text: str) -> bool:
    """Whether a statement is told with a verb, or one that means the same, or does that in its own words."""
    cue = one.statement.cue
    if cue is None or acts.is_undone(text, cue.start):
        return False
    return not _forms(verb).isdisjoint(cue.of(text).lower().split()) or acts.is_told(one, text, verb)


def first(store: Store, found: Sequence[Candidate], asked: Understood) -> list[Candidate]:
    """Return statements, best first, with more for those that do what is asked of their speaker, on what is
    asked: "did Birch deny the leak?" is after no other denial.
    """
    texts = articles.by_row(store, {one.article for one in found}) if asked.verb else {}

    def does(said: Uttered) -> bool:
        text = texts[said.article].text
        return _is_done(asked.verb, said, text) and _is_on(asked, _told(said, text))

    return sorted(
        (
            replace(one, score=one.score + DONE) if asked.verb and any(map(does, one.uttered)) else one
            for one in found
        ),
        key=lambda one: -one.score,
    )


def is_told(asked: Understood, excerpts: Iterable[str]) -> bool:
    """Say whether any of what is shown has a word for what is asked to have been done, and one of to what."""
    return any(
        _has_word(asked.verb, one) and (_is_on(asked, one) or _alone(asked.verb).search(one))
        for one in excerpts
    )


@cache
def _alone(verb: str) -> re.Pattern[str]:
    """What finds a verb told of nothing, as what went before is meant: "the company disagreed"."""
    return re.compile(rf"\b(?:{'|'.join(sorted(_forms(verb)))})(?=[.,;!?])", re.IGNORECASE)


def _has_word(verb: str, words: str) -> bool:
    said = re.findall(r"[a-z]+", words.lower())
    return acts.is_named(words, verb) or not _forms(verb).isdisjoint(said)


def _is_on(asked: Understood, told: str) -> bool:
    """Whether sentences have a word of what something was done to, or one that may mean it."""
    of = _any_word(asked.topic.partition(" ")[2])
    return of is None or of.search(told) is not None or _points().search(told) is not None


@cache
def _points() -> re.Pattern[str]:
    """What may mean what was told before: "denied it", "rejected the claims"; not "the claim that"."""
    claims = "|".join(sorted(entries("denied")))
    which = r"(?:the|this|that|these|those|all|any|every|such)"
    return re.compile(
        rf"\b(?:it|them|this|(?:{which}\s+)+(?:{claims})s?)\b(?!\s+(?:that|of)\b)", re.IGNORECASE
    )


@cache
def _forms(verb: str) -> frozenset[str]:
    same = {verb} | {
        one for line in entries("verb_families") if line.split()[0] == verb for one in line.split()
    }
    irregular = {base: rest for base, *rest in (line.split() for line in entries("irregular_verbs"))}
    return frozenset(form for one in same for form in likely_forms(one, irregular.get(one, ())))
