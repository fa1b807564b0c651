"""Discord's markdown undone beforehand: what is shown equals what is stored, character for character.

Discord takes a backslash before anything but letters, digits and blank space to mean that the next character
stands for itself. Only what it would take for markup gets one, so that the words stay readable everywhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST_LABEL = 100
"""Characters of a name, title or question, as written for Discord, of which a line of ours shows no more."""

_MARKUP = re.compile(
    r"""
    [\\*_~|`<]                     # emphasis, strikes, spoilers, code, mentions, emoji, timestamps
    | (?<=\]) \(                   # [label](link)
    | : (?= // | \S* : )          # bare links; :emoji:
    | @ (?= everyone | here )
    """,
    re.VERBOSE,
)
_OPENING = re.compile(r"^[^\S\n]*(?:\d+(?=\.))?(?P<mark>[#>.+-])", re.MULTILINE)
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def escape(words: str) -> str:
    """Return ``words`` so that Discord shows them as they are; they may begin a line."""
    return _written(words, _escaped(words), frozenset(), frozenset())


def label(words: str) -> str:
    """Return a name or title for a line of our own: on one line, escaped, its direction its own affair."""
    return escape(" ".join(_DIRECTIONS.sub("", words).split()))


def short(words: str, longest: int = LONGEST_LABEL) -> str:
    """Return a name or title of ours, never a quotation, as a label of so many characters at most."""
    whole = label(words[: 2 * longest])
    if len(words) <= 2 * longest and len(whole) <= longest:
        return whole
    kept = longest - 1
    while len(label(words[:kept])) > longest - 1:
        kept -= 1
    return label(words[:kept]) + "…"


def quotation(text: str, span: Span, bold: Iterable[Span] = ()) -> str:
    """Return ``text[span]`` as a block quotation, what stands in ``bold`` in bold type."""
    words = span.of(text)
    opens, closes = set[int](), set[int]()
    for start, end in _runs(words, span, bold):
        opens.add(start)
        closes.add(end)
    return "> " + _written(words, _escaped(words), opens, closes).replace("\n", "\n> ")


def _escaped(words: str) -> frozenset[int]:
    """Return where ``words`` need a backslash."""
    opening = {match.start("mark") for match in _OPENING.finditer(words)}
    return frozenset(opening | {match.start() for match in _MARKUP.finditer(words)})


def _written(words: str, escaped: Iterable[int], opens: Iterable[int], closes: Iterable[int]) -> str:
    written = []
    for place, character in enumerate(words):
        if place in closes:
            written.append("**")
        if place in opens:
            written.append("**")
        written.append(f"\\{character}" if place in escaped else character)
    if len(words) in closes:
        written.append("**")
    return "".join(written)


def _runs(words: str, span: Span, bold: Iterable[Span]) -> Iterator[Span]:
    """Yield the stretches of ``words`` to embolden: each within a line, without blank space at its ends."""
    marked = bytearray(len(words))
    for start, end in bold:
        first, last = max(start, span.start) - span.start, min(end, span.end) - span.start
        marked[first:last] = b"\x01" * max(0, last - first)
    for run in re.finditer(rb"\x01+", bytes(marked)):
        for line in re.finditer(r"[^\n]+", words[run.start() : run.end()]):
            inner = line.group().strip()
            if inner:
                start = run.start() + line.start() + line.group().index(inner[0])
                yield Span(start, start + len(inner))
