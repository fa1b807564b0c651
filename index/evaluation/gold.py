"""Questions whose answers are known: a file that an admin writes by hand, one JSON object a line.

    {"question": "...", "expected": ["words that must be shown", ...]}
    {"question": "...", "expected": [], "silence": "others_only"}

``also`` lists words that may be shown besides; ``article``, a path, where alone the words count.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.answers.answer import Silence
from index.errors import QuestionError
from index.files import text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from index.types import Article

Letters = frozenset[int]
"""Where letters and digits stand in an article's text."""

Standing = Mapping[str, tuple[Letters, ...]]
"""By an article's path, each place where some words stand in it."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A question with the words that answer it; none where silence does, of a kind that may be given."""

    question: str
    expected: tuple[str, ...]
    also: tuple[str, ...] = ()
    silence: Silence | None = None
    article: str | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """Where the words stand that a question expects, and those that may be shown besides."""

    expected: tuple[Standing, ...]
    also: tuple[Standing, ...] = ()


def load(path: Path) -> list[Gold]:
    """Return the questions in a file, in its order; blank lines are passed over.

    :raises QuestionError: naming the line and what is wrong with it, or that there is no question.
    """
    lines = text(path).splitlines()
    found = [_gold(line, f"{path}, line {n}") for n, line in enumerate(lines, 1) if line.strip()]
    if not found:
        raise QuestionError(f"{path}: has no questions: write one a line, as in docs/questions.jsonl.")
    return found


def keys(questions: Iterable[Gold], articles: Iterable[Article]) -> list[Key]:
    """Find the words of each question in the articles: same letters, whatever stands between them.

    :raises QuestionError: when no article has some of the expected words.
    """
    texts = {article.path: _folded(article.text) for article in articles}
    return [_key(gold, texts) for gold in questions]


_KEYS = ("question", "expected", "also", "silence", "article")
_SHAPE = '{"question": "...", "expected": ["words", ...]}, with [] where silence is expected'


def _gold(line: str, where: str) -> Gold:
    try:
        found = json.loads(line)
    except ValueError as fault:
        raise QuestionError(f"{where}: is not JSON ({fault}). Write {_SHAPE}.") from None
    if not isinstance(found, dict) or not isinstance(found.get("question"), str) or "expected" not in found:
        raise QuestionError(f"{where}: is no question with the words it expects. Write {_SHAPE}.")
    unknown = found.keys() - set(_KEYS)
    if unknown:
        raise QuestionError(f"{where}: takes {', '.join(_KEYS)}, and not {', '.join(sorted(unknown))}.")
    expected, silence = _words(found, "expected", where), found.get("silence")
    if silence is not None and (expected or silence not in list(Silence)):
        kinds = ", ".join(Silence)
        raise QuestionError(f'{where}: "silence" is one of {kinds}, where nothing is expected.')
    kind = Silence(silence) if silence else None
    return Gold(found["question"], expected, _words(found, "also", where), kind, found.get("article"), where)


def _words(found: dict[str, Any], name: str, where: str) -> tuple[str, ...]:
    words = found.get(name, [])
    if not isinstance(words, list) or not all(isinstance(one, str) and _folded(one)[0] for one in words):
        raise QuestionError(f'{where}: "{name}" is a list of words as the articles print them.')
    return tuple(words)


def _key(gold: Gold, texts: Mapping[str, tuple[str, list[int]]]) -> Key:
    if gold.article is not None and gold.article not in texts:
        raise QuestionError(
            f"{gold.where}: there is no article {gold.article!r} in the index. See which: onrecord sources"
        )
    among = texts if gold.article is None else {gold.article: texts[gold.article]}
    expected = tuple(_standing(words, among) for words in gold.expected)
    for words, standing in zip(gold.expected, expected, strict=True):
        if not standing:
            raise QuestionError(
                f"{gold.where}: no article has the expected words {words!r}: copy them from one."
            )
    return Key(expected, tuple(_standing(words, among) for words in gold.also))


def _standing(words: str, texts: Mapping[str, tuple[str, list[int]]]) -> Standing:
    sought, _ = _folded(words)
    found: dict[str, tuple[Letters, ...]] = {}
    for path, (letters, places) in texts.items():
        starts, at = [], letters.find(sought)
        while at >= 0:
            starts.append(at)
            at = letters.find(sought, at + len(sought))
        if starts:
            found[path] = tuple(frozenset(places[start : start + len(sought)]) for start in starts)
    return found


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the letters and digits of a text in lower case, and where each stands."""
    pairs = [(low, place) for place, char in enumerate(text) if char.isalnum() for low in char.casefold()]
    return "".join(low for low, _ in pairs), [place for _, place in pairs]
