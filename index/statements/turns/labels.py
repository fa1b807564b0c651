"""Labels: what stands before a turn, whether it may be a speaker's, and whether it names anybody."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.name import honorifics
from index.names.roles import is_role
from index.statements.spotting.parting import is_common
from index.text.cues import cue
from index.text.english import singular
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLANK = r"[ \t\xa0]"
_TIME = r"[\[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}[\])]?"
_CAPITAL = r"[^\W\d_a-z][\w.’'&-]*"
_NAME = (
    rf"{_CAPITAL}(?:[ \xa0](?:(?:of|the|de|da|del|van|von|der|bin|al|el|for|and)[ \xa0])*{_CAPITAL}){{0,8}}"
)
ASIDE = r"[\[(][^()\[\]\n]{1,60}[\])]"
_COLON = re.compile(
    rf"{_BLANK}*(?:{_TIME}{_BLANK}*)?(?P<name>{_NAME}(?:{_BLANK}\d{{1,2}})?)(?:{_BLANK}+{ASIDE})?{_BLANK}*:(?!\S){_BLANK}*"
)  # "MR. HOLT:", "Ada Birch (via video):", "[00:12] Ada Birch:"
_TIMED = re.compile(rf"{_BLANK}*(?P<name>{_NAME}){_BLANK}+{_TIME}{_BLANK}*(?:$|(?=\n))")  # "Ada Birch 00:12"
_ALONE = re.compile(rf"{_BLANK}*(?P<name>{_NAME}){_BLANK}*(?:$|(?=\n))")  # on a line of its own
_DASHED = re.compile(rf"{_BLANK}*(?P<name>{_NAME}){_BLANK}+[–—-]{_BLANK}+(?=\S)")  # "Ada Birch — Yes"
_LETTER = re.compile(
    rf"{_BLANK}*(?P<name>[QA])(?:\d{{0,2}}[.:]{_BLANK}+|{_BLANK}{{2,}}|(?<=Q){_BLANK})(?=\S)"
)  # "Q.", "Q   "
_STRANGER = re.compile(
    rf"{_BLANK}*(?P<name>{_CAPITAL}(?:[ \xa0][\w.’'&-]+){{1,6}})(?:{_BLANK}+{ASIDE})?{_BLANK}*"
    rf":(?!\S){_BLANK}*"
)  # "Reporter from the Weekly:"
_PARTS = frozenset({"question", "answer"})
_LONGEST_NOTE = 4  # words of a label that no speaker's is: "Read more:"
_OTHERS = words("stop_words") - {"the", "of", "and", "for", "de", "al", "will", "may"}  # in no label
_SAID = (
    _OTHERS | words("calendar") | {"answer", "fact", "facts", "point", "points", "result", "results", "today"}
)
"""What somebody may begin a sentence with: "Fact: it leaks"."""
_NUMBERED = frozenset({"speaker", "witness", "respondent", "participant", "caller", "voice"})
_FEWEST_ALIKE = 2
_SHORTEST_SHOUT = 2  # letters


@dataclass(frozen=True, slots=True)
class Label:
    """A label, where the words after it begin, and the number of its paragraph."""

    name: Span
    end: int
    paragraph: int
    written: str
    timed: bool  # a name and a time, without a colon
    loose: bool  # a name that only what stands around it makes a label
    strange: bool = False  # of somebody without a name, in more words than a name has

    @property
    def is_letter(self) -> bool:
        """Whether it is that of whoever asks or answers: "Q", "Answer"."""
        return len(self.written) == 1 or self.written.casefold() in _PARTS


def label_of(text: str, paragraph: Span, number: int) -> Label | None:
    """Return the label that a paragraph, by its number, begins with."""
    for pattern in (_LETTER, _COLON, _TIMED, _ALONE, _DASHED, _STRANGER):
        found = pattern.match(text, *paragraph)
        if found is not None:
            name, written = Span(*found.span("name")), " ".join(found["name"].split())
            if pattern is _STRANGER and not _is_stranger(written):
                return None
            loose = pattern in {_ALONE, _DASHED}
            return Label(name, found.end(), number, written, pattern is _TIMED, loose, pattern is _STRANGER)
    return None


def may_speak(written: str) -> bool:
    """Tell a label that may be a speaker's from a note: "Read more:"."""
    said = set(written.casefold().split())
    noted = not words("label_words").isdisjoint(said) and len(said) <= _LONGEST_NOTE
    return not noted and _OTHERS.isdisjoint(said)


