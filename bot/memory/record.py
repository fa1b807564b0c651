"""An answer as it is kept: where its words stand, not the words, so that it can be shown again.

What is shown again is sliced from the article anew, and only while its text is still the same.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from index.answers import link
from index.answers.answer import Answer, Other, Silence
from index.answers.evidence import Copy, Evidence, Voice
from index.question.followup import Previous
from index.store.articles import Searched
from index.types import Delegate, Form, How, Kind, Span, Speaker, Tenure, Understood

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.types import Article

Json = dict[str, Any]


def packed(answer: Answer) -> str:
    """Return an answer as JSON without the words of articles."""
    asked = answer.understood
    understood = asdict(asked) | {
        "speaker": asked.speaker.name if asked.speaker else None,
        "delegates": [[one.name, one.post] for one in asked.delegates],  # in which articles is found anew
    }
    kept = {
        "question": answer.question,
        "understood": understood,
        "silence": answer.silence,
        "kept_out": answer.kept_out,
        "evidence": [_evidence(one) for one in answer.evidence],
        "near": [_evidence(one) for one in answer.near],
        "counts": [answer.answering, answer.statements],
        "others": [[other.name, other.statements] for other in answer.others],
        "searched": [answer.searched.articles, answer.searched.first, answer.searched.last],
    }
    return json.dumps(kept, ensure_ascii=False, default=str)


def paths(text: str) -> set[str]:
    """Return the paths of the articles that a kept answer shows."""
    kept = json.loads(text)
    evidence = [*kept["evidence"], *kept.get("near", [])]
    return {one["path"] for one in evidence} | {copy["path"] for one in evidence for copy in one["also_in"]}


def unpacked(text: str, articles: Mapping[str, Article]) -> Answer:
    """Return a kept answer; what stood in articles that are gone or changed is left out.

    :param articles: by path, those that may be seen.
    """
    kept = json.loads(text)
    count, first, last = kept["searched"]
    shown, near = (
        tuple(one for kept_one in kept.get(name, []) if (one := _shown(kept_one, articles)))
        for name in ("evidence", "near")
    )
    answering, statements = kept.get("counts", [len(shown), None])
    return Answer(
        question=kept["question"],
        understood=_understood(kept["understood"]),
        silence=Silence(kept["silence"]) if kept["silence"] else None,
        evidence=shown,
        others=tuple(Other(name, statements) for name, statements in kept["others"]),
        searched=Searched(count, _day(first), _day(last)),
        took_ms=0.0,
        kept_out=tuple(kept["kept_out"]),
        near=near,
        answering=answering,
        statements=statements,
    )


def understood(text: str) -> Understood:
    """Return what the question of a kept answer was taken to ask."""
    return _understood(json.loads(text)["understood"])


def previous(text: str) -> Previous:
    """Return a kept answer as the one that a question follows on."""
    days = [_day(one["published"]) for one in json.loads(text)["evidence"]]
    return Previous(understood(text), tuple(day for day in days if day), len(days))


def _understood(kept: Json) -> Understood:
    return Understood(
        question=kept["question"],
        form=Form(kept["form"]),
        topic=kept["topic"],
        speaker=Speaker(kept["speaker"]) if kept["speaker"] else None,
        ambiguous=tuple(kept["ambiguous"]),
        publisher=kept["publisher"],
        since=_day(kept["since"]),
        until=_day(kept["until"]),
        collection=kept["collection"],
        **_several(kept),
    )


def _several(kept: Json) -> Json:
    """Return who else is asked about; answers kept before that could be have nobody."""
    holders = kept.get("holders", ())
    return {
        "holders": tuple(Tenure(one["name"], _day(one["first"]), _day(one["last"])) for one in holders),
        "delegates": tuple(Delegate(name, post) for name, post in kept.get("delegates", ())),
        "together": tuple(kept.get("together", ())),
        "post": kept.get("post", ""),
        "latest": kept.get("latest", False),
        "oldest": kept.get("oldest", False),
        "exact": kept.get("exact", False),
        "skip": kept.get("skip", 0),
        "language": kept.get("language"),
    }


def _evidence(one: Evidence) -> Json:
    return {
        "path": one.article.path,
        "sha256": one.article.text_sha256,
        "published": one.article.published,
        "span": one.span,
        "kind": one.kind,
        "score": one.score,
        "speaker": asdict(one.speaker) if one.speaker else None,
        "quoted": one.quoted,
        "differs": one.differs,
        "also_in": [
            {
                "path": copy.article.path,
                "sha256": copy.article.text_sha256,
                "span": copy.span,
                "wire": copy.wire,
            }
            for copy in one.also_in
        ],
    }


def _shown(kept: Json, articles: Mapping[str, Article]) -> Evidence | None:
    article = _same(kept, articles)
    if article is None:
        return None
    span = Span(*kept["span"])
    copies = [(_same(copy, articles), Span(*copy["span"]), copy["wire"]) for copy in kept["also_in"]]
    return Evidence(
        article=article,
        span=span,
        kind=Kind(kept["kind"]),
        score=kept["score"],
        speaker=_voice(kept["speaker"]) if kept["speaker"] else None,
        quoted=tuple(Span(*one) for one in kept["quoted"]),
        link=link.to(article, span),
        also_in=tuple(Copy(a, at, link.to(a, at), wire) for a, at, wire in copies if a is not None),
        differs=tuple(Span(*one) for one in kept.get("differs", [])),  # kept since versions are shown apart
    )


def _same(kept: Json, articles: Mapping[str, Article]) -> Article | None:
    article = articles.get(kept["path"])
    return article if article and article.text_sha256 == kept["sha256"] else None


def _voice(kept: Json) -> Voice:
    mention, name_span = Span(*kept["mention"]), Span(*kept["name_span"])
    return Voice(kept["name"], mention, kept["words"], How(kept["how"]), name_span)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
