"""Grow an index: more articles like those it has, through the product's own storing.

A copy of an article keeps its length, so that every span in it holds: in each word that is rare, and in most
of the names, letters are exchanged for others, vowels for vowels. So names and words grow in number as they
do when real articles come, while the commonest words and some people stay. Vectors lie near the real ones.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.embedding.encoder import Embedded
from index.store import articles, passages, settling, speakers, statements, store, write
from index.store.caches import vector_cache, word_cache
from index.store.write import Cut, Read
from index.text.passage import Passage
from index.types import Person, Reading, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.embedding.encoder import Vector
    from index.store.finding.outline import Outline
    from index.store.store import Store
    from index.types import Article

RARE = 0.02
"""Words are rare that stand in this share of the articles, or fewer."""

RARE_KEPT, NAMES_KEPT = 0.5, 0.3
"""Shares of the rare words, and of the names, that a copy leaves as they are."""

NOISE = 0.5
"""How far a copy's vector lies from the real one: the length of what is added to its unit length."""

COLLECTIONS = {"thousandth": 1000, "twentieth": 20, "half": 2}
"""Collections that copies are spread over: each takes one copied article in so many, the first first."""

_WORD = re.compile(r"[A-Za-z]+")
_VOWELS = "aeiou"
_CONSONANTS = "bcdfghjklmnprstvwz"


@dataclass(frozen=True, slots=True)
class Original:
    """An article of the index that is grown, with all that was made of it."""

    article: Article
    cut: Cut
    read: Read


def main(source: Path, target: Path, wanted: int) -> None:
    """Make the index ``target`` of ``wanted`` passages, like those of ``source``."""
    with store.reading(source) as opened:
        outline = word_cache.load(opened).outline
        originals = [original(opened, outline, row, article) for row, article in articles.within(opened)]
        model, dimensions = opened.model, opened.dimensions
    with store.locked(target, lambda: (model, dimensions)) as grown:
        held = len(passages.ids(grown, "passage"))
        for one in _copies(originals, len(articles.known(grown))):
            if held >= wanted:
                break
            write.put(grown, one.article, one.article.path, one.cut, one.read)
            held += len(one.cut.passages)
        settling.update(grown)
        vector_cache.save(grown)
        word_cache.save(grown)


def original(opened: Store, outline: Outline, row: int, article: Article) -> Original:
    """Return an article of an index with all that was made of it."""
    numbers = outline.passages_in(np.flatnonzero(outline.article_rows == row)).tolist()
    ids, starts = outline.passage_ids[numbers].tolist(), outline.passage_starts
    below = [outline.ids[starts[number] : starts[number + 1]].tolist() for number in numbers]
    spans = [_spans(opened, "sentence", rows) for rows in below]
    cut = [
        Passage(*span, tuple(own)) for span, own in zip(_spans(opened, "passage", ids), spans, strict=True)
    ]
    vectors = [
        Embedded(vector, passages.vectors(opened, "sentence", rows))
        for vector, rows in zip(passages.vectors(opened, "passage", ids), below, strict=True)
    ]
    made = articles.known(opened)[article.path].versions
    people = tuple(
        Person(name, tuple(json.loads(aliases)), tuple(json.loads(roles)))
        for name, aliases, roles, _ in speakers.people(opened, article.path)
    )
    said = tuple(one.statement for one in statements.in_article(opened, row))
    return Original(
        article,
        Cut(made.cutting, made.embedding, cut, vectors),
        Read(made.extraction, Reading(said, people)),
    )


def _spans(opened: Store, table: str, rows: list[int]) -> list[Span]:
    found = passages.stretches(opened, table, rows)
    return [Span(found[row].start, found[row].end) for row in rows]


def _copies(originals: list[Original], first: int) -> Iterator[Original]:
    """Yield the originals, and then copies without end, from the ``first`` of them on."""
    rare, names = _rare(originals), _names(originals)
    for turn in count(first // len(originals)):
        other = Other(turn, rare, names)
        begins = turn * len(originals)
        for place in range(max(first, begins), begins + len(originals)):
            original = originals[place - begins]
            yield original if turn == 0 else _copied(original, other, place)


def _rare(originals: list[Original]) -> frozenset[str]:
    having = Counter(word for one in originals for word in {*_WORD.findall(one.article.text.lower())})
    return frozenset(word for word, articles in having.items() if articles <= RARE * len(originals))


def _names(originals: list[Original]) -> frozenset[str]:
    called = (
        name for one in originals for who in one.read.reading.people for name in (who.name, *who.aliases)
    )
    return frozenset(word.lower() for name in called for word in _WORD.findall(name) if word[0].isupper())


@dataclass(frozen=True)
class Other:
    """How the copies of one turn are written: other letters in names and in rare words."""

    turn: int
    rare: frozenset[str]
    names: frozenset[str]
    written: dict[str, str] = field(default_factory=dict)
    """How words are written that came before in this turn."""

    def text(self, written: str) -> str:
        """Return a text of the same length."""
        return _WORD.sub(lambda match: self._word(match[0]), written)

    def _word(self, word: str) -> str:
        if word not in self.written:
            self.written[word] = self._drawn(word)
        return self.written[word]

    def _drawn(self, word: str) -> str:
        low = word.lower()
        kept = NAMES_KEPT if low in self.names else RARE_KEPT if low in self.rare else 1
        lot = random.Random(f"{self.turn} {low}")
        if lot.random() < kept:
            return word
        letters = [lot.choice(_VOWELS if letter in _VOWELS else _CONSONANTS) for letter in low]
        other = zip(word, letters, strict=True)
        return "".join(new.upper() if old.isupper() else new for old, new in other)


def _copied(original: Original, other: Other, place: int) -> Original:
    article, reading = original.article, original.read.reading
    collection = next((name for name, every in COLLECTIONS.items() if place % every == 1), "rest")
    path = f"{collection}/{place}.md"
    title = other.text(article.title) if article.title else None
    people = tuple(
        Person(other.text(one.name), tuple(map(other.text, one.aliases)), one.roles) for one in reading.people
    )
    said = tuple(replace(one, name=other.text(one.name) if one.name else None) for one in reading.statements)
    return Original(
        replace(article, path=path, url=None, title=title, text=other.text(article.text)),
        replace(original.cut, vectors=[_moved(one, place) for one in original.cut.vectors]),
        replace(original.read, reading=Reading(said, tuple({one.name: one for one in people}.values()))),
    )


def _moved(vectors: Embedded, place: int) -> Embedded:
    lot = np.random.default_rng(place)
    return Embedded(*(_near(one, lot) for one in (vectors.passage, vectors.sentences)))


def _near(vectors: Vector, lot: np.random.Generator) -> Vector:
    moved = vectors + lot.normal(0, NOISE / np.sqrt(vectors.shape[-1]), vectors.shape)
    unit: Vector = (moved / np.linalg.norm(moved, axis=-1, keepdims=True)).astype(np.float32)
    return unit


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