def is_note(written: str) -> bool:
    """Tell what stands before a remark of the editors', within whatever turn: "Note:", "Read more:"."""
    said = written.casefold().split()
    noted = any(word in words("label_words") and word not in _SAID for word in said)
    return noted and len(said) <= _LONGEST_NOTE


def is_unnamed(written: str) -> bool:
    """Tell a label that stands for nobody who has a name: "QUESTION", "Speaker 2"."""
    said = written.casefold().split()
    if said[-1].isdigit():
        return said[0] in _NUMBERED
    return not words("unnamed_speakers").isdisjoint((said[0], said[-1]))


def is_post(written: str) -> bool:
    """Tell a post by itself: "The CHAIRMAN"."""
    said = written.casefold().split()
    return len(said) > 1 and said[0] == "the" and is_role(said[-1])


def is_titled(written: str) -> bool:
    """Tell a title before a name, or a post by itself: "Judge Birch", "The CHAIRMAN"."""
    said = written.casefold().replace(".", "").split()
    roles = [part for word in said[:-1] for part in word.split("-")]
    return is_post(written) or any(word in honorifics() or is_role(word) for word in roles)


def is_shouted(written: str) -> bool:
    """Tell a label whose last word is in capitals: "Ambassador BIRCH"."""
    last = written.rsplit(maxsplit=1)[-1]
    return last.isupper() and sum(map(str.isalpha, last)) >= _SHORTEST_SHOUT


def in_turn(found: Sequence[Label], kept: Sequence[Label]) -> list[Label]:
    """Return what comes again and again between a speaker's turns and names nobody: "Weekly:", who asks."""
    others = [label for label in found if label not in kept]
    often = Counter(label.written for label in others)
    return [label for label in others if often[label.written] >= min(len(kept), _FEWEST_ALIKE + 1) > 1]


def with_others(found: Sequence[Label], kept: Sequence[Label]) -> list[Label]:
    """Return the labels of a transcript with those of others, who are nobody by name.

    Words after a label are not the one's who spoke before it, whoever's it is.
    """
    others = [
        label if label.strange else replace(label, strange=True)
        for label in found
        if label not in kept and not label.loose and not label.timed and _may_be_anothers(label)
    ]
    return sorted([*kept, *others], key=lambda label: label.paragraph)


def _may_be_anothers(label: Label) -> bool:
    """Tell a name, or somebody without one, from a word that a sentence begins with: "Look: it fell"."""
    said = label.written.casefold().split()
    common = len(said) == 1 and (said[0] in words("english_words") or is_common(said[0]))
    return label.strange or _is_stranger(label.written) or (may_speak(label.written) and not common)


def _is_stranger(written: str) -> bool:
    """Tell who has no name from the opening of a sentence: "Reporter from the Weekly", "An hon. Member"."""
    first, *rest = written.split()
    unnamed = first.casefold() in words("unnamed_speakers") and first.casefold() not in _FEW
    if first.casefold() in _SOME:
        unnamed = bool(rest) and singular(rest[-1].casefold()) in words("unnamed_speakers")
    return unnamed and not any(cue(word) or word in words("auxiliaries") for word in rest)


_SOME = frozenset({"a", "an", "another", "several", "some", "many", "other"})
"""What stands before those who have no name: "An hon. Member", "Several hon. Members"."""

_FEW = frozenset({"all", "both", "everybody", "everyone", "multiple", "people", "press", "media"})
"""What sentences begin with, too."""
