"""The words of a text as they compare: whatever their case, dashes, spaces and the shape of their marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from index.text.variants import unshortened
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WITHIN = "'’‘ʼ´`\u00ad\u200b\u200c\u200d\u2060\ufeff\u0300-\u036f"
_WORD = re.compile(rf"\d+(?:[.,]\d+)+(?![^\W_])|[^\W_]+(?:[{_WITHIN}]+[^\W_]+)*[\u0300-\u036f]*|[%$£€]")
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_APOSTROPHE = re.compile("[’‘ʼ´`]")
_ELLIPSIS = re.compile(r"…|\.(?:\s{0,3}\.){2,}|\*{3}")
_MARK = re.compile(r"[.,;:?!…]")


@dataclass(frozen=True, slots=True)
class Unshortened:
    """The words of a text with its contractions written out, and the place of the word that each is of."""

    keys: tuple[str, ...]
    places: tuple[int, ...]

    def runs(self, size: int) -> Iterator[tuple[str, ...]]:
        """Yield all stretches of so many words."""
        return zip(*(self.keys[first:] for first in range(size)), strict=False)


@dataclass(frozen=True)
class Wording:
    """A text and its words: ``keys`` as they compare, ``spans`` where they stand, found when first needed."""

    text: str
    keys: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def words(self, start: int, end: int) -> str:
        """Return the words ``start`` to ``end`` with all that stands between them; empty for none."""
        return self.text[self.spans[start].start : self.spans[end - 1].end] if start < end else ""

    def span(self, start: int, end: int) -> Span:
        """Return where the words ``start`` to ``end`` stand."""
        return Span(self.spans[start].start, self.spans[end - 1].end)

    def within(self, span: Span) -> range:
        """Return the places of the words that begin in a stretch of the text."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def between(self, place: int) -> str:
        """Return what stands before the word at ``place``, back to the word before it."""
        start = self.spans[place - 1].end if place else 0
        end = self.spans[place].start if place < len(self) else len(self.text)
        return self.text[start:end]

    def marks(self, place: int) -> str:
        """Return the marks before the word at ``place``: no quotation marks, dashes, brackets or spaces."""
        return "".join(_MARK.findall(_ELLIPSIS.sub("…", self.between(place))))

    @cached_property
    def full(self) -> Unshortened:
        """The words with "they're" as the two that it is, as a quotation of them may have it."""
        parts = [(part, place) for place, key in enumerate(self.keys) for part in unshortened(key)]
        return Unshortened(tuple(part for part, _ in parts), tuple(place for _, place in parts))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Each word of them once."""
        return frozenset(self.full.keys)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where each word stands."""
        return tuple(Span(*match.span()) for match in _WORD.finditer(self.text))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each word begins, for looking places up."""
        return tuple(span.start for span in self.spans)


def wording(text: str) -> Wording:
    """Take ``text`` apart into words."""
    return Wording(text, tuple(_key(word) for word in _WORD.findall(text)))


@lru_cache(maxsize=256)
def article_wording(text: str) -> Wording:
    """Return the words of an article; the last few hundred are kept, since wire copy is compared again."""
    return wording(text)


def leaves_out(between: str) -> bool:
    """Say whether what stands between two words marks that others were left out there."""
    return _ELLIPSIS.search(between) is not None


def distinct(keys: Sequence[str]) -> list[str]:
    """Return each word once, in the order of their first places."""
    return list(dict.fromkeys(keys))


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    plain = normalize("NFKC", _UNSEEN.sub("", word)).casefold()
    return _APOSTROPHE.sub("'", plain)
