"""Speeches and interviews in subtitles (``.srt``, ``.vtt``): the words, and who speaks where they say so.

Turns become paragraphs, "Ada Brandt: We won.": a subtitle breaks a sentence wherever its line is full.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from index.articles.draft import Draft
from index.articles.plain_text import decode
from index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

PAUSE = 2.0
"""Seconds of silence after which a finished sentence ends a paragraph."""

_TIME = r"(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_CUE = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\n]*\n(.*?)(?=\n[ \t]*\n|\Z)", re.DOTALL)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>|<\d[\d:.]*>|\{\\[^}]*\}")
_DASH = re.compile(r"(?:[-–—]|>>+)\s*(?=\S)")
_LABEL = re.compile(r"[A-ZÀ-Þ][\w.’' -]{0,60}:(?=\s|$)")
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*$")


class _Line(NamedTuple):
    """One line of a subtitle: when it is shown, how long after the one before, and what it says."""

    pause: float
    speaker: str | None
    words: str


def read(data: bytes, path: str) -> Iterator[Draft]:
    """Yield what is said in a file of subtitles as one article.

    :raises ArticleError: when it holds none.
    """
    paragraphs: list[str] = []
    speaker: str | None = None
    for line in _lines(decode(data)):
        is_turn = bool(_DASH.match(line.words) or _LABEL.match(line.words))
        is_new = line.speaker is not None and line.speaker != speaker
        ended = not paragraphs or (line.pause >= PAUSE and bool(_ENDS.search(paragraphs[-1])))
        speaker = line.speaker or (None if is_turn else speaker)
        words = _DASH.sub("", line.words, count=1)
        if is_new:
            paragraphs.append(f"{line.speaker}: {words}")
        elif is_turn or ended:
            paragraphs.append(words)
        else:
            paragraphs[-1] = f"{paragraphs[-1]} {words}"
    if not paragraphs:
        raise ArticleError("has no subtitles: each begins with a line like 00:01:02,000 --> 00:01:04,000")
    yield Draft(path, "\n\n".join(paragraphs))


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines of the subtitles in their order; one that is shown again with the next counts once."""
    ended, before = 0.0, ""
    for cue in _CUE.finditer(text):
        begins, pause = _seconds(cue[1], cue[2], cue[3], cue[4]), 0.0
        pause, ended = begins - ended, _seconds(cue[5], cue[6], cue[7], cue[8])
        speaker = None
        for raw in cue[9].split("\n"):
            voice = _VOICE.search(raw)
            speaker = " ".join(unescape(voice[1]).split()) if voice else speaker
            words = " ".join(unescape(_TAG.sub("", raw)).split())
            if words and words != before:
                yield _Line(pause, speaker, words)
                pause = 0.0
            before = words or before


def _seconds(hours: str | None, minutes: str, seconds: str, part: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(part.ljust(3, "0")) / 1000
