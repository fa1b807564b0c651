"""What is said to the bot that asks for nobody's words, and what doubts another message's."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from index.question.doubted import bare, is_doubt

_SMILEYS = re.compile(r"<a?:\w+:\d+>|:\w+:|[:;x=]['-]?[dpo]\b", re.IGNORECASE)
"""Emoji of servers, and faces with a letter in them: nobody's words."""


def is_small_talk(question: str) -> bool:
    """Say whether what is said to the bot is none but greetings, thanks and the like, or signs alone."""
    said = _bare(question)
    return bool(question) and _small_talk().fullmatch(said) is not None


def doubts(question: str) -> bool:
    """Say whether somebody asks if the words of the message are genuine to which they reply."""
    return is_doubt(_SMILEYS.sub(" ", question))


def _bare(question: str) -> str:
    """Return the words alone, without faces."""
    return bare(_SMILEYS.sub(" ", question))


@cache
def _small_talk() -> re.Pattern[str]:
    lines = files("bot").joinpath("data", "small_talk.txt").read_text(encoding="utf-8").splitlines()
    phrases = sorted((re.escape(line) for line in lines if line and not line.startswith("#")), reverse=True)
    return re.compile(rf"(?:(?:{'|'.join(phrases)})(?: |\Z))*")
