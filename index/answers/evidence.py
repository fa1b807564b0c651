"""Evidence: the smallest whole sentences that carry a statement, whose it is, and where else it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from index.answers import link, versions
from index.answers.voice import unnamed, voice
from index.store.articles import by_row
from index.text.marks import may_part, quotations
from index.types import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.answers.versions import Said
    from index.answers.voice import Voice
    from index.search.candidates import Candidate
    from index.store.store import Store
    from index.types import Article

LIKE = 80
"""Likeness, of 100, from which the words of two excerpts are looked at closely."""

WIRE_WORDS = 97
"""Likeness from which two excerpts are one text, taken from a news agency, not two reports."""


@dataclass(frozen=True, slots=True)
class Copy:
    """The same statement in another article; ``wire`` when the text around the words is the same too."""

    article: Article
    span: Span
    link: str | None
    wire: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """One excerpt, ``article.text[span]``, with the statements in it, all by one speaker.

    ``score`` is the best of all its versions'. ``quoted`` are the spoken words within quotation marks;
    ``speaker`` is None where it is unclear; ``unnamed`` is then what the article calls whoever speaks;
    ``differs`` are the words that another version of it, shown beside it, does not have.
    """

    article: Article
    span: Span
    kind: Kind
    score: float
    speaker: Voice | None
    quoted: tuple[Span, ...]
    link: str | None
    also_in: tuple[Copy, ...]
    differs: tuple[Span, ...] = ()
    unnamed: tuple[Span, ...] = ()

    @property
    def excerpt(self) -> str:
        """The words themselves."""
        return self.span.of(self.article.text)


@dataclass(frozen=True, slots=True)
class _Printed:
    """A candidate as its article prints it: which of its words are quoted, which are said, and all of them.

    Where most of a statement is quoted, the journalist's words in it are not compared.
    """

    candidate: Candidate
    article: Article
    speakers: frozenset[str]
    quoted: tuple[Span, ...]
    said: Said
    whole: Said

    @property
    def excerpt(self) -> str:
        return self.candidate.span.of(self.article.text)

    @property
    def link(self) -> str | None:
        return link.to(self.article, self.candidate.span)


Group = list[_Printed]
"""One statement as several articles print it, whose words are the same; the first is shown."""

Family = list[Group]
"""Versions of one statement, whose words are not quite the same."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was found, each statement once, its other versions beside it: those that answer, best first."""

    store: Store
    families: Sequence[Family]

    def __len__(self) -> int:
        return sum(map(len, self.families))

    def has(self, one: Candidate) -> bool:
        """Say whether a candidate is among what was gathered, as an answer or as a copy of one."""
        return any(one == other.candidate for group in chain(*self.families) for other in group)

    @property
    def speakers(self) -> frozenset[str]:
        """The names of all whose words answer."""
        every = (one.candidate for group in chain(*self.families) for one in group)
        return frozenset(name for one in every for name in one.speakers)

    def shown(self, most: int) -> list[Evidence]:
        """Return the first ``most`` as they are shown.

        :raises StoreError: when what is stored of an article shown is not what was put there.
        """
        first = _first(self.families, most)
        self.store.refuse_damaged(sorted({one.candidate.article for group in chain(*first) for one in group}))
        return [_evidence(group, family) for family in first for group in family]


def evidence(store: Store, chosen: Sequence[Candidate], most: int) -> list[Evidence]:
    """Return the first ``most`` of the ``chosen`` as they are shown.

    :raises StoreError: when what is stored of an article shown is not what was put there.
    """
    return gather(store, chosen).shown(most)


def gather(store: Store, found: Sequence[Candidate], others: Sequence[Candidate] = ()) -> Gathered:
    """Put together the candidates ``found``, which answer, the best first.

    :param others: those that are shown only as copies and versions of what answers.
    """
    others = others if found else ()
    papers = _Papers(by_row(store, {one.article for one in (*found, *others)}))
    families: list[Family] = []
    for one in found:
        _put(papers.printed(one), families, alone=True)
    for one in others:
        if papers.is_like(one, chain(*families)):
            _put(papers.printed(one), families, alone=False)
    return Gathered(store, families)


