"""What is said to the bot that asks for nobody's words, and what doubts another message's."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_SMILEYS = re.compile(r"<a?:\w+:\d+>|:\w+:|[:;x=]['-]?[dpo]\b", re.IGNORECASE)
"""Emoji of servers, and faces with a letter in them: nobody's words."""

_DOUBT = re.compile(
    r"""(?:(?:so|but|and|wait|hm+|um+|ok(?:ay)?|please|pls|can\ you|could\ you)\ )*
    (?:(?:did|has)\ (?:\S+\ ){1,3}(?:really\ |actually\ |ever\ )?(?:say|said)
        (?:\ (?:that|this|so|it|these\ words|those\ words))?
    |is\ (?:that|this|it|(?:this|that|the)\ quot(?:e|ation))\ (?:an?\ )?(?:really\ |actually\ )?
        (?:true|real|genuine|right|correct|authentic|accurate|legit|fake|made\ up|invented)
        (?:\ quot(?:e|ation))?
    |(?:fact\ ?check|check|verify)(?:\ (?:that|this|it|(?:this|that|the|these|those)\ quot(?:e|ation)s?))?
    |(?:(?:any|got\ an?|what\ is\ the|what's\ the|where\ is\ the)\ )?source(?:\ (?:for|of)\ (?:that|this|it))?
    |real\ or\ fake|really|genuine|true|seriously)
    (?:\ (?:please|pls|though|then|or\ not))*""",
    re.VERBOSE,
)
"""A question about the words of the message that it replies to."""


def is_small_talk(question: str) -> bool:
    """Say whether what is said to the bot is none but greetings, thanks and the like, or signs alone."""
    said = _bare(question)
    return bool(question) and _small_talk().fullmatch(said) is not None


def is_doubt(question: str) -> bool:
    """Say whether somebody asks if the words of the message are genuine to which they reply."""
    return _DOUBT.fullmatch(_bare(question)) is not None


def _bare(question: str) -> str:
    """Return the words alone, in small letters, one blank between two."""
    words = re.findall(r"[\w'.]*\w", _SMILEYS.sub(" ", question).lower().replace("’", "'").replace("-", " "))
    return " ".join(words)


@cache
def _small_talk() -> re.Pattern[str]:
    lines = files("bot").joinpath("data", "small_talk.txt").read_text(encoding="utf-8").splitlines()
    phrases = sorted((re.escape(line) for line in lines if line and not line.startswith("#")), reverse=True)
    return re.compile(rf"(?:(?:{'|'.join(phrases)})(?: |\Z))*")
