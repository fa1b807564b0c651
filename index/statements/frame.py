"""Frames: what the parser reads.

A frame is a sentence with its whole quotations kept together and replaced by a short stand-in, so that the
words around them ("... said Ada Birch, the mayor") are parsed for what they are. Quoted fragments that are
part of the sentence's own grammar stay, without their marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from index.statements.grammar.parse import Word
from index.statements.turns.headline import levelled
from index.text.cues import attributes, is_quoting_word
from index.text.sentence import sentences
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.text.marks import Quotation

_STAND_IN = "It works"
_LONGEST = 1500  # characters that the parser reads of one frame
_NEAR = 40
_BLANKS = re.compile(r"[ \t]{2,}")
_NESTED = " \t\xa0\"'‘’“”‹›"
_OPENING = " \t\n\xa0([—–-"  # after which a mark opens
_ENDS = ",.?!…—-–:;"
_LAST_WORD = re.compile(r"([\w’']+)[\s,:;—–-]*$")
_PLACE = r"[A-Z][A-Z.’'-]+(?:[ \xa0/][A-Z][A-Z.’'-]*){0,4}"
_DAY = r"(?:\d{1,2}[ \xa0][A-Z][a-z]+|[A-Z][a-z]+\.?[ \xa0]\d{1,2})(?:,?[ \xa0]\d{4})?"
_DATED = rf"(?:,[ \xa0](?:{_DAY}|[\w.]+)){{0,3}}"
_WIRE = r"(?:(?:[ \xa0]|--|—)(?:\([^()\n]{2,30}\)|/[^/\n]{2,30}/))?"
_DATELINE = re.compile(
    rf"(?:{_PLACE}{_DATED}{_WIRE}|[A-Z][\w.’'-]+(?:[ \xa0][A-Z][\w.’'-]+){{0,3}}{_DATED},[ \xa0]{_DAY}{_WIRE}"
    rf"|[A-Z][\w.’'-]+(?:[ \xa0/][A-Z][\w.’'-]+){{0,5}}{_DATED}[ \xa0]\([A-Z][^()\n]{{1,29}}\))"
    r"(?:[ \xa0](?:[-–—]|--)[ \xa0]|(?:—|--)[ \xa0]?(?=[\"“‘A-Z]))"
)  # "OSLO/THE HAGUE, March 3 (Reuters) -", "Oslo (AP) -", "OSLO—", "Oslo, 3 March 2014 /Newswire/ -"
_STAMP = re.compile(
    r"(?:[*_#>•\[(-]+[ \t]*)*\d{1,2}[.:h]\d{2}(?::\d{2})?"
    r"(?:[ \t]?(?:[ap]\.?m\.?|GMT|UTC|EST|EDT|ET|PST|PDT|PT|CET|CEST|BST|IST|MSK)\b\.?)?[\])*_:,]*"
    r"[ \t\xa0]+(?:[-–—|][ \t\xa0]+)?(?=[*_]*[\"“‘]?[A-Z])"
)  # "**18.12** The mayor says", "[6:05 pm] –"
_OPENS_SMALL = re.compile(r"[\"“‘'][a-z]")
_INITIALS = re.compile(r"(?:\b[A-Z]\.)+$")
_LEAD = re.compile(r"[\s\W]*(?:(?:and|but|so|or|then|yet)\b[\s\W]*)?", re.IGNORECASE)


class Segment(NamedTuple):
    """A run of a frame's text from ``at`` on: characters of the article, or a stand-in for a quotation.

    ``fragment`` is the number of the quotation whose own words these are.
    """

    at: int
    start: int
    end: int
    quotation: int | None = None
    fragment: int | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence as the parser reads it.

    ``span`` is its place in the article, ``text`` what is parsed, ``segments`` how the two correspond,
    ``utterances`` the numbers of the quotations that a stand-in replaces, ``fragments`` of those that stay.
    """

    span: Span
    text: str
    segments: tuple[Segment, ...]
    utterances: tuple[int, ...] = ()
    fragments: tuple[int, ...] = ()


def frames(text: str, quotations: Sequence[Quotation]) -> Iterator[Frame]:
    """Yield the frames of ``text`` in order."""
    read = levelled(text)
    starts = [quotation.outer.start for quotation in quotations]
    for span in _whole_sentences(text, quotations):
        within = range(bisect_left(starts, span.start), bisect_left(starts, span.end))
        yield _frame(text, read, span, quotations, within)


def locate(frame: Frame, parsed: Sequence[Word], quotations: Sequence[Quotation]) -> list[Word]:
    """Move parsed words to their places in the article; a stand-in's words take its quotation's place."""
    at = [segment.at for segment in frame.segments]
    located = []
    for text, lower, start, end, tag, dep, head, *_ in parsed:
        segment = frame.segments[bisect_right(at, start) - 1]
        number = segment.quotation
        if number is None:
            shift = segment.start - segment.at
            place = Span(start + shift, min(end + shift, segment.end))
        else:
            place = quotations[number].inner
        located.append(Word(text, lower, *place, tag, dep, head, number, segment.fragment))
    return located


