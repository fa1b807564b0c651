"""How words are spelt: levelled to be compared, and by sound, since transliterations differ."""

from __future__ import annotations

import re
from functools import lru_cache

from index.text.english import folded

SOUNDED = 1 << 18
"""Words whose sound is kept at hand: to follow a change of a large index takes those of all names again."""

_POSSESSIVE = re.compile(r"'s?(?=\s|$)")
_WORD = re.compile(r"[^\W_]+(?:['&.-][^\W_]+)*")
# A spelling becomes its key by these, in this order: one sound, one way to write it. The first column is
# what a word must contain for the rule to be worth trying.
_TRANSLITERATIONS = tuple(
    (hint, re.compile(pattern), to)
    for hint, pattern, to in (
        ("tch", "tch", "ch"),
        ("tsh", "tsh", "ch"),
        ("cz", "cz", "ch"),
        ("kh", r"(?<=.)kh", "h"),
        ("gh", r"gh(?=[aeiou])", "g"),
        ("ph", "ph", "f"),
        ("ye", "^ye", "e"),
        ("u", r"^(?:iu|ju)(?=[lr])", "yu"),
        ("x", "x", "ks"),
        ("q", "q", "k"),
        ("c", r"ck|c(?![ehiy])", "k"),
        ("o", "ou|oo", "u"),
        ("w", "w", "v"),
        ("", r"([a-z])\1+", r"\1"),
        ("e", r"(?:ei|ey|ie)$", "i"),
        ("y", r"(?:iy|iyi)$", "i"),
        ("j", "ij$", "i"),
        ("ay", "ay$", "ai"),
        ("y", "y", "i"),
        ("ii", "ii", "i"),
    )
)


def tokens(text: str) -> list[str]:
    """Return the folded words of a name or role, without possessive endings and full stops."""
    return list(_tokens(text))


def levelled_form(name: str) -> str:
    """Return the folded words of a name in the order of their letters."""
    return " ".join(sorted(folded(name).split()))


@lru_cache(maxsize=65536)
def _tokens(text: str) -> tuple[str, ...]:
    bare = _POSSESSIVE.sub("", folded(text))
    return tuple(word.replace(".", "").replace("'", "") for word in _WORD.findall(bare))


@lru_cache(maxsize=SOUNDED)
def key(word: str) -> str:
    """Return how a folded word sounds: the same for "zelensky", "zelenskyy" and "zelenskiy"."""
    word = word.replace("-", "")
    for hint, pattern, to in _TRANSLITERATIONS:
        if hint in word:
            word = pattern.sub(to, word)
    return word
