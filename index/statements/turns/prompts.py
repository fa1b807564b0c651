"""Prompts: what whoever asks says without a label in a labelled interview, and what is told after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.statements.turns.interview import FIRST_PERSON, MARK, YOU, asks, is_bold
from index.text.cues import attributes

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from index.statements.turns.labels import Label
    from index.types import Span

_MARKED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|«[^»]*»?")
_FEWEST = 2  # bold paragraphs, and prompts that make all of a text an interview
_ASKING = 0.4  # share of the bold paragraphs that ask
_PERSONAL = 0.5  # share of prompts that say "you" and answers in the first person
_DENSE = 4  # paragraphs without a label to a prompt, at most
_LABELLED = 2  # turns with a label to a prompt, at most, and as many beside
_LONGEST = 400  # characters of a prompt


@dataclass(frozen=True, slots=True)
class Prompts:
    """The numbers of the paragraphs that ask without a label, after the first label.

    ``bold`` tells that all that is bold does, and nothing else; ``goes_on`` that the text is an interview to
    its end. ``last`` is the number of the last paragraph that asks or has a label.
    """

    asking: frozenset[int] = frozenset()
    bold: bool = False
    goes_on: bool = False
    last: int = 0

    def may_be_told(self, text: str, paragraphs: Sequence[Span], number: int) -> bool:
        """Tell a paragraph that may be the journalist's: not a label's, nor the first one of an answer."""
        if not self.asking or number - 1 in self.asking or (self.bold and number <= self.last):
            return False
        return not in_first_person(paragraphs[number].of(text))


def prompts(text: str, stored: str, paragraphs: Sequence[Span], labels: Sequence[Label]) -> Prompts:
    """Return what is asked without a label in a text that has some.

    :param stored: the text with its markup: where questions are bold, all that is bold is the journalist's.
    """
    if not labels:
        return Prompts()
    labelled = {label.paragraph for label in labels}
    rest = [at for at in range(labels[0].paragraph + 1, len(paragraphs)) if at not in labelled]
    bold = _in_bold(text, stored, paragraphs)
    asking = frozenset(bold).intersection(rest)
    if not asking:
        asking = _asked(text, paragraphs, labels, rest)
    last = max(asking | labelled)
    goes_on = bool(asking) and _goes_on(text, paragraphs, asking, labels)
    return Prompts(asking, bool(bold) and bool(asking), goes_on, last)


def in_first_person(paragraph: str) -> bool:
    """Tell a paragraph that says "I" or "we" outside of quotation marks."""
    return FIRST_PERSON.search(_MARKED.sub(" ", paragraph)) is not None


def quotes_somebody(text: str, paragraph: Span) -> bool:
    """Tell a paragraph in which a verb of saying follows a quotation: "“...,” she says"."""
    marked = _MARKED.finditer(text, *paragraph)
    return any(attributes(text, found.end(), paragraph.end) for found in marked)


def _in_bold(text: str, stored: str, paragraphs: Sequence[Span]) -> list[int]:
    bold = [at for at, one in enumerate(paragraphs) if is_bold(stored, one)]
    return (
        bold if sum(asks(paragraphs[at].of(text)) for at in bold) >= max(_FEWEST, _ASKING * len(bold)) else []
    )


def _asked(
    text: str, paragraphs: Sequence[Span], labels: Sequence[Label], rest: Collection[int]
) -> frozenset[int]:
    """Return the paragraphs that seem to ask by their words: as many as have a label and ask, at least."""
    asking = {at for at in rest if asks(paragraphs[at].of(text)) and at + 1 in rest}
    with_label = sum(paragraphs[label.paragraph].of(text).rstrip().endswith("?") for label in labels)
    alone = len({label.written for label in labels}) == 1 and not _asks_before(text, paragraphs, labels[0])
    sparse = len(labels) <= _LABELLED * len(asking) + _LABELLED and len(rest) <= _DENSE * len(asking)
    if alone or not sparse or len(asking) < max(with_label, 1):
        return frozenset()
    return frozenset(asking | {at for at in rest if at + 1 in rest and _addresses(text, paragraphs, at)})


def _asks_before(text: str, paragraphs: Sequence[Span], label: Label) -> bool:
    return label.paragraph > 0 and asks(paragraphs[label.paragraph - 1].of(text))


def _addresses(text: str, paragraphs: Sequence[Span], number: int) -> bool:
    """Tell a paragraph that says "you" and not "I", and does not answer the one before it."""
    said, before = paragraphs[number].of(text).strip(), paragraphs[number - 1].of(text).rstrip()
    plain = len(said) <= _LONGEST and FIRST_PERSON.search(said) is None and MARK.search(said) is None
    return plain and YOU.search(said) is not None and not before.endswith("?")


def _goes_on(text: str, paragraphs: Sequence[Span], asking: Collection[int], labels: Sequence[Label]) -> bool:
    """Tell an interview to the end of the text from an article with a question or two of its own."""
    answers = [at + 1 for at in asking if at + 1 < len(paragraphs) and at + 1 not in asking]
    quoted = any(MARK.search(paragraphs[at].of(text)) for at in answers)
    personal = sum(in_first_person(paragraphs[at].of(text)) for at in answers)
    addressed = sum(YOU.search(paragraphs[at].of(text)) is not None for at in asking)
    enough = personal + addressed >= _PERSONAL * (len(asking) + len(answers))
    return len(asking) >= _FEWEST and enough and not quoted and labels[0].paragraph < min(asking)
