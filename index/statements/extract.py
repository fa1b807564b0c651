"""Statements: who said what, read out of articles.

``read`` takes texts and gives a ``Reading`` of each, in order, holding few at a time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from index.articles.language import foreign
from index.statements.certainty import CLEAR, Grounds, Identified, sure
from index.statements.discourse import Scene, Utterance, utterances
from index.statements.frame import Frame, frames, locate
from index.statements.grammar.actors import actors
from index.statements.grammar.attribution import attributions
from index.statements.grammar.mention import may_speak, mention
from index.statements.grammar.parse import Tree, Word, parse, plant
from index.statements.grammar.theme import main_subject, theme
from index.statements.legible import legible
from index.statements.register.register import Register
from index.statements.speaker.anonymous import is_anonymous
from index.statements.speaker.coreference import Resolver
from index.statements.turns.embedded import posts
from index.statements.turns.interview import told_to_us
from index.statements.turns.introduction import asked, claim, introduction, set_off
from index.statements.turns.transcript import Turn, turns
from index.text.flow import flow
from index.text.marks import Quotation, mask, quotations
from index.types import How, Kind, Link, Reading, Span, Stance, Statement, Why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.statements.grammar.mention import Mention

EXTRACTION_VERSION = 12

_SELF = frozenset({"i", "we", "me", "us", "who", "which", "that"})


@dataclass(frozen=True, slots=True)
class _Layout:
    """The flow of a text as ``stored``, its quotations, and the frames of it that are parsed."""

    stored: str
    text: str
    quotations: list[Quotation]
    frames: list[Frame]
    starts: list[int]
    register: Register


def read(texts: Iterable[str]) -> Iterator[Reading]:
    """Yield, for each text in order, the statements in it and the people it names."""
    waiting: deque[_Layout] = deque()

    def pieces() -> Iterator[str]:
        for text in texts:
            layout = _layout("" if foreign(text) else text)  # in no other language is it known who speaks
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
    return Scene(
        frame,
        tuple(attributions(tree)),
        _who(tree),
        tuple(actors(tree)),
        asked(tree),
        introduction(tree),
        claim(tree),
        theme(tree),
    )


def _layout(stored: str) -> _Layout:
    text = flow(stored)
    marked = quotations(text)
    register = Register(text)
    chosen = list(frames(legible(text, register), marked))
    return _Layout(stored, text, marked, chosen, [quotation.outer.start for quotation in marked], register)


def _who(tree: Tree) -> Mention | None:
    """Return whom the main clause is about, if it is somebody who may speak."""
    head = main_subject(tree)
    return mention(tree, head) if head is not None and may_speak(tree, head) else None


def _reading(layout: _Layout, scenes: list[Scene]) -> Reading:
    """Put together what the frames of one text say."""
    register = layout.register
    spoken = _spoken(layout, register, scenes)
    said = _but_their_own(layout.text, utterances(layout.text, layout.quotations, scenes), spoken)
    said += [
        Utterance(
            (turn.words,),
            turn.cue,
            turn.label,
            Stance.SAID,
            frozenset(),
            turn.person,
            turn.unnamed,
            link=turn.link,
        )
        for turn in spoken
    ]
    who = told_to_us(layout.text, register, mask(layout.text, layout.quotations))
    if who is not None:
        said = [_told_by(who, one) if one.floating else one for one in said]
    said.sort(key=lambda one: one.spans[0].start if one.mention is None else one.mention.span.start)
    teller = _Teller(layout, register, scenes, said)
    statements = sorted(map(teller.statement, said), key=lambda statement: (statement.start, statement.end))
    return Reading(tuple(statements), register.people(teller.resolver.speakers))


def _told_by(who: Mention, one: Utterance) -> Utterance:
    """Give a quotation that stands alone to whom the author asked."""
    return replace(one, mention=None, person=who, link=Link.TURN)


def _spoken(layout: _Layout, register: Register, scenes: list[Scene]) -> list[Turn]:
    """Return what is said in turns, and what sentences that end with a colon set off."""
    spoken = turns(layout.text, layout.stored, register)
    taken = {turn.words.start for turn in spoken}
    spoken += [
        Turn(two.claim.speaker, one.frame.span, cue=two.claim.cue, link=Link.SET_OFF)
        for one, two in pairwise(scenes)
        if two.claim is not None and not one.attributions and one.frame.span.start not in taken
    ]
    introduced = [(scene.frame.span.end, scene.introduction) for scene in scenes if scene.introduction]
    told = [span for scene in scenes for one in scene.attributions if one.mention for span in one.spans]
    spoken += [
        Turn(one.speaker, words, cue=one.cue, link=Link.SET_OFF)
        for one, words in set_off(layout.text, introduced, told)
        if words.start not in taken
    ]
    spoken += [one for one in posts(layout.text) if one.words.start not in taken]
    return sorted(spoken, key=lambda turn: turn.words)


def _but_their_own(text: str, said: list[Utterance], spoken: list[Turn]) -> list[Utterance]:
    """Leave out what within a turn is given to nobody or to the one whose turn it is; mark the rest."""
    starts = [turn.words.start for turn in spoken]
    labels = {turn.label.head.start for turn in spoken if turn.label is not None}
    kept = []
    for one in said:
        end = one.spans[-1].end
        if not labels.isdisjoint(range(one.spans[0].start, one.spans[0].end)):
            continue  # the parser took a label for a word of the sentence
        at = bisect_right(starts, end - 1) - 1
        if at < 0 or end > spoken[at].words.end:
            kept.append(one)
        elif not _is_own(text, one.mention, spoken[at].label):
            kept.append(replace(one, within=spoken[at].label))
    return kept


def _is_own(text: str, mention: Mention | None, label: Mention | None) -> bool:
    if mention is None or mention.head.of(text).lower() in _SELF:
        return True
    return label is not None and mention.head == label.head


class _Teller:
    """Finds who made the statements of one text; asked in the order of the text."""

    def __init__(
        self, layout: _Layout, register: Register, scenes: list[Scene], said: list[Utterance]
    ) -> None:
        self.layout = layout
        self.quoted = mask(layout.text, layout.quotations)
        self.register = register
        self.resolver = Resolver(layout.text, register, self.quoted, scenes, said)
        self.labelled: dict[Span, int | None] = {}  # who speaks in the turns after labels

    def statement(self, one: Utterance) -> Statement:
        """Return the statement that an utterance is, with the name of its speaker where that is clear."""
        spans = tuple(_with_marks(self.layout, span) for span in one.spans)
        kind = _kind(self.layout.text, spans, self.quoted)
        mention = one.mention or one.person
        if mention is None:
            return Statement(spans, kind, one.cue, stance=one.stance, why=Why(one.link))
        found = self._identified(one, mention)
        if found.person is None or found.how is None:
            return Statement(spans, kind, one.cue, mention.span, stance=one.stance, why=Why(one.link))
        certain = sure(found.how, one.link, found.grounds)
        if certain < CLEAR or self.register.entries[found.person].nobody:
            unsure = self._why(one.link, found.grounds)
            return Statement(spans, kind, one.cue, mention.span, stance=one.stance, sure=certain, why=unsure)
        name = self.register.name_for(found.person, mention.span)
        place = self.register.first_sighting(found.person, name)
        why = self._why(one.link, found.grounds)
        return Statement(spans, kind, one.cue, mention.span, name, place, found.how, one.stance, certain, why)

    def _why(self, link: Link, grounds: Grounds) -> Why:
        rival = None if grounds.rival is None else self.register.entries[grounds.rival].form
        return Why(link, round(grounds.share, 2), grounds.distance, rival)

    def _identified(self, one: Utterance, mention: Mention) -> Identified:
        """Return the number of the speaker and how it is known."""
        if one.unnamed:
            return Identified()
        found = self.resolver.identify(replace(one, mention=one.person or mention))
        if found.how is How.TITLE and is_anonymous(self.layout.text, mention.span):
            return Identified()
        if one.within is None:
            self.labelled[mention.span] = found.person
        whose_turn = None if one.within is None else self.labelled.get(one.within.span)
        if found.how is not How.NAMED and found.person == whose_turn:
            return Identified()  # nobody calls themselves "he" or "the mayor"
        stands_for = found.person is not None and one.person is not None and mention is not one.person
        return replace(found, how=How.TITLE) if stands_for else found


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
