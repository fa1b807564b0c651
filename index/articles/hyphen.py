"""Words that the end of a line cut in two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

_SOFT = "\u00ad"
_JOINING = ("-", "\u2010", "—", "/")
_LONGEST = 60  # letters of a word cut in two
_WORD = re.compile(r"\w+(?:-\w+)*")
_CUT = re.compile(r"([^\W\d_]+)([-\u00ad\u2010])$")
_REST = re.compile(r"[^\W\d_]+")

_PARTS = "hyphenated"
"""Words that often stand before a hyphen: where nothing else decides, it is kept after them."""


def words(lines: Iterable[str]) -> frozenset[str]:
    """Return the words in ``lines`` in lower case, compounds whole."""
    return frozenset(word.lower() for line in lines for word in _WORD.findall(line))


def joined(text: str, line: str, known: frozenset[str]) -> str:
    """Return ``text`` with ``line`` after it; a word cut in two becomes one again.

    A hyphen at the end of a line may belong to the word ("well-known") or only cut it ("minis-try"): how the
    word is written elsewhere, in ``known``, decides.
    """
    cut, rest = _CUT.search(text[-_LONGEST:]), _REST.match(line)
    if cut is None or rest is None:
        return f"{text}{'' if not text or text.endswith(_JOINING) else ' '}{line}"
    return f"{text if _is_kept(cut[1], cut[2], rest[0], known) else text[:-1]}{line}"


def _is_kept(first: str, mark: str, rest: str, known: frozenset[str]) -> bool:
    if mark == _SOFT:
        return False
    whole, compound = f"{first}{rest}".lower(), f"{first}-{rest}".lower()
    if rest[0].isupper() or compound in known:
        return rest[0].isupper() or whole not in known
    return whole not in known and first.lower() in lexicon.words(_PARTS)
