"""What somebody is by what they do to a body: "Ada Birch, who heads the council", "who owns eleven shops"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import entries, words

if TYPE_CHECKING:
    from index.types import Span

_DANGLING = re.compile(r"(?:\s(?:of|for|the|on|and))+$")
_TITLE = r"(?:Mrs?|Ms|Dr|Prof|Gov|Sen|Rep|Gen)\."
_WORD = rf"(?:(?:[A-Z]\.)+|(?:St|Ft|Mt)\.|{_TITLE}|[\w’'-]+)"  # no stop that ends a sentence
_PREPOSITION = (
    frozenset({"about", "after", "among", "around", "at", "before", "between", "by", "during", "for", "from"})
    | {
        "in",
        "inside",
        "into",
        "near",
        "of",
        "off",
        "on",
        "out",
        "outside",
        "over",
        "through",
        "to",
        "towards",
    }
    | {"under", "up", "with", "within"}
)
_CLAUSE = (
    r"(?:and|or|but|who|whom|whose|which|that|said|says|told|when|where|while|as|because|if|since|until|for\s\w+"
    r"\s(?:years|months|weeks)|is|was|has|had|will|would|to)\b"
)
_GOES_ON = re.compile(rf"(?:\s(?!{_CLAUSE}|in\s\d)[\w’'-]+){{1,7}}(?=[,;.)]|\s{_CLAUSE}|\sin\s\d|$)")
"""The rest of what somebody leads, to the end of it: of "eleven grocery shops in Ely" all after "eleven"."""
_ANY = frozenset({"runs", "owns"})
"""Verbs that have other uses with a bare noun: "who runs marathons"."""


def role(text: str, span: Span) -> str:
    """Return what somebody is whose name a clause follows with what they lead; "" without one."""
    leads = _leading().match(text, span.end)
    led = "" if leads is None else _led(text, leads)
    return f"{_posts()[leads[1].replace(' ', '-')]} of {led}" if leads is not None and led else ""


def _led(text: str, leads: re.Match[str]) -> str:
    """Return what somebody leads, or speaks for, as a whole: "opposition on energy"; "" where nothing is."""
    said = _DANGLING.sub("", leads["led"])
    first, last = said.split()[0], said.split()[-1]
    bare = leads[1] in _ANY and not leads["which"] and first.islower() and not first.isdigit()
    if first in _PREPOSITION or (bare and first not in _numbers()):
        return ""
    goes_on = _GOES_ON.match(text, leads.start("led") + len(said))
    more = goes_on[0] if goes_on is not None and _is_of_it(last, goes_on[0].split()[0]) else ""
    return re.sub(rf"\b{_TITLE}\s", "", f"{said}{more}").lower().rstrip(".")


def _is_of_it(last: str, following: str) -> bool:
    """Tell whether a word goes on with what is led: "eleven" shops, "search" for the boat; no name in Ely."""
    is_whole = last[0].isupper() or last in words("body_nouns") or last in words("owned_bodies")
    return following not in _PREPOSITION or not is_whole or (following == "on" and last[0].islower())


@cache
def _numbers() -> frozenset[str]:
    return frozenset(line.split()[0] for line in entries("number_words")) | {"several", "many", "some"}


@cache
def _posts() -> dict[str, str]:
    """What somebody is who does something to a body: who "heads" it is its head."""
    return dict(line.split() for line in entries("leading_verbs"))


@cache
def _leading() -> re.Pattern[str]:
    verbs = "|".join(verb.replace("-", r"\s") for verb in _posts())
    bodies = "|".join(sorted(words("body_nouns") | words("owned_bodies"), key=len, reverse=True))
    return re.compile(
        rf",\swho\s(?:now\s|also\s)?({verbs})\s(?P<which>the\s|an?\s)?"
        rf"(?P<led>{_WORD}(?:[ \xa0](?:(?:of|for|the|on|and|{bodies})\b|(?=[A-Z]){_WORD}"
        r"|(?<=[’']s.)[\w’'-]+|(?<=s[’'].)[\w’'-]+)){0,8})"
    )
