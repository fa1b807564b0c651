"""Follow-ups: what a few words ask, given the question and the answer before them.

"and Zakharova?" is another speaker on the same topic, "not Volkonin" and "who else?" whoever else,
"what about NATO?" another topic of the same speaker, "will he resign?" another question of them,
"anything more recent?" the same question of later articles, "ever?" of all dates, "is that true?" the same,
"who said that?" what was shown, with whose it is, "more" what comes after that, "since when?" the oldest
first, "what exactly?" what is quoted, "why?" what gives a reason.
A whole question stands by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date  # noqa: TC003 - a dataclass's
from typing import TYPE_CHECKING, Any

from index.asked import Form, Understood
from index.lexicon import entries
from index.names.directory.directory import Found
from index.names.kinds import kind
from index.names.name import given_names, parse
from index.names.posts.renamed import other_names
from index.question import few_words, moment
from index.question.dates import narrowed
from index.question.doubted import is_doubt
from index.question.parties import of_party, turned_to
from index.question.pronouns import is_another, told_apart
from index.question.understand import understand
from index.question.whom import asking, wanted
from index.question.without import without
from index.question.written import as_asked
from index.types import Speaker

if TYPE_CHECKING:
    from index.names.directory.directory import Directory

_ELSE = re.compile(r"\b(?:who|(?:any|some|every)(?:one|body)) else\b|\bothers\b", re.IGNORECASE)
"""In "who else spoke about sirens?", that those asked about before are not asked about."""

_THEIRS = re.compile(
    r"^(?:(?:and|but|so|or)\s+)*(?:any|some)thing\s+(?:else\s+)?(?:about|on|regarding|concerning)\b",
    re.IGNORECASE,
)
"""Another topic of whoever was asked about before: "anything about NATO?"."""

_BY_PRONOUN = re.compile(
    r"^((?:(?:and|but|so)\s+)*(?:(?:what|how|why|when|where)\s+)?"
    r"(?:did|do|does|is|was|has|had|will|would|can|could|should|might)(?:n['’]t)?\s+)(?:he|she|they)\b",
    re.IGNORECASE,
)
"""A question after whoever was asked about before: "why does he want that?"."""

_JOIN = re.compile(
    r"^(?P<join>(?:(?:and|but|so|ok(?:ay)?|then|now|also)\b,?\s*)*(?:(?:what|how)\s+about\s+|about\s+|on\s+)?)"
    r"(?P<rest>.*?)[\s?.!]*$",
    re.IGNORECASE,
)
_LONGEST = 8
"""Words that a follow-up's fragment has at most: more are a question of their own."""


@dataclass(frozen=True, slots=True)
class Previous:
    """The question before, as it was understood, and of what was shown the dates, how much, and whose."""

    asked: Understood
    dates: tuple[date, ...] = ()
    shown: int = 0
    voices: tuple[str, ...] = ()


def follow_up(question: str, previous: Previous | None, book: Directory, today: date) -> Understood:
    """Return what a question asks, what it leaves unsaid taken from the ``previous`` one."""
    asked = understand(question, book, today)
    if previous is None or not question.strip():
        return asked
    previous = replace(previous, asked=replace(previous.asked, carried=False, slips=()))
    if again := _again(asked, previous, book, today):
        return replace(again, question=question)
    apart = without(question, book)
    if apart and not apart.topic:
        return replace(_who_else(previous), question=question, besides=apart.names)
    asked = _of_pronoun(asked, previous, book, today)
    if asked.form is not Form.PLAIN or asked.unnamed:
        return _of_somebody(asked, previous, book)
    dated = narrowed(
        asked.topic, today, book.latest
    )  # of a question about nobody, dates are its topic; here they are not
    fragment = replace(
        asked, topic=dated.text, since=dated.since or asked.since, until=dated.until or asked.until
    )
    return _fragment(fragment, previous, book) or asked


def _again(asked: Understood, previous: Previous, book: Directory, today: date) -> Understood | None:
    """Return the question before in another order, of other days or people, where a few words ask for that;
    None where they do not.
    """
    question = asked.question
    if moved := _moved(question, previous, book, today):
        return replace(moved, skip=0)
    few = question.strip() if len(question.split()) <= _LONGEST else ""
    if few_words.WHO_ELSE.search(few):
        return _who_else(previous)
    if few_words.MORE.search(few):
        return replace(previous.asked, skip=_skipped(previous))
    for shape, changed in _CHANGED:
        if shape.search(few):
            return replace(previous.asked, **changed)
    return replace(previous.asked, skip=0) if asked.form is Form.PLAIN and is_doubt(question) else None


