"""An answer's JSON read back: what was asked, for a question that follows on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - pydantic reads the types of what is read back
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, TypeAdapter, ValidationError

from index.asked import Form, Tenure, Understood
from index.errors import QuestionError
from index.question.followup import Previous
from index.question.whom import renewed
from index.types import Speaker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.names.directory.directory import Directory


@dataclass(frozen=True, slots=True)
class _Named:
    name: str


@dataclass(frozen=True, slots=True)
class _Held:
    name: str
    since: Annotated[date | None, Field(alias="from")] = None
    until: Annotated[date | None, Field(alias="to")] = None
    post: str | None = None


@dataclass(frozen=True, slots=True)
class _Meant:
    """What is read of ``understood``."""

    topic: str = ""
    speaker: _Named | None = None
    ambiguous: tuple[str, ...] = ()
    publisher: str | None = None
    since: date | None = None
    until: date | None = None
    collection: str | None = None
    holders: tuple[_Held, ...] = ()
    together: tuple[str, ...] = ()
    post: str | None = None
    latest: bool = False
    oldest: bool = False
    exact: bool = False
    why: bool = False
    skip: int = 0
    form: Form | None = None
    verb: str | None = None
    besides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Dated:
    published: date | None = None


@dataclass(frozen=True, slots=True)
class _Excerpt:
    article: _Dated = _Dated()
    speaker: _Named | None = None


@dataclass(frozen=True, slots=True)
class _Earlier:
    """What is read of an earlier answer; whatever else it holds is passed over."""

    understood: _Meant
    question: str = ""
    evidence: tuple[_Excerpt, ...] = ()


_EARLIER = TypeAdapter(_Earlier)


def previous(earlier: Mapping[str, object], book: Directory, where: str) -> Previous | None:
    """Return what was asked by an answer that `ask --json` printed; None where there is none.

    :param where: it stands, for people.
    :raises QuestionError: naming what in it is none of an answer.
    """
    if not earlier:
        return None
    try:
        read = _EARLIER.validate_python(earlier)
    except ValidationError as wrong:
        place = ".".join(map(str, wrong.errors()[0]["loc"]))
        raise QuestionError(
            f"{where} holds no answer as ask --json prints it: “{place}” is missing, or is none of one."
        ) from None
    meant = read.understood
    asked = Understood(
        question=read.question,
        form=meant.form or _form(meant),
        topic=meant.topic,
        speaker=_speaker(meant.speaker.name, book) if meant.speaker else None,
        ambiguous=meant.ambiguous,
        publisher=meant.publisher,
        since=meant.since,
        until=meant.until,
        collection=meant.collection,
        holders=tuple(Tenure(one.name, one.since, one.until, one.post or "") for one in meant.holders),
        together=meant.together,
        post=meant.post or "",
        latest=meant.latest,
        oldest=meant.oldest,
        exact=meant.exact,
        why=meant.why,
        skip=meant.skip,
        verb=meant.verb or "",
        besides=meant.besides,
    )
    asked = renewed(asked, book)
    days = (one.article.published for one in read.evidence)
    voices = dict.fromkeys(one.speaker.name for one in read.evidence if one.speaker)
    return Previous(asked, tuple(day for day in days if day), len(read.evidence), tuple(voices))


def _form(meant: _Meant) -> Form:
    """Return what an answer of an older version was asked for."""
    return Form.SAID if meant.speaker or meant.ambiguous or meant.together else Form.PLAIN


def _speaker(name: str, book: Directory) -> Speaker:
    return next((one for one in book.speakers if one.name == name), Speaker(name))
