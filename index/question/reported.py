"""Words that a question asks for as a paper printed them: "what did the Courier report Ada Birch said"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.question.publishers import called
from index.question.shapes import readings
from index.question.whom import find

if TYPE_CHECKING:
    from index.names.directory.directory import Directory

_REPORTED = re.compile(
    r"^what\s+(?:did|does|do|has|have)\s+(?P<paper>.+?)\s+"
    r"(?:report(?:ed)?|say|said|write|written|print(?:ed)?|claim(?:ed)?|quoted?)\s+(?:that\s+)?(?P<rest>.+)$",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"^what\s+(?:did|does|do|has|have)\s+(?P<paper>.+?)\s+"
    r"(?:report(?:ed)?|writ(?:e|ten)|print(?:ed)?|publish(?:ed)?|tell|told)\s+(?:about|on)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_AS_SAYING = re.compile(r"\bas\s+(?:saying|having\s+said)\b", re.IGNORECASE)


def reported(text: str, book: Directory) -> tuple[str, str | None]:
    """Return a question after what somebody says in a paper as one after what they say, and the publisher;
    one after what a paper printed on a topic as one on that.

    Any other stays as it is, without a publisher.
    """
    told = _PRINTED.match(text)
    printed = called(told["paper"], book) if told else None
    if told and printed and not find(told["paper"], book):
        return told["rest"].strip(" ?"), printed
    asked = _REPORTED.match(text)
    paper = called(asked["paper"], book) if asked else None
    if asked is None or paper is None:
        return text, None
    theirs = f"what {_AS_SAYING.sub('said', asked['rest'])}"
    found = [find(reading.speaker, book) for reading in readings(theirs) if reading.speaker]
    speaks = any(who.statements for one in found for who in (one.speaker, *one.others) if who)
    return (theirs, paper) if speaks else (text, None)
