"""What a question was taken to ask, as a frozen value that every stage of an answer passes on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from index.types import Speaker  # noqa: TC001 - pydantic, too

_ON = re.compile(r"\b(?:about|on|of|regarding|concerning)\s*$", re.IGNORECASE)
"""What stands before a topic that somebody spoke on."""


class Form(StrEnum):
    """What a question asks for."""

    SAID = "said"  # what did X say, X on Y, X's reaction: statements of one speaker
    WHO = "who"  # who said ...: statements, whoever made them
    PLAIN = "plain"  # no speaker and no saying: the sentence that answers


@dataclass(frozen=True, slots=True)
class Tenure:
    """Somebody whom articles call by a post, and of which days the first and the last of them are.

    ``post`` is what they are called, where that is not what was asked for.
    """

    name: str
    first: date | None = None
    last: date | None = None
    post: str = ""


@dataclass(frozen=True, slots=True)
class Delegate:
    """Somebody whose words are a body's: called ``post`` in ``articles`` (None: all), or a name of it."""

    name: str
    post: str = ""
    articles: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """A word of a topic as it was typed, which no article has, and the only one like it that any has."""

    typed: str
    meant: str


@dataclass(frozen=True, slots=True)
class FirstName:
    """A given name alone in a topic, whose it is, and the surname that articles may write instead."""

    typed: str
    name: str
    surname: str


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A body or group as a question calls it, which articles may quote without a name: and on what.

    ``alone`` when nobody else whom the question names is heard beside it; ``by_others`` where others may tell
    it as well: what they did, or think.
    """

    called: str
    topic: str
    alone: bool = False
    by_others: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """What a question was taken to ask.

    ``speaker`` is whom it asks about (with no statements when these articles never quote them); None when
    it asks about nobody or when the name fits several people, who are then listed in ``ambiguous``.
    ``topic`` is the question without speaker, dates, publisher and asking words.

    ``holders`` are all who hold the post that is asked about, the latest first; where one of them is quoted
    far more than the others, that is the ``speaker``; ``post`` is what the question calls them, or people of
    a kind ("the fishermen"). ``delegates`` are those who speak for the body asked about, ``together`` all of
    several speakers who are asked about at once. ``latest`` asks for the newest words first, ``oldest`` for
    the oldest; ``exact`` for what is quoted, before what is only reported; ``why`` for what gives a reason
    before the rest; ``skip`` for what comes
    after so many excerpts, which were shown before. ``language`` is what the question is in, where that is
    not English. ``verb`` is what was done with the words, where it is more than to say; of a question after
    whoever did, ``besides`` are those to whom: none of them. With a verb and no topic, all is asked for that
    is told with that verb or its like. ``carried`` says that the topic is the question before's, which this
    one leaves open without a word that goes on from it. ``unnamed`` is what the question calls a body or
    group that nobody is known to be: articles may quote it without a name. ``slips`` are words that were
    typed otherwise than the topic has them, ``first_names`` those in it that somebody is known by.
    """

    question: str
    form: Form
    topic: str
    speaker: Speaker | None = None
    ambiguous: tuple[str, ...] = ()
    publisher: str | None = None
    since: date | None = None
    until: date | None = None
    collection: str | None = None
    holders: tuple[Tenure, ...] = ()
    delegates: tuple[Delegate, ...] = ()
    together: tuple[str, ...] = ()
    post: str = ""
    latest: bool = False
    oldest: bool = False
    exact: bool = False
    why: bool = False
    skip: int = 0
    language: str | None = None
    verb: str = ""
    besides: tuple[str, ...] = ()
    deed: str = ""
    carried: bool = False
    unnamed: Unnamed | None = None
    slips: tuple[Slip, ...] = ()
    first_names: tuple[FirstName, ...] = ()

    @property
    def surnames(self) -> dict[str, str]:
        """The surnames of those whom the topic calls by a given name alone, by that."""
        return {one.typed.lower(): one.surname for one in self.first_names}

    @property
    def act(self) -> str:
        """What one does by speaking, where that alone is asked for: "deny"; empty where something else is."""
        return "" if self.topic else self.verb

    @property
    def kind(self) -> str:
        """People of what kind are asked after, by no name: "the fishermen"; empty where none are."""
        return self.post if self.form is Form.WHO else ""

    @property
    def of_anything(self) -> bool:
        """Whether whoever spoke is asked for, on any topic: "who is quoted in The Lantern?"."""
        return self.form is Form.WHO and not (self.topic or self.verb or self.post or self.unnamed)

    @property
    def left_aside(self) -> tuple[str, ...]:
        """Return the names of those whose words are not asked for: "not Volkonin on the dam"."""
        return self.besides if not self.verb else ()

    @property
    def is_of_all(self) -> bool:
        """Whether all are asked for who spoke on a topic: "who spoke about the dam?", "not Volkonin"; rather
        than who said just that: "who said that the dam leaks?".
        """
        if self.form is not Form.WHO or self.verb or self.post or not self.topic:
            return False
        before, found, _ = self.question.lower().rpartition(self.topic.lower())
        return bool(self.besides) or not found or _ON.search(before) is not None

    @property
    def voices(self) -> tuple[Delegate, ...]:
        """Return whose words answer, each with the articles in which they do."""
        if self.delegates:
            return self.delegates
        holders = tuple(one.name for one in self.holders)
        speaker = (self.speaker.name,) if self.speaker else ()
        return tuple(map(Delegate, self.together or holders or speaker or self.ambiguous))

    @property
    def may_be(self) -> tuple[str, ...]:
        """Return the names of several of whom one is meant, and nothing tells which; of all who hold a post,
        each is.
        """
        return () if self.speaker or self.holders else self.ambiguous

    @property
    def of_deed(self) -> Understood:
        """The question what somebody or people of a kind did as one about nobody: any sentence that tells
        of it answers.
        """
        return Understood(
            question=self.question,
            form=Form.PLAIN,
            topic=self.deed,
            publisher=self.publisher,
            since=self.since,
            until=self.until,
            collection=self.collection,
            post=self.kind,
        )

    @property
    def whose(self) -> tuple[str, ...]:
        """Return the names of those whose words answer; of a body its own, whoever speaks for it."""
        if self.delegates and self.speaker:
            return (self.speaker.name,)
        return tuple(one.name for one in self.voices)

    @property
    def after_unnamed(self) -> Understood:
        """The question as one after a group that articles quote without a name, and whoever leads it."""
        if self.unnamed is None:
            return self
        alone = self.unnamed.alone
        speaker = self.speaker if self.speaker and self.speaker.statements and not alone else None
        called, topic = self.unnamed.called, self.unnamed.topic
        deed = self.deed or (self.topic if self.form is Form.PLAIN else "")
        those = () if alone else self.ambiguous
        asked = replace(self, form=Form.WHO, speaker=speaker, topic=topic, post=called, ambiguous=those)
        if alone:
            asked = replace(asked, holders=(), delegates=(), together=())
        return replace(asked, deed=deed, unnamed=None)

    @property
    def reported_until(self) -> date | None:
        """Return the last day of the articles that tell of the days asked about: of one day, the next day's
        tell too.
        """
        one_day = self.until is not None and self.since == self.until
        return self.until + timedelta(days=1) if self.until and one_day else self.until
