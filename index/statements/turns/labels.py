"""What may stand before a colon as whoever speaks, and what names nobody: "QUESTION:", "Speaker 2:"."""

from __future__ import annotations

from index.lexicon import words

_LONGEST_NOTE = 4  # words of a label that no speaker's is: "Read more:"
_OTHERS = words("stop_words") - {"the", "of", "and", "for", "de", "al", "will", "may"}  # in no label
_NUMBERED = frozenset({"speaker", "witness", "respondent", "participant", "caller", "voice"})


def may_speak(written: str) -> bool:
    """Tell a label that may be a speaker's from a note: "Read more:"."""
    said = set(written.casefold().split())
    noted = not words("label_words").isdisjoint(said) and len(said) <= _LONGEST_NOTE
    return not noted and _OTHERS.isdisjoint(said)


def is_unnamed(written: str) -> bool:
    """Tell a label that stands for nobody who has a name: "QUESTION", "Speaker 2"."""
    said = written.casefold().split()
    if said[-1].isdigit():
        return said[0] in _NUMBERED
    return not words("unnamed_speakers").isdisjoint((said[0], said[-1]))
