"""Find where a quotation's words stand: FTS5 proposes passages, alignment decides."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from index.check.alignment import Alignment, Pair, align, of_words, weights
from index.check.change import Change
from index.check.comparison import Comparison, compare
from index.check.printed import Printed, printed
from index.lexicon import words
from index.store import articles, passages, statements
from index.text.variants import ways_to_write
from index.text.wording import article_wording, distinct, leaves_out, wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from index.store.filter import Filter
    from index.store.store import Store
    from index.text.wording import Wording
    from index.types import Span

PROPOSED = 12
"""Passages that are looked through for a quotation."""

ASKED = 12
"""Words by which passages are proposed, the longest of a quotation (they are the rarest); and phrases."""

LONGEST = 60
"""Letters of the longest word that FTS5 is asked for: it may see thousands of words in what is longer."""

COMPARED = 8
"""Places compared word by word, at most."""

ENOUGH = 0.5
"""Share of a quotation's words, by weight, that must stand together for it to be that place's, altered."""

RUN = 3
"""Words that must follow each other unchanged somewhere in an altered quotation; in a short one, two."""

WEIGHT = 2.0
"""Weight that the words unchanged in an altered quotation must have together: two rare words, or more."""

WHOLE = 8
"""Sentences that have all the words of a quotation, looked at where passages alone might miss them."""

AGAIN = 2
"""Further places of the same words that are looked for in one article."""

LIKE = 0.8
"""Share of the best place's score that others must have to be compared."""

PART = 4
"""Words that the parts of a stitched quotation have at least."""

DENSE = 0.75
"""Share of a part's words that must be on record for it to be a part of something else."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The places where a quotation's words stand; all of them together when it ``is_stitched`` of them."""

    places: tuple[Comparison, ...] = ()
    is_stitched: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles looked through for one message: those within a filter, each laid out when first needed."""

    store: Store
    within: Filter
    pages: dict[int, Printed] = field(default_factory=dict)

    def page(self, row: int, text: str) -> Printed:
        """Return the article at ``row``, laid out."""
        if row not in self.pages:
            sentences, uttered = passages.sentences(self.store, row), statements.in_article(self.store, row)
            self.pages[row] = printed(row, article_wording(text), sentences, uttered)
        return self.pages[row]


@dataclass(frozen=True, slots=True)
class _Place:
    row: int
    text: str
    found: Alignment


def finding(shelf: Shelf, quoted: Wording, speakers: Collection[str] = ()) -> Finding:
    """Return where the words of a quotation stand, whole or altered; nothing where they do not.

    :param speakers: whose words they may be claimed to be; what these say is looked through for itself.
    """
    known = partial(passages.has_word, shelf.store)
    placed = _placed(shelf, quoted) if quoted.keys else []
    if quoted.keys and not any(len(one.found.same) == len(quoted) for one in placed):
        placed = _whole(shelf, quoted) + placed
    own = _whole(shelf, quoted, speakers) if speakers and quoted.keys else []
    placed = list(dict.fromkeys(own + placed))
    if not placed:
        return Finding()
    best = placed[0]
    stitched = _stitched(shelf, quoted, best)
    if stitched:
        return Finding(
            tuple(compare(part, shelf.page(one.row, one.text), one.found, known) for part, one in stitched),
            True,
        )
    compared = placed[: COMPARED + len(own)]
    places = [compare(quoted, shelf.page(one.row, one.text), one.found, known) for one in compared]
    return Finding(tuple(place for place in places if _is_enough(quoted, place)))


def _is_enough(quoted: Wording, place: Comparison) -> bool:
    """Say whether what stands at a place is the quotation, altered or not, rather than like phrases."""
    if place.change is None:
        return place.is_whole or len(place.same) > RUN
    if place.is_whole and place.change is Change.SPELLING:
        return True
    weight = place.share * sum(weights(quoted.keys))
    return place.share >= ENOUGH and weight >= WEIGHT and place.run >= _run(quoted)


def _run(quoted: Wording) -> int:
    """Return how many words of a quotation must follow each other where it stands altered."""
    return RUN if len(quoted) > 2 * RUN else min(2, len(quoted))


def _stitched(shelf: Shelf, quoted: Wording, best: _Place) -> list[tuple[Wording, _Place]] | None:
    """Return a quotation's parts with the two places that they come from; None where it has but one."""
    first, last = best.found.held[0].quoted, best.found.held[-1].quoted + 1
    rest = max((0, first), (last, len(quoted)), key=lambda part: part[1] - part[0])
    mine, other = _part(quoted, first, last), _part(quoted, *rest)
    if len(mine) < PART or len(other) < PART:
        return None
    again = _placed(shelf, other)
    own = best.found.moved(-first)
    if not again or not _is_dense(mine, own) or not _is_dense(other, again[0].found):
        return None
    parts = [(mine, _Place(best.row, best.text, own)), (other, again[0])]
    return parts if rest[0] else parts[::-1]


def _is_dense(part: Wording, found: Alignment) -> bool:
    weighed = weights(part.keys)
    stand = {pair.quoted for pair in found.held}
    return sum(weighed[place] for place in stand) / sum(weighed) >= DENSE and len(stand) >= PART


