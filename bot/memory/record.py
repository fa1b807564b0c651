"""An answer as it is kept: where its words stand, not the words, so that it can be shown again.

What is shown again is sliced from the article anew, and only while its text is still the same.
"""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass
from datetime import date  # noqa: TC003 - pydantic reads the types of what is read back
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import BeforeValidator, PlainSerializer, TypeAdapter, ValidationError

from bot.errors import RecordError
from index.answers import link
from index.answers.answer import Answer, Silence
from index.answers.evidence import Copy, Evidence
from index.answers.others import Other
from index.answers.voice import Voice  # noqa: TC001 - pydantic reads it, too
from index.asked import Tenure, Understood  # noqa: TC001 - pydantic reads these types, too
from index.question.followup import Previous
from index.store.articles import Searched
from index.types import Kind, Span  # noqa: TC001 - pydantic reads these types, too

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.types import Article

Json = dict[str, Any]

_log = logging.getLogger(__name__)

UNREADABLE = "This answer was kept in a way that I cannot read. Ask again with /ask."


def _brief(asked: Understood) -> Json:
    """Return what was asked, people by their names: what else is known of them is found anew."""
    return asdict(asked) | {
        "speaker": asked.speaker.name if asked.speaker else None,
        "delegates": [(one.name, one.post) for one in asked.delegates],
    }


def _whole(kept: Any) -> Any:
    """Return what was kept so of a question, as the fields of one."""
    if not isinstance(kept, dict):
        return kept
    speaker, delegates = kept.get("speaker"), kept.get("delegates", ())
    return kept | {
        "speaker": None if speaker is None else {"name": speaker},
        "delegates": [dict(zip(("name", "post"), one, strict=False)) for one in delegates],
    }


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where an excerpt stands, and the hash of the text in which it does."""

    path: str
    sha256: str
    span: Span

    def within(self, articles: Mapping[str, Article]) -> Article | None:
        """Return its article, while the text is the same."""
        article = articles.get(self.path)
        return article if article and article.text_sha256 == self.sha256 else None


@dataclass(frozen=True, slots=True)
class _Elsewhere(_Spot):
    """Where a copy of an excerpt stands."""

    wire: bool


@dataclass(frozen=True, slots=True)
class _Kept(_Spot):
    """An excerpt; what has a default is not in all the records that there are."""

    kind: Kind
    score: float
    speaker: Voice | None
    quoted: tuple[Span, ...]
    also_in: tuple[_Elsewhere, ...]
    published: date | None = None
    differs: tuple[Span, ...] = ()
    unnamed: tuple[Span, ...] = ()

    @classmethod
    def of_evidence(cls, one: Evidence) -> Self:
        return cls(
            one.article.path,
            one.article.text_sha256,
            one.span,
            one.kind,
            one.score,
            one.speaker,
            one.quoted,
            tuple(
                _Elsewhere(copy.article.path, copy.article.text_sha256, copy.span, copy.wire)
                for copy in one.also_in
            ),
            one.article.published,
            one.differs,
            one.unnamed,
        )

    def shown(self, articles: Mapping[str, Article]) -> Evidence | None:
        """Return it as it is shown again; None where its article is gone or changed."""
        article = self.within(articles)
        if article is None:
            return None
        copies = [(copy.within(articles), copy) for copy in self.also_in]
        return Evidence(
            article=article,
            span=self.span,
            kind=self.kind,
            score=self.score,
            speaker=self.speaker,
            quoted=self.quoted,
            link=link.to(article, self.span),
            also_in=tuple(Copy(a, one.span, link.to(a, one.span), one.wire) for a, one in copies if a),
            differs=self.differs,
            unnamed=self.unnamed,
        )


@dataclass(frozen=True, slots=True)
class Record:
    """An answer as it is kept; what has a default is not in all the records that there are."""

    question: str
    understood: Annotated[Understood, BeforeValidator(_whole), PlainSerializer(_brief)]
    silence: Silence | None
    evidence: tuple[_Kept, ...]
    others: tuple[tuple[str, int], ...]
    searched: tuple[int, date | None, date | None]
    kept_out: tuple[str, ...] = ()
    near: tuple[_Kept, ...] = ()
    counts: tuple[int, int | None] | None = None
    alike: tuple[Tenure, ...] = ()
    archive: tuple[int, date | None, date | None] | None = None
    namesakes: tuple[str, ...] = ()
    unsure: bool = False

    @property
    def paths(self) -> set[str]:
        """The paths of the articles that it shows."""
        shown = (*self.evidence, *self.near)
        return {one.path for one in shown} | {copy.path for one in shown for copy in one.also_in}

    def previous(self) -> Previous:
        """Return it as the answer that a question follows on."""
        days = tuple(one.published for one in self.evidence if one.published)
        voices = dict.fromkeys(one.speaker.name for one in self.evidence if one.speaker)
        return Previous(self.understood, days, len(self.evidence), tuple(voices))

    def answer(self, articles: Mapping[str, Article]) -> Answer:
        """Return the answer; what stood in articles that are gone or changed is left out.

        :param articles: by path, those that may be seen.
        """
        shown, near = (
            tuple(one for kept in several if (one := kept.shown(articles)))
            for several in (self.evidence, self.near)
        )
        answering, statements = self.counts or (len(shown), None)
        return Answer(
            question=self.question,
            understood=self.understood,
            silence=self.silence,
            evidence=shown,
            others=tuple(Other(*one) for one in self.others),
            searched=Searched(*self.searched),
            took_ms=0.0,
            kept_out=self.kept_out,
            alike=self.alike,
            archive=Searched(*self.archive) if self.archive else None,
            near=near,
            answering=answering,
            statements=statements,
            namesakes=self.namesakes,
            unsure=self.unsure,
        )


_RECORD = TypeAdapter(Record)


def packed(answer: Answer) -> str:
    """Return an answer as JSON without the words of articles."""
    kept = Record(
        question=answer.question,
        understood=answer.understood,
        silence=answer.silence,
        evidence=tuple(map(_Kept.of_evidence, answer.evidence)),
        others=tuple((other.name, other.statements) for other in answer.others),
        searched=_extent(answer.searched),
        kept_out=answer.kept_out,
        near=tuple(map(_Kept.of_evidence, answer.near)),
        counts=(answer.answering, answer.statements),
        alike=answer.alike,
        archive=_extent(answer.archive) if answer.archive else None,
        namesakes=answer.namesakes,
        unsure=answer.unsure,
    )
    return _RECORD.dump_json(kept).decode()


def unpacked(text: str) -> Record:
    """Return what `packed` made of an answer, this program's or an earlier one's.

    :raises RecordError: when it is none; what is wrong with it goes into the log.
    """
    try:
        return _RECORD.validate_json(text)
    except ValidationError as wrong:
        first = wrong.errors(include_input=False)[0]
        _log.error("A kept answer cannot be read: %s (%s)", first["msg"], ".".join(map(str, first["loc"])))
        raise RecordError(UNREADABLE) from None


def readable(text: str) -> Record | None:
    """Return what `packed` made of an answer; None of what cannot be read, where nobody asked for it."""
    try:
        return unpacked(text)
    except RecordError:
        return None


def _extent(searched: Searched) -> tuple[int, date | None, date | None]:
    return searched.articles, searched.first, searched.last
