"""Questions that leave somebody out: "not Volkonin on the dam", "what did everyone except Volkonin say?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.lexicon import words
from index.names.name import is_body
from index.question.patterns import QUESTION_WORD
from index.question.shapes import readings
from index.question.verbs import verbs
from index.question.whom import find

if TYPE_CHECKING:
    from index.names.directory.directory import Directory

_NEGATED = "".join(rf"(?<!\b{verb}\s)" for verb in sorted(words("auxiliaries")))
"""Before what "not" leaves nobody out: "the river will not flood Tarsk"."""

_NOT = (
    rf"(?:(?:but\s+)?{_NEGATED}not|except(?:ing)?(?:\s+for)?|excluding|besides|other\s+than"
    r"|apart\s+from|aside\s+from)"
)
_ANYBODY = (
    r"(?:(?:any|some|every)(?:one|body)(?:\s+else)?|who(?:ever)?(?:\s+else)?"
    r"|(?:(?:all|the|any)\s+)*others|(?:other\s+)?people|all)"
)
_LESS = rf"(?:(?:{_ANYBODY}\s+)?{_NOT}|{_ANYBODY}\s+(?:but|than))"  # "but Volkonin" alone is Volkonin
_SPOKE = r"(?:\s+(?:spoke|speaks?|said|says|say|talked|talks?|commented)(?:\s+(?:any|some)thing)?)?"
_ON = r"(?:on|about|regarding|concerning)"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"^{_LESS}\s+(?P<who>.+?){_SPOKE}\s+{_ON}\s+(?P<topic>.+)$",
        rf"^{_ANYBODY}{_SPOKE}\s+{_ON}\s+(?P<topic>.+?),?\s+(?:{_NOT}|but)\s+(?:by\s+|from\s+)?(?P<who>.+)$",
        rf"^(?:and\s+)?{_LESS}\s+(?P<who>.+)(?P<topic>)$",
    )
)
_LAST = re.compile(rf"^(?P<topic>.+?),?\s+{_NOT}\s+(?:by\s+|from\s+)?(?P<who>.+)$", re.IGNORECASE)
"""What is asked about, and then who is left out: "the dam, not Volkonin"."""

_AMID = re.compile(
    rf"^(?P<lead>|.*?\b{_ANYBODY}\b.*?),?(?:^|\s+)(?:{_NOT}|but|than)\s+(?:by\s+|from\s+)?(?P<after>.+)$",
    re.IGNORECASE,
)
"""Who is left out of anybody that a question is after, amid its words: "what did all but Volkonin say"."""

_OTHERS = re.compile(rf"\b(?!who){_ANYBODY}$", re.IGNORECASE)
_BY_OTHERS = re.compile(r"\s+(?:by|from)\s+others$", re.IGNORECASE)
_AND = re.compile(r"\s*,\s+(?:and|or)\s+|\s*,\s+|\s+(?:and|n?or)\s+", re.IGNORECASE)
_GOES_ON = frozenset(["on", "about", "regarding", "concerning", "has", "have", "had", "who", "what"])
"""Words, besides verbs of saying, that go on after the name of who is left out."""

_ASKS = re.compile(r",\s+(?:who|what|how|why|which|did|does|has|have)\b", re.IGNORECASE)
"""Where a question begins behind the name of who is left out: "apart from Volkonin, who spoke?"."""

_LONGEST = 5
"""Words of a name or post that is left out, at most."""


class Without(NamedTuple):
    """What is asked about, empty where that is not told, and the names of those who are left out."""

    topic: str
    names: tuple[str, ...]


def without(text: str, book: Directory) -> Without | None:
    """Return what a question asks of everybody but some who are quoted; None where it leaves nobody out."""
    text = text.strip(" ?!.")
    for shape in _SHAPES:
        match = shape.match(text)
        names = _left_out(match["who"], book) if match else ()
        if match and names:
            return Without(match["topic"], names)
    return _amid(text, book) or _last(text, book)


def _amid(text: str, book: Directory) -> Without | None:
    """Read a question after anybody's words from amid which somebody is left out."""
    match = _AMID.match(text)
    said = match["after"].split() if match else []
    for many in range(min(_LONGEST, len(said)), 0, -1):
        rest = said[many:]
        names = _left_out(" ".join(said[:many]).rstrip(","), book) if _may_go_on(rest) else ()
        lead = _BY_OTHERS.sub("", _OTHERS.sub("others", match["lead"])) if match else ""
        asked = f"{lead} {' '.join(rest)}".strip()
        open_ = next((one for one in readings(asked) if one.open), None) if names else None
        if open_:
            return Without(open_.topic, names)
    return None


def _may_go_on(rest: list[str]) -> bool:
    return not rest or rest[0].lower() in verbs() or rest[0].lower() in _GOES_ON


def _last(text: str, book: Directory) -> Without | None:
    """Read a topic after which some people are left out: "trade apart from China" leaves out no speaker."""
    match = _LAST.match(text)
    if match is None or QUESTION_WORD.match(match["topic"]) or find(match["topic"], book):
        return None
    names = _left_out(match["who"], book)
    return Without(match["topic"], names) if names and not any(map(is_body, names)) else None


def _left_out(phrase: str, book: Directory) -> tuple[str, ...]:
    """Return the names of who are meant by words, where all of them name somebody who is quoted."""
    parts = [_quoted(part, book) for part in _AND.split(phrase)]
    each = dict.fromkeys(name for names in parts for name in names) if all(parts) else {}
    return _quoted(phrase, book) or tuple(each)


def _quoted(phrase: str, book: Directory) -> tuple[str, ...]:
    """Return the names of who is quoted and may be meant by a name or post, rather than by a question."""
    if len(phrase.split()) > _LONGEST or QUESTION_WORD.match(phrase) or _ASKS.search(phrase):
        return ()
    found = find(phrase, book)
    everybody = (found.speaker, *found.others, *found.together)
    return tuple(one.name for one in everybody if one and one.statements)