def _part(quoted: Wording, start: int, end: int) -> Wording:
    return wording(quoted.words(start, end))


def _placed(shelf: Shelf, quoted: Wording) -> list[_Place]:
    """Return where a quotation's words stand together, the best first, and none far worse than it."""
    texts = {
        row: article.text for row, article in articles.by_row(shelf.store, _proposed(shelf, quoted)).items()
    }
    size = min(2, len(quoted)) if leaves_out(quoted.text) else _run(quoted)
    runs = frozenset(quoted.full.runs(size))
    shared = {
        row: _shared(quoted, article_wording(text))
        for row, text in texts.items()
        if not runs.isdisjoint(article_wording(text).full.runs(size))
    }
    found: list[_Place] = []
    least = 0.0
    for row in sorted(shared, key=lambda row: (-shared[row], row)):
        if shared[row] < least:
            break  # the words that it shares could not reach what another place has
        first = align(quoted, article_wording(texts[row]))
        if first.same and first.score >= least:
            found.append(_Place(row, texts[row], first))
            least = max(least, LIKE * first.score)
    good = [_joined(shelf, quoted, one) for one in found if one.found.score >= least]
    good += [again for one in good for again in _again(quoted, one, least)]
    return sorted(good, key=lambda one: (-one.found.score, one.row))


def _whole(shelf: Shelf, quoted: Wording, speakers: Collection[str] = ()) -> list[_Place]:
    """Return where all the words of a phrase stand in one sentence, though most stand in many articles."""
    if len(quoted) > ASKED or len(max(quoted.keys, key=len)) > LONGEST:
        return []
    ways = ways_to_write(quoted.keys)
    having = (passages.having(shelf.store, shelf.within, way, speakers, WHOLE) for way in ways)
    sentences = list(dict.fromkeys(one for found in having for one in found))
    texts = articles.by_row(shelf.store, {row for row, _ in sentences})
    return [
        _Place(row, texts[row].text, found)
        for row, sentence in sentences
        for found in _standing(quoted, article_wording(texts[row].text), sentence)
    ]


def _standing(quoted: Wording, text: Wording, sentence: Span) -> Iterator[Alignment]:
    """Yield where in a sentence the words follow each other: FTS5 also finds other forms of them."""
    keys, score = quoted.full.keys, sum(weights(quoted.full.keys))
    places = text.within(sentence)
    starts = (bisect_left(text.full.places, place) for place in (places.start, places.stop))
    for first in range(*starts):
        if text.full.keys[first : first + len(keys)] == keys:
            same = [Pair(place, first + place) for place in range(len(keys))]
            found = of_words(quoted, text, same, (), score)
            if found.same:  # a phrase of contractions alone is everywhere
                yield found


def _joined(shelf: Shelf, quoted: Wording, one: _Place) -> _Place:
    """Return a place found again with nothing between the parts of statements, if more stands there so."""
    if one.found.is_whole(quoted):
        return one
    without = shelf.page(one.row, one.text).interruptions
    found = align(quoted, article_wording(one.text), without=without)
    return replace(one, found=found) if found.same and found.score > one.found.score else one


def _shared(quoted: Wording, text: Wording) -> float:
    """Return the weight of a quotation's words that a text has anywhere: no alignment can score higher."""
    pairs = zip(quoted.full.keys, weights(quoted.full.keys), strict=True)
    return sum(weight for key, weight in pairs if key in text.vocabulary)


def _again(quoted: Wording, one: _Place, least: float) -> Iterator[_Place]:
    """Yield where else in an article the words stand: its headline may have them as well as its text."""
    passing: set[int] = set()
    found = one.found
    for _ in range(AGAIN):
        passing |= set(range(found.held[0].printed, found.held[-1].printed + 1))
        found = align(quoted, article_wording(one.text), passing)
        if not found.same or found.score < least:
            return
        yield replace(one, found=found)


def _proposed(shelf: Shelf, quoted: Wording) -> list[int]:
    """Return the articles of the passages that share most of a quotation's rarer words."""
    among = passages.among(shelf.store, "passage", shelf.within)
    phrases = dict.fromkeys(phrase for way in ways_to_write(quoted.keys) for phrase in _phrases(way.split()))
    if not phrases:
        return []
    query = " OR ".join(phrases)
    found = passages.matches(shelf.store, "passage", query, among=among, most=PROPOSED).ids.tolist()
    where = passages.stretches(shelf.store, "passage", found)
    return list(dict.fromkeys(where[row].article for row in found))


def _phrases(keys: Sequence[str]) -> list[str]:
    """Return what to ask FTS5 for: the longest words, and phrases, which find a place whose rare word is
    another, and common words that follow each other there alone.
    """
    common = words("stop_words")
    rare = [key for key in distinct(keys) if key not in common and key.isalnum()]
    asked: list[tuple[str, ...]] = [(key,) for key in sorted(rare, key=len, reverse=True)[:ASKED]]
    size = min(3, max(1, len(keys) // 2))
    starts = range(len(keys) - size + 1)
    asked += [tuple(keys[at : at + size]) for at in starts[:: len(starts) // ASKED + 1]]
    return [f'"{" ".join(phrase)}"' for phrase in asked if len(max(phrase, key=len)) <= LONGEST]
