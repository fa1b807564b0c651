"""Turns: what follows a speaker's name and a colon, in transcripts, interviews and headlines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.statements.grammar.mention import Mention
from index.statements.turns import interview
from index.statements.turns.headline import credited
from index.statements.turns.labels import is_unnamed, may_speak
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.statements.register.register import Register

_BLANK = r"[ \t\xa0]"
_TIME = r"[\[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}[\])]?"
_CAPITAL = r"[^\W\d_a-z][\w.’'&-]*"
_NAME = (
    rf"{_CAPITAL}(?:[ \xa0](?:(?:of|the|de|da|del|van|von|der|bin|al|el|for|and)[ \xa0])*{_CAPITAL}){{0,8}}"
)
_ASIDE = r"[\[(][^()\[\]\n]{1,60}[\])]"
_LABEL = re.compile(
    rf"{_BLANK}*(?:{_TIME}{_BLANK}*)?(?P<name>{_NAME}(?:{_BLANK}\d{{1,2}})?)(?:{_BLANK}+{_ASIDE})?{_BLANK}*:(?!\S){_BLANK}*"
)  # "MR. HOLT:", "Ada Birch (via video):", "[00:12] Ada Birch:"
_TIMED = re.compile(rf"{_BLANK}*(?P<name>{_NAME}){_BLANK}+{_TIME}{_BLANK}*(?:$|(?=\n))")  # "Ada Birch 00:12"
_ALONE = re.compile(rf"{_BLANK}*(?P<name>{_NAME}){_BLANK}*(?:$|(?=\n))")  # on a line of its own
_DASHED = re.compile(rf"{_BLANK}*(?P<name>{_NAME}){_BLANK}+[–—-]{_BLANK}+(?=\S)")  # "Ada Birch — Yes"
_LETTER = re.compile(
    rf"{_BLANK}*(?P<name>[QA])(?:\d{{0,2}}[.:]{_BLANK}+|{_BLANK}{{2,}}|(?<=Q){_BLANK})(?=\S)"
)  # "Q.", "Q   "
_STAGE = re.compile(rf"\s*{_ASIDE}")
_STAGE_AFTER = re.compile(rf"\s*{_ASIDE}\s*$")
_ENDS = re.compile(
    r"\s*(?:\d{1,2}[:.]\d{2}\s*[AP]\.?M\b|END\b|E N D\b|\*\s?\*|-{3,}|_{3,}|[•©]"
    r"|(?:This|The)\s(?:\w+\s)?(?:interview|conversation|transcript|exchange)\s(?:was|has|is)\b)"
)  # what stands below the last turn
_FEWEST = 3  # turns that make a transcript, one of the speakers with a second
_FEWEST_ALIKE = 2  # labels in capitals, or with a time
_SHORTEST = 3  # words of a turn
_SHARE = 0.5  # of a text that lies between its labels where all of it is a transcript
_MANY, _EARLY = 6, 0.25  # turns, and the share of the text before the first, that make all of it one, too
_LONGEST = 3  # paragraphs after a turn's first, elsewhere
_SPARSE = 6  # paragraphs to a name that only stands by itself, at most
_HEADING = 4  # paragraphs before a speech
_PERSONAL = 0.35  # share of its paragraphs in the first person
_QUOTING = 0.25  # share of them that quote
_NAMED = 0.1  # times in a paragraph that they name the speaker
_INITIALS = range(2, 4)
_PARTS = frozenset({"question", "answer"})
_MARKS = frozenset('“”"«‹„')


@dataclass(frozen=True, slots=True)
class Turn:
    """Words of a turn and the label before them.

    ``person`` is where the one is named for whom a label such as "A:" stands; ``unnamed`` says that the
    label stands for nobody who has a name; ``cue`` is the verb that introduces words set off.
    """

    label: Mention | None
    words: Span
    person: Mention | None = None
    unnamed: bool = False
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class _Label:
    """A label, where the words after it begin, and the number of its paragraph."""

    name: Span
    end: int
    paragraph: int
    written: str
    timed: bool  # a name and a time, without a colon
    loose: bool  # a name that only what stands around it makes a label


class _Script:
    """An article read as a list of labelled turns."""

    def __init__(self, text: str, register: Register) -> None:
        self.text = text
        self.register = register
        self.paragraphs = [Span(*line.span()) for line in re.finditer(r"[^\n]*[^\s][^\n]*", text)]
        found = [label for number in range(len(self.paragraphs)) if (label := self._label(number))]
        self.labels = self._credible(found)
        spoken = Counter(label.written.casefold() for label in self.labels)
        self.alternates = len(self.labels) >= _FEWEST and 1 < len(spoken) < len(self.labels)
        first = [label for label in found if not label.loose][:1]
        self.is_speech = not self.alternates and self._is_speech(self.labels or first)
        if self.is_speech:
            self.labels = self.labels or first

    def turns(self) -> Iterator[Turn]:
        """Yield what is said after each label, a paragraph at a time."""
        for label, end in zip(self.labels, self._ends(), strict=True):
            mention, (person, unnamed) = _mention(self.text, label.name), self._who(label)
            first = Span(label.end, self.paragraphs[label.paragraph].end)
            for span in (first, *self.paragraphs[label.paragraph + 1 : end]):
                if _ENDS.match(self.text, *span) or self._closes(span):
                    break
                said = self.said(span)
                if said is not None:
                    yield Turn(mention, said, person, unnamed)

    def _closes(self, span: Span) -> bool:
        """Tell a last line that says to whom somebody was talking."""
        return span == self.paragraphs[-1] and interview.answered(self.text, span, self.register) is not None

    def _label(self, number: int) -> _Label | None:
        start, end = self.paragraphs[number]
        for pattern in (_LETTER, _LABEL, _TIMED, _ALONE, _DASHED):
            found = pattern.match(self.text, start, end)
            if found is not None:
                name, written = Span(*found.span("name")), " ".join(found["name"].split())
                loose = pattern in {_ALONE, _DASHED}
                return _Label(name, found.end(), number, written, pattern is _TIMED, loose)
        return None

    def _credible(self, seen: list[_Label]) -> list[_Label]:
        """Keep the labels of speakers: known ones, and others where the text has several of their kind."""
        found = [label for label in seen if not label.loose]
        named = [label for label in found if not _is_letter(label) and may_speak(label.written)]
        shouted = sum(label.written.isupper() for label in named)
        timed = sum(self._is_timed(label) for label in named)
        letters = Counter(label.written[0] for label in found if _is_letter(label))
        kept = [
            label
            for label in named
            if self._is_known(label)
            or (label.written.isupper() and shouted >= _FEWEST_ALIKE)
            or (self._is_timed(label) and timed >= _FEWEST_ALIKE)
            or (is_unnamed(label.written) and len(found) >= _FEWEST)
        ]
        if letters["Q"] and (letters["A"] or kept):
            kept += [label for label in found if _is_letter(label)]
        if not kept:
            return self._taking_turns([label for label in seen if label.loose])
        kept += _in_turn(found, kept)
        return sorted(kept, key=lambda label: label.paragraph)

    def _taking_turns(self, loose: list[_Label]) -> list[_Label]:
        """Return people's names that stand before what each says, where they take turns."""
        kept = [label for label in loose if may_speak(label.written) and self._is_person(label)]
        spoken = Counter(label.written.casefold() for label in kept)
        if not 1 < len(spoken) < len(kept) or len(kept) < _FEWEST:
            return []
        at = {label.paragraph for label in kept}
        signs = any(self.paragraphs[one - 1].of(self.text).strip()[:1] in _MARKS for one in at if one)
        ends = [label.paragraph for label in kept if label.end >= self.paragraphs[label.paragraph].end]
        crowded = any(one + 1 in at for one in ends)
        rare = (len(self.paragraphs) - min(at)) > _SPARSE * len(kept)
        return [] if signs or crowded or rare else kept

    def _is_person(self, label: _Label) -> bool:
        return any(
            one.span.end == label.name.end and self.register.entries[one.person].human
            for one in self.register.within(*label.name)
        )

    def _is_timed(self, label: _Label) -> bool:
        return (
            label.timed
            or self.text[label.name.end : label.end].strip(" \t\xa0:()[]").replace(":", "").isdigit()
        )

    def _is_known(self, label: _Label) -> bool:
        if label.timed:
            return False
        entries = self.register.entries
        return (
            any(
                one.span.end == label.name.end and (entries[one.person].human or entries[one.person].body)
                for one in self.register.within(*label.name)
            )
            or self._ends_in_name(label) is not None
        )

    def _ends_in_name(self, label: _Label) -> Mention | None:
        """Return where the person is named with whose full name a long label ends."""
        said = label.written.casefold()
        for number, entry in enumerate(self.register.entries):
            if entry.human and " " in entry.form and said.endswith(f" {entry.form.casefold()}"):
                return _mention(self.text, self.register.first_sighting(number))
        return None

    def _is_speech(self, labels: list[_Label]) -> bool:
        """Tell remarks: a label stands before nearly all of the text, which is in the first person."""
        if not labels or labels[0].paragraph > _HEADING or not may_speak(labels[0].written):
            return False
        label = labels[0]
        following = self.paragraphs[label.paragraph :]
        personal = sum(interview.FIRST_PERSON.search(self.text, *span) is not None for span in following)
        quoting = sum(interview.MARK.search(self.text, *span) is not None for span in following)
        return (
            (label.written.isupper() or self._is_known(label))
            and len(following) > _FEWEST
            and personal >= _PERSONAL * len(following)
            and quoting < _QUOTING * len(following)
            and self._named_after(label) < _NAMED * len(following)
        )

    def _named_after(self, label: _Label) -> int:
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
        following = [label.paragraph for label in self.labels[1:]]
        for label, end in zip(self.labels, [*following, len(self.paragraphs)], strict=True):
            alone = label.paragraph + 1 + (label.end >= self.paragraphs[label.paragraph].end)
            between = end - label.paragraph - 1
            inside = self.alternates and label is not self.labels[-1] and between <= _LONGEST
            yield end if whole or inside else min(alone, end)

    def _who(self, label: _Label) -> tuple[Mention | None, bool]:
        """Return where the one is named for whom a label stands, and whether it names nobody."""
        if _is_letter(label) and label.written[0] == "A":
            before, after = Span(0, self.labels[0].name.start), self.paragraphs[-1]
            who = interview.answerer(self.text, before, self.register)
            who = who or interview.answered(self.text, after, self.register)
            return who, who is None
        if is_unnamed(label.written):
            return None, True
        if label.written.isupper() and len(label.written) in _INITIALS:
            return interview.by_initials(self.text, label.name, self.register), False
        return self._ends_in_name(label), False

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
    script = _Script(text, register)
    if script.labels:
        labelled = list(script.turns())
        return [*_between_questions(script, stored, script.labels[0].paragraph, labelled), *labelled]
    headed = [Turn(name, said) for name, said in credited(text, script.paragraphs, register)]
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


def _is_letter(label: _Label) -> bool:
    """Tell the label of whoever asks or answers: "Q", "Answer"."""
    return len(label.written) == 1 or label.written.casefold() in _PARTS


def _in_turn(found: Sequence[_Label], kept: Sequence[_Label]) -> list[_Label]:
    """Return what comes again and again between a speaker's turns and names nobody: "Weekly:", who asks."""
    others = [label for label in found if label not in kept]
    often = Counter(label.written for label in others)
    return [label for label in others if often[label.written] >= min(len(kept), _FEWEST_ALIKE + 1) > 1]


def _mention(text: str, span: Span) -> Mention:
    last = max(span.of(text).rfind(" "), span.of(text).rfind("\xa0")) + 1
    return Mention(span, Span(span.start + last, span.end))
