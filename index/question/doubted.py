"""Whether a few words doubt what was shown: "did he really say that?", "is that true?", "source?"."""

from __future__ import annotations

import re

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
"""A question about the words of the message, or the answer, before it."""


def is_doubt(question: str) -> bool:
    """Say whether a question asks if the words before it are genuine."""
    return _DOUBT.fullmatch(bare(question)) is not None


def bare(question: str) -> str:
    """Return the words of a question alone, in small letters, one blank between two."""
    return " ".join(re.findall(r"[\w'.]*\w", question.lower().replace("’", "'").replace("-", " ")))