def _of_pronoun(asked: Understood, previous: Previous, book: Directory, today: date) -> Understood:
    """Return a question after "he" or "she" as one after whoever was asked about before."""
    speaker, question = previous.asked.speaker, asked.question
    if asked.form is not Form.PLAIN or speaker is None or not _BY_PRONOUN.match(question):
        return asked
    named = understand(_BY_PRONOUN.sub(lambda found: found[1] + speaker.name, question), book, today)
    if named.form is Form.PLAIN and _POINTING.search(question):
        named = replace(previous.asked, topic="", skip=0)
    return replace(named, question=question)


def _of_somebody(asked: Understood, previous: Previous, book: Directory) -> Understood:
    """Give a question after somebody's words, anybody's or a nameless body's what it leaves out."""
    if asked.form is Form.SAID:
        return _completed(asked, previous, book)
    if asked.form is Form.WHO:
        return _of_whoever(asked, previous)
    if asked.unnamed is None or asked.unnamed.topic:
        return asked
    return of_party(asked.unnamed.called, _filtered(previous.asked, asked))


def _of_whoever(asked: Understood, previous: Previous) -> Understood:
    """Leave out of "who else spoke of NATO?" who was asked about before; give "who opposes it?" its topic,
    and "anything about NATO?" its speaker.
    """
    if _ELSE.search(asked.question) and not asked.besides:
        anew = asked if asked.topic or not _POINTING.search(asked.question) else _who_else(previous)
        return replace(anew, question=asked.question, besides=_asked_about(previous), skip=0)
    if _THEIRS.match(asked.question) and previous.asked.form is Form.SAID and previous.asked.voices:
        return replace(_filtered(previous.asked, asked), topic=asked.topic, verb="", unnamed=None)
    did, _, what = asked.topic.partition(" ")
    if not asked.verb or (what and not _POINTING.fullmatch(what)):
        return asked
    on = "with " if asked.verb in _WITH else ""
    aside = (
        _asked_about(previous) if any(asked.verb in line.split() for line in entries("siding_verbs")) else ()
    )
    topic = f"{did} {on}{previous.asked.topic}".strip()
    return replace(asked, topic=topic, besides=asked.besides or aside, **_kept(asked, previous.asked))


def _moved(question: str, previous: Previous, book: Directory, today: date) -> Understood | None:
    """Return what was said before or after what was shown: by whoever the question names, on what it names,
    or else by and on what was asked about before; None where it asks for nothing of the kind.
    """
    moved = moment.taken(question)
    asked = understand(moved.rest, book, today) if moved else previous.asked
    is_whole = asked.form is Form.SAID and bool(asked.voices or asked.topic)
    if moved is None or (not is_whole and len(question.split()) > _LONGEST):
        return None
    asked = _completed(replace(asked, question=moved.rest), previous, book) if is_whole else previous.asked
    return moment.moved(replace(asked, carried=False), moved.way, previous.dates)


def _skipped(previous: Previous) -> int:
    return previous.asked.skip + previous.shown


def _who_else(previous: Previous) -> Understood:
    besides = (*previous.asked.besides, *_asked_about(previous))
    anybody = replace(asking(previous.asked, Found()), form=Form.WHO, skip=0)
    return replace(anybody, besides=tuple(dict.fromkeys(besides)))


def _asked_about(previous: Previous) -> tuple[str, ...]:
    """Return the names of all whose words were asked for; where anybody's were, of those that were shown."""
    return tuple(one.name for one in previous.asked.voices) or previous.voices


_CHANGED: tuple[tuple[re.Pattern[str], dict[str, Any]], ...] = (
    (few_words.WHERE, {}),
    (few_words.WHOSE, {}),
    (few_words.WHY, {"why": True, "skip": 0}),
    (few_words.WHEN, {"oldest": True, "latest": False, "skip": 0}),
    (few_words.EXACTLY, {"exact": True, "skip": 0}),
    (few_words.EVER, {"since": None, "until": None, "skip": 0}),
)
"""What a few words change of the question before; with nothing changed, what was shown is shown again."""