@dataclass(frozen=True, slots=True)
class _Papers:
    """The articles of what was found, by row, and what each has in quotation marks, found when needed."""

    articles: Mapping[int, Article]
    marks: dict[int, list[Span]] = field(default_factory=dict)

    def is_like(self, one: Candidate, groups: Iterable[Group]) -> bool:
        """Say whether a candidate's words may be those of a statement found, or another version of them."""
        text = self.articles[one.article].text
        words = " ".join(_bare(span.of(text)) for span in _spans(one) or [one.span])
        said = (group[0].said.bare for group in groups)
        return any(versions.is_like_part(words, bare, LIKE) for bare in said)

    def _marked(self, row: int) -> list[Span]:
        if row not in self.marks:
            self.marks[row] = [mark.inner for mark in quotations(self.articles[row].text)]
        return self.marks[row]

    def _quoted(self, one: Candidate, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """Return what of the words said stands within marks, for which few articles need be read whole."""
        text, kinds = self.articles[one.article].text, {said.statement.kind for said in one.uttered}
        if kinds <= {Kind.INDIRECT}:
            return ()
        if kinds == {Kind.DIRECT} and not any(may_part(text, span) for span in spans):
            return spans
        return _within(spans, self._marked(one.article))

    def printed(self, one: Candidate) -> _Printed:
        """Return a candidate as its article prints it."""
        row, text = one.article, self.articles[one.article].text
        spans = _within(_spans(one), [one.span])  # a check shows part of a statement
        quoted = self._quoted(one, spans)
        whole = versions.said(text, [one.span])
        spoken = versions.said(text, quoted if _length(quoted) >= _length(spans) / 2 else spans)
        return _Printed(one, self.articles[row], one.speakers, quoted, spoken if spans else whole, whole)


def _put(one: _Printed, families: list[Family], *, alone: bool) -> None:
    """Put a statement with those of the same words, else beside other versions of it, else by itself.

    Of the same words, those whose speaker is known stand first.
    """
    group = next((group for group in chain(*families) if _is_one(group[0], one)), None)
    if group is not None:
        group.insert(0 if one.speakers and not group[0].speakers else len(group), one)
        return
    beside = next((family for family in families if _is_version(family[0][0], one)), None)
    if beside is not None:
        beside.append([one])
    elif alone:
        families.append([[one]])


def _is_version(one: _Printed, other: _Printed) -> bool:
    """Say whether two show versions of the same words: one sentence with what two say is no two of them."""
    here, there = one.candidate, other.candidate
    is_apart = here.article != there.article or not _within([here.span], [there.span])
    return is_apart and versions.alike(one.said, other.said)


def _is_one(one: _Printed, other: _Printed) -> bool:
    """Say whether two show the same words; those of two speakers are not."""
    if one.speakers and other.speakers and one.speakers != other.speakers:
        return False
    return one.whole.run == other.whole.run or versions.same(one.said, other.said)


def _first(families: Sequence[Family], most: int) -> list[Family]:
    """Return the first statements, in their families."""
    found, left = [], most
    for family in families:
        found.append(family[: max(0, left)])
        left -= len(family)
    return found


def _spans(one: Candidate) -> list[Span]:
    """Return the content of a candidate's statements."""
    return sorted({span for uttered in one.uttered for span in uttered.statement.spans})


def _length(spans: Sequence[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _differences(group: Group, family: Sequence[Group]) -> tuple[Span, ...]:
    """Return the words of a statement that are not those of its first version, or of the first's others."""
    others = family[1:] if group is family[0] else family[:1]
    found = {span for other in others for span in versions.differences(group[0].said, other[0].said)}
    return tuple(sorted(found))


def _evidence(group: Group, family: Family) -> Evidence:
    first = group[0]
    kinds = {uttered.statement.kind for uttered in first.candidate.uttered}
    return Evidence(
        article=first.article,
        span=first.candidate.span,
        kind=kinds.pop() if len(kinds) == 1 else Kind.MIXED if kinds else Kind.PASSAGE,
        score=max(one.candidate.score for one in chain(*family)),
        speaker=voice(first.candidate.uttered, first.article.text),
        quoted=first.quoted,
        link=first.link,
        also_in=_copies(group),
        differs=_differences(group, family),
        unnamed=unnamed(first.candidate.uttered, first.article.text),
    )


def _copies(group: Sequence[_Printed]) -> tuple[Copy, ...]:
    first = group[0]
    copies: dict[int, Copy] = {}
    for one in group[1:]:
        row = one.candidate.article
        if row != first.candidate.article and row not in copies:
            wire = fuzz.ratio(_bare(first.excerpt), _bare(one.excerpt)) >= WIRE_WORDS
            copies[row] = Copy(one.article, one.candidate.span, one.link, wire)
    return tuple(copies.values())


def _within(spans: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """Return the parts of ``spans`` that stand within ``others``."""
    shared = (Span(max(a.start, b.start), min(a.end, b.end)) for a in spans for b in others)
    return tuple(sorted({span for span in shared if span.start < span.end}))


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
