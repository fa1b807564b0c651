"""The nouns of the trade, as frozen values that every module passes on.

Offsets count code points from the start of an article's stored text; a span is half open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date  # noqa: TC003 - pydantic reads the types of what is read back
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple


class Span(NamedTuple):
    """The characters ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that this span marks out of ``text``."""
        return text[self.start : self.end]


class Kind(StrEnum):
    """How an excerpt carries somebody's words."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    PASSAGE = "passage"


class How(StrEnum):
    """How the speaker of a statement is known."""

    NAMED = "named"
    TITLE = "title"
    PRONOUN = "pronoun"


SURE = 0.9
"""How sure it must be whose words are, for them to be shown as theirs; below, they are doubtful."""


class Link(StrEnum):
    """How words are tied to the mention of their speaker."""

    CUE = "cue"  # "Birch said that ...", "..., said Birch"
    OBJECT = "object"  # "Birch denied the charge"
    VERB = "verb"  # quoted words with a verb that is no cue: "dubbed it “a sin”", "“...,” Birch laughed"
    SET_OFF = "set_off"  # "Birch was brief: “...”", "“...” – Ada Birch"
    BESIDE = "beside"  # a quotation set against a clause or a name
    BEFORE = "before"  # the sentence before, in the same paragraph, has them speak
    ABOVE = "above"  # the paragraph above has them speak
    ALONE = "alone"  # a quotation alone in its sentence or paragraph, right after one that has them speak
    ABOUT = "about"  # the sentence before is about them
    AFTER = "after"  # what follows says whose it is
    TURN = "turn"  # "BIRCH: ...", or what the author asked them for
    RELAYED = "relayed"  # somebody else's words that the speaker passes on: "the Gazette reports"


class Stance(StrEnum):
    """Whether the words were said, or said not to have been, or only imagined said."""

    SAID = "said"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Metadata:
    """Where an article comes from, as far as it is known."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None

    def told(self) -> dict[str, str | None]:
        """Return the fields by name, as they are stored and printed."""
        published = self.published.isoformat() if self.published else None
        return {**{name: getattr(self, name) for name in METADATA}, "published": published}


METADATA = tuple(field.name for field in fields(Metadata))
"""The fields of an article's metadata, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Article:
    """A document as it is stored: its text and where it comes from.

    ``path`` is relative to the documents folder, with ``/`` between its parts; an article of a file that
    holds many adds ``#`` and its place there. ``text`` has ``\\n`` newlines and no outer blank space.
    ``pages`` tell where in it each page begins, for a document that has pages.
    """

    path: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    pages: tuple[int, ...] = ()

    @classmethod
    def of(cls, path: str, text: str, metadata: Metadata, pages: tuple[int, ...] = ()) -> Article:
        """Return an article that comes from where ``metadata`` says."""
        told = {name: getattr(metadata, name) for name in METADATA}
        return cls(path, text, pages=pages, **told)

    @property
    def metadata(self) -> Metadata:
        """Where it comes from."""
        return Metadata(*(getattr(self, name) for name in METADATA))

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits that name the article, whatever its contents become."""
        return sha256(self.path.encode()).hexdigest()[:12]

    @property
    def collection(self) -> str:
        """The sub-folder of the documents folder it lies in; empty at the top."""
        return self.path.rpartition("/")[0]

    @property
    def text_sha256(self) -> str:
        """The hash against which every excerpt is checked."""
        return sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Why:
    """Why a statement is its speaker's.

    ``share`` is the speaker's of all who come to mind for the mention, ``distance`` the sentences since they
    did, ``rival`` the name of the next likeliest, if anybody's.
    """

    link: Link = Link.CUE
    share: float = 1.0
    distance: int = 0
    rival: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """An attributed utterance found in one article's text.

    ``spans`` are its content, in order, without the quotation marks that enclose them. ``mention`` is
    the words that name the speaker where the statement is made ("He"); ``name`` the fullest name that
    they stand for in this article, standing at ``name_span``. Both are None where the speaker is unclear.
    ``sure`` is the probability that the speaker, if there is one, is right; ``why`` what speaks for it.
    """

    spans: tuple[Span, ...]
    kind: Kind
    cue: Span | None = None
    mention: Span | None = None
    name: str | None = None
    name_span: Span | None = None
    how: How | None = None
    stance: Stance = Stance.SAID
    sure: float = 1.0
    why: Why = Why()

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.spans[-1].end

    @property
    def is_verbatim(self) -> bool:
        """Whether it is printed as it was said: within quotation marks, or as a turn, which needs none."""
        return self.kind is Kind.DIRECT or self.why.link is Link.TURN

    @property
    def is_doubtful(self) -> bool:
        """Whether it is only probably its speaker's."""
        return self.name is not None and self.sure < SURE


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or some body, named in one article.

    ``name`` is the fullest form there ("Sergei Lavrov"), ``aliases`` its other forms ("Lavrov"),
    ``roles`` what the article calls them, in lower case and without an article
    ("russian foreign minister").
    """

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article says: its statements in text order, and the people it names."""

    statements: tuple[Statement, ...] = ()
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """A post that people wrote down as somebody's, with the first and the last day of it; None is open."""

    post: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """One person or body across all articles.

    ``name`` is the canonical name shown to people, ``aliases`` every other name that means them,
    ``roles`` what articles call them, with the number of articles that do, ``statements`` how many
    statements are theirs (none for somebody named but never quoted). ``posts`` are what people wrote down.
    """

    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[tuple[str, int], ...] = ()
    statements: int = 0
    posts: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Server:
    """A PostgreSQL database that holds an index, by its address; told without a password.

    ``read`` is the address of a replica, from which answers may come where it has what is asked for.
    """

    url: str
    read: str | None = None

    @property
    def replica(self) -> Server | None:
        """Its replica, if it has one."""
        return Server(self.read) if self.read else None

    def __str__(self) -> str:
        named = re.sub(r"(?<=://)([^:@]*):.*@", r"\1@", self.url)
        return re.sub(r"(?<=[?&])(ssl)?password=[^&]*&?", "", named).rstrip("?&")

    __repr__ = __str__


@dataclass(frozen=True, slots=True)
class Schema:
    """One index on a server: its tables stand in a schema of their own."""

    server: Server
    name: str

    def __str__(self) -> str:
        return f"{self.server} ({self.name})"


Place = Path | Server
"""Where an index lies: in a folder, or on a server."""
