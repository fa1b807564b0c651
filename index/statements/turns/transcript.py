"""Turns: what follows a speaker's name and a colon, in transcripts, interviews and headlines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.statements.turns import interview
from index.statements.turns.headline import credited
from index.statements.turns.labels import (
    ASIDE,
    is_note,
    is_post,
    is_unnamed,
    label_of,
    may_speak,
    with_others,
)
from index.statements.turns.prompts import in_first_person, prompts, quotes_somebody
from index.statements.turns.speakers import FEWEST, Labels, mention_of
from index.types import Link, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.statements.grammar.mention import Mention
    from index.statements.register.register import Register
    from index.statements.turns.labels import Label

_STAGE = re.compile(rf"\s*{ASIDE}")
_STAGE_AFTER = re.compile(rf"\s*{ASIDE}\s*$")
_ENDS = re.compile(
    r"\s*(?:\d{1,2}[:.]\d{2}\s*[AP]\.?M\b|END\b|E N D\b|\*\s?\*|-{3,}|_{3,}|[•©]"
    r"|(?:This|The)\s(?:\w+\s)?(?:interview|conversation|transcript|exchange)\s(?:was|has|is)\b)"
)  # what stands below the last turn
_SHORTEST = 3  # words of a turn
_SHARE = 0.5  # of a text that lies between its labels where all of it is a transcript
_MANY, _EARLY = 6, 0.25  # turns, and the share of the text before the first, that make all of it one, too
_LONGEST = 3  # paragraphs after a turn's first, elsewhere
_HEADING = 4  # paragraphs before a speech
_PERSONAL = 0.35  # share of its paragraphs in the first person
_QUOTING = 0.25  # share of them that quote
_NAMED = 0.1  # times in a paragraph that they name the speaker
_INITIALS = range(2, 4)
_MARKS = frozenset('“”"«‹„')


@dataclass(frozen=True, slots=True)
class Turn:
    """Words of a turn and the label before them.

    ``person`` is where the one is named for whom a label such as "A:" stands; ``unnamed`` says that the
    label stands for nobody who has a name; ``cue`` is the verb that introduces words set off; ``link`` tells
    a turn, which is verbatim, from what a headline or a sentence before it only gives to somebody.
    """

    label: Mention | None
    words: Span
    person: Mention | None = None
    unnamed: bool = False
    cue: Span | None = None
    link: Link = Link.TURN


class _Script:
    """An article read as a list of labelled turns."""

    def __init__(self, text: str, stored: str, register: Register) -> None:
        self.text = text
        self.register = register
        self.paragraphs = [Span(*line.span()) for line in re.finditer(r"[^\n]*[^\s][^\n]*", text)]
        self.known = Labels(text, self.paragraphs, register)
        found = [
            label for number, one in enumerate(self.paragraphs) if (label := label_of(text, one, number))
        ]
        self.labels = self.known.credible(found)
        self.notes = {label.paragraph for label in found if not label.loose and is_note(label.written)}
        self.alternates = self._takes_turns()
        if self.alternates:
            self.labels = with_others(found, self.labels)
        first = [label for label in found if not label.loose and not label.strange][:1]
        self.is_speech = not self.alternates and self._is_speech(self.labels or first)
        if self.is_speech:
            self.labels = self.labels or first
        self.prompts = prompts(text, stored, self.paragraphs, self.labels)

    def _takes_turns(self) -> bool:
        """Tell a transcript: several speakers, one of whom comes again."""
        spoken = {label.written.casefold() for label in self.labels}
        return len(self.labels) >= FEWEST and 1 < len(spoken) < len(self.labels)

    def turns(self) -> Iterator[Turn]:
        """Yield what is said after each label, a paragraph at a time."""
        for label, end in zip(self.labels, self._ends(), strict=True):
            mention, (person, unnamed) = mention_of(self.text, label.name), self._who(label)
            for number in range(label.paragraph, end):
                span = self.paragraphs[number]
                span = Span(label.end, span.end) if number == label.paragraph else span
                if _ENDS.match(self.text, *span) or self._closes(span) or self._is_told(number, label):
                    break
                said = self.said(span)
                if said is not None and not self._is_anothers(number, label):
                    yield Turn(mention, said, person, unnamed)

    def _is_anothers(self, number: int, label: Label) -> bool:
        """Tell a paragraph after a label that whoever asks may have said."""
        if number == label.paragraph:
            return False
        asks = self.prompts.asking and all(
            self.paragraphs[one.paragraph].of(self.text).rstrip().endswith("?")
            for one in self.labels
            if one.written == label.written
        )
        return (
            asks
            or number in self.notes
            or number in self.prompts.asking
            or self.prompts.may_be_told(self.text, self.paragraphs, number)
        )

    def _is_told(self, number: int, label: Label) -> bool:
        """Tell a paragraph after the last answer from which on the journalist tells of the speaker."""
        if number == label.paragraph or label is not self.labels[-1]:
            return False
        if number > self.prompts.last and self.prompts.may_be_told(self.text, self.paragraphs, number):
            return True
        said = self.paragraphs[number]
        whose = {one.person for one in self.register.within(*label.name)}
        names = any(one.person in whose for one in self.register.within(*said))
        if in_first_person(said.of(self.text)):
            return names and bool(self.prompts.asking)
        return names or quotes_somebody(self.text, said)

    def _closes(self, span: Span) -> bool:
        """Tell a last line that says to whom somebody was talking."""
        return span == self.paragraphs[-1] and interview.answered(self.text, span, self.register) is not None

    def _is_speech(self, labels: list[Label]) -> bool:
        """Tell remarks: a label stands before nearly all of the text, which is in the first person."""
        if not labels or labels[0].paragraph > _HEADING or not may_speak(labels[0].written):
            return False
        label = labels[0]
        following = self.paragraphs[label.paragraph :]
        personal = sum(interview.FIRST_PERSON.search(self.text, *span) is not None for span in following)
        quoting = sum(interview.MARK.search(self.text, *span) is not None for span in following)
        return (
            (label.written.isupper() or self.known.is_known(label))
            and len(following) > FEWEST
            and personal >= _PERSONAL * len(following)
            and quoting < _QUOTING * len(following)
            and self._named_after(label) < _NAMED * len(following)
        )

    def _named_after(self, label: Label) -> int:
        """Return how often the text names the one whom a label names, after it: a speech hardly does."""
        whose = {one.person for one in self.register.within(*label.name)}
        return sum(one.person in whose for one in self.register.within(label.end, len(self.text)))

    def _ends(self) -> Iterator[int]:
        """Yield the number of the paragraph before which each turn ends, at the latest."""
        if not self.labels:
            return
        covered = self.labels[-1].name.start - self.labels[0].name.start
        early = self.labels[0].name.start <= _EARLY * len(self.text) and len(self.labels) >= _MANY
        whole = self.is_speech or (self.alternates and (early or covered >= _SHARE * len(self.text)))
        whole = whole or self.prompts.goes_on
        following = [label.paragraph for label in self.labels[1:]]
        for label, end in zip(self.labels, [*following, len(self.paragraphs)], strict=True):
            alone = label.paragraph + 1 + (label.end >= self.paragraphs[label.paragraph].end)
            between = end - label.paragraph - 1
            inside = self.alternates and label is not self.labels[-1] and between <= _LONGEST
            yield end if whole or inside else min(alone, end)

    def _who(self, label: Label) -> tuple[Mention | None, bool]:
        """Return where the one is named for whom a label stands, and whether it names nobody."""
        if label.is_letter and label.written[0] == "A":
            before, after = Span(0, self.labels[0].name.start), self.paragraphs[-1]
            who = interview.answerer(self.text, before, self.register)
            who = who or interview.answered(self.text, after, self.register)
            return who, who is None
        if label.strange or is_unnamed(label.written):
            return None, True
        if is_post(label.written):
            return self._beside(label), False
        if label.written.isupper() and len(label.written) in _INITIALS:
            return interview.by_initials(self.text, label.name, self.register), False
        return self.known.ends_in_name(label), False

    def _beside(self, label: Label) -> Mention | None:
        """Return where the one is named who holds a post: "The CHAIRMAN (Mr. Birch):"."""
        for one in self.labels:
            if one.written == label.written:
                for sighting in self.register.within(one.name.end, one.end):
                    if self.register.entries[sighting.person].human:
                        return mention_of(self.text, sighting.span)
        return None

    def said(self, span: Span) -> Span | None:
        """Return the words of a paragraph, stage directions around them apart."""
        start, end = span
        while found := _STAGE.match(self.text, start, end):
            start = found.end()
        while found := _STAGE_AFTER.search(self.text, start, end):
            end = found.start()
        said = self.text[start:end]
        start, said = start + len(said) - len(said.lstrip()), said.strip()
        if len(said.split()) < _SHORTEST or (said[0] in _MARKS and not (self.alternates or self.is_speech)):
            return None
        return Span(start, start + len(said))


def turns(text: str, stored: str, register: Register) -> list[Turn]:
    """Return what is said in turns, with the label before each.

    A name in capitals counts where the text has several such turns, a name as usually written where it is
    a person's or a body's of the article. Elsewhere than in transcripts, words in quotation marks after the
    colon are left to the parser. In an interview without labels, what stands between its questions counts,
    as it does before the first label.

    :param stored: the text with its markup, which ``text`` is without.
    """
    script = _Script(text, stored, register)
    if script.labels:
        labelled = list(script.turns())
        return [*_between_questions(script, stored, script.labels[0].paragraph, labelled), *labelled]
    headed = [
        Turn(name, said, link=Link.SET_OFF) for name, said in credited(text, script.paragraphs, register)
    ]
    if headed:
        return headed
    return _between_questions(script, stored, len(script.paragraphs))


def _between_questions(script: _Script, stored: str, end: int, labelled: Sequence[Turn] = ()) -> list[Turn]:
    """Return the answers between questions in the first ``end`` paragraphs; not by who asks in turns."""
    who, replies = interview.answers(script.text, stored, script.paragraphs[:end], script.register)
    asks = {
        one.label.head.of(script.text)
        for one in labelled
        if one.label and one.words.of(script.text)[-1] == "?"
    }
    if labelled and (who is None or who.head.of(script.text) in asks):
        return []
    return [Turn(None, said, who) for reply in replies if (said := script.said(reply))]