_POINTING = re.compile(r"\b(?:it|this|that|these|those|them)\b", re.IGNORECASE)
"""In "did he deny it?", what the question before was about."""

_GOING_ON = re.compile(r"^(?:and|but|so|then|now|also)\b", re.IGNORECASE)
"""In "and what did Tandor say?", that somebody means to go on with a topic; without it, they may not."""

_MORE = re.compile(r"\b(?:else|more)\b", re.IGNORECASE)
"""In "what else did Tandor say?", asked of her before, that what was shown is not asked for again."""

_WITH = frozenset({"agree", "disagree"})
"""Verbs that tell of no more than a side, and of what with "with"."""

_IS_WHY = re.compile(r"^(?:(?:and|but|so)\s+)*(?:why|how come)\b", re.IGNORECASE)

_ANYTHING = re.compile(r"\b(?:about|on) (?:(?:any|every)thing|any (?:topic|subject))\W*$", re.IGNORECASE)
"""In "what did he say about anything?", that no topic is meant, the one before neither."""

_FILTERS = ("publisher", "since", "until", "collection")
"""What goes on with a topic that is taken from the question before."""

_WHOSE = ("speaker", "ambiguous", "holders", "delegates", "together", "post")


def _completed(asked: Understood, previous: Previous, book: Directory) -> Understood:
    """Give a question after somebody's words its speaker ("what did he say on ...") or its topic."""
    asked = told_apart(asked, previous.asked, book)
    if not asked.voices and not is_another(asked, previous.asked):
        kept = {name: getattr(previous.asked, name) for name in _WHOSE}
        asked = replace(asked, **kept)
    if asked.topic or _ANYTHING.search(asked.question):
        return asked
    if asked.act and not _POINTING.search(asked.question):
        return asked  # "did he promise anything?" leaves nothing unsaid
    goes_on = _GOING_ON.search(asked.question) or _POINTING.search(asked.question)
    if not previous.asked.topic:
        return replace(asked, **_kept(asked, previous.asked)) if goes_on else asked
    topic = f"{asked.act} {previous.asked.topic}".strip()
    goes_past = _MORE.search(asked.question) and asked.whose == previous.asked.whose
    asked = replace(asked, skip=_skipped(previous) if goes_past else 0)
    why = _IS_WHY.match(asked.question) is not None
    return replace(
        asked, topic=topic, verb="", carried=not goes_on, why=asked.why or why, **_kept(asked, previous.asked)
    )


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
    turned = turned_to(join, rest, kept)
    found = Found() if kind(rest) else wanted(rest, book, (kept.since, kept.until))
    is_topic = turned is None and join.lower().rstrip().endswith(("about", "on")) and parse(rest).body
    if found and not is_topic:
        return asking(kept, found)
    if previous.asked.voices and _is_person(rest, join):
        return asking(kept, Found(Speaker(as_asked(rest))))
    return turned or replace(kept, topic=rest, unnamed=None)


def _is_person(phrase: str, join: str) -> bool:
    """Whether words that nobody known is called by are somebody's name: "and Marsden?", not "and Crimea?"."""
    said = phrase.split()
    if not all(word[:1].isupper() for word in said) or phrase.isupper() or parse(phrase).body:
        return False
    if phrase.lower() in other_names():
        return False
    return "about" not in join.lower() or (len(said) > 1 and said[0].lower() in given_names())


def _narrows(asked: Understood) -> bool:
    return any(getattr(asked, name) for name in _FILTERS)


def _filtered(previous: Understood, asked: Understood) -> Understood:
    """Return the question before, narrowed as the new one asks."""
    return replace(previous, question=asked.question, skip=0, **_kept(asked, previous))


def _kept(asked: Understood, previous: Understood) -> dict[str, Any]:
    """Return what narrows a question, or else the one before: not its days, where they end before the new
    ones begin.
    """
    kept = {name: getattr(asked, name) or getattr(previous, name) for name in _FILTERS}
    if kept["since"] and kept["until"] and kept["since"] > kept["until"]:
        kept |= {"since": asked.since, "until": asked.until}
    return kept