def _whole_sentences(text: str, quotations: Sequence[Quotation]) -> Iterator[Span]:
    """Yield sentences, joined where the cut between them would fall within a quotation."""
    starts = [quotation.outer.start for quotation in quotations]
    pending: Span | None = None
    for span in sentences(text):
        if pending is not None and (
            _is_cut(quotations, starts, pending.end, span.start) or _goes_on(text, pending.end, span.start)
        ):
            pending = Span(pending.start, span.end)
            continue
        if pending is not None:
            yield pending
        pending = span
    if pending is not None:
        yield pending


def _goes_on(text: str, end: int, start: int) -> bool:
    """Tell a sentence that goes on in marks after an abbreviation: "the U.S. “will pay”"."""
    return (
        _OPENS_SMALL.match(text, start) is not None
        and _INITIALS.search(text, max(0, end - _NEAR), end) is not None
    )


def _is_cut(quotations: Sequence[Quotation], starts: list[int], end: int, start: int) -> bool:
    at = bisect_left(starts, end) - 1
    return at >= 0 and start < quotations[at].inner.end


def _frame(text: str, read: str, span: Span, quotations: Sequence[Quotation], within: range) -> Frame:
    """Build the frame of one sentence, as far as the parser will read; ``read`` is how its words are read."""
    pieces: list[str] = []
    segments: list[Segment] = []
    utterances: list[int] = []
    opening = _DATELINE.match(text, *span) or _STAMP.match(text, *span)
    position = opening.end() if opening else span.start

    def add(start: int, end: int, number: int | None = None, fragment: int | None = None) -> None:
        piece = read[start:end] if number is None else _stand_in(text, quotations[number], span.end)
        if piece:
            at = segments[-1].at + len(pieces[-1]) if segments else 0
            segments.append(Segment(at, start, end, number, fragment))
            pieces.append(piece)

    def add_words(start: int, end: int, fragment: int | None = None) -> None:
        """Add the text but for its blanks, of which the parser reads one where several stand together."""
        for blanks in _BLANKS.finditer(text, start, end):
            add(start, blanks.start() + 1, fragment=fragment)
            start = blanks.end()
        add(start, end, fragment=fragment)

    for number in within:
        if segments and segments[-1].at > _LONGEST:
            break
        outer, inner = quotations[number].outer, quotations[number].inner
        add_words(position, outer.start)
        if _is_utterance(text, span, quotations[number], follows=bool(utterances)):
            utterances.append(number)
            add(*outer, number)
        else:
            add_words(*inner, fragment=number)
        position = outer.end
    add_words(position, span.end)
    fragments = tuple(number for number in within if number not in set(utterances))
    return Frame(span, "".join(pieces)[:_LONGEST], tuple(segments), tuple(utterances), fragments)


def _stand_in(text: str, quotation: Quotation, stop_at: int) -> str:
    """Return what the parser reads for a quotation, set apart from words that touch its marks.

    Where a verb of saying follows, up to ``stop_at``, it has the comma that belongs there.
    """
    said = quotation.inner.of(text).rstrip(_NESTED)
    stop = said[-1] if said and said[-1] in ",.?!" else ""
    start, end = quotation.outer
    if not stop and attributes(text, end, stop_at):
        stop = ","
    before = " " if text[max(0, start - 1) : start].strip(_OPENING) else ""
    after = " " if text[end : end + 1].isalnum() else ""
    return f"{before}“{_STAND_IN}{stop}”{after}"


def _is_utterance(text: str, frame: Span, quotation: Quotation, *, follows: bool) -> bool:
    """Tell a quotation that is a clause or more of its own from a fragment of the sentence's grammar.

    ``follows`` says that another utterance stands before it in the sentence.
    """
    outer = quotation.outer
    inner = quotation.inner.of(text).strip(_NESTED)
    if not inner:
        return False
    if len(inner) > 1 and len(sentences(inner)) > 1:
        return True
    before = text[max(frame.start, outer.start - _NEAR) : outer.start]
    after = text[outer.end : min(frame.end, outer.end + _NEAR)].lstrip()
    stopped = inner[-1] in _ENDS or not after or after[0] in _ENDS
    if outer.start - frame.start < _NEAR and _LEAD.fullmatch(before) is not None:
        return stopped or attributes(text, outer.end, frame.end)
    length = inner.count(" ") + 1
    if before.rstrip()[-1:] in ",:" and (follows or inner[:1].isupper() or length > 3):
        return stopped or inner[:1].isupper()
    last = _LAST_WORD.search(before)
    return stopped and length > 3 and last is not None and is_quoting_word(last[1].lower())
