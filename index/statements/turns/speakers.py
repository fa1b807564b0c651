"""Speakers: which of the labels in a text are those of somebody who speaks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from index.statements.grammar.mention import Mention
from index.statements.turns import interview
from index.statements.turns.labels import in_turn, is_shouted, is_titled, is_unnamed, may_speak
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.statements.register.register import Register
    from index.statements.turns.labels import Label

FEWEST = 3
"""Turns that make a transcript, one of the speakers with a second."""

_FEWEST_ALIKE = 2  # labels in capitals, or with a time
_SPARSE = 6  # paragraphs to a name that only stands by itself, at most
_MARKS = frozenset('“”"«‹„')


class Labels:
    """What the people and bodies of an article tell of the labels in it."""

    def __init__(self, text: str, paragraphs: Sequence[Span], register: Register) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.register = register

    def credible(self, seen: list[Label]) -> list[Label]:
        """Keep the labels of speakers: known ones, and others where the text has several of their kind."""
        found = [label for label in seen if not label.loose and not label.strange]
        named = [label for label in found if not label.is_letter and may_speak(label.written)]
        shouted = sum(label.written.isupper() for label in named)
        timed = sum(self._is_timed(label) for label in named)
        letters = Counter(label.written[0] for label in found if label.is_letter)
        kept = [
            label
            for label in named
            if self.is_known(label)
            or self._answers(label)
            or (label.written.isupper() and shouted >= _FEWEST_ALIKE)
            or (self._is_timed(label) and timed >= _FEWEST_ALIKE)
            or (is_unnamed(label.written) and not label.strange and len(found) >= FEWEST)
        ]
        if letters["Q"] and (letters["A"] or kept):
            kept += [label for label in found if label.is_letter]
        if not kept:
            return self._taking_turns([label for label in seen if label.loose])
        kept += in_turn(found, kept)
        kept += _titled(named, kept)
        return sorted(kept, key=lambda label: label.paragraph)

    def _taking_turns(self, loose: list[Label]) -> list[Label]:
        """Return people's names that stand before what each says, where they take turns."""
        kept = [label for label in loose if may_speak(label.written) and self._is_person(label)]
        spoken = Counter(label.written.casefold() for label in kept)
        if not 1 < len(spoken) < len(kept) or len(kept) < FEWEST:
            return []
        at = {label.paragraph for label in kept}
        signs = any(self.paragraphs[one - 1].of(self.text).strip()[:1] in _MARKS for one in at if one)
        ends = [label.paragraph for label in kept if label.end >= self.paragraphs[label.paragraph].end]
        crowded = any(one + 1 in at for one in ends)
        rare = (len(self.paragraphs) - min(at)) > _SPARSE * len(kept)
        return [] if signs or crowded or rare else kept

    def _is_person(self, label: Label) -> bool:
        return any(
            one.span.end == label.name.end and self.register.entries[one.person].human
            for one in self.register.within(*label.name)
        )

    def _is_timed(self, label: Label) -> bool:
        return (
            label.timed
            or self.text[label.name.end : label.end].strip(" \t\xa0:()[]").replace(":", "").isdigit()
        )

    def is_known(self, label: Label) -> bool:
        """Tell a label that ends in the name of a person or body of the article."""
        if label.timed:
            return False
        entries = self.register.entries
        return (
            any(
                one.span.end == label.name.end and (entries[one.person].human or entries[one.person].body)
                for one in self.register.within(*label.name)
            )
            or self.ends_in_name(label) is not None
        )

    def _answers(self, label: Label) -> bool:
        """Tell what may be somebody's whole name, right below a question."""
        before = self.paragraphs[label.paragraph - 1] if label.paragraph else Span(0, 0)
        return before.of(self.text).rstrip().endswith("?") and any(
            one.span == label.name and interview.may_be_name(self.register.entries[one.person].form)
            for one in self.register.within(*label.name)
        )

    def ends_in_name(self, label: Label) -> Mention | None:
        """Return where the person is named with whose full name a long label ends."""
        said = label.written.casefold()
        for number, entry in enumerate(self.register.entries):
            if entry.human and " " in entry.form and said.endswith(f" {entry.form.casefold()}"):
                return mention_of(self.text, self.register.first_sighting(number))
        return None


def _titled(named: Sequence[Label], kept: Sequence[Label]) -> list[Label]:
    """Return the labels with a title or a name in capitals, beside several of others."""
    others = [label for label in named if label not in kept] if len(kept) >= _FEWEST_ALIKE else []
    return [label for label in others if is_titled(label.written) or is_shouted(label.written)]


def mention_of(text: str, span: Span) -> Mention:
    """Return the mention that a name is, of which the last word is the head."""
    last = max(span.of(text).rfind(" "), span.of(text).rfind("\xa0")) + 1
    return Mention(span, Span(span.start + last, span.end))
