"""Whether an article is in English, the one language in which statements are read.

A text full of English words is English; only where it is not is a model asked, which costs a second once.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from index import lexicon

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

FULL = 0.08
"""Of a text's words, how many of the commonest of English make it English."""

FEW = 60
"""Letters up to which nothing can be told: a name, a headline, a line of figures."""

SURE = 0.95
"""How sure the model must be that a text is not English: a wrong word would keep all its statements."""

WORDS = 2000
"""Words at the beginning of a text that are looked at."""

_WORD = re.compile(r"[^\W\d_]+")


def foreign(text: str) -> str | None:
    """Return the language of a text that is not in English; None where it is, or cannot be told."""
    found = [word.lower() for word in _first(text)]
    if sum(map(len, found)) < FEW or _share(found) >= FULL:
        return None
    code, certainty = _model().classify(" ".join(found))
    if code in {"en", "zxx"} or certainty < SURE:
        return None
    return _names().get(code, "another language")


def _first(text: str) -> list[str]:
    return [word[0] for word in islice(_WORD.finditer(text), WORDS)]


def _share(found: list[str]) -> float:
    common = lexicon.words("english_words")
    return sum(word in common for word in found) / len(found)


@cache
def _names() -> dict[str, str]:
    return {code: name for code, _, name in (line.partition(" ") for line in lexicon.entries("languages"))}


@cache
def _model() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
