"""The cast: who has come up where in an article, so far as it is read, and how much each is in mind."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from index.statements.grammar.actors import Part
from index.types import Link, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from index.statements.discourse import Utterance
    from index.statements.register.register import Register

REACH = 8  # sentences for which somebody stays in mind
_FAR = 20  # sentences that a noun looks back for a stranger
_FADES = 0.45  # with each sentence since
_HERE = 1.3  # in a sentence before, of the same paragraph: "Birch laughed. “...,” she said"
_QUOTED = 0.3  # within quotation marks
_OF_PART = {
    Part.SPEAKER: 1.0,
    Part.BELOW: 0.5,
    Part.STRESSED: 1.2,
    Part.SUBJECT: 0.8,
    Part.INNER: 0.45,
    Part.OBJECT: 0.4,
    Part.OBLIQUE: 0.3,
    Part.LEADING: 0.35,
    Part.OWNER: 0.2,
}

_SAME_SENTENCE = {Part.INNER: Part.SUBJECT, Part.BELOW: Part.SPEAKER, Part.LEADING: Part.SUBJECT}


class Seen(NamedTuple):
    """Somebody at a place: a number of the register, or a negative one for a stranger without a name.

    ``clause`` is the place of the verb whose clause it is, ``quoted`` tells what stands within marks,
    ``sure`` how sure it is who that is.
    """

    at: int
    who: int
    part: Part
    clause: int
    quoted: bool = False
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody without a name in the article: "a neighbour"."""

    noun: str
    gender: str


