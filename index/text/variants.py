"""When other letters are the same words: British and American spellings, contractions, accents, figures."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from index.lexicon import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Rules = Iterable[tuple[re.Pattern[str], str]]

_CONTRACTED = (
    (re.compile(r"^can(?:'t|not)$"), "can not"),
    (re.compile(r"^won't$"), "will not"),
    (re.compile(r"^shan't$"), "shall not"),
    (re.compile(r"^let's$"), "let us"),
    (re.compile(r"(?<=\w)n't$"), " not"),
    (re.compile(r"'re$"), " are"),
    (re.compile(r"'ve$"), " have"),
    (re.compile(r"'ll$"), " will"),
    (re.compile(r"'m$"), " am"),
)
_EITHER = (
    (re.compile(r"^(he|here|how|it|she|that|there|what|when|where|who|why)'s$"), ("is", "has")),
    (re.compile(r"^(he|i|it|she|that|there|they|we|who|you)'d$"), ("would", "had")),
)
"""What is short for either of two verbs, and never somebody's."""

_SHORT_NOT = (
    (re.compile(r"\bcan not\b"), "can't"),
    (re.compile(r"\bwill not\b"), "won't"),
    (re.compile(r"\bshall not\b"), "shan't"),
    (re.compile(r"\b(are|could|did|do|does|ha[ds]|have|is|should|was|were|would) not\b"), r"\1n't"),
)
_SHORT_VERBS = (
    (re.compile(r"\blet us\b"), "let's"),
    (re.compile(r"\bi am\b"), "i'm"),
    (re.compile(r"\b(they|we|you|who|there|what) are\b"), r"\1're"),
    (re.compile(r"\b(i|they|we|you|who|could|might|must|should|would) have\b"), r"\1've"),
    (re.compile(r"\b(he|i|it|she|that|there|they|we|who|you) will\b"), r"\1'll"),
    (re.compile(r"\b(he|here|how|it|she|that|there|what|when|where|who|why) (?:is|has)\b"), r"\1's"),
    (re.compile(r"\b(he|i|it|she|that|there|they|we|who|you) (?:would|had)\b"), r"\1'd"),
)

_VERBS = tuple(product(*(verbs for _, verbs in _EITHER)))
_SHORTENED_ALIKE = {other: first for _, (first, other) in _EITHER}

_VARIANTS = (
    (re.compile(r"(?<=[^\W\d_]{2})our"), "or"),  # not "four", "our"
    (re.compile(r"is(?=e[ds]?$|ing$|ations?$)"), "iz"),
    (re.compile(r"ys(?=e[ds]?$|ing$)"), "yz"),
    (re.compile(r"tre(s?)$"), r"ter\1"),
    (re.compile(r"ence(s?)$"), r"ense\1"),
    (re.compile(r"([aeiou][^aeiou]+[aeiou])ll(?=ed$|ing$|ers?$)"), r"\1l"),  # not "filled"
    (re.compile(r"ogue(s?)$"), r"og\1"),
    (re.compile(r"mme(s?)$"), r"m\1"),
)


def spelt_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two runs of words, as they compare (`index.text.wording`), are the same words."""
    return _run(one) == _run(other) or any(
        _run(in_full(_meaning(one, verbs))) == _run(in_full(_meaning(other, verbs))) for verbs in _VERBS
    )


@lru_cache(maxsize=1 << 16)
def levelled(word: str) -> str:
    """Return a word in one spelling, a number as figures: the same for "colour", "color", "ten" and "10"."""
    number = value(word)
    if number is not None:
        return "percent" if number == "%" else number
    # "don't" is "dont", but "we're" without its apostrophe is another word
    return american(_plain(word.replace("'", "") if word.endswith(("n't", "'s")) else word))


def in_full(keys: Sequence[str]) -> list[str]:
    """Return words with contractions written out, where they can stand for but one thing."""
    return [word for key in keys for part in key.split() for word in _written_out(part).split()]


@lru_cache(maxsize=1 << 16)
def unshortened(key: str) -> tuple[str, ...]:
    """Return a word as words that none is short in, to find it in either form: "it's" and "it has" are both
    "it is" here, since it may be either.
    """
    full = in_full(_meaning([key], _VERBS[0]))
    return tuple(_SHORTENED_ALIKE.get(word, word) for word in full)


def ways_to_write(keys: Sequence[str]) -> list[str]:
    """Return words in a line, as they are and with contractions written out or made: "it is not", "it's not",
    "it isn't". A line that mixes both ways is left out.
    """
    full = [" ".join(in_full(_meaning(keys, verbs))) for verbs in _VERBS]
    short = [_replaced(line, rules) for line in full for rules in (_SHORT_NOT, _SHORT_VERBS)]
    full = [line.replace("can not", "cannot") for line in full]
    return list(dict.fromkeys([" ".join(keys), *full, *short]))


def _replaced(line: str, rules: Rules) -> str:
    for pattern, other in rules:
        line = pattern.sub(other, line)
    return line


def _meaning(keys: Sequence[str], verbs: Sequence[str]) -> list[str]:
    """Return words with the verbs written out that may be short in them: "it's" is "it is" or "it has"."""
    for (pattern, _), verb in zip(_EITHER, verbs, strict=True):
        keys = [pattern.sub(rf"\1 {verb}", key) for key in keys]
    return list(keys)


@cache
def american(word: str) -> str:
    """Return a word as Americans spell it, near enough to compare two."""
    for pattern, shorter in _VARIANTS:
        word = pattern.sub(shorter, word)
    return word


def value(key: str) -> str | None:
    """Return what a number comes to: "ten" is 10, and 1,000 is 1000; None for a word that is none."""
    if has_digit(key):
        return re.sub(r"[,.](?=\d{3}(?!\d))|^\D+", "", key)
    return _values().get(key) or ("%" if key in {"percent", "%"} else None)


def has_digit(key: str) -> bool:
    """Say whether a word has a digit in it."""
    return any(letter.isdigit() for letter in key)


def _run(keys: Sequence[str]) -> str:
    """Return words in one spelling without what stands between them, so that "cease-fire" is "ceasefire"."""
    return "".join(levelled(key) for key in keys)


def _plain(word: str) -> str:
    """Return a word without accents."""
    return word if word.isascii() else "".join(c for c in normalize("NFKD", word) if not combining(c))


@cache
def _written_out(key: str) -> str:
    return next((pattern.sub(full, key) for pattern, full in _CONTRACTED if pattern.search(key)), key)


@cache
def _values() -> dict[str, str]:
    return {entry.split()[0]: entry.split()[1] for entry in entries("number_words")}
