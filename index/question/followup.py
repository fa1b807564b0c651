"""Follow-ups: what a few words ask, given the question and the answer before them.

"and Zakharova?" is another speaker on the same topic, "what about NATO?" another topic of the same speaker,
"anything more recent?" the same question of later articles. A whole question stands by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from index.names.directory import Found
from index.names.name import parse
from index.question.dates import narrowed
from index.question.understand import understand
from index.question.whom import asking, find
from index.types import Form, Speaker, Tenure, Understood

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from index.names.directory import Directory

_LATER = re.compile(
    r"\b(?:more recent(?:ly)?|(?:any|some)thing (?:new|newer|later|since)|newer|since then|latest)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:older|earlier|before that|previously)\b", re.IGNORECASE)
_WHERE = re.compile(
    r"^(?:in |from )?(?:which|what) (?:articles?|(?:news)?papers?|sources?|publishers?)\b"
    r"|^where\b[^,]*\bth(?:at|is)\b|^(?:where|source|sources|link)\W*$",
    re.IGNORECASE,
)
_WHO_ELSE = re.compile(r"^(?:and )?(?:who|anyone|anybody|somebody) else\b", re.IGNORECASE)
_JOIN = re.compile(
    r"^(?P<join>(?:(?:and|but|so|ok(?:ay)?|then|now|also)\b,?\s*)*(?:(?:what|how)\s+about\s+|about\s+|on\s+)?)"
    r"(?P<rest>.*?)[\s?.!]*$",
    re.IGNORECASE,
)
_LONGEST = 8
"""Words that a follow-up's fragment has at most: more are a question of their own."""


@dataclass(frozen=True, slots=True)
class Previous:
    """The question before, as it was understood, and the dates of the articles that answered it."""

    asked: Understood
    dates: tuple[date, ...] = ()


def follow_up(question: str, previous: Previous | None, book: Directory, today: date) -> Understood:
    """Return what a question asks, what it leaves unsaid taken from the ``previous`` one."""
    asked = understand(question, book, today)
    if previous is None or not question.strip():
        return asked
    for shape, meaning in _SHAPES:
        if len(question.split()) <= _LONGEST and shape.search(question.strip()):
            return replace(meaning(previous), question=question)
    if asked.form is Form.SAID:
        return _completed(asked, previous)
    dated = narrowed(asked.topic, today)  # of a question about nobody, dates are its topic; here they are not
    fragment = replace(
        asked, topic=dated.text, since=dated.since or asked.since, until=dated.until or asked.until
    )
    return _fragment(fragment, previous, book) or asked


def _later(previous: Previous) -> Understood:
    after = max(previous.dates, default=None)
    return replace(previous.asked, since=after + timedelta(days=1) if after else previous.asked.since)


def _earlier(previous: Previous) -> Understood:
    before = min(previous.dates, default=None)
    return replace(previous.asked, until=before - timedelta(days=1) if before else previous.asked.until)


def _same(previous: Previous) -> Understood:
    return previous.asked


def _who_else(previous: Previous) -> Understood:
    return replace(asking(previous.asked, Found()), form=Form.WHO)


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[Previous], Understood]], ...] = (
    (_WHERE, _same),
    (_WHO_ELSE, _who_else),
    (_LATER, _later),
    (_EARLIER, _earlier),
)


_WHOSE = ("speaker", "ambiguous", "holders", "delegates")


def _completed(asked: Understood, previous: Previous) -> Understood:
    """Give a question after somebody's words its speaker ("what did he say on ...") or its topic."""
    if asked.speaker is None and not asked.ambiguous:
        kept = {name: getattr(previous.asked, name) for name in _WHOSE}
        asked = replace(asked, **kept)
    return asked if asked.topic else replace(asked, topic=previous.asked.topic)


def _fragment(asked: Understood, previous: Previous, book: Directory) -> Understood | None:
    """Take a few words for what they change of the question before: its speaker, its topic or its filter.

    None where they are a question of their own.
    """
    match = _JOIN.match(asked.topic)
    join, rest = (match["join"], match["rest"]) if match else ("", asked.topic)
    if not (join or not rest or _narrows(asked)) or len(rest.split()) > _LONGEST:
        return None
    kept = _filtered(previous.asked, asked)
    if not rest:
        return kept
    found = find(rest, book, (kept.since, kept.until))
    if found and not (join.lower().rstrip().endswith(("about", "on")) and parse(rest).body):
        return asking(kept, found)
    return replace(kept, topic=rest)


def _narrows(asked: Understood) -> bool:
    return any((asked.publisher, asked.since, asked.until, asked.collection))


def _filtered(previous: Understood, asked: Understood) -> Understood:
    """Return the question before, narrowed as the new one asks."""
    return replace(
        previous,
        question=asked.question,
        publisher=asked.publisher or previous.publisher,
        since=asked.since or previous.since,
        until=asked.until or previous.until,
        collection=asked.collection or previous.collection,
    )


def from_json(answer: Mapping[str, object], book: Directory) -> Previous | None:
    """Return what an earlier answer's JSON says that was asked; None where it is no answer."""
    said = answer.get("understood")
    if not isinstance(said, dict):
        return None
    named = said.get("speaker")
    name = named.get("name") if isinstance(named, dict) else None
    ambiguous = tuple(str(one) for one in said.get("ambiguous") or ())
    asked = Understood(
        question=str(answer.get("question") or ""),
        form=Form.SAID if name or ambiguous else Form.PLAIN,
        topic=str(said.get("topic") or ""),
        speaker=_speaker(name, book) if isinstance(name, str) else None,
        ambiguous=ambiguous,
        publisher=said.get("publisher"),
        since=_date(said.get("since")),
        until=_date(said.get("until")),
        collection=said.get("collection"),
        holders=tuple(_tenures(said.get("holders"))),
        delegates=find(name, book).delegates if isinstance(name, str) else (),
    )
    return Previous(asked, tuple(_dates(answer.get("evidence"))))


def _speaker(name: str, book: Directory) -> Speaker:
    return next((one for one in book.speakers if one.name == name), Speaker(name))


def _tenures(told: object) -> Iterator[Tenure]:
    for one in told if isinstance(told, list) else ():
        if isinstance(one, dict) and one.get("name"):
            yield Tenure(str(one["name"]), _date(one.get("from")), _date(one.get("to")))


def _dates(evidence: object) -> list[date]:
    shown = (
        [one["article"] for one in evidence if isinstance(one, dict)] if isinstance(evidence, list) else []
    )
    found = (_date(article.get("published")) for article in shown if isinstance(article, dict))
    return [day for day in found if day]


def _date(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and text else None
