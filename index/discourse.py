"""From sentences to statements: interrupted quotations joined, floating ones given their speaker."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.types import Span, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.attribution import Attribution
    from index.frame import Frame
    from index.marks import Quotation
    from index.mention import Mention


@dataclass(frozen=True, slots=True)
class Scene:
    """A parsed frame with what it attributes and the mention that its main clause is about."""

    frame: Frame
    attributions: tuple[Attribution, ...]
    subject: Mention | None


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement before its speaker is known by name."""

    spans: tuple[Span, ...]
    cue: Span | None
    mention: Mention | None
    stance: Stance
    inside: int | None = None


def utterances(text: str, quotations: Sequence[Quotation], scenes: Sequence[Scene]) -> list[Utterance]:
    """Return what is said in an article, in the order in which it is attributed."""
    result: list[Utterance] = []
    previous: Scene | None = None
    last: int | None = None  # the place in ``result`` of the last statement with whole quotations
    for scene in scenes:
        if scene.frame.inside is not None:
            result += [_plain(one, scene.frame.inside) for one in scene.attributions]
            continue
        for one in scene.attributions:
            if one.mention is None and one.cue is None and one.quotations:
                number = min(one.quotations)
                kept = (
                    last
                    if last is not None and _goes_on(text, result[last], one, scene, quotations[number])
                    else None
                )
                if kept is not None and "\n" not in text[result[kept].spans[-1].end : one.spans[0].start]:
                    result[kept] = replace(result[kept], spans=(*result[kept].spans, *one.spans))
                    continue
                mention = result[kept].mention if kept is not None else _introduced(previous, scene)
                result.append(Utterance(one.spans, None, mention, Stance.SAID))
            else:
                result.append(_plain(one, None))
            if one.quotations:
                last = len(result) - 1
        previous = scene
    return result


def _plain(one: Attribution, inside: int | None) -> Utterance:
    return Utterance(one.spans, one.cue, one.mention, one.stance, inside)


def _goes_on(text: str, last: Utterance, one: Attribution, scene: Scene, quotation: Quotation) -> bool:
    """Tell whether a quotation without a cue carries on the last speaker's words."""
    del scene
    between = text[last.spans[-1].end : one.spans[0].start]
    if quotation.continues:
        return True
    return between.count("\n\n") <= 1 and len(between) < 600


def _introduced(previous: Scene | None, scene: Scene) -> Mention | None:
    """Return whom the sentence before a floating quotation is about."""
    if scene.subject is not None:
        return scene.subject
    return None if previous is None else previous.subject
