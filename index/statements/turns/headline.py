"""Headlines: read as sentences, and whose words they say they are: "No Deal in Sight – Birch"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.roles import is_role
from index.statements.grammar.mention import Mention
from index.statements.spotting.capitals import is_headline
from index.text.cues import cue
from index.text.sentence import sentences
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.statements.register.register import Register

_SMALL = re.compile(r"(?<![\w’'-])[a-z][a-z’'-]+")
_WITHIN = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]*")  # within a sentence
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_CREDIT = re.compile(r"(?P<said>\S.{15,150}\S)(?P<mark>\s[–—-]\s|:\s)(?P<name>[A-Z][\w.’' -]{1,40})$")
_CREDIT_BEFORE = re.compile(r"(?P<name>[A-Z][\w.’' -]{1,40})(?P<mark>\s[–—]\s)(?P<said>\S.{15,150}\S)$")
_HEADLINES = 2  # paragraphs at the top of a text that may be one
_SHORTEST = 4  # words
_STOPS = frozenset(".!;,")


def levelled(text: str) -> str:
    """Return the text with the words of its headlines in small letters, but for what seem to be names."""
    headlines = [span for span in sentences(text) if is_headline(span.of(text))]
    if not headlines:
        return text
    starts = [0, *(end for _, end in headlines)]
    ends = [*(start for start, _ in headlines), len(text)]
    prose = "\n".join(text[start:end] for start, end in zip(starts, ends, strict=True))
    small = set(_SMALL.findall(prose)) | words("stop_words")
    names = set(_WITHIN.findall(prose))

    def level(word: re.Match[str]) -> str:
        plain = word[0].lower()
        known = plain in small or cue(plain) is not None or is_role(plain)
        kept = word[0].isupper() or word[0] in names or len(plain) != len(word[0])
        return plain if known and not kept else word[0]

    pieces, at = [], 0
    for start, end in headlines:
        first = _WORD.search(text, start, end)
        following = start if first is None else first.end()
        pieces += [text[at:following], _WORD.sub(level, text[following:end])]
        at = end
    return "".join([*pieces, text[at:]])


def credited(text: str, paragraphs: Sequence[Span], register: Register) -> Iterator[tuple[Mention, Span]]:
    """Yield what headlines credit to somebody whom the article names again: the name, and the words."""
    for paragraph in paragraphs[:_HEADLINES]:
        line = paragraph.of(text).strip()
        start = text.index(line, paragraph.start)
        for pattern in (_CREDIT, _CREDIT_BEFORE):
            found = pattern.match(line)
            if found is None or found["said"][-1] in _STOPS or len(found["said"].split()) < _SHORTEST:
                continue
            name = Span(start + found.start("name"), start + found.end("name"))
            if _is_named_again(name, register, may_be_body=found["mark"].startswith(":")):
                last = max(found["name"].rfind(" "), 0)
                head = Span(name.start + last + bool(last), name.end)
                yield Mention(name, head), Span(start + found.start("said"), start + found.end("said"))
                break


def _is_named_again(name: Span, register: Register, *, may_be_body: bool) -> bool:
    """Tell a speaker's name from a site's at the end of a line."""
    for sighting in register.within(*name):
        entry = register.entries[sighting.person]
        again = sum(one.person == sighting.person for one in register.sightings) > 1
        if sighting.span.end == name.end and again:
            return entry.human or (may_be_body and entry.body)
    return False