class Cast:
    """Appearances by sentence; what comes later may be entered early, and is not seen before its time."""

    def __init__(self, starts: Sequence[int], paragraphs: Sequence[int] = ()) -> None:
        self._starts = starts
        self._paragraphs = paragraphs
        self._seen: dict[int, list[Seen]] = defaultdict(list)
        self._first: dict[int, int] = {}
        self._acting: set[int] = set()
        self._strangers: list[Stranger] = []

    def sentence(self, position: int) -> int:
        """Return the number of the sentence at ``position``."""
        return max(0, bisect_right(self._starts, position) - 1)

    def enter(self, seen: Seen) -> None:
        """Note an appearance."""
        self._seen[self.sentence(seen.at)].append(seen)
        self._first[seen.who] = min(seen.at, self._first.get(seen.who, seen.at))
        if seen.part in {Part.SPEAKER, Part.BELOW, Part.STRESSED, Part.SUBJECT, Part.INNER}:
            self._acting.add(seen.who)

    def has_seen(self, who: int, position: int) -> bool:
        """Tell whether somebody has come up before ``position``."""
        return self._first.get(who, position) < position

    def has_acted(self, who: int) -> bool:
        """Tell whether somebody has been the subject of a clause."""
        return who in self._acting

    def before(self, position: int, reach: int = REACH) -> Iterator[tuple[int, Seen]]:
        """Yield who came up in the last ``reach`` sentences before ``position``, with how many ago."""
        here = self.sentence(position)
        for distance in range(min(reach, here) + 1):
            for seen in self._seen.get(here - distance, ()):
                if seen.at < position:
                    yield distance, seen

    def salience(self, position: int) -> dict[int, float]:
        """Return how much everybody who came up in the last sentences is in mind.

        In each sentence it counts what somebody does there at most; the subject of a clause before, in the
        sentence itself, is as much as that of a main one.
        """
        best: dict[int, dict[int, float]] = defaultdict(dict)
        begins = self._begins(position)
        for distance, seen in self.before(position):
            weight = _weight(distance, seen) * (_HERE if distance and seen.at >= begins else 1.0)
            best[seen.who][distance] = max(weight, best[seen.who].get(distance, 0.0))
        return {
            who: sum(weight * _FADES**distance for distance, weight in weights.items())
            for who, weights in best.items()
        }

    def foremost(self, who: int, position: int) -> tuple[int, float]:
        """Return how many sentences ago somebody came up last, and how sure their foremost appearance is."""
        seen = [(distance, one) for distance, one in self.before(position) if one.who == who]
        if not seen:
            return REACH + 1, 1.0
        most = max(_weight(distance, one) * _FADES**distance for distance, one in seen)
        sure = [one.sure for distance, one in seen if _weight(distance, one) * _FADES**distance == most]
        return seen[0][0], max(sure)

    def is_in_mind(self, who: int, position: int) -> bool:
        """Tell whether somebody came up in the last sentences before ``position``."""
        return any(seen.who == who for _, seen in self.before(position))

    def are_joined(self, one: int, other: int, position: int) -> bool:
        """Tell two who do the same in one clause before ``position``: "Birch and Reed met. He said ..."."""
        did: dict[int, set[tuple[int, Part]]] = {one: set(), other: set()}
        for _, seen in self.before(position):
            if seen.who in did and seen.clause >= 0:
                did[seen.who].add((seen.clause, seen.part))
        return not did[one].isdisjoint(did[other])

    def last_speaker(self, position: int, able: Callable[[int], bool]) -> int | None:
        """Return who spoke last before ``position`` of those who are able to be meant."""
        speaking = {Part.SPEAKER, Part.BELOW}
        spoke = [one for _, one in self.before(position) if one.part in speaking and able(one.who)]
        return max(spoke, key=lambda one: one.at).who if spoke else None

    def leads(self, who: int, position: int, counts: Callable[[int], bool] = lambda _: True) -> bool:
        """Tell whom alone of those who count the sentence before is about, in the same paragraph."""
        begins, did = self._begins(position), {Part.STRESSED, Part.SUBJECT, Part.SPEAKER}
        seen = [one for distance, one in self.before(position, 1) if distance and one.at >= begins]
        alone = {one.who for one in seen if one.part is not Part.OWNER and counts(one.who)} == {who}
        return alone and any(one.part in did for one in seen)

    def is_before(self, who: int, position: int) -> bool:
        """Tell who has not come up since the paragraph of ``position`` began."""
        begins = self._begins(position)
        return all(seen.at < begins for _, seen in self.before(position) if seen.who == who)

    def _begins(self, position: int) -> int:
        """Return where the paragraph of a position begins."""
        return self._paragraphs[bisect_right(self._paragraphs, position) - 1] if self._paragraphs else 0

    def stranger(self, who: int) -> Stranger:
        """Return the stranger that a negative number stands for."""
        return self._strangers[-who - 1]

    def meet(self, stranger: Stranger) -> int:
        """Return the number of a stranger who has not come up before."""
        self._strangers.append(stranger)
        return -len(self._strangers)

    def stranger_since(self, noun: str, position: int, others: Collection[int] = ()) -> int | None:
        """Return the stranger called by a noun who came up last, if none of ``others`` did since."""
        seen = [one for _, one in self.before(position, _FAR)]
        for one in sorted(seen, key=lambda one: one.at, reverse=True):
            if one.who in others:
                return None
            if one.who < 0 and self.stranger(one.who).noun == noun:
                return one.who
        return None


def _weight(distance: int, seen: Seen) -> float:
    part = _SAME_SENTENCE.get(seen.part, seen.part) if not distance else seen.part
    return _OF_PART[part] * (_QUOTED if seen.quoted else 1.0)


def outside(register: Register, turns: Sequence[Span]) -> set[int]:
    """Return whom an article names outside the turns that are spoken in it."""
    starts = [span.start for span in turns]
    found = set()
    for sighting in register.sightings:
        at = bisect_right(starts, sighting.span.start) - 1
        if at < 0 or sighting.span.start >= turns[at].end:
            found.add(sighting.person)
    return found


def turns(utterances: Iterable[Utterance]) -> Iterator[Span]:
    """Yield what is said in turns, each with its label."""
    for one in utterances:
        if one.link is Link.TURN:
            label = one.spans[0].start if one.mention is None else one.mention.span.start
            yield Span(min(label, one.spans[0].start), one.spans[-1].end)
