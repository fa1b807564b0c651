"""Statements: who said what, read out of articles.

``read`` takes texts and gives a ``Reading`` of each, in order, holding few at a time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from index.statements.actors import actors
from index.statements.attribution import attributions
from index.statements.coreference import Resolver
from index.statements.discourse import Scene, Utterance, utterances
from index.statements.frame import Frame, frames, locate
from index.statements.mention import may_speak, mention, subject
from index.statements.parse import Tree, Word, parse, plant
from index.statements.register import Register
from index.statements.transcript import turns
from index.text.marks import Quotation, mask, quotations
from index.types import Kind, Reading, Span, Stance, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.statements.mention import Mention

EXTRACTION_VERSION = 3


@dataclass(frozen=True, slots=True)
class _Layout:
    """A text, its quotations, and the frames of it that are parsed."""

    text: str
    quotations: list[Quotation]
    frames: list[Frame]
    starts: list[int]


def read(texts: Iterable[str]) -> Iterator[Reading]:
    """Yield, for each text in order, the statements in it and the people it names."""
    waiting: deque[_Layout] = deque()

    def pieces() -> Iterator[str]:
        for text in texts:
            layout = _layout(text)
            waiting.append(layout)
            yield from (frame.text for frame in layout.frames)
            yield ""  # so that a text without frames also comes out in its turn

    parsed = parse(pieces())
    for tokens in parsed:
        layout = waiting.popleft()
        parses = [tokens, *islice(parsed, len(layout.frames))]
        yield _reading(layout, [_scene(layout, *pair) for pair in zip(layout.frames, parses, strict=False)])


def _scene(layout: _Layout, frame: Frame, tokens: list[Word]) -> Scene:
    tree = plant(locate(frame, tokens, layout.quotations))
    return Scene(frame, tuple(attributions(tree)), _main_subject(tree), tuple(actors(tree)))


def _layout(text: str) -> _Layout:
    marked = quotations(text)
    chosen = list(frames(text, marked))
    return _Layout(text, marked, chosen, [quotation.outer.start for quotation in marked])


def _main_subject(tree: Tree) -> Mention | None:
    """Return whom the main clause is about, if it is somebody who may speak."""
    root = next((number for number, word in enumerate(tree.words) if word.head == number), None)
    if root is None:
        return None
    head = tree.kid(root, "nsubj", "nsubjpass")
    if head is None:
        head = subject(tree, root)
    return mention(tree, head) if head is not None and may_speak(tree, head) else None


def _reading(layout: _Layout, scenes: list[Scene]) -> Reading:
    """Put together what the frames of one text say."""
    quoted = mask(layout.text, layout.quotations)
    register = Register(layout.text)
    said = utterances(layout.text, layout.quotations, scenes)
    said += [
        Utterance((words,), None, who, Stance.SAID, frozenset())
        for who, words in turns(layout.text, register)
    ]
    said.sort(key=lambda one: one.spans[0].start if one.mention is None else one.mention.span.start)
    resolver = Resolver(layout.text, register, quoted, scenes, said)
    statements = [_statement(layout, one, register, resolver, quoted) for one in said]
    statements.sort(key=lambda statement: (statement.start, statement.end))
    return Reading(tuple(statements), register.people(resolver.speakers))


def _statement(
    layout: _Layout, one: Utterance, register: Register, resolver: Resolver, quoted: bytearray
) -> Statement:
    spans = tuple(_with_marks(layout, span) for span in one.spans)
    kind = _kind(layout.text, spans, quoted)
    if one.mention is None:
        return Statement(spans, kind, one.cue, stance=one.stance)
    found = resolver.identify(one)
    if found.person is None:
        return Statement(spans, kind, one.cue, one.mention.span, stance=one.stance)
    name, place = register.entries[found.person].form, register.first_sighting(found.person)
    return Statement(spans, kind, one.cue, one.mention.span, name, place, found.how, one.stance)


def _with_marks(layout: _Layout, span: Span) -> Span:
    """Let a span end and begin as its quotations do: with their last stop, and with marks that it crosses."""
    start, end = span
    closing = _quotation_at(layout, end - 1)
    if closing is not None and not _has_letters(layout.text, end, closing.inner.end):
        end = closing.outer.end if start < closing.outer.start else max(end, closing.inner.end)
    opening = _quotation_at(layout, start)
    if (
        opening is not None
        and opening.outer.end <= end
        and not _has_letters(layout.text, opening.inner.start, start)
    ):
        start = opening.outer.start if opening.outer.end < end else start
    return Span(start, end)


def _quotation_at(layout: _Layout, position: int) -> Quotation | None:
    at = bisect_right(layout.starts, position) - 1
    return layout.quotations[at] if at >= 0 and position < layout.quotations[at].outer.end else None


def _has_letters(text: str, start: int, end: int) -> bool:
    return any(text[at].isalnum() for at in range(start, end))


def _kind(text: str, spans: tuple[Span, ...], quoted: bytearray) -> Kind:
    letters = [quoted[at] for start, end in spans for at in range(start, end) if text[at].isalnum()]
    if all(letters):
        return Kind.DIRECT
    return Kind.MIXED if any(letters) else Kind.INDIRECT
